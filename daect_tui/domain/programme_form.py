"""A catalogue entry as typed: what the desk may change of a programme.

Applicants and calendar are not typed here: they come with their sources. Criteria have their own sheet
(`criteria_form`): decisions cite them.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.expected_pieces_form import pieces_text, read_pieces
from daect_tui.domain.forms import FormReader
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import NBSP, quoted

_LONGEST_LABEL = 240
_NO_COUNTRY: tuple[str, ...] = ()
# Whether the opinion of the poste comes before the selection.
FIRST, FREE = "avant", "libre"
_MONTHS = re.compile("[0-9]{1,3}")


def programme_fields(programme: Programme, country_names: Mapping[str, str]) -> dict[str, str]:
    """Write a programme as the raw texts of its form; a paragraph or a condition is a line."""
    return {
        "name": programme.name,
        "label": programme.label,
        "label_months": str(programme.label_months),
        "introduction": "\n".join(programme.introduction),
        "what_it_opens": programme.what_it_opens,
        "conditions": "\n".join(programme.conditions),
        "pieces": pieces_text(programme.pieces),
        "countries": ", ".join(country_names.get(code, code) for code in programme.countries),
        "themes": "\n".join(programme.themes),
        "opinion_first": FIRST if programme.opinion_first else FREE,
    }


def read_programme_form(
    fields: Mapping[str, str], programme: Programme, country_codes: Mapping[str, str]
) -> Programme:
    """Return the programme as it is to be kept; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    changed = replace(
        programme,
        name=reader.line("name", "Nom", required=True),
        label=reader.line("label", "Label", required=True),
        label_months=_months(reader),
        introduction=_lines(reader.text("introduction", "Présentation")),
        what_it_opens=reader.line("what_it_opens", "Ce qu’il ouvre"),
        conditions=_lines(reader.text("conditions", "Conditions")),
        pieces=read_pieces(reader.text("pieces", "Pièces"), programme.pieces),
        countries=reader.parsed(
            "countries", lambda typed: parse_countries(typed, country_codes), _NO_COUNTRY
        ),
        themes=_lines(reader.text("themes", "Thèmes")),
        opinion_first=reader.text("opinion_first", "Avis du poste") == FIRST,
    )
    reader.check()
    return changed


def _months(reader: FormReader) -> int:
    typed = reader.line("label_months", "Durée", required=True)
    months = int(typed) if _MONTHS.fullmatch(typed) else 0
    if typed and not 1 <= months <= _LONGEST_LABEL:
        reader.faults["label_months"] = (
            f"Durée{NBSP}: {quoted(typed)} n’est pas un nombre de mois, de 1 à {_LONGEST_LABEL}."
        )
    return months


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
