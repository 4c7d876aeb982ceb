"""Who the delegation is on a day: letterhead, signatory, contact. Names change, so all are dated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from daect_tui.domain.dates import short_date
from daect_tui.domain.document import Contact, Letterhead, SignatureBlock
from daect_tui.domain.errors import Refusal


class Dated(Protocol):
    """A setting in force from a day on, and until another where that is known."""

    @property
    def valid_from(self) -> date:
        """The first day."""

    @property
    def valid_until(self) -> date | None:
        """The last day, or `None` while it is not known."""


# The court of the seat of the authority (CJA R312-1): what a register says until somebody changes it.
DEFAULT_COURT = "tribunal administratif de Paris"


@dataclass(frozen=True, slots=True)
class DatedLetterhead:
    """The names and addresses of the institution, from a day on; `court` judges its acts."""

    valid_from: date
    valid_until: date | None
    letterhead: Letterhead
    contact: Contact
    court: str = DEFAULT_COURT


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, by which delegation of signature, and while it is valid (CRPA L212-1)."""

    valid_from: date
    valid_until: date | None
    formula: str
    office: str
    first_name: str
    last_name: str
    delegation_act: str

    @property
    def name(self) -> str:
        """Write first name and NAME, as under a signature."""
        return f"{self.first_name} {self.last_name.upper()}"

    @property
    def block(self) -> SignatureBlock:
        """Return what is printed above and below the signature."""
        return SignatureBlock(self.formula, self.office, self.name)


D = TypeVar("D", bound=Dated)


def in_force(settings: Sequence[D], day: date, what: str) -> D:
    """Return the setting in force on a day, the latest to begin; raises `Refusal` when there is none.

    `what` names the setting in the sentence (« en-tête », « signataire »).
    """
    running = [
        setting
        for setting in settings
        if setting.valid_from <= day and (setting.valid_until is None or day <= setting.valid_until)
    ]
    if not running:
        raise Refusal(
            f"Aucun {what} n’est en vigueur le {short_date(day)}. Enregistrez-le au Répertoire (F9)."
        )
    return max(running, key=lambda setting: setting.valid_from)
