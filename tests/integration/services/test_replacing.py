"""A letter at fault is replaced by one that cites it; one still at the desk is compared with the register."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from daect_tui.domain.decision import DecisionState
from daect_tui.domain.document import LetterDocument, Paragraph
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from tests.support.desks import opened

SIGNED, TOLD, LATER = date(2018, 3, 14), date(2018, 3, 16), date(2018, 3, 20)


def produced(desk: Desk, count: int = 1) -> tuple[str, ...]:
    session, room = opened(desk, *[Motion(Outcome.FAVOURABLE)] * count)
    for item in room.sitting.items:
        desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], SIGNED)
    return tuple(made.letter.chrono for made in desk.letters.produce_decisions(session) if made.letter)


def renamed(desk: Desk, chrono: str, name: str) -> None:
    with desk.office.begin() as work:
        organisation = work.dossiers.get(work.letters.get(chrono).subject).organisation
        work.organisations.update(replace(organisation, name=name))
        work.journal.append(Act("organisation.changed", name, {}))
        work.commit()


def letter_and_document(desk: Desk, chrono: str) -> tuple[Letter, LetterDocument]:
    with desk.office.reading() as work:
        letter = work.letters.get(chrono)
        document = work.frozen_documents.find(letter.sha256)
    assert isinstance(document, LetterDocument)
    return letter, document


def first_words(document: LetterDocument) -> str:
    first = document.body[0]
    assert isinstance(first, Paragraph)
    return "".join(run.text for run in first.runs)


def test_a_letter_at_the_desk_is_replaced_under_its_own_date(desk: Desk) -> None:
    (chrono,) = produced(desk)
    renamed(desk, chrono, "Montclair-le-Neuf (fictif)")
    kept = desk.office.reading().__enter__().letters.get(chrono)

    made = desk.replacing.replace(chrono, "nom de l’organisme erroné")

    assert made.letter is not None
    letter, document = letter_and_document(desk, made.letter.chrono)
    assert (letter.chrono, letter.dated, letter.recipient) == (
        "2018-0002",
        SIGNED,
        "Montclair-le-Neuf (fictif)",
    )
    said = "n°\u00a02018-0001 du 14\u00a0mars\u00a02018"
    assert first_words(document) == f"La présente lettre annule et remplace ma lettre {said}."
    assert document.references[-1] == f"ma lettre {said}, annulée et remplacée"
    old, before = letter_and_document(desk, chrono)
    assert (old.state, old.sha256) == (LetterState.REPLACED, kept.sha256)
    assert not any("Montclair" in line for line in before.recipient)
    told = desk.replacing.of(chrono)
    assert told is not None
    assert (told.letter, told.replaced, told.reason) == ("2018-0002", chrono, "nom de l’organisme erroné")
    assert desk.office.register.faults() == ()


def test_what_replaces_a_notified_letter_bears_its_day_and_starts_a_new_delay(desk: Desk) -> None:
    (chrono,) = produced(desk)
    desk.posting.mark_signed([chrono])
    desk.posting.mark_sent([chrono], SIGNED)
    desk.posting.mark_notified([chrono], TOLD)
    clock = desk.office.clock
    assert isinstance(clock, SetClock)
    clock.moment = datetime(2018, 3, 20, 9, tzinfo=UTC)

    second = desk.replacing.replace(chrono, "délai de recours omis").letter
    assert second is not None
    assert second.dated == LATER
    third = desk.replacing.replace(second.chrono, "encore une erreur").letter
    assert third is not None

    letter, document = letter_and_document(desk, third.chrono)
    assert document.dated == letter.dated == LATER
    assert second.chrono in first_words(document)
    with desk.office.reading() as work:
        (decision,) = work.decisions.of_dossier(letter.subject)
    assert (decision.state, decision.notified_on) == (DecisionState.NOTIFIED, TOLD)
    desk.posting.mark_signed([third.chrono])
    desk.posting.mark_sent([third.chrono], LATER)
    desk.posting.mark_notified([third.chrono], LATER)
    with desk.office.reading() as work:
        (decision,) = work.decisions.of_dossier(letter.subject)
    assert (decision.state, decision.notified_on) == (DecisionState.NOTIFIED, LATER)
    # What was ordered once is not ordered again because its letter bears another day.
    assert desk.letters.produce_decision(decision).letter == desk.letters.all()[0]


@pytest.mark.parametrize(("reason", "said"), [(" ", "motif"), ("faute", "déjà remplacé par 2018-0002")])
def test_a_replacement_is_refused(desk: Desk, reason: str, said: str) -> None:
    (chrono,) = produced(desk)
    desk.replacing.replace(chrono, "faute")

    with pytest.raises(Refusal, match=said):
        desk.replacing.replace(chrono, reason)

    assert len(desk.letters.all()) == 2


def test_a_new_letter_at_fault_leaves_the_old_one_as_it_stands(desk: Desk) -> None:
    (chrono,) = produced(desk)
    renamed(desk, chrono, "Montclair \N{GRINNING FACE}")

    made = desk.replacing.replace(chrono, "nom erroné")

    assert made.letter is None
    assert "U+1F600" in " ".join(made.faults)
    (letter,) = desk.letters.all()
    assert (letter.chrono, letter.state) == (chrono, LetterState.PRODUCED)


def test_only_letters_at_the_desk_that_would_say_something_else_are_to_do_again(desk: Desk) -> None:
    first, second = produced(desk, 2)
    assert desk.replacing.stale() == ()
    renamed(desk, second, "Montclair-le-Neuf (fictif)")

    (stale,) = desk.replacing.stale()

    assert stale.letter.chrono == second
    assert any("Montclair-le-Neuf" in change.after for change in stale.changes)
    made = desk.replacing.replace(second, "changement de nom").letter
    assert made is not None
    assert desk.replacing.stale() == ()
    desk.posting.mark_signed([first, made.chrono])
    desk.posting.mark_sent([first, made.chrono], SIGNED)
    renamed(desk, second, "Montclair (fictif)")
    assert desk.replacing.stale() == ()
