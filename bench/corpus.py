"""A register as large as one likes: real territories, invented people, texts like those of the form.

Deterministic: the same number of dossiers gives the same register, whatever the machine. By itself,
`python -m bench.corpus FILE COUNT` makes one, to try the application on.
"""

import csv
import gzip
import io
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from importlib import resources
from itertools import islice
from pathlib import Path
from random import Random

from bench.corpus_words import FIRST_NAMES, LAST_NAMES, OFFICES, SENTENCES, SUBJECTS, WORDS
from daect_tui.domain.deadlines import silence
from daect_tui.domain.document import Contact
from daect_tui.domain.dossier import Channel, Dossier, DossierContent, DossierState, Referents
from daect_tui.domain.dossier_clocks import SILENCE_RUNS
from daect_tui.domain.journal import Act
from daect_tui.domain.organisation import (
    Address,
    Organisation,
    OrganisationKind,
    ProjectContact,
    Representative,
    Territory,
)
from daect_tui.domain.register_query import STATES_OF, StateGroup
from daect_tui.services.catalogue import countries, furnish, themes
from daect_tui.services.clocks import SetClock
from daect_tui.services.office import Office
from storage.register import create_register

# The day on which the register is opened: what is under way was received in the months before.
TODAY = date(2026, 3, 16)
NOW = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
AGENT = "Camille Renaud"
_FIRST_DAY = date(2006, 1, 2)
_BATCH = 4000
# Dossiers of one organisation.
_EACH = 3
# What came in during the last year is still under way, nine times out of ten; later, hardly ever.
_YEAR = timedelta(days=365)
_UNDER_WAY = {True: 0.9, False: 0.01}
# Texts of one part of the form; three are drawn for each dossier.
_PARTS = 3000
_SENTENCES_A_PART = 4
_WORDS_A_SENTENCE = 6
_PROGRAMMES = ((date(2017, 1, 1), "PACT2"), (date(2020, 7, 8), "PACT3"), (date.max, "EXPE-CT"))
_KINDS = {"COM": OrganisationKind.COMMUNE, "DEP": OrganisationKind.DEPARTMENT, "REG": OrganisationKind.REGION}


def fill(path: Path, count: int) -> None:
    """Make a register of `count` dossiers at `path`, which must not exist yet."""
    register = create_register(path, created_at=NOW)
    try:
        office = Office(register, SetClock(NOW), AGENT)
        with office.begin() as work:
            furnish(work, "01 99 00 12 00", "delegation@example.org", Contact("", "", "", "", ""))
            organisations = work.bulk_organisations.add(list(_organisations(max(1, count // _EACH))))
            dossiers = _dossiers(count, organisations)
            while batch := list(islice(dossiers, _BATCH)):
                work.bulk_dossiers.add(batch)
            work.journal.append(Act("register.furnished", "registre", {}))
            work.commit()
    finally:
        register.close()


def _organisations(count: int) -> Iterator[Organisation]:
    """Give the territories of France in an order without rhyme, again and again if it must be."""
    draw = Random(1)  # noqa: S311 – the same register each time
    territories = _territories()
    draw.shuffle(territories)
    for rank in range(count):
        row = territories[rank % len(territories)]
        first, last = draw.choice(FIRST_NAMES), draw.choice(LAST_NAMES)
        yield Organisation(
            id=0,
            kind=_KINDS.get(row["type"], OrganisationKind.INTERMUNICIPAL),
            name=row["nom"],
            siren=row["siren"],
            siret="",
            rna="",
            territory=Territory(row["code"], row["departement"], row["region"]),
            address=Address("1, place de la République", row["codes_postaux"][:5], row["nom"]),
            representative=Representative("Mme", first, last, draw.choice(OFFICES), "Madame, Monsieur,"),
            phone=f"01 99 00 {rank // 100 % 100:02} {rank % 100:02}",
            email=f"contact{rank}@example.org",
            contact=ProjectContact(
                f"{draw.choice(FIRST_NAMES)} {draw.choice(LAST_NAMES)}", "", f"projet{rank}@example.org"
            ),
            verified=rank % 2 == 0,
        )


def _territories() -> list[dict[str, str]]:
    packed = resources.files("daect_tui.catalogue").joinpath("french_territories.csv.gz").read_bytes()
    return list(csv.DictReader(io.StringIO(gzip.decompress(packed).decode("utf-8"))))


def _dossiers(count: int, organisations: Sequence[Organisation]) -> Iterator[Dossier]:
    """Give dossiers in the order of their reception, spread over the years up to today."""
    draw = Random(2)  # noqa: S311 – the same register each time
    parts = [_part(draw) for _ in range(_PARTS)]
    days = (TODAY - _FIRST_DAY).days
    numbers: dict[tuple[str, int], int] = {}
    for rank in range(count):
        received = _FIRST_DAY + timedelta(days=rank * days // count)
        programme = next(code for until, code in _PROGRAMMES if received < until)
        number = numbers[programme, received.year] = numbers.get((programme, received.year), 0) + 1
        state = _state(draw, recent=received > TODAY - _YEAR)
        yield Dossier(
            id=0,
            reference=f"{programme}-{received.year}-{number:03}",
            programme=programme,
            organisation=draw.choice(organisations),
            content=_content(draw, received, parts),
            state=state,
            silence_on=silence(received).due if state in SILENCE_RUNS else None,
            referents=Referents(_agent(draw), _agent(draw) if draw.random() < 1 / 2 else ""),
            origin="",
            version=1,
        )


def _state(draw: Random, *, recent: bool) -> DossierState:
    group = StateGroup.UNDER_WAY if draw.random() < _UNDER_WAY[recent] else StateGroup.DECIDED
    return draw.choice(STATES_OF[group])


def _content(draw: Random, received: date, parts: Sequence[str]) -> DossierContent:
    known = countries()
    aimed = draw.sample(known, draw.choice((1, 1, 2, 3)))
    return DossierContent(
        domain=f"{draw.choice(SUBJECTS).capitalize()} et {draw.choice(SUBJECTS)}",
        theme=draw.choice(list(themes())),
        skills=draw.choice(parts),
        evidence=draw.choice(parts),
        mobilisation=draw.choice(parts),
        countries=tuple(country.code for country in aimed),
        languages="français",
        experts=f"{draw.choice(FIRST_NAMES)} {draw.choice(LAST_NAMES)}, {draw.choice(OFFICES)}",
        channel=draw.choice(list(Channel)),
        sent_on=received - timedelta(days=draw.randrange(1, 6)),
        received_on=received,
    )


def _part(draw: Random) -> str:
    """Write one part of the form: sentences that many dossiers share, each with words of its own."""
    return "\n".join(
        f"{sentence} {' '.join(draw.choices(WORDS, k=_WORDS_A_SENTENCE))}."
        for sentence in draw.sample(SENTENCES, _SENTENCES_A_PART)
    )


def _agent(draw: Random) -> str:
    rank = draw.randrange(12)
    return f"{FIRST_NAMES[rank]} {LAST_NAMES[-1 - rank]}"


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
