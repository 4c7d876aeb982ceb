"""What a register still lacks before its first letter: who answers for it, and who signs it.

A letter names the agent in charge, with their address, telephone and e-mail (CRPA L111-2), and bears the
signature, first name, name and quality of whoever holds a delegation (CRPA L212-1).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.delegation import SignatoryRefused, signatory_on
from daect_tui.domain.errors import Refusal
from daect_tui.domain.institution import DatedLetterhead, Signatory, in_force


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing of the letterhead and of the signatory, in words that stand in a list."""

    letterhead: tuple[str, ...]
    signatory: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Both; nothing when letters may be made."""
        return (*self.letterhead, *self.signatory)


def missing_before_letters(
    letterheads: Sequence[DatedLetterhead], signatories: Sequence[Signatory], day: date
) -> Missing:
    """Return what is missing on a day."""
    return Missing(_letterhead(letterheads, day), _signatory(signatories, day))


def _letterhead(letterheads: Sequence[DatedLetterhead], day: date) -> tuple[str, ...]:
    try:
        setting = in_force(letterheads, day, "en-tête")
    except Refusal:
        return ("un en-tête",)
    head, contact = setting.letterhead, setting.contact
    wanted = (
        (head.address, "l’adresse"),
        (head.phone, "le téléphone"),
        (head.email, "le courriel"),
        (contact.last_name, "qui suit les affaires"),
    )
    return tuple(words for there, words in wanted if not there)


def _signatory(signatories: Sequence[Signatory], day: date) -> tuple[str, ...]:
    try:
        signatory_on(signatories, day)
    except SignatoryRefused:
        return ("un signataire",)
    return ()
