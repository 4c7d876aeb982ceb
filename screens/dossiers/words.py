"""A dossier put in words: its way through the states, its facts, its history."""

from collections.abc import Iterable, Iterator
from datetime import date

from daect_tui.domain.appeal import distance_months
from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.deadlines import Deadline, countdown
from daect_tui.domain.dossier import DOSSIER_MACHINE, Dossier, DossierAction, DossierState
from daect_tui.domain.dossier_clocks import Filing
from daect_tui.domain.letter_clock import clock_of_decision
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.reversal import Reversal
from daect_tui.domain.states import Passage
from daect_tui.domain.text import listed, quoted
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.intake import DossierFile
from screens.dossiers import opinion_words, piece_words
from screens.widgets.text import capital

Pairs = list[tuple[str, str]]

_S = DossierState
_WAY = ("reçu", "complet", "instruction", "comité", "décidé")
# The step of the ordinary way that each state stands for, and the word for it where it is another.
_STEPS = {
    _S.DRAFT: (0, "brouillon"),
    _S.FILED: (0, "reçu"),
    _S.ACKNOWLEDGED: (0, "reçu"),
    _S.INCOMPLETE: (1, "incomplet"),
    _S.COMPLETE: (1, "complet"),
    _S.UNDER_REVIEW: (2, "instruction"),
    _S.PROPOSED: (3, "proposé"),
    _S.ON_AGENDA: (3, "comité"),
    _S.DELIBERATED: (3, "délibéré"),
}


def way(state: DossierState) -> str:
    """Draw where a state stands: « reçu ─ complet ─ ● instruction ─ comité ─ décidé ».

    A decision takes the last place; a side exit stands alone after « reçu ».
    """
    if state in _STEPS:
        step, word = _STEPS[state]
        steps = [*_WAY[:step], f"● {word}", *_WAY[step + 1 :]]
    elif state in (_S.INADMISSIBLE, _S.WITHDRAWN, _S.DISCARDED):
        steps = [_WAY[0], f"● {state.label}"]
    else:
        steps = [*_WAY[:-1], f"● {state.label}"]
    return " ─ ".join(steps)


def silence_sentence(silence: Deadline, today: date) -> str:
    """Say when silence becomes a rejection, and by what sum."""
    left = countdown(silence.due, today)
    return f"Rejet implicite le {short_date(silence.due)} ({left}).\n{capital(silence.explanation)}."


def clock_line(opened: DossierFile, today: date) -> str:
    """Write what runs on the dossier on one line, the nearest duty of the desk first."""
    clocks = opened.clocks
    parts = (
        _dated("accusé", clocks.acknowledgement, today),
        _dated("rejet implicite", clocks.silence, today),
        piece_words.clock_words(opened.book),
        opinion_words.clock_words(opened.opinions),
    )
    return " · ".join(part for part in parts if part)


def _dated(what: str, deadline: Deadline | None, today: date) -> str:
    return f"{what} {short_date(deadline.due)} ({countdown(deadline.due, today)})" if deadline else ""


def filing_words(filing: Filing) -> str:
    """Say whether the dossier came in time, by what day, for what session."""
    said = f"{short_date(filing.counted_on)} ({filing.basis})"
    parts = []
    if filing.missed:
        parts.append(f"après la date limite de {filing.missed}, {short_date(filing.missed_deadline)}")
    if filing.session:
        parts.append(f"à temps pour {filing.session}, date limite {short_date(filing.deadline)}")
    return f"{said}\u00a0: {', '.join(parts)}" if parts else said


def applicant_facts(opened: DossierFile, programme: str) -> Pairs:
    """Return who asks, and when it came in."""
    dossier, clocks = opened.dossier, opened.clocks
    organisation, content = dossier.organisation, dossier.content
    person = organisation.representative
    return [
        ("Organisme", organisation.name),
        ("Nature", organisation.kind.label),
        *_identity(organisation),
        ("Adresse", "\n".join(organisation.address.lines)),
        ("Représentant", ", ".join(part for part in (person.full_name, person.office) if part)),
        ("Appel", person.call),
        ("Courriel", organisation.email),
        ("", ""),
        ("Programme", programme),
        ("Envoyé le", short_date(content.sent_on)),
        ("Reçu le", f"{short_date(content.received_on)} ({content.channel.label})"),
        ("Délai de dépôt", filing_words(clocks.filing)),
        *([("Accusé dû", capital(clocks.acknowledgement.explanation))] if clocks.acknowledgement else []),
    ]


