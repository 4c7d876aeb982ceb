"""Merging a pack of 200 changed fields, against the same archive merely read and one bare commit.

Half of the fields are taken, half are conflicts, each with its line in the register. Each round merges a
pack of its own. The floor unpacks every member with `zipfile` and commits one row as durable as ours.
"""

import argparse
import tempfile
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from secrets import token_hex
from statistics import median
from zipfile import ZipFile

from bench.committee import CONTACT, Floor, reviewed_dossier, timed
from daect_tui.domain.dates import paris_moment
from daect_tui.domain.field_merge import Fate
from daect_tui.domain.journal import Act
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.mission import Mission, MissionContent, MissionOrigin, MissionState
from daect_tui.domain.mission_pack import FORM_VERSION, MissionPack, packed, seal_of
from daect_tui.domain.pack import Manifest, Pack, PackKind
from daect_tui.domain.pack_record import DepartedPack
from daect_tui.domain.report_questions import REPORT_QUESTIONS, AnswerKind, ReportQuestion
from daect_tui.domain.report_text import write_text_form
from daect_tui.services.catalogue import furnish
from daect_tui.services.clocks import SetClock
from daect_tui.services.intake import Intake
from daect_tui.services.office import Office
from daect_tui.services.pack_merging import PackMerging
from daect_tui.services.ports import UnitOfWork
from exports.packs import read_returned, write_exchange, write_pack
from storage.register import create_register

FIELDS = 200
DAY = date(2018, 3, 14)
NAMES = [f"champ_{rank:03}" for rank in range(FIELDS)]
QUESTIONS = (*REPORT_QUESTIONS, *(ReportQuestion(name, name, "", AnswerKind.TEXT) for name in NAMES))
LONG = "Ce qui a été fait, ce qui en reste, et ce qu’une autre mission doit savoir. " * 4


class Disk:
    """The real exchange files."""

    def read_exchange(self, path: Path) -> Pack | bytes:
        """Read a file."""
        return read_returned(path)

    def write_exchange(self, path: Path, content: Pack | bytes) -> None:
        """Write a file."""
        write_exchange(path, content)


def missions(office: Office, count: int) -> list[str]:
    """Keep so many missions that came back, under one label."""
    dossier_reference = reviewed_dossier(Intake(office), 1)
    with office.begin() as work:
        dossier = work.dossiers.get(dossier_reference)
        label = work.labels.add(
            Label(
                id=0, number="LAB-2018-001", dossier=dossier.reference,
                organisation_id=dossier.organisation.id, holder=dossier.organisation.name,
                domain="Vitraux", theme="patrimoine", countries=(), languages="", programme="PACT3",
                starts_on=DAY, until=date(2021, 3, 13), state=LabelState.ACTIVE, conditions=(), renews="",
                version=1,
            )
        )  # fmt: skip
        content = MissionContent(
            MissionOrigin.EMBASSY,
            "Commune",
            "MA",
            "Sefrou",
            "Vitraux",
            "patrimoine",
            "",
            DAY,
            DAY,
            (),
            (),
            "",
        )
        kept = [
            work.missions.add(
                Mission(0, f"MIS-2018-{rank:03}", label.number, label.holder, content, None,
                        MissionState.RETURNED, DAY, None, (), 1)
            ).reference
            for rank in range(1, count + 1)
        ]  # fmt: skip
        work.journal.append(Act("mission.requested", kept[0], {}))
        work.commit()
    return kept


def returned(work: UnitOfWork, office: Office, folder: Path, reference: str) -> Path:
    """Write a pack in which every field was changed, half of them here too."""
    base = {name: "" if even % 2 else "Au départ" for even, name in enumerate(NAMES)}
    manifest = Manifest(
        PackKind.MISSION, token_hex(16), work.register.identifier, reference, 1, office.clock.now(), "Essai"
    )
    left = MissionPack(manifest, (), FORM_VERSION, base, base, ())
    now = manifest.made_at
    work.packs.add(DepartedPack(manifest.id, reference, now, "Essai", FORM_VERSION, seal_of(left), base))
    answers = {name: f"{name} {LONG}" for name in NAMES}
    back = replace(left, answers=answers, lineage=(("00000001", FIELDS),))
    path = folder / f"{reference}.daectpack"
    write_pack(path, packed(back, write_text_form(back, QUESTIONS)))
    return path


def bare(path: Path, floor: Floor) -> None:
    """Do the least: read every member, commit one row."""
    with ZipFile(path) as archive:
        for name in archive.namelist():
            archive.read(name)
    floor.write()


def measured(folder: Path, rounds: int) -> list[tuple[float, ...]]:
    """Merge so many packs, each in turn with the floor; CPU and time of the merge, then of the floor."""
    clock = SetClock(paris_moment(DAY, 10))
    register = create_register(folder / "registre.daect", created_at=clock.now())
    office = Office(register, clock, "Camille Renaud")
    with office.begin() as work:
        furnish(work, "01 99 00 10 00", "delegation@example.org", CONTACT)
        work.journal.append(Act("register.furnished", "registre", {}))
        work.commit()
    kept = missions(office, rounds)
    with office.begin() as work:
        packs = [returned(work, office, folder, reference) for reference in kept]
        work.journal.append(Act("pack.made", kept[0], {}))
        work.commit()
    merging, floor = PackMerging(office, Disk(), QUESTIONS), Floor(folder / "plancher.sqlite")
    taken: list[tuple[float, ...]] = []
    for path in packs:
        conflicts = [one for one in merging.preview(path).fields if one.fate is Fate.CONFLICT]
        if len(conflicts) != FIELDS // 2:
            raise SystemExit(f"{len(conflicts)} conflits, {FIELDS // 2} attendus")
        taken.append((*timed(partial(merging.merge, path)), *timed(partial(bare, path, floor))))
    register.close()
    floor.connection.close()
    return taken


def main() -> None:
    """Measure, and print the medians of both and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    with tempfile.TemporaryDirectory() as folder:
        taken = measured(Path(folder), parser.parse_args().rounds + 1)
    # The first round only warms up.
    cpu, wall, bare_cpu, bare_wall = (median(column) for column in zip(*taken[1:], strict=True))
    print(
        f"fusion de {FIELDS} champs, {FIELDS // 2} en conflit : CPU {cpu:.1f} ms (plancher {bare_cpu:.1f}, "
        f"× {cpu / bare_cpu:.1f}), attente {wall:.1f} ms (plancher {bare_wall:.1f})"
    )


if __name__ == "__main__":
    main()
