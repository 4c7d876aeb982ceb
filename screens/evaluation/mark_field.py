"""The mark given to one question: a digit, or ← →; ↑ ↓ go from question to question."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from daect_tui.domain.evaluation import HIGHEST_MARK, LOWEST_MARK, GridLine
from daect_tui.domain.text import typeset
from screens.widgets.fields import Field

WORDS = {1: "insuffisant", 2: "passable", 3: "bon", 4: "excellent"}
# The digits of a French keyboard need Shift: the signs under them mark as well.
_UNSHIFTED = {1: "ampersand", 2: "é", 3: "quotation_mark", 4: "apostrophe"}
_HINT = "1 à 4, ou la touche du chiffre sans majuscule\u202f; ← → changent la note, Suppr l’efface."


class _Scale(Static, can_focus=True):
    """The marks side by side, the chosen one dotted."""

    BINDINGS = [
        *(
            Binding(
                f"{mark},{_UNSHIFTED[mark]}",
                f"mark({mark})",
                "Noter" if mark == LOWEST_MARK else "",
                key_display=f"{LOWEST_MARK} à {HIGHEST_MARK}" if mark == LOWEST_MARK else None,
                tooltip=WORDS[mark],
                show=mark == LOWEST_MARK,
                id=f"grid.mark{mark}",
            )
            for mark in range(LOWEST_MARK, HIGHEST_MARK + 1)
        ),
        Binding("left", "step(-1)", tooltip="changer la note", key_display="← →", show=False, id="grid.step"),
        Binding("right", "step(1)", show=False),
        Binding("delete,backspace", "erase", tooltip="effacer la note", show=False, id="grid.erase"),
        Binding(
            "up",
            "question(-1)",
            tooltip="changer de question",
            key_display="↑ ↓",
            show=False,
            id="grid.move",
        ),
        Binding("down,enter", "question(1)", show=False),
    ]

    @property
    def field(self) -> "MarkField":
        """The field around the scale."""
        return self.query_ancestor(MarkField)

    def on_focus(self) -> None:
        """Show the whole question, not its scale alone."""
        self.call_after_refresh(self.field.scroll_visible, animate=False)

    def action_mark(self, mark: int) -> None:
        """Give a mark, and go to the next question."""
        self.field.text = str(mark)
        if self.field is not self.screen.query(MarkField).last():
            self.action_question(1)

    def action_question(self, step: int) -> None:
        """Go to another question, past the comment of this one; beyond the last, to what follows."""
        fields = list(self.screen.query(MarkField))
        rank = fields.index(self.field) + step
        if 0 <= rank < len(fields):
            fields[rank].control.focus()
        elif step < 0:
            self.screen.focus_previous()
        else:
            self.screen.focus_next()
            self.screen.focus_next()

    def action_step(self, step: int) -> None:
        """Give the mark beside; from none, the lowest or the highest."""
        now = self.field.mark or (LOWEST_MARK - 1 if step > 0 else HIGHEST_MARK + 1)
        self.field.text = str(min(HIGHEST_MARK, max(LOWEST_MARK, now + step)))

    def action_erase(self) -> None:
        """Take the mark back."""
        self.field.text = ""


class MarkField(Field):
    """One question in full, and its scale; the text is the digit, empty while there is no mark."""

    def __init__(self, line: GridLine, number: int) -> None:
        super().__init__(line.code, f"Question {number}", required=True, hint=typeset(_HINT))
        self._line = line
        self._mark = ""

    def compose(self) -> ComposeResult:
        """Arrange the question and the scale."""
        yield Static(Content(typeset(self._line.question)), classes="question")
        yield self.make_control()

    def make_control(self) -> Widget:
        """Return the scale."""
        return _Scale(_scale(""), classes="control")

    @property
    def mark(self) -> int | None:
        """The mark, where there is one."""
        return int(self._mark) if self._mark in {str(mark) for mark in WORDS} else None

    @property
    def text(self) -> str:
        """The digit."""
        return self._mark

    @text.setter
    def text(self, text: str) -> None:
        self._mark = text
        self.query_one(_Scale).update(_scale(text))
        self.announce()


def _scale(chosen: str) -> Content:
    parts = [
        Content.assemble((f"● {mark} {word}", "bold")) if str(mark) == chosen else Content(f"○ {mark} {word}")
        for mark, word in WORDS.items()
    ]
    return Content("   ").join(parts)
