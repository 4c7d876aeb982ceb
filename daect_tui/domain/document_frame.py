"""What stands around the body of a document, as lines of plain text, on paper as on a screen."""

from dataclasses import dataclass

from daect_tui.domain.dates import long_date
from daect_tui.domain.document import Contact, Document, LetterDocument, Letterhead, PlainDocument
from daect_tui.domain.text import NBSP


@dataclass(frozen=True, slots=True)
class Mention:
    """What is announced before the call: « Objet », « Références », « Pièces jointes »."""

    label: str
    lines: tuple[str, ...]


def place_and_date(document: Document) -> str:
    """Write where and of what day a document is."""
    return f"{document.letterhead.place}, le {long_date(document.dated)}"


def in_charge(contact: Contact, chrono: str) -> tuple[str, ...]:
    """Write who is in charge of a letter (CRPA L111-2), and its number."""
    name = f"{contact.first_name} {contact.last_name}".strip()
    lines = (
        f"Affaire suivie par{NBSP}: {name}" if name else "",
        contact.quality,
        f"Tél.{NBSP}: {contact.phone}" if contact.phone else "",
        f"Courriel{NBSP}: {contact.email}" if contact.email else "",
        f"Nos réf.{NBSP}: {chrono}" if chrono else "",
    )
    return tuple(line for line in lines if line)


def mentions(letter: LetterDocument) -> tuple[Mention, ...]:
    """Return the mentions of a letter that have something to say."""
    every = (
        Mention(f"Objet{NBSP}:", (letter.subject,)),
        Mention(f"Référence{_plural(letter.references)}{NBSP}:", letter.references),
        Mention(
            f"Pièce{_plural(letter.attachments)} jointe{_plural(letter.attachments)}{NBSP}:",
            letter.attachments,
        ),
    )
    return tuple(mention for mention in every if mention.lines)


def footer(head: Letterhead, foot: str = "") -> tuple[str, ...]:
    """Return the lines at the foot of each page: where to write and call, then what the paper witnesses."""
    reach = (f"Tél.{NBSP}: {head.phone}" if head.phone else "", head.email)
    lines = (" · ".join(head.address), " · ".join(part for part in reach if part), foot)
    return tuple(line for line in lines if line)


def full_title(document: Document) -> str:
    """Return the title by which a file is known: that of the document, its subtitle included."""
    if isinstance(document, PlainDocument) and document.subtitle:
        return f"{document.title} – {document.subtitle}"
    return document.title


def author(head: Letterhead) -> str:
    """Name who writes, for the properties of a file."""
    return head.delegation or head.direction or head.ministry


def _plural(lines: tuple[str, ...]) -> str:
    return "s" if len(lines) > 1 else ""
