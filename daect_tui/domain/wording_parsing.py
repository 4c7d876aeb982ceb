"""Reading a wording: its parts, the shared wordings that it takes in, the values that it names.

A wording of the register is read beside the shipped one (`shipped`): it may use the values that the
program gives to that document and no others, and it must keep what the document has to say.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from daect_tui.domain.text import NBSP, quoted
from daect_tui.domain.wording import Wording
from daect_tui.domain.wording_mentions import missing_mentions
from daect_tui.domain.wording_syntax import PERSONAL, Entry, EntryKind, Phrase, Reader

_KEYS = frozenset({"title", "values", "subject", "references", "attachments", "call", "body"})
_PLACE_OF_PERSONAL = Entry(EntryKind.PERSONAL, ())


def parse_wording(
    name: str,
    text: str,
    shared: Mapping[str, Wording] | None = None,
    shipped: Wording | None = None,
) -> Wording:
    """Read a template; an entry `include = "x"` takes in the body of the wording `shared["x"]`.

    With `when = "y"` beside it, that body is kept only where the value `y` is not empty. The paragraph
    written for one letter goes where an entry says `place = "personal"`, else before the last entry and
    the shared wordings that precede it.

    Raises `InvalidWording` naming the wording, and the line or the entry at fault.
    """
    reading = _Reading(Reader(shipped.title if shipped else name, text), shared or {}, shipped)
    return reading.wording(name)


@dataclass(slots=True)
class _Reading:
    """One wording under way: what it declares, what it uses and where."""

    reader: Reader
    shared: Mapping[str, Wording]
    shipped: Wording | None
    used: dict[str, str] = field(default_factory=dict)
    includes: list[tuple[str, str]] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)

    def wording(self, name: str) -> Wording:
        reader = self.reader
        table = reader.table()
        unknown = set(table) - _KEYS
        if unknown:
            raise reader.fault("", f"clé inconnue{NBSP}: {', '.join(sorted(unknown))}. Retirez-la.")
        declared = self._declared(table)
        wording = Wording(
            name=name,
            title=reader.string(table, "title", "") or (self.shipped.title if self.shipped else name),
            values=declared,
            subject=self._phrase(table, "subject", "objet"),
            references=self._entries(table, "references", "références"),
            attachments=self._entries(table, "attachments", "pièces jointes"),
            call=self._phrase(table, "call", "appel"),
            body=self._body(table),
            includes=tuple(self.includes),
        )
        wording = replace(wording, values={**self.taken, **declared})
        self._check_names(wording)
        self._check_mentions(wording)
        return wording

    def _declared(self, table: Mapping[str, object]) -> Mapping[str, str]:
        values = table.get("values", {})
        if not isinstance(values, dict):
            raise self.reader.fault("", f"{quoted('values')} doit être une table de descriptions.")
        typed = {name: self.reader.string(values, name, f"valeur {name}") for name in values}
        if self.shipped is None:
            return typed
        for name in typed:
            if name not in self.shipped.values:
                raise self._unknown("", name)
        return self.shipped.values

    def _phrase(self, table: Mapping[str, object], key: str, place: str) -> Phrase:
        phrase = self.reader.phrase(self.reader.string(table, key, place), place)
        self._use(place, (piece.text for piece in phrase if piece.is_name))
        return phrase

    def _entries(self, table: Mapping[str, object], key: str, label: str) -> tuple[Entry, ...]:
        return tuple(self._entry(raw, place) for place, raw in self._placed(table, key, label))

    def _entry(self, raw: object, place: str) -> Entry:
        entry = self.reader.entry(raw, place)
        self._use(place, entry.names())
        return entry

    def _body(self, table: Mapping[str, object]) -> tuple[Entry, ...]:
        """Read the body; `last` is where the last entry begins, and what is included just before it."""
        body: list[Entry] = []
        last = begins = 0
        for place, raw in self._placed(table, "body", "corps"):
            if isinstance(raw, dict) and "include" in raw:
                body += self._included(raw, place)
            else:
                last, begins = begins, len(body) + 1
                body.append(self._entry(raw, place))
                if body[-1].kind is EntryKind.PERSONAL and body.count(_PLACE_OF_PERSONAL) > 1:
                    raise self.reader.fault(place, f"{quoted(PERSONAL)} n’a qu’une place. Retirez celle-ci.")
        if body and table.get("call") and _PLACE_OF_PERSONAL not in body:
            body.insert(last, _PLACE_OF_PERSONAL)
        return tuple(body)

    def _included(self, raw: Mapping[str, object], place: str) -> Iterator[Entry]:
        """Take in a shared wording; its condition is put on each entry of its body."""
        reader = self.reader
        name, when = reader.string(raw, "include", place), reader.string(raw, "when", place)
        if name not in self.shared or set(raw) - {"include", "when"}:
            raise reader.fault(
                place, f"{quoted('include')} doit nommer un modèle commun, seul ou avec {quoted('when')}."
            )
        self.includes.append((name, when))
        included = self.shared[name]
        self.taken.update(included.values)
        if when:
            self._use(place, [when])
        for entry in included.body:
            self._use(place, entry.names())
            yield replace(entry, when=when) if when else entry

    def _placed(self, table: Mapping[str, object], key: str, label: str) -> Iterator[tuple[str, object]]:
        for number, raw in enumerate(self.reader.sequence(table, key, label), 1):
            yield f"{label}, entrée {number}", raw

    def _use(self, place: str, names: Iterable[str]) -> None:
        for name in names:
            self.used.setdefault(name, place)

    def _check_names(self, wording: Wording) -> None:
        for name, place in self.used.items():
            if name not in wording.values:
                raise self._unknown(place, name)
        if self.shipped is None:
            for name in sorted(set(wording.values) - set(self.used)):
                sentence = f"la valeur {{{name}}} est déclarée mais ne sert pas. Retirez-la."
                raise self.reader.fault("", sentence)

    def _unknown(self, place: str, name: str) -> Exception:
        if self.shipped is None:
            return self.reader.fault(
                place, f"la valeur {{{name}}} n’est pas déclarée. Ajoutez-la à {quoted('values')}."
            )
        return self.reader.fault(
            place, f"la valeur {{{name}}} n’existe pas pour ce document. Choisissez-en une de sa liste."
        )

    def _check_mentions(self, wording: Wording) -> None:
        missing = missing_mentions(wording)
        if missing:
            raise self.reader.fault("", missing[0].sentence(wording.values))
