"""What was kept long enough: chosen line by line, drawn up on a slip, eliminated under its visa."""

import asyncio
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.text import NARROW, NBSP, counted
from daect_tui.services.desk import Desk
from daect_tui.services.elimination_wording import FOR_EVER, left_counts, removed_lines, sums_lines
from daect_tui.services.retention import KeptThing
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal
from screens.safety.purge_words import cells, chosen_text, read_slip_path
from screens.safety.slips import eliminate, show_slips
from screens.saying import over, written_in
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class PurgeScreen(DeskScreen[None]):
    """What is due, chosen; and what stays though its length is over, with why."""

    TITLE = "Élimination"
    CSS_PATH = "safety.tcss"
    BINDINGS = [
        Binding("space", "mark", "Choisir", tooltip="choisir cette ligne, ou non", id="purge.mark"),
        Binding("ctrl+a", "mark_all", "Tout", tooltip="tout choisir, ou rien", id="purge.all"),
        Binding(
            "ctrl+n", "draw_up", "Bordereau", tooltip="établir le bordereau à faire viser", id="purge.draw_up"
        ),
        Binding(
            "ctrl+e",
            "eliminate",
            "Éliminer",
            tooltip="éliminer ce que nomme un bordereau visé",
            id="purge.eliminate",
        ),
        Binding(
            "ctrl+l", "slips", "Bordereaux", tooltip="voir, écrire, abandonner un bordereau", id="purge.slips"
        ),
        Binding("escape", "leave", "Revenir", tooltip="revenir au Répertoire", id="purge.leave"),
    ]
    TASKS = (
        ("Choisir ce qui partirait", "Espace choisit une ligne à éliminer, Ctrl+A toutes."),
        (
            "Établir le bordereau",
            "Ctrl+N\u00a0: ce qui partirait est dit, puis le bordereau s’écrit.",
        ),
        ("Éliminer", "Ctrl+E, quand les archives ont visé\u00a0: référence et date du visa, numéro retapé."),
        ("Comprendre ce qui reste", "Au-dessous\u00a0: gelé, lié à ce qui reste, pour les archives."),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._kept: dict[str, KeptThing] = {}
        self._marked: set[str] = set()
        self._stays = ""

    def compose_body(self) -> ComposeResult:
        """Arrange the list, and what is to know of the chosen line."""
        yield Listing(
            Column("", 1),
            Column("Référence", 16),
            Column("Quoi"),
            Column("Échéance", 10),
            Column("État", 18),
            empty="Rien n’a passé sa durée de conservation.",
            opens=False,
            id="kept",
        )
        yield Section("Ligne choisie", id="chosen")

    def on_mount(self) -> None:
        """Put the cursor in the list."""
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read again what is over; what was marked and is not due any more is so no longer."""
        every = await asyncio.to_thread(self.desk.retention.kept)
        today = self.desk.office.clock.today()
        over = [one for one in every if one.term.due is not None and one.term.due <= today]
        self._kept = {one.case.key: one for one in over}
        self._marked &= {key for key, one in self._kept.items() if one.is_due}
        self._stays = left_counts(every)
        self._fill()

    def _fill(self) -> None:
        listing = self.query_one(Listing)
        listing.fill({key: cells(one, key in self._marked) for key, one in self._kept.items()}, listing.key)
        due = sum(one.is_due for one in self._kept.values())
        parts = [f"{due}{NBSP}à éliminer", counted(len(self._marked), "choisi")]
        self.summarise(" · ".join((*parts, self._stays) if self._stays else parts))
        self.refresh_bindings()

    @on(Listing.Moved)
    def _moved(self, event: Listing.Moved) -> None:
        one = self._kept.get(event.key or "")
        self.query_one("#chosen", Section).show(chosen_text(one) if one is not None else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the slip once something is chosen."""
        return bool(self._marked) if action == "draw_up" else super().check_action(action, parameters)

    def action_mark(self) -> None:
        """Choose the line, or not; what stays cannot be chosen."""
        key = self.query_one(Listing).key or ""
        one = self._kept.get(key)
        if one is None or not one.is_due:
            self.shell.tell("Cette ligne reste\u00a0: son état dit pourquoi.")
            return
        self._marked ^= {key}
        self._fill()

    def action_mark_all(self) -> None:
        """Choose all that is due, or nothing."""
        due = {key for key, one in self._kept.items() if one.is_due}
        self._marked = set() if self._marked == due else due
        self._fill()

    @writing
    async def action_draw_up(self) -> None:
        """Rehearse what is chosen, say it, and draw its slip up."""
        keys = sorted(self._marked)
        rehearsed = await asyncio.to_thread(self.desk.purge.rehearse, keys)
        told = "\n".join(
            (
                *sums_lines(rehearsed.slip.lines),
                f"En tout{NBSP}: {f'{NARROW}; '.join(removed_lines(rehearsed.removed))}.",
                f"Rien ne part avant le visa des archives. {FOR_EVER}",
            )
        )
        if not await self.app.push_screen_wait(ConfirmModal("Établir le bordereau", told, "Établir")):
            return
        slip = await asyncio.to_thread(self.desk.purge.draw_up, keys)
        self._marked.clear()
        self.kept(f"Bordereau {slip.reference} établi\u00a0: à viser.")
        await self._write(slip.reference)

    async def _write(self, reference: str) -> None:
        place = str(Path.home() / f"bordereau-{reference}.pdf")
        entry = EntryModal("Écrire le bordereau", "Fichier (.pdf, .odt, .docx)\u00a0:", read_slip_path, place)
        path = await self.app.push_screen_wait(entry)
        if path is None:
            return

        async def write(force: bool) -> bool:
            await asyncio.to_thread(self.desk.purge.write, reference, path, force=force)
            return True

        if await over(self, path, write):
            self.shell.tell(written_in(f"Bordereau {reference} écrit", path))

    @writing
    async def action_eliminate(self) -> None:
        """Ask for the visa of a slip, and eliminate what it names."""
        await eliminate(self)

    @writing
    async def action_slips(self) -> None:
        """Show the slips; the chosen one is written, or given up."""
        reference = await show_slips(self)
        if reference is not None:
            await self._write(reference)

    async def action_leave(self) -> None:
        """Go back."""
        await self.leave()


async def open_purge(screen: DeskScreen[None]) -> None:
    """Open the screen of elimination."""
    screen.app.push_screen(PurgeScreen(screen.desk))
