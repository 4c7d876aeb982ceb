"""The pieces of a dossier in words."""

from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import countdown
from daect_tui.domain.piece import PieceLine, PieceRequest, PieceStanding
from daect_tui.domain.text import counted, listed
from daect_tui.services.pieces import PieceBook

COMPLETABLE = "Toutes les pièces sont là\u00a0: Ctrl+K constate la complétude."


def cells(line: PieceLine, today: date) -> list[str]:
    """Write a piece as a row: its label, its standing, when it came, until when it is awaited."""
    standing = line.standing.label
    if line.asked and line.asked.until < today:
        standing = "en retard"
    latest = max((piece.received_on for piece in line.received), default=None)
    return [
        line.label + (" *" if line.required else ""),
        standing,
        short_date(latest) if latest else "",
        short_date(line.asked.until) if line.asked else "",
    ]


def detail(line: PieceLine, today: date) -> str:
    """Tell all that is known of one piece."""
    said = [
        f"Reçue le {short_date(piece.received_on)}"
        + (f", fichier {piece.file_name}" if piece.file_name else ", sur papier seulement")
        for piece in line.received
    ]
    if line.asked:
        said.append(request_words(line.asked, today))
    if not said:
        said.append("Attendue avec le dossier." if line.required else "Facultative.")
    return "\n".join(said)


def request_words(request: PieceRequest, today: date) -> str:
    """Tell a request: when, until when, what for, what was said."""
    note = f" «\u202f{request.note}\u202f»" if request.note else ""
    return (
        f"Demandée le {short_date(request.asked_on)} pour le {short_date(request.until)} "
        f"({countdown(request.until, today)}), {request.kind.label}.{note}"
    )


def summary(book: PieceBook) -> str:
    """Say in few words what is there and what is not."""
    if book.completable:
        return COMPLETABLE
    lacking = book.missing
    if lacking:
        lack = counted(len(lacking), "pièce manque", "pièces manquent")
        return f"{lack}\u00a0: {listed([one.label for one in lacking])}."
    return "Rien ne manque."


def clock_words(book: PieceBook) -> str:
    """Say what is awaited, for the line of clocks; empty when nothing is."""
    waited = [line for line in book.lines if line.standing is PieceStanding.ASKED]
    if not waited:
        return ""
    until = min(line.asked.until for line in waited if line.asked)
    return f"{counted(len(waited), 'pièce')} au {short_date(until)}"
