"""What the Bourse and « qui sait faire » need of the register, in small Protocols (see `ports`)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Protocol

from daect_tui.domain.exchange_request import (
    ExchangeContact,
    ExchangeOpinion,
    ExchangeRequest,
    ExchangeState,
)
from daect_tui.domain.matching import Known, Profile


class KnowHow(Known, Protocol):
    """What the register knows of who can do what, as it was at the last commit."""

    def profiles(self, numbers: Sequence[int], day: date) -> tuple[Profile, ...]:
        """Return some profiles as they stand on a day, in the order of their numbers given."""
        ...


class ExchangeRequests(Protocol):
    """Requests of the Bourse. `get` raises `UnknownReference`, `update` `StaleRecord`."""

    def add(self, request: ExchangeRequest) -> ExchangeRequest: ...
    def get(self, reference: str) -> ExchangeRequest: ...
    def update(self, request: ExchangeRequest) -> ExchangeRequest: ...
    def all(self) -> tuple[ExchangeRequest, ...]:
        """Return all requests, the last received first."""
        ...

    def in_states(self, states: Collection[ExchangeState]) -> tuple[ExchangeRequest, ...]:
        """Return the requests in some states, the last received first."""
        ...

    def add_opinion(self, opinion: ExchangeOpinion) -> ExchangeOpinion: ...
    def opinion(self, opinion_id: int) -> ExchangeOpinion: ...
    def update_opinion(self, opinion: ExchangeOpinion) -> ExchangeOpinion: ...
    def opinions(self, reference: str) -> tuple[ExchangeOpinion, ...]: ...
    def add_contact(self, contact: ExchangeContact) -> ExchangeContact: ...
    def update_contact(self, contact: ExchangeContact) -> ExchangeContact: ...
    def contacts(self, reference: str) -> tuple[ExchangeContact, ...]: ...
