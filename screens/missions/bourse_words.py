"""A request of the Bourse put in words: its way through its circuit, its facts, its answers."""

from collections.abc import Iterable, Iterator
from datetime import date

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.deadlines import countdown
from daect_tui.domain.exchange_request import (
    Direction,
    ExchangeAction,
    ExchangeContact,
    ExchangeOpinion,
    ExchangeRequest,
    ExchangeState,
)
from daect_tui.domain.matching_reasons import Match
from daect_tui.domain.states import Passage
from daect_tui.domain.text import NBSP, counted, listed
from daect_tui.services.bourse import ExchangeFile
from daect_tui.services.catalogue import country_name, themes
from screens.widgets.text import capital

Pairs = list[tuple[str, str]]

_S = ExchangeState
_WAYS = {
    Direction.FRENCH: ("reçue", "avis demandés", "avis reçus", "diffusée", "répondue", "suite"),
    Direction.FOREIGN: ("reçue", "examinée", "proposée", "répondue", "suite"),
}
_STEPS = {
    Direction.FRENCH: (_S.RECEIVED, _S.OPINIONS_ASKED, _S.OPINIONS_IN, _S.CIRCULATED, _S.ANSWERED),
    Direction.FOREIGN: (_S.RECEIVED, _S.EXAMINED, _S.PROPOSED, _S.ANSWERED),
}


def way(request: ExchangeRequest) -> str:
    """Draw where a request stands in its circuit: « reçue ─ ● examinée ─ proposée ─ … »."""
    names, steps = _WAYS[request.content.direction], _STEPS[request.content.direction]
    step = steps.index(request.state) if request.state in steps else len(names) - 1
    return " ─ ".join((*names[:step], f"● {request.state.label}", *names[step + 1 :]))


def where(request: ExchangeRequest) -> str:
    """Write the place and the country of who asks."""
    content = request.content
    return ", ".join(part for part in (content.place, country_name(content.country)) if part)


def aimed_at(request: ExchangeRequest) -> str:
    """Write the countries where a partner is wanted."""
    return ", ".join(country_name(code) for code in request.content.countries)


def previewed(request: ExchangeRequest) -> str:
    """Write what the list does not show."""
    content = request.content
    lines = [
        f"{content.sought} ({listed([content.direction.label])})",
        f"{content.requester}, {where(request)}. Reçue le {short_date(content.received_on)}.",
    ]
    if content.direction is Direction.FRENCH:
        lines.append(f"Pays visés{NBSP}: {aimed_at(request)}")
    return "\n".join([*lines, content.description] if content.description else lines)


def request_facts(opened: ExchangeFile) -> Pairs:
    """Return what is asked, by whom, what stands against sending it, and what was passed over."""
    request = opened.request
    content = request.content
    return [
        ("Recherche", content.sought),
        ("Thème", themes().get(content.theme, content.theme)),
        ("Pays visés", aimed_at(request)),
        ("Langues", content.languages),
        ("", " "),
        ("Demandeur", f"{content.requester} ({content.direction.label})"),
        ("", "au registre" if content.organisation_id else "hors du registre"),
        ("Nature, lieu", ", ".join(part for part in (content.kind, where(request)) if part)),
        ("Reçue le", f"{short_date(content.received_on)}, {content.channel.label}"),
        *([("À l’ambassade", short_date(content.embassy_on) if content.embassy_on else "non notée")]
          if content.direction is Direction.FOREIGN else []),
        *([("Mission", request.mission)] if request.mission else []),
        *(("S’y oppose", f"✗ {guard.sentence}") for guard in opened.guards),
        *(("Passé outre", override) for override in request.overrides),
        ("", " "),
        ("Description", content.description),
    ]  # fmt: skip


def opinion_cells(opinion: ExchangeOpinion, today: date) -> list[str]:
    """Write an opinion as a row: from whom, what, by when."""
    if opinion.sense is not None:
        return [opinion.source, opinion.sense.label, short_date(opinion.received_on)]
    return [opinion.source, "en retard" if opinion.is_late(today) else "attendu", short_date(opinion.due_on)]


def opinion_detail(opinion: ExchangeOpinion, today: date) -> str:
    """Tell all that is known of one opinion."""
    asked = f"Demandé le {short_date(opinion.asked_on)} pour le {short_date(opinion.due_on)}"
    if opinion.received_on is None:
        return f"{asked} ({countdown(opinion.due_on, today)}). Entrée enregistre l’avis."
    return f"{asked}, reçu le {short_date(opinion.received_on)}.\n{opinion.text}".rstrip()


def holder_cells(match: Match) -> list[str]:
    """Write a label holder as a row: label, who, why."""
    return [match.profile.reference, match.profile.heading, why(match)]


def why(match: Match) -> str:
    """Write in one line why an answer answers; what may not be used says so first."""
    return " · ".join(match.reasons if match.live else (match.standing, *match.reasons))


def contact_cells(contact: ExchangeContact) -> list[str]:
    """Write who was written to as a row: who, when, the answer."""
    return [contact.name, short_date(contact.sent_on), answer_words(contact)]


def answer_words(contact: ExchangeContact) -> str:
    """Say what was answered, and when."""
    if contact.answered_on is None:
        return "attendue"
    return f"{'intéressé' if contact.interested else 'pas intéressé'}, le {short_date(contact.answered_on)}"


def standing(opened: ExchangeFile) -> str:
    """Say in a few words where a request stands."""
    if opened.guards:
        count = len(opened.guards)
        return f"{counted(count, 'condition')} non {'tenues' if count > 1 else 'tenue'}"
    return opened.request.state.label


def history_facts(passages: Iterable[Passage]) -> Pairs:
    """Return every passage, the last first: when, what, by whom, on what."""
    return [(_moment(passage), "\n".join(_told(passage))) for passage in reversed(tuple(passages))] or [
        ("", "Aucun passage encore.")
    ]


def _moment(passage: Passage) -> str:
    return f"{short_date(paris_day(passage.at))} {clock_time(passage.at)}"


def _told(passage: Passage) -> Iterator[str]:
    label = next((one.label for one in ExchangeAction if one.value == passage.action), passage.action)
    yield f"{capital(label)}, par {passage.agent}"
    if passage.reason:
        yield passage.reason
