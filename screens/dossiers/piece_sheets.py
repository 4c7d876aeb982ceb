"""The two sheets of the tab « Pièces »: a piece that came, pieces to ask for."""

from collections.abc import Mapping
from datetime import timedelta

from daect_tui.domain.dates import short_date
from daect_tui.domain.piece import PieceLine, PieceRequest, PieceStanding, RequestKind
from daect_tui.domain.piece_form import OTHER, read_asking_form, read_receipt_form
from daect_tui.domain.standard_text import TextKind
from daect_tui.services.desk import Desk
from daect_tui.services.intake import DossierFile
from daect_tui.services.pieces import PieceBook
from screens.directory.saving import SavingSheet
from screens.dossiers.attaching import attached
from screens.widgets.checks import ChecksField
from screens.widgets.fields import ChoiceField, DateField, LineField, LongField
from screens.widgets.path_field import PathField

_FILE = "Le fichier est gardé dans le registre\u202f; → complète son chemin. Vide\u00a0: papier seulement."
_CLOCK = "Le délai de silence s’arrête le jour de la demande (CRPA, art. L. 114-5)."


def receipt_sheet(desk: Desk, opened: DossierFile, line: PieceLine | None) -> SavingSheet[PieceBook]:
    """Ask which piece came, when, and for its file; begins with the chosen piece."""
    labels = _labels(opened)
    fields = (
        ChoiceField("piece", "Pièce", [*labels.items(), (OTHER, "une autre pièce")], required=True),
        LineField("label", "Intitulé"),
        DateField("received_on", "Reçue le", required=True),
        PathField("file", "Fichier"),
    )
    today = desk.office.clock.today()

    def save(texts: Mapping[str, str]) -> PieceBook:
        receipt = read_receipt_form(texts, labels, today)
        piece = ("" if receipt.code.startswith("=") else receipt.code, receipt.label)
        return desk.pieces.receive(
            opened.dossier.reference, piece, receipt.received_on, attached(receipt.path)
        )

    initial = {"piece": line.key if line else OTHER, "received_on": short_date(today)}
    return SavingSheet("Pièce reçue", fields, save, initial, _FILE)


def asking_sheet(desk: Desk, opened: DossierFile, days: int) -> SavingSheet[PieceRequest]:
    """Ask which pieces to ask for, until when; those that lack are ticked."""
    labels = _labels(opened)
    fields = (
        ChecksField("pieces", "Pièces", list(labels.items())),
        LongField("others", "Autres pièces", lines=2),
        ChoiceField("kind", "Motif", [(kind.value, kind.label) for kind in RequestKind]),
        DateField("asked_on", "Demandées le", required=True),
        DateField("until", "Attendues le", required=True),
        LongField("note", "Précisions", lines=2, kinds=(TextKind.PIECES,)),
    )
    today = desk.office.clock.today()

    def save(texts: Mapping[str, str]) -> PieceRequest:
        return desk.pieces.ask(opened.dossier.reference, read_asking_form(texts, labels, today))

    lacking = [one.key for one in opened.book.lines if one.standing is PieceStanding.MISSING]
    initial = {
        "pieces": "\n".join(lacking),
        "kind": RequestKind.INCOMPLETE.value,
        "asked_on": short_date(today),
        "until": short_date(today + timedelta(days=days)),
    }
    return SavingSheet("Demander des pièces", fields, save, initial, _CLOCK)


def _labels(opened: DossierFile) -> dict[str, str]:
    return {line.key: line.label for line in opened.book.lines}
