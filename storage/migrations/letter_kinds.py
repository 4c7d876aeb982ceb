"""The closed list of the kinds of letters, in the database: read and widened where a migration adds some."""

import re

import sqlalchemy as sa
from alembic import op

from storage.migrations.rebuilding import as_it_stands

_CHECK = "ck_letter_letterkind"


def letter_kinds() -> tuple[str, ...]:
    """Return the kinds of letters that the register knows at this point."""
    checks = sa.inspect(op.get_bind()).get_check_constraints("letter")
    return tuple(re.findall(r"'([^']+)'", next(one["sqltext"] for one in checks if one["name"] == _CHECK)))


def allow_more_letters(*kinds: str) -> None:
    """Let letters of further kinds be kept."""
    _allow((*letter_kinds(), *kinds))


def forget_letters(*kinds: str) -> None:
    """Delete the letters of some kinds, whose numbers stay taken, and refuse them from now on."""
    op.execute(f"DELETE FROM letter WHERE kind IN ({_listed(kinds)})")  # noqa: S608 – codes of ours
    _allow(tuple(kind for kind in letter_kinds() if kind not in kinds))


def _allow(kinds: tuple[str, ...]) -> None:
    with op.batch_alter_table("letter", copy_from=as_it_stands("letter")) as batch:
        batch.drop_constraint(op.f(_CHECK), type_="check")
        batch.create_check_constraint(op.f(_CHECK), f"kind IN ({_listed(kinds)})")


def _listed(kinds: tuple[str, ...]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)
