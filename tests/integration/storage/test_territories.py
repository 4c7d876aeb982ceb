"""The prepared lists: the real ones for what people type, small ones for what befalls the file."""

import csv
import gzip
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import resources
from pathlib import Path

import pytest

from daect_tui.domain.territory import FrenchTerritory, TerritoryKind
from daect_tui.services.territories import lists_digest, official_territories
from storage.territories.lookup import PreparedTerritories
from tests.support.desks import TERRITORIES


def labels(typed: str, limit: int = 8) -> list[str]:
    return [one.label for one in TERRITORIES.suggest(typed, limit)]


# ── What people type, on the real lists ────────────────────────────────────────────────────


def test_every_line_of_the_lists_is_there_under_its_type_and_code() -> None:
    content = resources.files("daect_tui.catalogue").joinpath("french_territories.csv.gz").read_bytes()
    rows = list(csv.DictReader(gzip.decompress(content).decode().splitlines()))

    known = {(one.kind.value, one.code) for one in official_territories()}
    assert known == {(row["type"], row["code"]) for row in rows}
    assert len(known) == len(rows) == 36_370


def test_three_letters_bring_chartres_among_the_first() -> None:
    assert "Chartres (28)" in labels("cha")
    assert labels("chart")[0] == "Chartres (28)"

    (chartres, *_) = TERRITORIES.suggest("chartres", 5)
    assert (chartres.kind, chartres.code, chartres.siren) == (TerritoryKind.COMMUNE, "28085", "212800858")
    assert (chartres.department_name, chartres.region, chartres.region_name) == (
        "Eure-et-Loir", "24", "Centre-Val de Loire",
    )  # fmt: skip
    assert chartres.postcodes == ("28000",)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("CHARTRES", "Chartres (28)"),
        ("marse", "Marseille (13)"),
        ("oeuf", "Œuf-en-Ternois (62)"),
        ("œuf", "Œuf-en-Ternois (62)"),
        ("evry courc", "Évry-Courcouronnes (91)"),
        ("st etienne", "Saint-Étienne (42)"),
        ("saint-etienne", "Saint-Étienne (42)"),
        ("l'haÿ", "L’Haÿ-les-Roses (94)"),
        ("l hay", "L’Haÿ-les-Roses (94)"),
        ("havre", "Le Havre (76)"),
        ("28000", "Chartres (28)"),
        ("2800", "Chartres (28)"),
        ("2a004", ""),
        ("ajacc", "Ajaccio (2A)"),
        ("saint-denis 974", "Saint-Denis (974)"),
        ("saint denis (93)", "Saint-Denis (93)"),
        ("tours", "Tours (37)"),
        ("stra", "Strasbourg (67)"),
        ("zzzz", ""),
        ("%", ""),
        ("' OR 1=1", ""),
    ],
)
def test_what_is_typed_finds(typed: str, first: str) -> None:
    assert next(iter(labels(typed)), "") == first


def test_homonyms_are_all_there_and_told_apart() -> None:
    saints = labels("saint-denis", 20)

    assert {"Saint-Denis (974)", "Saint-Denis (93)", "Saint-Denis (11)", "Saint-Denis (30)"} <= set(saints)
    assert len(set(saints)) == len(saints)
    # Three things of one name, in one place: their kinds tell them apart.
    martins = [one for one in TERRITORIES.suggest("saint-martin 978", 9) if one.department == "978"]
    assert {one.kind for one in martins} == {TerritoryKind.COMMUNE, TerritoryKind.DEPARTMENT}


def test_no_answer_is_longer_than_asked_even_for_one_letter() -> None:
    assert len(labels("s", 8)) == 8
    assert len(labels("s", 1000)) <= 50


@pytest.mark.parametrize(
    ("kind", "code", "designation"),
    [
        (TerritoryKind.DEPARTMENT, "28", "Département d’Eure-et-Loir"),
        (TerritoryKind.DEPARTMENT, "01", "Département de l’Ain"),
        (TerritoryKind.DEPARTMENT, "67", "Collectivité européenne d’Alsace"),
        (TerritoryKind.REGION, "53", "Région Bretagne"),
        (TerritoryKind.REGION, "94", "Collectivité de Corse"),
        (TerritoryKind.AGGLOMERATION, "200033181", "Communauté d’agglomération Chartres Métropole"),
        (TerritoryKind.METROPOLIS, "200046977", "Métropole de Lyon"),
        (TerritoryKind.COMMUNE, "13055", "Marseille"),
    ],
)
def test_each_bears_the_name_that_a_letter_uses(kind: TerritoryKind, code: str, designation: str) -> None:
    found = TERRITORIES.find(kind, code)

    assert found is not None
    assert found.designation == designation


def test_a_siren_may_belong_to_several() -> None:
    assert {one.kind for one in TERRITORIES.of_siren("217500016")} == {
        TerritoryKind.COMMUNE,
        TerritoryKind.DEPARTMENT,
    }
    assert TERRITORIES.of_siren("") == ()


