"""The French regions, by their codes of the official geographical code."""

import csv
from functools import cache

from daect_tui.services.catalogue import read_text

_REGION = "REG"


@cache
def french_regions() -> dict[str, str]:
    """Return the name of each region by its code, in alphabetical order of names."""
    rows = csv.DictReader(read_text("departement_region_siren.csv").splitlines())
    named = [(row["code"], row["nom"]) for row in rows if row["type"] == _REGION]
    return dict(sorted(named, key=lambda pair: pair[1].replace("Î", "I")))
