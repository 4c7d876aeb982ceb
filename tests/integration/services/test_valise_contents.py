"""What a valise holds: all that its session needs, and nothing else of the register, down to the bytes."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from daect_tui.domain.deliberation import Tally
from daect_tui.domain.journal import Act
from daect_tui.domain.organisation import ProjectContact
from daect_tui.domain.piece import ReceivedPiece
from daect_tui.domain.register_query import RegisterQuery
from daect_tui.domain.session import Presence
from daect_tui.services.attachments import Attachment
from daect_tui.services.desk import Desk
from tests.support.desks import filed, planned, under_review
from tests.support.sessions import FAVOURABLE
from tests.support.valises import ADJOURNED, packed, prepared, register_of, travelling

FORM = ("formulaire", "Formulaire de candidature signé")
SCAN = b"%PDF-1.7 un formulaire de treize pages"
# What a voice is written with, in the journal.
TRACES = (b'"voix"', b"vote.recorded", b"ballot.opened", b"tie_broken")


def everything(path: Path) -> bytes:
    """Return every byte on the disk: the file with its free pages, and what waits beside it."""
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


def received(desk: Desk, dossier: str) -> tuple[ReceivedPiece, ...]:
    with desk.office.reading() as work:
        return work.pieces.received(dossier)


def test_nothing_of_the_rest_of_the_register_travels(desk: Desk, tmp_path: Path) -> None:
    elsewhere = filed(desk, name="Ailleurs (fictif)", domain="Sujet étranger", email="ailleurs@example.org")
    other = planned(desk, FAVOURABLE)
    session = prepared(desk)
    first = desk.intake.open(desk.agenda.items(session)[0].dossier).dossier
    contact = ProjectContact("Zélie Quentin", "01 99 00 55 55", "zelie@example.org")
    with desk.office.begin() as work:
        work.organisations.update(replace(first.organisation, contact=contact))
        work.journal.append(Act("organisation.changed", "organisme/1", {}))
        work.commit()
    away = packed(desk, tmp_path, session)

    content = everything(away.path)

    for word in ("Ailleurs", "Sujet étranger", "ailleurs@", "Zélie", "zelie@", other, elsewhere):
        assert word.encode() not in content, word
    with travelling(away.path) as valise:
        assert [one.reference for one in valise.agenda.sessions()] == [session]
        assert valise.agenda.items(session) == desk.agenda.items(session)
        assert valise.office.register.faults() == ()
        opened = valise.intake.open(first.reference)
        assert opened.dossier.content == first.content
        assert valise.register.answer(RegisterQuery()).total == 3
    assert register_of(desk).faults() == ()


def test_attached_files_travel_when_they_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    session = prepared(desk)
    dossier = desk.agenda.items(session)[0].dossier
    desk.pieces.receive(dossier, FORM, date(2018, 3, 10), Attachment("formulaire.pdf", SCAN))
    luggage = desk.valises.foresee(session).luggage
    assert (luggage.pieces, luggage.files, luggage.weight) == (1, 1, len(SCAN))

    light, heavy = tmp_path / "legere.daect", tmp_path / "lourde.daect"
    desk.valises.pack(session, light)
    desk.valises.abandon(session, "sans ses fichiers")
    desk.valises.pack(session, heavy, files=True)

    assert SCAN not in light.read_bytes()
    with travelling(light) as valise:
        (line,) = received(valise, dossier)
        assert (line.label, line.file_name) == (FORM[1], "")
    with travelling(heavy) as valise:
        (line,) = received(valise, dossier)
        assert valise.attachments.show(line.file_name, line.sha256).read_bytes() == SCAN


def test_no_voice_of_a_secret_ballot_travels_either_way(desk: Desk, tmp_path: Path) -> None:
    session = prepared(desk)
    sitting = desk.committee.open(session).sitting
    desk.committee.arrive(session, {seat.member_id: Presence.IN_ROOM for seat in sitting.seats})
    first, second, _ = sitting.items
    desk.committee.secret(session, first.id, FAVOURABLE, Tally(4, 1, 1))
    desk.committee.conclude(session, first.id, FAVOURABLE.sense)
    away = packed(desk, tmp_path, session)
    there = everything(away.path)
    with travelling(away.path) as valise:
        valise.committee.go_to(session, 2)
        valise.committee.secret(session, second.id, ADJOURNED, Tally(3, 3, 0))
        valise.committee.void_ballot(session, second.id, "bulletin en trop")
        valise.committee.secret(session, second.id, ADJOURNED, Tally(5, 1, 0))
    back = everything(away.path)
    desk.valise_return.take_back(away.path)

    for content in (there, back, everything(register_of(desk).path)):
        assert not any(trace in content for trace in TRACES)
    ballots = desk.committee.room(session).sitting
    with desk.office.reading() as work:
        taken = [one for item in ballots.items for one in work.sessions.ballots(item.id)]
    assert [(one.tally, one.votes) for one in taken] == [
        (Tally(4, 1, 1), ()),
        (Tally(3, 3, 0), ()),
        (Tally(5, 1, 0), ()),
    ]


def test_what_comes_in_meanwhile_is_registered_at_home(desk: Desk, tmp_path: Path) -> None:
    away = packed(desk, tmp_path)
    dossier = desk.agenda.items(away.session)[0].dossier
    under_review(desk, name="Après le départ (fictif)")

    desk.pieces.receive(dossier, FORM, date(2018, 3, 14))
    desk.valise_return.take_back(away.path)

    assert [piece.label for piece in received(desk, dossier)] == [FORM[1]]


def test_a_valise_has_the_tables_of_a_register(desk: Desk, tmp_path: Path) -> None:
    away = packed(desk, tmp_path)

    assert clauses(away.path) == clauses(register_of(desk).path)


def clauses(path: Path) -> dict[str, frozenset[str]]:
    """Return the statement that made each table and index, as the set of its clauses."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {
        name: frozenset(line.strip().rstrip(",").replace('"', "") for line in sql.splitlines())
        for name, sql in rows
        if name not in {"alembic_version", "sqlite_sequence"}
    }
