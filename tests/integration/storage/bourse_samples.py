"""A request of the Bourse, an opinion on it, a holder's answer: all invented."""

from datetime import date

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.dossier import Channel
from daect_tui.domain.exchange_request import (
    Direction,
    ExchangeContact,
    ExchangeContent,
    ExchangeOpinion,
    ExchangeRequest,
    ExchangeState,
)
from daect_tui.domain.mission import OpinionSense
from daect_tui.services.ports import UnitOfWork


def exchange_request(**changes: object) -> ExchangeRequest:
    given: dict[str, object] = {
        "direction": Direction.FRENCH,
        "requester": "Commune de Montclair (fictif)",
        "organisation_id": 0,
        "kind": "commune",
        "country": "FR",
        "place": "Montclair",
        "sought": "Gestion des déchets",
        "theme": "climat",
        "countries": ("MA", "SN"),
        "languages": "arabe",
        "description": "Une coopération de trois ans.",
        "received_on": date(2017, 5, 2),
        "embassy_on": None,
        "channel": Channel.EMAIL,
        **changes,
    }
    content = ExchangeContent(**given)  # type: ignore[arg-type]
    return ExchangeRequest(0, "BP-2017-001", content, ExchangeState.RECEIVED, (), "", 1)


def fill_bourse(unit: UnitOfWork, label: str, correspondent: int) -> None:
    """Keep one record of each kind."""
    kept = unit.exchange_requests.add(exchange_request())
    unit.exchange_requests.add_opinion(
        ExchangeOpinion(
            0, kept.reference, correspondent, "Ambassade", CorrespondentKind.POSTE, "MA", date(2017, 5, 3),
            date(2017, 6, 3), OpinionSense.RESERVED, date(2017, 5, 20), "Attendre l’automne.",
        )
    )  # fmt: skip
    unit.exchange_requests.add_contact(
        ExchangeContact(
            0, kept.reference, label, "Région", date(2017, 5, 22), date(2017, 5, 30), True, "Oui."
        )
    )
