"""What is typed or pasted: the door of texts, the fields that understand something, the forms."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import Enum
from functools import partial
from importlib import import_module
from inspect import Parameter, signature
from itertools import product
from pathlib import Path
from typing import Any

from daect_tui.domain import address_labels, aid, identity, mission_lines, reaching, report_lines
from daect_tui.domain.agenda_times import parse_minutes
from daect_tui.domain.dates import parse_date
from daect_tui.domain.expected_pieces_form import read_pieces
from daect_tui.domain.file_name import safe_file_name, stored_name
from daect_tui.domain.grid_form import read_grid
from daect_tui.domain.hours import parse_hour
from daect_tui.domain.money import parse_euros
from daect_tui.domain.personal_paragraph import paragraphs, read_paragraph
from daect_tui.domain.registered_number import tidy_number
from daect_tui.domain.retention import NATURES, RetentionKind
from daect_tui.domain.standard_text import TextKind, revised
from daect_tui.domain.text import clean, clean_line, dropped, fold, printed, typeset
from daect_tui.domain.words import words_in
from tests.doors.chance import Chance
from tests.doors.door import Door, Trial

TODAY = date(2018, 3, 14)
SEEDS = (
    *(
        "",
        "17/10/2017",
        "2018-03-14",
        "1 234,50",
        "14:30",
        "212800858",
        "21280085800012",
        "W751234567",
        "oui",
    ),
    *("Mâcon Agglomération", "lecture@example.org", "01 99 00 12 34", "75007", "MA, SN", "Maroc, Sénégal"),
    *(
        "A. Dupont ; maire ; Mâcon ; 3 ; du 12/03/2018 au 14/03/2018",
        "Vols ; 5 j × 172 logé, 1 repas ; l’État",
    ),
    *(
        "favorable",
        "fr, ar",
        "1\n2\n3",
        "La question ; 2",
        "12",
        "110",
        "eau: 2, genre: 1",
        "3, 11",
        "1er",
        "24",
    ),
)
_LINE_PARSERS: tuple[Callable[[str], object], ...] = (
    lambda typed: parse_date(typed, "Reçu le"),
    lambda typed: parse_euros(typed, "Montant"),
    lambda typed: parse_hour(typed, "Heure"),
    identity.parse_siren,
    identity.parse_siret,
    identity.parse_rna,
    reaching.parse_email,
    reaching.parse_phone,
    reaching.parse_postcode,
    tidy_number,
    aid.parse_purpose,
    aid.parse_goals,
    parse_minutes,
    address_labels.parse_shift,
    lambda typed: report_lines.parse_speaker(typed, "Qui"),
)
_TEXT_PARSERS: tuple[Callable[[str], object], ...] = (
    mission_lines.parse_experts,
    mission_lines.parse_budget,
    report_lines.parse_results,
    report_lines.parse_costs,
    read_grid,
    lambda typed: read_pieces(typed, ()),
    lambda typed: paragraphs(read_paragraph(typed)),
    lambda typed: revised((), TextKind.REFUSAL, typed.splitlines(), TODAY),
)
# What the readers of forms need beside the texts.
_GIVEN: dict[str, Any] = {
    "today": TODAY,
    "country_codes": {"maroc": "MA", "senegal": "SN", "france": "FR"},
    "themes": {"eau": "Eau et assainissement"},
    "labels": {"convention": "Convention signée"},
    "decided_on": TODAY,
    "received_on": TODAY,
    "ends_on": TODAY,
    "guards": (),
    "requests": (),
    "taken": (),
    "names": {"1": "Ambassade à Rabat"},
    "reference": "PACT3-2017-001",
    "source": "un fichier",
}

# What the screens offer of a list, where it is not the whole of it.
_OFFERED: dict[type[Enum], tuple[Enum, ...]] = {RetentionKind: tuple(NATURES)}


class Typed(dict[str, str]):
    """The texts of a form, each drawn when it is asked for: no name has to be known before."""

    def __init__(self, chance: Chance) -> None:
        super().__init__()
        self._chance = chance

    def get(self, name: str, default: Any = "") -> Any:  # noqa: ANN401 – as a dict
        """Return what was typed in a field."""
        return self[name] if name in self or not self._chance.once_in(8) else default

    def __missing__(self, name: str) -> str:
        seed = self._chance.pick(SEEDS)
        self[name] = seed if self._chance.once_in(2) else self._chance.text(seed)
        return self[name]

    def __contains__(self, name: object) -> bool:
        return True


def form_readers() -> tuple[Callable[[Mapping[str, str]], object], ...]:
    """Return the functions of the domain that read a form, with what they need beside the texts.

    Those that need a record of the register (a mission, a slip) are left to the tests of their services.
    """
    from daect_tui import domain  # noqa: PLC0415 – a folder to list

    modules = [
        import_module(f"{domain.__name__}.{path.stem}") for path in Path(domain.__path__[0]).glob("*.py")
    ]
    found = {
        name: function
        for module in modules
        for name, function in vars(module).items()
        if name.startswith("read_") and callable(function) and _is_form(function)
    }
    return tuple(form for _name, function in sorted(found.items()) for form in _bound(function))


def _is_form(function: Callable[..., object]) -> bool:
    """Tell whether a function reads the texts of a form, and needs nothing that is not given here."""
    first, *needed = signature(function).parameters.values()
    # What reads a row of a file is tried by the door of imports.
    return first.name == "fields" and all(_choices(one) for one in needed)


def _choices(parameter: Parameter) -> tuple[object, ...]:
    """Return what may be given to a parameter beside the texts; nothing when it needs a record."""
    if parameter.default is not Parameter.empty:
        return (parameter.default,)
    if parameter.name in _GIVEN:
        return (_GIVEN[parameter.name],)
    kind = parameter.annotation
    return _OFFERED.get(kind, tuple(kind)) if isinstance(kind, type) and issubclass(kind, Enum) else ()


def _bound(function: Callable[..., object]) -> Iterator[Callable[[Mapping[str, str]], object]]:
    """Yield a form for each of what may be given beside its texts."""
    needed = list(signature(function).parameters.values())[1:]
    for given in product(*map(_choices, needed)):
        yield partial(function, **dict(zip([one.name for one in needed], given, strict=True)))


@contextmanager
def texts(_folder: Path) -> Iterator[Trial]:
    """Make the door of all texts ready: what comes out holds nothing that is dropped, and comes in again."""

    def run(text: str) -> None:
        kept = clean(text).text
        assert not dropped(kept)
        assert clean(kept).text == kept
        assert "\n" not in clean_line(text).text
        typeset(kept)
        printed(kept)
        fold(text)
        words_in(text)

    yield Trial(lambda chance: chance.text("« L’été » : 15 h 42 ! n° 4, art. L. 211-5 ; M. Durand"), run)


@contextmanager
def fields(_folder: Path) -> Iterator[Trial]:
    """Make the fields ready that understand something: dates, amounts, hours, numbers, lines of a budget."""

    def draw(chance: Chance) -> tuple[int, str]:
        parsers = len(_LINE_PARSERS) + len(_TEXT_PARSERS)
        return chance.random.randrange(parsers), chance.text(chance.pick(SEEDS))

    def run(drawn: tuple[int, str]) -> None:
        which, typed = drawn
        if which < len(_LINE_PARSERS):
            _LINE_PARSERS[which](clean_line(typed).text)
        else:
            _TEXT_PARSERS[which - len(_LINE_PARSERS)](clean(typed).text)

    yield Trial(draw, run)


@contextmanager
def forms(_folder: Path) -> Iterator[Trial]:
    """Make every form ready, with whatever texts in its fields."""
    readers = form_readers()

    def run(drawn: tuple[int, Typed]) -> None:
        which, typed = drawn
        readers[which](typed)

    yield Trial(lambda chance: (chance.random.randrange(len(readers)), Typed(chance)), run)


@contextmanager
def names(folder: Path) -> Iterator[Trial]:
    """Make the names of files ready: each stays in its folder, under a name that every system takes."""

    def run(name: str) -> None:
        assert not dropped(stored_name(name))
        safe = safe_file_name(name)
        assert safe
        assert not set(safe) & set('/\\:*?"<>|\0')
        assert safe.strip(" .") == safe
        assert len(safe.encode()) <= 255
        assert (folder / safe).parent == folder

    yield Trial(lambda chance: chance.text("Convention d’objectifs (signée).pdf"), run)


TYPED = (Door("texts", texts), Door("fields", fields), Door("forms", forms), Door("file names", names))
