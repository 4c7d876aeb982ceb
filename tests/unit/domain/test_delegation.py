"""Who may sign on a day (CRPA L212-1): a table of delegations, and the gap that a refusal names."""

from dataclasses import replace
from datetime import date

import pytest

from daect_tui.domain.delegation import check_signed_by, signatory_on
from daect_tui.domain.errors import Refusal
from daect_tui.domain.institution import Signatory

FIRST = Signatory(
    date(2016, 1, 1), date(2017, 12, 31), "Pour le ministre et par délégation,", "La déléguée",
    "Hélène", "Vasseur", "arrêté fictif du 1er janvier 2016",
)  # fmt: skip
SECOND = replace(FIRST, valid_from=date(2018, 2, 1), valid_until=None, first_name="Nour", last_name="Daumas")


@pytest.mark.parametrize(
    ("signatories", "day", "name"),
    [
        pytest.param((FIRST, SECOND), date(2016, 1, 1), "Hélène VASSEUR", id="on-the-first-day"),
        pytest.param((FIRST, SECOND), date(2017, 12, 31), "Hélène VASSEUR", id="on-the-last-day"),
        pytest.param((FIRST, SECOND), date(2030, 1, 1), "Nour DAUMAS", id="without-a-known-end"),
        pytest.param(
            (replace(FIRST, valid_until=None), SECOND),
            date(2018, 2, 1),
            "Nour DAUMAS",
            id="the-latest-to-begin",
        ),
    ],
)
def test_l212_1_holds_the_delegation_runs(signatories: tuple[Signatory, ...], day: date, name: str) -> None:
    assert signatory_on(signatories, day).name == name


@pytest.mark.parametrize(
    ("signatories", "day", "gap"),
    [
        pytest.param(
            (FIRST,), date(2015, 12, 31), "celle de Hélène VASSEUR commence le 01/01/2016", id="before"
        ),
        pytest.param(
            (FIRST,), date(2018, 1, 1), "celle de Hélène VASSEUR a pris fin le 31/12/2017", id="after"
        ),
        pytest.param(
            (FIRST, SECOND),
            date(2018, 1, 15),
            "celle de Hélène VASSEUR a pris fin le 31/12/2017, celle de Nour DAUMAS commence le 01/02/2018",
            id="between-two",
        ),
        pytest.param((), date(2018, 1, 15), "Aucun signataire n’a de délégation le 15/01/2018.", id="nobody"),
    ],
)
def test_l212_1_broken_the_gap_is_named(signatories: tuple[Signatory, ...], day: date, gap: str) -> None:
    with pytest.raises(Refusal) as refusal:
        signatory_on(signatories, day)

    assert gap in str(refusal.value)
    assert "Répertoire (F9)" in str(refusal.value)


def test_l212_1_broken_a_delegation_without_its_act_signs_nothing() -> None:
    with pytest.raises(Refusal, match="acte de délégation de Hélène VASSEUR"):
        signatory_on([replace(FIRST, delegation_act=" ")], date(2017, 5, 22))


def test_l212_1_a_document_bears_the_name_of_who_signed() -> None:
    check_signed_by(FIRST, "Hélène VASSEUR", date(2017, 5, 22))

    with pytest.raises(Refusal, match="par Nour DAUMAS, mais la délégation de ce jour"):
        check_signed_by(FIRST, "Nour DAUMAS", date(2017, 5, 22))
