"""From the frozen opinion to the notified decision, and the documents on the way."""

import sqlite3
from contextlib import closing as closing_file
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from daect_tui.domain.decision import DecisionKind, DecisionState, Grounds
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.errors import Refusal, RefusedForReasons, UnusableRegister
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import LetterState
from daect_tui.domain.printing import JobStage, PrintOptions
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from storage.register import OpenRegister
from tests.support.desks import Disk, opened

DAY = date(2018, 3, 14)
REFUSAL = Motion(
    Outcome.UNFAVOURABLE, Grounds(criteria=("capacite",), reasons="Aucune réalisation n’est décrite.")
)
ADJOURNMENT = Motion(
    Outcome.ADJOURNED, Grounds(wanted="l’accord écrit des experts", wanted_until=date(2018, 4, 30))
)


def closed(desk: Desk, *proposals: Motion) -> str:
    session, room = opened(desk, *proposals)
    for item in room.sitting.items:
        desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    return session


def pending(desk: Desk, session: str) -> list[int]:
    return [line.decision.id for line in desk.decisions.of_session(session)]


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).replace("\u00a0", " ").split())


def test_three_events_three_dates(desk: Desk, tmp_path: Path) -> None:
    session = closed(desk, Motion(Outcome.FAVOURABLE), ADJOURNMENT, REFUSAL)
    assert desk.letters.produce_decisions(session) == ()

    signed = desk.decisions.sign(pending(desk, session), date(2018, 3, 20))
    produced = desk.letters.produce_decisions(session)
    chronos = [made.letter.chrono for made in produced if made.letter]
    desk.posting.mark_signed(chronos)
    desk.posting.mark_sent(chronos, date(2018, 3, 21))
    desk.posting.mark_notified(chronos, date(2018, 3, 23))

    assert chronos == ["2018-0001", "2018-0002", "2018-0003"]
    states = [desk.intake.open(decision.dossier).dossier.state for decision in signed]
    assert states == [
        DossierState.LABELLED_NOTIFIED,
        DossierState.ADJOURNED_NOTIFIED,
        DossierState.REFUSED_NOTIFIED,
    ]
    lines = desk.decisions.of_session(session)
    assert {line.decision.signed_on for line in lines} == {date(2018, 3, 20)}
    assert {line.decision.notified_on for line in lines} == {date(2018, 3, 23)}
    assert desk.letters.produce_decisions(session) == ()

    labelling, adjournment, refusal = (text_of(path) for path in desk.letters.write(chronos, tmp_path))
    for text in (labelling, adjournment, refusal):
        assert "PACT3" in text
        assert "14 mars 2018" in text
        assert "Paris, le 20 mars 2018" in text
        assert "Hélène VASSEUR" in text
        assert "Pour le ministre et par délégation," in text
    assert "LAB-2018-001" in labelling
    assert "du 20 mars 2018 au 19 mars 2021" in labelling
    assert "l’accord écrit des experts" in adjournment
    assert "30 avril 2018" in adjournment
    assert "Aucune réalisation n’est décrite." in refusal
    assert "capacité à assister techniquement" in refusal
    assert "tribunal administratif de Paris" in refusal


def test_a_refusal_without_criterion_is_not_signed_and_nothing_else_is(desk: Desk) -> None:
    session = closed(desk, Motion(Outcome.FAVOURABLE), REFUSAL)
    desk.decisions.complete(pending(desk, session)[1], Grounds(reasons="Aucune réalisation."))

    with pytest.raises(RefusedForReasons, match="critère"):
        desk.decisions.sign(pending(desk, session), DAY)

    assert all(line.decision.state is DecisionState.PENDING for line in desk.decisions.of_session(session))
    assert desk.missions.labels() == ()


def test_the_authority_departs_from_the_opinion_with_a_recorded_reason(desk: Desk, tmp_path: Path) -> None:
    session = closed(desk, REFUSAL)
    (decision,) = pending(desk, session)
    with pytest.raises(Refusal, match="motif"):
        desk.decisions.depart(decision, DecisionKind.LABEL, Grounds(), " ")

    desk.decisions.depart(decision, DecisionKind.LABEL, Grounds(), "Intérêt du pays visé.")
    desk.decisions.sign([decision], DAY)
    (made,) = desk.letters.produce_decisions(session)

    assert made.letter is not None
    (path,) = desk.letters.write([made.letter.chrono], tmp_path)
    assert "Je n’ai pas suivi cet avis, pour le motif suivant : Intérêt du pays visé." in text_of(path)


