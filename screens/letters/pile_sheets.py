"""What is asked before a pile of letters is written: where, as which files, on which labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from daect_tui.domain.address_labels import LABEL_FORMATS, AddressSheet, parse_shift, parse_start
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import counted
from daect_tui.services.places import typed_path
from screens.modals.sheet import SheetModal
from screens.widgets.fields import ChoiceField, LineField
from screens.widgets.path_field import PathField

_FORMATS = {one.code: one for one in LABEL_FORMATS}
_LOT = (
    "Un dossier qui existe est complété\u00a0: seul ce qui y manque, ou y est abîmé, est écrit. "
    "Le PDF à imprimer suit l’ordre de la liste."
)
_LABELS = (
    "Une adresse par courrier, dans l’ordre de la liste, à partir de la première étiquette libre. "
    "Si l’imprimante décale\u00a0: des millimètres vers la droite puis vers le bas (1,5 -2)."
)


class Files(LabelledEnum):
    """Which files are made of a pile."""

    BOTH = "tout", "un PDF à imprimer, et un par courrier"
    MERGED = "reuni", "un seul PDF à imprimer"
    SEPARATE = "separes", "un PDF par courrier"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, and in which folder."""

    files: Files
    folder: Path


def lot_sheet(proposed: Wanted) -> SheetModal[Wanted]:
    """Ask which files are wanted, and where; what is proposed is what was asked last."""
    fields = (
        ChoiceField("files", "Fichiers", [(one.value, one.label) for one in Files], required=True),
        PathField("folder", "Dossier", required=True),
    )
    initial = {"files": proposed.files.value, "folder": str(proposed.folder)}
    return SheetModal("Écrire ce lot", fields, _read_lot, initial, _LOT)


def labels_sheet(path: Path) -> SheetModal[tuple[AddressSheet, Path]]:
    """Ask on what the addresses are printed, from which label, in which file."""
    fields = (
        ChoiceField("format", "Format", [(one.code, one.title) for one in LABEL_FORMATS], required=True),
        LineField("start", "1re étiquette"),
        LineField("shift", "Décalage"),
        PathField("path", "Fichier", required=True),
    )
    initial = {"format": LABEL_FORMATS[0].code, "start": "1", "path": str(path)}
    return SheetModal("Étiquettes et enveloppes", fields, _read_labels, initial, _LABELS)


def _read_lot(texts: Mapping[str, str]) -> Wanted:
    _filled(texts, ("folder", "Dossier"))
    return Wanted(Files(texts["files"] or Files.BOTH), typed_path(texts["folder"]))


def _read_labels(texts: Mapping[str, str]) -> tuple[AddressSheet, Path]:
    _filled(texts, ("path", "Fichier"))
    chosen = _FORMATS[texts["format"] or LABEL_FORMATS[0].code]
    try:
        sheet = AddressSheet((), chosen, parse_start(texts["start"], chosen), parse_shift(texts["shift"]))
    except InvalidField as fault:
        raise FormRefused({fault.field: str(fault)}) from fault
    path = typed_path(texts["path"])
    if path.suffix.lower() != ".pdf":
        raise FormRefused({"path": "Donnez un nom qui finit par .pdf."})
    return sheet, path


def _filled(texts: Mapping[str, str], *fields: tuple[str, str]) -> None:
    lacking = {key: f"{caption}\u00a0: à remplir." for key, caption in fields if not texts[key].strip()}
    if lacking:
        raise FormRefused(lacking)


def said_of(left: Sequence[tuple[str, str]], more: int = 4) -> str:
    """Write what was left out, those of one reason together; the first of each, and how many others."""
    by_reason: dict[str, list[str]] = {}
    for chrono, reason in left:
        by_reason.setdefault(reason, []).append(chrono)
    lines = [
        f"{first_of(chronos, more)}\u00a0: {reason}" for reason, chronos in list(by_reason.items())[:more]
    ]
    others = sum(len(chronos) for chronos in list(by_reason.values())[more:])
    return "\n".join([*lines, *([f"… et {others} de plus."] if others else [])])


def first_of(chronos: Sequence[str], more: int = 4) -> str:
    """Name the first of some letters, and say how many others there are."""
    others = len(chronos) - more
    listed = ", ".join(chronos[:more])
    return f"{listed} et {counted(others, 'autre')}" if others > 0 else listed
