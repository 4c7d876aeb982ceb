"""Column types that the revisions share; like the revisions, they never change once released."""

import sqlalchemy as sa


def codes(*members: str, name: str) -> sa.Enum:
    """Return the type of a closed list: a short text, and a check named after the list."""
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=32)
