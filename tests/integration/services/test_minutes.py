"""Minutes kept as versions, from the frozen record: drafts, the final one, scans, extracts (§5.8, §5.9)."""

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from daect_tui.domain.document_form import DocumentForm
from daect_tui.domain.errors import DaectError, Refusal, TransitionRefused, UnknownReference, UnusableOutput
from daect_tui.domain.minutes_sections import Section
from daect_tui.domain.minutes_version import Correction, MinutesState
from daect_tui.domain.session import Motion, Outcome, Presence
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.desk import Desk
from tests.integration.services.test_decisions_and_letters import REFUSAL, closed
from tests.support.desks import Disk, under_review

SCAN = b"%PDF-1.4 exemplaire sign\xc3\xa9"


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).replace("\u00a0", " ").split())


def states(desk: Desk, session: str) -> list[tuple[int, int, MinutesState]]:
    lines = desk.minutes.of_session(session).lines
    return [(one.version.rectification, one.version.edition, one.version.state) for one in lines]


def next_closed(desk: Desk) -> str:
    """Hold and close a second session, on the day after."""
    session = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 15), place="Paris")).reference
    reference = under_review(desk, name="Seconde séance (fictif)", domain="Eau")
    desk.agenda.add(session, reference, "Nadia Ferrand", Motion(Outcome.FAVOURABLE))
    sitting = desk.committee.open(session).sitting
    desk.committee.arrive(session, {seat.member_id: Presence.IN_ROOM for seat in sitting.seats})
    for item in sitting.items:
        desk.committee.adopt_unanimously(session, item.id)
    desk.closing.close(session)
    return session


def scan(folder: Path, content: bytes = SCAN) -> Path:
    path = folder / "pv signé.pdf"
    path.write_bytes(content)
    return path


def test_drafts_are_numbered_kept_and_replaced_then_the_final_one_stands(desk: Desk) -> None:
    session = closed(desk, Motion(Outcome.FAVOURABLE), REFUSAL)

    first, second = desk.minutes.draft(session), desk.minutes.draft(session)
    final = desk.minutes.settle(session)

    assert states(desk, session) == [
        (0, 1, MinutesState.REPLACED),
        (0, 2, MinutesState.ADOPTED),
        (0, 3, MinutesState.FINAL),
    ]
    contents = [desk.minutes.content(version) for version in (first, second, final)]
    assert [sha256(content).hexdigest() for content in contents] == [
        version.sha256 for version in (first, second, final)
    ]
    texts = [text_of(content) for content in contents]
    assert [text.count("Projet de procès-verbal de la séance") > 0 for text in texts] == [True, True, False]
    assert f"PV {session} v3" in texts[2]
    for words in ("mercredi 14 mars 2018", "Organisme 1 (fictif)", "6 pour, 0 contre", "avis défavorable"):
        assert words in texts[2]


def test_the_head_of_the_journal_is_printed_on_every_page(desk: Desk) -> None:
    session = closed(desk, *[Motion(Outcome.FAVOURABLE)] * 6)
    with desk.office.reading() as work:
        (head,) = work.journal.last(1)

    version = desk.minutes.draft(session)

    assert (version.head.sequence, version.head.hash, version.head.at) == (head.sequence, head.hash, head.at)
    document = pypdfium2.PdfDocument(desk.minutes.content(version))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    assert len(pages) > 1
    assert all(head.hash in page and f"{head.sequence} du 14/03/2018" in page for page in pages)
    assert desk.office.register.faults() == ()


def test_a_final_version_is_not_replaced_nor_voided_nor_settled_again(desk: Desk) -> None:
    session = closed(desk)
    with pytest.raises(Refusal, match="aucun projet"):
        desk.minutes.settle(session)
    desk.minutes.draft(session)
    final = desk.minutes.settle(session)

    for act in (desk.minutes.draft, desk.minutes.settle):
        with pytest.raises(Refusal):
            act(session)
    with pytest.raises(TransitionRefused, match="annuler le projet"):
        desk.minutes.void(final, "Erreur.")
    assert desk.minutes.standing(session) == final
    assert "définitif" in desk.minutes.of_session(session).refusal


