"""Labels with what happened to them, as the register keeps them; those that « À faire » tells of."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.errors import StaleRecord
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_register import EndingLabel
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.mission import MissionState
from daect_tui.services.clocks import SetClock
from storage.register import OpenRegister
from tests.integration.storage.label_samples import label_events
from tests.integration.storage.samples import DAY, MOMENT, act, label
from tests.integration.storage.world import World


def test_events_are_read_back_with_their_label_and_notified(filled: OpenRegister, world: World) -> None:
    number = world.label.number
    with filled.begin(SetClock(MOMENT), "Camille") as unit:
        life = unit.label_lives.get(number)
        assert life.label == world.label
        assert life.events == tuple(
            replace(one, id=kept.id) for one, kept in zip(label_events(number), life.events, strict=True)
        )
        follower = unit.labels.add(replace(world.label, number="LAB-2017-002", renews=number))
        renewed = LabelEvent(0, number, LabelEventKind.RENEWED, DAY, DAY, successor=follower.number)
        kept = unit.label_lives.add(renewed)
        assert unit.label_lives.all() == (replace(life, events=(*life.events, kept)), LabelLife(follower))
        later = unit.label_lives.update(replace(life.events[0], notified_on=date(2018, 4, 25)))
        assert unit.label_lives.get(number).events[0] == later
        with pytest.raises(StaleRecord):
            unit.label_lives.update(life.events[0])


def test_missions_late_reports_and_holders_are_told_by_label(filled: OpenRegister, world: World) -> None:
    mission = world.mission
    with filled.begin(SetClock(MOMENT), "Camille") as unit:
        unit.missions.update(replace(mission, report_due=date(2018, 4, 1)))
        assert [one.reference for one in unit.missions.of_label(mission.label)] == [mission.reference]
        assert unit.missions.of_label("LAB-2017-002") == ()
        late = unit.label_lives.late_reports
        assert late([mission.state], date(2018, 4, 2)) == {mission.label: 1}
        assert late([mission.state], date(2018, 4, 1)) == {}
        assert late([MissionState.CLOSED], date(2018, 4, 2)) == {}
        applicant = world.dossiers[0].organisation
        assert unit.label_lives.holders() == {applicant.id: applicant.name}


def test_labels_to_renew_are_those_that_nothing_ended_and_no_dossier_renews(
    filled: OpenRegister, world: World
) -> None:
    first, second = world.dossiers
    term = (date(2020, 1, 1), date(2020, 12, 31))
    with filled.begin(SetClock(MOMENT), "Camille") as unit:
        assert unit.label_lives.ending(*term, 9) == ((), 0)
        follower = unit.labels.add(replace(world.label, number="LAB-2017-002"))
        standing = EndingLabel(follower.number, world.label.holder, world.label.until)
        assert unit.label_lives.ending(*term, 9) == ((standing,), 1)
        assert unit.label_lives.ending(date(2020, 5, 22), term[1], 9) == ((), 0)
        sooner = unit.labels.add(replace(label(second, "LAB-2017-003"), until=date(2020, 3, 1), dossier=""))
        listed = EndingLabel(sooner.number, sooner.holder, sooner.until)
        assert unit.label_lives.ending(*term, 1) == ((listed,), 2)

        unit.dossiers.update(replace(second, origin=first.reference))

        assert unit.label_lives.renewals_of(follower.number) == (second.reference,)
        assert unit.label_lives.ending(*term, 9) == ((listed,), 1)

        renewing = unit.dossiers.get(second.reference)
        unit.dossiers.update(replace(renewing, state=DossierState.WITHDRAWN, silence_on=None))

        assert unit.label_lives.ending(*term, 9) == ((listed, standing), 2)
        unit.journal.append(act())
        unit.commit()
    assert filled.file_faults() == ()
