"""`daect import` and `daect export` as a user meets them: what they say, their codes, what they leave."""

import csv
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.imports import request, requests, write_csv

Run = Callable[..., subprocess.CompletedProcess[str]]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


# ── Importing ──────────────────────────────────────────────────────────────────────────────


def test_500_rows_of_which_20_are_faulty_write_nothing_and_say_why(process: Run, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", requests(500, faulty=20), encoding="cp1252")
    register = tmp_path / "dossier" / "r.daect"

    done = process("import", path, "--register", register)

    assert done.returncode == 1
    assert "500 lignes : 480 à ajouter, 20 refusées." in done.stdout.replace("\u00a0", " ")
    refused = done.stderr.splitlines()
    assert len(refused) == 21
    assert refused[1].replace("\u00a0", " ").replace("\u202f", " ") == (
        "daect : ligne 34, colonne « SIREN » : « 123456789 » n’est pas un SIREN (neuf chiffres dont le "
        "dernier est une clé). Vérifiez la saisie, ou laissez vide."
    )
    assert "--partial" in refused[-1]
    assert list(tmp_path.iterdir()) == [path]


def test_partial_creates_the_register_and_imports_the_others(run: Run, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", requests(500, faulty=20))
    register = tmp_path / "dossier" / "r.daect"

    done = run("import", "dossiers", path, "--partial", "--register", register)

    assert done.returncode == 1
    assert "480 ajoutées, 20 refusées" in done.stdout.replace("\u00a0", " ")
    assert str(register) in done.stdout
    assert run("check", "--register", register).returncode == 0
    again = run("--register", register, "import", path, "--partial")
    assert "480 en double" in again.stdout.replace("\u00a0", " ")


def test_a_good_file_ends_with_code_0_and_a_dry_run_leaves_nothing(run: Run, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", requests(3))
    register = tmp_path / "r.daect"

    tried = run("import", path, "--dry-run", "--register", register)
    assert (tried.returncode, tried.stderr) == (0, "")
    assert "rien n’a été écrit" in tried.stdout
    assert not register.exists()

    done = run("import", path, "--register", register)
    assert (done.returncode, done.stderr) == (0, "")
    before = register.read_bytes()
    assert "3 à ajouter" not in done.stdout
    assert run("import", path, "--dry-run", "--register", register).returncode == 0
    assert register.read_bytes() == before


def test_columns_and_values_complete_what_the_headings_do_not_say(run: Run, tmp_path: Path) -> None:
    rows = [{"Collectivité": "Montclair (fictif)", "Projet": "Vitrail", "Arrivée": "05/03/2018", "Note": "x"}]
    path = write_csv(tmp_path / "d.csv", rows, tuple(rows[0]))
    register = tmp_path / "r.daect"
    options = ("--column", "projet=domaine", "--column", "Arrivée=reçu le", "--value", "programme=PACT3")

    bare = run("import", path, "--register", register)
    assert bare.returncode == 1
    assert "programme" in bare.stderr
    assert not register.exists()

    done = run("import", path, *options, "--register", register)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Colonnes laissées de côté : « Note »." in done.stdout.replace("\u00a0", " ").replace(
        "\u202f", " "
    )
    # The mapping is remembered with the headings.
    again = run("import", path, "--register", register)
    assert (again.returncode, again.stderr) == (0, "")


def test_a_long_list_of_refusals_is_cut_and_a_report_holds_them_all(run: Run, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", [request(rank, Domaine="") for rank in range(1, 251)])
    report = tmp_path / "rapport.csv"

    done = run("import", path, "--report", report, "--register", tmp_path / "r.daect")

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 202
    assert "et 50 autres lignes refusées" in done.stderr.replace("\u00a0", " ")
    rows = read(report)
    assert len(rows) == 250
    assert rows[249] == {
        "ligne": "251", "devient": "refusé", "référence": "", "colonne": "Domaine",
        "objet": "Commune de Bourg-n° 250 (fictif)", "remarque": "à remplir.",
    }  # fmt: skip
    assert run("import", path, "--report", report, "--register", tmp_path / "r.daect").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["oda", "x.csv"], "ne s’importe pas"),
        (["members"], "Il manque le fichier"),
        (["dossiers", "x.csv", "y.csv"], "inconnu"),
        ([], "il manque"),
    ],
)
def test_what_the_arguments_alone_show_ends_with_code_2(
    run: Run, tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = run("import", *arguments, "--register", tmp_path / "r.daect")

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


# ── Hostile files ──────────────────────────────────────────────────────────────────────────


def _image(path: Path) -> Path:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(500))
    return path


def _cut_workbook(path: Path) -> Path:
    path = path.with_suffix(".xlsx")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 1000)
    path.write_bytes(buffer.getvalue()[:300])
    return path


def _bomb(path: Path) -> Path:
    path = path.with_suffix(".xlsx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<a>" + b" " * (600 << 20))
    return path


def _wide(path: Path) -> Path:
    path.write_text(";".join(f"colonne {rank}" for rank in range(10_000)) + "\n")
    return path


