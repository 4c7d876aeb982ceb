"""How a letter leaves, and why it comes back."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.states import LabelledEnum


class MailMode(LabelledEnum):
    """How a letter goes to its recipient."""

    SIMPLE = "simple", "lettre simple"
    REGISTERED = "recommande", "recommandé sans avis de réception"
    REGISTERED_RECEIPT = "recommande_ar", "recommandé avec avis de réception"
    ELECTRONIC = "lre", "recommandé électronique ou téléprocédure"
    EMAIL = "courriel", "courriel"
    BY_HAND = "remise", "remise en main propre contre récépissé"
    BAG = "valise", "valise interne ou diplomatique"

    @property
    def short(self) -> str:
        """Return the word that stands in a line."""
        return _SHORT[self]

    @property
    def proves(self) -> bool:
        """Tell whether this way of sending itself gives proof of the day of receipt."""
        return self is not MailMode.SIMPLE


class ReturnReason(LabelledEnum):
    """Why a letter came back: what the carrier ticked on it, and whether the address was the right one."""

    REFUSED = "refuse", "refusé par le destinataire"
    UNCLAIMED = "non_reclame", "avisé, non réclamé"
    UNKNOWN = "inconnu", "inconnu à l’adresse, pourtant la dernière qu’il a donnée"
    WRONG_ADDRESS = "adresse", "adresse fausse ou incomplète"
    NOT_CONSULTED = "non_consulte", "non consulté (recommandé électronique)"


_SHORT = {
    MailMode.SIMPLE: "simple",
    MailMode.REGISTERED: "recommandé",
    MailMode.REGISTERED_RECEIPT: "recommandé AR",
    MailMode.ELECTRONIC: "électronique",
    MailMode.EMAIL: "courriel",
    MailMode.BY_HAND: "remise",
    MailMode.BAG: "valise",
}


@dataclass(frozen=True, slots=True)
class Departure:
    """How letters left, on what day; `number` and `email` are of one letter."""

    day: date
    mode: MailMode | None = None
    number: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Return:
    """A letter that came back on a day; `presented_on` is when it was presented or refused, if it was."""

    reason: ReturnReason
    returned_on: date
    presented_on: date | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """One line of the slips: which letter, under what number; received when, once the post brings it back."""

    chrono: str
    day: date | None
    number: str = ""


@dataclass(frozen=True, slots=True)
class MailingDates:
    """The dates of a way, as they are corrected; `None` where there is none."""

    sent_on: date | None
    presented_on: date | None
    notified_on: date | None
    returned_on: date | None
