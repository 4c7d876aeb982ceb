"""Files in and out by keyboard: mapped, previewed row by row, imported as one unit, exported."""

import csv
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from daect_tui.domain.register_query import RegisterQuery
from daect_tui.services.desk import Desk
from screens.dossiers.screens import DossiersScreen
from screens.exchange.mapping import MappingScreen
from screens.exchange.preview import PreviewScreen
from tests.support.desks import filed
from tests.support.imports import requests, write_csv
from tests.support.pilots import PATIENCE, running, see, seen, shows, until, write


async def choose_file(pilot: Pilot[None], path: Path, *, kind_downs: int = 0) -> None:
    """Open the sheet of F3 and name a file."""
    await pilot.press("f3")
    await shows(pilot, DossiersScreen)
    await pilot.press("ctrl+o")
    await see(pilot, "Importer un fichier")
    await write(pilot, str(path))
    if kind_downs:
        await pilot.press("tab", "enter", *["down"] * kind_downs, "enter")
    await pilot.press("ctrl+s")


async def preview(pilot: Pilot[None], path: Path) -> None:
    """Go as far as the preview of a file that maps itself."""
    await choose_file(pilot, path)
    await shows(pilot, MappingScreen)
    await see(pilot, "lues")
    await pilot.press("ctrl+s")
    await shows(pilot, PreviewScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_500_rows_of_which_20_are_faulty_are_understood_then_imported(
    desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = write_csv(tmp_path / "demandes.csv", requests(500, faulty=20), encoding="cp1252")
    async with running(desk, size) as pilot:
        await preview(pilot, path)
        await see(pilot, "500 lignes : 480 à ajouter, 20 refusées", "Commune de Bourg-n° 001")
        assert desk.register.answer(RegisterQuery()).total == 0

        await pilot.press("ctrl+g")
        await see(pilot, "nouveau (480)", "refusé (20)")
        await pilot.press("down", "down", "enter")
        await see(pilot, "· refusé (Ctrl+G)", "Ligne 9, refusé", "le 31/02/2018 n’existe pas")
        await pilot.press("down")
        await see(pilot, "Ligne 34, refusé", "Colonne « SIREN »", "« 123456789 » n’est pas un SIREN")
        await pilot.press("enter")
        await see(pilot, "Fermer")
        await pilot.press("escape")

        await pilot.press("ctrl+s")
        await see(pilot, "20 lignes sont refusées", "Importer les autres")
        await pilot.press("escape")
        await shows(pilot, PreviewScreen)
        await pilot.press("ctrl+s")
        await see(pilot, "Importer les autres")
        await pilot.press("enter")
        await shows(pilot, DossiersScreen)
        await see(pilot, "480 dossiers", "500 lignes : 480 ajoutées, 20 refusées.", "enregistré à")


async def test_the_end_of_a_long_file_is_read_when_it_is_looked_at(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "demandes.csv", requests(2500))
    async with running(desk) as pilot:
        await preview(pilot, path)
        await see(pilot, "2 500 lignes : 2 500 à ajouter")
        await pilot.press("end")
        await see(pilot, "Commune de Bourg-n° 2500", "Ligne 2501, nouveau")
        await pilot.press("home")
        await see(pilot, "Ligne 2, nouveau")


async def test_columns_are_corrected_and_a_value_given_and_remembered(desk: Desk, tmp_path: Path) -> None:
    rows = [{"Collectivité": "Montclair (fictif)", "Projet": "[/b]Vitrail", "Reçu le": "05/03/2018"}]
    path = write_csv(tmp_path / "d.csv", rows, tuple(rows[0]))
    async with running(desk) as pilot:
        await choose_file(pilot, path)
        await shows(pilot, MappingScreen)
        await see(pilot, "3 colonnes, 2 lues", "(laissée de côté)")
        await pilot.press("ctrl+s")
        await see(pilot, "Aucune colonne du fichier ne donne « domaine » et « programme »")
        await pilot.press("enter")

        await pilot.press("down", "enter")
        await see(pilot, "« Projet » donne")
        await write(pilot, "domaine")
        await pilot.press("enter")
        await see(pilot, "3 colonnes, 3 lues", "Premières valeurs de « Projet »", "[/b]Vitrail")
        await pilot.press("ctrl+n")
        await see(pilot, "Donner à toutes les lignes")
        await write(pilot, "programme")
        await pilot.press("enter")
        await see(pilot, "Valeur pour toutes les lignes")
        await write(pilot, "PACT3")
        await pilot.press("enter")
        await see(pilot, "(toutes les lignes)", "programme")

        await pilot.press("ctrl+s")
        await shows(pilot, PreviewScreen)
        await see(pilot, "1 ligne : 1 à ajouter", "[/b]Vitrail")
        await pilot.press("ctrl+s")
        await shows(pilot, DossiersScreen)
        await see(pilot, "1 dossier", "1 ligne : 1 ajoutée.")

        await pilot.press("ctrl+o")
        await see(pilot, "Importer un fichier")
        await write(pilot, str(path))
        await pilot.press("ctrl+s")
        await shows(pilot, MappingScreen)
        await see(pilot, "3 colonnes, 3 lues", "(toutes les lignes)")
        await pilot.press("ctrl+s")
        await see(pilot, "1 ligne : 1 en double")
        assert "Importer" not in seen(pilot).splitlines()[-1]


async def test_a_value_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "d.csv", requests(1))
    async with running(desk) as pilot:
        await choose_file(pilot, path)
        await shows(pilot, MappingScreen)
        await pilot.press("ctrl+n")
        await see(pilot, "Donner à toutes les lignes")
        await write(pilot, "langues")
        await pilot.press("enter")
        await see(pilot, "Valeur pour toutes les lignes")
        await pilot.press("enter")
        await see(pilot, "Écrivez la valeur, ou revenez par Échap.")
        await write(pilot, "arabe")
        await pilot.press("enter")
        await see(pilot, "arabe")
        await pilot.press("end", "enter")
        await until(pilot, lambda: "arabe" not in seen(pilot))


async def test_a_file_that_cannot_be_read_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "image.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    async with running(desk) as pilot:
        await choose_file(pilot, path)
        await see(pilot, "Impossible", "une image PNG")
        await pilot.press("enter")
        await shows(pilot, DossiersScreen)
        await pilot.press("ctrl+o")
        await see(pilot, "Importer un fichier")
        await pilot.press("ctrl+s")
        await see(pilot, "Fichier : à remplir.")


async def test_correspondents_are_imported_from_there_too(desk: Desk, tmp_path: Path) -> None:
    row = {"Poste": "Consulat général à Fès (fictif)", "Lieu": "Fès", "Pays": "Maroc", "Nature": "poste"}
    path = write_csv(tmp_path / "c.csv", [row], tuple(row))
    async with running(desk) as pilot:
        await choose_file(pilot, path, kind_downs=3)
        await shows(pilot, MappingScreen)
        await see(pilot, "Correspondants des postes, CSV : 4 colonnes, 4 lues")
        await pilot.press("ctrl+s")
        await see(pilot, "1 ligne : 1 à ajouter")
        await pilot.press("ctrl+s")
        await see(pilot, "1 ligne : 1 ajoutée.")

    assert [one.place for one in desk.directory.correspondents()] == ["Fès"]


async def test_an_import_is_stopped_between_two_thousands_and_nothing_is_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_csv(tmp_path / "demandes.csv", requests(1500))
    waiting, go = Event(), Event()
    advance = PreviewScreen._advance_from_thread

    def gated(screen: PreviewScreen, count: int) -> None:
        if screen._preview is not None:
            waiting.set()
            assert go.wait(PATIENCE)
        advance(screen, count)

    monkeypatch.setattr(PreviewScreen, "_advance_from_thread", gated)
    async with running(desk) as pilot:
        await preview(pilot, path)
        await see(pilot, "1 500 à ajouter")
        await pilot.press("ctrl+s")
        await until(pilot, waiting.is_set)
        await pilot.press("escape")
        await see(pilot, "Arrêt…")
        go.set()
        await see(pilot, "Arrêté : rien n’a été écrit.")
        with desk.office.reading() as work:
            assert list(work.bulk_dossiers.all()) == []
        await pilot.press("ctrl+s")
        await shows(pilot, DossiersScreen)
        await see(pilot, "1 500 dossiers")


# ── Exporting ──────────────────────────────────────────────────────────────────────────────


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


async def test_what_the_list_shows_is_written_with_the_chosen_columns(desk: Desk, tmp_path: Path) -> None:
    for name in ("Bourg (fictif)", "Aubre (fictif)"):
        filed(desk, name=name, domain=f"Domaine de {name}")
    path = tmp_path / "liste.csv"
    async with running(desk) as pilot:
        await pilot.press("f3")
        await see(pilot, "2 dossiers")
        await write(pilot, "aubre")
        await see(pilot, "1 dossier")
        await pilot.press("down", "ctrl+d")
        await see(pilot, "Dossiers de la liste, dans son ordre", "Tous les dossiers")
        await pilot.press("enter")
        await see(pilot, "Écrire les dossiers", "▐X▌ référence")
        await write(pilot, str(path))
        # The first column that is ticked is taken away.
        await pilot.press("tab", "space", "ctrl+s")
        await see(pilot, "1 ligne écrite dans")

    (row,) = rows_of(path)
    assert row["organisme"] == "Aubre (fictif)"
    assert "référence" not in row


async def test_ticked_dossiers_are_written_and_a_file_is_replaced(desk: Desk, tmp_path: Path) -> None:
    for name in ("Bourg (fictif)", "Aubre (fictif)"):
        filed(desk, name=name, domain=f"Domaine de {name}")
    path = tmp_path / "choix.csv"
    path.write_text("ancien")
    async with running(desk) as pilot:
        await pilot.press("f3")
        await see(pilot, "2 dossiers")
        await pilot.press("space", "ctrl+d")
        await see(pilot, "1 dossier choisi")
        await pilot.press("enter")
        await see(pilot, "Écrire les dossiers")
        await write(pilot, str(path))
        await pilot.press("ctrl+s")
        await see(pilot, "existe déjà. Ce qu’il contient sera perdu")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, DossiersScreen))
        await see(pilot, f"{path.name} n’est pas écrit.")
        assert path.read_text() == "ancien"
        await pilot.press("ctrl+d")
        await see(pilot, "1 dossier choisi")
        await pilot.press("enter")
        await see(pilot, "Écrire les dossiers")
        await write(pilot, str(path))
        await pilot.press("ctrl+s")
        await see(pilot, "Remplacer ce fichier")
        await pilot.press("enter")
        await see(pilot, "1 ligne écrite dans")

    assert [row["référence"] for row in rows_of(path)] == ["PACT3-2018-001"]


async def test_the_other_kinds_are_written_from_there_too(desk: Desk, tmp_path: Path) -> None:
    filed(desk, name="Aubre (fictif)")
    async with running(desk) as pilot:
        await pilot.press("f3")
        await see(pilot, "1 dossier")
        await pilot.press("ctrl+d")
        await see(pilot, "Organismes", "Labels", "Missions", "Courriers")
        await pilot.press("down", "down", "enter")
        await see(pilot, "Écrire les organismes")
        await write(pilot, str(tmp_path / "o.csv"))
        await pilot.press("ctrl+s")
        await see(pilot, "1 ligne écrite dans")

    assert [row["organisme"] for row in rows_of(tmp_path / "o.csv")] == ["Aubre (fictif)"]


async def test_a_file_cut_short_is_told_over_its_columns(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    row = '{"organisme": "Aubre", "domaine": "Eau", "programme": "PACT3", "reçu le": "2018-03-05"}'
    path.write_text(f"[{', '.join([row] * 300)}, {{")
    async with running(desk) as pilot:
        await choose_file(pilot, path)
        await shows(pilot, MappingScreen)
        await pilot.press("ctrl+s")
        await see(pilot, "Impossible")
        await pilot.press("enter")
        await shows(pilot, MappingScreen)
