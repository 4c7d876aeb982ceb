"""An opinion asked on a dossier: question, day, reminders, answer; late ones kept as such (procedure §2)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from daect_tui.domain.correspondent import CorrespondentKind
from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.intake_delays import OpinionSilence
from daect_tui.domain.mission import OpinionSense
from daect_tui.domain.states import LabelledEnum, Machine


class OpinionState(LabelledEnum):
    """Where an opinion stands; lateness is computed, not a state."""

    ASKED = "demande", "demandé"
    RECEIVED = "recu", "reçu"
    CANCELLED = "annule", "annulé"


class OpinionAction(LabelledEnum):
    """What may be done to an opinion."""

    REMIND = "relancer", "relancer"
    RECEIVE = "recevoir", "enregistrer l’avis"
    CANCEL = "annuler", "annuler la demande d’avis"


class OpinionStanding(LabelledEnum):
    """How an opinion reads on a day."""

    AWAITED = "attendu", "attendu"
    LATE = "en_retard", "en retard"
    DEEMED = "repute_rendu", "réputé rendu"
    RECEIVED = "recu", "reçu"
    RECEIVED_LATE = "recu_tard", "reçu après l’échéance"
    RECEIVED_AFTER_DECISION = "recu_apres_decision", "reçu après la décision"
    CANCELLED = "annule", "annulé"


_S, _A = OpinionState, OpinionAction

OPINION_MACHINE: Machine[OpinionState, OpinionAction] = Machine(
    subject="l’avis",
    states=OpinionState,
    actions=OpinionAction,
    table={
        (_S.ASKED, _A.REMIND): _S.ASKED,
        (_S.ASKED, _A.RECEIVE): _S.RECEIVED,
        (_S.ASKED, _A.CANCEL): _S.CANCELLED,
    },
)


@dataclass(frozen=True, slots=True)
class OpinionAnswer:
    """What was answered; `file_name` and `sha256` are empty without a kept file."""

    sense: OpinionSense
    received_on: date
    text: str = ""
    file_name: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class DossierOpinion:
    """One opinion on one dossier. `source` and `kind` are those of the correspondent when asked.

    `silence` is the rule that held on that day; `reminders` are the days on which it was asked again.
    """

    id: int
    dossier: str
    correspondent: int
    source: str
    kind: CorrespondentKind
    question: str
    asked_on: date
    due_on: date
    silence: OpinionSilence
    reminders: tuple[date, ...]
    state: OpinionState
    answer: OpinionAnswer | None
    version: int

    def standing(self, today: date, decided_on: date | None = None) -> OpinionStanding:
        """Say how it reads; `decided_on` is the day on which the decision was signed."""
        if self.state is OpinionState.CANCELLED:
            return OpinionStanding.CANCELLED
        if self.answer is not None:
            return _received(self.answer.received_on, self.due_on, decided_on)
        if today <= self.due_on:
            return OpinionStanding.AWAITED
        deemed = self.silence is OpinionSilence.DEEMED_GIVEN
        return OpinionStanding.DEEMED if deemed else OpinionStanding.LATE


def _received(day: date, due: date, decided_on: date | None) -> OpinionStanding:
    if decided_on is not None and day > decided_on:
        return OpinionStanding.RECEIVED_AFTER_DECISION
    return OpinionStanding.RECEIVED_LATE if day > due else OpinionStanding.RECEIVED


def reminded(opinion: DossierOpinion, day: date) -> DossierOpinion:
    """Return the opinion asked again on a day; raises `Refusal`."""
    state = OPINION_MACHINE.after(opinion.state, OpinionAction.REMIND)
    latest = opinion.reminders[-1] if opinion.reminders else opinion.asked_on
    if day < latest:
        raise Refusal(f"L’avis a déjà été demandé le {short_date(latest)}. Vérifiez la date de la relance.")
    return replace(opinion, state=state, reminders=(*opinion.reminders, day))


def received(opinion: DossierOpinion, answer: OpinionAnswer) -> DossierOpinion:
    """Return the opinion once answered; raises `Refusal` for one that was answered or cancelled."""
    state = OPINION_MACHINE.after(opinion.state, OpinionAction.RECEIVE)
    if answer.received_on < opinion.asked_on:
        raise Refusal(
            f"L’avis a été demandé le {short_date(opinion.asked_on)}\u202f; il ne peut pas être reçu le "
            f"{short_date(answer.received_on)}. Vérifiez la date."
        )
    return replace(opinion, state=state, answer=answer)


def cancelled(opinion: DossierOpinion) -> DossierOpinion:
    """Return the opinion once nobody waits for it any more; raises `Refusal` once it is answered."""
    return replace(opinion, state=OPINION_MACHINE.after(opinion.state, OpinionAction.CANCEL))


def received_words(opinions: Iterable[DossierOpinion]) -> str:
    """Count what came: « 2/3 reçus »; empty when nothing was asked."""
    standing = [opinion for opinion in opinions if opinion.state is not OpinionState.CANCELLED]
    came = sum(opinion.answer is not None for opinion in standing)
    return f"{came}/{len(standing)} reçu{'s' if came > 1 else ''}" if standing else ""
