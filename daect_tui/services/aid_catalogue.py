"""What the catalogue says of aid: which countries may receive it, channels, who bears public money."""

import csv
import tomllib
from datetime import date
from functools import cache
from typing import Any

from daect_tui.domain.oda import AidStanding, BearerWords
from daect_tui.services.catalogue import read_text

_YES = "oui"


@cache
def aid_standings() -> dict[str, AidStanding]:
    """Return what is known of each country, by its code."""
    rows = csv.DictReader(read_text("countries.csv").splitlines())
    return {
        row["iso2"]: AidStanding(
            name=row["name_fr"],
            eu_since=_day(row["eu_since"]),
            eu_until=_day(row["eu_until"]),
            recipient=row["oda_recipient"] == _YES,
            category=row["oda_category"],
            until=_day(row["oda_until"]),
        )
        for row in rows
    }


def aid_channels() -> dict[str, str]:
    """Return the channel code of each nature of holder."""
    return dict(_oda()["channels"])


@cache
def bearer_words() -> BearerWords:
    """Return the words by which a bearer of costs is recognised."""
    words = _oda()["bearers"]
    return BearerWords(
        others=tuple(words["others"]),
        holder=tuple(words["holder"]),
        state=tuple(words["state"]),
        abroad=tuple(words["abroad"]),
    )


def public_kinds() -> frozenset[str]:
    """Return the natures of organisations that are public bodies."""
    return frozenset(_oda()["public"]["holders"])


@cache
def _oda() -> dict[str, Any]:
    return tomllib.loads(read_text("oda.toml"))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
