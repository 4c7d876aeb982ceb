"""A decision in words: what it rests on, who signed it, what runs against it, how it may be undone."""

from collections.abc import Iterator
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import countdown
from daect_tui.domain.decision import Decision, DecisionState, Grounds
from daect_tui.domain.reversal import Reversal, ReversalGround, hearing_due
from daect_tui.domain.text import NBSP, counted, sentence_list
from daect_tui.services.appeals import AppealView
from daect_tui.services.decisions import DecisionLine
from daect_tui.services.reversals import Way
from daect_tui.services.rulings import Ruling
from screens.widgets.text import capital

Pairs = Iterator[tuple[str, str]]

_WAY = (DecisionState.PENDING, DecisionState.SIGNED, DecisionState.NOTIFIED)
_SHORT = {
    DecisionState.PENDING: "projet",
    DecisionState.SIGNED: "signée",
    DecisionState.NOTIFIED: "notifiée",
}
# In the width of a column; the sentence under the list says the rest.
_GROUNDS = {
    ReversalGround.ILLEGAL: "Illégalité",
    ReversalGround.CONDITION: "Condition non remplie",
    ReversalGround.BENEFICIARY: "Demande du bénéficiaire",
    ReversalGround.OTHER: "Autre motif",
}


def way(decision: Decision) -> str:
    """Draw the three events: « ● projet ─ signée ─ notifiée »."""
    if decision.state not in _WAY:
        return f"● {decision.state.label}"
    return " ─ ".join(f"● {_SHORT[one]}" if one is decision.state else _SHORT[one] for one in _WAY)


def standing(line: DecisionLine) -> str:
    """Say in a word or two where a listed decision stands."""
    if line.reversal:
        return line.reversal
    return "à compléter" if line.faults else line.decision.state.label.removeprefix("projet, ")


def described(line: DecisionLine) -> str:
    """Write what the list does not show of a decision, what stands against signing it first."""
    decision, grounds = line.decision, line.decision.grounds
    facts = {
        "Domaine": line.domain,
        "Montant": amount_words(grounds),
        "Écart de l’avis": decision.departure,
        "Identité non vérifiée, passé outre": decision.identity_override,
        "Motifs": grounds.reasons,
        "Réserves": sentence_list(grounds.reservations),
        "Attendu": grounds.wanted,
        "Signée": _signed(decision),
        "Notifiée": f"le {short_date(decision.notified_on)}" if decision.notified_on else "",
    }
    said = [f"{caption}{NBSP}: {value}" for caption, value in facts.items() if value]
    return "\n".join([*line.faults, *said])


def amount_words(grounds: Grounds) -> str:
    """Write what is granted to a project of a call; empty for a label."""
    return str(grounds.amount) if grounds.amount is not None else ""


def _signed(decision: Decision) -> str:
    return f"le {short_date(decision.signed_on)} par {decision.signatory}" if decision.signed_on else ""


def decision_facts(ruling: Ruling) -> Pairs:
    """Yield what the decision says and rests on, and its three dates."""
    line, decision, grounds = ruling.line, ruling.line.decision, ruling.line.decision.grounds
    for fault in line.faults:
        yield "Bloque", fault
    yield "Organisme", line.organisation
    yield "Domaine", line.domain
    yield "Avis", _origin(ruling)
    yield "Décision", capital(decision.kind.label)
    optional = {
        "Montant": amount_words(grounds),
        "Écart": decision.departure,
        "Critères": sentence_list(_criterion(ruling, code) for code in grounds.criteria),
        "Motifs": grounds.reasons,
        "Réserves": sentence_list(grounds.reservations),
        "Attendu": f"{grounds.wanted} ({short_date(grounds.wanted_until)})" if grounds.wanted else "",
    }
    yield from ((caption, value) for caption, value in optional.items() if value)
    yield "Identité", _identity(ruling)
    yield "Signée", _signed(decision)
    yield "Notifiée", f"le {short_date(decision.notified_on)}" if decision.notified_on else ""
    if ruling.clock:
        yield "Délai", ruling.clock.words
    if ruling.label:
        label = ruling.label
        yield "Label", f"{label.number}, {label.state.label}, jusqu’au {short_date(label.until)}"
    if ruling.reversal:
        yield "Fin", reversal_words(ruling.reversal)


