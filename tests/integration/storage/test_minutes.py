"""Versions of the minutes and signed copies come back as they were kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from daect_tui.domain.errors import StaleRecord
from daect_tui.domain.minutes_sections import DEFAULT_SECTIONS, DatedSections
from daect_tui.domain.minutes_version import MinutesState
from storage.register import OpenRegister
from tests.integration.storage.minutes_samples import rectification, version
from tests.integration.storage.samples import AGENT, CLOCK, MOMENT, act
from tests.integration.storage.world import World


def test_versions_come_back_equal_in_their_order(filled: OpenRegister, world: World) -> None:
    with filled.reading() as unit:
        kept = unit.minutes.of_session(world.session.reference)
        digest = kept[0].sha256
        assert kept == (
            replace(version(world.session.reference, 1, MinutesState.ADOPTED, digest), id=kept[0].id),
            replace(version(world.session.reference, 2, MinutesState.FINAL, digest), id=kept[1].id),
            replace(rectification(world.session.reference, digest), id=kept[2].id),
        )
        assert unit.minutes.of_session("PACT3-2017-S9") == ()


def test_a_version_read_before_another_wrote_it_is_refused(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        draft = unit.minutes.of_session(world.session.reference)[2]
        changed = unit.minutes.update(replace(draft, state=MinutesState.REPLACED))
        assert changed.version == draft.version + 1
        with pytest.raises(StaleRecord, match="rectificatif 1 v1 a été modifié entre-temps"):
            unit.minutes.update(replace(draft, state=MinutesState.VOIDED, void_reason="Erreur."))


def test_a_voided_copy_stays_beside_the_next(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        final = unit.minutes.of_session(world.session.reference)[1]
        (copy,) = unit.minutes.copies(final.id)
        voided = replace(copy, voided_at=MOMENT + timedelta(days=1), void_reason="Page manquante.")
        unit.minutes.update_copy(voided)
        again = unit.minutes.add_copy(replace(copy, id=0, file_name="entier.pdf"))
        unit.journal.append(act())
        unit.commit()

    with filled.reading() as unit:
        assert unit.minutes.copies(final.id) == (voided, again)


def test_an_order_replaces_the_one_of_the_same_day(filled: OpenRegister) -> None:
    later = DatedSections(date(2018, 1, 1), DEFAULT_SECTIONS[::-1])
    with filled.begin(CLOCK, AGENT) as unit:
        unit.minutes.save_layout(DatedSections(date(2018, 1, 1), DEFAULT_SECTIONS))
        unit.minutes.save_layout(later)
        assert unit.minutes.layouts() == (DatedSections(date(2017, 1, 1), DEFAULT_SECTIONS), later)
