"""Specimens of decisions that no session advised on, and of the acts that end a decision."""

from daect_tui.domain.decision import Decision, DecisionKind
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.reversal import Reversal, ReversalCase, ReversalGround, ReversalKind, permission
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.specimens.cast import Cast
from daect_tui.services.specimens.decided import SIGNED, decided, labelled
from daect_tui.services.specimens.scene import Scene
from daect_tui.services.specimens.studio import Specimen, Studio

_ALONE = "EXPE-CT"
_NAMES = {
    DecisionKind.LABEL: "labellisation",
    DecisionKind.ADJOURN: "ajournement",
    DecisionKind.REFUSE: "refus",
}
# What is ended, in which way and on what ground, and under which name.
_ENDED = (
    ("retrait-labellisation", DecisionKind.LABEL, ReversalKind.WITHDRAWAL, ReversalGround.ILLEGAL),
    ("abrogation-labellisation", DecisionKind.LABEL, ReversalKind.REPEAL, ReversalGround.CONDITION),
    ("retrait-refus", DecisionKind.REFUSE, ReversalKind.WITHDRAWAL, ReversalGround.ILLEGAL),
)
# The first of their labels, apart from those of a session.
_FIRST_LABEL = 801


def case_by_case(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock a decision of each sense, case by case."""
    decisions = (_decided(work, cast, number, kind) for number, kind in enumerate(_NAMES, start=1))
    return tuple(
        letter_of(decision, f"{_NAMES[decision.kind]}-cas-par-cas", studio) for decision in decisions
    )


def reversals(work: UnitOfWork, cast: Cast, studio: Studio) -> tuple[Specimen, ...]:
    """Stock decisions, and the acts that end them."""
    specimens = []
    for number, (name, kind, way, ground) in enumerate(_ENDED, start=len(_NAMES) + 1):
        decision = _decided(work, cast, number, kind)
        condition = work.programmes.get(_ALONE).conditions[-1] if ground is ReversalGround.CONDITION else ""
        ending = work.reversals.add(_reversal(cast.scene, decision, way, ground, condition))
        specimens.append(_ended(name, decision, ending, studio))
    return tuple(specimens)


def letter_of(decision: Decision, name: str, studio: Studio) -> Specimen:
    """Return the specimen of the letter of a decision."""
    return Specimen(name, lambda: studio.kept(studio.desk.letters.produce_decision(decision)))


def _ended(name: str, decision: Decision, ending: Reversal, studio: Studio) -> Specimen:
    def make() -> bytes:
        # The act cites the number of the letter that it ends.
        studio.kept(studio.desk.letters.produce_decision(decision))
        return studio.kept(studio.desk.letters.produce_reversal(decision, ending))

    return Specimen(name, make)


def _decided(work: UnitOfWork, cast: Cast, number: int, kind: DecisionKind) -> Decision:
    dossier = cast.scene.dossier(number, cast.applicant, DossierState.PROPOSED, _ALONE)
    decision = decided(work, cast.scene, dossier, kind)
    if kind is DecisionKind.LABEL:
        labelled(work, cast.scene, dossier, _FIRST_LABEL + number)
    return decision


def _reversal(
    scene: Scene, decision: Decision, way: ReversalKind, ground: ReversalGround, condition: str
) -> Reversal:
    heard = decision.kind.is_award
    return Reversal(
        id=0,
        decision_id=decision.id,
        case=ReversalCase(
            kind=way,
            ground=ground,
            reasons=scene.text("reversed_for"),
            condition=condition,
            invited_on=scene.on(SIGNED + 1) if heard else None,
            answer_by=scene.on(-1) if heard else None,
            observations=scene.told["observations"] if heard else "",
        ),
        article=permission(decision.kind, way, ground, scene.on(SIGNED), scene.day).article,
        signed_on=scene.day,
        signatory=scene.signatory.name,
        notified_on=None,
        version=1,
    )
