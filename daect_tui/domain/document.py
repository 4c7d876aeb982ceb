"""What a document says, apart from how it is laid out and in which format.

Texts here are plain: no markup of any library, French spaces already in place. A value typed by a
user travels as the text of a `Run` and can therefore never be taken for an instruction.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside the body; `level` counts from 1, the document's own title being level 0.

    `new_page` begins a page with it.
    """

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list; each item is a sequence of runs."""

    items: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one heading row; `weights` share out the width, one number a column.

    `to_sign` leaves on each row the room to write by hand. `pages` makes it a table of contents: it
    gives for each row the text of a heading, whose page is written in the last cell. `row_headers` says
    that the first cell of a row names what the others tell of it.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...]
    to_sign: bool = False
    pages: tuple[str, ...] = ()
    row_headers: bool = False


Block = Heading | Paragraph | BulletList | Table


@dataclass(frozen=True, slots=True)
class Emblem:
    """A picture in place of the words of the State block: its hash, and the words that say what it shows."""

    sha256: str
    words: str


class Face(StrEnum):
    """The four faces of a typeface."""

    REGULAR = "normal"
    BOLD = "gras"
    ITALIC = "italique"
    BOLD_ITALIC = "gras italique"

    @classmethod
    def of(cls, *, bold: bool, italic: bool) -> "Face":
        """Return the face of a style."""
        if bold:
            return cls.BOLD_ITALIC if italic else cls.BOLD
        return cls.ITALIC if italic else cls.REGULAR


@dataclass(frozen=True, slots=True)
class Typeface:
    """A typeface of the institution: the hashes of its faces, empty where it has none."""

    regular: str
    bold: str = ""
    italic: str = ""
    bold_italic: str = ""

    @property
    def files(self) -> dict[Face, str]:
        """The hashes of the faces that there are."""
        every = zip(Face, (self.regular, self.bold, self.italic, self.bold_italic), strict=True)
        return {face: sha256 for face, sha256 in every if sha256}


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes, as printed at the head of a document; a dated setting (names change)."""

    state: tuple[str, ...]
    ministry: str
    direction: str
    delegation: str
    place: str
    address: tuple[str, ...]
    phone: str
    email: str
    emblem: Emblem | None = None
    typeface: Typeface | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """The hashes of the kept files that it names."""
        faces = self.typeface.files.values() if self.typeface else ()
        return (*((self.emblem.sha256,) if self.emblem else ()), *faces)


@dataclass(frozen=True, slots=True)
class Contact:
    """« Affaire suivie par »: the agent in charge (CRPA L111-2)."""

    first_name: str
    last_name: str
    quality: str
    phone: str
    email: str


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Who signs and by what delegation (CRPA L212-1): formula, office, first name and name."""

    formula: str
    office: str
    name: str


@dataclass(frozen=True, slots=True)
class LetterDocument:
    """An administrative letter, in its frame; `annex` follows the signature.

    `personal_at` is the rank in the body where a paragraph written for this letter alone goes.
    """

    title: str
    letterhead: Letterhead
    dated: date
    chrono: str
    contact: Contact
    recipient: tuple[str, ...]
    subject: str
    references: tuple[str, ...]
    attachments: tuple[str, ...]
    call: str
    body: tuple[Block, ...]
    signature: SignatureBlock
    annex: tuple[Block, ...] = ()
    personal_at: int | None = None


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """Minutes, communiqué, sheets: letterhead, title, body, and signatures where there are some.

    `foot` is repeated at the foot of every page: what makes the paper a witness of the register.
    """

    title: str
    subtitle: str
    letterhead: Letterhead
    dated: date
    reference: str
    body: tuple[Block, ...]
    signatures: tuple[SignatureBlock, ...] = ()
    foot: str = ""


Document = LetterDocument | PlainDocument
