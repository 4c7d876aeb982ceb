"""`daect demo`: the campaign of 2017, from the real command to the text of its documents."""

import csv
import re
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from daect_tui.services.catalogue import read_text

Run = Callable[..., subprocess.CompletedProcess[str]]
Demonstration = tuple[Path, Path, str]

TRAIL = "mission-MIS-2018-001"
PAPERS = (
    "2018-0001-validation-mission-MIS-2018-001.pdf",
    "2018-0002-avenant-mission-MIS-2018-001.pdf",
    "2018-0003-evaluation-MIS-2018-001.pdf",
    "2018-0004-capitalisation-ENS-001.pdf",
    "2018-0005-attestation-label-LAB-2017-001.pdf",
    "2018-0006-renouvellement-LAB-2017-001.pdf",
    "rapport-MIS-2018-001.daectpack",
)


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def letters(demonstration: Demonstration) -> list[str]:
    return [text_of(path) for path in sorted((demonstration[1] / "lettres").glob("*.pdf"))]


@pytest.fixture(scope="module")
def laureates() -> list[dict[str, str]]:
    return list(csv.DictReader(read_text("campaign_2017.csv").splitlines()))


def test_it_writes_every_document_and_says_where(demonstration: Demonstration) -> None:
    register, folder, printed = demonstration
    paths = sorted((folder / "lettres").glob("*.pdf"))
    others = [
        folder / name
        for name in (
            "proces-verbal.pdf",
            "communique.pdf",
            "lettres-a-imprimer.pdf",
            "etiquettes.pdf",
            "extrait-public-des-labels.pdf",
            *(f"{TRAIL}/{name}" for name in PAPERS),
        )
    ]

    assert len(paths) == 15
    for path in (register, *paths, *others):
        assert path.is_file()
        assert str(path) in printed


def test_the_pile_to_print_is_in_the_order_of_its_labels(demonstration: Demonstration) -> None:
    pile, labels = (
        text_of(demonstration[1] / f"{name}.pdf") for name in ("lettres-a-imprimer", "etiquettes")
    )
    with pypdfium2.PdfDocument(demonstration[1] / "lettres-a-imprimer.pdf") as document:
        names = [mark.get_title().partition(" – ")[2] for mark in document.get_toc()]

    assert len(names) == 15
    towns = re.findall(r"\b\d{5} [A-ZÀ-Ý]{2,}", labels)
    assert len(towns) == 15
    assert towns == [town for town in re.findall(r"\b\d{5} [A-ZÀ-Ý]{2,}", pile) if town in towns]


def test_the_communique_lists_the_laureates_as_announced(
    demonstration: Demonstration, laureates: list[dict[str, str]]
) -> None:
    text = text_of(demonstration[1] / "communique.pdf")

    assert "13 dossiers ont été retenus par le comité de sélection" in text
    listed = text.split("comité de sélection du programme PACT3 :")[1].split("La prochaine réunion")[0]
    entries = [entry.strip(" •.;–-") for entry in listed.split(" ;")]
    assert entries == [f"{row['nom']} : {row['expertise']}" for row in laureates] or [
        entry.replace("•", "").strip() for entry in entries
    ] == [f"{row['nom']} : {row['expertise']}" for row in laureates]
    after = text.split("La prochaine réunion")[1]
    assert "fin octobre 2017" in after
    assert "17 octobre 2017" in after
    assert "Paris, le 24 mai 2017" in text


def test_each_letter_says_who_what_when_and_who_signs(
    letters: list[str], laureates: list[dict[str, str]]
) -> None:
    for row, text in zip(laureates, letters, strict=False):
        assert row["nom"] in text
        assert row["expertise"] in text
    for text in letters:
        assert "PACT3" in text
        assert "17 mai 2017" in text
        assert "Hélène VASSEUR" in text
        assert "Paris, le 22 mai 2017" in text


def test_there_are_thirteen_labels_one_adjournment_and_one_refusal(letters: list[str]) -> None:
    assert sum("Numéro du label" in text for text in letters) == 13
    assert sum("ne constitue pas un refus" in text for text in letters) == 1
    assert sum("votre candidature est refusée" in text for text in letters) == 1


def test_the_refusal_has_its_criteria_its_reasons_and_the_appeals(letters: list[str]) -> None:
    (refusal,) = [text for text in letters if "votre candidature est refusée" in text]

    assert "capacité à assister techniquement" in refusal
    assert "offre commerciale de forage" in refusal
    assert "recours gracieux" in refusal
    assert "recours hiérarchique" in refusal
    assert "tribunal administratif de Paris" in refusal
    assert "deux mois à compter de sa notification" in refusal


