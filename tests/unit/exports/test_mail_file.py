from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from daect_tui.domain.mail_draft import Mailbox, MailDraft, mailbox
from exports.mail_file import mail_draft

DRAFT = MailDraft(
    sender=Mailbox("Camille Renaud", "camille@example.org"),
    to=Mailbox("Ville de Montclair (fictif)", "mairie@example.org"),
    subject="Votre candidature : « Expertise » (courrier n° 2018-0001)",
    body="Madame la Maire,\n\nVous trouverez ci-joint le courrier.\n",
    file_name="2018-0001-labellisation-PACT3-2018-001.pdf",
    content=b"%PDF-1.7 \x00\xff",
)


def _read(draft: MailDraft) -> EmailMessage:
    message = message_from_bytes(mail_draft(draft), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_waits_to_be_sent_with_its_letter() -> None:
    message = _read(DRAFT)
    (attached,) = message.iter_attachments()
    body = message.get_body()
    assert body is not None
    assert message["X-Unsent"] == "1"
    assert (message["From"], message["To"]) == (
        "Camille Renaud <camille@example.org>",
        '"Ville de Montclair (fictif)" <mairie@example.org>',
    )
    assert message["Subject"] == DRAFT.subject
    assert body.get_content().replace("\r\n", "\n") == DRAFT.body
    assert (attached.get_filename(), attached.get_content()) == (DRAFT.file_name, DRAFT.content)
    assert message["Date"] is None
    assert message["Message-ID"] is None


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert mail_draft(DRAFT) == mail_draft(DRAFT)


@pytest.mark.parametrize(
    "hostile",
    [
        "x\r\nBcc: tous@example.org",
        'Mairie" <pirate@example.org>, "x',
        "Mairie\u202e gro.elpmaxe",
        "=?utf-8?q?Bcc:_x?=",
        "Élodie Œuvrard, 東京",
    ],
    ids=["line feed", "quote", "bidi", "encoded word", "letters of everywhere"],
)
def test_a_hostile_name_adds_no_header_and_no_addressee(hostile: str) -> None:
    to = mailbox(hostile, "mairie@example.org")
    assert to is not None
    message = _read(MailDraft(None, to, f"Objet {hostile}", "corps", "lettre.pdf", b"%PDF-"))
    assert [one.addr_spec for one in message["To"].addresses] == ["mairie@example.org"]
    assert set(message.keys()) == {"X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"}
    assert "\u202e" not in str(message["To"]) + str(message["Subject"])


def test_an_address_with_accents_is_written_in_utf_8() -> None:
    draft = MailDraft(None, Mailbox("Mairie", "élu@exemple.org"), "Objet", "corps", "l.pdf", b"%PDF-")
    assert "To: Mairie <élu@exemple.org>\r\n".encode() in mail_draft(draft)


@pytest.mark.parametrize(
    "address",
    ["", "mairie", "a@example.org, b@example.org", "a@example.org\nBcc: b@example.org", "Mairie <a@b.fr>"],
)
def test_what_is_not_one_address_is_nobody(address: str) -> None:
    assert mailbox("Mairie", address) is None
