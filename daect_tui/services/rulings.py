"""One decision as its screen shows it: what it rests on, what runs against it, what may be undone today."""

from dataclasses import dataclass

from daect_tui.domain.appeal import distance_months
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.label import Label
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.letter_clock import LetterClock, clock_of_decision
from daect_tui.domain.programme import Programme
from daect_tui.domain.proposal import Proposal
from daect_tui.domain.reversal import Reversal
from daect_tui.services.appeals import AppealView, appeal_view
from daect_tui.services.decisions import DecisionLine, decision_lines
from daect_tui.services.office import Office
from daect_tui.services.reversals import Way, conditions_of, label_of, ways


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision and all that its screen shows; `letters` are those of its dossier that stand."""

    line: DecisionLine
    programme: Programme
    proposal: Proposal | None
    label: Label | None
    appeals: tuple[AppealView, ...]
    reversal: Reversal | None
    ways: tuple[Way, ...]
    letters: tuple[Letter, ...]
    identity_verified: bool
    clock: LetterClock | None


class Rulings:
    """Reads decisions one by one."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def read(self, decision_id: int) -> Ruling:
        """Return a decision with what runs against it; raises `UnknownReference`."""
        with self._office.reading() as work:
            decision = work.decisions.get(decision_id)
            dossier = work.dossiers.get(decision.dossier)
            label = label_of(work, decision)
            stated = conditions_of(work, decision, label)
            letters = work.letters.of_subject(decision.dossier)
            return Ruling(
                line=decision_lines(work, [decision])[0],
                programme=work.programmes.get(dossier.programme),
                proposal=work.proposals.get(decision.proposal_id) if decision.proposal_id else None,
                label=label,
                appeals=tuple(
                    appeal_view(work, decision, one) for one in work.appeals.of_decision(decision.id)
                ),
                reversal=work.reversals.of_decisions([decision.id]).get(decision.id),
                ways=tuple(ways(decision, stated, self._office.clock.today())),
                letters=tuple(one for one in letters if one.state is not LetterState.REPLACED),
                identity_verified=dossier.organisation.verified,
                clock=clock_of_decision(
                    decision, letters, self._office.clock.today(), distance_months(dossier.organisation)
                ),
            )

    def appealed(self, dossier: str) -> int:
        """Return the decision of a dossier whose appeal waits for an answer, else its last one.

        Raises `UnknownReference` where there is no decision at all.
        """
        with self._office.reading() as work:
            decisions = work.decisions.of_dossier(work.dossiers.get(dossier).reference)
            if not decisions:
                raise UnknownReference(f"Aucune décision n’est encore prise sur le dossier {dossier}.")
            waiting = (
                one.id
                for one in decisions
                if any(appeal.is_open for appeal in work.appeals.of_decision(one.id))
            )
            return next(waiting, decisions[-1].id)
