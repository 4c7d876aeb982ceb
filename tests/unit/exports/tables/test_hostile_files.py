"""Files that are no tables, and archives made to deceive: each ends in a sentence."""

import os
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_STORED, ZipFile

import pytest

from daect_tui.domain.exchange_table import UnreadableTable
from exports.tables import open_table, write_table
from exports.tables.limits import MOST_COLUMNS, MOST_ENTRIES
from tests.support.workbooks import (
    OPEN,
    SHARED,
    SHEET,
    bomb,
    book,
    ods,
    ods_row,
    ods_table,
    put,
    read,
    relations,
    row,
    shared,
    sheet,
    xlsx,
    xlsx_parts,
    zipped,
)

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="files and limits of POSIX")


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableTable) as caught:
        read(path)
    sentence = str(caught.value)
    assert path.name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("image.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image PNG"),
        ("image.csv", b"\xff\xd8\xff\xe0" + b"\0" * 50, "image JPEG"),
        ("lettre.csv", b"%PDF-1.7\n", "document PDF"),
        ("ancien.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "ancien format"),
        (
            "secret.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
            "mot de passe",
        ),
        ("page.csv", b"\xef\xbb\xbf\n<!DOCTYPE html><table>", "page HTML"),
        ("registre.csv", b"SQLite format 3\0" + b"\0" * 50, "base SQLite"),
        ("donnees.csv", b'[{"a": "b"}]', "fichier JSON"),
        ("texte.xlsx", b"a;b\n1;2\n", "texte"),
        ("texte.ods", b"a;b\n1;2\n", "texte"),
        ("vide.csv", b"", "vide"),
        ("vide.xlsx", b"", "vide"),
        ("blancs.json", b" \r\n ", "vide"),
        ("tronque.xlsx", b"PK\x03\x04" + b"\0" * 30, "abîmé"),
        ("sans-rien.xlsx", b"PK\x05\x06" + b"\0" * 18, "pas un classeur"),
        ("binaire.csv", bytes(range(14, 128)) + b"\0\0", "octet nul"),
    ],
)
def test_a_file_of_another_kind_is_named(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    assert words in refusal(put(tmp_path / name, content))


def test_a_workbook_under_another_name_is_told(tmp_path: Path) -> None:
    path = tmp_path / "classeur.xlsx"
    write_table(path, ("a",), [("1",)])
    for name, words in (("t.csv", "classeur"), ("t.json", "classeur")):
        path = path.rename(tmp_path / name)
        assert words in refusal(path)
    # A name that says nothing leaves the content to speak.
    assert read(path.rename(tmp_path / "export"))[0] == ("a",)


@pytest.mark.parametrize("kind", ["word/document.xml", "ppt/presentation.xml", "lettre.txt"])
def test_another_archive_is_told(tmp_path: Path, kind: str) -> None:
    assert "pas un classeur" in refusal(zipped(tmp_path / "t.xlsx", {kind: "x"}))


def test_a_workbook_without_its_parts_is_told(tmp_path: Path) -> None:
    parts = xlsx_parts(sheet(row("a")))
    for missing in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"):
        path = zipped(tmp_path / "t.xlsx", {name: part for name, part in parts.items() if name != missing})
        assert "abîmé" in refusal(path)
    binary = {**parts, "_rels/.rels": relations(rId1_officeDocument="xl/workbook.bin")}
    assert ".xlsb" in refusal(zipped(tmp_path / "t.xlsx", binary))
    assert "vide" in refusal(xlsx(tmp_path / "t.xlsx", ""))


def test_a_truncated_workbook_is_told_wherever_it_is_cut(tmp_path: Path) -> None:
    write_table(tmp_path / "t.xlsx", ("a", "b"), [(str(number), "x" * 50) for number in range(200)])
    whole = (tmp_path / "t.xlsx").read_bytes()
    for length in range(1, len(whole), len(whole) // 40):
        with pytest.raises(UnreadableTable):
            read(put(tmp_path / "cut.xlsx", whole[:length]))


@POSIX
def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube.csv")
    (tmp_path / "lien.csv").symlink_to("/dev/zero")
    (tmp_path / "boucle.csv").symlink_to(tmp_path / "boucle.csv")
    (tmp_path / "perdu.csv").symlink_to(tmp_path / "absent.csv")
    (tmp_path / "dossier.csv").mkdir()

    assert "fichier ordinaire" in refusal(tmp_path / "tube.csv")
    assert "fichier ordinaire" in refusal(tmp_path / "lien.csv")
    assert "fichier ordinaire" in refusal(Path("/dev/zero"))
    assert "tourne en rond" in refusal(tmp_path / "boucle.csv")
    assert "n’existe pas" in refusal(tmp_path / "perdu.csv")
    assert "n’existe pas" in refusal(tmp_path / "jamais.csv")
    assert "c’est un dossier" in refusal(tmp_path / "dossier.csv")
    assert "trop long" in refusal(tmp_path / ("x" * 300))
    with pytest.raises(UnreadableTable, match="signe impossible"):
        read(tmp_path / "a\0b.csv")


@POSIX
def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "lien.csv").symlink_to(put(tmp_path / "vrai.csv", b"a;b\n1;2\n"))

    assert read(tmp_path / "lien.csv")[0] == ("a", "b")


@pytest.mark.parametrize("columns", [MOST_COLUMNS + 1, 10_000])
def test_too_many_columns_are_refused_in_every_format(tmp_path: Path, columns: int) -> None:
    names = [f"c{number}" for number in range(columns)]
    files = [
        put(tmp_path / "t.csv", (";".join(names) + "\n" + ";".join(names)).encode()),
        put(tmp_path / "t.json", ("[{" + ",".join(f'"{name}": "x"' for name in names) + "}]").encode()),
        xlsx(tmp_path / "t.xlsx", row(*names)),
        ods(tmp_path / "t.ods", ods_table(ods_row(*names))),
    ]
    for path in files:
        assert "500 colonnes" in refusal(path)


def test_as_many_columns_as_allowed_are_read(tmp_path: Path) -> None:
    names = tuple(f"c{number}" for number in range(MOST_COLUMNS))
    for suffix in (".csv", ".xlsx", ".json"):
        write_table(tmp_path / f"t{suffix}", names, [names])
        assert read(tmp_path / f"t{suffix}")[1][0].cells == names


# ── Archives ─────────────────────────────────────────────────────────────────────────────────


ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "{}">]>'.format(
    "&a;" * 1_000
)
OUTSIDE = '<!DOCTYPE x SYSTEM "file:///etc/passwd" [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declaration", [ENTITIES, OUTSIDE], ids=["entities", "outside"])
@pytest.mark.parametrize("part", [SHEET, SHARED, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"])
def test_declarations_are_refused_in_every_part(tmp_path: Path, part: str, declaration: str) -> None:
    parts = xlsx_parts(
        sheet(row("a") + row("&b;")),
        shared=shared("<si><t>x</t></si>"),
        styles='<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    )
    content = parts[part]
    assert isinstance(content, str)
    parts[part] = declaration + content

    assert "DTD" in refusal(zipped(tmp_path / "t.xlsx", parts))


def test_declarations_are_refused_in_opendocument(tmp_path: Path) -> None:
    path = ods(tmp_path / "t.ods", ods_table(ods_row("a")))
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = OUTSIDE.encode() + parts["content.xml"]

    assert "DTD" in refusal(zipped(path, parts))


def test_an_encrypted_opendocument_is_told(tmp_path: Path) -> None:
    manifest = '<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    path = ods(tmp_path / "t.ods", ods_table(ods_row("a")), **{"META-INF/manifest.xml": manifest})

    assert "mot de passe" in refusal(path)


def _altered(path: Path, alter: Callable[[bytearray], None]) -> Path:
    content = bytearray(path.read_bytes())
    alter(content)
    return put(path, bytes(content))


def _central(content: bytearray, name: str) -> int:
    """Return where the directory's record of a part begins (its name comes 46 bytes later)."""
    return content.rindex(name.encode()) - 46


def test_a_part_that_lies_on_its_size_is_damage(tmp_path: Path) -> None:
    path = bomb(tmp_path / "t.xlsx", SHEET, row("c").encode() * 1_000, 5, OPEN, b"</sheetData></worksheet>")
    assert len(read(path)[1]) == 4_999

    def shorten(content: bytearray) -> None:
        at = _central(content, SHEET)
        content[at + 24 : at + 28] = (1_000).to_bytes(4, "little")

    assert "abîmé" in refusal(_altered(path, shorten))


def test_parts_that_overlap_are_damage(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", row("a"))

    def overlap(content: bytearray) -> None:
        target, other = _central(content, "xl/workbook.xml"), _central(content, SHEET)
        content[target + 42 : target + 46] = content[other + 42 : other + 46]

    assert "abîmé" in refusal(_altered(path, overlap))


def test_a_directory_beyond_measure_is_refused(tmp_path: Path) -> None:
    parts = xlsx_parts(sheet(row("a")))
    many = {f"x{number}": "" for number in range(MOST_ENTRIES)}
    long = {f"{'x' * 60_000}{number}": "" for number in range(20)}

    assert "2\u202f000 pièces" in refusal(zipped(tmp_path / "many.xlsx", {**parts, **many}))
    assert "table des matières" in refusal(zipped(tmp_path / "long.xlsx", {**parts, **long}))


def test_a_method_that_workbooks_do_not_use_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with ZipFile(path, "w", ZIP_BZIP2) as archive:
        for name, content in xlsx_parts(sheet(row("a"))).items():
            archive.writestr(name, content)

    assert "abîmé" in refusal(path)


def test_an_encrypted_archive_is_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "t.xlsx", row("a"))

    def lock(content: bytearray) -> None:
        content[_central(content, SHEET) + 8] |= 1

    assert "mot de passe" in refusal(_altered(path, lock))


def test_bytes_that_do_not_unpack_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    rubbish = zlib.compress(b"x" * 1_000)[:-7] + b"zzzzzzz"
    with ZipFile(path, "w", ZIP_STORED) as archive:
        for name, content in xlsx_parts(sheet(row("a"))).items():
            archive.writestr(name, rubbish if name == SHEET else content)

    def deflated(content: bytearray) -> None:
        at = _central(content, SHEET)
        content[at + 10 : at + 12] = (8).to_bytes(2, "little")
        local = content.index(SHEET.encode()) - 30
        content[local + 8 : local + 10] = (8).to_bytes(2, "little")

    assert "abîmé" in refusal(_altered(path, deflated))


def test_sheets_without_end_are_refused(tmp_path: Path) -> None:
    many = book('<sheet name="x" sheetId="1" r:id="rId1"/>' * 2_000)

    assert "abîmé" in refusal(xlsx(tmp_path / "t.xlsx", row("a"), book=many))


def test_the_place_of_a_part_never_leaves_the_archive(tmp_path: Path) -> None:
    secret = put(tmp_path / "secret.xml", sheet(row("secret")).encode())
    parts = xlsx_parts(sheet(row("a")))
    parts["xl/_rels/workbook.xml.rels"] = relations(rId1_worksheet=f"../../..{secret}")

    assert "abîmé" in refusal(zipped(tmp_path / "t.xlsx", parts))


def test_a_table_left_half_way_closes_its_file(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_table(path, ("a",), [(str(number),) for number in range(5_000)])
    with open_table(path) as table:
        next(table.rows)

    path.unlink()  # on Windows, an open file refuses
    assert not path.exists()
