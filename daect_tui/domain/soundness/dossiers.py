"""What must hold of every dossier: its state rests on an act, and its dates follow one another."""

from dataclasses import dataclass
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.decision import DecisionKind
from daect_tui.domain.dossier import DOSSIER_MACHINE, DossierAction, DossierState
from daect_tui.domain.soundness.fault import COMPARE, Family, Rule
from daect_tui.domain.text import NBSP, counted, quoted
from daect_tui.domain.worklist import Room


@dataclass(frozen=True, slots=True)
class DossierCase:
    """A dossier, with what its state must rest on.

    `signed` are the kinds of its signed decisions; `drafted` tells whether one waits for its signature,
    `proposed` whether a proposal waits, `listed` whether a session to come or under way has it on its
    agenda, `inadmissible` whether an act declares it so. `labels` counts those that were not taken
    back; `absorbed` tells that its organisation was merged into another.
    """

    reference: str
    state: DossierState
    sent_on: date | None
    received_on: date
    signed: tuple[DecisionKind, ...]
    drafted: bool
    proposed: bool
    listed: bool
    inadmissible: bool
    labels: int
    absorbed: bool


def signed_state(kind: DecisionKind) -> DossierState:
    """Return the state in which a signed decision puts its dossier."""
    return DOSSIER_MACHINE.after(DossierState.DELIBERATED, kind.dossier_action)


# What was decided on a dossier in these states, before and after its notification.
DECIDED = {
    state: kind
    for kind in DecisionKind
    for state in (
        signed_state(kind),
        DOSSIER_MACHINE.after(signed_state(kind), DossierAction.NOTIFY),
    )
}


def decided_without_decision(case: DossierCase) -> str:
    """Say that a dossier was decided by nobody (CRPA R133-13: the authority decides)."""
    kind = DECIDED.get(case.state)
    if kind is None or kind in case.signed:
        return ""
    return f"Le dossier {case.reference} est {quoted(case.state.label)} sans décision signée ({kind.label})."


def deliberated_without_decision(case: DossierCase) -> str:
    """Say that an opinion was given, and that no decision was drafted from it."""
    if case.state is not DossierState.DELIBERATED or case.drafted:
        return ""
    return f"Le dossier {case.reference} est délibéré, mais aucune décision n’attend d’être signée."


def proposed_without_proposal(case: DossierCase) -> str:
    """Say that nothing is proposed to the authority on a dossier that is said to be."""
    if case.state is not DossierState.PROPOSED or case.proposed:
        return ""
    return f"Le dossier {case.reference} est proposé au cas par cas, mais aucune proposition n’attend."


def on_no_agenda(case: DossierCase) -> str:
    """Say that no session will examine a dossier that is said to be on an agenda."""
    if case.state is not DossierState.ON_AGENDA or case.listed:
        return ""
    return (
        f"Le dossier {case.reference} est à l’ordre du jour, mais d’aucune séance à venir{NBSP}: "
        "il ne serait jamais examiné."
    )


def inadmissible_without_act(case: DossierCase) -> str:
    """Say that a dossier was closed as inadmissible by no act, or that such an act left it open."""
    if (case.state is DossierState.INADMISSIBLE) is case.inadmissible:
        return ""
    if case.inadmissible:
        return (
            f"Le dossier {case.reference} a été déclaré irrecevable, mais il est {quoted(case.state.label)}."
        )
    return f"Le dossier {case.reference} est irrecevable sans acte qui le motive."


def received_before_sent(case: DossierCase) -> str:
    """Say that a dossier came in before it left."""
    if case.sent_on is None or case.sent_on <= case.received_on:
        return ""
    return (
        f"Le dossier {case.reference} aurait été reçu le {short_date(case.received_on)}, avant d’être "
        f"envoyé le {short_date(case.sent_on)}."
    )


def several_labels(case: DossierCase) -> str:
    """Say that a dossier obtained a second label while the first stands."""
    if case.labels <= 1:
        return ""
    return f"Le dossier {case.reference} a {counted(case.labels, 'label')} qui valent en même temps."


def of_a_merged_organisation(case: DossierCase) -> str:
    """Say that a dossier hangs on a record that was merged into another, where nobody looks any more."""
    if not case.absorbed:
        return ""
    return f"Le dossier {case.reference} dépend d’une fiche d’organisme qui a été fusionnée dans une autre."


DOSSIERS = Family(
    "dossiers",
    Room.DOSSIERS,
    DossierCase,
    (
        Rule("dossier.sans-decision", decided_without_decision),
        Rule("dossier.delibere-sans-suite", deliberated_without_decision),
        Rule("dossier.propose-sans-proposition", proposed_without_proposal),
        Rule(
            "dossier.hors-ordre-du-jour",
            on_no_agenda,
            "Ouvrez-le (F3), retirez-le de l’ordre du jour, puis inscrivez-le à une séance (F4).",
        ),
        Rule("dossier.irrecevabilite", inadmissible_without_act),
        Rule(
            "dossier.dates",
            received_before_sent,
            "Vérifiez le cachet et le tampon d’arrivée, puis corrigez le dossier (F3, Ctrl+E).",
        ),
        Rule("dossier.deux-labels", several_labels),
        Rule("dossier.organisme-fusionne", of_a_merged_organisation, COMPARE),
    ),
)
