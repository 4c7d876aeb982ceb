"""The « règlement de séance » as typed: shares as « 1/2 », numbers, yes or no."""

import re
from collections.abc import Mapping

from daect_tui.domain.committee_rules import RULE_ARTICLES, CommitteeRules
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.forms import FormReader
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.text import NBSP, quoted
from daect_tui.domain.whole_number import whole

_SHARE = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
_NONE = "aucun"
_MOST = 99


class YesNo(LabelledEnum):
    """An answer."""

    YES = "oui", "oui"
    NO = "non", "non"


def read_rules_form(fields: Mapping[str, str]) -> CommitteeRules:
    """Read the raw texts of the form; raises `FormRefused` with every fault."""
    reader = FormReader(fields)
    known = CommitteeRules()
    rules = CommitteeRules(
        quorum_share=_share(reader, "quorum_share", known.quorum_share),
        mandates_per_member=_number(reader, "mandates_per_member"),
        abstentions_count=_answer(reader, "abstentions_count"),
        casting_vote=_answer(reader, "casting_vote"),
        recusal_lowers_base=_answer(reader, "recusal_lowers_base"),
        second_quorum_share=_share(reader, "second_quorum_share", known.second_quorum_share),
        convocation_days=_number(reader, "convocation_days"),
        secret_ballot=_answer(reader, "secret_ballot"),
        minutes_per_item=_number(reader, "minutes_per_item", least=1),
    )
    reader.check()
    return rules


def rules_fields(rules: CommitteeRules) -> dict[str, str]:
    """Write the rules back as the raw texts of their form."""
    return {name: _written(getattr(rules, name)) for name in RULE_ARTICLES}


def share_in_words(share: tuple[int, int]) -> str:
    """Write a share: « 1/2 », or « aucun » when nothing is asked."""
    return f"{share[0]}/{share[1]}" if share[0] else _NONE


def _written(value: tuple[int, int] | int | bool) -> str:
    if isinstance(value, tuple):
        return share_in_words(value)
    if isinstance(value, bool):
        return (YesNo.YES if value else YesNo.NO).value
    return str(value)


def _share(reader: FormReader, name: str, otherwise: tuple[int, int]) -> tuple[int, int]:
    caption = RULE_ARTICLES[name].caption

    def parse(typed: str) -> tuple[int, int]:
        if typed.casefold() in {_NONE, "0"}:
            return (0, 1)
        found = _SHARE.fullmatch(typed)
        share = (int(found[1]), int(found[2])) if found else (0, 0)
        if not 0 <= share[0] <= share[1] or not share[1]:
            raise InvalidField(
                name, f"{caption}{NBSP}: écrivez une part comme {quoted('1/2')}, ou {quoted(_NONE)}."
            )
        return share

    return reader.parsed(name, parse, otherwise)


def _number(reader: FormReader, name: str, least: int = 0) -> int:
    caption = RULE_ARTICLES[name].caption

    def parse(typed: str) -> int:
        number = whole(typed)
        if number is None or not least <= number <= _MOST:
            raise InvalidField(name, f"{caption}{NBSP}: écrivez un nombre entier de {least} à {_MOST}.")
        return number

    return reader.parsed(name, parse, least)


def _answer(reader: FormReader, name: str) -> bool:
    return reader.choice(name, RULE_ARTICLES[name].caption, YesNo, YesNo.NO) is YesNo.YES
