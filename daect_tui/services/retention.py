"""How long things are kept: the settings in force, those to come, and what they make of everything kept."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from daect_tui.domain.elimination_slip import SlipLine
from daect_tui.domain.journal import Act
from daect_tui.domain.retention import (
    FinalOutcome,
    RetentionEvent,
    RetentionKind,
    RetentionRule,
    rules_on,
)
from daect_tui.domain.retention_term import RetentionCase, Standing, Term, term
from daect_tui.services.catalogue import read_text
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeptThing:
    """A thing that is kept, where it stands, and the size of what hangs on it where it is due."""

    case: RetentionCase
    rule: RetentionRule
    term: Term
    files: int = 0
    bytes: int = 0

    @property
    def is_due(self) -> bool:
        """Tell whether it may be eliminated."""
        return self.term.standing is Standing.DUE

    @property
    def line(self) -> SlipLine:
        """Return it as the slip bears it: without its title, which may name people."""
        case, due = self.case, self.term.due or date.min
        first = case.first_day or due
        return SlipLine(
            kind=case.kind,
            key=case.key,
            words=case.words,
            first_day=first,
            last_day=max(first, case.last_day or first),
            explanation=self.term.explanation,
            length=f"{self.rule.words}, {self.rule.source}",
            parts=case.parts,
            files=self.files,
            bytes=self.bytes,
        )


class Retention:
    """The use cases of the settings, and the list of what is kept."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rules(self) -> Mapping[RetentionKind, RetentionRule]:
        """Return the rule of each kind in force today."""
        with self._office.reading() as work:
            return rules_today(work, self._office.clock.today())

    def save(self, rule: RetentionRule) -> None:
        """Record the length of a kind from a day on."""
        with self._office.begin() as work:
            work.retention.save_rule(rule)
            detail: dict[str, str | int | list[str]] = {
                "nature": rule.kind.value,
                "a_partir_du": rule.valid_from.isoformat(),
                "ans": rule.years,
                "depuis": rule.event.value,
                "sort": rule.outcome.value,
                "source": rule.source,
            }
            work.journal.append(Act("retention.saved", "institution", detail))
            work.commit()

    def kept(self) -> tuple[KeptThing, ...]:
        """Return everything whose keeping has an end, what is due first, then in the order of its kinds."""
        today = self._office.clock.today()
        with self._office.reading() as work:
            return tuple(kept_things(work, today))


@cache
def default_rules() -> tuple[RetentionRule, ...]:
    """Return the lengths that ship with the program, until somebody sets others."""
    return tuple(
        RetentionRule(
            RetentionKind(one["kind"]),
            date.min,
            one["years"],
            RetentionEvent(one["event"]),
            FinalOutcome(one["outcome"]),
            one["source"],
        )
        for one in tomllib.loads(read_text("retention.toml"))["rules"]
    )


def rules_today(work: UnitOfWork, today: date) -> Mapping[RetentionKind, RetentionRule]:
    """Return the rule of each kind on a day."""
    return rules_on(work.retention.rules(), default_rules(), today)


def kept_things(work: UnitOfWork, today: date) -> list[KeptThing]:
    """Return everything whose keeping has an end, what is due first, then in the order of its kinds."""
    order, kinds = tuple(Standing), tuple(RetentionKind)
    return sorted(
        _judged(work, today),
        key=lambda one: (order.index(one.term.standing), kinds.index(one.case.kind), one.case.key),
    )


def _judged(work: UnitOfWork, today: date) -> Iterator[KeptThing]:
    rules = rules_today(work, today)
    every = [(case, term(case, rules[case.kind], today)) for case in work.retention.cases(today)]
    over = [case for case, judged in every if judged.standing in (Standing.DUE, Standing.TIED)]
    held = work.holds.held_among({case.of or case.key for case in over}, today)
    sizes = work.retention.sizes(over)
    for case, judged in every:
        rule, frozen = rules[case.kind], held.get(case.of or case.key, "")
        if frozen:
            yield KeptThing(case, rule, term(replace(case, held=frozen), rule, today))
        else:
            yield KeptThing(case, rule, judged, *sizes.get(case.key, (0, 0)))
