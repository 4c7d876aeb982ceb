"""Two records of one organisation, side by side, before they are made one."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from daect_tui.domain.organisation_merge import Compared
from daect_tui.domain.text import counted, listed
from daect_tui.services.organisations import Merging
from screens.modals.base import Modal, sentence

_KEPT = "●"
_CAPTIONS = 14
_EXPLANATION = f"{_KEPT} marque ce qui est gardé. Ctrl+E échange les deux fiches."


class MergeModal(Modal[str]):
    """Shows what a merge keeps and moves; gives back « fusionner », « echanger », or nothing."""

    CSS_PATH = "directory.tcss"
    MERGE, SWAP = "fusionner", "echanger"
    BINDINGS = [
        Binding("ctrl+s", "answer('fusionner')", "Fusionner", tooltip="fusionner les fiches", id="merge.go"),
        Binding("ctrl+e", "answer('echanger')", "Échanger", tooltip="garder l’autre fiche", id="merge.swap"),
        Binding("escape", "answer('')", "Revenir", tooltip="revenir sans rien changer", id="merge.leave"),
    ]

    def __init__(self, merging: Merging) -> None:
        super().__init__("Fusionner deux fiches")
        self._merging = merging

    def compose_inside(self) -> ComposeResult:
        """Arrange the comparison, what moves, and what stands against it."""
        yield sentence(_EXPLANATION)
        with VerticalScroll(id="compared"):
            yield Static(_side_by_side(self._merging.lines))
        yield sentence(moved(self._merging), "moved")
        yield Static(Content("\n".join(self._against())), id="against")

    def _against(self) -> Iterable[str]:
        yield from self._merging.refusals or (f"À vérifier\u00a0: {doubt}" for doubt in self._merging.doubts)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the merge out where it is refused."""
        if parameters == (self.MERGE,):
            return not self._merging.refusals
        return super().check_action(action, parameters)

    def action_answer(self, answer: str) -> None:
        """Give the answer back."""
        self.dismiss(answer)


def _side_by_side(lines: Iterable[Compared]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=_CAPTIONS, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(Text(""), Text("Fiche gardée", style="bold"), Text("Fiche fusionnée", style="bold"))
    for line in lines:
        first = line.result == line.kept
        table.add_row(Text(line.caption), _value(line.kept, kept=first), _value(line.gone, kept=not first))
    return table


def _value(text: str, *, kept: bool) -> Text:
    return Text(f"{_KEPT if kept and text else ' '} {text or '—'}", overflow="fold")


def moved(merging: Merging) -> str:
    """Say what goes from one to the other."""
    parts = [
        counted(len(things), one)
        for things, one in ((merging.dossiers, "dossier"), (merging.labels, "label"))
        if things
    ]
    what = f"À reporter sur la fiche gardée\u00a0: {listed(parts) or 'rien'}."
    return f"{what} La fiche fusionnée reste au registre, et renvoie à l’autre."