def _criterion(ruling: Ruling, code: str) -> str:
    criterion = ruling.programme.criterion(code)
    return criterion.text.rstrip(".") if criterion else code


def _origin(ruling: Ruling) -> str:
    proposal = ruling.proposal
    if proposal is None:
        return f"{ruling.line.opinion}, séance {ruling.line.decision.session}"
    return (
        f"aucun, au cas par cas{NBSP}: {proposal.kind.label} proposée par {proposal.proposed_by}, "
        f"le {short_date(proposal.proposed_on)}"
    )


def _identity(ruling: Ruling) -> str:
    if ruling.identity_verified:
        return "vérifiée"
    override = ruling.line.decision.identity_override
    return f"non vérifiée, passé outre{NBSP}: {override}" if override else "non vérifiée"


def reversal_words(reversal: Reversal) -> str:
    """Tell the act that ended a decision, on one line or two."""
    act, day = capital(reversal.case.kind.noun), short_date(reversal.signed_on)
    notified = f"notifié le {short_date(reversal.notified_on)}" if reversal.notified_on else "à notifier"
    return (
        f"{act}, acte signé le {day} par {reversal.signatory} (CRPA, art. {reversal.article}), "
        f"{notified}{NBSP}: {reversal.case.reasons}"
    )


# ── Recours ────────────────────────────────────────────────────────────────────────────────


def appeal_cells(view: AppealView) -> tuple[str, str, str, str, str]:
    """Write an appeal as a row: when, to whom, in time or not, when silence answers, what was answered."""
    appeal, clock = view.appeal, view.clock
    in_time = "sans délai" if clock.last is None else "à temps" if clock.in_time else "tardif"
    answer = f"{appeal.answer.label} le {short_date(appeal.answered_on)}" if appeal.answer else "attendue"
    return (
        short_date(appeal.received_on),
        appeal.kind.label.removeprefix("recours "),
        in_time,
        short_date(clock.silence.due) if clock.silence else "—",
        answer,
    )


def appeal_words(view: AppealView, today: date) -> str:
    """Tell an appeal and its clocks, each with its sum."""
    appeal, clock = view.appeal, view.clock
    lines = [f"Objet{NBSP}: {appeal.object}"]
    if clock.last is None:
        lines.append(
            "Aucun délai ne court\u00a0: décision non notifiée, ou sans voies ni délais (CJA R421-5)."
        )
    else:
        lines.append(f"Dernier jour{NBSP}: {clock.last.explanation}.")
    if clock.silence and appeal.is_open:
        left = countdown(clock.silence.due, today)
        lines.append(f"Silence valant rejet ({left}){NBSP}: {clock.silence.explanation}.")
    if clock.court:
        lines.append(f"Tribunal jusqu’au {short_date(clock.court.due)}{NBSP}: {clock.court.explanation}.")
    if appeal.note:
        lines.append(f"Réponse{NBSP}: {appeal.note}")
    return "\n".join(lines)


def appeals_title(ruling: Ruling) -> str:
    """Count the appeals and those without an answer."""
    waiting = sum(view.appeal.is_open for view in ruling.appeals)
    return f"{counted(len(ruling.appeals), 'recours', 'recours')}, {waiting} sans réponse"


# ── Retrait, abrogation ────────────────────────────────────────────────────────────────────


def way_cells(one: Way) -> tuple[str, str, str, str]:
    """Write a way to go back on a decision as a row: the act, why, what the law answers today, where."""
    if not one.permission.allowed:
        answer = "interdit"
    elif one.permission.until:
        answer = f"jusqu’au {short_date(one.permission.until)}"
    else:
        answer = "sans délai"
    return capital(one.kind.noun), _GROUNDS[one.ground], answer, one.permission.article


def way_words(one: Way, ruling: Ruling) -> str:
    """Say what the law answers today, and the step that it asks for first."""
    lines = [one.permission.cited]
    if one.permission.allowed and hearing_due(ruling.line.decision.kind, one.ground):
        lines.append(
            "Le bénéficiaire est d’abord invité à présenter ses observations (art. L. 121-1 et L. 122-1)."
        )
    if one.permission.allowed:
        lines.append("Entrée prépare l’acte, qui citera la décision.")
    return "\n".join(lines)
