"""F5 after the validation, by keyboard: a change guarded again, the reminders of the day, the calendar."""

from datetime import date

from daect_tui.domain.mission import MissionState
from daect_tui.services.desk import Desk
from screens.missions.amendment import AmendmentForm
from screens.missions.calendar import CalendarScreen
from screens.missions.mission import MissionScreen
from screens.modals.consequences import ConsequencesModal
from screens.modals.sheet import SheetModal
from tests.support.courses import labelled, on, returned, under_way
from tests.support.pilots import act, running, see, shows, until, write


async def test_a_change_is_typed_guarded_again_and_told_by_its_letter(desk: Desk) -> None:
    reference = under_way(desk, labelled(desk))
    async with running(desk) as pilot:
        await pilot.press("f5", "enter")
        await shows(pilot, MissionScreen)
        await see(pilot, "● en cours")
        await act(pilot, "Faire un avenant")
        await shows(pilot, AmendmentForm)
        await see(pilot, "À remplir : Motif", "02/04/2018", "Sefrou")
        await write(pilot, "Vol [/x] annulé")
        await pilot.press("tab", "tab", "ctrl+u")
        await write(pilot, "30/04/2021")
        await pilot.press("ctrl+s")
        await see(pilot, "précède le retour")
        await pilot.press("end", "ctrl+u")
        await write(pilot, "30/05/2021")
        await pilot.press("ctrl+s")
        await shows(pilot, SheetModal)
        await see(pilot, "Conditions non tenues", "ne couvre", "du 02/04/2018 au 30/04/2021")
        await pilot.press("escape")
        await shows(pilot, AmendmentForm)
        await pilot.press("ctrl+s")
        await shows(pilot, SheetModal)
        await write(pilot, "renouvelé")
        await pilot.press("enter")
        await shows(pilot, MissionScreen)
        await see(pilot, "Produit : avenant à une mission, 2018-0002")
        await pilot.press("right", "right", "right")
        await see(pilot, "Avenant n° 1", "Vol [/x] annulé", "Rapport dû le       30/05/2021")

    (change,) = desk.course.open(reference).changes
    assert change.letter == "2018-0002"
    assert change.overrides[0].endswith("Motif\u00a0: renouvelé")
    assert desk.course.drafts.pending(reference) == ()


async def test_the_reports_of_the_day_are_reminded_in_one_go_and_the_month_is_seen(desk: Desk) -> None:
    label = labelled(desk)
    missions = [returned(desk, label), returned(desk, label)]
    on(desk, date(2018, 5, 9))
    async with running(desk) as pilot:
        await see(pilot, "1re relance à envoyer")
        await pilot.press("f5")
        await see(pilot, "2 missions")
        await pilot.press("ctrl+l")
        await shows(pilot, ConsequencesModal)
        await see(pilot, "MIS-2018-001, Organisme 1 (fictif) : 1re relance, en retard de", "3 jours")
        await pilot.press("enter")
        await see(pilot, "Produit : 2 courriers, 2018-0003 et 2018-0004.")
        await pilot.press("ctrl+l")
        await see(pilot, "Aucune relance n’est à envoyer aujourd’hui")
        await pilot.press("escape", "ctrl+k")
        await shows(pilot, CalendarScreen)
        await see(pilot, "Mai 2018 : 0 mission", "Rien ne se chevauche")
        await pilot.press("left")
        await see(pilot, "Avril 2018 : 2 missions", "█ Maroc, Organisme 1 (fictif)", "2 chevauchements")
        await see(pilot, "Éloïse Marchenoir part pour deux missions à la fois", "Sefrou (Maroc) reçoit")
        await pilot.press("ctrl+d")
        await see(pilot, "Mai 2018")
        await pilot.press("left")
        await see(pilot, "MIS-2018-002")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, MissionScreen))
        await see(pilot, "Mission MIS-2018-002", "première relance, en retard de 3 jours")

    assert [desk.missions.open(one).mission.state for one in missions] == [MissionState.REMINDED_ONCE] * 2
