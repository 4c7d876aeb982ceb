"""The « règlement de séance »: every number of the committee's procedure, as an editable setting.

No decree creating this committee was found, so CRPA R133-1 to R133-13 apply by analogy and each
number is a setting whose default is the article's (procedure §5).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommitteeRules:
    """The numbers and choices of one committee.

    `quorum_share` – numerator and denominator of the share of the composing members (R133-10).
    `mandates_per_member` – how many mandates one member may hold (R133-9).
    `abstentions_count` – abstentions are votes of present members, so they weigh against (R133-11).
    `casting_vote` – the president's voice decides an even split (R133-11).
    `recusal_lowers_base` – a recused member leaves the quorum base too (silent text: a choice).
    """

    quorum_share: tuple[int, int] = (1, 2)
    mandates_per_member: int = 1
    abstentions_count: bool = True
    casting_vote: bool = True
    recusal_lowers_base: bool = False
