"""The register list through its service, on dossiers that were filed."""

import pytest

from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.register_query import Due, RegisterQuery, Span
from daect_tui.services.desk import Desk
from tests.support.desks import filed


@pytest.mark.parametrize(
    "search",
    ["vitrail", "MONTCLAIR", "lumière", "lumiere", "pact3 001", "coeur", "cœur", "agat lorm", "tunis"],
)
def test_the_register_is_searched_blind_to_accents_and_ligatures(desk: Desk, search: str) -> None:
    reference = filed(desk, domain="Patrimoine, lumière, vitrail et cœur urbain")
    filed(desk, name="Ailleurs", domain="Propreté", countries="Mali", city="Lieu", last_name="Oriol")

    answer = desk.register.answer(RegisterQuery(search))

    assert [row.reference for row in answer.window.rows] == [reference]
    assert answer.total == 1


def test_the_deadline_is_counted_from_the_day_of_the_clock(desk: Desk) -> None:
    past, near, month, far = (
        filed(desk, name=day, received_on=f"{day}", sent_on="")
        for day in ("02/01/2018", "17/01/2018", "11/02/2018", "10/03/2018")
    )

    def shown(due: Due) -> list[str]:
        return [row.reference for row in desk.register.answer(RegisterQuery(due=due)).window.rows]

    assert shown(Due.PAST) == [past]
    assert shown(Due.WITHIN_10_DAYS) == [near]
    assert shown(Due.WITHIN_30_DAYS) == [near, month]
    assert shown(Due.NONE) == []
    desk.intake.act(far, DossierAction.WITHDRAW, "demande")
    assert shown(Due.NONE) == [far]


def test_windows_are_read_one_after_the_other_and_a_dossier_has_its_rank(desk: Desk) -> None:
    references = [filed(desk, name=f"Organisme {rank}") for rank in range(5)]
    query = RegisterQuery()

    answer = desk.register.answer(query, Span(2))
    following = desk.register.window(query, Span(2, answer.window.last))

    assert answer.total == 5
    assert [row.reference for row in (*answer.window.rows, *following.rows)] == references[:4]
    assert desk.register.rank(query, references[3]) == 3
    assert desk.register.facets().programmes == {"PACT3": 5}


def test_the_preview_gives_a_dossier_and_its_clocks(desk: Desk) -> None:
    reference = filed(desk)

    preview = desk.register.preview(reference)

    assert preview.dossier.reference == reference
    assert preview.clocks.silence is not None
    with pytest.raises(UnknownReference):
        desk.register.preview("PACT3-2018-999")
