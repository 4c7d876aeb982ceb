"""What goes with the letters of a lot: addresses on labels, e-mail drafts with the PDF attached."""

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pypdfium2
import pytest

from daect_tui.domain.address_labels import AddressSheet
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.mailing_order import MailingOrder
from daect_tui.services.desk import Desk
from daect_tui.services.mailboxes import mailbox_of
from tests.support.lots import produced


def _with_email(desk: Desk, dossier: str, email: str, contact: str = "") -> None:
    with desk.office.begin() as work:
        known = work.dossiers.get(dossier).organisation
        work.organisations.update(replace(known, email=email, contact=replace(known.contact, email=contact)))
        work.journal.append(Act("organisation.changed", known.name, {}))
        work.commit()


def _message(path: Path) -> EmailMessage:
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_each_letter_has_its_draft_and_what_lacks_an_address_is_named(desk: Desk, tmp_path: Path) -> None:
    chronos = produced(desk, 3)
    _with_email(desk, "PACT3-2018-001", "mairie@example.org")
    _with_email(desk, "PACT3-2018-002", "", "contact@example.org")

    with desk.office.reading() as work:
        went = replace(work.letters.get(chronos[0]), email="guichet@example.org")
        known = mailbox_of(work, went)
    assert known is not None
    assert known.address == "guichet@example.org"

    told = desk.mail_drafts.addressees(chronos)
    assert [one.to.address if one.to else one.lacks[:20] for one in told] == [
        "mairie@example.org",
        "contact@example.org",
        "Aucun courriel n’est",
    ]
    done = desk.mail_drafts.write(chronos, tmp_path)

    assert [left.chrono for left in done.failed] == [chronos[2]]
    first, second = (_message(path) for path in done.written)
    assert (first["To"].addresses[0].addr_spec, second["To"].addresses[0].addr_spec) == (
        "mairie@example.org",
        "contact@example.org",
    )
    assert first["From"].addresses[0].addr_spec == "camille@example.org"
    assert "2018-0001" in first["Subject"]
    body = first.get_body()
    assert body is not None
    said = body.get_content()
    assert said.startswith("Madame la Maire,")
    assert "2018-0001" in said
    (attached,) = first.iter_attachments()
    with desk.office.reading() as work:
        assert attached.get_content() == work.letters.content(work.letters.get(chronos[0]).sha256)

    again = desk.mail_drafts.write(chronos, tmp_path)
    assert (again.written, again.there) == ((), done.written)


def test_one_label_a_letter_in_the_order_of_the_pile(desk: Desk, tmp_path: Path) -> None:
    chronos = produced(desk, 2)

    done = desk.envelopes.write(chronos, MailingOrder.NUMBER, AddressSheet(()), tmp_path / "etiquettes.pdf")

    assert (done.written, done.failed) == ((tmp_path / "etiquettes.pdf",), ())
    with pypdfium2.PdfDocument(tmp_path / "etiquettes.pdf") as document:
        text = document[0].get_textpage().get_text_bounded()
    assert text.index("Organisme 1 (fictif)") < text.index("Organisme 2 (fictif)")
    with pytest.raises(Refusal, match="Aucun de ces courriers"):
        desk.envelopes.write((), MailingOrder.NUMBER, AddressSheet(()), tmp_path / "rien.pdf")
