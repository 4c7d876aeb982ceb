"""The five most frequent tasks, by keyboard and by mouse, at 80×24: every key and every click counted.

The counts are published in `docs/keystrokes.md`; these tests fail when the tables there are not what was
measured, so that no task takes one more by inadvertence. `DAECT_WRITE_DOCS=1` writes them again.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dossier_opinion import OpinionState
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.letter import LetterState
from daect_tui.domain.mission import MissionState
from daect_tui.domain.session import Motion, Outcome
from daect_tui.services.desk import Desk
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.form import DossierForm
from screens.evaluation.report import ReportForm
from screens.widgets.fields import Field
from tests.support import courses
from tests.support.desks import desk_on, filed, new_register, opened
from tests.support.hands import Hands, Keyboard, published
from tests.support.pilots import running, shows

KEYS, CLICKS = "# The five most frequent tasks, by keyboard", "# The same tasks, by mouse"
TASKS = (
    "file a dossier that came by post",
    "record the opinion of a poste",
    "decide an item unanimously",
    "tick and print the letters",
    "enter the report of a mission",
)
FILE, OPINION, ITEM, PRINT, REPORT = TASKS
# What is typed: what is required.
DOSSIER = {"name": "Brume (fictif)", "received_on": "05/03/2018"}
PROJECT = {"domain": "Vitrail", "countries": "Maroc"}
VOICE, RESULT, FOLLOW_UP = "Six agents formés.", "atteint", "convention"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A morning: a dossier whose opinion is awaited, a session under way, letters, a report that came."""
    desk = desk_on(new_register(tmp_path / "essai.daect"))
    label = courses.labelled(desk)
    desk.letters.produce_decisions("PACT3-2018-S1")
    courses.returned(desk, label)
    opened(desk, *[Motion(Outcome.FAVOURABLE)] * 2)
    poste = desk.directory.save_correspondent(
        Correspondent(0, CorrespondentKind.POSTE, "Ambassade (fictive)", "", "", "", "", "", "", "", "")
    )
    asked = OpinionAsking((poste.id,), "Utile ?", date(2018, 3, 14), date(2018, 4, 13))
    desk.opinions.ask(filed(desk, name="Aubre (fictif)"), asked)
    yield desk
    desk.close()


def table(heading: str, unit: str, hands: Hands) -> str:
    """Write the counts of the five tasks, from the room where the day begins."""
    assert tuple(one.what for one in hands.counts) == TASKS
    rows = "".join(f"| {one.what} | {one.strokes} | {one.typed} |\n" for one in hands.counts)
    return (
        f"{heading}\n\n"
        "Measured by `tests/journeys/test_frequent_tasks.py`, at 80×24, each from the room that one is in "
        "to the\n"
        "word that says that it is kept. « Typed » are the characters of names, dates and texts, beside the "
        f"{unit}.\n\n"
        f"| what | {unit} | typed |\n|---|---|---|\n{rows}"
    )


def all_done(desk: Desk) -> None:
    """Each task did what it is for."""
    assert desk.intake.open("PACT3-2018-005").dossier.content.domain == "Vitrail"
    (opinion,) = desk.intake.open("PACT3-2018-004").opinions
    assert opinion.state is OpinionState.RECEIVED
    assert desk.committee.room("PACT3-2018-S2").sitting.items[0].outcome is Outcome.FAVOURABLE
    assert {letter.state for letter in desk.letters.all()} == {LetterState.PRINTED}
    assert desk.missions.open("MIS-2018-001").mission.state is MissionState.REPORT_RECEIVED


async def test_by_keyboard(desk: Desk) -> None:
    async with running(desk) as pilot:
        hands = Keyboard(pilot)
        hands.begin(FILE)
        await hands.press("f3", "ctrl+n")
        await shows(pilot, DossierForm)
        await file_by_keys(hands)
        await shows(pilot, DossierScreen)

        hands.begin(OPINION)
        await hands.press("f3")
        await hands.see("PACT3-2018-004")
        await hands.write("aubre")
        await hands.press("enter")
        await shows(pilot, DossierScreen)
        await hands.press("right", "right", "right", "down", "enter")
        await hands.see("Reçu le")
        await hands.press("enter", "down", "enter", "ctrl+s")
        await hands.see("Avis enregistré : Ambassade (fictive).")

        hands.begin(ITEM)
        await hands.press("f4", "enter")
        await hands.see("Point 1 sur 2")
        await hands.press("ctrl+u", "enter")
        await hands.see("Point 2 sur 2")

        hands.begin(PRINT)
        await hands.press("f8")
        await hands.see("produit")
        await hands.press("ctrl+a", "ctrl+t")
        await hands.see("Imprimer le courrier")
        await hands.press("enter")
        await hands.see("Bureau")
        await hands.press("ctrl+s")
        await hands.see("documents imprimés.")

        hands.begin(REPORT)
        await hands.press("f6")
        await hands.see("MIS-2018-001")
        await hands.press("enter")
        await shows(pilot, ReportForm)
        await report_by_keys(hands)
        await hands.see("Rapport de MIS-2018-001 enregistré")
    all_done(desk)
    published(KEYS, table(KEYS, "keys", hands))


async def reach(hands: Keyboard, key: str) -> None:
    """Press Tab until a field has the focus."""
    for _ in range(40):
        focused = hands.pilot.app.focused
        if focused and any(isinstance(node, Field) and node.key == key for node in focused.ancestors):
            return
        await hands.press("tab")
    raise AssertionError(f"no Tab leads to {key}")


async def file_by_keys(hands: Keyboard) -> None:
    """Fill what is required and what the letter of a commune has, then file."""
    await reach(hands, "programme")
    await hands.press("enter", "down", "down", "down", "enter")
    for key, text in DOSSIER.items():
        await reach(hands, key)
        await hands.write(text)
    await hands.press("ctrl+b")
    for key, text in PROJECT.items():
        await reach(hands, key)
        await hands.write(text)
    await hands.press("ctrl+s")


async def report_by_keys(hands: Keyboard) -> None:
    """Answer the questions that are required, from tab to tab, then file."""
    await hands.write(VOICE)
    await hands.press("ctrl+b")
    await reach(hands, "results")
    await hands.write(RESULT)
    await hands.press("ctrl+b", "ctrl+b")
    await reach(hands, "follow_up_kind")
    await hands.press("enter", "down", "enter")
    await hands.see("Tout ce qui est requis est rempli")
    await hands.press("ctrl+s")
