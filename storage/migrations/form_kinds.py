"""The closed list of the forms that keep drafts, in the database: widened where a migration adds some."""

import re

import sqlalchemy as sa
from alembic import op

from storage.migrations.rebuilding import as_it_stands

_CHECK = "ck_draft_formkind"


def allow_more_forms(*kinds: str) -> None:
    """Let drafts of further forms be kept."""
    _allow((*_form_kinds(), *kinds))


def forget_forms(*kinds: str) -> None:
    """Delete the drafts of some forms, and refuse them from now on."""
    op.execute(f"DELETE FROM draft WHERE form IN ({_listed(kinds)})")  # noqa: S608 – codes of ours
    _allow(tuple(kind for kind in _form_kinds() if kind not in kinds))


def _form_kinds() -> tuple[str, ...]:
    checks = sa.inspect(op.get_bind()).get_check_constraints("draft")
    return tuple(re.findall(r"'([^']+)'", next(one["sqltext"] for one in checks if one["name"] == _CHECK)))


def _allow(kinds: tuple[str, ...]) -> None:
    with op.batch_alter_table(
        "draft", copy_from=as_it_stands("draft"), table_kwargs={"sqlite_autoincrement": True}
    ) as batch:
        batch.drop_constraint(op.f(_CHECK), type_="check")
        batch.create_check_constraint(op.f(_CHECK), f"form IN ({_listed(kinds)})")


def _listed(kinds: tuple[str, ...]) -> str:
    return ", ".join(f"'{kind}'" for kind in kinds)
