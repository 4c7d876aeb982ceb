"""Starting from an earlier dossier, or from the label that it obtained, on a real register."""

from datetime import date

import pytest

from daect_tui.domain.errors import UnknownReference
from daect_tui.services.desk import Desk
from tests.support.desks import filed, form, opened


def test_identity_and_request_carry_over_dates_and_channel_do_not(desk: Desk) -> None:
    earlier = filed(desk, siren="212800858", skills="Éclairage des monuments.")

    carried = desk.renewal.start_from(earlier)

    assert carried.origin == carried.fields["origin"] == earlier
    assert carried.fields["name"] == "Montclair (fictif)"
    assert carried.fields["countries"] == "Maroc, Tunisie"
    assert {"siren", "skills", "domain", "programme", "street", "call"} <= carried.carried
    assert not {"sent_on", "received_on", "channel"} & (set(carried.fields) | carried.carried)
    assert carried.carried == set(carried.fields) - {"origin"}


def test_a_blank_field_carries_nothing(desk: Desk) -> None:
    carried = desk.renewal.start_from(filed(desk, rna="", evidence=""))

    assert not {"rna", "evidence"} & carried.carried


def test_the_new_dossier_bears_the_one_that_it_was_started_from(desk: Desk) -> None:
    earlier = filed(desk)
    carried = desk.renewal.start_from(earlier)
    draft = desk.intake.drafts.save({**carried.fields, "channel": "courriel", "received_on": "12/03/2018"})

    later = desk.intake.file(draft.id)

    assert later.origin == earlier
    assert desk.intake.open(later.reference).dossier.origin == earlier


def test_a_renewal_starts_from_the_label_that_the_dossier_obtained(desk: Desk) -> None:
    session, room = opened(desk)
    desk.committee.adopt_unanimously(session, room.sitting.items[0].id)
    desk.closing.close(session)
    desk.decisions.sign([line.decision.id for line in desk.decisions.of_session(session)], date(2018, 3, 14))

    carried = desk.renewal.start_from("LAB-2018-001")

    assert carried.origin == room.sitting.items[0].dossier
    assert carried.fields["domain"] == "Domaine 1"
    assert desk.similar.of_fields({**form(), **carried.fields}) == ()


def test_an_unknown_reference_is_refused(desk: Desk) -> None:
    with pytest.raises(UnknownReference, match="PACT3-1999-001"):
        desk.renewal.start_from("PACT3-1999-001")
    with pytest.raises(UnknownReference, match="LAB-1999-001"):
        desk.renewal.start_from("LAB-1999-001")
