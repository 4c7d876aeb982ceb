"""XML from anybody, read as events: nothing of it is kept, and no declaration is obeyed.

A document type is refused, which leaves neither entities nor anything to fetch. Depth, the number
of names and the length of one tag are bounded, since the parser keeps those in memory.
"""

from collections.abc import Iterable, Iterator
from typing import NoReturn
from xml.parsers import expat

from exports.tables.archives import DAMAGED
from exports.tables.faults import TableFault
from exports.tables.limits import DEEPEST, LONGEST_TAG, MOST_NAMES

_FOREIGN = (
    "ce classeur contient des déclarations XML (DTD, entités) qu’aucun tableur n’écrit. "
    "N’utilisez pas ce fichier, ou enregistrez-le de nouveau dans un tableur."
)
_ODD = "la structure XML de ce classeur est démesurée. Enregistrez-le de nouveau dans un tableur."


def names_of(namespaces: Iterable[str], *locals_: str) -> dict[str, str]:
    """Map the names « namespace name » of elements to their local names, for `parsed`."""
    return {f"{namespace} {local}": local for namespace in namespaces for local in locals_}


class Handlers:
    """What receives the events of one part; a subclass reads, this one bounds.

    `deep` counts the elements that are open. A reader that is called millions of times counts by
    itself instead of calling here.
    """

    def __init__(self) -> None:
        self.deep = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 – for the subclasses
        """Enter an element."""
        self.deep += 1

    def end(self, name: str) -> None:  # noqa: ARG002 – for the subclasses
        """Leave an element."""
        self.deep -= 1

    def check(self) -> None:
        """Look after each chunk at what is kept; raises `TableFault`."""
        if self.deep > DEEPEST:
            raise TableFault(_ODD)


def parsed(
    chunks: Iterable[bytes], names: dict[str, str], handlers: Handlers, parts: list[str] | None = None
) -> Iterator[None]:
    """Feed chunks to a parser, giving control back after each; raises `TableFault`.

    Names come as « namespace name », but for those that `names` translates (the parser looks each
    name up there, and notes the others). Text is appended to `parts`, which the handlers empty.
    """
    names = dict(names)
    parser = expat.ParserCreate(namespace_separator=" ", intern=names)
    parser.buffer_text = True
    parser.StartElementHandler = handlers.start
    parser.EndElementHandler = handlers.end
    parser.CharacterDataHandler = None if parts is None else parts.append
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartNamespaceDeclHandler = _note_prefix
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if len(names) > MOST_NAMES or fed - parser.CurrentByteIndex > LONGEST_TAG:
                raise TableFault(_ODD)
            handlers.check()
            yield
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise TableFault(DAMAGED) from error
    yield


def _note_prefix(*_: object) -> None:
    """Receive a declared prefix, which the parser thereby counts among `names`."""


def _refuse_doctype(*_: object) -> NoReturn:
    raise TableFault(_FOREIGN)