def _sparse_giant(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(1 << 30)
    return path


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _pipe(path: Path) -> Path:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipe on this system")
    os.mkfifo(path)
    return path


def _missing(path: Path) -> Path:
    return path


@pytest.mark.parametrize(
    "make",
    [_image, _cut_workbook, _bomb, _wide, _sparse_giant, _folder, _pipe, _missing],
    ids=lambda make: make.__name__,
)
def test_a_hostile_file_is_one_sentence_code_1_and_nothing_written(
    run: Run, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path / "piège.csv")

    done = run("import", path, "--register", tmp_path / "r.daect")

    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert path.name in done.stderr
    assert "imprévue" not in done.stderr
    assert [one for one in tmp_path.iterdir() if one != path] == []


# The readers themselves have less in `make test` (tests/unit/exports/tables/test_beyond_measure.py).
@pytest.mark.system
@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of Unix")
def test_a_hostile_file_takes_little_memory(tmp_path: Path) -> None:
    path = _bomb(tmp_path / "bombe.csv")
    program = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))\n"
        "from daect_tui.cli import main\n"
        "sys.exit(main())"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, "import", str(path), "--register", str(tmp_path / "r.daect")],
        capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONUTF8": "1"},
        cwd=Path(__file__).parents[3],
    )  # fmt: skip

    assert done.returncode == 1
    assert path.name in done.stderr


# ── Exporting ──────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="session")
def campaign(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a register with three dossiers."""
    folder = tmp_path_factory.mktemp("campagne")
    path = write_csv(folder / "d.csv", requests(3))
    assert run("import", path, "--register", folder / "r.daect").returncode == 0
    return folder / "r.daect"


def test_dossiers_are_exported_for_a_french_spreadsheet(run: Run, campaign: Path, tmp_path: Path) -> None:
    path = tmp_path / "dossiers.csv"

    done = run("export", "dossiers", path, "--register", campaign)

    assert (done.returncode, done.stderr) == (0, "")
    assert path.read_bytes().startswith("\ufeffréférence;organisme;domaine;programme;état;".encode())
    assert [row["référence"] for row in read(path)] == [f"PACT3-2018-00{rank}" for rank in (1, 2, 3)]


def test_an_existing_file_is_refused_with_code_2_unless_forced(
    run: Run, campaign: Path, tmp_path: Path
) -> None:
    path = tmp_path / "dossiers.csv"
    path.write_text("précieux")

    refused = run("export", "dossiers", path, "--register", campaign)
    assert refused.returncode == 2
    assert path.read_text() == "précieux"

    assert run("export", "dossiers", path, "--force", "--register", campaign).returncode == 0
    assert len(read(path)) == 3


@pytest.mark.parametrize("kind", ["correspondents", "members"])
def test_a_kind_that_is_not_exported_says_those_that_are(run: Run, tmp_path: Path, kind: str) -> None:
    done = run("export", kind, tmp_path / "x.csv")

    assert done.returncode == 2
    assert "dossiers, organisations, labels, missions, letters, oda, atlas" in done.stderr


def test_an_unknown_format_is_refused_with_code_2(run: Run, campaign: Path, tmp_path: Path) -> None:
    done = run("export", "dossiers", tmp_path / "x.doc", "--register", campaign)

    assert done.returncode == 2
    assert ".csv" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_one_register_exports_another_imports(run: Run, campaign: Path, tmp_path: Path) -> None:
    path, back = tmp_path / "dossiers.xlsx", tmp_path / "retour.csv"
    assert run("export", "dossiers", path, "--register", campaign).returncode == 0

    assert run("import", path, "--register", tmp_path / "autre.daect").returncode == 0
    assert run("export", "dossiers", back, "--register", tmp_path / "autre.daect").returncode == 0

    assert run("export", "dossiers", tmp_path / "d.csv", "--register", campaign).returncode == 0
    assert read(back) == read(tmp_path / "d.csv")
    assert set(read(back)[0]) >= {"référence", "courriel", "thème"}


def test_the_past_is_taken_over_and_the_declaration_of_aid_says_what_it_leaves_out(
    run: Run, tmp_path: Path
) -> None:
    register = ("--register", tmp_path / "r.daect")
    label = {"Numéro": "12/034", "Titulaire": "Bourg (fictif)", "Domaine": "Eau", "Programme": "PACT2",
             "Du": "05/06/2012"}  # fmt: skip
    mission = {"Label": "12/034", "Objet": "Visite", "Pays": "Chili", "Du": "03/02/2013", "Au": "04/02/2013",
               "Budget": "Vols ; 10,50 ; ministère"}  # fmt: skip
    other = {**mission, "Objet": "Suites", "Pays": "Allemagne"}
    labels = write_csv(tmp_path / "l.csv", [label], list(label))
    missions = write_csv(tmp_path / "m.csv", [mission, other], list(mission))
    assert run("import", "labels", labels, *register).returncode == 0
    assert run("import", "missions", missions, *register).returncode == 0

    done = run("export", "oda", tmp_path / "oda.csv", "--year", "2013", *register)

    assert (done.returncode, done.stdout.split(" dans ")[0]) == (0, "1\u00a0ligne écrite")
    assert done.stderr.replace("\u00a0", " ") == (
        "daect : MIS-2013-002 laissée de côté : Allemagne est de l’Union européenne en 2013 "
        "(CGCT, art. L. 1115-6).\n"
    )
    assert [row["montant"] for row in read(tmp_path / "oda.csv")] == ["10,50"]
    again = run("import", "missions", missions, *register)
    assert (again.returncode, "2\u00a0en double" in again.stdout) == (0, True)
    misused = run("export", "atlas", tmp_path / "a.csv", "--year", "2013", *register)
    assert (misused.returncode, list(tmp_path.glob("a.csv"))) == (2, [])
