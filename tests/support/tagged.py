"""What a PDF of the house says of its own structure: its elements, and the marks on its pages."""

import re
import zlib
from dataclasses import dataclass
from functools import cached_property

_OBJECT = re.compile(rb"^(\d+) 0 obj\n(.*?)\nendobj$", re.DOTALL | re.MULTILINE)
_STREAM = re.compile(rb"^<<(.*?)>>\nstream\n(.*)\nendstream$", re.DOTALL)
_KID = re.compile(rb"<</Type/MCR/Pg (\d+) 0 R/MCID (\d+)>>|(\d+) 0 R|(\d+)")


@dataclass(frozen=True, slots=True)
class Element:
    """A structure element: its children by their numbers, and its stretches as (page, mark)."""

    tag: str
    parent: int
    children: tuple[int, ...]
    marks: tuple[tuple[int, int], ...]
    source: bytes


class Tagged:
    """A file, read object by object."""

    def __init__(self, content: bytes) -> None:
        self.objects = {int(number): body for number, body in _OBJECT.findall(content)}

    @cached_property
    def pages(self) -> list[int]:
        """The numbers of the pages, in order."""
        (kids,) = (body for body in self.objects.values() if b"/Type /Pages" in body)
        found = re.search(rb"/Kids \[(.*?)\]", kids, re.DOTALL)
        assert found
        return [int(number) for number in re.findall(rb"(\d+) 0 R", found[1])]

    def code(self, page: int) -> str:
        """The operators of a page."""
        found = re.search(rb"/Contents (\d+) 0 R", self.objects[page])
        assert found
        stream = _STREAM.match(self.objects[int(found[1])])
        assert stream
        return zlib.decompress(stream[2]).decode("latin-1")

    def marked_by(self, page: int) -> list[int]:
        """The elements of the marks of a page, as the tree of parents says them."""
        rank = re.search(rb"/StructParents (\d+)", self.objects[page])
        (parents,) = (body for body in self.objects.values() if body.startswith(b"<</Nums["))
        assert rank
        pairs = dict(re.findall(rb"(\d+) (\d+) 0 R", parents))
        return [int(number) for number in re.findall(rb"(\d+) 0 R", self.objects[int(pairs[rank[1]])])]

    @cached_property
    def elements(self) -> dict[int, Element]:
        """Every structure element, by its number."""
        return {
            number: _element(body)
            for number, body in self.objects.items()
            if body.startswith(b"<</Type/StructElem")
        }

    @cached_property
    def reading(self) -> list[Element]:
        """The elements in the order in which they are read."""
        (root,) = (body for body in self.objects.values() if body.startswith(b"<</Type/StructTreeRoot"))
        found = re.match(rb"<</Type/StructTreeRoot/K (\d+) 0 R", root)
        assert found
        return list(self._below(int(found[1])))

    def _below(self, number: int) -> list[Element]:
        element = self.elements[number]
        return [element, *(one for child in element.children for one in self._below(child))]


def _element(body: bytes) -> Element:
    head = re.match(
        rb"<</Type/StructElem/S/(\w+)/P (\d+) 0 R(?:/Pg (\d+) 0 R)?(.*)/K (.*)>>$", body, re.DOTALL
    )
    assert head, body
    tag, parent, page, _, kids = head.groups()
    children, marks = [], []
    for other, mark, child, own in _KID.findall(kids):
        if child:
            children.append(int(child))
        else:
            marks.append((int(other or page), int(mark or own)))
    return Element(tag.decode(), int(parent), tuple(children), tuple(marks), body)