def _identity(organisation: Organisation) -> Iterator[tuple[str, str]]:
    checked = "vérifiée" if organisation.verified else "non vérifiée (saisie hors ligne)"
    if organisation.siren:
        yield "SIREN", organisation.siren
    if organisation.rna:
        yield "RNA", organisation.rna
    if organisation.territory.code:
        yield "Territoire", organisation.territory.code
    yield "Identité", checked


def expertise_facts(dossier: Dossier) -> Pairs:
    """Return what is asked: the domain and the three parts of the form."""
    content = dossier.content
    return [
        ("Domaine", content.domain),
        ("Thème", themes().get(content.theme, content.theme)),
        ("Pays visés", listed([country_name(code) for code in content.countries])),
        ("Langues", content.languages),
        ("Experts", content.experts),
        ("", ""),
        ("Compétences", content.skills),
        ("", ""),
        ("Reconnaissance", content.evidence),
        ("", ""),
        ("Mobilisation", content.mobilisation),
    ]


def decision_facts(opened: DossierFile, today: date) -> Pairs:
    """Return each decision: its sense, the session it follows, its grounds, its dates, how it ended."""
    facts: Pairs = []
    months = distance_months(opened.dossier.organisation)
    for decision in opened.decisions:
        clock = clock_of_decision(decision, opened.letters, today, months)
        grounds = decision.grounds
        facts += [
            ("Décision", f"{decision.kind.label} ({decision.state.label})"),
            ("Séance", decision.session or "aucune, au cas par cas"),
            ("Signée le", ", ".join(filter(None, (short_date(decision.signed_on), decision.signatory)))),
            ("Notifiée le", short_date(decision.notified_on)),
            *([("Délai", clock.words)] if clock else []),
            *(("Réserve", reservation) for reservation in grounds.reservations),
            *([("Critères", ", ".join(grounds.criteria))] if grounds.criteria else []),
            *([("Motifs", grounds.reasons)] if grounds.reasons else []),
            *(
                [("Attendu", f"{grounds.wanted} ({short_date(grounds.wanted_until)})")]
                if grounds.wanted
                else []
            ),
            *([("Écart de l’avis", decision.departure)] if decision.departure else []),
            *_end(opened.reversals.get(decision.id)),
            ("", ""),
        ]
    return facts or [("Décision", "Aucune encore\u00a0: elle suit l’avis du comité (F4).")]


def _end(reversal: Reversal | None) -> Pairs:
    if reversal is None:
        return []
    said = f"le {short_date(reversal.signed_on)} (CRPA, art. {reversal.article})"
    return [(capital(reversal.case.kind.noun), f"{said}\u00a0: {reversal.case.reasons}")]


def history_facts(passages: Iterable[Passage]) -> Pairs:
    """Return every passage, the last first: when, what, by whom, why."""
    return [(_moment(passage), _told(passage)) for passage in reversed(tuple(passages))]


def _moment(passage: Passage) -> str:
    return f"{short_date(paris_day(passage.at))} à {clock_time(passage.at)}"


def _told(passage: Passage) -> str:
    action = _label(DossierAction, passage.action)
    reason = f"\nMotif\u00a0: {passage.reason}" if passage.reason else ""
    return f"{_label(DossierState, passage.after)} ({action}), par {passage.agent}{reason}"


def _label(names: type[DossierState] | type[DossierAction], code: str) -> str:
    return next((name.label for name in names if name.value == code), code)


def consequence(state: DossierState, action: DossierAction, needs_reason: bool) -> str:
    """Say what a possible act leads to."""
    after = DOSSIER_MACHINE.table.get((state, action))
    if after is None:
        return ""
    asked = " Un motif est demandé, qui reste dans l’historique." if needs_reason else ""
    return f"Le dossier passe à l’état {quoted(after.label)}.{asked}"
