"""« À faire » on dossiers: each duty told while it stands, a bounded number of each kind."""

from datetime import date

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.decision import Grounds
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.dossier_opinion import OpinionAnswer
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.piece import AskedPiece, RequestKind
from daect_tui.domain.piece_form import Asking
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from daect_tui.services.dossier_tasks import dossier_tasks
from tests.support.desks import filed
from tests.support.lots import decided

TODAY, LATER = date(2018, 3, 14), date(2018, 4, 14)


def told(desk: Desk, today: date = TODAY, limit: int = 100) -> list[str]:
    with desk.office.reading() as work:
        return [
            f"{task.due} {task.subject} {task.sentence}".replace("\u00a0", " ")
            for task in dossier_tasks(work, today, limit)
        ]


def test_an_electronic_request_is_to_be_acknowledged_until_it_is(desk: Desk) -> None:
    reference = filed(desk, channel="courriel")
    filed(desk, channel="courrier", name="Aubrac (fictif)")
    task = f"2018-03-19 {reference} Accusé de réception à envoyer : Montclair (fictif)"
    assert [line for line in told(desk) if "Accusé" in line] == [task]

    desk.intake.act(reference, DossierAction.ACKNOWLEDGE)

    assert not [line for line in told(desk) if "Accusé" in line]


def test_pieces_are_awaited_then_overdue_then_gone(desk: Desk) -> None:
    reference = filed(desk)
    piece = AskedPiece("deliberation", "Délibération")
    desk.pieces.ask(reference, Asking(RequestKind.INCOMPLETE, (piece,), TODAY, date(2018, 4, 13), ""))

    assert f"2018-04-13 {reference} Pièces attendues : Montclair (fictif), 1 pièce" in told(desk)
    assert f"2018-04-13 {reference} Pièces en retard : Montclair (fictif), 1 pièce" in told(desk, LATER)
    assert f"2018-06-04 {reference} Rejet implicite J-82 : Montclair (fictif), incomplet" in told(desk)

    desk.pieces.receive(reference, ("deliberation", "Délibération"), TODAY)
    assert not [line for line in told(desk) if "Pièces" in line]


def test_a_late_opinion_is_told_until_it_comes(desk: Desk) -> None:
    reference = filed(desk)
    poste = desk.directory.save_correspondent(
        Correspondent(0, CorrespondentKind.POSTE, "Ambassade (fictive)", "", "", "", "", "", "", "", "")
    )
    (opinion,) = desk.opinions.ask(reference, OpinionAsking((poste.id,), "Utile ?", TODAY, date(2018, 4, 13)))
    late = f"2018-04-13 {reference} Avis en retard : Ambassade (fictive), sur Montclair (fictif)"

    assert late not in told(desk, date(2018, 4, 13))
    assert late in told(desk, LATER)
    desk.opinions.receive(opinion.id, OpinionAnswer(OpinionSense.FAVOURABLE, TODAY))
    assert late not in told(desk, LATER)


def test_an_adjourned_dossier_is_still_under_the_time_of_silence(desk: Desk) -> None:
    wanted = Grounds(wanted="le budget signé", wanted_until=date(2018, 6, 1))
    decided(desk, Motion(Outcome.ADJOURNED, wanted))

    with desk.office.reading() as work:
        (task,) = [one for one in dossier_tasks(work, TODAY) if one.sentence.startswith("Rejet")]

    assert task.sentence.endswith("Organisme 1 (fictif), ajourné")
    assert task.explanation.endswith("l’ajournement n’arrête pas ce délai")


def test_only_the_most_pressing_are_listed_and_the_others_counted(desk: Desk) -> None:
    for rank in range(5):
        filed(desk, name=f"Organisme {rank}", received_on=f"0{rank + 1}/03/2018", sent_on="")

    lines = told(desk, limit=2)

    assert [line.split(" Rejet")[0] for line in lines[:2]] == [
        "2018-05-01 PACT3-2018-001",
        "2018-05-02 PACT3-2018-002",
    ]
    assert lines[2:] == ["None  et 3 autres dossiers sous délai : Dossiers (F3) les trie par échéance"]
    assert len(told(desk)) == 5
