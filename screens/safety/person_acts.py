"""What is done for a person from the places that are ticked: given, put right, erased; each shown first."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

from daect_tui.domain.person_corrected import right_name
from daect_tui.domain.personal_fate import Decided, Fate
from daect_tui.domain.personal_words import NOT_TRACELESS, NOTHING_ERASED, by_answer, correction_lines
from daect_tui.domain.text import counted
from daect_tui.services.persons import Found
from daect_tui.services.places import typed_path
from screens.base import DeskScreen
from screens.directory.saving import SavingSheet
from screens.modals.base import Modal
from screens.modals.confirm import ConfirmModal
from screens.modals.consequences import ConsequencesModal
from screens.modals.entry import EntryModal
from screens.modals.reading import ReadingModal
from screens.saying import written_in
from screens.widgets.fields import LineField

_ANSWER = "reponse-effacement.txt"


async def give_person(screen: DeskScreen[None], said: str, keys: list[str], folder: Path) -> None:
    """Write the data of a person in a folder."""
    given = await asyncio.to_thread(screen.desk.person_export.export, said, keys, folder)
    screen.kept(written_in(counted(len(given.paths), "fichier écrit", "fichiers écrits"), folder))


async def rectify_person(screen: DeskScreen[None], said: str, keys: list[str]) -> str:
    """Ask for the right name and the reason, show before and after, and do it; return the right name."""
    desk = screen.desk
    fields = (
        LineField("name", "Nom exact", required=True, hint="« Prénom Nom », ou « Nom, Prénom »."),
        LineField("reason", "Motif", required=True, hint="Par exemple\u00a0: acte d’état civil."),
    )

    def read(texts: Mapping[str, str]) -> tuple[str, str]:
        right_name(texts["name"])
        return texts["name"], texts["reason"]

    typed = await screen.app.push_screen_wait(SavingSheet(f"Rectifier {said}", fields, read))
    if typed is None:
        return ""
    name, reason = typed
    foreseen = await asyncio.to_thread(desk.person_rectifying.foresee, said, keys, name)
    lines = "\n".join(correction_lines(foreseen.corrections, foreseen.noted, foreseen.left))
    if not await screen.app.push_screen_wait(ConfirmModal("Rectifier partout", lines, "Rectifier")):
        return ""
    await asyncio.to_thread(desk.person_rectifying.rectify, said, keys, name, reason)
    return right_name(name).whole


def _refusal(answers: Sequence[Decided]) -> str:
    told = (line for said, titles in by_answer(answers) for line in (said, *(f"– {one}" for one in titles)))
    return "\n".join((NOTHING_ERASED, "", *told))


async def erase_person(screen: DeskScreen[None], found: Found, keys: list[str]) -> None:
    """Show what would become of each place, erase, and offer the answer to the person."""
    desk, said = screen.desk, found.person.said
    answers = await asyncio.to_thread(desk.persons.decide, found, found.chosen(keys))
    changes = [
        f"{one.place.title}, {one.verdict.fate.label}" for one in answers if one.verdict.fate is not Fate.KEPT
    ]
    kept = [(one.place.title, one.verdict.reason) for one in answers if one.verdict.fate is Fate.KEPT]
    asked: Modal[bool] = ConsequencesModal(f"Effacer {said}", changes, kept, "lieu", "lieux")
    if not changes:
        asked = ConfirmModal(f"Effacer {said}", _refusal(answers), "Refuser et répondre")
    if not await screen.app.push_screen_wait(asked):
        return
    erased = await asyncio.to_thread(desk.person_erasing.erase, said, keys)
    screen.kept(f"{said} est désormais «\u202f{erased.words}\u202f»." if erased.words else NOTHING_ERASED)
    if not erased.traceless:
        await screen.app.push_screen_wait(ReadingModal("Une trace reste", NOT_TRACELESS))
    path = await screen.app.push_screen_wait(
        EntryModal(
            "Réponse à la personne",
            "Écrire la réponse dans le fichier (Échap\u00a0: ne pas l’écrire)\u00a0:",
            typed_path,
            str(Path.home() / _ANSWER),
        )
    )
    if path is not None:
        backups = await asyncio.to_thread(desk.backups.listed)
        await asyncio.to_thread(desk.person_answers.write, said, erased.answers, backups, path)
        screen.shell.tell(written_in("Réponse écrite", path))
