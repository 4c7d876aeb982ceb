"""The text of one document, edited: checked at each change, previewed, compared, saved as a version."""

import asyncio
from collections.abc import Mapping
from enum import Enum

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import TextArea

from daect_tui.domain.forms import FormRefused
from daect_tui.domain.wording import InvalidWording
from daect_tui.domain.wording_version import WordingVersion, differences
from daect_tui.services.desk import Desk
from daect_tui.services.wording_editing import WordingSheet
from screens.calls import reading, writing
from screens.directory.wording_words import value_choices, version_words
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.error import ErrorModal
from screens.modals.reading import ReadingModal
from screens.widgets.fields import Field, LongField
from screens.widgets.form import AutosavedForm
from screens.widgets.section import Section
from screens.widgets.text import capital

_SOUND = "Rien à corriger. Ctrl+R montre le document, Ctrl+S enregistre le texte."
_SAME = "Le texte est celui d’origine."
_MISSED = (
    "Depuis que cette saisie a été commencée, un autre texte a été enregistré\u00a0: {}. "
    "Ctrl+T le reprend\u202f; Ctrl+S mettrait cette saisie à sa place."
)
_UNDONE = "Ctrl+Z dans le texte le défait\u202f; Ctrl+S l’enregistre."


class _Act(Enum):
    COMPARE = "compare"
    RESTORE = "restore"


class _Body(LongField):
    """The whole room between the header and the check, with the numbers of the lines."""

    def make_control(self) -> Widget:
        """Return the area, as high as there is room."""
        area = super().make_control()
        area.styles.height = "1fr"
        if isinstance(area, TextArea):
            area.show_line_numbers = True
        return area


