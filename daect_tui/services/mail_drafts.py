"""E-mail drafts for the letters that leave by e-mail: one file a letter, its PDF attached."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from daect_tui.domain.dates import long_date
from daect_tui.domain.document import LetterDocument
from daect_tui.domain.document_text import blocks_text
from daect_tui.domain.errors import DaectError, Refusal
from daect_tui.domain.letter import Letter
from daect_tui.domain.lot import LeftOut, LotDone
from daect_tui.domain.mail_draft import Mailbox, MailDraft, mailbox
from daect_tui.domain.mailing_order import names_in_folder
from daect_tui.services.following import Progress, silent
from daect_tui.services.lot_ports import LotDocuments, LotFiles
from daect_tui.services.mailboxes import mailbox_of
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.wordings import fill_wording

_NO_ADDRESS = "Aucun courriel n’est connu. Complétez la fiche de l’organisme ou du correspondant."


@dataclass(frozen=True, slots=True)
class Addressee:
    """A letter, and to whom its e-mail would go; `lacks` says why none can be drafted."""

    letter: Letter
    to: Mailbox | None
    lacks: str = ""


class MailDrafts:
    """The use cases of letters that leave by e-mail."""

    def __init__(self, office: Office, documents: LotDocuments, files: LotFiles) -> None:
        self._office = office
        self._documents = documents
        self._files = files

    def addressees(self, chronos: Sequence[str]) -> tuple[Addressee, ...]:
        """Say to whom each letter would go, before anything is written; what lacks is said.

        What is mailed to nobody is left out.
        """
        with self._office.reading() as work:
            letters = [work.letters.get(chrono) for chrono in chronos]
            found = [(letter, mailbox_of(work, letter)) for letter in letters if letter.kind.is_mailed]
        return tuple(Addressee(letter, to, "" if to else _NO_ADDRESS) for letter, to in found)

    def write(self, chronos: Sequence[str], folder: Path, progress: Progress = silent) -> LotDone:
        """Write a draft for each letter whose addressee is known; the others are left out, and named.

        A draft that stands and says the same is left alone. `progress` hears how many letters were dealt
        with, out of how many; what it raises stops the work between two drafts. Raises `UnusableOutput`.
        """
        addressees = self.addressees(chronos)
        names = names_in_folder([one.letter for one in addressees], ".eml")
        self._files.sweep(folder)
        written: list[Path] = []
        there: list[Path] = []
        failed: list[LeftOut] = []
        for done, one in enumerate(addressees):
            progress(done, len(addressees))
            try:
                draft = self._draft(one)
            except DaectError as fault:
                failed.append(LeftOut(one.letter.chrono, str(fault)))
                continue
            path = folder / names[one.letter.chrono]
            before = self._files.digest(path)
            self._files.write(path, self._documents.mail_draft(draft))
            (there if self._files.digest(path) == before else written).append(path)
        return LotDone(tuple(written), tuple(there), failed=tuple(failed))

    def _draft(self, one: Addressee) -> MailDraft:
        if one.to is None:
            raise Refusal(one.lacks)
        with self._office.reading() as work:
            document = work.frozen_documents.find(one.letter.sha256)
            if not isinstance(document, LetterDocument):
                raise Refusal(
                    "Son texte n’est pas connu, ou ce n’est pas une lettre\u00a0: joignez-le vous-même."
                )
            content = work.letters.content(one.letter.sha256)
            return _drafted(work, one.letter, document, one.to, content)


def _drafted(
    work: UnitOfWork, letter: Letter, document: LetterDocument, to: Mailbox, content: bytes
) -> MailDraft:
    contact = document.contact
    name = f"{contact.first_name} {contact.last_name}".strip()
    reach = ", ".join(part for part in (name, contact.phone, contact.email) if part)
    filled = fill_wording(
        work,
        "covering_email",
        {
            "call": document.call,
            "chrono": letter.chrono,
            "dated": long_date(letter.dated),
            "object": document.subject,
            "reach": reach,
            "delegation": document.letterhead.delegation or document.letterhead.direction,
        },
    )
    return MailDraft(
        sender=mailbox(name, contact.email),
        to=to,
        subject=filled.subject,
        body=f"{filled.call}\n\n{blocks_text(filled.body)}\n",
        file_name=letter.file_name,
        content=content,
    )