def test_minutes_wait_for_the_closing(desk: Desk) -> None:
    session = desk.agenda.plan(SessionPlan(("PACT3",), date(2018, 3, 14))).reference

    for act in (desk.minutes.draft, desk.minutes.standing, desk.minutes.of_session):
        with pytest.raises(Refusal, match="n’est pas close"):
            act(session)


def test_a_draft_is_voided_with_its_reason_and_stays(desk: Desk) -> None:
    session = closed(desk)
    draft = desk.minutes.draft(session)
    with pytest.raises(Refusal, match="motif"):
        desk.minutes.void(draft, " ")

    desk.minutes.void(draft, "Produit trop tôt.")

    (line,) = desk.minutes.of_session(session).lines
    assert (line.version.state, line.version.void_reason) == (MinutesState.VOIDED, "Produit trop tôt.")
    assert desk.minutes.content(line.version).startswith(b"%PDF-")
    assert desk.minutes.draft(session).edition == 2


def test_the_next_session_s_minutes_open_only_when_the_last_are_final(desk: Desk) -> None:
    first = closed(desk)
    second = next_closed(desk)
    for act in (desk.minutes.draft, desk.minutes.standing):
        with pytest.raises(Refusal, match=f"la séance précédente, {first}, n’est pas définitif"):
            act(second)
    desk.minutes.draft(first)
    assert first in desk.minutes.of_session(second).refusal

    desk.minutes.settle(first)

    assert desk.minutes.of_session(second).refusal == ""
    assert desk.minutes.draft(second).edition == 1


def test_what_is_amended_after_the_closing_does_not_reach_the_minutes(desk: Desk) -> None:
    session = closed(desk, REFUSAL)
    before = desk.minutes.draft(session)
    programme = next(one for one in desk.directory.programmes() if one.code == "PACT3")
    criteria = tuple(replace(one, text="Un tout autre critère.") for one in programme.criteria)
    desk.directory.save_programme(replace(programme, criteria=criteria))

    after = desk.minutes.settle(session)

    cited = next(one.text for one in programme.criteria if one.code == "capacite")
    for version in (before, after):
        text = text_of(desk.minutes.content(version))
        assert " ".join(cited.replace("\u00a0", " ").split())[:40] in text
        assert "Un tout autre critère." not in text


def test_the_order_is_that_of_the_setting_and_the_final_keeps_that_of_its_draft(desk: Desk) -> None:
    session = closed(desk)
    first = desk.minutes.draft(session)
    order = (Section.ITEMS, Section.SUMMARY, Section.MEMBERS, Section.MANDATES, Section.COURSE)
    desk.directory.save_minutes_sections(order)

    final = desk.minutes.settle(session)

    assert desk.directory.minutes_sections() == order
    assert final.sections == first.sections
    text = text_of(desk.minutes.content(final))
    assert text.index("Composition et présences") < text.index("Délibérations")


def test_a_draft_produced_after_the_setting_follows_it(desk: Desk) -> None:
    session = closed(desk)
    desk.directory.save_minutes_sections((Section.ITEMS, Section.MEMBERS, Section.MANDATES, Section.COURSE))

    text = text_of(desk.minutes.content(desk.minutes.draft(session)))

    assert text.index("Délibérations") < text.index("Composition et présences") < text.index("Pouvoirs")
    assert "Relevé des avis" not in text


@pytest.mark.parametrize(("form", "part"), [("odt", "content.xml"), ("docx", "word/document.xml")])
def test_the_other_formats_say_the_same_each_time(desk: Desk, tmp_path: Path, form: str, part: str) -> None:
    session = closed(desk)
    desk.minutes.draft(session)
    final = desk.minutes.settle(session)

    path = desk.minutes.write(final, tmp_path / f"pv.{form}")

    assert path.read_bytes() == desk.minutes.content(final, DocumentForm(f".{form}"))
    with ZipFile(BytesIO(path.read_bytes())) as packed:
        written = packed.read(part).decode()
    assert f"PV {session} v2" in written
    assert "Organisme 1 (fictif)" in written


