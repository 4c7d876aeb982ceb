"""The order of the sections of the minutes: a dated setting that cannot leave out what R133-13 asks."""

from datetime import date

import pytest

from daect_tui.domain.forms import FormRefused
from daect_tui.domain.minutes_sections import (
    DEFAULT_SECTIONS,
    DatedSections,
    Section,
    read_sections_form,
    sections_fields,
    sections_on,
)

ORDER = (Section.SUMMARY, Section.MEMBERS, Section.MANDATES, Section.COURSE, Section.ITEMS)


def read(*lines: str) -> tuple[Section, ...]:
    return read_sections_form({"sections": "\n".join(lines)})


def test_what_was_written_is_read_back() -> None:
    assert read_sections_form(sections_fields(ORDER)) == ORDER


def test_names_are_read_without_accents_or_capitals_and_codes_too() -> None:
    assert read("", " deliberations ", "PRESENCES", "Pouvoirs", "deroulement de la seance") == (
        Section.ITEMS,
        Section.MEMBERS,
        Section.MANDATES,
        Section.COURSE,
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("Pouvoirs", "Budget"), "« Budget » n’est pas une partie"),
        (("Pouvoirs", "Pouvoirs"), "Citée deux fois : Pouvoirs"),
        (("Relevé des avis", "Délibérations"), "Composition et présences, Pouvoirs et Déroulement"),
        ((), "Il manque ce que le procès-verbal doit dire (CRPA, art. R. 133-13)"),
    ],
    ids=["unknown", "twice", "R133-13-missing", "empty"],
)
def test_an_order_that_cannot_be_is_refused_with_its_reason(lines: tuple[str, ...], said: str) -> None:
    with pytest.raises(FormRefused) as refused:
        read(*lines)

    assert said in refused.value.faults["sections"].replace("\u202f", " ").replace("\u00a0", " ")


def test_the_order_in_force_is_the_latest_to_have_begun() -> None:
    first = DatedSections(date(2017, 1, 1), ORDER)
    second = DatedSections(date(2018, 1, 1), ORDER[::-1])

    assert sections_on((second, first), date(2017, 6, 1)) == ORDER
    assert sections_on((second, first), date(2018, 1, 1)) == ORDER[::-1]
    assert sections_on((first,), date(2016, 12, 31)) == DEFAULT_SECTIONS
