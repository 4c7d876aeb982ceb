"""A request matched with 10,000 labels and 10,000 experts, against reading the same columns and no more.

The floor reads the columns that are compared, through the bare SQLite driver, and compares nothing. The
naive scan reads labels and missions as the register gives them, folds their texts and looks for the same
words. All three in turn, in one run; CPU only.
"""

import argparse
import gc
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

from bench.corpus import AGENT, NOW, TODAY
from bench.corpus_words import FIRST_NAMES, LAST_NAMES, OFFICES, SUBJECTS, WORDS
from daect_tui.domain.document import Contact
from daect_tui.domain.french_words import telling_words
from daect_tui.domain.journal import Act
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.matching import Question
from daect_tui.domain.mission import Expert, Mission, MissionContent, MissionOrigin, MissionState
from daect_tui.domain.organisation import (
    Address,
    Organisation,
    OrganisationKind,
    ProjectContact,
    Representative,
    Territory,
)
from daect_tui.domain.text import fold
from daect_tui.services.catalogue import countries, furnish, themes
from daect_tui.services.clocks import SetClock
from daect_tui.services.know_how import KnowHow, around
from daect_tui.services.office import Office
from storage.register import create_register, open_register

LABELS = 10_000
# Each with two experts.
MISSIONS = 5_000
# What is compared, where it is written.
_COLUMNS = (
    "SELECT number, holder, domain, theme, countries, languages, state, starts_on, until FROM label",
    "SELECT reference, holder, subject, terms, theme, country, state, starts_on, experts FROM mission",
)
_LANGUAGES = ("français", "français, anglais", "arabe, français", "espagnol")
_CONTACT = Contact("Camille", "Renaud", "chargée de mission", "01 99 00 10 01", "c.renaud@example.org")


def main() -> None:
    """Make the register, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how many times each thing is done")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bourse.daect"
        started = time.perf_counter()
        make(path)
        took = time.perf_counter() - started
        print(f"registre : {LABELS} labels et {2 * MISSIONS} experts, fait en {took:.0f} s")
        register = open_register(path)
        try:
            measure(path, Office(register, SetClock(NOW), AGENT), rounds)
        finally:
            register.close()


def make(path: Path) -> None:
    """Make a register of labels and missions."""
    chance = Random(2018)  # noqa: S311 – a corpus, no secret
    register = create_register(path, created_at=NOW)
    office = Office(register, SetClock(NOW), AGENT)
    with office.begin() as work:
        furnish(work, "01 99 00 10 00", "delegation@example.org", _CONTACT)
        holder = work.organisations.add(_organisation())
        for number in range(1, LABELS + 1):
            work.labels.add(_label(chance, number, holder.id))
        for number in range(1, MISSIONS + 1):
            work.missions.add(_mission(chance, number))
        work.journal.append(Act("exchange.imported", "banc", {}))
        work.commit()
    register.close()


def measure(path: Path, office: Office, rounds: int) -> None:
    """Print what a request, a search as one types, and their floors cost."""
    engine = KnowHow(office)
    here, near = around(["MA"])
    words = telling_words("Gestion de l’eau potable et assainissement, formation des agents de la commune")
    request = Question(
        words=words,
        themes={"eau": "eau et assainissement"},
        countries=here,
        neighbours=near,
        languages={"arabe": "arabe"},
        every_word=False,
    )
    subjects: dict[str, Callable[[], object]] = {
        "plancher": lambda: floor(path),
        "demande": lambda: engine.answer(request),
        "frappe « ea »": lambda: engine.search("ea", "maroc"),
        "pays seul": lambda: engine.search("", "maroc"),
        "naïf": lambda: naive(office, words),
    }
    times: dict[str, list[float]] = {name: [] for name in subjects}
    for _ in range(rounds + 1):
        for name, subject in subjects.items():
            times[name].append(cpu(subject))
    least = statistics.median(times["plancher"][1:])
    found = engine.answer(request).total
    for name, several in times.items():
        first, middle = several[0], statistics.median(several[1:])
        print(f"{name:14} {middle:6.1f} ms de CPU : × {middle / least:.1f} (la première fois {first:.0f} ms)")
    print(f"{'':14} {found} réponses à la demande")


def floor(path: Path) -> int:
    """Read the columns that are compared, and compare nothing."""
    with closing(sqlite3.connect(path)) as connection:
        return sum(len(connection.execute(query).fetchall()) for query in _COLUMNS)


def naive(office: Office, words: dict[str, str]) -> int:
    """Read labels and missions whole, fold their texts, and count those that hold a word."""
    with office.reading() as work:
        texts = [fold(f"{label.holder} {label.domain}") for label in work.labels.all()]
        for mission in work.missions.all():
            content = mission.content
            texts += [
                fold(f"{one.name} {one.office} {one.employer} {content.subject} {content.terms}")
                for one in content.experts
            ]
    return sum(any(word in text for word in words) for text in texts)


def cpu(work: Callable[[], object]) -> float:
    """Give the CPU that a piece of work takes, in milliseconds."""
    gc.collect()  # what another one left is not to be counted
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def _organisation() -> Organisation:
    return Organisation(
        0, OrganisationKind.REGION, "Région (banc)", "", "", "", Territory("", "", ""),
        Address("", "", ""), Representative("", "", "", "", ""), "", "", ProjectContact("", "", ""),
        verified=False,
    )  # fmt: skip


def _label(chance: Random, number: int, organisation: int) -> Label:
    start = TODAY - timedelta(days=chance.randrange(2000))
    return Label(
        id=0,
        number=f"LAB-2020-{number:05d}",
        dossier="",
        organisation_id=organisation,
        holder=f"Commune de {chance.choice(LAST_NAMES)} {number}",
        domain=f"{chance.choice(SUBJECTS)}, {' '.join(chance.choices(WORDS, k=8))}",
        theme=chance.choice(tuple(themes())),
        countries=tuple(country.code for country in chance.sample(countries(), 2)),
        languages=chance.choice(_LANGUAGES),
        programme="EXPE-CT",
        starts_on=start,
        until=start + timedelta(days=1095),
        state=LabelState.ACTIVE,
        conditions=(),
        renews="",
        version=1,
    )


def _mission(chance: Random, number: int) -> Mission:
    start = TODAY - timedelta(days=chance.randrange(2000))
    experts = tuple(
        Expert(
            f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)} {number}-{rank}",
            chance.choice(OFFICES), "Commune (banc)", 5,
        )
        for rank in range(2)
    )  # fmt: skip
    content = MissionContent(
        origin=MissionOrigin.HOLDER,
        requester="Commune d’accueil",
        country=chance.choice(countries()).code,
        place="Chef-lieu",
        subject=chance.choice(SUBJECTS),
        theme=chance.choice(tuple(themes())),
        terms=" ".join(chance.choices(WORDS, k=20)),
        starts_on=start,
        ends_on=start + timedelta(days=5),
        experts=experts,
        budget=(),
        security="",
    )
    return Mission(
        id=0,
        reference=f"MIS-2020-{number:05d}",
        label=f"LAB-2020-{chance.randint(1, LABELS):05d}",
        holder="Commune (banc)",
        content=content,
        opinion=None,
        state=MissionState.RETURNED,
        validated_on=date(2020, 1, 2),
        report_due=None,
        overrides=(),
        version=1,
    )


if __name__ == "__main__":
    main()
