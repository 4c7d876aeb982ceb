"""What imports leave behind, all invented."""

from datetime import date

from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.past_number import PastKind
from daect_tui.domain.past_request import PastOutcome, PastRequest
from daect_tui.services.ports import UnitOfWork


def past_request(reference: str = "PACT2-2012-004", siren: str = "732829320") -> PastRequest:
    """Return a request that was refused in 2012."""
    return PastRequest(
        id=0,
        reference=reference,
        external="",
        programme="PACT2",
        organisation="Région Île-de-Fougères (fictif)",
        siren=siren,
        domain="Eau et assainissement",
        outcome=PastOutcome.REFUSED,
        received_on=date(2012, 3, 5),
        decided_on=date(2012, 6, 7),
        grounds="Hors du champ de l’appel.",
        source="fichier",
    )


def fill_exchange(unit: UnitOfWork, dossier: str, label: str, mission: str) -> None:
    """Keep one record of each kind."""
    unit.origin_numbers.add(PastKind.LABEL, {"L-12": label})
    unit.origin_numbers.add(PastKind.MISSION, {"M 7": mission})
    unit.past_requests.add([past_request()])
    unit.external_references.add("demarches-simplifiees", [("123456", dossier)])
    unit.import_mappings.save(
        ExchangeKind.DOSSIERS, ("domaine", "organisme"), {"domaine": "domain"}, {"programme": "PACT3"}
    )
