"""The ceilings, the daily rates and the delay of the report, as typed in the Répertoire."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormReader
from daect_tui.domain.mission_costs import category_of
from daect_tui.domain.mission_settings import (
    CategoryCeiling,
    DailyRate,
    DatedMissionSettings,
    MissionSettings,
)
from daect_tui.domain.money import Euros, parse_euros
from daect_tui.domain.text import NBSP, quoted, typeset

T = TypeVar("T")

_NUMBER = re.compile("[0-9]{1,3}")
_LONGEST, _WHOLE = 365, 100
_PARTS = 2


def settings_fields(settings: MissionSettings, names: Mapping[str, str]) -> dict[str, str]:
    """Write the settings as the raw texts of their form; `names` are those of the countries, by code."""
    return {
        "mission_ceiling": _written(settings.mission_ceiling),
        "day_ceiling": _written(settings.day_ceiling),
        "category_ceilings": "\n".join(
            f"{one.category.label} ; {_written(one.amount)}" for one in settings.category_ceilings
        ),
        "share": "" if settings.share is None else str(settings.share),
        "rates": "\n".join(
            f"{names.get(one.country, one.country)} ; {_written(one.amount)}" for one in settings.rates
        ),
        "report_days": str(settings.report_days),
        "source": settings.source,
    }


def read_settings_form(
    fields: Mapping[str, str], country_codes: Mapping[str, str], today: date
) -> DatedMissionSettings:
    """Read the raw texts of the form; raises `FormRefused` with every fault. Blank is no ceiling."""
    reader = FormReader(fields)
    dated = DatedMissionSettings(
        reader.required_day("valid_from", "À partir du", today),
        MissionSettings(
            mission_ceiling=_amount(reader, "mission_ceiling", "Par mission"),
            day_ceiling=_amount(reader, "day_ceiling", "Par jour"),
            category_ceilings=_pairs(reader, "category_ceilings", "Par catégorie", _category_ceiling),
            share=_whole(reader, "share", "Part (%)", 0, _WHOLE),
            rates=_pairs(reader, "rates", "Taux", lambda name, typed: _rate(name, typed, country_codes)),
            report_days=_whole(reader, "report_days", "Rapport (jours)", 1, _LONGEST) or 0,
            source=reader.line("source", "Source", required=True),
        ),
    )
    reader.line("report_days", "Rapport (jours)", required=True)
    reader.check()
    return dated


def _written(amount: Euros | None) -> str:
    return "" if amount is None else f"{amount.cents // 100},{amount.cents % 100:02d}"


def _amount(reader: FormReader, name: str, caption: str) -> Euros | None:
    nothing: Euros | None = None
    return reader.parsed(name, lambda typed: parse_euros(typed, caption), nothing)


def _whole(reader: FormReader, name: str, caption: str, least: int, most: int) -> int | None:
    typed = reader.line(name, caption)
    if not typed:
        return None
    number = int(typed) if _NUMBER.fullmatch(typed) else -1
    if not least <= number <= most:
        reader.faults[name] = (
            f"{caption}{NBSP}: {quoted(typed)} n’est pas un nombre entier, de {least} à {most}."
        )
    return number


def _pairs(reader: FormReader, name: str, caption: str, parse: Callable[[str, str], T]) -> tuple[T, ...]:
    """Read lines of two parts, « nom ; montant »."""
    found: list[T] = []
    for number, line in enumerate(reader.text(name, caption).splitlines(), start=1):
        parts = [part.strip() for part in line.split(";")]
        if not any(parts):
            continue
        try:
            found.append(parse(*_pair(parts, name)))
        except InvalidField as fault:
            reader.faults[name] = f"{caption}, ligne {number}{NBSP}: {fault}"
    return tuple(found)


def _pair(parts: list[str], name: str) -> tuple[str, str]:
    if len(parts) != _PARTS or not all(parts):
        raise InvalidField(name, f"écrivez {typeset('« nom ; montant »')}.")
    return parts[0], parts[1]


def _category_ceiling(name: str, typed: str) -> CategoryCeiling:
    category = category_of(name)
    if category is None:
        raise InvalidField("category_ceilings", f"{quoted(name)} n’est pas une catégorie de dépense.")
    return CategoryCeiling(category, parse_euros(typed, name) or Euros(0))


def _rate(name: str, typed: str, country_codes: Mapping[str, str]) -> DailyRate:
    codes = parse_countries(name, country_codes)
    if len(codes) != 1:
        raise InvalidField("rates", f"{quoted(name)} n’est pas le nom d’un pays.")
    return DailyRate(codes[0], parse_euros(typed, name) or Euros(0))
