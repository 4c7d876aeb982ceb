"""What chance makes: hostile texts, altered bytes, altered values, all drawn from one seed.

The alterations know what they alter: bytes of a valid file are flipped, cut, doubled and swapped, values
of a valid JSON or TOML are replaced by those that a reader may not expect.
"""

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from random import Random
from typing import Any, TypeVar
from warnings import catch_warnings, simplefilter
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.doors.signs import MOST_PUMPED, NUMBERS, ODD_VALUES, SIGNS, WORDS

T = TypeVar("T")


@dataclass(slots=True)
class Chance:
    """One source of hostile inputs; `spice` are texts drawn elsewhere, mixed with the others."""

    random: Random
    spice: Sequence[str] = field(default_factory=tuple)

    def once_in(self, times: int) -> bool:
        """Tell, once in so many times."""
        return self.random.randrange(times) == 0

    def pick(self, options: Sequence[T]) -> T:
        """Choose one."""
        return options[self.random.randrange(len(options))]

    def number(self, most: int) -> int:
        """Return a number below `most`, small ones more often."""
        return self.random.randrange(1 + self.random.randrange(most))

    def text(self, seed: str = "") -> str:
        """Return a text: an altered seed, signs one after the other, a number, or one sign without end."""
        chosen = self.random.randrange(10)
        if chosen == 0:
            return self.pumped()
        if chosen == 1:
            return self.pick(NUMBERS)
        if chosen == 2 and self.spice:
            return self.pick(self.spice)
        if chosen < 6 and seed:
            return self._altered_text(seed)
        return "".join(self.piece() for _ in range(self.random.randrange(6)))

    def piece(self) -> str:
        """Return a few signs."""
        return self.pick(self.pick((SIGNS, SIGNS, WORDS, NUMBERS[:14], self.spice or WORDS)))

    def pumped(self) -> str:
        """Return what a reader that goes back over what it read would spend minutes on."""
        unit = self.pick((" ", "1", "1 ", "a", "!", ".", "\u0300\u0316", "\n", *SIGNS)) * (
            self.number(MOST_PUMPED) if self.once_in(20) else self.number(MOST_PUMPED // 20)
        )
        return f"{self.piece()}{unit}{self.piece()}{unit if self.once_in(3) else ''}{self.piece()}"

    def _altered_text(self, text: str) -> str:
        for _ in range(1 + self.random.randrange(3)):
            at, length = self.random.randrange(len(text) + 1), self.random.randrange(4)
            text = text[:at] + self.piece() + text[at + length :]
        return text

    # ── Bytes ──────────────────────────────────────────────────────────────────────────────

    def noise(self, most: int = 200) -> bytes:
        """Return bytes that mean nothing."""
        return self.random.randbytes(self.random.randrange(most))

    def altered(self, content: bytes, pieces: Sequence[bytes] = ()) -> bytes:
        """Alter a file: bytes flipped, replaced, cut, doubled, moved; now and then nothing is left."""
        if self.once_in(40):
            return self.noise()
        if self.once_in(12):
            return content[: self.random.randrange(len(content) + 1)]
        if len(content) < 2:
            return content + self.noise(4)
        changed = bytearray(content)
        for _ in range(1 + self.number(5)):
            self._alter(changed, pieces)
        return bytes(changed)

    def _alter(self, content: bytearray, pieces: Sequence[bytes]) -> None:
        at = self.random.randrange(len(content) + 1)
        match self.random.randrange(7):
            case 0 if at < len(content):
                content[at] ^= 1 << self.random.randrange(8)
            case 1 if at < len(content):
                content[at] = self.pick((0, 1, 0x7F, 0x80, 0xFF, 0x20))
            case 2:
                del content[at : at + self.number(64)]
            case 3:
                content[at:at] = content[at : at + self.number(64)]
            case 4:
                content[at : at + self.number(8)] = self.pick(pieces) if pieces else self.noise(8)
            case 5:
                size = self.pick((1, 2, 4, 8))
                content[at : at + size] = self.pick((b"\xff", b"\x00", b"\x7f")) * size
            case _:
                content[at : at + self.number(12)] = self.encoded(self.text())

    def encoded(self, text: str) -> bytes:
        """Write a text in one encoding or another."""
        codec = self.pick(("utf-8", "utf-8", "utf-8", "utf-16", "utf-16-le", "cp1252", "latin-1", "utf-32"))
        return text[:2000].encode(codec, "surrogatepass" if codec.startswith("utf") else "replace")

    def rezipped(self, members: Mapping[str, bytes]) -> bytes:
        """Write an archive of members that chance renames, doubles, drops, fills or marks otherwise."""
        written = list(members.items())
        if self.once_in(4):
            self.random.shuffle(written)
        if self.once_in(6):
            written.append(self.pick(written) if written else ("x", b""))
        if self.once_in(6) and written:
            written.pop(self.random.randrange(len(written)))
        buffer = BytesIO()
        with ZipFile(buffer, "w") as archive, catch_warnings():
            simplefilter("ignore")  # two members of one name
            for name, content in written:
                self._add(archive, name, content)
        return self._lied(buffer.getvalue()) if self.once_in(4) else buffer.getvalue()

    def _add(self, archive: ZipFile, name: str, content: bytes) -> None:
        if self.once_in(10):
            name = self.pick(
                ("../x", "/etc/x", "C:\\x", "a\\b", "..", ".", "", "x" * 300, name + "\0x", "con.txt")
            )
        info = ZipInfo()
        # As an archive made elsewhere would hold it: the library would clean the name.
        info.filename = info.orig_filename = name.encode("utf-8", "replace").decode()
        info.compress_type = self.pick((ZIP_DEFLATED, ZIP_STORED))
        if self.once_in(20):
            info.external_attr = self.pick((0o120777, 0o040755, 0o020666)) << 16
        if self.once_in(30):
            content = b"\0" * self.number(200_000)
        archive.writestr(info, content)

    def _lied(self, archive: bytes) -> bytes:
        """Change a number of the directory of an archive: a size, a place, a method, a check."""
        at = archive.rfind(b"PK\x01\x02", 0, self.random.randrange(len(archive) + 1))
        if at < 0:
            return archive
        content = bytearray(archive)
        where, size = self.pick(
            ((8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (42, 4))
        )
        value = self.pick((0, 1, 8, 99, 0xFFFF, 0xFFFFFFFF, self.random.randrange(1 << 16)))
        content[at + where : at + where + size] = (value & ((1 << 8 * size) - 1)).to_bytes(size, "little")
        return bytes(content)

    # ── Values ─────────────────────────────────────────────────────────────────────────────

    def altered_value(self, value: Any, depth: int = 0) -> Any:  # noqa: ANN401 – any value of JSON
        """Alter one place of a value of JSON, at whatever depth."""
        if (depth and self.once_in(4)) or not isinstance(value, dict | list | str):
            return self.odd()
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return self._altered_list(value, depth)
        changed = dict(value)
        match self.random.randrange(8) if changed else 0:
            case 0:
                changed[self.text("x")[:200]] = self.odd()
            case 1:
                changed.pop(self.pick(list(changed)))
            case _:
                key = self.pick(list(changed))
                changed[key] = self.altered_value(changed[key], depth + 1)
        return changed

    def _altered_list(self, value: list[Any], depth: int) -> list[Any]:
        if not value or self.once_in(5):
            return [*value, self.odd()]
        changed = list(value)
        at = self.random.randrange(len(changed))
        changed[at] = self.altered_value(changed[at], depth + 1)
        return changed if self.random.randrange(4) else changed * 2

    def odd(self) -> Any:  # noqa: ANN401 – any value of JSON
        """Return a value that was not expected there."""
        if self.once_in(3):
            return self.text()
        if self.once_in(20):
            return nested(self.pick((10, 100, 900)))
        return self.pick(ODD_VALUES)


def nested(depth: int) -> Any:  # noqa: ANN401 – any value of JSON
    """Return lists in lists."""
    value: Any = []
    for _ in range(depth):
        value = [value]
    return value


def png_chunk(kind: bytes, content: bytes) -> bytes:
    """Write a part of a PNG with its right sum: what it holds is what is read then."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
