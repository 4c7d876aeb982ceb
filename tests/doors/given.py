"""Small files and answers: pictures, typefaces, settings, wordings, attachments, what a printer says."""

import json
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from struct import pack

from PIL import Image
from reportlab.pdfbase.ttfonts import TTFontFile

from daect_tui.domain.recent import MOST, write_recent
from daect_tui.domain.text import clean_line, dropped
from daect_tui.domain.wording_preview import invented_values, previewed
from daect_tui.domain.wording_version import editable
from daect_tui.domain.writer import ReadOnly
from daect_tui.services.attachments import read_attachment
from daect_tui.services.places import typed_path
from daect_tui.services.recent import note_opened, recent_registers
from daect_tui.services.wordings import SHARED, WORDINGS, shipped_text, wording
from daect_tui.services.wordings import checked as checked_wording
from daect_tui.settings import keep_printer, read_settings
from exports import ipp
from exports.pictures import prepared
from exports.typeface_files import face_of
from screens.external_editor import editor_command, left_by_editor
from storage.lease import _lock_file, _told, refusal
from tests.doors.chance import Chance, png_chunk
from tests.doors.door import Door, Trial


@contextmanager
def emblems(_folder: Path) -> Iterator[Trial]:
    """Make the door of pictures ready: small ones of every mode, altered, with sums that are true."""
    valid = [_picture(mode, form) for mode, form in _MODES]

    def draw(chance: Chance) -> bytes:
        seed = chance.pick(valid)
        if seed.startswith(b"\x89PNG") and not chance.once_in(3):
            return _altered_png(chance, seed)
        return chance.altered(seed)

    yield Trial(draw, prepared)


_MODES = (
    *(
        ("RGB", "PNG"),
        ("RGBA", "PNG"),
        ("P", "PNG"),
        ("L", "PNG"),
        ("LA", "PNG"),
        ("1", "PNG"),
        ("I;16", "PNG"),
    ),
    *(("RGB", "JPEG"), ("L", "JPEG"), ("CMYK", "JPEG")),
)


def _picture(mode: str, form: str) -> bytes:
    buffer = BytesIO()
    Image.new(mode, (300, 2)).save(buffer, form)
    return buffer.getvalue()


def _altered_png(chance: Chance, content: bytes) -> bytes:
    """Change the parts of a PNG, each with its sum made anew: what they say is then believed."""
    parts, at = [], 8
    while at + 8 <= len(content):
        (length,) = struct.unpack_from(">I", content, at)
        parts.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + length]))
        at += 12 + length
    place = chance.random.randrange(len(parts))
    kind, body = parts[place]
    match chance.random.randrange(4):
        case 0:
            parts[place] = (kind, chance.altered(body or b"\0\0"))
        case 1:
            kinds = (
                b"tEXt",
                b"zTXt",
                b"iTXt",
                b"iCCP",
                b"eXIf",
                b"tRNS",
                b"PLTE",
                b"acTL",
                b"fcTL",
                b"fdAT",
                b"gAMA",
            )
            parts.insert(place, (chance.pick(kinds), chance.noise(40)))
        case 2:
            size = chance.pick((0, 1, 299, 300, 5_000, 20_000, 70_000, 2**31 - 1, 2**32 - 1))
            parts[0] = (b"IHDR", struct.pack(">I", size) + parts[0][1][4:])
        case _:
            parts.insert(place, parts.pop(chance.random.randrange(len(parts))))
    return content[:8] + b"".join(png_chunk(kind, body) for kind, body in parts)


@contextmanager
def typefaces(_folder: Path) -> Iterator[Trial]:
    """Make the door of typefaces ready: a whole one, cut down to a few letters, its tables altered."""
    valid = _small_typeface()
    (count,) = struct.unpack_from(">H", valid, 4)
    directory = 12 + 16 * count

    def draw(chance: Chance) -> bytes:
        if chance.once_in(3):
            return chance.altered(valid)
        content = bytearray(valid)
        for _ in range(1 + chance.number(4)):
            # A number of the directory, or of the beginning of a table: where a reader takes its measures.
            entry = 12 + 16 * chance.random.randrange(count)
            start, length = struct.unpack_from(">LL", valid, entry + 8)
            inside = start + chance.number(max(1, min(length, 120)))
            at = chance.pick((inside, inside, entry + 8, entry + 12, chance.random.randrange(4, directory)))
            value = chance.pick((b"\0\0", b"\xff\xff", b"\x7f\xff", b"\x80\x00", chance.random.randbytes(2)))
            content[at : at + 2] = value
        return bytes(content)

    yield Trial(draw, face_of)


