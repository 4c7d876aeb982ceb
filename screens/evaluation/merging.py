"""What a file that came back would change: field by field, both texts, and whose to keep in a conflict."""

import asyncio
from pathlib import Path

from textual.binding import Binding

from daect_tui.domain.dates import paris_day, short_date
from daect_tui.domain.field_merge import Fate, MergedField, Side
from daect_tui.domain.report_questions import REPORT_QUESTIONS
from daect_tui.domain.text import counted, listed
from daect_tui.services.desk import Desk
from daect_tui.services.pack_merging import Merged
from screens.calls import writing
from screens.evaluation.two_texts import TwoTextsScreen
from screens.widgets.listing import Cell, Column
from screens.widgets.text import capital

_CAPTIONS = {question.name: question.caption for question in REPORT_QUESTIONS}
_WORDS = {
    Fate.TAKEN: "pris du fichier",
    Fate.KEPT: "gardé ici",
    Fate.SAME: "identique",
}


def caption_of(field: str) -> str:
    """Return the words of a field of the report; a field that is asked no more keeps its name."""
    return _CAPTIONS.get(field, field)


class MergeScreen(TwoTextsScreen[str | None]):
    """A preview; gives back what was done, in words, or `None` when it was left."""

    TITLE = "Fusionner un retour"
    COLUMNS = (
        Column("Champ", 16),
        Column("Devient", 18),
        Column("Registre"),
        Column("Fichier"),
    )
    EMPTY = "Ce fichier ne change rien au rapport. Ctrl+S note qu’il est revenu."
    BINDINGS = [
        Binding("escape", "close", "Revenir", tooltip="revenir sans rien écrire", id="merge.close"),
        Binding("space", "choose", "Choisir", tooltip="d’un conflit, prendre l’autre texte", id="merge.side"),
        Binding("ctrl+s", "apply", "Fusionner", tooltip="écrire tout cela en une fois", id="merge.apply"),
    ]
    TASKS = (
        ("Lire", "↑ ↓ change de champ\u202f; les deux textes sont en bas, Tab y mène."),
        ("Régler un conflit", "Espace prend le texte du fichier, ou garde celui du registre."),
        ("Fusionner", "Ctrl+S écrit tout en une fois. Le texte écarté reste lisible (F6, Ctrl+K)."),
    )

    def __init__(self, desk: Desk, path: Path, merged: Merged) -> None:
        super().__init__(desk)
        self._path = path
        self._merged = merged
        self._fields = {field.name: field for field in merged.fields if field.fate is not Fate.UNCHANGED}
        self._taken: set[str] = set()

    def reload(self) -> None:
        """Show what was judged; nothing is read again."""
        if not self.listing.keys:
            self.fill((name, self._cells(field)) for name, field in self._fields.items())
            self._say_counts()

    def _say_counts(self) -> None:
        merged = self._merged
        left = short_date(paris_day(merged.pack.made_at))
        parts = [f"{merged.source.label.capitalize()} de {merged.pack.mission}, parti le {left}"]
        if merged.conflicts:
            parts.append(counted(len(merged.conflicts), "conflit"))
        if merged.missing:
            parts.append(f"Sans réponse\u00a0: {listed(list(merged.missing))}")
        self.summarise(" · ".join(parts))

    def _chosen(self, field: MergedField) -> Side:
        return Side.THEIRS if field.name in self._taken else field.chosen

    def _cells(self, field: MergedField) -> tuple[Cell, ...]:
        fate = _WORDS.get(field.fate, f"conflit\u00a0: {self._chosen(field).label}")
        return caption_of(field.name), fate, *(" ".join(text.split()) for text in (field.ours, field.theirs))

    def texts_of(self, key: str) -> tuple[tuple[str, str], tuple[str, str]]:
        """Return both texts, the one that is kept marked."""
        field = self._fields[key]
        chosen = self._chosen(field)
        ours, theirs = (f"{'● ' if chosen is side else ''}{capital(side.label)}" for side in Side)
        return (ours, field.ours), (theirs, field.theirs)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is nothing to choose without a conflict."""
        if action == "choose":
            return bool(self._merged.conflicts)
        return super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Take the other text of the conflict under the cursor."""
        field = self._fields.get(self.listing.key or "")
        if field is None or field.fate is not Fate.CONFLICT:
            self.shell.tell("Il n’y a pas de conflit sur ce champ.")
            return
        self._taken ^= {field.name}
        self.listing.change(field.name, self._cells(field))
        self.show_texts()
        self.shell.tell(f"{caption_of(field.name)}\u00a0: texte du {self._chosen(field).label}.")

    @writing
    async def action_apply(self) -> None:
        """Write all of it as one unit."""
        done = await asyncio.to_thread(
            self.desk.packs.merge, self._path, tuple(self._taken), seen=self._merged
        )
        fields = counted(len(done.changes), "champ changé", "champs changés")
        self.dismiss(f"Rapport de {done.pack.mission} fusionné\u00a0: {fields}.")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