def test_a_postcode_gives_its_communes_the_most_peopled_first() -> None:
    assert [one.name for one in TERRITORIES.at_postcode("28000")] == ["Chartres"]
    shared = TERRITORIES.at_postcode("28630")
    assert len(shared) > 1
    assert [one.population for one in shared] == sorted((one.population for one in shared), reverse=True)
    assert TERRITORIES.at_postcode("28019") == ()
    assert TERRITORIES.at_postcode("\udcff") == ()


# ── What befalls the file ──────────────────────────────────────────────────────────────────


@cache
def eure_et_loir() -> tuple[FrenchTerritory, ...]:
    return tuple(one for one in official_territories() if one.department == "28")


class Lists:
    """Small lists, that count how often they are read."""

    def __init__(self) -> None:
        self.read = 0

    def digest(self) -> str:
        return "0123456789abcdef" * 4

    def source(self) -> Iterable[FrenchTerritory]:
        self.read += 1
        yield from eure_et_loir()


@pytest.fixture
def lists() -> Lists:
    return Lists()


@pytest.fixture
def prepared(tmp_path: Path, lists: Lists) -> Iterator[PreparedTerritories]:
    territories = PreparedTerritories(tmp_path / "cache", lists.digest, lists.source)
    yield territories
    territories.close()


def the_file(tmp_path: Path) -> Path:
    (path,) = (tmp_path / "cache").glob("territoires-*.sqlite3")
    return path


def test_the_lists_are_read_at_the_first_question_and_once(
    tmp_path: Path, lists: Lists, prepared: PreparedTerritories
) -> None:
    assert lists.read == 0
    assert not (tmp_path / "cache").exists()

    assert prepared.suggest("chartres", 1)[0].label == "Chartres (28)"
    prepared.close()
    again = PreparedTerritories(tmp_path / "cache", lists.digest, lists.source)
    assert again.suggest("chartres", 1)[0].label == "Chartres (28)"
    again.close()
    assert lists.read == 1
    assert lists.digest()[:16] in the_file(tmp_path).name


@pytest.mark.parametrize("damage", ["truncated", "noise", "empty", "another-database", "half-made"])
def test_a_damaged_file_is_made_again(
    tmp_path: Path, lists: Lists, prepared: PreparedTerritories, damage: str
) -> None:
    prepared.suggest("cha", 1)
    prepared.close()
    path = the_file(tmp_path)
    whole = path.read_bytes()
    match damage:
        case "truncated":
            path.write_bytes(whole[: len(whole) // 2])
        case "noise":
            path.write_bytes(whole[:100] + os.urandom(len(whole) - 100))
        case "empty":
            path.write_bytes(b"")
        case "another-database":
            path.unlink()
            with sqlite3.connect(path) as connection:
                connection.execute("CREATE TABLE other (id)")
            connection.close()
        case _:
            connection = sqlite3.connect(path)
            connection.execute("PRAGMA user_version = 0")
            connection.commit()
            connection.close()

    assert prepared.suggest("chartres", 1)[0].label == "Chartres (28)"
    assert lists.read == 2


def test_a_file_damaged_while_it_is_open_is_made_again(
    tmp_path: Path, lists: Lists, prepared: PreparedTerritories
) -> None:
    prepared.suggest("chartres", 1)
    path = the_file(tmp_path)
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))

    assert prepared.suggest("nogent", 1)[0].name.startswith("Nogent")
    assert lists.read == 2


def test_a_folder_that_cannot_be_made_is_no_hindrance(tmp_path: Path, lists: Lists) -> None:
    (tmp_path / "cache").write_text("un fichier")
    prepared = PreparedTerritories(tmp_path / "cache", lists.digest, lists.source)

    assert prepared.suggest("chartres", 1)[0].label == "Chartres (28)"
    assert prepared.suggest("nogent", 1)
    prepared.close()
    assert lists.read == 1


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="no rights to take away")
def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path, lists: Lists) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    prepared = PreparedTerritories(tmp_path / "cache", lists.digest, lists.source)

    assert prepared.suggest("chartres", 1)
    prepared.close()


def test_another_vintage_takes_the_place_of_the_former(tmp_path: Path, lists: Lists) -> None:
    first = PreparedTerritories(tmp_path / "cache", lists.digest, lists.source)
    first.suggest("cha", 1)
    first.close()
    second = PreparedTerritories(tmp_path / "cache", lambda: "f" * 64, lists.source)
    second.suggest("cha", 1)
    second.close()

    assert "ffffffffffffffff" in the_file(tmp_path).name


def test_several_threads_ask_at_once(prepared: PreparedTerritories, lists: Lists) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda typed: prepared.suggest(typed, 3), ["cha", "nog", "dre", "28"] * 25))

    assert all(found)
    assert lists.read == 1


def test_the_digest_is_that_of_what_ships() -> None:
    assert len(lists_digest()) == 64
    assert lists_digest() == lists_digest()
