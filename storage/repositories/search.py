"""Search without accents: a folded text a dossier, and words looked for in it."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import col

from daect_tui.domain.text import fold
from storage.tables import DossierTable


def searched(reference: str, organisation: str, domain: str, programme: str) -> str:
    """Return the text in which a dossier is searched."""
    return fold(f"{reference} {organisation} {domain} {programme}")


def holds(search: str) -> list[ColumnElement[bool]]:
    """Return one condition a word: it must stand in the searched text, wildcards taken literally."""
    text: Any = col(DossierTable.search_text)
    return [text.contains(word, autoescape=True) for word in fold(search).split()]
