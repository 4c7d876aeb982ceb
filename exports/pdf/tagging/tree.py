"""The structure tree of a file: what each stretch of a page is, and in which order it is read.

ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.1 wants every stretch of real content in it. An element is
written when it ends: its number is known from its beginning, which is all that its children need.
"""

from exports.pdf.streamed import StreamedDocument
from exports.pdf.tagging.strings import text_string


class Element:
    """A structure element under way; `kids` are its children and its stretches, as the file says them."""

    __slots__ = ("attributes", "kids", "number", "page", "parent", "tag")

    def __init__(self, number: int, tag: str, parent: int, attributes: bytes) -> None:
        self.number, self.tag, self.parent, self.attributes = number, tag, parent, attributes
        self.kids: list[bytes] = []
        self.page = 0


class StructureTree:
    """The tree of one file, from « Document » down."""

    def __init__(self, file: StreamedDocument) -> None:
        self._file = file
        self._root = file.reserve()
        # Of the current page: the number of the element of each stretch, by its mark.
        self._marks: list[int] = []
        # Of each page, the number of the object that holds those (ISO 32000-1, 14.7.4.4).
        self._pages: list[int] = []
        self._top = Element(file.reserve(), "Document", self._root, b"")

    @property
    def page_rank(self) -> int:
        """The key of the current page in the tree of parents (`StructParents`)."""
        return len(self._pages)

    def begin(self, tag: str, parent: Element | None = None, attributes: bytes = b"") -> Element:
        """Begin an element under another, or under the document."""
        above = parent or self._top
        element = Element(self._file.reserve(), tag, above.number, attributes)
        above.kids.append(b"%d 0 R" % element.number)
        return element

    def mark(self, element: Element, page: int) -> int:
        """Note that the next stretch of the current page, whose object has this number, belongs here."""
        mark = len(self._marks)
        self._marks.append(element.number)
        if not element.page:
            element.page = page
        element.kids.append(
            b"%d" % mark if element.page == page else b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, mark)
        )
        return mark

    def end(self, element: Element) -> None:
        """Write an element to which nothing more will be added."""
        page = b"/Pg %d 0 R" % element.page if element.page else b""
        kids = element.kids[0] if len(element.kids) == 1 else b"[%b]" % b" ".join(element.kids)
        self._file.put(
            element.number,
            b"<</Type/StructElem/S/%b/P %d 0 R%b%b/K %b>>"
            % (element.tag.encode(), element.parent, page, element.attributes, kids),
        )

    def end_page(self) -> None:
        """Write which element each stretch of the page belongs to."""
        number = self._file.reserve()
        self._file.put(number, b"[%b]" % b" ".join(b"%d 0 R" % mark for mark in self._marks))
        self._pages.append(number)
        self._marks = []

    def finish(self) -> int:
        """Write the document, the tree of parents and the root; return the number of the root."""
        self.end(self._top)
        parents = self._file.reserve()
        pairs = b" ".join(b"%d %d 0 R" % pair for pair in enumerate(self._pages))
        self._file.put(parents, b"<</Nums[%b]>>" % pairs)
        self._file.put(
            self._root,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self._top.number, parents, len(self._pages)),
        )
        return self._root


def scope(direction: str) -> bytes:
    """Say that a header cell speaks for its « Column » or its « Row » (ISO 14289-1, 7.5)."""
    return b"/A<</O/Table/Scope/%b>>" % direction.encode()


def alternative(text: str) -> bytes:
    """Say in words what a figure shows (ISO 14289-1, 7.3)."""
    return b"/Alt " + text_string(text)


# Items are told apart by a sign, not by numbers (ISO 14289-1, 7.6).
BULLETED = b"/A<</O/List/ListNumbering/Disc>>"