def test_a_decision_is_not_dated_before_the_session(desk: Desk) -> None:
    session = closed(desk)

    with pytest.raises(Refusal, match="avant la séance"):
        desk.decisions.sign(pending(desk, session), date(2018, 3, 1))


def test_nobody_signs_outside_a_delegation(desk: Desk) -> None:
    session = closed(desk)

    with pytest.raises(Refusal, match="signataire"):
        desk.decisions.sign(pending(desk, session), date(2015, 3, 20))


def test_a_letter_that_fails_blocks_neither_the_decision_nor_the_others(desk: Desk) -> None:
    session, room = opened(desk, Motion(Outcome.FAVOURABLE), Motion(Outcome.FAVOURABLE))
    for item in room.sitting.items:
        desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    desk.decisions.sign(pending(desk, session), DAY)
    with desk.office.begin() as work:
        organisation = work.dossiers.get("PACT3-2018-001").organisation
        work.organisations.update(replace(organisation, name="Montclair \N{GRINNING FACE}"))
        work.journal.append(Act("organisation.changed", organisation.name, {}))
        work.commit()

    produced = desk.letters.produce_decisions(session)

    assert [made.letter is None for made in produced] == [True, False]
    assert "U+1F600" in " ".join(produced[0].faults)
    assert produced[1].letter is not None
    assert produced[1].letter.chrono == "2018-0001"


def test_a_kept_letter_is_read_back_byte_for_byte_under_its_hash(desk: Desk, tmp_path: Path) -> None:
    session = closed(desk)
    desk.decisions.sign(pending(desk, session), DAY)
    (made,) = desk.letters.produce_decisions(session)
    assert made.letter is not None

    (first,) = desk.letters.write([made.letter.chrono], tmp_path / "un")
    (second,) = desk.letters.write([made.letter.chrono], tmp_path / "deux")

    assert first.read_bytes() == second.read_bytes()
    with desk.office.begin() as work:
        assert work.letters.content(made.letter.sha256) == first.read_bytes()


def test_printing_queues_in_order_and_records_it(desk: Desk, tmp_path: Path) -> None:
    session = closed(desk, Motion(Outcome.FAVOURABLE), REFUSAL)
    desk.decisions.sign(pending(desk, session), DAY)
    chronos = [made.letter.chrono for made in desk.letters.produce_decisions(session) if made.letter]

    job = desk.printing.queue(chronos, tmp_path, PrintOptions("Copieur"))

    assert job.identifier
    assert {letter.state for letter in desk.letters.of_session(session)} == {LetterState.PRODUCED}
    assert desk.printing.state(job).stage is JobStage.PRINTED
    assert desk.printing.printers().proposed == "Copieur", "the chosen printer is the person's taste"
    desk.printing.record(chronos)
    desk.posting.mark_signed(chronos[:1])
    copies = desk.printing.record(chronos)
    assert [letter.state for letter in copies] == [LetterState.SIGNED, LetterState.PRINTED]
    with desk.office.reading() as work:
        kinds = [entry.kind for entry in work.journal.entries() if entry.subject == chronos[0]]
    assert kinds == ["letter.produced", "letter.print", "letter.sign", "letter.reprinted"]


def test_a_kept_letter_that_was_altered_is_never_printed(desk: Desk, tmp_path: Path) -> None:
    session = closed(desk, Motion(Outcome.FAVOURABLE))
    desk.decisions.sign(pending(desk, session), DAY)
    (made,) = desk.letters.produce_decisions(session)
    assert made.letter is not None
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    with closing_file(sqlite3.connect(register.path)) as connection:
        connection.execute("UPDATE stored_file SET content = zeroblob(size)")
        connection.commit()

    with pytest.raises(UnusableRegister, match="altéré"):
        desk.printing.queue([made.letter.chrono], tmp_path)

    disk = desk.letters._files
    assert isinstance(disk, Disk)
    assert disk.printed == []


def test_the_communique_waits_for_the_notification(desk: Desk) -> None:
    session = closed(desk)
    desk.decisions.sign(pending(desk, session), DAY)

    made = desk.letters.produce_communique(session)

    assert made.letter is None
    assert "notifiée" in " ".join(made.faults)
