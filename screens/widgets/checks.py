"""A closed list of which several may be ticked."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events, on
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import SelectionList
from textual.widgets.selection_list import Selection

from screens.widgets.fields import Field
from screens.widgets.text import shorten

# The box before an option, and its margins.
_BOX = 6


class _Boxes(SelectionList[str]):
    """Textual’s list, in which a box that is not ticked bears its cross too, in another colour only."""

    def render_line(self, y: int) -> Strip:
        """Leave the box empty where it is not ticked: colour never says anything alone."""
        strip = super().render_line(y)
        line = self.scroll_offset.y + y
        if line >= self.option_count or self.get_option_at_index(line).value in self.selected:
            return strip
        left, box, *rest = strip
        return Strip([left, Segment(" " * len(box.text), box.style), *rest], strip.cell_length)


class ChecksField(Field):
    """Several of (code, label); its text is the ticked codes, one a line, in the order of the list."""

    def __init__(
        self,
        key: str,
        caption: str,
        options: Sequence[tuple[str, str]],
        *,
        required: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(key, caption, required=required, hint=hint)
        self._options = tuple(options)
        # The width that the lines were last written for.
        self._fitted = 0

    def make_control(self) -> Widget:
        """Return the list to tick in."""
        boxes = _Boxes(*(Selection(Content(label), code) for code, label in self._options), compact=True)
        boxes.styles.height = "auto"
        boxes.styles.max_height = 8
        boxes.highlighted = 0 if self._options else None
        return boxes

    @property
    def _boxes(self) -> SelectionList[str]:
        return self.query_one(SelectionList)

    @property
    def text(self) -> str:
        """The ticked codes, one a line."""
        ticked = set(self._boxes.selected)
        return "\n".join(code for code, _label in self._options if code in ticked)

    @text.setter
    def text(self, text: str) -> None:
        self._boxes.deselect_all()
        for code in text.splitlines():
            if code in {known for known, _label in self._options}:
                self._boxes.select(code)

    def echo(self) -> str:
        """Write in full the option under the cursor, when the list had to cut it."""
        boxes = self._boxes
        if boxes.highlighted is None:
            return ""
        label = self._options[boxes.highlighted][1]
        return label if cell_len(label) > boxes.size.width - _BOX else ""

    @on(events.Resize)
    def _fit(self) -> None:
        """End each line at a word."""
        boxes = self._boxes
        if boxes.size.width != self._fitted:
            self._fitted = boxes.size.width
            for rank, (_code, label) in enumerate(self._options):
                boxes.replace_option_prompt_at_index(rank, Content(shorten(label, self._fitted - _BOX)))

    @on(SelectionList.SelectionHighlighted)
    def _pointed(self, event: SelectionList.SelectionHighlighted[str]) -> None:
        event.stop()
        self._write_note()

    @on(SelectionList.SelectedChanged)
    def _ticked(self, event: SelectionList.SelectedChanged[str]) -> None:
        event.stop()
        self.announce()
