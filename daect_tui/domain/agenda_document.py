"""The agenda as a document of its own: what is voted, what is only told (CRPA R133-5, procedure §6.4)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.document import Block, Heading, Paragraph, Run, Table
from daect_tui.domain.dossier import Referents
from daect_tui.domain.dossier_opinion import DossierOpinion, OpinionState
from daect_tui.domain.hours import time_of_day
from daect_tui.domain.session import AgendaItem, Session
from daect_tui.domain.session_papers import when_and_where
from daect_tui.domain.text import NBSP, typeset

_NOTHING = "Aucun."
_TO_VOTE = (
    "Seuls les dossiers numérotés ci-dessous font l’objet d’une délibération et d’un vote (CRPA, art. "
    "R. 133-5 et R. 133-11)."
)
_TOLD = "Présentées pour information, sans vote."
_OTHER = (
    "Les questions que les membres souhaitent voir évoquées sont signalées à la présidence avant la séance. "
    "Elles ne donnent lieu à aucun vote."
)


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """An item as the agenda lists it; `adjourned_on` and `renews` are empty for a first request."""

    item: AgendaItem
    referents: Referents
    opinions: tuple[DossierOpinion, ...]
    hour: time | None = None
    adjourned_on: date | None = None
    renews: str = ""


@dataclass(frozen=True, slots=True)
class PreviousMinutes:
    """The minutes to approve: of which session, held when, and where they stand."""

    session: str
    held_on: date
    standing: str


@dataclass(frozen=True, slots=True)
class ToldMission:
    """A mission that the committee is told of."""

    reference: str
    holder: str
    country: str
    subject: str
    starts_on: date
    state: str


@dataclass(frozen=True, slots=True)
class AgendaCase:
    """A planned session and all that its agenda says; `programmes` gives the name of each, by its code."""

    session: Session
    programmes: Mapping[str, str]
    lines: tuple[AgendaLine, ...]
    previous: PreviousMinutes | None
    missions: tuple[ToldMission, ...]


def agenda_body(case: AgendaCase) -> tuple[Block, ...]:
    """Write the agenda: what comes first, the dossiers by programme, what is told without a vote."""
    first = [line for line in case.lines if line.adjourned_on is None and not line.renews]
    adjourned = [line for line in case.lines if line.adjourned_on is not None]
    renewals = [line for line in case.lines if line.renews and line.adjourned_on is None]
    return (
        Paragraph((Run("Séance du "), Run(when_and_where(case.session), bold=True), Run("."))),
        _text(_TO_VOTE),
        Heading("I. Procès-verbal de la séance précédente"),
        _text(_previous(case.previous)),
        Heading("II. Dossiers examinés pour la première fois"),
        *_by_programme(first, case.programmes),
        Heading("III. Dossiers ajournés lors d’une séance précédente"),
        *_table(adjourned),
        Heading("IV. Renouvellements de labels"),
        *_table(renewals),
        Heading("V. Missions"),
        *_missions(case.missions),
        Heading("VI. Questions diverses"),
        _text(_OTHER),
    )


def _previous(minutes: PreviousMinutes | None) -> str:
    if minutes is None:
        return f"Aucune séance de ces programmes n’a encore été tenue{NBSP}: rien n’est à approuver."
    held = f"séance {minutes.session} du {long_date(minutes.held_on)}"
    return f"Approbation du procès-verbal de la {held} ({minutes.standing})."


def _by_programme(lines: Sequence[AgendaLine], names: Mapping[str, str]) -> Iterator[Block]:
    if not lines:
        yield _text(_NOTHING)
    for code, name in names.items():
        of_programme = [line for line in lines if line.item.programme == code]
        if of_programme:
            yield Heading(f"{code} – {typeset(name)}", 2)
            yield from _table(of_programme)


def _table(lines: Sequence[AgendaLine]) -> Iterator[Block]:
    if not lines:
        yield _text(_NOTHING)
        return
    rows = tuple(
        (_number(line), _what(line), _who(line.referents), _opinions(line.opinions)) for line in lines
    )
    yield Table(("Point", "Organisme et domaine", "Référents", "Avis"), rows, (1.2, 5.4, 2.4, 3.4))


def _number(line: AgendaLine) -> str:
    at = f"\n{time_of_day(line.hour)}" if line.hour else ""
    return f"{line.item.position}{at}"


def _what(line: AgendaLine) -> str:
    item = line.item
    parts = [f"{typeset(item.organisation)} – {typeset(item.domain)}", item.dossier]
    if line.adjourned_on:
        parts.append(f"ajourné le {short_date(line.adjourned_on)}")
    if line.renews:
        parts.append(f"renouvelle le label {line.renews}")
    return "\n".join(parts)


def _who(referents: Referents) -> str:
    named = dict.fromkeys(name for name in (referents.geographic, referents.thematic) if name)
    return "\n".join(named) or "non désignés"


def _opinions(opinions: Sequence[DossierOpinion]) -> str:
    asked = [one for one in opinions if one.state is not OpinionState.CANCELLED]
    said = (
        f"{typeset(one.source)}{NBSP}: {one.answer.sense.label if one.answer else 'attendu'}" for one in asked
    )
    return "\n".join(said) or "non demandé"


def _missions(missions: Sequence[ToldMission]) -> Iterator[Block]:
    if not missions:
        yield _text("Aucune.")
        return
    yield _text(_TOLD)
    rows = tuple(
        (
            one.reference,
            f"{typeset(one.holder)} – {typeset(one.subject)}",
            one.country,
            short_date(one.starts_on),
            one.state,
        )
        for one in missions
    )
    yield Table(("Mission", "Titulaire et objet", "Pays", "Départ", "État"), rows, (2.2, 5, 1.8, 1.8, 2.2))


def _text(words: str) -> Paragraph:
    return Paragraph((Run(words),))
