"""The « règlement de séance »: every number of the committee's procedure, as an editable setting.

No decree creating this committee was found, so CRPA R133-1 to R133-13 apply by analogy and each
number is a setting whose default is the article's (procedure §5). A session freezes the rules of the
moment when it opens: what is edited afterwards is for the next one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CommitteeRules:
    """The numbers and choices of one committee.

    `quorum_share` – numerator and denominator of the share of the composing members (R133-10).
    `mandates_per_member` – how many mandates one member may hold, 0 for none at all (R133-9).
    `abstentions_count` – abstentions are votes of present members, so they weigh against (R133-11).
    `casting_vote` – the president's voice decides an even split (R133-11).
    `recusal_lowers_base` – a recused member leaves the quorum base too (silent text: a choice).
    `second_quorum_share` – the share asked of a second convocation: none (R133-10).
    `convocation_days` – whole days between the reception of the convocation and the session (R133-8).
    `secret_ballot` – a vote may be taken by secret ballot (silent text: a choice).
    `minutes_per_item` – how long an item of the agenda is planned to last (silent text: a choice).
    """

    quorum_share: tuple[int, int] = (1, 2)
    mandates_per_member: int = 1
    abstentions_count: bool = True
    casting_vote: bool = True
    recusal_lowers_base: bool = False
    second_quorum_share: tuple[int, int] = (0, 1)
    convocation_days: int = 5
    secret_ballot: bool = True
    minutes_per_item: int = 10


@dataclass(frozen=True, slots=True)
class DatedRules:
    """The rules from a day on."""

    valid_from: date
    rules: CommitteeRules


def rules_on(settings: Sequence[DatedRules], day: date) -> CommitteeRules:
    """Return the rules in force on a day; those of the articles while nobody has set any."""
    begun = [setting for setting in settings if setting.valid_from <= day]
    return max(begun, key=lambda setting: setting.valid_from).rules if begun else CommitteeRules()


@dataclass(frozen=True, slots=True)
class RuleArticle:
    """What a rule is called, and the article that it comes from."""

    caption: str
    article: str


RULE_ARTICLES: Mapping[str, RuleArticle] = {
    "quorum_share": RuleArticle("Quorum", "CRPA, art. R. 133-10"),
    "second_quorum_share": RuleArticle("2e convocation", "CRPA, art. R. 133-10"),
    "recusal_lowers_base": RuleArticle(
        "Déport", "CRPA, art. R. 133-12, muet sur ce point\u00a0: choix du comité"
    ),
    "convocation_days": RuleArticle("Convocation", "CRPA, art. R. 133-8"),
    "mandates_per_member": RuleArticle("Pouvoirs", "CRPA, art. R. 133-9"),
    "abstentions_count": RuleArticle("Abstentions", "CRPA, art. R. 133-11"),
    "casting_vote": RuleArticle("Partage égal", "CRPA, art. R. 133-11"),
    "secret_ballot": RuleArticle("Scrutin secret", "CRPA, muet sur ce point\u00a0: choix du comité"),
    "minutes_per_item": RuleArticle("Durée d’un point", "CRPA, muet sur ce point\u00a0: choix du comité"),
}
