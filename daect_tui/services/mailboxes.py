"""The e-mail address of whom a letter goes to: that of the organisation, or of the correspondent."""

from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.domain.mail_draft import Mailbox, mailbox
from daect_tui.domain.organisation import Organisation
from daect_tui.services.ports import UnitOfWork


def mailbox_of(work: UnitOfWork, letter: Letter) -> Mailbox | None:
    """Return whom to write to; nobody where no address is known.

    The address that the letter went to comes first, then that of the organisation before that of its
    interlocuteur.
    """
    if went := mailbox(letter.recipient, letter.email):
        return went
    if letter.kind is LetterKind.REFERRAL:
        return _correspondent(work, letter)
    organisation = _organisation(work, letter.subject)
    if organisation is None:
        return None
    contact = organisation.contact
    return mailbox(organisation.name, organisation.email) or mailbox(contact.name, contact.email)


def _correspondent(work: UnitOfWork, letter: Letter) -> Mailbox | None:
    asked = [one for one in work.opinions.of(letter.subject) if one.source == letter.recipient]
    found = [work.correspondents.get(one.correspondent) for one in asked]
    return mailbox(found[-1].name, found[-1].email) if found else None


def _organisation(work: UnitOfWork, subject: str) -> Organisation | None:
    """Return the organisation that a dossier, a label or a mission is about."""
    try:
        return work.dossiers.get(subject).organisation
    except UnknownReference:
        pass
    try:
        return work.organisations.get(work.labels.get(subject).organisation_id)
    except UnknownReference:
        pass
    try:
        label = work.missions.get(subject).label
    except UnknownReference:
        return None
    return work.organisations.get(work.labels.get(label).organisation_id)