def _small_typeface() -> bytes:
    """Cut a shipped typeface down to a few letters; what it says of its rights is put back."""
    whole = (files("exports") / "fonts" / "NotoSans_400Regular.ttf").read_bytes()
    font = TTFontFile(BytesIO(whole))
    tables = {tag: font.get_table(tag) for tag in ("OS/2", "name", "post", "hhea", "head", "maxp")}
    small: bytes = font.makeSubset([ord(char) for char in " Aéa"])
    return _with_tables(small, {**tables, "cmap": _character_map()})


def _character_map() -> bytes:
    """Write a map of characters of the common format, which what is embedded in a PDF does without."""
    codes = sorted(ord(char) for char in " Aéa")
    segments = [*((code, code, rank + 1 - code) for rank, code in enumerate(codes)), (0xFFFF, 0xFFFF, 1)]
    ends, starts, shifts = zip(*((end, start, shift & 0xFFFF) for start, end, shift in segments), strict=True)
    count = len(segments)
    body = pack(f">{count}HH{count}H{count}H{count}H", *ends, 0, *starts, *shifts, *[0] * count)
    table = pack(">HHHHHHH", 4, 14 + len(body), 0, 2 * count, 8, 2, 2 * count - 8) + body
    return pack(">HHHHL", 0, 1, 3, 1, 12) + table


def _with_tables(font: bytes, more: dict[str, bytes]) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {}
    for rank in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, 12 + 16 * rank)
        tables[tag.decode()] = font[start : start + length]
    tables |= {
        tag: content
        for tag, content in more.items()
        if tag not in ("head", "maxp", "hhea") or tag not in tables
    }
    head = pack(">4sHHHH", b"\0\1\0\0", len(tables), 16, 0, 0)
    at, entries, bodies = len(head) + 16 * len(tables), b"", b""
    for tag, content in sorted(tables.items()):
        padded = content + b"\0" * (-len(content) % 4)
        entries += pack(">4sLLL", tag.encode(), 0, at, len(content))
        at, bodies = at + len(padded), bodies + padded
    return head + entries + bodies


@contextmanager
def attachments(folder: Path) -> Iterator[Trial]:
    """Make the door of attachments ready: whatever path is typed, among what is no file."""
    inside = folder / "d"
    inside.mkdir()
    (inside / "a.pdf").write_bytes(b"%PDF-")
    (inside / "vide").write_bytes(b"")
    (inside / "lien").symlink_to("/dev/zero")
    (inside / "boucle").symlink_to(inside / "boucle")
    if hasattr(os, "mkfifo"):
        os.mkfifo(inside / "tube")
    stands = [f"{inside}/{name}" for name in ("a.pdf", "vide", "lien", "boucle", "tube", "absent", "")]
    stands += ["/dev/zero", "/dev/tty", "/proc/self/mem", "~", "~/x", "~nobody-here/x", "'a b'", '"']
    stands.append(str(inside))

    def run(typed: str) -> None:
        assert not dropped(read_attachment(typed_path(typed)).name)

    yield Trial(
        lambda chance: chance.text(chance.pick(stands)) if chance.once_in(2) else chance.pick(stands), run
    )


@contextmanager
def taste(folder: Path) -> Iterator[Trial]:
    """Make the file of personal taste ready: read, then a printer kept in it."""
    path = folder / "config.toml"
    kept = folder / "config.nouveau"
    valid = b'agent = "Camille Renaud"\nprinter = "Bureau \\u00e9"\n# printer = "x"\n'
    pieces = (
        b"=",
        b'"""',
        b"[[",
        b"[" * 3000,
        b"{a=" * 1500,
        b"9" * 5000,
        b"0x",
        b"2018-99-99",
        b"\\u",
        b"nan",
    )

    def run(drawn: tuple[bytes, str]) -> None:
        content, name = drawn
        path.write_bytes(content)
        try:
            read_settings(path)
            keep_printer(path, name)
            assert read_settings(path).printer == clean_line(name).text
        finally:
            kept.unlink(missing_ok=True)

    yield Trial(lambda chance: (chance.altered(valid, pieces), chance.text("Bureau")), run)


