"""The public extract of the register of labels on a day: organisations and labels, never a person."""

from collections.abc import Iterable
from datetime import date

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.document import Block, Paragraph, Run, Table
from daect_tui.domain.label_register import LabelLine, public_lines
from daect_tui.domain.text import counted, typeset


def extract_headings(day: date) -> tuple[str, ...]:
    """Return the headings of the extract as a table."""
    return ("numéro", "titulaire", "domaine", "programme", "du", "au", f"état au {short_date(day)}")


def extract_rows(lines: Iterable[LabelLine]) -> list[tuple[str, ...]]:
    """Return the public labels as rows of texts, dates as spreadsheets take them."""
    return [
        (
            line.life.label.number,
            line.holder,
            line.life.label.domain,
            line.life.label.programme,
            line.life.label.starts_on.isoformat(),
            line.life.label.until.isoformat(),
            line.state.label,
        )
        for line in public_lines(lines)
    ]


def extract_body(lines: Iterable[LabelLine], day: date) -> tuple[Block, ...]:
    """Write the extract as a document."""
    public = public_lines(lines)
    said = (
        f"Le registre compte, au {long_date(day)}, {counted(len(public), 'label')}. Il ne porte ni les "
        "labels qui n’ont pas commencé ce jour-là, ni ceux qui ont été retirés et sont réputés n’avoir "
        "jamais été attribués."
    )
    rows = tuple(
        (
            line.life.label.number,
            typeset(line.holder),
            typeset(line.life.label.domain),
            line.life.label.programme,
            f"{short_date(line.life.label.starts_on)} – {short_date(line.life.label.until)}",
            line.state.label,
        )
        for line in public
    )
    header = ("Numéro", "Titulaire", "Domaine labellisé", "Programme", "Période", "État")
    table = (Table(header, rows, (1.7, 2.3, 2.75, 1.6, 1.5, 1.3)),) if rows else ()
    return (Paragraph((Run(said),)), *table)
