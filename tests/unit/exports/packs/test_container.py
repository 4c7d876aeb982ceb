"""Exchange files as containers: what goes in comes out, and what was made to deceive ends in a sentence."""

import json
import stat
import struct
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daect_tui.domain.pack import Manifest, Pack, PackKind, UnusablePack
from exports.packs import PackLimits, pack_bytes, read_pack, write_pack
from exports.packs.manifest import manifest_bytes

MANIFEST = Manifest(
    PackKind.MISSION, "a" * 32, "b" * 32, "MIS-2018-001", 3, datetime(2018, 3, 14, tzinfo=UTC), "Essai"
)
PACK = Pack(MANIFEST, {"report.json": b"{}", "pieces/001-photo d’Éloïse.txt": b"x" * 300})


def refusal(path: Path, limits: PackLimits | None = None) -> str:
    with pytest.raises(UnusablePack) as caught:
        read_pack(path, limits or PackLimits())
    sentence = str(caught.value)
    assert path.name in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def forged(path: Path, *entries: tuple[str | ZipInfo, bytes], manifest: bytes | None = None) -> Path:
    """Write an archive by hand, with a manifest that is true of its members."""
    members = {entry if isinstance(entry, str) else entry.filename: content for entry, content in entries}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two members of one name
        archive.writestr("manifest.json", manifest or manifest_bytes(MANIFEST, members))
        for entry, content in entries:
            archive.writestr(entry, content)
    return path


def test_what_is_written_is_read_and_the_same_pack_gives_the_same_bytes(tmp_path: Path) -> None:
    write_pack(tmp_path / "un.daectpack", PACK)

    assert read_pack(tmp_path / "un.daectpack") == PACK
    backwards = replace(PACK, members=dict(reversed(list(PACK.members.items()))))
    assert (tmp_path / "un.daectpack").read_bytes() == pack_bytes(backwards)


def test_a_manifest_whose_words_are_numbers_is_refused(tmp_path: Path) -> None:
    lying = json.loads(manifest_bytes(MANIFEST, {})) | {"made_by": 2**31}

    assert "modifié" in refusal(forged(tmp_path / "t.daectpack", manifest=json.dumps(lying).encode()))


def test_a_pack_cut_at_any_byte_is_refused(tmp_path: Path) -> None:
    whole, path = pack_bytes(PACK), tmp_path / "coupe.daectpack"
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert refusal(path)


@given(place=st.integers(0, len(pack_bytes(PACK)) - 1), bits=st.integers(1, 255))
def test_a_changed_byte_is_refused_or_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, place: int, bits: int
) -> None:
    content = bytearray(pack_bytes(PACK))
    content[place] ^= bits
    path = tmp_path_factory.mktemp("octet") / "abime.daectpack"
    path.write_bytes(content)
    with suppress(UnusablePack):
        assert read_pack(path) == PACK


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "pieces/../../evil",
        "/etc/evil",
        "C:\\evil",
        "c:evil",
        "pieces\\evil",
        "pieces//evil",
        "pieces/",
        "./evil",
        "...",
        "evil.",
        "evil\u202etxt",
        "n" * 201,
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    assert "hors du paquet" in refusal(forged(tmp_path / "fuite.daectpack", (name, b"x")))


