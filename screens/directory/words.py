"""What the Répertoire says of members, programmes, and dated settings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from daect_tui.domain.dates import short_date
from daect_tui.domain.expected_pieces_form import pieces_text
from daect_tui.domain.institution import Dated, DatedLetterhead, Signatory
from daect_tui.domain.institution_form import kept_typeface
from daect_tui.domain.member import Member
from daect_tui.domain.member_form import Seat
from daect_tui.domain.programme import Award, Criterion, Programme
from daect_tui.domain.routing import Axis
from daect_tui.domain.text import counted, listed
from daect_tui.services.catalogue import countries, themes
from daect_tui.services.regions import french_regions
from daect_tui.services.routing import RouteLine

D = TypeVar("D", bound=Dated)

# How the catalogue names the documents from which the programmes are known.
_SOURCES = {
    "S0": "communiqué du 24 mai 2017",
    "S1": "communiqué du 8 juillet 2020",
    "S2": "communiqué d’avril 2011",
    "S3": "présentation de la délégation, 2018",
    "S4": "instruction du 10 février 2017",
}
Facts = list[tuple[str, str]]


# ── Members ────────────────────────────────────────────────────────────────────────────────


def seat(member: Member) -> str:
    """Say in a word what a member does in the session."""
    if member.presides:
        return "préside"
    if member.deputises:
        return "supplée"
    return "vote" if member.voting else "sans voix"


def in_order(members: Sequence[Member], today: date) -> list[Member]:
    """Put those who sit today first, the president, the deputy, those who vote, then by name."""
    return sorted(
        members,
        key=lambda one: (
            not one.sits_on(today),
            not one.presides,
            not one.deputises,
            not one.voting,
            one.last_name,
        ),
    )


def term(start: date, end: date | None) -> str:
    """Write « depuis le 01/01/2016 », or « du 01/01/2016 au 31/12/2018 »."""
    return f"du {short_date(start)} au {short_date(end)}" if end else f"depuis le {short_date(start)}"


def member_facts(member: Member) -> Facts:
    """Write a member."""
    does = {
        "préside": Seat.PRESIDES,
        "supplée": Seat.DEPUTISES,
        "vote": Seat.VOTES,
        "sans voix": Seat.SILENT,
    }[seat(member)]
    region = [("Région", french_regions().get(member.region, member.region))] if member.region else []
    return [
        ("Membre", member.full_name),
        ("Qualité", member.quality),
        ("Organisme", member.body),
        *region,
        ("Siège comme", f"{member.kind.label}, {term(member.starts_on, member.until)}"),
        ("Voix", does.label),
    ]


# ── Référents ──────────────────────────────────────────────────────────────────────────────


def route_facts(route: RouteLine) -> Facts:
    """Write a line of the routing table, and what it does."""
    use = (
        "Suit les dossiers pour lesquels rien d’autre n’est prévu."
        if route.axis is Axis.DEFAULT
        else "Proposé au dépôt d’un dossier."
    )
    return [
        (route.axis.label.capitalize(), route.name),
        ("Référent", route.referent or "personne\u00a0: Entrée en nomme un"),
        ("Usage", use),
    ]


def routes_count(routes: Iterable[RouteLine]) -> str:
    """Say how much of the routing table is filled."""
    lines = list(routes)
    return f"Table des référents\u00a0: {sum(bool(one.referent) for one in lines)} nommés sur {len(lines)}"


# ── Programmes ─────────────────────────────────────────────────────────────────────────────


def source(cited: str) -> str:
    """Write a source in full where the catalogue cites it by its number."""
    return re.sub(r"\bS\d\b", lambda number: _SOURCES.get(number[0], number[0]), cited)


def programme_facts(programme: Programme) -> Facts:
    """Write a programme, its criteria each with its source."""
    criteria = [("Critère", "\n".join(_criterion_lines(criterion))) for criterion in programme.criteria]
    return [
        *_given(programme),
        ("Ouvert à", listed([kind.label for kind in programme.applicants])),
        ("Reçoit", programme.calendar.label),
        ("Présentation", "\n".join(programme.introduction)),
        ("Ce qu’il ouvre", programme.what_it_opens),
        ("Conditions", "\n".join(programme.conditions)),
        ("Pièces", pieces_text(programme.pieces)),
        *criteria,
        ("Sources", "\n".join(source(one) for one in programme.sources)),
    ]


def _criterion_lines(one: Criterion) -> Iterator[str]:
    yield one.text
    retired = f", retiré\u00a0: dernier jour le {short_date(one.until)}" if one.until else ""
    yield f"{one.code}, source\u00a0: {source(one.source)}{retired}"
    yield from (
        f"jusqu’au {short_date(former.until)}\u00a0: {former.text}" for former in reversed(one.former)
    )


# ── Dated settings ─────────────────────────────────────────────────────────────────────────


def standing(setting: D, settings: Sequence[D], today: date) -> str:
    """Say whether a setting is the one in force today (the latest to begin), or why not."""
    if setting.valid_from > today:
        return "à venir"
    if setting.valid_until is not None and setting.valid_until < today:
        return "terminé"
    begun = [
        other.valid_from
        for other in settings
        if other.valid_from <= today and (other.valid_until is None or today <= other.valid_until)
    ]
    return "en vigueur" if setting.valid_from == max(begun) else "remplacé"


def letterhead_facts(setting: DatedLetterhead) -> Facts:
    """Write a letterhead and its contact."""
    head, contact = setting.letterhead, setting.contact
    follows = f"{contact.first_name} {contact.last_name}".strip()
    return [
        ("En-tête", term(setting.valid_from, setting.valid_until)),
        ("", "\n".join((*head.state, head.ministry, head.direction, head.delegation))),
        ("Adresse", ", ".join(part for part in (*head.address, head.phone, head.email) if part)),
        ("Suivi par", ", ".join(p for p in (follows, contact.quality, contact.phone, contact.email) if p)),
        *([("Emblème", f"image conservée, lue «\u202f{head.emblem.words}\u202f»")] if head.emblem else []),
        *([("Police", kept_typeface(head.typeface))] if head.typeface else []),
    ]


def signatory_facts(setting: Signatory) -> Facts:
    """Write a signatory as under a signature, and the delegation."""
    return [
        ("Signataire", term(setting.valid_from, setting.valid_until)),
        ("", f"{setting.formula}\n{setting.office}\n{setting.name}"),
        ("Délégation", setting.delegation_act),
    ]


def gives(programme: Programme) -> str:
    """Say in short what a programme gives: how long its label lasts, or « soutien » for a call."""
    if programme.award is Award.SUPPORT:
        return Award.SUPPORT.value
    return counted(programme.label_months, "mois", "mois")


def _given(programme: Programme) -> Iterator[tuple[str, str]]:
    if programme.award is Award.LABEL:
        yield "Label", f"{programme.label}, {gives(programme)}"
        return
    yield "Donne", programme.award.label
    names = {one.code: one.name for one in countries()}
    yield "Pays éligibles", listed([names.get(code, code) for code in programme.countries]) or "tous"
    yield "Thèmes éligibles", listed([themes().get(code, code) for code in programme.themes]) or "tous"
    if programme.opinion_first:
        yield "Avis du poste", "avant la sélection"
