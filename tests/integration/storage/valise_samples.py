"""A valise that left and came back, invented."""

from daect_tui.domain.valise import Checkout
from daect_tui.services.ports import UnitOfWork
from tests.integration.storage.samples import AGENT, MOMENT


def fill_valises(unit: UnitOfWork, session: str) -> Checkout:
    """Keep a session's departure and return."""
    return unit.valises.add(
        Checkout(
            0, "5a" * 16, session, ("PACT3-2017-001",), "seance.daect", "Nadia Ferrand", MOMENT, AGENT,
            "6b" * 32, 1, "7c" * 32, 3, returned_at=MOMENT,
        )
    )  # fmt: skip