def test_a_signed_copy_is_kept_under_its_hash_and_another_waits_until_it_is_voided(
    desk: Desk, tmp_path: Path
) -> None:
    session = closed(desk)
    draft = desk.minutes.draft(session)
    with pytest.raises(TransitionRefused, match="joindre l’exemplaire signé"):
        desk.signed_copies.attach(draft, scan(tmp_path))
    final = desk.minutes.settle(session)

    copy = desk.signed_copies.attach(final, scan(tmp_path))
    (line, *_) = [one for one in desk.minutes.of_session(session).lines if one.version.is_final]

    assert (copy.sha256, copy.file_name) == (sha256(SCAN).hexdigest(), "pv signé.pdf")
    assert line.signed == copy
    with desk.office.reading() as work:
        assert work.files.content(copy.sha256) == SCAN
        told = work.journal.last_of(final.reference, "minutes.signed_copy")
    assert told is not None
    assert json.loads(told.detail)["sha256"] == copy.sha256

    with pytest.raises(Refusal, match="déjà joint"):
        desk.signed_copies.attach(line.version, scan(tmp_path))
    with pytest.raises(Refusal, match="motif"):
        desk.signed_copies.void(line.version, "")
    desk.signed_copies.void(line.version, "Page manquante.")
    (line,) = [one for one in desk.minutes.of_session(session).lines if one.version.is_final]
    assert line.signed is None
    again = desk.signed_copies.attach(line.version, scan(tmp_path, SCAN + b" entier"))

    (line,) = [one for one in desk.minutes.of_session(session).lines if one.version.is_final]
    assert [(one.id, one.void_reason) for one in line.copies] == [
        (copy.id, "Page manquante."),
        (again.id, ""),
    ]
    with pytest.raises(UnknownReference, match="Aucun exemplaire signé"):
        desk.signed_copies.void(draft, "Erreur.")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"PK\x03\x04 un classeur", "n’est pas un PDF"), (b"", "vide")],
    ids=["zip", "empty"],
)
def test_only_a_pdf_is_a_signed_copy(desk: Desk, tmp_path: Path, content: bytes, said: str) -> None:
    session = closed(desk)
    desk.minutes.draft(session)
    final = desk.minutes.settle(session)

    with pytest.raises(Refusal, match=said):
        desk.signed_copies.attach(final, scan(tmp_path, content))

    assert desk.minutes.of_session(session).lines[-1].copies == ()


