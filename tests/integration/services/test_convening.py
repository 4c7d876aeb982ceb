"""Convening through the service: sent, received, urgency, opening in spite of it, the papers of the room."""

from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from daect_tui.domain.convocation import Reception, SendingMode
from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.decision import Grounds
from daect_tui.domain.dossier import Referents
from daect_tui.domain.dossier_opinion import OpinionAnswer
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.errors import Refusal
from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.session import Motion, Outcome
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.clocks import SetClock
from daect_tui.services.desk import Desk
from daect_tui.services.producing import Production
from tests.support.desks import planned, under_review

MEETS_ON = date(2018, 4, 4)
TODAY = date(2018, 3, 14)
LAST = date(2018, 3, 30)
PLAN = SessionPlan(("PACT3",), MEETS_ON, place="Paris, salle B", hour=time(14, 30))


def prepared(desk: Desk, points: int = 1) -> str:
    """Plan a session on 4 April 2018 with some items; today is 14 March."""
    session = desk.agenda.plan(PLAN).reference
    for rank in range(1, points + 1):
        dossier = under_review(desk, name=f"Organisme {rank} (fictif)", domain=f"Domaine numéro {rank}")
        desk.agenda.add(session, dossier, "Nadia Ferrand")
    return session


def ids(desk: Desk, session: str) -> list[int]:
    return [line.member.id for line in desk.convening.view(session).lines]


def on(desk: Desk, day: date) -> None:
    clock = desk.office.clock
    assert isinstance(clock, SetClock)
    clock.moment = paris_moment(day, 10)


def kinds(desk: Desk) -> list[str]:
    with desk.office.reading() as work:
        return [entry.kind for entry in work.journal.last(50)]


def text_of(desk: Desk, letter: Letter | None) -> str:
    """Return the text of a kept paper, on one line, with plain spaces."""
    assert letter is not None
    with desk.office.reading() as work:
        content = work.letters.content(letter.sha256)
    return _text(content)


