"""Files from the disk: only plain ones come in, whole or not at all; what goes out stays in its folder."""

import os
import socket
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.services.attachments import LARGEST, read_attachment
from daect_tui.services.desk import Desk
from daect_tui.services.places import typed_path
from tests.support.desks import Disk, desk_on, filed
from tests.unit.domain.sentences import is_sentence

posix = pytest.mark.skipif(os.name == "nt", reason="links, pipes and devices of Unix")


def refusal(path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        read_attachment(path)
    assert is_sentence(str(refused.value))
    return str(refused.value)


def test_a_plain_file_is_read_whole_under_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "Délibération.pdf"
    path.write_bytes(b"x" * 3_000_000)

    attachment = read_attachment(path)

    assert (attachment.name, len(attachment.content)) == ("Délibération.pdf", 3_000_000)


@posix
def test_a_link_is_refused_even_to_a_plain_file(tmp_path: Path) -> None:
    (tmp_path / "vrai.pdf").write_bytes(b"x")
    (tmp_path / "lien.pdf").symlink_to(tmp_path / "vrai.pdf")
    (tmp_path / "perdu.pdf").symlink_to(tmp_path / "nulle part")

    assert "c’est un lien" in refusal(tmp_path / "lien.pdf")
    assert "c’est un lien" in refusal(tmp_path / "perdu.pdf")


@posix
def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))

        assert "c’est un périphérique" in refusal(Path("/dev/zero"))
        assert "c’est un tube" in refusal(tmp_path / "tube")
        assert "c’est une connexion" in refusal(tmp_path / "s")
        assert "c’est un dossier" in refusal(tmp_path)


def test_what_is_too_large_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "gros.pdf"
    with path.open("wb") as file:
        # Terabytes of nothing: reading them would never end.
        file.truncate(1 << 42)

    assert f"il pèse plus de {LARGEST // 1024**2}\u00a0Mo" in refusal(path)

    path.write_bytes(b"x" * (LARGEST + 1))
    assert "il pèse plus de" in refusal(path)
    path.write_bytes(b"x" * LARGEST)
    assert len(read_attachment(path).content) == LARGEST


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="a file that does not tell its size")
def test_a_file_that_lies_on_its_size_is_read_within_bounds() -> None:
    assert Path("/proc/self/smaps").stat().st_size == 0

    assert 0 < len(read_attachment(Path("/proc/self/smaps")).content) <= LARGEST


def test_what_vanished_or_is_empty_or_cannot_be_named_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vide.pdf").touch()

    assert "il n’existe pas" in refusal(tmp_path / "parti.pdf")
    assert "il est vide" in refusal(tmp_path / "vide.pdf")
    assert "n’est pas un dossier" in refusal(tmp_path / "vide.pdf" / "a.pdf")
    assert "le nom est trop long" in refusal(tmp_path / ("a" * 5_000))
    assert "le système ne le lit pas" in refusal(Path("a\x00b"))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.pdf"
    path.write_bytes(b"x")
    path.chmod(0)

    assert "vous n’avez pas le droit de le lire" in refusal(path)


@pytest.mark.parametrize("typed", ["a b.pdf", " a b.pdf ", "'a b.pdf'", '"a b.pdf"'])
def test_a_pasted_path_loses_its_quotes(typed: str) -> None:
    assert typed_path(typed) == Path("a b.pdf")


def test_a_home_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert typed_path("~/a.pdf") == tmp_path / "a.pdf"
    assert typed_path("~nobody-of-that-name/a.pdf").name == "a.pdf"
    assert typed_path("~no\0body/a.pdf").name == "a.pdf"


# ── Out of the register ────────────────────────────────────────────────────────────────────


def kept(desk: Desk, name: str, content: bytes = b"%PDF-1.7") -> str:
    """Keep a file as a piece of a dossier; return its hash."""
    path = Path(desk.office.register.path).with_name("source.bin")  # type: ignore[attr-defined]
    path.write_bytes(content)
    attachment = read_attachment(path)
    renamed = type(attachment)(name, attachment.content)
    desk.pieces.receive(filed(desk), ("", "Pièce"), desk.office.clock.today(), renamed)
    return sha256(content).hexdigest()


def test_a_file_is_shown_from_a_private_folder_that_goes_with_the_desk(desk: Desk) -> None:
    digest = kept(desk, "../../Statuts [1].pdf")
    disk = desk.attachments._files
    assert isinstance(disk, Disk)

    path = desk.attachments.show("../../Statuts [1].pdf", digest)

    assert disk.opened == [path]
    assert path.name == "Statuts [1].pdf"
    assert path.read_bytes() == b"%PDF-1.7"
    if os.name != "nt":
        assert stat.S_IMODE(path.parent.parent.stat().st_mode) == 0o700
    desk.attachments.close()
    assert not path.parent.parent.exists()


def test_two_files_of_one_name_are_shown_apart(desk: Desk) -> None:
    first, second = kept(desk, "a.pdf", b"un"), kept(desk, "a.pdf", b"deux")

    assert desk.attachments.show("a.pdf", first).read_bytes() == b"un"
    assert desk.attachments.show("a.pdf", second).read_bytes() == b"deux"


def test_what_a_system_might_run_is_not_opened(desk: Desk) -> None:
    digest = kept(desk, "facture.pdf.desktop")

    with pytest.raises(Refusal, match="n’est pas d’un format que l’application ouvre sans risque") as refused:
        desk.attachments.show("facture.pdf.desktop", digest)

    assert is_sentence(str(refused.value))
    assert desk.attachments._files.opened == []  # type: ignore[attr-defined]


def test_an_export_never_replaces_what_stands_there(desk: Desk, tmp_path: Path) -> None:
    digest = kept(desk, "statuts.exe", b"octets")
    (tmp_path / "statuts.exe").write_bytes(b"autre")

    assert desk.attachments.export("statuts.exe", digest, tmp_path) == tmp_path / "statuts-2.exe"
    assert (tmp_path / "statuts.exe").read_bytes() == b"autre"
    assert (tmp_path / "statuts-2.exe").read_bytes() == b"octets"


def test_an_unknown_hash_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UnknownReference, match="empreinte"):
        desk.attachments.export("a.pdf", "0" * 64, tmp_path)


def test_a_desk_without_a_file_shown_closes(desk: Desk) -> None:
    other = desk_on(desk.office.register)  # type: ignore[arg-type]

    other.attachments.close()