def test_a_rectification_is_its_own_numbered_act_and_alters_nothing(desk: Desk, tmp_path: Path) -> None:
    session = closed(desk)
    correction = Correction("Point 1, vote", "6 pour", "5 pour")
    with pytest.raises(Refusal, match="n’est pas définitif"):
        desk.minutes.rectify(session, (correction,), "Erreur de décompte.")
    desk.minutes.draft(session)
    final = desk.minutes.settle(session)
    record, content = desk.minutes.of_session(session).record, desk.minutes.content(final)
    with pytest.raises(Refusal, match="ne contient pas"):
        desk.minutes.rectify(session, (replace(correction, replaced="66 pour"),), "Erreur.")
    for corrections, reason in (((), "Erreur."), ((correction,), " ")):
        with pytest.raises(Refusal, match="ce qu’il corrige"):
            desk.minutes.rectify(session, corrections, reason)

    desk.minutes.rectify(session, (correction,), "Erreur de décompte.")
    added = Correction("Présences", "", "Mme Ada Morin assistait à la séance.")
    draft = desk.minutes.rectify(session, (correction, added), "Erreur de décompte.")
    first = desk.minutes.settle(session, 1)
    desk.minutes.rectify(session, (Correction("Point 1", "5 pour", "4 pour"),), "Seconde erreur.")
    second = desk.minutes.settle(session, 2)

    assert states(desk, session)[2:] == [
        (1, 1, MinutesState.REPLACED),
        (1, 2, MinutesState.ADOPTED),
        (1, 3, MinutesState.FINAL),
        (2, 1, MinutesState.ADOPTED),
        (2, 2, MinutesState.FINAL),
    ]
    assert first.corrections == draft.corrections == (correction, added)
    text = text_of(desk.minutes.content(first))
    assert "Procès-verbal rectificatif nº 1 de la séance du 14 mars 2018" in text
    for words in ("6 pour", "5 pour", "Mme Ada Morin assistait", "Erreur de décompte.", final.sha256):
        assert words in text
    assert "Rectificatif antérieur : nº 1" in text_of(desk.minutes.content(second))
    extract = desk.minutes.extract(session, "PACT3-2018-001", tmp_path / "extrait.pdf")
    rectified = text_of(extract.read_bytes())
    assert "Procès-verbaux rectificatifs : nº 1 du 14 mars 2018 et nº 2 du 14 mars 2018." in rectified
    assert final.sha256 in rectified
    assert desk.minutes.of_session(session).record == record
    assert desk.minutes.content(final) == content


def test_the_extract_is_written_opened_and_told_in_the_journal(desk: Desk, tmp_path: Path) -> None:
    session = closed(desk, Motion(Outcome.FAVOURABLE), REFUSAL)

    path = desk.minutes.open_extract(session, "PACT3-2018-001", tmp_path)

    disk = desk.minutes._files
    assert isinstance(disk, Disk)
    assert disk.opened == [path] == [tmp_path / f"extrait-{session}-PACT3-2018-001.pdf"]
    text = text_of(path.read_bytes())
    assert "Organisme 1 (fictif)" in text
    assert "Organisme 2 (fictif)" not in text
    assert "PACT3-2018-002" not in text
    assert "avant que le procès-verbal ne soit définitif" in text
    with desk.office.reading() as work:
        told = work.journal.last_of("PACT3-2018-001", "minutes.extracted")
    assert told is not None
    assert json.loads(told.detail)["sha256"] == sha256(path.read_bytes()).hexdigest()


def test_an_extract_that_cannot_be_written_is_not_told(desk: Desk, tmp_path: Path) -> None:
    session = closed(desk)
    obstacle = tmp_path / "fichier"
    obstacle.write_text("à la place d’un dossier", "utf-8")

    with pytest.raises(UnusableOutput):
        desk.minutes.extract(session, "PACT3-2018-001", obstacle / "extrait.pdf")

    with desk.office.reading() as work:
        assert work.journal.last_of("PACT3-2018-001", "minutes.extracted") is None


def test_a_version_changed_by_two_hands_is_said_to_the_second(desk: Desk) -> None:
    session = closed(desk)
    draft = desk.minutes.draft(session)
    desk.minutes.draft(session)

    with pytest.raises(DaectError):
        desk.minutes.void(draft, "Erreur.")

    assert states(desk, session)[1][2] is MinutesState.DRAFT


def test_what_awaits_the_desk_tells_of_the_minutes_until_they_are_signed(desk: Desk, tmp_path: Path) -> None:
    session = closed(desk)

    def awaited() -> list[str]:
        return [
            task.sentence
            for task in desk.worklist.tasks()
            if task.subject == session and "Procès-verbal" in task.sentence
        ]

    assert awaited() == ["Procès-verbal à rendre définitif"]
    desk.minutes.draft(session)
    assert awaited() == ["Procès-verbal à rendre définitif"]
    final = desk.minutes.settle(session)
    assert awaited() == ["Procès-verbal à signer"]

    desk.signed_copies.attach(final, scan(tmp_path))

    assert awaited() == []
