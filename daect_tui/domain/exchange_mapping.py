"""Which column of a file feeds which field: guessed from its headings, corrected by the user, remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from daect_tui.domain.errors import Refusal, UnusableArgument
from daect_tui.domain.exchange import REFERENCE, Column, folded_heading
from daect_tui.domain.text import NBSP, listed, quoted

IGNORED = ""


class MappingRefused(Refusal):
    """A mapping under which no row of the file could be read."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The headings of a file, the key that each one feeds (empty: ignored), and values for every row.

    `values` are pairs of key and text for what the file does not say: its programme, for instance.
    `origin` names the application whose export it is, when it was recognised.
    """

    headings: tuple[str, ...]
    keys: tuple[str, ...]
    values: tuple[tuple[str, str], ...] = ()
    origin: str = ""

    @property
    def fed(self) -> frozenset[str]:
        """The keys that the file or a value gives."""
        return frozenset((*(key for key in self.keys if key), *(key for key, _text in self.values)))

    def heading_of(self, key: str) -> str:
        """Return the heading that feeds a key; empty when none does."""
        return next((heading for heading, fed in self.pairs if fed == key), "")

    def with_key(self, index: int, key: str) -> "ColumnMapping":
        """Feed a key from the heading at `index`, and from no other; an empty key ignores the heading."""
        keys = [IGNORED if key and fed == key else fed for fed in self.keys]
        keys[index] = key
        values = tuple((fed, text) for fed, text in self.values if fed != key)
        return replace(self, keys=tuple(keys), values=values)

    def with_value(self, key: str, text: str) -> "ColumnMapping":
        """Give a value to every row, in the place of any column; an empty text takes it back."""
        values = tuple((fed, kept) for fed, kept in self.values if fed != key)
        keys = tuple(IGNORED if text and fed == key else fed for fed in self.keys)
        return replace(self, keys=keys, values=(*values, (key, text)) if text else values)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The headings that feed something, each with its key."""
        return tuple((heading, key) for heading, key in zip(self.headings, self.keys, strict=True) if key)

    @property
    def kept(self) -> dict[str, str]:
        """What is remembered: the key of each heading, folded."""
        return {folded_heading(heading): key for heading, key in self.pairs}

    @property
    def fingerprint(self) -> tuple[str, ...]:
        """The set of headings under which a mapping is remembered, whatever their order."""
        return tuple(sorted({folded_heading(heading) for heading in self.headings}))


def guessed(columns: Sequence[Column], headings: Sequence[str]) -> ColumnMapping:
    """Recognise the headings by the columns' own and their synonyms; each column is fed once."""
    known = {
        folded_heading(name): column.key
        for column in reversed(columns)
        if not column.computed
        for name in (column.heading, column.key, *column.synonyms)
    }
    keys: list[str] = []
    for heading in headings:
        key = known.get(folded_heading(heading), IGNORED)
        keys.append(IGNORED if key in keys else key)
    return ColumnMapping(tuple(headings), tuple(keys))


def remembered(mapping: ColumnMapping, kept: Mapping[str, str], values: Mapping[str, str]) -> ColumnMapping:
    """Apply what was remembered (folded heading → key) to the headings of a file, in their order."""
    keys = tuple(kept.get(folded_heading(heading), IGNORED) for heading in mapping.headings)
    once = tuple(key if keys.index(key) == index else IGNORED for index, key in enumerate(keys))
    return replace(mapping, keys=once, values=tuple(values.items()))


def corrected(
    columns: Sequence[Column], mapping: ColumnMapping, feeds: Sequence[str], values: Sequence[str]
) -> ColumnMapping:
    """Apply corrections as typed: « Intitulé du projet=domaine » and « programme=PACT3 ».

    Raises `UnusableArgument` for a heading or a column that there is not.
    """
    for text in feeds:
        heading, name = _parted(text, "EN-TÊTE=COLONNE")
        folded = [folded_heading(known) for known in mapping.headings]
        if folded_heading(heading) not in folded:
            raise UnusableArgument(
                f"Le fichier n’a pas de colonne {quoted(heading)}. "
                f"Ses colonnes{NBSP}: {listed([quoted(known) for known in mapping.headings[:20]])}."
            )
        key = column_named(columns, name).key if name else IGNORED
        mapping = mapping.with_key(folded.index(folded_heading(heading)), key)
    for text in values:
        name, value = _parted(text, "COLONNE=VALEUR")
        mapping = mapping.with_value(column_named(columns, name).key, value)
    return mapping


def _parted(text: str, shape: str) -> tuple[str, str]:
    left, sign, right = text.rpartition("=") if shape.startswith("EN") else text.partition("=")
    if not sign or not left.strip():
        raise UnusableArgument(f"{quoted(text)} ne se lit pas{NBSP}: écrivez {shape}.")
    return left.strip(), right.strip()


def column_named(columns: Sequence[Column], name: str) -> Column:
    """Find a column by its heading, a synonym or its key; raises `UnusableArgument`."""
    folded = folded_heading(name)
    for column in columns:
        names = (column.heading, column.key, *column.synonyms)
        if not column.computed and folded in {folded_heading(known) for known in names}:
            return column
    kept = listed([column.heading for column in columns if not column.computed])
    raise UnusableArgument(f"Aucune colonne ne s’appelle {quoted(name)}. Colonnes connues{NBSP}: {kept}.")


def check_mapping(columns: Sequence[Column], mapping: ColumnMapping) -> None:
    """Raise `MappingRefused` when a column that every row needs is fed by nothing.

    A file whose rows bear references may give only what changes of what is in the register.
    """
    if REFERENCE in mapping.fed:
        return
    missing = [column.heading for column in columns if column.required and column.key not in mapping.fed]
    if missing:
        many = len(missing) > 1
        raise MappingRefused(
            f"Aucune colonne du fichier ne donne {listed([quoted(name) for name in missing])}. "
            f"Indiquez {'celles qui les donnent' if many else 'celle qui le donne'}, ou une valeur pour "
            "toutes les lignes."
        )
