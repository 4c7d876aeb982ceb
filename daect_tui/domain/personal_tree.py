"""The texts of a record that are about a person, and the record with other words in their place.

A record is read as a tree: columns, and in some of them values in values. Fields that stand together
under one beginning (« representative_first_name », « representative_phone ») describe one person.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from daect_tui.domain.person_mentions import Mention, mentions, replaced, surest
from daect_tui.domain.person_names import Naming
from daect_tui.domain.person_sought import WORD, Sought
from daect_tui.domain.personal_data import Holding
from daect_tui.domain.personal_places import Spot, Step
from daect_tui.domain.text import fold

Tree = str | int | float | bool | None | Mapping[str, "Tree"] | list["Tree"]

_FIRST, _LAST, _NAME = "first_name", "last_name", "name"
# What describes the same person as the name that it stands with.
_OF_A_PERSON, _TO_REACH = ("civility", "office", "quality", "call"), ("phone", "email")
_READ = frozenset(Holding) - {Holding.NOTHING, Holding.DERIVED}
_CIVILITIES = frozenset({"m", "mm", "mme", "mmes", "mlle", "me", "dr", "pr", "madame", "monsieur"})


def spots_in(person: Sought, record: Mapping[str, Tree], classes: Mapping[str, Holding]) -> tuple[Spot, ...]:
    """Return the texts of a record that name a person, with those that describe the same person."""
    read = {name: value for name, value in record.items() if classes[name] in _READ}
    texts = {name: _text(value) for name, value in read.items() if classes[name] is not Holding.AGENT}
    found, done = _in_forms(person, texts)
    for name, value in read.items():
        if name not in done:
            found += (replace(spot, path=(name, *spot.path)) for spot in _inside(person, value, ()))
    return tuple(
        replace(spot, column=str(spot.path[0]), path=spot.path[1:], holding=classes[str(spot.path[0])])
        for spot in found
    )


def names_in(record: Mapping[str, Tree], classes: Mapping[str, Holding]) -> Iterator[str]:
    """Yield the names of the people whom the forms of a record describe."""
    read = {name: value for name, value in record.items() if classes[name] is Holding.IDENTITY}
    yield from _names(read)


def rewritten(tree: Tree, changes: Iterable[tuple[Spot, str]]) -> Tree:
    """Put other texts in their places in a tree."""
    for spot, text in changes:
        tree = _put(tree, spot.path, text)
    return tree


def without_person(spot: Spot, words: str) -> str:
    """Put words in the place of the person: in the fields of a form the name, in a text what names them.

    The other fields of a form about the person are emptied.
    """
    if not spot.whole:
        return replaced(spot.text, spot.found, words)
    name = spot.field.endswith(_NAME) and not spot.field.endswith(_FIRST)
    return words if name else ""


def _put(tree: Tree, path: tuple[Step, ...], text: str) -> Tree:
    if not path:
        return text
    step, rest = path[0], path[1:]
    if isinstance(tree, Mapping):
        return {name: _put(one, rest, text) if name == step else one for name, one in tree.items()}
    if isinstance(tree, list):
        return [_put(one, rest, text) if rank == step else one for rank, one in enumerate(tree)]
    return tree


def _inside(person: Sought, tree: Tree, path: tuple[Step, ...]) -> Iterator[Spot]:
    """Go through a tree: in each set of fields the forms first, then the texts that stand alone."""
    if isinstance(tree, str):
        found = mentions(person, tree)
        if found:
            yield Spot("", path, tree, Holding.FREE, found)
    elif isinstance(tree, Mapping):
        forms, done = _in_forms(person, {name: _text(value) for name, value in tree.items()})
        yield from (replace(spot, path=(*path, *spot.path)) for spot in forms)
        for name, value in tree.items():
            if name not in done:
                yield from _inside(person, value, (*path, name))
    elif isinstance(tree, list):
        for rank, value in enumerate(tree):
            yield from _inside(person, value, (*path, rank))


def _in_forms(person: Sought, texts: Mapping[str, str]) -> tuple[list[Spot], set[str]]:
    """Return the fields of the forms about a person, and all that need not be read again."""
    found: list[Spot] = []
    done: set[str] = set()
    for prefix in _forms(texts):
        fields = {one: texts[one] for one in _fields(prefix, texts)}
        whose = _whose(person, fields, prefix)
        if whose is not None:
            done.update(one for one in fields if whose or one.endswith(_NAME))
            found += (_whole(one, text, whose) for one, text in fields.items() if whose and text)
    return found, done


def _forms(names: Iterable[str]) -> tuple[str, ...]:
    """Return the beginnings of the fields that describe people: those of a name."""
    known = set(names)
    both = {name[: -len(_LAST)] for name in known if name.endswith(_LAST)}
    lone = {
        name[: -len(_NAME)] for name in known if name.endswith(_NAME) and not name.endswith((_LAST, _FIRST))
    }
    whole = {prefix for prefix in both if f"{prefix}{_FIRST}" in known}
    return tuple(sorted(whole | {prefix for prefix in lone if not prefix or prefix.endswith("_")}))


def _fields(prefix: str, names: Collection[str]) -> list[str]:
    """Return the fields of a form; beside a family name, « name » and what to reach are an organisation’s."""
    if {f"{prefix}{_LAST}", f"{prefix}{_NAME}"} <= set(names):
        wanted = [_FIRST, _LAST, *_OF_A_PERSON]
    else:
        wanted = [_FIRST, _LAST, _NAME, *_OF_A_PERSON, *_TO_REACH]
    return [f"{prefix}{one}" for one in wanted if f"{prefix}{one}" in names]


def _names(tree: Tree) -> Iterator[str]:
    if isinstance(tree, Mapping):
        for prefix in _forms(tree):
            said = [_text(tree.get(f"{prefix}{one}")) for one in (_FIRST, _LAST, _NAME)]
            name = " ".join(filter(None, said[:2])) or said[2]
            if name:
                yield name
    for value in tree.values() if isinstance(tree, Mapping) else tree if isinstance(tree, list) else ():
        yield from _names(value)


def _whose(person: Sought, fields: Mapping[str, str], prefix: str) -> Naming | None:
    """Tell how surely a form is about a person; `None` when its fields are to be read as any text.

    A name beside another first name is a relative’s, or a homonym’s.
    """
    first, last = fields.get(f"{prefix}{_FIRST}", ""), fields.get(f"{prefix}{_LAST}", "")
    name = f"{first} {last}".strip() or fields.get(f"{prefix}{_NAME}", "")
    found = mentions(person, name)
    naming = surest(found)
    others = _others(replaced(name, found, ""))
    # A second first name between the two: « Jeanne Marie Dupont ».
    if naming is not Naming.NO and person.first and others and others[0] != person.first:
        return None if naming is Naming.SURE else Naming.NO
    # « name » alone may be that of an organisation, whose telephone many share.
    if naming is Naming.NO and (prefix or last):
        naming = max(surest(mentions(person, text)) for text in fields.values())
    return naming or None


def _whole(name: str, text: str, naming: Naming) -> Spot:
    found = (Mention(0, len(text), naming),) if name.endswith(_NAME) else ()
    return Spot("", (name,), text, Holding.FREE, found, whole=True)


def _others(rest: str) -> list[str]:
    """Return the words of a name beside the person and their civility."""
    words = [fold(word) for word in WORD.findall(rest)]
    return [word for word in words if word not in _CIVILITIES]


def _text(value: Tree) -> str:
    return value if isinstance(value, str) else ""
