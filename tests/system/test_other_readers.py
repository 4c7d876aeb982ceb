"""What other programs think of our documents: their syntax, their fonts, the text that they find."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from daect_tui.domain.document import (
    Contact,
    Heading,
    LetterDocument,
    Letterhead,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
)
from daect_tui.domain.document_form import DocumentForm
from exports.documents import render
from exports.pdf import render_pdf

pytestmark = pytest.mark.system

LETTER = LetterDocument(
    title="Labellisation du Grand Aubrac",
    letterhead=Letterhead(
        state=("RÉPUBLIQUE FRANÇAISE",),
        ministry="Ministère",
        direction="Direction",
        delegation="Délégation",
        place="Paris",
        address=("1, rue de l’Exemple", "75000 Paris"),
        phone="01 99 00 10 00",
        email="delegation@example.org",
    ),
    dated=date(2017, 5, 24),
    chrono="2017-0001",
    contact=Contact("Camille", "Renaud", "chargée de mission", "01 99 00 10 01", "c.renaud@example.org"),
    recipient=("Grand Aubrac", "Madame la Présidente", "48000 Aubrac"),
    subject="label",
    references=("votre demande du 12 janvier 2017",),
    attachments=(),
    call="Madame la Présidente,",
    body=(
        Heading("Décision"),
        Paragraph((Run("L’œuvre de Nguyễn Thị Minh est "), Run("labellisée", bold=True), Run("."))),
        Table(header=("Ligne", "Montant"), rows=(("Transport", "1\u202f234,50\u00a0€"),), weights=(3, 1)),
    ),
    signature=SignatureBlock("Pour le ministre et par délégation,", "la déléguée", "Hélène VASSEUR"),
)
WORD_PROCESSOR = (DocumentForm.ODT, DocumentForm.DOCX)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "lettre.pdf"
    path.write_bytes(render_pdf(LETTER))
    return path


def ask(program: str, *arguments: str) -> str:
    """Run a program of the system; give what it prints, and fail on what it refuses."""
    found = shutil.which(program)
    assert found is not None, f"{program} is not installed: make test-system installs it"
    done = subprocess.run([found, *arguments], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_qpdf_finds_no_fault_of_syntax(letter: Path) -> None:
    assert "No syntax or stream encoding errors found" in ask("qpdf", "--check", str(letter))


def test_every_font_is_embedded_and_can_be_read_back(letter: Path) -> None:
    _, _, *fonts = ask("pdffonts", str(letter)).splitlines()

    # Columns from the right: object number and generation, then uni, sub, emb.
    flags = [font.split()[-5:-2] for font in fonts]
    assert flags
    assert all(embedded == "yes" and unicode == "yes" for embedded, _, unicode in flags), fonts


def test_poppler_reads_the_text_that_was_written(letter: Path) -> None:
    text = ask("pdftotext", "-layout", str(letter), "-")

    assert "L’œuvre de Nguyễn Thị Minh est labellisée." in text
    assert "Grand Aubrac" in text


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Have the word processor print the letter of each form, in one start; the folder of what it made."""
    folder = tmp_path_factory.mktemp("traitement")
    written = [folder / f"lettre-{form.name}{form.value}" for form in WORD_PROCESSOR]
    for form, path in zip(WORD_PROCESSOR, written, strict=True):
        path.write_bytes(render(LETTER, form))
    # A profile of its own: another instance that is open would take the work over.
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    ask("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, written))
    return folder


@pytest.mark.parametrize("form", WORD_PROCESSOR)
def test_a_word_processor_opens_what_was_written(converted: Path, form: DocumentForm) -> None:
    printed = converted / f"lettre-{form.name}.pdf"
    text = " ".join(ask("pdftotext", "-layout", str(printed), "-").split())
    assert "L’œuvre de Nguyễn Thị Minh est labellisée." in text
    assert "Affaire suivie par : Camille Renaud" in text.replace("\u00a0", " ")
    assert "1/1" in text
    information = ask("pdfinfo", str(printed))
    assert "A4" in information
    assert "Labellisation du Grand Aubrac" in information
