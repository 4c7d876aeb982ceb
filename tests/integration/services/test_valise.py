"""A session leaves in a valise, is held there, and comes back as if it had been held at home."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.errors import Refusal, UnusableOutput
from daect_tui.domain.minutes import SessionRecord
from daect_tui.domain.valise import CheckoutState
from daect_tui.services.desk import Desk
from tests.support.desks import desk_on, new_register
from tests.support.valises import begin, close, hold, packed, prepared, register_of, travelling, vote


def held_at_home(folder: Path) -> tuple[Desk, str, SessionRecord]:
    desk = desk_on(new_register(folder / "temoin.daect"))
    session = prepared(desk)
    return desk, session, hold(desk, session)


def test_a_session_held_in_a_valise_is_the_session_held_at_home(desk: Desk, tmp_path: Path) -> None:
    witness, session, expected = held_at_home(tmp_path)
    away = packed(desk, tmp_path)
    with travelling(away.path) as valise:
        assert hold(valise, session) == expected
        assert register_of(valise).faults() == ()

    done = desk.valise_return.take_back(away.path)

    assert done.conflicts == ()
    assert (done.before.state, done.after.state) == ("en préparation", "close")
    with desk.office.reading() as work:
        assert work.sessions.record(session) == expected
    for one in (desk, witness):
        with one.office.reading() as work:
            assert [work.dossiers.get(ref).state for ref in sorted(_dossiers(one, session))] == [
                DossierState.DELIBERATED
            ] * 3
    with desk.office.reading() as here, witness.office.reading() as there:
        assert [replace(d, id=0) for d in here.decisions.of_session(session)] == [
            replace(d, id=0) for d in there.decisions.of_session(session)
        ]
        for subject in (session, *_dossiers(desk, session)):
            assert [(p.before, p.after, p.at) for p in here.passages.of(subject)] == [
                (p.before, p.after, p.at) for p in there.passages.of(subject)
            ]
        told = [entry.kind for entry in here.journal.since(0, [session])]
        assert told[-1] == "valise.returned"
        alike = [kind for kind in told if not kind.startswith("valise.")]
        assert alike == [entry.kind for entry in there.journal.since(0, [session])]
    assert [labels_granted(one, session) for one in (desk, witness)] == [["LAB-2018-001", "LAB-2018-002"]] * 2
    assert register_of(desk).faults() == ()
    witness.close()


def labels_granted(desk: Desk, session: str) -> list[str]:
    """Sign the decisions of a session: what allots numbers is done at home, from the first one on."""
    lines = desk.decisions.of_session(session)
    desk.decisions.sign([line.decision.id for line in lines], date(2018, 3, 16))
    with desk.office.reading() as work:
        return sorted(label.number for label in work.labels.all())


def _dossiers(desk: Desk, session: str) -> list[str]:
    return [item.dossier for item in desk.agenda.items(session)]


def test_an_open_session_leaves_in_the_middle_and_goes_on_there(desk: Desk, tmp_path: Path) -> None:
    witness, session, expected = held_at_home(tmp_path)
    prepared(desk)
    begin(desk, session)
    away = packed(desk, tmp_path, session)
    with travelling(away.path) as valise:
        vote(valise, session)
    desk.valise_return.take_back(away.path)
    assert desk.valises.away() == {}
    with pytest.raises(Refusal, match="Aucun acte de cette séance ne peut être annulé"):
        desk.committee.undo(session)  # what the last act did stayed in the valise
    assert close(desk, session) == expected
    witness.close()


def test_a_valise_that_cannot_take_its_place_leaves_its_session_free(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = prepared(desk)

    def full(_made: Path, _path: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("storage.valise.files.put_in_place", full)
        with pytest.raises(UnusableOutput, match="La séance n’est pas partie"):
            desk.valises.pack(session, tmp_path / "seance.daect")

    with desk.office.reading() as work:
        assert [one.state for one in work.valises.all()] == [CheckoutState.ABANDONED]
    assert desk.committee.open(session).sitting.items
