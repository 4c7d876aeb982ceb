"""Files to import: written as a spreadsheet would, good or with known faults."""

import csv
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.exchange_row import RowOutcome, RowReport
from daect_tui.services.desk import Desk
from daect_tui.services.import_run import Preview
from storage.register import OpenRegister

HEADINGS = (
    "Organisme", "Domaine", "Programme", "Reçu le", "État", "SIREN", "Pays", "Thème", "Courriel",
)  # fmt: skip

# What is wrong in the faulty rows, in turn: the column, and what it holds.
FAULTS = (
    ("Reçu le", "31/02/2018"),
    ("SIREN", "123456789"),
    ("Pays", "Atlantide"),
    ("Programme", "PACT9"),
    ("Domaine", ""),
    ("Organisme", ""),
    ("État", "perdu"),
    ("Thème", "magie"),
    ("Courriel", "pas une adresse"),
    ("Reçu le", ""),
)


def request(rank: int, **changes: str) -> dict[str, str]:
    """Return a good row, of an invented commune."""
    return {
        "Organisme": f"Commune de Bourg-n° {rank:03} (fictif)",
        "Domaine": f"Eau et assainissement {rank % 7}",
        "Programme": "PACT3",
        "Reçu le": "05/03/2018",
        "État": "déposé",
        "SIREN": "",
        "Pays": "Maroc, Sénégal",
        "Thème": "eau et assainissement",
        "Courriel": f"mairie{rank}@example.org",
        **changes,
    }


def requests(count: int, faulty: int = 0) -> list[dict[str, str]]:
    """Return good rows, of which `faulty` at regular distance hold a fault each."""
    rows = [request(rank) for rank in range(1, count + 1)]
    for turn in range(faulty):
        column, text = FAULTS[turn % len(FAULTS)]
        rows[turn * (count // faulty) + 7][column] = text
    return rows


def write_csv(
    path: Path,
    rows: Iterable[Mapping[str, str]],
    headings: Sequence[str] = HEADINGS,
    *,
    encoding: str = "utf-8-sig",
) -> Path:
    """Write rows as a French spreadsheet does; columns that a row does not speak of are blank."""
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, headings, restval="", delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    return path


def import_csv(
    desk: Desk,
    path: Path,
    kind: ExchangeKind = ExchangeKind.DOSSIERS,
    *,
    partial: bool = False,
    values: Mapping[str, str] | None = None,
) -> Preview:
    """Import a file with the mapping that is proposed."""
    mapping = desk.exchange.examine(kind, path).mapping
    for key, text in (values or {}).items():
        mapping = mapping.with_value(key, text)
    return desk.exchange.apply(kind, path, mapping, partial=partial)


def outcomes(preview: Preview) -> list[tuple[int, RowOutcome]]:
    """Return the line of each row and what becomes of it; closes the preview."""
    found = [(report.line, report.outcome) for report in reports(preview)]
    preview.close()
    return found


def reports(preview: Preview) -> tuple[RowReport, ...]:
    """Return what is said of each row."""
    return preview.window(None, 0, 100_000)


def references(desk: Desk) -> list[str]:
    """Return the references of the register, in the order of filing."""
    with desk.office.reading() as work:
        return [dossier.reference for dossier in work.bulk_dossiers.all()]


def tables(desk: Desk) -> dict[str, int]:
    """Count the rows of every table of the register."""
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    with closing(sqlite3.connect(register.path)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}  # noqa: S608
