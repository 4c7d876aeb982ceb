"""A session taken away, brought back, or lost: the acts of the list of sessions (Ctrl+T)."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from daect_tui.domain.forms import FormRefused
from daect_tui.domain.valise import Checkout, Valise, waits_for_home
from daect_tui.domain.valise_return import Comeback
from daect_tui.services.agenda import SessionLine
from daect_tui.services.following import Progress
from daect_tui.services.places import typed_path
from daect_tui.services.valises import Departure, departure_lines
from screens.base import DeskScreen
from screens.modals.choice import Choice, ChoiceModal, sorted_choices
from screens.modals.confirm import ConfirmModal
from screens.modals.reason import ReasonModal
from screens.modals.sheet import SheetModal
from screens.modals.working import long_work
from screens.safety.unlocked import unlocked
from screens.saying import written_in
from screens.widgets.checks import ChecksField
from screens.widgets.fields import Field, LineField
from screens.widgets.path_field import PathField

_LOCKED = (
    "La séance est verrouillée ici jusqu’à son retour. Sur l’autre poste, daect --register FICHIER l’ouvre."
)
_NO_SESSION = "Choisissez d’abord une séance."


class Act(Enum):
    """What may be done about valises."""

    PACK = "pack"
    TAKE_BACK = "take_back"
    ABANDON = "abandon"


@dataclass(frozen=True, slots=True)
class _Leaving:
    """How a session leaves."""

    path: Path
    holder: str
    files: bool


async def valise_acts(screen: DeskScreen[Any], line: SessionLine | None, valise: Valise | None) -> None:
    """Offer the acts, in a `@writing` method of the list; `line` is the chosen session."""
    act = await screen.app.push_screen_wait(ChoiceModal("Valise", _choices(line, valise)))
    if act is Act.PACK and line is not None:
        await _pack(screen, line.session.reference)
    elif act is Act.TAKE_BACK:
        await _take_back(screen, line.away.file_name if line is not None and line.away else "")
    elif act is Act.ABANDON and line is not None:
        await _abandon(screen, line.session.reference)


def _choices(line: SessionLine | None, valise: Valise | None) -> list[Choice[Act]]:
    here = waits_for_home(valise) if valise else ""
    away = line is not None and line.away is not None
    return sorted_choices(
        [
            Choice(
                Act.PACK,
                "Emporter la séance…",
                "L’écrire dans un fichier qui s’ouvre sur un autre poste. Elle est verrouillée ici.",
                here or (_NO_SESSION if line is None else "") or ("Elle est déjà partie." if away else ""),
            ),
            Choice(
                Act.TAKE_BACK,
                "Reprendre une valise…",
                "Ce qui changera est montré d’abord.",
                here,
            ),
            Choice(
                Act.ABANDON,
                "Déclarer la valise perdue…",
                "La séance est de nouveau libre ici, et le fichier refusé pour toujours.",
                here or ("" if away else "Cette séance n’est pas en valise."),
            ),
        ]
    )


async def _pack(screen: DeskScreen[Any], reference: str) -> None:
    departure = await asyncio.to_thread(screen.desk.valises.foresee, reference)
    leaving = await screen.app.push_screen_wait(_leaving_sheet(departure))
    if leaving is None:
        return

    def pack(progress: Progress) -> Checkout:
        return screen.desk.valises.pack(
            reference, leaving.path, leaving.holder, files=leaving.files, progress=progress
        )

    work = partial(long_work, screen, "Emporter la séance", f"Écriture de {leaving.path}.", pack, _step)
    if await unlocked(screen.shell, work) is None:
        screen.shell.tell(f"Arrêté\u00a0: la séance {reference} reste ici.")
    else:
        screen.kept(written_in(f"Séance {reference} emportée", leaving.path))


def _leaving_sheet(departure: Departure) -> SheetModal[_Leaving]:
    fields: list[Field] = [
        PathField("path", "Fichier", required=True),
        LineField("holder", "Emportée par"),
    ]
    if departure.luggage.files:
        fields.append(ChecksField("files", "Fichiers joints", [("files", "les emporter aussi")]))
    reference = departure.session.reference

    def read(texts: Mapping[str, str]) -> _Leaving:
        return _Leaving(_path(texts), texts["holder"], bool(texts.get("files")))

    return SheetModal(
        f"Emporter la séance {reference}",
        fields,
        read,
        {"path": str(Path.home() / f"{reference}.daect")},
        "\n".join((*departure_lines(departure, files=True), _LOCKED)),
    )


async def _take_back(screen: DeskScreen[Any], name: str) -> None:
    initial = {"path": str(Path.home() / name) if name else f"{Path.home()}/"}
    sheet = SheetModal("Reprendre une valise", [PathField("path", "Fichier", required=True)], _path, initial)
    path = await screen.app.push_screen_wait(sheet)
    if path is None:
        return
    foreseen = await _long(screen, path, screen.desk.valise_return.preview)
    if foreseen is None:
        return
    if foreseen.known:
        screen.shell.tell(foreseen.lines[0])
        return
    question = "\n".join(foreseen.lines)
    if await screen.app.push_screen_wait(ConfirmModal("Reprendre la valise", question, "Reprendre")):
        done = await _long(screen, path, screen.desk.valise_return.take_back)
        if done is not None:
            screen.kept(f"Séance {done.valise.session} reprise de sa valise.")


async def _long(
    screen: DeskScreen[Any], path: Path, work: Callable[[Path, Progress], Comeback]
) -> Comeback | None:
    """Read a valise over the screen; `None` when it was stopped, and nothing changed."""
    reading = partial(
        long_work, screen, "Reprendre la valise", f"Lecture de {path}.", partial(work, path), _step
    )
    done = await unlocked(screen.shell, reading)
    if done is None:
        screen.shell.tell("Arrêté\u00a0: rien n’a changé.")
    return done


def _step(done: int, total: int) -> str:
    return f"Étape {done + 1} sur {total}"


def _path(texts: Mapping[str, str]) -> Path:
    if not texts["path"].strip():
        raise FormRefused({"path": "Fichier\u00a0: à remplir."})
    return typed_path(texts["path"])


async def _abandon(screen: DeskScreen[Any], reference: str) -> None:
    reason = await screen.app.push_screen_wait(ReasonModal("Déclarer la valise perdue"))
    if reason is not None:
        await asyncio.to_thread(screen.desk.valises.abandon, reference, reason)
        screen.kept(f"Valise perdue\u00a0: la séance {reference} est de nouveau libre ici.")
