"""Who sits in a member’s place: name, quality, where from, and whether by election."""

from collections.abc import Mapping

from daect_tui.domain.forms import FormReader
from daect_tui.domain.member import MemberKind
from daect_tui.domain.replacement import Substitute
from daect_tui.domain.session import Seat
from screens.modals.sheet import SheetModal
from screens.widgets.checks import ChecksField
from screens.widgets.fields import LineField

_HOW = {
    MemberKind.EX_OFFICIO: "Vient du même service ou organisme (CRPA, art. R. 133-3).",
    MemberKind.ELECTED: "Est un élu de la même assemblée (CRPA, art. R. 133-3).",
    MemberKind.QUALIFIED: "Une personne qualifiée ne se fait pas suppléer (CRPA, art. R. 133-3).",
}


def substitute_sheet(seat: Seat) -> SheetModal[Substitute]:
    """Ask for the substitute of a member; the domain says whether R133-3 allows it."""
    fields = (
        LineField("name", "Nom", required=True),
        LineField("quality", "Qualité", required=True),
        LineField("body", "Organisme", required=True),
        ChecksField("elected", "Mandat", [("oui", "détient un mandat électif")]),
    )
    elected = "oui" if seat.kind is MemberKind.ELECTED else ""
    initial = {"body": seat.body, "elected": elected}
    return SheetModal(f"Suppléant de {seat.name}", fields, _read, initial, _HOW[seat.kind])


def _read(texts: Mapping[str, str]) -> Substitute:
    reader = FormReader(texts)
    substitute = Substitute(
        name=reader.line("name", "Nom", required=True),
        quality=reader.line("quality", "Qualité", required=True),
        body=reader.line("body", "Organisme", required=True),
        elected=bool(texts["elected"]),
    )
    reader.check()
    return substitute