def _text(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(BytesIO(content))
    text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def of_member(desk: Desk, produced: tuple[Production, ...], name: str) -> str:
    (made,) = (one for one in produced if one.letter and name in one.letter.recipient)
    return text_of(desk, made.letter)


def regular(desk: Desk, session: str) -> bool:
    held = desk.convening.view(session).convening
    assert held is not None
    return held.is_regular


def test_r133_8_received_in_time_by_all_is_regular(desk: Desk) -> None:
    session = prepared(desk)
    desk.convening.convene(session, ids(desk, session), TODAY, SendingMode.EMAIL)
    assert not regular(desk, session)

    desk.convening.receive(session, ids(desk, session), TODAY)

    assert regular(desk, session)
    assert {line.reception for line in desk.convening.view(session).lines} == {Reception.IN_TIME}
    assert kinds(desk)[:2] == ["convocation.received", "session.convened"]


def test_r133_8_one_reception_a_day_late_is_not_regular(desk: Desk) -> None:
    session = prepared(desk)
    first, *others = ids(desk, session)
    desk.convening.convene(session, [first, *others], TODAY, SendingMode.LETTER)
    on(desk, LAST + timedelta(days=1))
    desk.convening.receive(session, others, LAST)
    assert {line.reception for line in desk.convening.view(session).lines} == {
        Reception.UNKNOWN,
        Reception.IN_TIME,
    }

    desk.convening.receive(session, [first], LAST + timedelta(days=1))

    assert not regular(desk, session)
    view = desk.convening.view(session)
    assert [line.reception for line in view.lines].count(Reception.LATE) == 1
    assert view.convening is not None
    assert "réception tardive (Mme Dominique Vasseur)" in view.convening.sentence


def test_r133_8_urgency_with_its_reason_makes_a_late_reception_regular(desk: Desk) -> None:
    session = prepared(desk)
    on(desk, MEETS_ON - timedelta(days=2))
    desk.convening.convene(session, ids(desk, session), MEETS_ON - timedelta(days=2), SendingMode.BY_HAND)
    assert not regular(desk, session)

    desk.convening.justify(session, " crue du fleuve ")

    assert regular(desk, session)
    assert desk.agenda.session(session).urgency == "crue du fleuve"
    desk.convening.justify(session, "")
    assert not regular(desk, session)


def test_r133_8_the_number_of_days_is_that_of_the_rules(desk: Desk) -> None:
    session = prepared(desk)
    desk.convening.convene(session, ids(desk, session), TODAY, SendingMode.BY_HAND)
    assert regular(desk, session)

    desk.directory.save_rules(replace(desk.directory.rules(), convocation_days=30))

    assert not regular(desk, session)


def test_a_session_that_is_moved_must_be_convened_again(desk: Desk) -> None:
    session = prepared(desk)
    desk.convening.convene(session, ids(desk, session), TODAY, SendingMode.BY_HAND)

    desk.agenda.replan(session, SessionPlan(("PACT3",), MEETS_ON + timedelta(days=7), place="Paris"))

    assert {line.reception for line in desk.convening.view(session).lines} == {Reception.NOT_SENT}
    desk.convening.convene(session, ids(desk, session), TODAY, SendingMode.BY_HAND)
    assert regular(desk, session)
    desk.agenda.replan(session, PLAN)
    assert regular(desk, session)


def test_a_member_convened_again_is_noted_anew(desk: Desk) -> None:
    session = prepared(desk)
    first = ids(desk, session)[0]
    desk.convening.convene(session, [first], TODAY, SendingMode.BY_HAND)

    desk.convening.convene(session, [first], TODAY, SendingMode.LETTER)

    line = desk.convening.view(session).lines[0]
    assert line.convocation is not None
    assert (line.convocation.mode, line.reception) == (SendingMode.LETTER, Reception.UNKNOWN)


def test_r133_8_nobody_is_convened_without_a_day_an_agenda_or_a_seat(desk: Desk) -> None:
    without_agenda = desk.agenda.plan(PLAN).reference
    without_day = desk.agenda.plan(SessionPlan(("PACT3",), None, "fin octobre 2018")).reference
    session = prepared(desk)

    with pytest.raises(Refusal, match=r"ordre du jour de .* est vide"):
        desk.convening.convene(without_agenda, ids(desk, session), TODAY, SendingMode.EMAIL)
    with pytest.raises(Refusal, match="n’a pas de date"):
        desk.convening.convene(without_day, ids(desk, session), TODAY, SendingMode.EMAIL)
    with pytest.raises(Refusal, match="le nº 99"):
        desk.convening.convene(session, [99], TODAY, SendingMode.EMAIL)
    with pytest.raises(Refusal, match="Choisissez des membres"):
        desk.convening.convene(session, [], TODAY, SendingMode.EMAIL)
    with pytest.raises(Refusal, match="n’est pas convoqué"):
        desk.convening.receive(session, ids(desk, session), TODAY)
    assert desk.convening.view(without_day).convening is None


def test_r133_8_an_irregular_convening_is_written_and_never_blocks(desk: Desk) -> None:
    session = planned(desk)

    desk.committee.open(session)

    with desk.office.reading() as work:
        told = work.journal.last_of(session, "convening.irregular")
    assert told is not None
    assert "7\u00a0membres non convoqués" in told.detail
    desk.closing.close(session, carry_over=True)
    with desk.office.reading() as work:
        assert "7\u00a0membres non convoqués" in work.sessions.record(session).convening
    minutes = desk.minutes.content(desk.minutes.draft(session))
    assert "7 membres non convoqués" in _text(minutes)


def test_r133_8_a_regular_convening_leaves_no_remark(desk: Desk) -> None:
    session = prepared(desk)
    desk.convening.convene(session, ids(desk, session), TODAY, SendingMode.BY_HAND)
    on(desk, MEETS_ON)

    desk.committee.open(session)

    assert "convening.irregular" not in kinds(desk)
    with pytest.raises(Refusal, match="on n’y convoque plus"):
        desk.convening.convene(session, ids(desk, session), TODAY, SendingMode.BY_HAND)
    desk.convening.receive(session, ids(desk, session), TODAY)
    desk.closing.close(session, carry_over=True)
    with desk.office.reading() as work:
        assert work.sessions.record(session).convening == ""
    with pytest.raises(Refusal, match="ne changent plus"):
        desk.convening.receive(session, ids(desk, session), TODAY)


def test_each_member_has_a_convocation_kept_with_the_letters(desk: Desk, tmp_path: Path) -> None:
    session = prepared(desk)

    produced = desk.papers.produce_convocations(session)

    text = of_member(desk, produced, "Oriol")
    for part in (
        "M. Dominique Oriol membre Organisme 2",
        "mercredi 4 avril 2018 à 14 h 30",
        "Paris, salle B",
        "Point 1, 14 h 30 : Organisme 1 (fictif) – Domaine numéro 1 (PACT3-2018-001).",
        "dossier de séance (1 fiche de dossier)",
        "du service ou de l’organisme auquel vous appartenez (CRPA, art. R. 133-3)",
        "Coupon-réponse",
        "La présidence du comité de sélection, membre Dominique VASSEUR",
    ):
        assert part in text
    assert "aucun quorum" not in text
    (letter,) = (one.letter for one in produced if one.letter and "Oriol" in one.letter.recipient)
    (path,) = desk.letters.write([letter.chrono], tmp_path)
    assert path.name == "2018-0002-convocation-PACT3-2018-S1-m-dominique-oriol-organisme-2.pdf"
    assert {one.kind for one in desk.letters.of_session(session)} == {LetterKind.CONVOCATION}


@pytest.mark.parametrize(
    ("plan", "lacking"), [(PLAN, ""), (SessionPlan(("PACT3",), MEETS_ON), "L’heure de la séance")]
)
def test_a_convocation_without_hour_or_place_is_not_produced(
    desk: Desk, plan: SessionPlan, lacking: str
) -> None:
    session = prepared(desk)
    desk.agenda.replan(session, plan)

    produced = desk.papers.produce_convocations(session)

    assert {bool(one.letter) for one in produced} == {not lacking}
    assert all(lacking in "".join(one.faults) for one in produced)


def test_r133_10_the_second_convocation_states_that_no_quorum_will_be_asked(desk: Desk) -> None:
    first = planned(desk)
    desk.committee.open(first)
    desk.closing.lapse(first)
    again = desk.reconvening.convene_again(first, PLAN).reference

    text = of_member(desk, desk.papers.produce_convocations(again), "Oriol")

    assert f"lors de la séance {first} du 14 mars 2018" in text
    assert "le même ordre du jour : aucun quorum ne sera exigé (CRPA, art. R. 133-10)" in text


def test_r133_12_the_packet_has_the_agenda_without_what_its_member_is_recused_from(desk: Desk) -> None:
    session = prepared(desk, points=3)
    oriol = ids(desk, session)[1]
    desk.interests.declare(session, desk.agenda.items(session)[1].id, oriol, "y siège")

    produced = desk.papers.produce_packets(session)

    recused, other = of_member(desk, produced, "Oriol"), of_member(desk, produced, "Toussac")
    assert "Point 2 : vous êtes déporté (CRPA, art. R. 133-12)" in recused
    for told in ("Organisme 2 (fictif)", "Domaine numéro 2", "PACT3-2018-002"):
        assert told not in recused
        assert told in other
    assert other.index("Point 1 – Organisme 1") < other.index("Point 2 – Organisme 2")
    for told in ("Maroc et Tunisie", "Formulaire de candidature signé : manque", "Avis favorable"):
        assert told in recused


def test_a_fiche_sums_up_pieces_opinions_criteria_referents_and_proposal(desk: Desk) -> None:
    session = desk.agenda.plan(PLAN).reference
    dossier = under_review(desk, skills="Restauration du vitrail. " * 80)
    grounds = Grounds(criteria=("capacite",), reasons="Aucune réalisation.")
    poste, prefecture = (
        desk.directory.save_correspondent(
            Correspondent(0, kind, name, "", "", "", "", "", "", "", "poste@example.org")
        )
        for kind, name in (
            (CorrespondentKind.POSTE, "Ambassade (fictive)"),
            (CorrespondentKind.PREFECTURE, "Préfecture (fictive)"),
        )
    )
    first, _second = desk.opinions.ask(
        dossier, OpinionAsking((poste.id, prefecture.id), "Utile ?", TODAY, date(2018, 4, 13))
    )
    desk.opinions.receive(first.id, OpinionAnswer(OpinionSense.RESERVED, TODAY, "Sous réserve du budget."))
    desk.criteria.assess(dossier, "capacite", {"appraisal": "non", "comment": "Rien de comparable."})
    desk.routing.assign(dossier, Referents("Nadia Ferrand", "Ondine Fabrègues"))
    desk.agenda.add(session, dossier, "Nadia Ferrand", Motion(Outcome.UNFAVOURABLE, grounds))

    text = text_of(desk, desk.papers.produce_packets(session)[0].letter)

    for part in (
        "Ambassade (fictive) réservé 14/03/2018 Sous réserve du budget.",
        "Demandés et attendus : Préfecture (fictive).",
        "non satisfait Rien de comparable.",
        "Référent géographique Nadia Ferrand",
        "Avis défavorable",
        "Motifs : Aucune réalisation.",
        "Restauration du […]",
    ):
        assert part in text


def test_a_paper_asked_for_again_stands_until_it_is_no_longer_true(desk: Desk) -> None:
    session = prepared(desk)
    first = desk.papers.produce_packets(session)
    on(desk, TODAY + timedelta(days=1))
    assert desk.papers.produce_packets(session) == first

    desk.agenda.add(session, under_review(desk, name="Organisme 9 (fictif)", domain="Autre domaine"))
    second = desk.papers.produce_packets(session)

    assert all("Organisme 9 (fictif)" in text_of(desk, one.letter) for one in second)
    with desk.office.reading() as work:
        states = [letter.state for letter in work.letters.of_session(session)]
    assert states == [LetterState.REPLACED] * 7 + [LetterState.PRODUCED] * 7


def test_r133_5_the_agenda_has_minutes_dossiers_referents_and_opinions_and_goes_to_a_word_processor(
    desk: Desk, tmp_path: Path
) -> None:
    held = planned(desk)
    desk.committee.open(held)
    desk.closing.lapse(held)
    session = prepared(desk, points=2)
    desk.routing.assign(desk.agenda.items(session)[0].dossier, Referents("Nadia Ferrand", "Ondine Fabrègues"))

    letter = desk.papers.produce_agenda(session).letter

    text = text_of(desk, letter)
    for part in (
        "Ordre du jour",
        "mercredi 4 avril 2018 à 14 h 30, Paris, salle B",
        f"Approbation du procès-verbal de la séance {held} du 14 mars 2018 (projet)",
        "Organisme 1 (fictif) – Domaine numéro 1",
        "Nadia Ferrand Ondine Fabrègues",
        "Dominique VASSEUR",
    ):
        assert part in text
    assert letter is not None
    assert letter.kind is LetterKind.AGENDA
    assert desk.papers.produce_agenda(session).letter == letter
    for suffix in (".odt", ".docx"):
        path = desk.papers.write_agenda(letter, tmp_path / f"ordre{suffix}")
        assert path.read_bytes()[:2] == b"PK"


def test_the_sheet_to_sign_names_the_members_of_the_day(desk: Desk) -> None:
    session = prepared(desk)

    text = text_of(desk, desk.papers.produce_signing_sheet(session).letter)

    assert "Feuille d’émargement" in text
    assert "mercredi 4 avril 2018 à 14 h 30, Paris, salle B" in text
    for name in ("Vasseur", "Oriol", "Toussac", "Kermadec", "Castanet", "Belloc", "Renaud"):
        assert f"Dominique {name}" in text
    assert "sans voix délibérative" in text


def test_the_calendar_file_is_written_beside_the_papers(desk: Desk, tmp_path: Path) -> None:
    session = prepared(desk)

    path = desk.papers.write_calendar(session, tmp_path)

    assert path.name == "PACT3-2018-S1.ics"
    assert b"DTSTART:20180404T123000Z" in path.read_bytes()


def test_no_paper_is_prepared_for_a_session_that_is_over(desk: Desk) -> None:
    session = planned(desk)
    desk.committee.open(session)
    desk.closing.close(session, carry_over=True)

    with pytest.raises(Refusal, match="ne se préparent plus"):
        desk.papers.produce_packets(session)
