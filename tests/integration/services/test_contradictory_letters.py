"""Letters that take something away, or prepare it: inadmissibility, observations, end of a suspension."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal, RefusedForReasons
from daect_tui.domain.journal import Act
from daect_tui.domain.label import LabelState
from daect_tui.domain.label_acts import DatedReason, EndingCase
from daect_tui.domain.label_event import LabelEventKind
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.observations import IntendedAct
from daect_tui.domain.reversal import ReversalGround, ReversalKind
from daect_tui.domain.session_form import SessionPlan
from daect_tui.domain.soundness.fault import OF_THE_FILE
from daect_tui.domain.worklist import Room
from daect_tui.services.desk import Desk
from tests.integration.services.test_decisions_and_letters import text_of
from tests.integration.services.test_label_papers import made, printed
from tests.integration.services.test_labels import NUMBER, case
from tests.integration.services.test_reversals_and_appeals import ILLEGAL, at, decided, notified
from tests.support.desks import filed

APPEALS = ("deux mois", "recours gracieux", "recours hiérarchique", "tribunal administratif de Paris")


def test_l211_5_an_inadmissible_dossier_has_its_grounds_and_its_letter(desk: Desk, tmp_path: Path) -> None:
    reference = filed(desk, siren="")
    with pytest.raises(Refusal, match="déclarer irrecevable"):
        desk.intake.act(reference, DossierAction.DECLARE_INADMISSIBLE, "hors programme")
    assert "motifs en droit et en fait" in desk.letters.produce_inadmissibility(reference).faults[0]
    grounds = {"conditions": "date_limite\npays", "facts": "Envoyé trop tard\nAucun pays n’est visé."}

    moved = desk.inadmissible.declare(reference, grounds)

    assert (moved.state, moved.silence_on) == (DossierState.INADMISSIBLE, None)
    assert [one.kind for one in desk.outbox.owed()] == [LetterKind.INADMISSIBILITY]
    desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 4, 5), deadline=date(2017, 10, 17)))
    desk.agenda.plan(SessionPlan(("PACT3",), None, "fin octobre 2018", date(2018, 10, 16)))
    letter = made(desk.letters.produce_inadmissibility(reference))
    text = printed(desk, letter, tmp_path)
    assert "est prévue fin octobre 2018" in text, "nothing that is sent now joins the session of April"
    for words in (
        "irrecevable",
        "n’a pas été examinée au fond",
        "L. 211-5",
        "article L. 112-1)",
        "la candidature désigne au moins un pays.",
        "Envoyé trop tard.",
        "ne fait pas obstacle à une nouvelle candidature",
        "Hélène VASSEUR",
        *APPEALS,
    ):
        assert words in text
    assert letter.kind.bears_appeals
    assert desk.outbox.owed() == ()
    assert "Envoyé trop tard" in desk.intake.open(reference).passages[-1].reason
    assert desk.office.register.faults() == ()


def test_l122_1_the_invitation_is_told_by_a_letter_whose_reception_starts_the_time(
    desk: Desk, tmp_path: Path
) -> None:
    decided(desk)
    at(desk, date(2018, 4, 2))
    granted = desk.observations.granted_label(NUMBER)
    asked = desk.observations.invite(
        granted,
        {
            "intended": "suspension",
            "ground": "condition",
            "condition": granted.conditions[0],
            "facts": "Aucun rapport n’est remis",
            "days": "15",
        },
    )

    letter = notified(desk, desk.letters.produce_invitation(asked), date(2018, 4, 4))

    text = text_of(desk.letters.write_to(letter.chrono, tmp_path / "invitation.pdf"))
    for words in (
        "Paris, le 2 avril 2018",
        "J’envisage de suspendre ce label",
        "n’en est pas une",
        "article L. 242-2",
        granted.conditions[0].rstrip("."),
        "Aucun rapport n’est remis.",
        "dans un délai de 15 jours à compter de la réception",
        "observations orales",
        "assister par un conseil ou représenter par un mandataire",
        "articles L. 122-2 et L. 311-1",
    ):
        assert words in text
    assert "tribunal" not in text
    assert (letter.kind, letter.recipient) == (LetterKind.OBSERVATIONS_INVITATION, "Organisme 1 (fictif)")
    kept = desk.observations.latest(NUMBER, IntendedAct.SUSPENSION)
    assert kept is not None
    assert (kept.received_on, kept.answer_by) == (date(2018, 4, 4), date(2018, 4, 20))
    assert desk.observations.latest(NUMBER, IntendedAct.WITHDRAWAL) is None

    assert late(desk, date(2018, 4, 19)) == []
    assert late(desk, date(2018, 4, 20)) == [(Room.LABELS, NUMBER, date(2018, 4, 20))]
    desk.labels.suspend(NUMBER, case(desk))
    assert late(desk, date(2018, 4, 20)) == []


def late(desk: Desk, today: date) -> list[tuple[Room, str, date | None]]:
    """Return the tasks of « À faire » for the invitations whose time is over."""
    at(desk, today)
    said = (one for one in desk.worklist.tasks() if "Délai d’observations passé" in one.sentence)
    return [(one.room, one.subject, one.due) for one in said]


def test_the_end_of_a_suspension_is_told_with_the_act_that_it_ends(desk: Desk, tmp_path: Path) -> None:
    decided(desk)
    desk.labels.suspend(NUMBER, case(desk))
    assert "jamais été rétabli" in desk.label_papers.produce_reinstatement(NUMBER).faults[0]
    desk.labels.reinstate(
        NUMBER, DatedReason(date(2018, 5, 20), date(2018, 5, 25), "Le rapport attendu est remis")
    )

    letter = notified(desk, desk.label_papers.produce_reinstatement(NUMBER), date(2018, 5, 28))

    text = printed(desk, letter, tmp_path)
    for words in (
        "Par décision du 20 avril 2018, j’ai suspendu, à compter du 1er mai 2018",
        "cette suspension est levée à compter du 25 mai 2018",
        "Le rapport attendu est remis.",
        "il prend fin le 19 mars 2021",
        case(desk).condition.rstrip("."),
    ):
        assert words in text
    assert "recours" not in text
    (lifted,) = (one for one in desk.labels.open(NUMBER).life.events if one.signatory and not one.condition)
    assert (lifted.notified_on, lifted.takes_effect) == (date(2018, 5, 28), date(2018, 5, 25))


def test_l242_1_a_label_that_came_without_its_decision_ends_by_an_act_of_its_own(
    desk: Desk, tmp_path: Path
) -> None:
    decided(desk)
    with pytest.raises(Refusal, match="c’est elle qui se retire"):
        desk.label_endings.ways(NUMBER)
    with desk.office.begin() as work:
        taken = work.labels.get(NUMBER)
        work.labels.add(replace(taken, id=0, number="LAB-2018-009", dossier="", version=1))
        work.journal.append(Act("label.taken_over", "LAB-2018-009", {}))
        work.commit()
    at(desk, date(2018, 5, 2))
    allowed = {
        (way.kind, way.ground) for way in desk.label_endings.ways("LAB-2018-009") if way.permission.allowed
    }
    assert (ReversalKind.WITHDRAWAL, ReversalGround.ILLEGAL) in allowed
    late = EndingCase(ILLEGAL, date(2018, 7, 21))
    with pytest.raises(RefusedForReasons, match="mois est passé"):
        desk.label_endings.end("LAB-2018-009", late)

    event = desk.label_endings.end("LAB-2018-009", EndingCase(ILLEGAL, date(2018, 5, 2)))

    assert (event.kind, event.article) == (LabelEventKind.REVOKED, "L. 242-1")
    letter = notified(desk, desk.label_papers.produce_ending("LAB-2018-009"), date(2018, 5, 4))
    text = printed(desk, letter, tmp_path)
    for words in (
        "Retrait de la décision du 20 mars 2018",
        "label n° LAB-2018-009",
        "demandé, le 2 avril 2018, de présenter vos observations",
        "article L. 242-1",
        "Le demandeur n’est pas éligible.",
        "est réputé n’avoir jamais été attribué",
        *APPEALS,
    ):
        assert words in text
    assert "votre dossier" not in text
    opened = desk.labels.open("LAB-2018-009")
    assert opened.life.label.state is LabelState.REVOKED
    assert opened.life.events[0].notified_on == date(2018, 5, 4)
    assert "n’a été ni abrogé ni retiré" in desk.label_papers.produce_ending(NUMBER).faults[0]
    assert not [one for one in desk.office.register.faults() if one.kind in OF_THE_FILE]
