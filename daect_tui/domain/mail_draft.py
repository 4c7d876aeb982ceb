"""An e-mail that waits to be sent, with a letter attached: what its headers and its text say.

It has no date and no identifier: the program that sends it gives them, once.
"""

from dataclasses import dataclass

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.reaching import parse_email
from daect_tui.domain.text import clean_line


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Who writes or is written to; `name` may be empty. `address` is one address, checked."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class MailDraft:
    """One e-mail; `sender` is nobody where the contact of the day has no address."""

    sender: Mailbox | None
    to: Mailbox
    subject: str
    body: str
    file_name: str
    content: bytes


def mailbox(name: str, address: str) -> Mailbox | None:
    """Return whom to write to; nobody where the address lacks, or is none.

    The name is one line without control or direction marks: it can add no header, nor show another one.
    """
    try:
        parsed = parse_email(clean_line(address).text)
    except InvalidField:
        return None
    return Mailbox(clean_line(name).text, parsed) if parsed else None