class WordingEditor(AutosavedForm[WordingVersion]):
    """Gives back the version that was saved, or `None`."""

    CSS_PATH = "wordings.tcss"
    HIDDEN = ("base",)
    BINDINGS = [
        Binding("ctrl+r", "preview", "Aperçu", tooltip="voir le document", id="wording.preview"),
        Binding("ctrl+l", "values", "Valeurs", tooltip="insérer une valeur", id="wording.values"),
        Binding(
            "ctrl+t", "acts", "Origine", tooltip="comparer, revenir au texte d’origine", id="wording.acts"
        ),
        Binding("ctrl+g", "fault", tooltip="aller à la ligne fautive", show=False, id="wording.fault"),
    ]
    TASKS = (
        (
            "Changer une phrase",
            "La récrire entre ses guillemets droits, lire dessous ce qui ne va pas, Ctrl+S.",
        ),
        (
            "Mettre une valeur",
            "Ctrl+L\u00a0: la liste des valeurs du document\u202f; Entrée l’insère au curseur.",
        ),
        ("Mettre en gras", "Entre **doubles astérisques**, et en *italique* entre astérisques."),
        ("Voir le document", "Ctrl+R\u00a0: le texte sur des données inventées, comme il se lira."),
        (
            "Revenir en arrière",
            "Ctrl+T\u00a0: comparer au texte d’origine, y revenir, reprendre une version.",
        ),
        ("S’interrompre", "Échap ferme. Ce qui est tapé est gardé, et proposé la fois suivante."),
        ("Écrire ailleurs", "Ctrl+O ouvre le texte dans votre éditeur ($EDITOR)."),
    )

    def __init__(self, desk: Desk, sheet: WordingSheet) -> None:
        initial = {"text": sheet.text, "base": str(sheet.number)}
        super().__init__(desk, desk.wordings.drafts, target=sheet.name, initial=initial)
        self.title = f"Modèle · {sheet.title}"
        self._sheet = sheet
        self._fault_line = 0

    def compose_fields(self) -> ComposeResult:
        """Arrange the text, and what is wrong with it."""
        yield _Body("text", "Texte")
        yield Section("Vérification", id="check")

    # ── Checking ───────────────────────────────────────────────────────────────────────────

    def filled(self) -> None:
        """Check what was just put there, and begin at its top; tell of a version that a draft missed."""
        self._area.move_cursor((0, 0))
        self._check()
        if self._hidden["base"] != str(self._sheet.number):
            latest = version_words(self._sheet.versions[-1])
            self.app.push_screen(ErrorModal(_MISSED.format(latest), "Saisie plus ancienne"))

    @on(Field.Changed)
    def _changed(self) -> None:
        self._check()

    @reading
    async def _check(self) -> None:
        """Say what is wrong, with its line; only the last text counts."""
        sentence, self._fault_line = _SOUND, 0
        try:
            await asyncio.to_thread(self.desk.wordings.check, self._sheet.name, self._area.text)
        except InvalidWording as error:
            self._fault_line = error.line
            sentence = _said(error)
        check = self.query_one("#check", Section)
        check.show(sentence, "Vérification")
        check.set_class(sentence != _SOUND, "-faulty")

    def _count_missing(self) -> None:
        """Say which text was opened, and when what is typed was last kept."""
        versions = self._sheet.versions
        edited = versions and versions[-1].is_edited
        opened = f"Texte de la {version_words(versions[-1])}" if edited else "Texte d’origine"
        self.summarise(f"{opened} · Brouillon gardé à {self._saved_at}" if self._saved_at else opened)

    @property
    def _area(self) -> TextArea:
        return self.query_one(TextArea)

    def action_fault(self) -> None:
        """Put the cursor on the line at fault."""
        if self._fault_line:
            self._area.move_cursor((self._fault_line - 1, 0), center=True)
            self._area.focus()

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_preview(self) -> None:
        """Show the document, on invented values."""
        text = await asyncio.to_thread(self.desk.wordings.preview, self._sheet.name, self._area.text)
        await self.app.push_screen_wait(
            ReadingModal(f"{capital(self._sheet.title)}, données inventées", text)
        )

    @writing
    async def action_values(self) -> None:
        """Offer the values of the document, and insert the chosen one at the cursor."""
        empty = "Ce texte ne prend aucune valeur."
        value = await self.app.push_screen_wait(
            ChoiceModal("Valeurs du document", value_choices(self._sheet), search="Chercher…", empty=empty)
        )
        if value is not None:
            self._area.insert(value)

    @writing
    async def action_acts(self) -> None:
        """Compare with the shipped text, come back to it, or to a version that was saved."""
        changed = differences(self._sheet.shipped, self._area.text)
        choices: list[Choice[_Act | WordingVersion]] = [
            Choice(_Act.COMPARE, "Comparer au texte d’origine", "Ce qui a été ôté (−) et ajouté (+)."),
            Choice(_Act.RESTORE, "Revenir au texte d’origine", _UNDONE),
        ]
        choices += [
            Choice(version, f"Reprendre la {version_words(version)}", _UNDONE)
            for version in reversed(self._sheet.versions)
            if version.is_edited
        ]
        act = await self.app.push_screen_wait(ChoiceModal(capital(self._sheet.title), choices))
        if act is _Act.COMPARE:
            text = "\n".join(changed) if changed else _SAME
            await self.app.push_screen_wait(ReadingModal("Du texte d’origine à celui-ci", text))
        elif act is _Act.RESTORE:
            self._put_text(self._sheet.shipped)
        elif isinstance(act, WordingVersion):
            self._put_text(act.text)

    def _put_text(self, text: str) -> None:
        self._area.replace(text, (0, 0), self._area.document.end)
        self._area.move_cursor((0, 0))
        self.shell.tell(_UNDONE)

    # ── Ending ─────────────────────────────────────────────────────────────────────────────

    def file(self, draft_id: int) -> WordingVersion:
        """Keep the text as a version; raises `FormRefused` for one at fault."""
        text = self._drafts.get(draft_id).fields["text"]
        try:
            return self.desk.wordings.save(self._sheet.name, text, base=self._sheet.number, draft_id=draft_id)
        except InvalidWording as error:
            raise FormRefused({"text": _said(error)}) from error

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say that the text is at fault, and go to the line."""
        super().show_faults(faults)
        self.call_after_refresh(self.action_fault)

    def describe(self, fields: Mapping[str, str]) -> str:  # noqa: ARG002 – a document has one text
        """Name a draft by its document."""
        return self._sheet.title


def _said(error: InvalidWording) -> str:
    if not error.line:
        return str(error)
    line = f"ligne {error.line}"
    return f"{error} Ctrl+G y mène." if line in str(error) else f"{capital(line)}. {error} Ctrl+G y mène."
