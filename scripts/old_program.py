"""Run by `released_registers.py` in the tree of a released program: makes its registers, says what they hold.

Only what every released program has may be imported here: its demonstration, the desk of its tests, and
the register of its tests that holds one record of every kind.
"""

import hashlib
import json
import sqlite3
import sys
import zlib
from contextlib import closing
from datetime import date
from pathlib import Path

CAMPAIGN, EVERY_KIND = "campagne", "tout"

# What a person may type, and a program mistake: markup, quotes, statements, formulas, other alphabets.
HOSTILE = "[b]Val [/x] & <i>Œuvre</i> 100 %s 'l’un' \"l’autre\"; DROP TABLE dossier; -- =1+1 السلام ≥ ﬁn"

# What each table calls its lines, and where they stand.
_NAMES = {
    "dossier": "reference",
    "session": "reference",
    "decision": "dossier",
    "label": "number",
    "mission": "reference",
    "letter": "chrono",
}
_JOURNAL = "sequence, at, agent, kind, subject, detail, previous, hash"


def main(folder: Path) -> None:
    """Make both registers of this program under a folder, each with what it holds beside it."""
    _leave_streams_plain()
    _campaign(folder / f"{CAMPAIGN}.daect", folder / "documents")
    _every_kind(folder / f"{EVERY_KIND}.daect")
    for name in (CAMPAIGN, EVERY_KIND):
        told = json.dumps(content_of(folder / f"{name}.daect"), ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(told + "\n", "utf-8")


def _leave_streams_plain() -> None:
    """Have the PDFs of the register hold their fonts as they are, so that twenty copies compress as one."""
    from reportlab import rl_config  # noqa: PLC0415 – after this tree was put first

    rl_config.pageCompression = 0
    deflate = zlib.compress
    # Level 0 is a valid stream, which stores what it is given.
    zlib.compress = lambda content, *_, **__: deflate(content, 0)  # type: ignore[assignment, unused-ignore]


def _campaign(path: Path, documents: Path) -> None:
    """Play the demonstration, then file a dossier of hostile texts and leave a draft unfinished."""
    from daect_tui.cli import main as daect  # noqa: PLC0415
    from daect_tui.domain.dates import paris_moment  # noqa: PLC0415
    from daect_tui.services.clocks import SetClock  # noqa: PLC0415
    from storage.register import open_register  # noqa: PLC0415
    from tests.support.desks import desk_on, filed, form  # noqa: PLC0415

    if daect(["demo", "--no-ui", "--force", "--register", str(path), "--out", str(documents)]):
        sys.exit("the demonstration of this program failed")
    register = open_register(path)
    desk = desk_on(register, SetClock(paris_moment(date(2018, 12, 3), 10)))
    filed(desk, name=HOSTILE, domain=HOSTILE, city="L’Haÿ-les-Roses", last_name="O’Neil-Þórsdóttir")
    desk.intake.drafts.save(form(name=f"Brouillon {HOSTILE}", domain="", received_on="pas encore"))
    register.close()


def _every_kind(path: Path) -> None:
    """Make a register with one record of every kind that this program knows."""
    from storage.register import create_register  # noqa: PLC0415
    from tests.integration.storage.samples import AGENT, CLOCK, MOMENT  # noqa: PLC0415
    from tests.integration.storage.world import fill  # noqa: PLC0415

    register = create_register(path, created_at=MOMENT)
    with register.begin(CLOCK, AGENT) as unit:
        fill(unit)
        unit.commit()
    register.close()


def content_of(path: Path) -> dict[str, object]:
    """Say what a register holds, of what every later program must find again."""
    with closing(sqlite3.connect(path)) as connection:
        journal = connection.execute(f"SELECT {_JOURNAL} FROM journal ORDER BY sequence").fetchall()  # noqa: S608
        return {
            "counts": _counts(connection),
            "states": {
                table: dict(connection.execute(f"SELECT {name}, state FROM {table} ORDER BY id"))  # noqa: S608
                for table, name in _NAMES.items()
            },
            "letters": dict(connection.execute("SELECT chrono, sha256 FROM letter ORDER BY id")),
            "drafts": dict(connection.execute("SELECT id, fields FROM draft ORDER BY id")),
            "journal": {
                "acts": len(journal),
                "head": journal[-1][-1],
                "sha256": hashlib.sha256(repr(journal).encode()).hexdigest(),
            },
        }


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Count the lines of each table; those that the search makes from others are left out."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return {
        name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
        for (name,) in names
        if not name.startswith(("sqlite_", "alembic_", "search", "know_how", "register_entry"))
        and "_search" not in name
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
