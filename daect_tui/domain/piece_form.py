"""Receiving a piece, asking for pieces: the two forms as typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.forms import FormReader
from daect_tui.domain.piece import AskedPiece, RequestKind
from daect_tui.domain.text import NBSP

OTHER = "autre"


@dataclass(frozen=True, slots=True)
class Receipt:
    """A piece that came: which, when, and the path of its file as typed (empty: paper only)."""

    code: str
    label: str
    received_on: date
    path: str


@dataclass(frozen=True, slots=True)
class Asking:
    """Pieces to ask for."""

    kind: RequestKind
    pieces: tuple[AskedPiece, ...]
    asked_on: date
    until: date
    note: str


def read_receipt_form(fields: Mapping[str, str], labels: Mapping[str, str], today: date) -> Receipt:
    """Read the raw texts of a receipt; raises `FormRefused` with every fault.

    `labels` gives the label of each known piece by its code; the code `OTHER` takes the typed label.
    """
    reader = FormReader(fields)
    code = reader.line("piece", "Pièce", required=True)
    typed = reader.line("label", "Intitulé")
    if code == OTHER and not typed:
        reader.faults["label"] = f"Intitulé{NBSP}: à remplir pour une pièce hors de la liste."
    if code not in {"", OTHER} and code not in labels:
        reader.faults["piece"] = f"Pièce{NBSP}: elle n’est pas dans la liste. Choisissez-la."
    received = reader.required_day("received_on", "Reçue le", today)
    if received > today:
        reader.faults["received_on"] = (
            f"Reçue le{NBSP}: le {short_date(received)} n’est pas encore venu. Vérifiez la date."
        )
    receipt = Receipt(
        code="" if code == OTHER else code,
        label=labels.get(code, typed),
        received_on=received,
        path=fields.get("file", "").strip(),
    )
    reader.check()
    return receipt


def read_asking_form(fields: Mapping[str, str], labels: Mapping[str, str], today: date) -> Asking:
    """Read the raw texts of a request; raises `FormRefused` with every fault.

    `pieces` holds the ticked codes and `others` the free labels, one a line each.
    """
    reader = FormReader(fields)
    ticked = [code for code in reader.text("pieces", "Pièces").splitlines() if code in labels]
    asked = [AskedPiece(_code_of(code), labels[code]) for code in ticked]
    others = (line.strip() for line in reader.text("others", "Autres pièces").splitlines())
    asked += [AskedPiece("", line) for line in others if line]
    unique = tuple({piece.key: piece for piece in asked}.values())
    if not unique:
        reader.faults["pieces"] = f"Pièces{NBSP}: cochez-en une au moins, ou écrivez-la."
    asked_on = reader.required_day("asked_on", "Demandées le", today)
    until = reader.required_day("until", "Attendues le", today)
    if asked_on > today:
        reader.faults["asked_on"] = (
            f"Demandées le{NBSP}: le {short_date(asked_on)} n’est pas encore venu. Vérifiez la date."
        )
    if "until" not in reader.faults and "asked_on" not in reader.faults and until <= asked_on:
        reader.faults["until"] = (
            f"Attendues le{NBSP}: le {short_date(until)} ne suit pas la demande, le {short_date(asked_on)}."
        )
    asking = Asking(
        kind=reader.choice("kind", "Motif", RequestKind, RequestKind.INCOMPLETE),
        pieces=unique,
        asked_on=asked_on,
        until=until,
        note=reader.text("note", "Précisions"),
    )
    reader.check()
    return asking


def _code_of(key: str) -> str:
    return "" if key.startswith("=") else key
