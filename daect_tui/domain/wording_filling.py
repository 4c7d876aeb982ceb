"""Filling a wording: values looked up, entries kept or left out, blocks made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from daect_tui.domain.document import Block, BulletList, Heading, Paragraph, Run
from daect_tui.domain.errors import DocumentFault
from daect_tui.domain.preflight import Aspect, Flaw, Flawed
from daect_tui.domain.text import NBSP, quoted, sentence_list, typeset
from daect_tui.domain.wording_syntax import Entry, EntryKind, Phrase

Row = Mapping[str, str]
Value = str | Sequence[Row]

# Of what a value tells, by its name in the wordings; any other is a mention that lacks.
_ASPECTS = {"criteria": Aspect.CRITERION}
_ENDING = (".", "!", "?", "…")
_CLOSING = (*_ENDING, ";")


class MissingValues(DocumentFault, Flawed):
    """Values that a wording needs are missing or empty; `names` lists them in their order of use."""

    def __init__(self, title: str, missing: Mapping[str, str]) -> None:
        lacking = sentence_list(f"{description} ({name})" for name, description in missing.items())
        super().__init__(
            f"Il manque, pour {quoted(title)}{NBSP}: {lacking}. Complétez ces données, puis recommencez."
        )
        self.names = tuple(missing)
        self.flaws = tuple(
            Flaw(
                _ASPECTS.get(name, Aspect.MISSING),
                description,
                "Cette donnée manque. Complétez-la.",
                value=name,
            )
            for name, description in missing.items()
        )


@dataclass(frozen=True, slots=True)
class Filling:
    """One filling of the wording `name`: looks values up, and remembers those that lack.

    `descriptions` says in French what each value is; `missing` gathers those of the absent ones.
    """

    name: str
    descriptions: Mapping[str, str]
    values: Mapping[str, Value]
    missing: dict[str, str] = field(default_factory=dict)

    def blocks(self, entry: Entry) -> tuple[Block, ...]:
        """Make the blocks of an entry; none when it is left out."""
        if entry.kind is EntryKind.PERSONAL or not self._keeps(entry):
            return ()
        texts = self._texts(entry)
        if entry.kind is EntryKind.HEADING:
            return (Heading(_plain(texts[0]), entry.level),)
        if entry.kind is EntryKind.PARAGRAPH:
            return tuple(Paragraph(runs) for runs in texts)
        last = len(texts) - 1
        return (
            BulletList(
                tuple(
                    _closed(runs, entry.last if number == last else entry.between)
                    for number, runs in enumerate(texts)
                )
            ),
        )

    def lines(self, entries: Sequence[Entry]) -> tuple[str, ...]:
        """Make the lines of references or attachments, without style."""
        kept = (entry for entry in entries if self._keeps(entry))
        return tuple(_plain(runs) for entry in kept for runs in self._texts(entry))

    def line(self, phrase: Phrase) -> str:
        """Make one line, without style."""
        return _plain(self._phrase(phrase))

    def _phrase(self, phrase: Phrase) -> tuple[Run, ...]:
        return _runs(phrase, {piece.text: self._text(piece.text) for piece in phrase if piece.is_name})

    def _texts(self, entry: Entry) -> tuple[tuple[Run, ...], ...]:
        if not entry.each:
            return tuple(self._phrase(phrase) for phrase in entry.phrases)
        (phrase,) = entry.phrases
        rows = self._rows(entry.each)
        fields = [piece.text for piece in phrase if piece.is_name]
        for number, row in enumerate(rows, 1):
            for name in fields:
                if not row.get(name, "").strip():
                    description = f"{self.descriptions[entry.each]}, ligne {number}"
                    self.missing[f"{entry.each}.{number}.{name}"] = description
        return tuple(_runs(phrase, {name: row.get(name, "") for name in fields}) for row in rows)

    def _keeps(self, entry: Entry) -> bool:
        wanted = not entry.when or self._has(entry.when)
        return wanted and not (entry.unless and self._has(entry.unless))

    def _has(self, name: str) -> bool:
        value = self.values.get(name, "")
        return bool(value.strip() if isinstance(value, str) else value)

    def _text(self, name: str) -> str:
        value = self._value(name)
        if not isinstance(value, str):
            raise DocumentFault(self._mismatch(name, "une liste est fournie, un texte est attendu"))
        return value

    def _rows(self, name: str) -> Sequence[Row]:
        value = self._value(name) or ()
        if isinstance(value, str):
            raise DocumentFault(self._mismatch(name, "un texte est fourni, une liste est attendue"))
        return value

    def _value(self, name: str) -> Value:
        if self._has(name):
            return self.values[name]
        self.missing[name] = self.descriptions[name]
        return ""

    def _mismatch(self, name: str, sentence: str) -> str:
        return f"Modèle {quoted(self.name)}, valeur {{{name}}}{NBSP}: {sentence}. Corrigez le modèle."


def _runs(phrase: Phrase, values: Mapping[str, str]) -> tuple[Run, ...]:
    """Put values into a phrase; neighbours in one style become one run.

    A value that ends a sentence by itself takes no full stop of the phrase after it.
    """
    runs: list[Run] = []
    for piece in phrase:
        said = typeset(values[piece.text]) if piece.is_name else piece.text
        if not piece.is_name and runs and runs[-1].text.endswith(_ENDING):
            said = said.removeprefix(".")
        if not said:
            continue
        run = Run(said, piece.bold, piece.italic)
        if runs and (runs[-1].bold, runs[-1].italic) == (run.bold, run.italic):
            run = Run(runs.pop().text + run.text, run.bold, run.italic)
        runs.append(run)
    return tuple(runs)


def _plain(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _closed(runs: tuple[Run, ...], mark: str) -> tuple[Run, ...]:
    """End an item of a list with its mark, unless what was typed already ends a sentence."""
    if not mark or _plain(runs).rstrip().endswith(_CLOSING):
        return runs
    return (*runs, Run(mark))