@contextmanager
def recents(folder: Path) -> Iterator[Trial]:
    """Make the list of the registers opened lately ready: read, then a register put at its head."""
    path, opened = folder / "recents.json", folder / "ouvert.daect"
    valid = write_recent([folder / "un.daect", Path("/clé/été.daect"), folder / "deux.daect"]).encode()
    pieces = (
        b"[",
        b"]" * 9,
        b"[" * 3000,
        b"null",
        b"\\u0000",
        b"\\ud800",
        b'"relatif"',
        b'"/' + b"x" * 5000,
        b"\x1b",
    )

    def run(content: bytes) -> None:
        path.write_bytes(content)
        for one in recent_registers(path):
            assert not dropped(str(one.path))
        note_opened(path, opened)
        assert recent_registers(path)[0].path == opened
        assert len(recent_registers(path)) <= MOST

    yield Trial(lambda chance: chance.altered(valid, pieces), run)


@contextmanager
def wordings(_folder: Path) -> Iterator[Trial]:
    """Make the texts of documents ready: each of those that ship, altered, checked and shown as a preview."""
    valid = [(name, editable(shipped_text(name))) for name in (*WORDINGS, *SHARED)]
    pieces = (
        b"=",
        b'"""',
        b"[[body]]\n",
        b"[" * 3000,
        b"9" * 5000,
        b"{organisation}",
        b"{",
        b"**",
        b'when = "x"',
    )

    def draw(chance: Chance) -> tuple[str, str]:
        name, text = chance.pick(valid)
        return name, chance.altered(text.encode(), pieces).decode("utf-8", "replace")

    def run(drawn: tuple[str, str]) -> None:
        name, text = drawn
        read = checked_wording(name, text, {})
        previewed(read.fill(invented_values(read, {})))

    for name in WORDINGS:
        wording(name)
    yield Trial(draw, run)


@contextmanager
def leases(folder: Path) -> Iterator[Trial]:
    """Make the file ready that says who writes: what somebody else left in it is only ever shown."""
    register = folder / "r.daect"
    path = _lock_file(register)
    valid = {"agent": "Camille", "machine": "poste", "process": 12, "since": "2018-03-14T10:00:00+00:00"}

    def draw(chance: Chance) -> bytes:
        content = json.dumps(chance.altered_value(valid)).encode()
        return chance.altered(content) if chance.once_in(3) else content

    def run(content: bytes) -> None:
        path.write_bytes(content)
        raise refusal(ReadOnly(writer=_told(path)))

    yield Trial(draw, run)


@contextmanager
def editors(folder: Path) -> Iterator[Trial]:
    """Make ready what an editor leaves, and what the variables say of it."""
    path = folder / "texte.txt"

    def run(drawn: tuple[bytes, dict[str, str]]) -> None:
        content, environment = drawn
        path.write_bytes(content)
        left_by_editor(path, "")
        editor_command(environment)

    def draw(chance: Chance) -> tuple[bytes, dict[str, str]]:
        named = chance.pick(("VISUAL", "EDITOR"))
        return chance.encoded(chance.text("Le texte.\n")), {
            named: chance.text("nano -w 'x'"),
            "PATH": "/usr/bin",
        }

    yield Trial(draw, run)


@contextmanager
def printers(_folder: Path) -> Iterator[Trial]:
    """Make the answers of a print service ready."""
    attributes = [
        (0x23, b"job-state", pack(">I", 9)),
        (0x41, b"job-printer-state-message", "Terminé".encode()),
    ]
    body = b"".join(
        pack(">BH", tag, len(name)) + name + pack(">H", len(value)) + value for tag, name, value in attributes
    )
    valid = pack(">HHIB", 0x0200, 0, 1, 2) + body + b"\x03"

    def run(content: bytes) -> None:
        try:
            code, said = ipp.read_answer(content)
        except ipp.UnansweredError:
            return
        assert code >= 0
        assert not dropped(said)

    yield Trial(lambda chance: chance.altered(valid), run)


GIVEN = (
    Door("emblems", emblems),
    Door("typefaces", typefaces),
    Door("attachments", attachments),
    Door("settings", taste),
    Door("recent registers", recents),
    Door("wordings", wordings),
    Door("lease", leases),
    Door("editor", editors),
    Door("print service", printers),
)
