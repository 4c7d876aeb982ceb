"""Opinions on a real register: asked together, each with its rule; late ones kept as such."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.dossier_opinion import OpinionAnswer, OpinionStanding
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.errors import Refusal, StaleRecord, TransitionRefused, UnknownReference
from daect_tui.domain.intake_delays import IntakeDelays, OpinionSilence
from daect_tui.domain.mission import OpinionSense
from daect_tui.services.attachments import Attachment
from daect_tui.services.desk import Desk
from tests.support.desks import filed

TODAY, DUE = date(2018, 3, 14), date(2018, 4, 13)


@pytest.fixture
def asked(desk: Desk) -> tuple[Correspondent, Correspondent]:
    poste, prefecture = (
        desk.directory.save_correspondent(
            Correspondent(0, kind, name, "", "", "", "", "", "", "", "poste@example.org")
        )
        for kind, name in (
            (CorrespondentKind.POSTE, "Ambassade (fictive)"),
            (CorrespondentKind.PREFECTURE, "Préfecture (fictive)"),
        )
    )
    return poste, prefecture


def asking(*correspondents: Correspondent, day: date = TODAY) -> OpinionAsking:
    return OpinionAsking(tuple(one.id for one in correspondents), "Utile ?", day, DUE)


def answer(day: date = TODAY) -> OpinionAnswer:
    return OpinionAnswer(OpinionSense.RESERVED, day, "Sous réserve.")


def test_each_kind_has_its_rule_of_silence(desk: Desk, asked: tuple[Correspondent, ...]) -> None:
    reference = filed(desk)

    poste, prefecture = desk.opinions.ask(reference, asking(*asked))

    assert poste.silence is OpinionSilence.NO_OPINION
    assert prefecture.silence is OpinionSilence.DEEMED_GIVEN
    assert desk.intake.open(reference).opinions == (poste, prefecture)


def test_other_delays_hold_for_what_is_asked_afterwards(desk: Desk, asked: tuple[Correspondent, ...]) -> None:
    reference = filed(desk)
    (before,) = desk.opinions.ask(reference, asking(asked[0]))
    desk.directory.save_delays(IntakeDelays(20, 15, (CorrespondentKind.POSTE,)))

    (after,) = desk.opinions.ask(filed(desk), asking(asked[0]))

    assert desk.opinions.delays().opinion_days == 15
    assert (before.silence, after.silence) == (OpinionSilence.NO_OPINION, OpinionSilence.DEEMED_GIVEN)


def test_all_or_none_are_asked(desk: Desk, asked: tuple[Correspondent, ...]) -> None:
    reference = filed(desk)
    poste, prefecture = asked
    desk.opinions.ask(reference, asking(poste))

    with pytest.raises(Refusal, match=r"déjà demandé, sans réponse encore\u00a0: Ambassade \(fictive\)"):
        desk.opinions.ask(reference, asking(prefecture, poste))
    with pytest.raises(UnknownReference):
        desk.opinions.ask(reference, OpinionAsking((prefecture.id, 99), "?", TODAY, DUE))
    desk.directory.save_correspondent(replace(prefecture, active=False))
    with pytest.raises(Refusal, match="ne se consulte plus"):
        desk.opinions.ask(reference, asking(prefecture))

    assert len(desk.intake.open(reference).opinions) == 1


def test_an_answer_keeps_its_file_and_ends_the_wait(desk: Desk, asked: tuple[Correspondent, ...]) -> None:
    (opinion,) = desk.opinions.ask(filed(desk), asking(asked[0]))
    desk.opinions.remind(opinion.id, TODAY)

    received = desk.opinions.receive(opinion.id, answer(), Attachment("avis.pdf", b"octets"))

    assert received.reminders == (TODAY,)
    assert received.answer is not None
    assert (received.answer.file_name, received.answer.text) == ("avis.pdf", "Sous réserve.")
    with desk.office.reading() as work:
        assert work.files.content(received.answer.sha256) == b"octets"
        assert work.opinions.get(opinion.id) == received
    with pytest.raises(TransitionRefused):
        desk.opinions.cancel(opinion.id, "Trop tard")
    with pytest.raises(TransitionRefused):
        desk.opinions.remind(opinion.id, TODAY)


def test_an_opinion_may_come_after_the_dossier_is_closed_and_is_told_as_late(
    desk: Desk, asked: tuple[Correspondent, ...]
) -> None:
    reference = filed(desk)
    (opinion,) = desk.opinions.ask(reference, asking(asked[0]))
    desk.intake.act(reference, DossierAction.WITHDRAW, "Lettre du maire")

    received = desk.opinions.receive(opinion.id, answer(date(2018, 4, 20)))

    assert received.standing(date(2018, 4, 20)) is OpinionStanding.RECEIVED_LATE
    with pytest.raises(Refusal, match="Impossible de demander un avis"):
        desk.opinions.ask(reference, asking(asked[1]))


def test_a_stale_opinion_is_refused(desk: Desk, asked: tuple[Correspondent, ...]) -> None:
    (opinion,) = desk.opinions.ask(filed(desk), asking(asked[0]))
    desk.opinions.remind(opinion.id, TODAY)

    with desk.office.begin() as work, pytest.raises(StaleRecord, match="a été modifié entre-temps"):
        work.opinions.update(opinion)


def test_a_name_is_kept_once_in_one_place(desk: Desk, asked: tuple[Correspondent, ...]) -> None:
    poste = asked[0]

    with pytest.raises(Refusal, match="est déjà au répertoire"):
        desk.directory.save_correspondent(replace(poste, id=0, name="AMBASSADE (fictive)"))

    desk.directory.save_correspondent(replace(poste, id=0, place="Rabat"))
    kept = desk.directory.save_correspondent(replace(poste, email="autre@example.org"))
    assert {one.email for one in desk.directory.correspondents()} == {
        "poste@example.org",
        "autre@example.org",
    }
    with desk.office.reading() as work:
        assert work.correspondents.get(poste.id) == kept
