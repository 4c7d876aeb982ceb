"""What questions are compared with follows every label, mission, report and lesson, whoever writes them."""

import shutil
from dataclasses import replace
from functools import reduce
from operator import or_
from pathlib import Path

import pytest
from sqlmodel import Session, select

from daect_tui.domain.lesson import LessonState
from daect_tui.domain.matching import Profile, ProfileKind, Said
from daect_tui.domain.mission import Expert, MissionState
from storage.bits import members
from storage.engine import maintenance_engine
from storage.register import OpenRegister, open_register
from storage.tables import KnowHowTable
from tests.integration.storage.samples import AGENT, CLOCK, DAY, act
from tests.integration.storage.test_migrations import downgraded
from tests.integration.storage.wording_samples import standard_text
from tests.integration.storage.world import World
from tests.unit.domain.matching_samples import Profiles

SUBJECTS = ("Vitraux", "Le traitement de l’eau", "Déchets")


def known(register: OpenRegister) -> dict[ProfileKind, list[Profile]]:
    """Return the profiles that say something, by kind."""
    with register.reading() as unit:
        return {
            kind: [
                one
                for one in unit.know_how.profiles(unit.know_how.first(unit.know_how.of_kind(kind), 99), DAY)
                if one.said
            ]
            for kind in ProfileKind
        }


def test_each_record_has_its_profile(filled: OpenRegister, world: World) -> None:
    found = known(filled)

    (label,) = found[ProfileKind.LABEL]
    assert (label.reference, label.heading, label.opens) == (
        world.label.number, world.label.holder, world.label.number,
    )  # fmt: skip
    assert [said.caption for said in label.said][-2:] == ["savoir-faire", "experts annoncés"]
    assert [one.heading for one in found[ProfileKind.EXPERT]] == [
        expert.name for expert in world.mission.content.experts
    ]
    (mission,) = found[ProfileKind.MISSION]
    assert Said("rapport", world.evaluation.report.expert_voice) in mission.said
    assert found[ProfileKind.LESSON] == []  # none is validated


def test_the_sets_are_those_that_their_profiles_say(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        for rank in range(3):
            content = replace(world.mission.content, country=("SN", "MA", "TN")[rank], subject=SUBJECTS[rank])
            unit.missions.add(replace(world.mission, reference=f"MIS-2019-00{rank}", content=content))
        unit.journal.append(act())
        unit.commit()

    with filled.reading() as unit:
        known = unit.know_how
        every = reduce(or_, map(known.of_kind, ProfileKind))
        numbers = tuple(members(every))
        plain = Profiles(known.profiles(numbers, DAY))

        def ranks(profiles: int) -> int:
            return sum(1 << rank for rank, number in enumerate(numbers) if profiles >> number & 1)

        for word in ("vitrail", "eaux", "deche", "ingenieur", "rien"):
            assert ranks(known.holding(word)) == plain.holding(word), word
        assert ranks(known.in_countries(["MA", "TN"])) == plain.in_countries(["MA", "TN"]) != 0
        assert ranks(known.themed(["eau"])) == plain.themed(["eau"]) != 0
        assert ranks(known.speaking("francais")) == plain.speaking("francais") != 0
        assert ranks(known.live(DAY)) == plain.live(DAY)
        assert [numbers.index(one) for one in known.first(every, 99)] == plain.first(
            2 ** len(numbers) - 1, 99
        )


def test_a_change_is_followed_at_its_commit(filled: OpenRegister, world: World) -> None:
    changed = replace(
        world.mission,
        state=MissionState.RETURNED,
        content=replace(world.mission.content, experts=(Expert("Ida Nomme", "fontainière", "Régie", 3),)),
    )
    with filled.begin(CLOCK, AGENT) as unit:
        unit.missions.update(changed)
        unit.labels.update(replace(world.label, domain="Arbres d’alignement"))
        (lesson, *_others) = unit.lessons.all()
        unit.lessons.update(replace(lesson, state=LessonState.VALIDATED))
        unit.journal.append(act())
        unit.commit()

    found = known(filled)

    (expert,) = found[ProfileKind.EXPERT]
    assert (expert.heading, expert.told) == (
        "Ida Nomme", (f"a conduit {changed.reference} à {changed.content.place}",),
    )  # fmt: skip
    assert [one.title for one in found[ProfileKind.LABEL]] == ["Arbres d’alignement"]
    assert [(one.heading, one.opens) for one in found[ProfileKind.LESSON]] == [(lesson.title, lesson.subject)]


def test_a_mission_that_is_cancelled_shows_nothing_of_what_anybody_knows(
    filled: OpenRegister, world: World
) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        unit.missions.update(replace(world.mission, state=MissionState.CANCELLED))
        unit.journal.append(act())
        unit.commit()

    found = known(filled)
    assert (found[ProfileKind.MISSION], found[ProfileKind.EXPERT]) == ([], [])


def test_what_is_not_written_is_not_made_again(filled_file: Path) -> None:
    def numbers() -> list[int]:
        with Session(maintenance_engine(filled_file)) as session:
            return list(session.exec(select(KnowHowTable.id)))

    before = numbers()
    register = open_register(filled_file)
    with register.begin(CLOCK, AGENT) as unit:
        unit.standard_texts.save(standard_text("Autre."))
        unit.journal.append(act())
        unit.commit()
    register.close()
    assert numbers() == before


@pytest.mark.parametrize("revision", ["0026", "0020"])
def test_a_register_that_is_behind_gets_its_profiles(
    filled_file: Path, tmp_path: Path, revision: str
) -> None:
    fresh = open_register(Path(shutil.copy(filled_file, tmp_path / "fresh.daect")))
    register = open_register(downgraded(filled_file, revision))
    # What an older revision cannot hold is gone: the lessons, for one.
    wanted = {kind: found for kind, found in known(fresh).items() if kind is not ProfileKind.LESSON}
    assert {kind: found for kind, found in known(register).items() if kind in wanted} == wanted
    assert register.file_faults() == ()
    register.close()
    fresh.close()
