"""Reports with all that they say, grids by programme, files of missions; and the rows of before."""

from dataclasses import replace
from datetime import date

from daect_tui.domain.evaluation import GridLine, Judgement, Mark
from daect_tui.domain.money import Euros
from daect_tui.domain.report_parts import (
    Achievement,
    CostLine,
    FollowUp,
    FollowUpCheck,
    MarkerScore,
    Result,
    Speaker,
)
from storage.register import OpenRegister
from tests.integration.storage.samples import AGENT, CLOCK
from tests.integration.storage.world import World


def test_a_report_comes_back_with_all_that_it_says(filled: OpenRegister, world: World) -> None:
    report = replace(
        world.evaluation.report,
        expert_by=Speaker("Alix Essai", "", date(2018, 3, 1)),
        results=(Result("Former", Achievement.PARTLY, ""), Result("Plan", None, "à venir")),
        costs=(CostLine("Transport", Euros(12_05), "hôte"),),
        follow_up_kind=FollowUp.PROJECT,
        follow_up_on=date(2018, 9, 1),
        purpose="14030",
        markers=(MarkerScore("genre", 2),),
        goals=(6, 11),
    )
    with filled.begin(CLOCK, AGENT) as unit:
        written = unit.evaluations.update(
            replace(
                world.evaluation,
                report=report,
                marks=(Mark("Q1", "Utile ?", 3, "Très.", 2),),
                partial=True,
                judgement=Judgement("À suivre.", "Alix Essai", 4, None, "l’hôte ne répond plus"),
                follow_up_checks=(FollowUpCheck(date(2018, 9, 2), "Convention signée."),),
            )
        )
        assert unit.evaluations.find(world.mission.reference) == written


def test_a_programme_has_its_own_grid_beside_the_default_one(filled: OpenRegister) -> None:
    own = (GridLine("Q1", "Utile aux habitants ?", 2),)
    with filled.begin(CLOCK, AGENT) as unit:
        default = unit.institution.grid()
        unit.institution.save_grid(own, "PACT3")
        assert unit.institution.grid("PACT3") == own
        unit.institution.save_grid([], "PACT3")
        assert (unit.institution.grid("PACT3"), unit.institution.grid()) == ((), default)


def test_a_file_taken_off_a_mission_leaves_the_others(filled: OpenRegister, world: World) -> None:
    with filled.begin(CLOCK, AGENT) as unit:
        (first,) = unit.mission_files.of_mission(world.mission.reference)
        second = unit.mission_files.add(replace(first, name="liste.pdf"))
        unit.mission_files.remove(first.id)
        assert unit.mission_files.of_mission(world.mission.reference) == (second,)
