"""What a person is given, what is put right for them, and the month in which they are answered."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.errors import Refusal, WouldOverwrite
from daect_tui.domain.person_request import PersonOutcome, PersonRequest, PersonRight
from daect_tui.domain.personal_records import RecordKind
from daect_tui.domain.retention import RetentionKind
from daect_tui.domain.text import NBSP
from daect_tui.services.attachments import Attachment
from daect_tui.services.desk import Desk
from screens.letters.words import previewed
from tests.support.courses import labelled, validated
from tests.support.desks import filed
from tests.support.pdf_text import said

_WHO = "Éloïse Marchenoir"


def _keys(desk: Desk, who: str) -> list[str]:
    return [place.key for place in desk.persons.find(who).sure]


def test_a_person_is_given_what_is_theirs_and_nothing_of_others(desk: Desk, tmp_path: Path) -> None:
    reference = filed(
        desk,
        contact_name="Jeanne Dupont",
        contact_phone="01 99 00 55 66",
        experts="Jeanne Dupont et Agathe Lormier\n\nPaul Martin, seul",
    )
    desk.pieces.receive(
        reference, ("", "CV"), date(2018, 3, 14), Attachment("CV Jeanne Dupont.txt", b"son parcours")
    )
    rule = desk.retention.rules()[RetentionKind.REFUSED]
    desk.retention.save(replace(rule, valid_from=date(2018, 1, 1), years=7))

    given = desk.person_export.export("Jeanne Dupont", _keys(desk, "Jeanne Dupont"), tmp_path)

    data = json.loads((tmp_path / "donnees-personnelles.json").read_text("utf-8"))
    texts = [one["texte"] for record in data["donnees"] for one in record["textes"]]
    assert "Jeanne Dupont et [autre personne]" in texts
    assert "01 99 00 55 66" in texts
    assert not [text for text in texts if "Lormier" in text or "Martin" in text]
    paper = said(tmp_path / "donnees-personnelles.pdf")
    assert "Communication à Jeanne Dupont" in paper.words
    # As the desk has set it, not as it shipped.
    lengths = " ".join(one["duree"] for one in data["traitements"])
    assert f"dossiers refusés{NBSP}: 7{NBSP}ans après la notification" in lengths
    (file,) = (path for path in given.paths if path.parent.name == "fichiers")
    assert file.read_bytes() == b"son parcours"
    with desk.office.reading() as work:
        last = work.journal.last(1)[0]
    assert (last.kind, "Dupont" in last.detail + last.subject) == ("person.exported", False)
    with pytest.raises(WouldOverwrite):
        desk.person_export.export("Jeanne Dupont", _keys(desk, "Jeanne Dupont"), tmp_path)


def test_a_name_is_put_right_everywhere_but_in_acts_which_take_a_note(desk: Desk) -> None:
    mission = validated(desk, labelled(desk))
    letter = desk.letters.produce_mission_letter(mission).letter
    assert letter is not None
    keys = _keys(desk, _WHO)
    foreseen = desk.person_rectifying.foresee(_WHO, keys, "Éloïse Marchenoire")
    assert desk.persons.find("Éloïse Marchenoire").sure == ()  # nothing was done yet

    desk.person_rectifying.rectify(_WHO, keys, "Éloïse Marchenoire", "état civil")

    right = {place.kind for place in desk.persons.find("Éloïse Marchenoire").sure}
    wrong = {place.kind for place in desk.persons.find(_WHO).sure}
    assert {one.place.kind for one in foreseen.corrections} == {RecordKind.MISSION}
    assert right == {RecordKind.MISSION, RecordKind.RECTIFICATION}
    assert wrong == {RecordKind.FROZEN_DOCUMENT, RecordKind.RECTIFICATION}
    (note,) = desk.person_rectifying.notes_on(letter.chrono)
    with desk.office.reading() as work:
        told = work.journal.last_of(letter.chrono)
    assert told is not None
    assert (told.kind, "Marchenoir" in told.detail) == ("person.noted", False)
    assert note.sentence in previewed(letter, None, (note,))
    assert note.sentence.endswith(
        "lire «\u202fÉloïse Marchenoire\u202f» au lieu de «\u202fÉloïse Marchenoir\u202f» (état civil)."
    )
    with pytest.raises(Refusal, match="déjà écrit ainsi"):
        desk.person_rectifying.rectify(_WHO, [], "Éloïse Marchenoire", "état civil")


def test_a_request_waits_a_month_in_the_worklist_three_once_extended(desk: Desk) -> None:
    request = desk.person_requests.record(
        PersonRequest(0, PersonRight.ACCESS, "Jeanne Dupont", date(2018, 1, 31))
    )

    def due() -> list[date | None]:
        return [task.due for task in desk.worklist.tasks() if "Répondre à 1\u00a0personne" in task.sentence]

    assert due() == [date(2018, 2, 28)]
    other = desk.person_requests.record(PersonRequest(0, PersonRight.ACCESS, "Paul Martin", date(2018, 3, 1)))
    (both,) = (task for task in desk.worklist.tasks() if "personnes" in task.sentence)
    assert both.due == date(2018, 2, 28)
    desk.person_requests.answer(other.id, PersonOutcome.REFUSED)
    desk.person_requests.extend(request.id, "beaucoup de pièces")
    assert due() == [date(2018, 4, 30)]
    desk.person_requests.answer(request.id, PersonOutcome.DONE)
    assert due() == []
    with pytest.raises(Refusal, match="a déjà sa réponse"):
        desk.person_requests.answer(request.id, PersonOutcome.DONE)
