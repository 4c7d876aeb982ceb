"""Passages of a request of the Bourse, and what it passes over, in the caller's transaction."""

from collections.abc import Mapping
from dataclasses import replace

from daect_tui.domain.errors import RefusedForReasons
from daect_tui.domain.exchange_guards import exchange_guards
from daect_tui.domain.exchange_request import ExchangeAction, ExchangeRequest
from daect_tui.services.catalogue import countries
from daect_tui.services.moves import record_passage
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


def past_guards(work: UnitOfWork, request: ExchangeRequest, reason: str) -> ExchangeRequest:
    """Return the request with what it passes over and why; raises `RefusedForReasons` without a reason."""
    opinions = work.exchange_requests.opinions(request.reference)
    standing = exchange_guards(request, opinions, country_names())
    if standing and not reason.strip():
        raise RefusedForReasons(
            f"La demande {request.reference} ne va pas plus loin sans motif\u00a0:",
            [guard.sentence for guard in standing],
        )
    passed = tuple(f"{guard.sentence} Motif\u00a0: {reason}" for guard in standing)
    return replace(request, overrides=(*request.overrides, *passed))


def move_request(
    work: UnitOfWork, office: Office, request: ExchangeRequest, action: ExchangeAction, reason: str
) -> ExchangeRequest:
    """Make a request pass; the caller has set its other fields. Raises `TransitionRefused`."""
    after = request.circuit.after(request.state, action)
    moved = work.exchange_requests.update(replace(request, state=after))
    passage = (request.state, action, after)
    record_passage(work, office, "bourse", request.reference, passage, reason)
    return moved


def country_names() -> Mapping[str, str]:
    """Return the French names of the countries, by their codes."""
    return {country.code: country.name for country in countries()}
