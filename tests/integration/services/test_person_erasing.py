"""Erasing a person: what goes, what stays and why, and nothing left in the bytes of the file."""

from pathlib import Path

import pytest

from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.errors import Refusal
from daect_tui.domain.person_request import PersonOutcome
from daect_tui.domain.personal_fate import Fate
from daect_tui.domain.personal_records import RecordKind
from daect_tui.services.desk import Desk
from storage.register import OpenRegister
from tests.support.desks import filed

_WHO, _MAIL = "Zénobie Quatremaille", "zenobie.quatremaille@example.org"
_TRACES = ("Quatremaille", "QUATREMAILLE", "quatremaille", "zénobie", "Zénobie")


def _bytes(desk: Desk) -> bytes:
    register = desk.office.register
    assert isinstance(register, OpenRegister)
    files = (Path(f"{register.path}{suffix}") for suffix in ("", "-wal", "-shm"))
    return b"".join(file.read_bytes() for file in files if file.exists())


def _withdrawn(desk: Desk) -> str:
    """File a dossier that names the person everywhere, then record that it was withdrawn."""
    reference = filed(
        desk,
        contact_name=f"Mme {_WHO}",
        contact_email=_MAIL,
        contact_phone="01 99 00 55 66",
        experts=f"{_WHO}, verrière ; Paul Martin, maçon",
        skills=f"Voir avec Mme Quatremaille ({_MAIL}).",
    )
    desk.intake.act(reference, DossierAction.WITHDRAW, f"à la demande de {_WHO}")
    desk.intake.drafts.save({"experts": _WHO}, target=reference)
    return reference


def test_a_person_leaves_no_trace_in_the_file_where_nothing_keeps_them(desk: Desk) -> None:
    reference = _withdrawn(desk)
    assert any(trace.encode() in _bytes(desk) for trace in _TRACES)
    seen = desk.persons.find(_WHO)

    erased = desk.person_erasing.erase(_WHO, [place.key for place in seen.places])

    assert erased.traceless
    assert erased.count(Fate.KEPT) == 0
    assert not [trace for trace in _TRACES if trace.encode() in _bytes(desk)]
    assert desk.persons.find(_WHO).places == ()
    with desk.office.reading() as work:
        dossier = work.dossiers.get(reference)
        assert dossier.content.experts == f"{erased.words}, verrière ; Paul Martin, maçon"
        assert dossier.content.skills == f"Voir avec Mme {erased.words} ({erased.words})."
        assert dossier.organisation.contact.name == dossier.organisation.contact.phone == ""
        assert work.search.candidates(["quatremaille"], 5) == ()
        (request,) = work.person_requests.all()
        assert (request.person, request.outcome) == (erased.words, PersonOutcome.DONE)
    assert desk.office.register.faults() == ()


def test_an_open_affair_keeps_the_person_with_the_reason(desk: Desk) -> None:
    filed(desk, contact_name=_WHO, experts=_WHO)
    seen = desk.persons.find(_WHO)

    answers = desk.persons.decide(seen, seen.places)

    assert {one.place.kind for one in answers} == {RecordKind.DOSSIER, RecordKind.ORGANISATION}
    assert all("17.3.b" in one.verdict.reason for one in answers)
    erased = desk.person_erasing.erase(_WHO, [place.key for place in seen.places])
    assert erased.words == ""
    assert desk.persons.find(_WHO).sure[: len(seen.places)] == seen.places
    with desk.office.reading() as work:
        assert [one.outcome for one in work.person_requests.all()] == [PersonOutcome.REFUSED]
    with pytest.raises(Refusal, match="Aucun lieu"):
        desk.person_erasing.erase(_WHO, [])


def test_only_the_chosen_places_change_and_a_second_person_has_another_number(desk: Desk) -> None:
    _withdrawn(desk)
    filed(desk, name="Autre (fictif)", experts="Zénobie Quatremailles")
    seen = desk.persons.find(_WHO)
    assert {place.kind for place in seen.likely} == {RecordKind.DOSSIER}  # a homonym, one letter apart

    first = desk.person_erasing.erase(_WHO, [place.key for place in seen.sure])
    second = desk.person_erasing.erase(
        "Paul Martin", [place.key for place in desk.persons.find("Paul Martin").sure]
    )

    assert (first.words, second.words) == ("Personne n°\u00a01", "Personne n°\u00a02")
    assert [place.said for place in desk.persons.find(_WHO).places] == ["Zénobie Quatremailles"]


def test_a_hold_on_the_name_keeps_everything(desk: Desk) -> None:
    _withdrawn(desk)
    desk.holds.place(_WHO, "recours annoncé")
    seen = desk.persons.find(_WHO)

    answers = desk.persons.decide(seen, seen.places)

    assert {one.verdict.fate for one in answers} == {Fate.KEPT}
    assert all("17.3.e" in one.verdict.reason for one in answers)