def linked() -> ZipInfo:
    info = ZipInfo("report.json")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def squeezed() -> ZipInfo:
    info = ZipInfo("report.json")
    info.compress_type = ZIP_BZIP2
    return info


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "symlink": (lambda path: forged(path, (linked(), b"/etc/passwd")), "un lien"),
    "same name twice": (lambda path: forged(path, ("a", b"1"), ("a", b"2")), "même nom"),
    "same name by case": (lambda path: forged(path, ("É.txt", b"1"), ("E\u0301.TXT", b"2")), "même nom"),
    "bomb": (lambda path: forged(path, ("report.json", bytes(9 << 20))), "au-delà de toute mesure"),
    "many": (lambda path: forged(path, *((f"n{i}", b"") for i in range(201))), "nombre démesuré"),
    "other compression": (lambda path: forged(path, (squeezed(), b"x")), "abîmé"),
    "member too many": (
        lambda path: forged(path, ("a", b"1"), manifest=manifest_bytes(MANIFEST, {})),
        "le contenu du paquet a été modifié",
    ),
    "member missing": (
        lambda path: forged(path, manifest=manifest_bytes(MANIFEST, {"a": b"1"})),
        "le contenu du paquet a été modifié",
    ),
    "wrong hash": (
        lambda path: forged(path, ("a", b"1"), manifest=manifest_bytes(MANIFEST, {"a": b"2"})),
        "« a » du paquet a été modifié",
    ),
    "no manifest": (lambda path: zipped(path, "word/document.xml"), "pas un paquet"),
    "no archive": (lambda path: put(path, b"%PDF-1.7\n" + bytes(99)), "pas un paquet"),
    "empty": (lambda path: put(path, b""), "vide"),
    "something before": (lambda path: put(path, b"#!/bin/sh\n" + pack_bytes(PACK)), "pas un paquet"),
    "something after": (lambda path: put(path, pack_bytes(PACK) + b"x"), "abîmé"),
    "locked": (lambda path: put(path, locked(pack_bytes(PACK))), "mot de passe"),
    "too heavy": (lambda path: sparse(path, PackLimits().file + 1), "la limite est de 64"),
    "folder": (lambda path: path.parent, "dossier"),
    "absent": (lambda path: path, "n’existe pas"),
}


def zipped(path: Path, name: str) -> Path:
    with ZipFile(path, "w") as archive:
        archive.writestr(name, "x")
    return path


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def locked(content: bytes) -> bytes:
    """Set the flag of encryption in the directory of an archive."""
    at = content.index(b"PK\x01\x02") + 8
    (flags,) = struct.unpack_from("<H", content, at)
    return content[:at] + struct.pack("<H", flags | 1) + content[at + 2 :]


def sparse(path: Path, length: int) -> Path:
    with path.open("wb") as file:
        file.truncate(length)
    return path


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_pack_of_ours_ends_in_a_sentence(tmp_path: Path, kind: str) -> None:
    make, words = HOSTILE[kind]

    assert words in refusal(make(tmp_path / "hostile.daectpack")).replace("\u202f", " ")


@pytest.mark.skipif(sys.platform == "win32", reason="devices of POSIX")
def test_a_device_is_never_read() -> None:
    assert "fichier ordinaire" in refusal(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": 2}, "version plus récente"),
        ({"version": True}, "abîmé"),
        ({"format": "autre"}, "pas un paquet"),
        ({"kind": "autre"}, "manifeste du paquet a été modifié"),
        ({"pack": "../a"}, "manifeste du paquet a été modifié"),
        ({"register": 12}, "manifeste du paquet a été modifié"),
        ({"made_at": "2018-03-14T00:00:00"}, "manifeste du paquet a été modifié"),
        ({"made_by": "a\u202eb"}, "manifeste du paquet a été modifié"),
        ({"subject": ""}, "manifeste du paquet a été modifié"),
        ({"subject_version": -1}, "manifeste du paquet a été modifié"),
        ({"members": 3}, "manifeste du paquet a été modifié"),
    ],
)
def test_a_manifest_that_says_what_it_may_not_is_refused(
    tmp_path: Path, change: dict[str, object], words: str
) -> None:
    said = {**json.loads(manifest_bytes(MANIFEST, {})), **change}

    assert words in refusal(forged(tmp_path / "m.daectpack", manifest=json.dumps(said).encode()))


@pytest.mark.parametrize(
    "manifest", [b"{", b"\xff", b"[" * 100_000, b'{"format": "daect-pack", "format": 1}', b'{"a": NaN}']
)
def test_a_manifest_that_is_no_json_is_refused(tmp_path: Path, manifest: bytes) -> None:
    assert "abîmé" in refusal(forged(tmp_path / "m.daectpack", manifest=manifest))


def test_a_kind_that_carries_more_gives_its_own_limits(tmp_path: Path) -> None:
    write_pack(tmp_path / "p.daectpack", PACK)

    assert "nombre démesuré" in refusal(tmp_path / "p.daectpack", PackLimits(members=2))
    assert read_pack(tmp_path / "p.daectpack", PackLimits(members=3)) == PACK
