"""What must hold of every item that was put to the vote, and of every vote (CRPA R133-9 to R133-12)."""

from dataclasses import dataclass

from daect_tui.domain.committee_rules import CommitteeRules
from daect_tui.domain.deliberation import BallotMode, BallotResult, Choice, Tally, result
from daect_tui.domain.quorum import needed_of
from daect_tui.domain.session import Outcome
from daect_tui.domain.soundness.fault import Family, Rule
from daect_tui.domain.text import NBSP, counted, quoted
from daect_tui.domain.worklist import Room


@dataclass(frozen=True, slots=True)
class ItemCase:
    """An item of an agenda, under its session; `adopted` are the senses that a standing vote adopted."""

    reference: str
    position: int
    dossier: str
    outcome: Outcome | None
    adopted: tuple[Outcome, ...]

    @property
    def named(self) -> str:
        """Name it in a sentence."""
        return f"au point {self.position} de la séance {self.reference} ({self.dossier})"


@dataclass(frozen=True, slots=True)
class BallotCase:
    """A vote, under its session, with the voices kept by name and who could not cast one.

    `voices` are those of the members, `recused` and `strangers` count the voices of members who were
    recused from the item or have no voting seat. `seats` are the voting seats of the session,
    `recused_seats` those of them that are out; `second` tells a second convocation.
    """

    reference: str
    position: int
    dossier: str
    mode: BallotMode
    in_favour: int
    against: int
    abstentions: int
    casting: Choice | None
    result: BallotResult | None
    voided: bool
    voices: tuple[Choice, ...]
    recused: int
    strangers: int
    rules: CommitteeRules
    seats: int
    recused_seats: int
    second: bool

    @property
    def tally(self) -> Tally:
        """The count as it was written."""
        return Tally(self.in_favour, self.against, self.abstentions)

    @property
    def decides(self) -> bool:
        """Tell whether it stands: what came after a rejected motion is not held against it."""
        return not self.voided and self.result is not BallotResult.REJECTED

    @property
    def named(self) -> str:
        """Name it in a sentence."""
        return f"Le vote au point {self.position} de la séance {self.reference} ({self.dossier})"


def opinion_without_vote(case: ItemCase) -> str:
    """Say that an opinion was given that no vote adopted (R133-11)."""
    if case.outcome is None or not case.outcome.is_voted or case.outcome in case.adopted:
        return ""
    return f"L’issue {quoted(case.outcome.label)} {case.named} n’a été adoptée par aucun vote."


def not_what_was_counted(case: BallotCase) -> str:
    """Say that the result is not the one that the voices give (R133-11)."""
    if case.result is None:
        return ""
    counted_so = result(case.tally, case.rules, case.casting)
    if counted_so is case.result:
        return ""
    return (
        f"{case.named} est dit {quoted(case.result.label)}, mais le compte ({case.tally}) donne "
        f"{quoted(counted_so.label)}."
    )


def not_its_voices(case: BallotCase) -> str:
    """Say that the count of a vote by name is not that of its voices."""
    if case.mode is not BallotMode.NAMED or case.result is None:
        return ""
    voices = Tally(*(case.voices.count(choice) for choice in Choice))
    if voices == case.tally:
        return ""
    return f"{case.named} compte {case.tally}, alors que les voix gardées sont {voices}."


def secret_told(case: BallotCase) -> str:
    """Say that a voice of a secret ballot is known (product decision 4)."""
    if case.mode is not BallotMode.SECRET or not case.voices:
        return ""
    return f"{case.named} est secret, mais {counted(len(case.voices), 'voix', 'voix')} s’y lit par nom."


def recused_voter(case: BallotCase) -> str:
    """Say that a recused member voted (R133-12)."""
    if not case.recused or not case.decides:
        return ""
    return (
        f"{case.named} compte {counted(case.recused, 'voix', 'voix')} de membre déporté "
        "(CRPA, art. R. 133-12)."
    )


def stranger_voter(case: BallotCase) -> str:
    """Say that somebody voted who has no voting seat (R133-6)."""
    if not case.strangers:
        return ""
    return f"{case.named} compte {counted(case.strangers, 'voix', 'voix')} de qui n’a pas voix délibérative."


def without_quorum(case: BallotCase) -> str:
    """Say that too few took part for the committee to deliberate (R133-10)."""
    if case.result is not BallotResult.ADOPTED or case.voided:
        return ""
    base = case.seats - (case.recused_seats if case.rules.recusal_lowers_base else 0)
    needed = needed_of(case.rules, base, second=case.second)
    if case.tally.total >= needed:
        return ""
    return (
        f"{case.named} a été pris sans quorum{NBSP}: {case.tally.total}{NBSP}voix, il en fallait {needed} "
        "(CRPA, art. R. 133-10)."
    )


_IRREGULAR = (
    "Comparez avec le procès-verbal signé. S’il dit autre chose, restaurez la dernière sauvegarde\u202f; "
    "s’il dit de même, l’avis est irrégulier\u00a0: soumettez le dossier à une nouvelle séance."
)
ITEMS = Family(
    "points d’ordre du jour",
    Room.COMMITTEE,
    ItemCase,
    (
        Rule(
            "avis.sans-vote",
            opinion_without_vote,
            "Cherchez le vote au procès-verbal signé. S’il y est, restaurez la dernière sauvegarde\u202f; "
            "sinon l’avis est irrégulier\u00a0: soumettez le dossier à une nouvelle séance.",
        ),
    ),
)
BALLOTS = Family(
    "votes",
    Room.COMMITTEE,
    BallotCase,
    (
        Rule("vote.resultat", not_what_was_counted),
        Rule("vote.compte", not_its_voices),
        Rule("vote.secret", secret_told),
        Rule("vote.deporte", recused_voter, _IRREGULAR),
        Rule("vote.sans-voix", stranger_voter, _IRREGULAR),
        Rule("vote.sans-quorum", without_quorum, _IRREGULAR),
    ),
)
