"""The minutes, written from the frozen record alone (CRPA R133-13).

They name the members with their quality, their substitutes, the matters, the sense of each
deliberation, the mandates, the recusals, who was heard, and the disagreements that members want told.
Between the opening and the end, the sections stand in the order that the institution has set.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from daect_tui.domain.dates import clock_time, long_date, long_date_with_day, short_date
from daect_tui.domain.document import (
    Block,
    BulletList,
    Heading,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
)
from daect_tui.domain.minutes import RecordedBallot, RecordedItem, RecordedMember, SessionRecord
from daect_tui.domain.minutes_sections import DEFAULT_SECTIONS, Section
from daect_tui.domain.text import NARROW, NBSP, counted, ended, listed, quoted, sentence_list, typeset


def minutes_title(record: SessionRecord) -> str:
    """Return the title of the minutes."""
    return f"Procès-verbal de la séance du {long_date(record.held_on)}"


def presiding_signature(record: SessionRecord) -> tuple[SignatureBlock, ...]:
    """Return who signs the minutes: each member who presided over some item, in the order of the items."""
    presided = dict.fromkeys(item.presided_by for item in record.items if item.presided_by)
    qualities = {member.name: member.quality for member in record.members}
    return tuple(
        SignatureBlock("Présidence de la séance,", qualities.get(name, ""), name) for name in presided
    )


def minutes_body(record: SessionRecord, sections: Sequence[Section] = DEFAULT_SECTIONS) -> tuple[Block, ...]:
    """Write the minutes, their sections in the order given."""
    return (
        *opening(record),
        *_irregular(record),
        *(block for section in sections for block in _section(record, section)),
        text(
            f"L’ordre du jour compte {counted(len(record.items), 'point')}. "
            f"La séance est levée à {clock_time(record.closed_at)}."
        ),
    )


def opening(record: SessionRecord) -> Iterator[Block]:
    """Say when, where and for which programmes the committee met, and whether it was convened again."""
    yield text(
        f"Le comité de sélection ({listed(record.programmes)}) s’est réuni le "
        f"{long_date_with_day(record.held_on)}{f', {record.place}' if record.place else ''}. "
        f"La séance est ouverte à {clock_time(record.opened_at)}."
    )
    if record.second_of:
        yield text(
            f"Le comité se réunit sur seconde convocation et sur le même ordre du jour que la séance "
            f"{record.second_of}, où le quorum n’était pas atteint. Aucun quorum n’est exigé (CRPA, "
            "art. R. 133-10)."
        )


def _irregular(record: SessionRecord) -> Iterator[Block]:
    if record.convening:
        yield text(record.convening)


def _section(record: SessionRecord, section: Section) -> Iterator[Block]:
    """Write a section under its heading; one that has nothing to tell is left out."""
    blocks = tuple(_WRITERS[section](record))
    if blocks:
        yield Heading(section.label)
        yield from blocks


def _composition(record: SessionRecord) -> Iterator[Block]:
    yield members(record)


def _items(record: SessionRecord) -> Iterator[Block]:
    for item in record.items:
        yield Heading(f"{item.position}. {item.organisation}", 2)
        yield from item_body(item)


def _course(record: SessionRecord) -> Iterator[Block]:
    yield from _breaks(record)
    yield from lapse(record)


def members(record: SessionRecord) -> Table:
    """Name every member with their quality and how they took part."""
    rows = tuple(
        (
            member.name,
            member.quality,
            member.body,
            ", ".join(_took_part(member)),
        )
        for member in record.members
    )
    return Table(("Membre", "Qualité", "Organisme", "Présence"), rows, (3, 4, 4, 3))


def _took_part(member: RecordedMember) -> Iterator[str]:
    yield member.attendance
    if member.replaces:
        yield f"supplée {member.replaces} (CRPA, art. R. 133-3)"
    if not member.voting:
        yield "sans voix délibérative"


def _breaks(record: SessionRecord) -> Iterator[Block]:
    if record.breaks:
        yield text(f"La séance est suspendue {listed(record.breaks)}.")


def lapse(record: SessionRecord) -> Iterator[Block]:
    """Say that the session was closed for want of quorum, where it was."""
    if record.lapse:
        yield text(
            f"{_capital(record.lapse)} (CRPA, art. R. 133-10). La séance est close faute de quorum{NARROW}; "
            "les points qui n’ont pas été examinés sont renvoyés."
        )


def mandates(record: SessionRecord) -> Iterator[Block]:
    """List the mandates, or say that there was none."""
    if record.mandates:
        yield BulletList(tuple((Run(mandate),) for mandate in record.mandates))
    else:
        yield text("Aucun pouvoir n’a été donné.")


def _summary(record: SessionRecord) -> Iterator[Block]:
    if record.items:
        rows = tuple(
            (f"{item.position}.", item.dossier, item.organisation, item.outcome.label)
            for item in record.items
        )
        yield Table(("Point", "Dossier", "Organisme", "Sens de la délibération"), rows, (1, 3, 5, 4))


def item_body(item: RecordedItem) -> Iterator[Block]:
    """Tell an item as it was examined."""
    yield text(f"Dossier {item.dossier}, {item.programme}{NBSP}: {ended(item.domain)}")
    if item.rapporteur:
        yield text(f"Rapporteur{NBSP}: {item.rapporteur}. Proposition{NBSP}: {item.proposal}.")
    if item.presided_by:
        yield text(f"Présidence{NBSP}: {item.presided_by}. {_capital(item.quorum)}.")
    if item.recused:
        verb = "n’a" if len(item.recused) == 1 else "n’ont"
        yield text(
            f"Déport{NBSP}: {listed(item.recused)}, qui {verb} pris part ni à la délibération ni au vote "
            "(CRPA, art. R. 133-12)."
        )
    if item.heard:
        yield text(
            f"Entendu, sans prendre part au vote (CRPA, art. R. 133-6){NBSP}: {sentence_list(item.heard)}."
        )
    for ballot in item.ballots:
        yield text(_ballot(ballot))
        if ballot.voices:
            yield BulletList(tuple((Run(voice),) for voice in ballot.voices))
    yield Paragraph((Run(typeset(f"Sens de la délibération{NBSP}: {item.outcome.label}."), bold=True),))
    yield from _grounds(item)
    for disagreement in item.disagreements:
        yield text(f"Désaccord inscrit à la demande de son auteur, {ended(disagreement)}")
    if item.notes:
        yield text(item.notes)


def _ballot(ballot: RecordedBallot) -> str:
    voided = " Ce vote a été annulé." if ballot.voided else ""
    casting = f", voix prépondérante{NBSP}: {ballot.casting}" if ballot.casting else ""
    took_part = f" Ont voté{NBSP}: {listed(ballot.participants)}." if ballot.participants else ""
    return (
        f"Motion {quoted(ballot.motion)}, vote {ballot.mode}{NBSP}: {ballot.tally}{casting}. "
        f"Résultat{NBSP}: {ballot.result or 'non compté'}.{took_part}{voided}"
    )


def _grounds(item: RecordedItem) -> Iterator[Block]:
    grounds = item.grounds
    if grounds.amount is not None:
        yield text(f"Montant proposé{NBSP}: {grounds.amount}.")
    if item.criteria:
        yield text(f"Critères retenus{NBSP}:")
        yield BulletList(tuple((Run(typeset(criterion)),) for criterion in item.criteria))
    if grounds.reasons:
        yield text(f"Motifs{NBSP}: {ended(grounds.reasons)}")
    if grounds.reservations:
        yield text(f"Réserves{NBSP}:")
        yield BulletList(tuple((Run(typeset(reservation)),) for reservation in grounds.reservations))
    if grounds.wanted:
        until = f", au plus tard le {short_date(grounds.wanted_until)}" if grounds.wanted_until else ""
        yield text(f"Attendu du demandeur{until}{NBSP}: {ended(grounds.wanted)}")


def text(words: str) -> Paragraph:
    """Make a paragraph of plain text, with its French spaces."""
    return Paragraph((Run(typeset(words)),))


_WRITERS: Mapping[Section, Callable[[SessionRecord], Iterator[Block]]] = {
    Section.MEMBERS: _composition,
    Section.MANDATES: mandates,
    Section.ITEMS: _items,
    Section.COURSE: _course,
    Section.SUMMARY: _summary,
}


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
