"""What veraPDF thinks of our documents: PDF/A-2a and PDF/UA-1, with controls that must fail.

The validator is `scripts/validate_pdf.sh`. A control is one of our own files with one thing spoilt: it
proves that the validator looks at that thing.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from daect_tui.domain.address_labels import AddressSheet
from daect_tui.domain.document import Emblem, LetterDocument
from daect_tui.domain.lent_files import lend
from exports.pdf import address_labels, render_lot, render_pdf
from tests.support.once import made_once
from tests.support.papers import LETTER, MINUTES

pytestmark = pytest.mark.system

ROOT = Path(__file__).parents[2]
PROFILES = ("2a", "ua1")
EMBLEM = "République d’Exemple"
TOLD = "verdicts.tsv"


def with_emblem() -> LetterDocument:
    """A letter under a picture that one sees through in part."""
    picture = BytesIO()
    image = Image.new("RGBA", (60, 40), (35, 54, 107, 120))
    image.putpixel((5, 5), (255, 0, 0, 0))
    image.save(picture, "PNG")
    digest = sha256(picture.getvalue()).hexdigest()
    lend(digest, picture.getvalue())
    return replace(LETTER, letterhead=replace(LETTER.letterhead, emblem=Emblem(digest, EMBLEM)))


SOUND: dict[str, Callable[[], bytes]] = {
    "lettre": lambda: render_pdf(LETTER),
    "proces-verbal": lambda: render_pdf(MINUTES),
    "lot": lambda: render_lot([LETTER, MINUTES, *[LETTER] * 20]),
    "embleme": lambda: render_pdf(with_emblem()),
    "etiquettes": lambda: address_labels(AddressSheet((LETTER.recipient,) * 30, start=5)),
}
# What is spoilt: how it stood and what it becomes, in the uncompressed file; the rule that must fail.
SPOILT = {
    "hors-balises": (rb"/P <</MCID 0>> BDC", b"/P BMC", "ua1", "7.1-3"),
    "sans-langue": (rb"/Lang \(fr-FR\)", b"", "ua1", "7.2-34"),
    "sans-titre": (rb"<dc:title>.*?</dc:title>", b"", "ua1", "7.1-9"),
    "police-absente": (rb"/FontFile2 \d+ 0 R", b"", "2a", "6.2.11.4.1-1"),
    "glyphe-absent": (rb"\(Paris", b"(\\\\377Paris", "2a", "6.2.11.4.1-2"),
    "tableau-sans-en-tete": (rb"/Scope /Column", b"", "ua1", "7.5-1"),
    "image-sans-texte": (rb"/Alt <[^>]*>", b"", "ua1", "7.3-1"),
    "titre-saute": (rb"/S /H2", b"/S /H5", "ua1", "7.4.2-1"),
}
Verdicts = dict[tuple[str, str], tuple[str, set[str]]]


def validate(files: list[Path]) -> str:
    """Ask the validator, once for all; give what it prints, a line for each profile and file."""
    done = subprocess.run(
        [str(ROOT / "scripts/validate_pdf.sh"), ",".join(PROFILES), *map(str, files)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHON": sys.executable},
        check=False,
    )
    assert len(done.stdout.splitlines()) == len(files) * len(PROFILES), done.stderr
    return done.stdout


def spoil(content: bytes, found: bytes, put: bytes, folder: Path) -> bytes:
    """Change one thing in a file, its streams uncompressed and its table of places made anew."""
    plain, edited = folder / "clair.pdf", folder / "touche.pdf"
    plain.write_bytes(content)
    command = ["qpdf", "--qdf", "--object-streams=disable", str(plain), str(edited)]
    subprocess.run(command, check=True)
    before = edited.read_bytes()
    after, count = re.subn(found, put, before, flags=re.DOTALL)
    assert count, found
    return subprocess.run(["fix-qdf"], input=after, capture_output=True, check=True).stdout  # noqa: S607


@pytest.fixture(scope="module")
def verdicts(specimens: list[Path], tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Verdicts:
    """For each profile and file, its verdict and the rules broken: one start of the validator a run."""

    def make(folder: Path) -> None:
        files = [folder / f"{name}.pdf" for name in (*SOUND, *SPOILT)]
        contents = [made() for made in SOUND.values()]
        emblem = render_pdf(with_emblem())
        contents += [spoil(emblem, found, put, folder) for found, put, _, _ in SPOILT.values()]
        for file, content in zip(files, contents, strict=True):
            file.write_bytes(content)
        (folder / TOLD).write_text(validate([*files, *specimens]), "utf-8")

    folder = made_once(tmp_path_factory.getbasetemp(), worker_id, "verapdf", make)
    lines = [line.split("\t") for line in (folder / TOLD).read_text("utf-8").splitlines()]
    return {
        (profile, Path(file).stem): (verdict, set(rules.split())) for profile, file, verdict, rules in lines
    }


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", SOUND)
def test_our_documents_pass(verdicts: Verdicts, name: str, profile: str) -> None:
    assert verdicts[profile, name] == ("PASS", set())


def test_every_specimen_passes_and_has_no_fault_of_syntax(verdicts: Verdicts, specimens: list[Path]) -> None:
    assert len(specimens) >= 70

    told = {(profile, file.stem): verdicts[profile, file.stem] for profile in PROFILES for file in specimens}
    assert {key: rules for key, (verdict, rules) in told.items() if verdict != "PASS"} == {}
    for file in specimens:
        done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)  # noqa: S607
        assert "No syntax or stream encoding errors found" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("name", SPOILT)
def test_a_spoilt_document_fails_on_its_rule(verdicts: Verdicts, name: str) -> None:
    _, _, profile, rule = SPOILT[name]

    verdict, broken = verdicts[profile, name]
    assert verdict == "FAIL"
    assert rule in broken
