"""The minutes, written from the frozen record alone (CRPA R133-13).

They name the members with their quality, their substitutes, the matters, the sense of each
deliberation, the mandates, the recusals, who was heard, and the disagreements that members want told.
"""

from collections.abc import Iterator

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
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import NARROW, NBSP, counted, listed, quoted, sentence_list, typeset


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


def minutes_body(record: SessionRecord, programmes: dict[str, Programme]) -> tuple[Block, ...]:
    """Write the minutes; `programmes` gives the criteria that an opinion cites."""
    return (
        _text(
            f"Le comité de sélection ({listed(record.programmes)}) s’est réuni le "
            f"{long_date_with_day(record.held_on)}{f', {record.place}' if record.place else ''}. "
            f"La séance est ouverte à {clock_time(record.opened_at)}."
        ),
        *_convened_again(record),
        *_irregular(record),
        Heading("Composition et présences"),
        _members(record),
        *_mandates(record),
        Heading("Délibérations"),
        *(block for item in record.items for block in _item(item, programmes)),
        *_breaks(record),
        *_lapse(record),
        _text(
            f"L’ordre du jour compte {counted(len(record.items), 'point')}. "
            f"La séance est levée à {clock_time(record.closed_at)}."
        ),
    )


def _members(record: SessionRecord) -> Table:
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


def _convened_again(record: SessionRecord) -> Iterator[Block]:
    if record.second_of:
        yield _text(
            f"Le comité se réunit sur seconde convocation et sur le même ordre du jour que la séance "
            f"{record.second_of}, où le quorum n’était pas atteint. Aucun quorum n’est exigé (CRPA, "
            "art. R. 133-10)."
        )


def _irregular(record: SessionRecord) -> Iterator[Block]:
    if record.convening:
        yield _text(record.convening)


def _breaks(record: SessionRecord) -> Iterator[Block]:
    if record.breaks:
        yield _text(f"La séance est suspendue {listed(record.breaks)}.")


def _lapse(record: SessionRecord) -> Iterator[Block]:
    if record.lapse:
        yield _text(
            f"{_capital(record.lapse)} (CRPA, art. R. 133-10). La séance est close faute de quorum{NARROW}; "
            "les points qui n’ont pas été examinés sont renvoyés."
        )


def _mandates(record: SessionRecord) -> Iterator[Block]:
    if record.mandates:
        yield _text(f"Pouvoirs{NBSP}:")
        yield BulletList(tuple((Run(mandate),) for mandate in record.mandates))
    else:
        yield _text("Aucun pouvoir n’a été donné.")


def _item(item: RecordedItem, programmes: dict[str, Programme]) -> Iterator[Block]:
    yield Heading(f"{item.position}. {item.organisation}", 2)
    yield _text(f"Dossier {item.dossier}, {item.programme}{NBSP}: {_ended(item.domain)}")
    if item.rapporteur:
        yield _text(f"Rapporteur{NBSP}: {item.rapporteur}. Proposition{NBSP}: {item.proposal}.")
    if item.presided_by:
        yield _text(f"Présidence{NBSP}: {item.presided_by}. {_capital(item.quorum)}.")
    if item.recused:
        verb = "n’a" if len(item.recused) == 1 else "n’ont"
        yield _text(
            f"Déport{NBSP}: {listed(item.recused)}, qui {verb} pris part ni à la délibération ni au vote "
            "(CRPA, art. R. 133-12)."
        )
    if item.heard:
        yield _text(
            f"Entendu, sans prendre part au vote (CRPA, art. R. 133-6){NBSP}: {sentence_list(item.heard)}."
        )
    for ballot in item.ballots:
        yield _text(_ballot(ballot))
        if ballot.voices:
            yield BulletList(tuple((Run(voice),) for voice in ballot.voices))
    yield Paragraph((Run(typeset(f"Sens de la délibération{NBSP}: {item.outcome.label}."), bold=True),))
    yield from _grounds(item, programmes)
    for disagreement in item.disagreements:
        yield _text(f"Désaccord inscrit à la demande de son auteur, {_ended(disagreement)}")
    if item.notes:
        yield _text(item.notes)


def _ballot(ballot: RecordedBallot) -> str:
    voided = " Ce vote a été annulé." if ballot.voided else ""
    casting = f", voix prépondérante{NBSP}: {ballot.casting}" if ballot.casting else ""
    took_part = f" Ont voté{NBSP}: {listed(ballot.participants)}." if ballot.participants else ""
    return (
        f"Motion {quoted(ballot.motion)}, vote {ballot.mode}{NBSP}: {ballot.tally}{casting}. "
        f"Résultat{NBSP}: {ballot.result or 'non compté'}.{took_part}{voided}"
    )


def _grounds(item: RecordedItem, programmes: dict[str, Programme]) -> Iterator[Block]:
    grounds = item.grounds
    programme = programmes[item.programme]
    cited = [programme.criterion(code) for code in grounds.criteria]
    if cited:
        yield _text(f"Critères retenus{NBSP}:")
        yield BulletList(tuple((Run(typeset(criterion.text)),) for criterion in cited if criterion))
    if grounds.reasons:
        yield _text(f"Motifs{NBSP}: {_ended(grounds.reasons)}")
    if grounds.reservations:
        yield _text(f"Réserves{NBSP}:")
        yield BulletList(tuple((Run(typeset(text)),) for text in grounds.reservations))
    if grounds.wanted:
        until = f", au plus tard le {short_date(grounds.wanted_until)}" if grounds.wanted_until else ""
        yield _text(f"Attendu du demandeur{until}{NBSP}: {_ended(grounds.wanted)}")


def _text(text: str) -> Paragraph:
    return Paragraph((Run(typeset(text)),))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
