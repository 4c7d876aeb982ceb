"""« À produire »: the letters that are owed, computed from the register; and those to do again."""

from collections.abc import Sequence

from textual.binding import Binding

from daect_tui.domain.dates import short_date
from daect_tui.domain.letter import LetterKind
from daect_tui.domain.text import counted
from daect_tui.services.outbox import Batch, Owed
from screens.calls import writing
from screens.letters.lot import LotScreen
from screens.letters.stale import StaleScreen
from screens.letters.ticking import ALL, ONE, TICK, TickedList
from screens.listed import FILTER
from screens.searched import SEARCH
from screens.widgets.line_input import SearchLine
from screens.widgets.listing import Column
from screens.widgets.text import capital


class OutboxScreen(TickedList[Owed]):
    """Espace ticks; Ctrl+S checks what is ticked, else all that is shown, before anything is produced."""

    TITLE = "Boîte d’envoi"
    BINDINGS = [
        Binding("escape", "close", "Courriers", tooltip="revenir aux courriers", id="outbox.close"),
        Binding(
            "ctrl+s",
            "check",
            "Contrôler",
            tooltip="contrôler les lettres, puis les produire",
            id="outbox.check",
        ),
        ONE,
        ALL,
        Binding(
            "ctrl+e", "stale", "À refaire", tooltip="lettres dont les données ont changé", id="outbox.stale"
        ),
        SEARCH,
        FILTER,
    ]
    COLUMNS = (
        Column("", 1),
        Column("Lettre", 22),
        Column("Destinataire"),
        Column("Objet", 15),
        Column("Acte du", 10, wide=True),
    )
    EMPTY = "Rien à produire\u00a0: chaque acte signé a sa lettre."
    FILTERS = {"": "toutes", **{kind.value: kind.label for kind in LetterKind if kind.is_mailed}}
    TASKS = (
        ("Produire tout", "Ctrl+S contrôle tout ce qui est affiché, puis Ctrl+S produit ce qui est prêt."),
        ("En produire quelques-unes", "Espace coche\u202f; Ctrl+G ne montre qu’une sorte de lettre."),
        ("Une seule", "Entrée contrôle la lettre choisie, et elle seule."),
        ("Refaire", "Ctrl+E\u00a0: les lettres produites dont les données ont changé depuis."),
    )

    def read(self) -> Sequence[Owed]:
        """Return all that is owed."""
        return self.desk.outbox.owed()

    def key_of(self, thing: Owed) -> str:
        """Return its key."""
        return thing.key

    def cells(self, thing: Owed) -> Sequence[str]:
        """Write tick, kind, recipient, subject, day of the act."""
        return (
            TICK if thing.key in self.ticked else "",
            thing.kind.short_label,
            thing.recipient,
            thing.subject,
            short_date(thing.dated) if thing.dated else "",
        )

    def searched(self, thing: Owed) -> str:
        """Find a letter by its kind, recipient, subject."""
        return f"{thing.kind.label} {thing.recipient} {thing.subject}"

    def passes(self, thing: Owed, code: str) -> bool:
        """Sort out by kind."""
        return thing.kind.value == code

    def preview(self, thing: Owed) -> tuple[str, str]:
        """Write what the list does not show."""
        since = f" du {short_date(thing.dated)}" if thing.dated else ""
        return thing.subject, f"{capital(thing.kind.label)}{since}\nÀ {thing.recipient}"

    def counted(self, count: int) -> str:
        """Say how many, and how many are ticked."""
        ticked = f" · {counted(len(self._shown_ticked()), 'cochée')}" if self._shown_ticked() else ""
        return f"{counted(count, 'lettre')} à produire{ticked}"

    def _shown_ticked(self) -> frozenset[str]:
        return frozenset(self.ticked & set(self.things))

    def open_row(self, key: str) -> None:
        """Check one letter alone."""
        self.app.push_screen(LotScreen(self.desk, Batch(keys=frozenset({key}))))

    def open_subject(self, subject: str) -> None:
        """Search for a reference."""
        self.query_one("#search", SearchLine).value = subject

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is checked where nothing is owed."""
        if action == "check":
            return bool(self.things)
        return super().check_action(action, parameters)

    @writing
    async def action_check(self) -> None:
        """Check what is ticked, else all that is shown; what is produced leaves the list."""
        keys = self._shown_ticked() or frozenset(self.listing.keys)
        if keys:
            await self.app.push_screen_wait(LotScreen(self.desk, Batch(keys=keys)))
            self.ticked.clear()

    def action_stale(self) -> None:
        """Show the letters that would say something else today."""
        self.app.push_screen(StaleScreen(self.desk))

    def action_close(self) -> None:
        """Go back to the register of letters."""
        self.dismiss(None)
