"""What the Répertoire says of the texts of documents."""

from collections.abc import Iterable, Sequence

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.text import counted
from daect_tui.domain.wording_version import WordingVersion
from daect_tui.services.wording_editing import WordingLine, WordingSheet
from screens.modals.choice import Choice
from screens.widgets.text import capital

Facts = list[tuple[str, str]]


def wording_cells(lines: Iterable[WordingLine]) -> dict[str, list[str]]:
    """Write the rows of the list, by name."""
    return {
        line.name: [
            capital(line.title),
            standing(line),
            short_date(paris_day(line.last.saved_at)) if line.last else "—",
        ]
        for line in lines
    }


def standing(line: WordingLine) -> str:
    """Say whose text a document has."""
    if line.fault:
        return "en défaut"
    return "modifié" if line.is_edited else "d’origine"


def wording_facts(line: WordingLine) -> Facts:
    """Write a document and its text in short."""
    facts = [("Document", capital(line.title)), ("Fichier", f"{line.name}.toml"), ("Texte", _whose(line))]
    if line.fault:
        facts.append(
            ("Défaut", f"{line.fault}\nCe document ne peut pas être produit\u202f; les autres le peuvent.")
        )
    return facts


def _whose(line: WordingLine) -> str:
    if line.last is None:
        return "celui d’origine, jamais modifié"
    said = version_words(line.last)
    return f"modifié\u00a0: {said}" if line.is_edited else f"celui d’origine, repris\u00a0: {said}"


def version_words(version: WordingVersion) -> str:
    """Write « version 2 du 14/03/2018 à 10 h 00, par Camille Renaud »."""
    when = f"{short_date(paris_day(version.saved_at))} à {clock_time(version.saved_at)}"
    return f"version {version.number} du {when}, par {version.agent}"


def wordings_count(lines: Iterable[WordingLine]) -> str:
    """Say how many documents there are, edited and at fault."""
    known = list(lines)
    edited = sum(line.is_edited for line in known)
    faulty = sum(bool(line.fault) for line in known)
    parts = [counted(len(known), "modèle"), counted(edited, "modifié")]
    return ", ".join([*parts, f"{faulty} en défaut"] if faulty else parts)


def value_choices(sheet: WordingSheet) -> list[Choice[str]]:
    """Offer each value as it is typed, with what it is; a list by its name, which `each` takes."""
    return [
        _listed_value(name, description, sheet.lists[name])
        if name in sheet.lists
        else Choice(f"{{{name}}}", f"{{{name}}} – {description}", "Un texte, qui se met dans une phrase.")
        for name, description in sorted(sheet.values.items())
    ]


def _listed_value(name: str, description: str, fields: Sequence[str]) -> Choice[str]:
    said = ", ".join(f"{{{field}}}" for field in fields)
    detail = f'Une liste\u00a0: each = "{name}", puis item ou text, où chaque ligne donne {said}.'
    return Choice(name, f"{name} – {description}", detail)
