"""CPU a letter: our renderer against a raw ReportLab canvas that draws the same text in Noto Sans.

The canvas wraps lines and turns pages, and does nothing else: no markup, no justification, no door
for text. It is the floor. The two run in turn; the least of the rounds is compared.
"""

import argparse
import dataclasses
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib.resources import as_file, files
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from daect_tui.domain.document import (
    BulletList,
    Contact,
    LetterDocument,
    Letterhead,
    Paragraph,
    Run,
    SignatureBlock,
)
from exports.pdf import render_lot, render_pdf

FACE, SIZE, LEADING, MARGIN = "FloorNoto", 10, 14.2, 25 * mm


def letter(number: int) -> LetterDocument:
    """Write one labelling letter of a page, for an invented recipient; each differs from the others."""
    recipient = f"Communauté d’agglomération du Val d’Aubre n° {number}"
    return LetterDocument(
        title=f"Labellisation de la {recipient}",
        letterhead=Letterhead(
            state=("RÉPUBLIQUE FRANÇAISE",),
            ministry="Ministère des affaires étrangères",
            direction="Direction générale de la mondialisation",
            delegation="Délégation pour l’action extérieure des collectivités territoriales",
            place="Paris",
            address=("1, rue de l’Exemple", "75000 Paris"),
            phone="01 99 00 10 00",
            email="delegation@example.org",
        ),
        dated=date(2017, 5, 24),
        chrono=f"2017-{number:04}",
        contact=Contact("Camille", "Renaud", "chargée de mission", "01 99 00 10 01", "c.renaud@example.org"),
        recipient=(recipient, "Madame la Présidente", "2, place du Marché", f"{10000 + number} Aubre"),
        subject="label « Expertise territoriale internationale »",
        references=("votre demande du 12 janvier 2017", "comité de sélection du 17 mai 2017"),
        attachments=("attestation de label",),
        call="Madame la Présidente,",
        body=(
            _paragraph("Le comité de sélection a examiné la demande de votre établissement. "),
            _paragraph("J’ai décidé de lui attribuer le label pour le domaine qu’il a présenté. "),
            BulletList(
                tuple((Run(f"remettre un rapport après la mission n° {rank}"),) for rank in range(1, 5))
            ),
            _paragraph("Le label n’emporte par lui-même aucun financement. "),
            _paragraph("Je vous prie d’agréer, Madame la Présidente, l’expression de ma considération. "),
        ),
        signature=SignatureBlock("Pour le ministre et par délégation,", "la déléguée", "Hélène VASSEUR"),
    )


def _paragraph(sentence: str) -> Paragraph:
    """Make a paragraph of four lines or so, with a stretch in bold."""
    return Paragraph((Run(sentence * 3), Run("pour une durée de trois ans", bold=True), Run(".")))


def texts(value: object) -> Iterator[str]:
    """Give every text that a document holds, in the order of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Paragraph):
        yield "".join(run.text for run in value.runs)
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))


def floor(documents: Sequence[LetterDocument]) -> bytes:
    """Draw the texts of documents line by line on a canvas, each document on a new page."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    width, height = A4
    for document in documents:
        canvas.setFont(FACE, SIZE)
        line = height - MARGIN
        for text in texts(document):
            for piece in simpleSplit(text, FACE, SIZE, width - 2 * MARGIN):
                canvas.drawString(MARGIN, line, piece)
                line -= LEADING
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def cpu(work: Callable[[], object]) -> float:
    """Give the CPU that a piece of work takes, in seconds."""
    started = time.process_time()
    work()
    return time.process_time() - started


def compare(
    name: str, count: int, rounds: int, ours: Callable[[], object], raw: Callable[[], object]
) -> None:
    """Run the two in turn and print the least CPU a letter of each, with their ratio."""
    ours()
    raw()
    turns = [(cpu(ours), cpu(raw)) for _ in range(rounds)]
    mine = min(turn[0] for turn in turns) * 1000 / count
    least = min(turn[1] for turn in turns) * 1000 / count
    print(f"{name:18} {mine:5.1f} ms par lettre, toile nue {least:5.1f} ms : × {mine / least:.2f}")


def main() -> None:
    """Measure letters one file each, then as one lot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how many times each renderer runs")
    parser.add_argument("--letters", type=int, default=40, help="how many letters in a round")
    options = parser.parse_args()
    with as_file(files("exports") / "fonts" / "NotoSans_400Regular.ttf") as font:
        registerFont(TTFont(FACE, str(font)))
    documents = [letter(number) for number in range(1, options.letters + 1)]
    compare(
        "un fichier chacune",
        options.letters,
        options.rounds,
        lambda: [render_pdf(document) for document in documents],
        lambda: [floor([document]) for document in documents],
    )
    compare(
        "un seul lot",
        options.letters,
        options.rounds,
        lambda: render_lot(documents),
        lambda: floor(documents),
    )


if __name__ == "__main__":
    main()
