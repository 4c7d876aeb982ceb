"""What is asked of the register: searches, rows of a file to import, commands with their variables."""

import csv
import io
import os
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from unittest.mock import patch

from daect_tui.adapters import Spreadsheets
from daect_tui.arguments import build_parser
from daect_tui.cli import main
from daect_tui.domain.exchange import IMPORTED, ExchangeKind
from daect_tui.domain.exchange_columns import COLUMNS
from daect_tui.domain.register_query import RegisterQuery, Sort, Span
from daect_tui.domain.text import dropped
from daect_tui.services.exchange import Exchange
from storage.register import read_register
from tests.doors.chance import Chance
from tests.doors.door import Door, Fault, Trial, wrong_sentence
from tests.doors.registers import campaign
from tests.doors.typed import SEEDS
from tests.support.desks import desk_on, new_register

# Rows of a file: each is an input.
ROWS = 20
WORDS = ("ville eau", "PACT3-2018-001", "l’Île-d’Yeu", "maroc", "75007", "m")


@contextmanager
def searches(folder: Path) -> Iterator[Trial]:
    """Make every search ready: of the list, organisations, territories, know-how, persons, by a number."""
    desk = desk_on(read_register(campaign(folder)))
    searched = (
        lambda text: desk.register.answer(RegisterQuery(search=text)),
        lambda text: desk.register.answer(RegisterQuery(search=text, sort=Sort.DOMAIN), Span(5, skip=3)),
        lambda text: desk.register.answer(RegisterQuery(theme=text, country=text[:2], referent=text)),
        desk.organisations.rows,
        desk.organisations.suggest,
        desk.organisations.communes,
        lambda text: desk.know_how.search(text, text[::-1]),
        desk.persons.find,
        desk.register.preview,
        desk.missions.open,
        desk.wordings.open,
    )
    try:
        yield Trial(
            lambda chance: (chance.random.randrange(len(searched)), chance.text(chance.pick(WORDS))),
            lambda drawn: searched[drawn[0]](drawn[1]),
        )
    finally:
        desk.close()


@contextmanager
def imports(folder: Path) -> Iterator[Trial]:
    """Make the import of files ready, as it is foreseen: whatever rows, under headings right or wrong."""
    desk = desk_on(new_register(folder / "r.daect"))
    exchange = Exchange(desk.office, Spreadsheets())
    path = folder / "t.csv"

    def draw(chance: Chance) -> tuple[ExchangeKind, list[list[str]]]:
        kind = chance.pick(IMPORTED)
        columns = COLUMNS[kind]
        needed = [column.heading for column in columns if column.required]
        headings = [*needed, *(chance.pick(columns).heading for _ in range(6)), chance.text("Nom")]
        rows = [[chance.text(chance.pick(SEEDS)) for _ in headings] for _ in range(ROWS)]
        return kind, [list(dict.fromkeys(headings)), *rows]

    def run(drawn: tuple[ExchangeKind, list[list[str]]]) -> None:
        kind, rows = drawn
        content = io.StringIO()
        csv.writer(content, delimiter=";").writerows(rows)
        path.write_bytes(content.getvalue().encode("utf-8", "replace"))
        shape = exchange.examine(kind, path)
        with_preview = exchange.preview(kind, path, shape.mapping)
        try:
            for report in with_preview.window(None, 0):
                for remark in report.remarks:
                    wrong = wrong_sentence(remark.sentence)
                    if wrong:
                        raise Fault(wrong, remark.sentence)
        finally:
            with_preview.close()

    try:
        yield Trial(draw, run, lambda _drawn: ROWS)
    finally:
        desk.close()


# They make a whole campaign, or one document of every kind: seconds each.
_LONG = frozenset({"demo", "specimens"})


@contextmanager
def commands(folder: Path) -> Iterator[Trial]:
    """Make the command line ready: its commands and options, in any order, with whatever values."""
    place = folder / "a" / "b"
    place.mkdir(parents=True)
    register = campaign(folder)
    content = register.read_bytes()
    known = _known(build_parser("0"))
    variables = {
        "DAECT_AGENT": "Camille",
        "HOME": str(place),
        "XDG_CONFIG_HOME": "c",
        "XDG_DATA_HOME": "d",
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
    }

    def draw(chance: Chance) -> tuple[list[str], dict[str, str]]:
        command = chance.pick([name for name in known if name not in _LONG])
        given = (chance.pick(known[command]) if chance.once_in(2) else _value(chance) for _ in range(6))
        words = [command, *list(given)[: chance.number(6)]]
        if chance.once_in(2):
            words += ["--register", chance.pick(("registre.daect", "absent.daect", _value(chance)))]
        told = {
            name: _value(chance)
            for name in ("DAECT_AGENT", "DAECT_REGISTER", "TZ", "LANG", "NO_COLOR", "EDITOR")
            if chance.once_in(4)
        }
        return words, told

    def run(drawn: tuple[list[str], dict[str, str]]) -> None:
        words, told = drawn
        (place / "registre.daect").write_bytes(content)
        said, complained = io.StringIO(), io.StringIO()
        with _elsewhere(place, {**variables, **told}), redirect_stdout(said), redirect_stderr(complained):
            try:
                code = main(words)
            except SystemExit as end:
                code = int(end.code or 0)
        assert code in {0, 1, 2}
        assert not dropped(said.getvalue().replace("\t", ""))
        assert "imprévue" not in complained.getvalue(), complained.getvalue()
        if code:
            wrong = wrong_sentence(complained.getvalue())
            if wrong:
                raise Fault(f"{wrong}: {complained.getvalue()[:500]}")

    yield Trial(draw, run)


def _value(chance: Chance) -> str:
    """Return a value that leads nowhere outside the folder of the test, and that a system would hand over."""
    text = chance.text(chance.pick(("PACT3-2018-S1", "MIS-2018-001", "dossiers", "f.csv", "2018", "x=y")))[
        :300
    ]
    for sign in ("/", "\\", "..", "~", "\0"):
        text = text.replace(sign, "_")
    return os.fsdecode(text.encode("utf-8", "surrogatepass"))


def _known(parser: ArgumentParser) -> Mapping[str, Sequence[str]]:
    """Return the options and closed values of each command."""
    (added,) = (action for action in parser._actions if isinstance(action, _SubParsersAction))
    return {
        name: [word for action in one._actions for word in (*action.option_strings, *(action.choices or ()))]
        or ["-h"]
        for name, one in added.choices.items()
    }


@contextmanager
def _elsewhere(place: Path, variables: Mapping[str, str]) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(place)
    try:
        with patch.dict(os.environ, {name: value.replace("\0", "") for name, value in variables.items()}):
            yield
    finally:
        os.chdir(before)
        _clear(place)


def _clear(place: Path) -> None:
    """Take away what commands have written, as they may."""
    for one in sorted(place.rglob("*"), reverse=True):
        with suppress(OSError):
            one.rmdir() if one.is_dir() and not one.is_symlink() else one.unlink()


ASKED = (
    Door("searches", searches, short=50),
    Door("imports", imports, batch=5 * ROWS, short=5 * ROWS),
    Door("commands", commands, batch=10, short=20),
)
