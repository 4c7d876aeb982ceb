"""E-mail drafts (.eml): what a mail program opens ready to be sent, by its « X-Unsent » mark.

The same draft gives the same bytes: no date, no identifier, and a boundary drawn from the content.
"""

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8

from daect_tui.domain.mail_draft import Mailbox, MailDraft
from daect_tui.domain.text import clean_line

_BOUNDARY_LENGTH = 32


def mail_draft(draft: MailDraft) -> bytes:
    """Write a draft with its letter attached; whatever its texts hold stays within their headers."""
    boxes = [draft.to, *([draft.sender] if draft.sender else [])]
    policy = SMTP if all(box.address.isascii() for box in boxes) else SMTPUTF8
    message = EmailMessage(policy=policy)
    message["X-Unsent"] = "1"
    if draft.sender:
        message["From"] = _address(draft.sender)
    message["To"] = _address(draft.to)
    message["Subject"] = clean_line(draft.subject).text
    message.set_content(draft.body, cte="quoted-printable")
    message.add_attachment(draft.content, maintype="application", subtype="pdf", filename=draft.file_name)
    digest = hashlib.sha256(draft.body.encode() + draft.content).hexdigest()
    message.set_boundary(f"daect-{digest[:_BOUNDARY_LENGTH]}")
    return message.as_bytes()


def _address(box: Mailbox) -> Address:
    user, _, domain = box.address.rpartition("@")
    return Address(clean_line(box.name).text, user, domain)
