"""Files that hold many things: tables to import, exchange files, forms filled in an editor of texts."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from daect_tui.domain.lineage import saved_once_more
from daect_tui.domain.mission_pack import BASE, CONTEXT, REPORT, MissionPack, packed, unpacked
from daect_tui.domain.pack import Manifest, Pack, PackKind
from daect_tui.domain.report_questions import REPORT_QUESTIONS
from daect_tui.domain.report_text import write_text_form
from daect_tui.domain.report_text_reading import decode_text_form, read_text_form, text_form_identity
from daect_tui.domain.text import dropped
from exports.packs import pack_bytes, read_returned
from exports.packs.manifest import MANIFEST, manifest_bytes
from exports.tables import open_table, write_table
from tests.doors.chance import Chance
from tests.doors.door import Door, Trial
from tests.support.workbooks import (
    book,
    ods,
    ods_row,
    ods_table,
    row,
    shared,
    sheet,
    styles,
    xlsx_parts,
    zipped,
)

HEADINGS = ("référence", "organisme", "reçu le")
ROWS = (("PACT3-2017-001", "=1+1", "17/10/2017"), ("", "Mâcon\nl’été", "a;b,c\td|e"), ("R3", "'x", '"'))
_MARKS = (
    b"<",
    b">",
    b"</c>",
    b"<row>",
    b"&#0;",
    b"&x;",
    b'"',
    b";",
    b"\n",
    b"\0",
    b"{",
    b"[",
    b"-1",
    b"9" * 20,
)
MISSION = "MIS-2018-001"
PACK = MissionPack(
    Manifest(PackKind.MISSION, "a" * 32, "b" * 32, MISSION, 3, datetime(2018, 3, 14, tzinfo=UTC), "Camille"),
    (("Objet", "Les vitraux"), ("À renvoyer à", "lecture@example.org")),
    1,
    {"expert_voice": "Bien."},
    {"expert_voice": "Très bien.\n==== question x ====", "convention": "oui"},
    saved_once_more((), "0123abcd"),
)


def read_table(path: Path) -> None:
    """Read a table whole: as many cells as headings in each row, all of them texts."""
    with open_table(path) as table:
        width = len(table.headings)
        assert width
        for found in table.rows:
            assert len(found.cells) == width
            assert all(isinstance(cell, str) for cell in found.cells)


def _tables(
    suffix: str, seeds: Callable[[Path], list[bytes]]
) -> Callable[[Path], AbstractContextManager[Trial]]:
    """Make the door of one format ready, from valid files of it."""

    @contextmanager
    def ready(folder: Path) -> Iterator[Trial]:
        path = folder / f"t{suffix}"
        valid = seeds(path)

        def draw(chance: Chance) -> bytes:
            seed = chance.pick(valid)
            if seed.startswith(b"PK") and not chance.once_in(4):
                return _altered_archive(chance, seed)
            return chance.altered(seed, _MARKS)

        def run(content: bytes) -> None:
            path.write_bytes(content)
            read_table(path)

        yield Trial(draw, run)

    return ready


def _members(content: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _altered_archive(chance: Chance, content: bytes) -> bytes:
    members = _members(content)
    for _ in range(1 + chance.number(3)):
        name = chance.pick(sorted(members))
        members[name] = chance.altered(members[name], _MARKS)
    return chance.rezipped(members)


def _written(path: Path) -> bytes:
    write_table(path, HEADINGS, ROWS)
    content = path.read_bytes()
    path.unlink()
    return content


def _csv(path: Path) -> list[bytes]:
    export = (
        "ID;Email;Archivé;État du dossier;Dernière mise à jour le;Déposé le;Nom;\n"
        '1234;"a@example.org";false;"Accepté";17/10/2017 10:00;17/10/2017;"Mâcon";\n'
    )
    return [
        _written(path),
        export.encode("utf-16"),
        export.encode("cp1252"),
        export.replace(";", "\t").encode(),
    ]


def _json(path: Path) -> list[bytes]:
    nested = {"dossiers": [{"référence": "R1", "pays": ["MA", "SN"], "n": 1.5, "vrai": True, "rien": None}]}
    return [_written(path), json.dumps(nested).encode(), json.dumps(nested["dossiers"]).encode()]


def _xlsx(path: Path) -> list[bytes]:
    cells = '<row r="3"><c r="A3" t="s"><v>0</v></c><c s="1"><v>42872</v></c><c t="b"><v>1</v></c></row>'
    parts = xlsx_parts(
        sheet(row("a", "b", "c") + row("x", "y", "z", line=2) + cells),
        shared=shared("<si><t>x</t></si><si><r><t>y</t></r></si>"),
        styles=styles(0, 14, codes={164: "dd/mm/yyyy"}),
        book=book('<sheet name="Feuil1" sheetId="1" r:id="rId1"/>'),
    )
    made = zipped(path, parts).read_bytes()
    path.unlink()
    return [made, made, _written(path)]


def _ods(path: Path) -> list[bytes]:
    date = '<table:table-cell office:value-type="date" office:date-value="2018-03-14"/>'
    rows = (ods_row("a", "b"), ods_row("1", "2", repeated=2), f"<table:table-row>{date}</table:table-row>")
    made = ods(path, ods_table(*rows, name="Dossiers")).read_bytes()
    path.unlink()
    return [made]


@contextmanager
def packs(folder: Path) -> Iterator[Trial]:
    """Make the door of exchange files ready: altered as bytes, as archives, and with seals that are true."""
    path = folder / "retour.daectpack"
    whole = packed(PACK, write_text_form(PACK, REPORT_QUESTIONS))
    valid = pack_bytes(whole)

    def draw(chance: Chance) -> bytes:
        match chance.random.randrange(4):
            case 0:
                return chance.altered(valid, _MARKS)
            case 1:
                return _altered_archive(chance, valid)
            case 2:
                return chance.rezipped(_lying_manifest(chance, whole.members))
            case _:
                return _resealed(chance, whole)

    def run(content: bytes) -> None:
        path.write_bytes(content)
        returned = read_returned(path)
        if isinstance(returned, Pack):
            pack = unpacked(returned)
            said = (
                *pack.answers.values(),
                *pack.base.values(),
                *(text for line in pack.told for text in line),
            )
            assert not any(map(dropped, said))
            write_text_form(pack, REPORT_QUESTIONS)

    yield Trial(draw, run)


def _resealed(chance: Chance, whole: Pack) -> bytes:
    """Change what the members say, with a manifest that is true of them."""
    members = dict(whole.members)
    name = chance.pick((CONTEXT, BASE, REPORT))
    members[name] = json.dumps(chance.altered_value(json.loads(members[name]))).encode()
    if chance.once_in(8):
        members[name] = chance.altered(members[name], _MARKS)
    return pack_bytes(replace(whole, members=members))


def _lying_manifest(chance: Chance, members: Mapping[str, bytes]) -> dict[str, bytes]:
    said = json.loads(manifest_bytes(PACK.manifest, members))
    return {MANIFEST: json.dumps(chance.altered_value(said)).encode("utf-8", "replace"), **members}


@contextmanager
def text_forms(_folder: Path) -> Iterator[Trial]:
    """Make the door of forms filled in an editor of texts ready."""
    valid = write_text_form(PACK, REPORT_QUESTIONS)
    lines = valid.split("\n")

    def draw(chance: Chance) -> bytes:
        changed = list(lines)
        for _ in range(1 + chance.number(6)):
            at = chance.random.randrange(len(changed))
            match chance.random.randrange(4):
                case 0:
                    changed[at] = chance.text(changed[at])
                case 1:
                    del changed[at : at + chance.number(10)]
                case 2:
                    changed.insert(at, chance.pick(lines))
                case _:
                    changed.insert(at, chance.text())
            changed = changed or [""]
        text = "\n".join(changed)
        return chance.encoded(text) if chance.once_in(4) else text.encode("utf-8", "surrogatepass")

    def run(content: bytes) -> None:
        text = decode_text_form(content)
        text_form_identity(text)
        read = read_text_form(text, REPORT_QUESTIONS)
        assert not any(map(dropped, read.answers.values()))

    yield Trial(draw, run)


FILES = (
    Door("CSV", _tables(".csv", _csv)),
    Door("XLSX", _tables(".xlsx", _xlsx)),
    Door("ODS", _tables(".ods", _ods)),
    Door("JSON", _tables(".json", _json)),
    Door("packs", packs),
    Door("text forms", text_forms),
)
