"""In which order the minutes tell a session: a dated setting of the institution.

Between the opening and the end of the session, which frame the text, the sections stand in the
order of the setting. What CRPA R133-13 asks to be told cannot be left out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormRefused
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, clean, fold, listed, quoted

SECTIONS_FIELD = "sections"


class Section(LabelledEnum):
    """A part of the minutes, under its own heading."""

    MEMBERS = "presences", "Composition et présences"
    MANDATES = "pouvoirs", "Pouvoirs"
    ITEMS = "deliberations", "Délibérations"
    COURSE = "deroulement", "Déroulement de la séance"
    SUMMARY = "releve", "Relevé des avis"


DEFAULT_SECTIONS = tuple(Section)
# Members with their quality, mandates, matters with the sense of each deliberation; breaks and
# the want of quorum are said nowhere else.
REQUIRED_SECTIONS = (Section.MEMBERS, Section.MANDATES, Section.ITEMS, Section.COURSE)


@dataclass(frozen=True, slots=True)
class DatedSections:
    """An order of the sections, from a day on."""

    valid_from: date
    sections: tuple[Section, ...]


def sections_on(settings: Iterable[DatedSections], day: date) -> tuple[Section, ...]:
    """Return the order in force on a day: the latest to begin, or the default before any."""
    begun = [setting for setting in settings if setting.valid_from <= day]
    return max(begun, key=lambda one: one.valid_from).sections if begun else DEFAULT_SECTIONS


def read_sections_form(fields: Mapping[str, str]) -> tuple[Section, ...]:
    """Read the order as typed, a section a line, by its name or its code; raises `FormRefused`."""
    lines = clean(fields.get(SECTIONS_FIELD, "")).text.splitlines()
    try:
        sections = tuple(_section(line) for line in lines if line.strip())
        _check(sections)
    except InvalidField as fault:
        raise FormRefused({SECTIONS_FIELD: str(fault)}) from fault
    return sections


def sections_fields(sections: Sequence[Section]) -> dict[str, str]:
    """Write the order back as the raw text of its form."""
    return {SECTIONS_FIELD: "\n".join(section.label for section in sections)}


def _section(line: str) -> Section:
    wanted = fold(line)
    for section in Section:
        if wanted in {fold(section.label), section.value}:
            return section
    known = listed([section.label for section in Section])
    raise InvalidField(
        SECTIONS_FIELD, f"{quoted(line.strip())} n’est pas une partie. Les parties{NBSP}: {known}."
    )


def _check(sections: Sequence[Section]) -> None:
    twice = [section.label for section in Section if sections.count(section) > 1]
    if twice:
        raise InvalidField(SECTIONS_FIELD, f"Citée deux fois{NBSP}: {listed(twice)}.")
    missing = [section.label for section in REQUIRED_SECTIONS if section not in sections]
    if missing:
        raise InvalidField(
            SECTIONS_FIELD,
            f"Il manque ce que le procès-verbal doit dire (CRPA, art. R. 133-13){NBSP}: {listed(missing)}.",
        )
