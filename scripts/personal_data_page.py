"""Write the second part of docs/personal-data.md from the inventory: why records are kept, what they hold.

usage: python scripts/personal_data_page.py
"""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from daect_tui.domain.personal_data import Holding, Purpose
from daect_tui.domain.personal_records import KEEPING, RecordKind
from daect_tui.domain.personal_treatments import TREATMENTS
from daect_tui.services.retention import default_rules
from storage.personal.inventory import DERIVED, NOBODY, PEOPLE

PAGE = Path(__file__).parents[1] / "docs" / "personal-data.md"
_REGISTER = "\n## The register of processing\n"


def page() -> str:
    """Return the whole page: what was written by hand, then each purpose with its records."""
    written, _, _ = PAGE.read_text("utf-8").partition(_REGISTER)
    return "\n".join([written + _REGISTER, *_purposes(), *_others()]).rstrip() + "\n"


def _purposes() -> Iterator[str]:
    rules = {rule.kind: rule for rule in default_rules()}
    for purpose in Purpose:
        told = TREATMENTS[purpose]
        yield f"### {purpose.label[0].upper()}{purpose.label[1:]}\n"
        yield f"- people: {told.people}"
        yield f"- ground: {told.basis}"
        yield f"- recipients: {told.recipients}"
        yield f"- kept{' (lengths as shipped)' if told.kinds else ''}: {told.duration(rules)}\n"
        records = [kind for kind in RecordKind if KEEPING[kind].purpose is purpose]
        yield "| record | nature | table | what it may hold |"
        yield "|---|---|---|---|"
        for kind in records:
            yield f"| {kind.label} | {KEEPING[kind].nature.label} | `{kind.value}` | {_held(kind)} |"
        yield ""


def _held(kind: RecordKind) -> str:
    ranked = sorted(
        ((list(Holding).index(held), column) for column, held in PEOPLE[kind].columns.items()),
    )
    groups = groupby(ranked, key=lambda pair: pair[0])
    return "<br>".join(
        f"{list(Holding)[rank].label}: {', '.join(f'`{column}`' for _rank, column in columns)}"
        for rank, columns in groups
        if list(Holding)[rank] is not Holding.NOTHING
    )


def _others() -> Iterator[str]:
    yield "### The rest\n"
    yield f"Made again from the others, whole: {', '.join(f'`{name}`' for name in sorted(DERIVED))}.\n"
    yield f"Nobody stands in {', '.join(f'`{name}`' for name in sorted(NOBODY))}, nor in tables without text."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
