"""The fields of a form: a caption, a control, and under it what was understood or what is wrong."""

from collections.abc import Callable, Iterable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea

from daect_tui.domain.dates import long_date_with_day, parse_date
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.standard_text import TextKind
from screens.widgets.line_input import LineInput
from screens.widgets.long_area import LongArea

PROMPT = "Choisir"
SIGN_REQUIRED = "*"


class Field(Vertical):
    """One field of a form, known by the `key` under which the domain reads its text.

    `hint` is shown at the foot of the form while the field has the focus. `carried` tells where a text
    comes from that nobody typed; it goes as soon as the text is another.
    """

    class Changed(Message):
        """The text of a field is another."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

    class Left(Message):
        """The focus has left a field: what it holds is meant to be whole."""

        def __init__(self, field: "Field") -> None:
            super().__init__()
            self.field = field

    def __init__(self, key: str, caption: str, *, required: bool = False, hint: str = "") -> None:
        super().__init__(id=f"field-{key}")
        self.key = key
        self.caption = caption
        self.required = required
        self.hint = hint
        self._fault = ""
        self._remark = ""
        self._carried = ""
        self._carried_text = ""
        self._note = ""

    def compose(self) -> ComposeResult:
        """Arrange caption, control and note."""
        mark = f" {SIGN_REQUIRED}" if self.required else ""
        control = self.make_control()
        # Not styled yet: it will be, once, when it is mounted.
        control.add_class("control", update=False)
        with Horizontal(classes="line"):
            yield Static(Content(self.caption + mark), classes="caption")
            yield control

    def make_control(self) -> Widget:
        """Return the widget that is typed in."""
        raise NotImplementedError

    @property
    def text(self) -> str:
        """The text, exactly as typed."""
        raise NotImplementedError

    @text.setter
    def text(self, text: str) -> None:
        raise NotImplementedError

    @property
    def is_missing(self) -> bool:
        """Tell whether it is required and not filled."""
        return self.required and not self.text.strip()

    @property
    def control(self) -> Widget:
        """The widget that is typed in."""
        return self.query_one(".control")

    @property
    def fault(self) -> str:
        """The sentence that says what is wrong; empty when nothing is known to be."""
        return self._fault

    @fault.setter
    def fault(self, sentence: str) -> None:
        self._fault = sentence
        self._write_note()

    @property
    def remark(self) -> str:
        """What is known of the text from elsewhere: the register, the lists; goes when it changes."""
        return self._remark

    @remark.setter
    def remark(self, sentence: str) -> None:
        self._remark = sentence
        self._write_note()

    @property
    def carried(self) -> str:
        """Where the text comes from (« repris de PACT3-2015-004 »); empty once it is another."""
        return self._carried

    @carried.setter
    def carried(self, words: str) -> None:
        self._carried, self._carried_text = words, self.text
        self._write_note()

    @property
    def note(self) -> str:
        """What is written under the text."""
        return self._note

    def echo(self) -> str:
        """Say what was understood of the text; empty where that is plain."""
        return ""

    def wrong(self) -> str:
        """Say what is wrong with the text by itself, once it is whole; empty when nothing is."""
        return ""

    def announce(self) -> None:
        """Tell the form that the text changed; what was said of the former one no longer holds."""
        self._fault = ""
        self._remark = ""
        if self._carried and self.text != self._carried_text:
            self._carried = ""
        self._write_note()
        self.post_message(self.Changed(self))

    @on(events.DescendantBlur)
    def _leave(self) -> None:
        """Check the text on the spot; a fault told at filing stays until the text changes."""
        self._fault = self._fault or self.wrong()
        self._write_note()
        self.post_message(self.Left(self))

    @on(events.Resize)
    def _show_fault(self) -> None:
        """Bring what is wrong under the text into view, once it has its room."""
        if self._fault and self.has_focus_within:
            self.scroll_visible(animate=False)

    def _write_note(self) -> None:
        said = (self.echo(), self._remark, self._carried)
        note = self._fault or " · ".join(part for part in said if part)
        self.set_class(bool(self._fault), "-faulty")
        if note != self._note:
            self._note = note
            self._say(note)

    def _say(self, note: str) -> None:
        """Write the note; its line is there from the first note on, since most fields never have one."""
        for line in self.query_children(".note").results(Static):
            line.update(Content(note))
            line.display = bool(note)
            return
        self.mount(Static(Content(note), classes="note"), after=0)


class LineField(Field):
    """One line. `echoed` turns the text into what was understood of it, or raises `InvalidField`."""

    def __init__(
        self,
        key: str,
        caption: str,
        *,
        required: bool = False,
        hint: str = "",
        echoed: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(key, caption, required=required, hint=hint)
        self._echoed = echoed

    def make_control(self) -> Widget:
        """Return the line to type in."""
        return LineInput()

    @property
    def text(self) -> str:
        """The line, exactly as typed."""
        return self.query_one(LineInput).value

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(LineInput).value = text

    def echo(self) -> str:
        """Say what was understood; nothing while the text cannot be read yet."""
        if self._echoed is None or not self.text.strip():
            return ""
        try:
            return self._echoed(self.text)
        except InvalidField:
            return ""

    def wrong(self) -> str:
        """Say why the text cannot be read."""
        if self._echoed is None or not self.text.strip():
            return ""
        try:
            self._echoed(self.text)
        except InvalidField as fault:
            return str(fault)
        return ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.announce()


class DateField(LineField):
    """A date, echoed with its day of the week."""

    def __init__(self, key: str, caption: str, *, required: bool = False, hint: str = "") -> None:
        super().__init__(key, caption, required=required, hint=hint, echoed=self._in_words)

    def _in_words(self, typed: str) -> str:
        day = parse_date(typed, self.caption)
        return long_date_with_day(day) if day else ""


ELSEWHERE = "Ctrl+O l’ouvre dans votre éditeur."


class LongField(Field):
    """A text of several lines, `lines` of them visible. Tab leaves it; Ctrl+O opens it elsewhere.

    `kinds` are those of the standard texts that Ctrl+L offers there.
    """

    def __init__(
        self,
        key: str,
        caption: str,
        *,
        lines: int = 4,
        required: bool = False,
        hint: str = "",
        kinds: tuple[TextKind, ...] = (),
    ) -> None:
        super().__init__(key, caption, required=required, hint=f"{hint} {ELSEWHERE}".lstrip())
        self._lines = lines
        self._kinds = kinds

    def make_control(self) -> Widget:
        """Return the area to type in."""
        area = LongArea(compact=True, tab_behavior="focus", show_line_numbers=False, soft_wrap=True)
        area.styles.height = self._lines
        area.kinds = self._kinds
        return area

    @property
    def text(self) -> str:
        """The text, exactly as typed."""
        return self.query_one(TextArea).text

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(TextArea).text = text

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.announce()


class ChoiceField(Field):
    """A closed list of (code, label); its text is the code, empty while nothing is chosen."""

    def __init__(
        self,
        key: str,
        caption: str,
        options: Iterable[tuple[str, str]] = (),
        *,
        required: bool = False,
        hint: str = "",
    ) -> None:
        super().__init__(key, caption, required=required, hint=hint)
        self._options = tuple(options)

    def make_control(self) -> Widget:
        """Return the list to choose from."""
        return Select[str](_prompts(self._options), prompt=PROMPT, compact=True)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the list: what was read from the register after the form was shown."""
        chosen = self.text
        self._options = tuple(options)
        self._select.set_options(_prompts(self._options))
        self.text = chosen

    @property
    def _select(self) -> Select[str]:
        return self.query_one(Select)

    @property
    def text(self) -> str:
        """The code that is chosen."""
        value = self._select.value
        return value if isinstance(value, str) else ""

    @text.setter
    def text(self, code: str) -> None:
        if code and code not in {known for known, _ in self._options}:
            # A draft may hold a code that the list has lost: it stays, and the domain says so.
            self._options = (*self._options, (code, code))
            self._select.set_options(_prompts(self._options))
        if code:
            self._select.value = code
        else:
            self._select.clear()

    @on(Select.Changed)
    def _chosen(self, event: Select.Changed) -> None:
        event.stop()
        self.announce()


def _prompts(options: Iterable[tuple[str, str]]) -> list[tuple[Content, str]]:
    return [(Content(label), code) for code, label in options]


class FieldRow(Horizontal):
    """Fields side by side."""
