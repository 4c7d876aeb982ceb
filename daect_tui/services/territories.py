"""The official lists of French territories that ship with the program, read once to be prepared."""

import csv
import gzip
import hashlib
from collections.abc import Iterator
from importlib import resources

from daect_tui.domain.territory import FrenchTerritory, TerritoryKind

_PACKAGE = "daect_tui.catalogue"
_LISTS = ("french_territories.csv.gz", "departement_region_siren.csv")
_SPELT_OUT = {
    TerritoryKind.COMMUNITY: "Communauté de communes",
    TerritoryKind.AGGLOMERATION: "Communauté d’agglomération",
    TerritoryKind.URBAN_COMMUNITY: "Communauté urbaine",
}
_ACRONYM = 3


def lists_digest() -> str:
    """Return the SHA-256 of the lists: another vintage gives another."""
    digest = hashlib.sha256()
    for name in _LISTS:
        digest.update(_bytes(name))
    return digest.hexdigest()


def official_territories() -> Iterator[FrenchTerritory]:
    """Read every territory of the lists, with the names of its département and région.

    Costs about a third of a second: done when the lists are prepared, not at each start.
    """
    known = {(row["type"], row["code"]): row for row in _rows(_bytes(_LISTS[1]))}
    rows = _rows(gzip.decompress(_bytes(_LISTS[0])))
    for row in rows:
        kind = TerritoryKind(row["type"])
        name = _typographic(row["nom"])
        own = known.get((row["type"], row["code"]), {})
        yield FrenchTerritory(
            kind=kind,
            code=row["code"],
            siren=own.get("siren", "") or row["siren"],
            name=name,
            designation=own.get("designation", "") or _designation(kind, name),
            population=int(row["population"] or 0),
            department=row["departement"],
            department_name=_name(known, TerritoryKind.DEPARTMENT, row["departement"]),
            region=row["region"],
            region_name=_name(known, TerritoryKind.REGION, row["region"]),
            postcodes=tuple(row["codes_postaux"].split()),
        )


def _bytes(name: str) -> bytes:
    return resources.files(_PACKAGE).joinpath(name).read_bytes()


def _rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(content.decode("utf-8").splitlines()))


def _name(known: dict[tuple[str, str], dict[str, str]], kind: TerritoryKind, code: str) -> str:
    return _typographic(known.get((kind.value, code), {}).get("nom", ""))


def _typographic(name: str) -> str:
    return name.replace("'", "’")


def _designation(kind: TerritoryKind, name: str) -> str:
    """Spell out the acronym of the lists: « CA Chartres Métropole »."""
    long = _SPELT_OUT.get(kind)
    acronym = f"{kind.value} "
    return f"{long} {name[_ACRONYM:]}" if long and name.startswith(acronym) else name
