"""The papers of the room: the packet of one member, and the sheet that members sign."""

from collections.abc import Mapping, Sequence

from daect_tui.domain.convocation_letter import recused_words
from daect_tui.domain.dates import long_date_with_day
from daect_tui.domain.document import Block, Heading, Paragraph, Run, Table
from daect_tui.domain.dossier_sheet import sheet_title
from daect_tui.domain.hours import hour_words
from daect_tui.domain.member import Member
from daect_tui.domain.session import AgendaItem, Seat, Session
from daect_tui.domain.text import NBSP, listed

# What is struck out, or completed, by hand.
_WAYS = f"présent\nà distance\npouvoir à{NBSP}:"


def when_and_where(session: Session) -> str:
    """Say when and where a session meets: « mercredi 17 mai 2017 à 14 h, Paris »."""
    day = long_date_with_day(session.meets_on) if session.meets_on else session.period
    hour = f" à {hour_words(session.hour)}" if session.hour else ""
    return f"{day}{hour}{f', {session.place}' if session.place else ''}"


def session_subtitle(session: Session) -> str:
    """Return what stands under the title of each paper."""
    return f"Comité de sélection – {listed(session.programmes)} – séance {session.reference}"


def packet_body(
    session: Session,
    member: Member,
    items: Sequence[AgendaItem],
    sheets: Mapping[int, tuple[Block, ...]],
) -> tuple[Block, ...]:
    """Write the packet of a member: contents, then a fiche an item, in the order of the agenda.

    `sheets` gives the fiche of each item by its number; of one that lacks, from which the member is
    recused, nothing is written but its position (R133-12).
    """
    rows = tuple(
        (str(item.position), item.dossier, f"{item.organisation} – {item.domain}", "")
        if item.id in sheets
        else (str(item.position), "—", recused_words(member, item.position), "")
        for item in items
    )
    titles = tuple(_title(member, item, sheets) for item in items)
    return (
        _line("À l’attention de ", member.full_name),
        _line("Séance du ", when_and_where(session)),
        Heading("Sommaire"),
        Table(("Point", "Dossier", "Organisme et domaine", "Page"), rows, (1, 2.4, 7, 1), pages=titles),
        *(
            block
            for item, title in zip(items, titles, strict=True)
            for block in sheets.get(item.id) or _withheld(title)
        ),
    )


def _title(member: Member, item: AgendaItem, sheets: Mapping[int, tuple[Block, ...]]) -> str:
    return sheet_title(item) if item.id in sheets else recused_words(member, item.position)


def _withheld(title: str) -> tuple[Block, ...]:
    return (
        Heading(title, new_page=True),
        Paragraph((Run("Le dossier de ce point ne vous est pas communiqué."),)),
    )


def signing_sheet_body(session: Session, seats: Sequence[Seat]) -> tuple[Block, ...]:
    """Write the sheet that members sign: one row each, never cut between two pages."""
    rows = tuple(
        (
            seat.name,
            ", ".join(
                part for part in (seat.quality, "" if seat.voting else "sans voix délibérative") if part
            ),
            seat.body,
            _WAYS,
            "",
        )
        for seat in seats
    )
    return (
        _line("Séance du ", when_and_where(session)),
        Table(
            ("Membre", "Qualité", "Organisme", "Présence", "Signature"), rows, (3, 3, 3, 2.6, 4), to_sign=True
        ),
    )


def _line(before: str, what: str) -> Paragraph:
    return Paragraph((Run(before), Run(what, bold=True), Run(".")))