def test_the_minutes_note_the_recusal_on_its_own_dossier(demonstration: Demonstration) -> None:
    text = text_of(demonstration[1] / "proces-verbal.pdf")
    item = text.split("12. Régions de France")[1].split("13. Sites")[0]

    assert "Déport : M. Bruno Castanet" in item
    assert "9 pour, 0 contre, 0 abstention" in item


def test_the_mission_s_paper_trail_says_what_was_planned_changed_spent_and_learnt(
    demonstration: Demonstration,
) -> None:
    papers = {name: text_of(demonstration[1] / TRAIL / name) for name in PAPERS if name.endswith(".pdf")}
    letter, amendment, sheet, lesson, attestation, renewal = papers.values()

    assert "6 190,50 €" in letter
    assert "au plus tard le 9 mars 2018" in letter
    assert "avenant n° 1" in amendment.lower()
    assert "5 200,40 €" in amendment
    assert "3 jours, du 5 février 2018 au 7 février 2018" in amendment
    assert "5 132,30 €" in sheet
    assert "4 / 4" in sheet
    assert "Former les agents sur leurs propres édifices" in lesson
    assert not [name for name in ("Marchenoir", "Vitrolles") if name in lesson]
    assert "LAB-2017-001" in attestation
    assert "MIS-2018-001" in renewal


def test_the_report_came_by_a_pack_that_merged_again_changes_nothing(
    run: Run, demonstration: Demonstration
) -> None:
    register, folder, _printed = demonstration

    done = run("merge", "--dry-run", "--register", register, folder / TRAIL / PAPERS[-1])

    assert (done.returncode, done.stderr) == (0, "")
    assert "Déjà fusionné le 05/03/2018" in done.stdout.replace("\u00a0", " ")


def test_the_page_that_tells_the_mission_tells_what_is_written(demonstration: Demonstration) -> None:
    page = (Path(__file__).parents[3] / "docs" / "mission-MIS-2018-001.md").read_text("utf-8")
    papers = [text_of(demonstration[1] / TRAIL / name) for name in PAPERS if name.endswith(".pdf")]

    assert set(re.findall(r"2018-0\d{3}", page)) == {name[:9] for name in PAPERS if name[0] == "2"}
    for amount in re.findall(r"\d[\d ]*,[0-9]{2} €", page):
        assert any(amount.replace(",00", "") in paper for paper in papers), amount


def test_the_register_is_sound_and_every_act_is_in_the_chain(run: Run, demonstration: Demonstration) -> None:
    done = run("check", "--register", demonstration[0])
    assert (done.returncode, done.stderr) == (0, "")

    with closing(sqlite3.connect(demonstration[0])) as connection:
        (acts,) = connection.execute("select count(*) from journal").fetchone()
        (dossiers,) = connection.execute("select count(*) from dossier").fetchone()
        assert dossiers == 18
        assert acts > 150
        assert connection.execute("select count(distinct hash) from journal").fetchone() == (acts,)


def test_an_existing_register_is_refused_and_left_as_it_was(run: Run, demonstration: Demonstration) -> None:
    register, folder, _printed = demonstration
    before = register.read_bytes()

    done = run("demo", "--no-ui", "--register", register, "--out", folder)

    assert done.returncode == 2
    assert "existe déjà" in done.stderr
    assert register.read_bytes() == before


def test_force_replaces_it_whole(run: Run, tmp_path: Path) -> None:
    register = tmp_path / "vieux.daect"
    register.write_bytes(b"autre chose")

    done = run("demo", "--no-ui", "--register", register, "--out", tmp_path, "--force")

    assert done.returncode == 0
    assert run("check", "--register", register).returncode == 0
    assert [path.name for path in tmp_path.iterdir() if path.suffix not in (".pdf", "")] == ["vieux.daect"]


def test_the_default_register_is_never_a_demonstration(run: Run, tmp_path: Path) -> None:
    default = tmp_path / "donnees" / "daect" / "registre.daect"

    done = run("demo", "--no-ui", "--register", default, XDG_DATA_HOME=str(tmp_path / "donnees"))

    assert done.returncode == 2
    assert "jamais" in done.stderr
    assert not default.exists()
