"""Requests of the Bourse come back as they were kept; a stale one is refused."""

from dataclasses import replace

import pytest

from daect_tui.domain.errors import StaleRecord, UnknownReference
from daect_tui.domain.exchange_request import ExchangeState
from storage.register import OpenRegister
from tests.integration.storage.bourse_samples import exchange_request
from tests.integration.storage.samples import AGENT, CLOCK, act
from tests.integration.storage.world import World


def test_a_request_comes_back_as_it_was_kept(filled: OpenRegister, world: World) -> None:
    with filled.reading() as unit:
        (kept,) = unit.exchange_requests.all()
        (opinion,) = unit.exchange_requests.opinions(kept.reference)
        (contact,) = unit.exchange_requests.contacts(kept.reference)
    assert replace(kept, id=0) == exchange_request()
    assert (opinion.country, opinion.text) == ("MA", "Attendre l’automne.")
    assert (contact.label, contact.interested, contact.note) == (world.label.number, True, "Oui.")


def test_a_stale_or_unknown_request_is_refused(filled: OpenRegister) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        (kept,) = unit.exchange_requests.all()
        (opinion,) = unit.exchange_requests.opinions(kept.reference)
        (contact,) = unit.exchange_requests.contacts(kept.reference)
        moved = unit.exchange_requests.update(replace(kept, state=ExchangeState.CIRCULATED))
        unit.exchange_requests.update_opinion(replace(opinion, text="Autre"))
        unit.exchange_requests.update_contact(replace(contact, note="Autre"))
        unit.journal.append(act())
        unit.commit()
    with filled.begin(CLOCK, AGENT) as unit:
        assert unit.exchange_requests.get(kept.reference) == moved
        with pytest.raises(StaleRecord, match="BP-2017-001"):
            unit.exchange_requests.update(kept)
        with pytest.raises(StaleRecord, match="Ambassade"):
            unit.exchange_requests.update_opinion(opinion)
        with pytest.raises(StaleRecord, match="Région"):
            unit.exchange_requests.update_contact(contact)
        with pytest.raises(UnknownReference, match="BP-1999-001"):
            unit.exchange_requests.get("BP-1999-001")
        with pytest.raises(UnknownReference, match="99"):
            unit.exchange_requests.opinion(99)
