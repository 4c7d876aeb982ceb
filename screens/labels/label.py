"""One label on a day: what was granted, its missions, what happened to it, its documents; and its acts."""

import asyncio
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.dates import short_date
from daect_tui.domain.worklist import Room
from daect_tui.services.desk import Desk
from daect_tui.services.labels import LabelFile
from screens.calls import reading, writing
from screens.dossiers.form import DossierForm
from screens.labels.acts import ask_deed
from screens.labels.words import history_facts, label_facts, letter_cells, mission_cells, summary
from screens.letters.showing import show_document
from screens.tabbed import TabbedScreen
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Facts


class LabelScreen(TabbedScreen[None]):
    """A label opened from the register, on the day of the register, or from « À faire »."""

    BINDINGS = [
        Binding("escape", "close", "Liste", tooltip="revenir au registre", id="label.close"),
        Binding(
            "ctrl+t", "acts", "Actes", tooltip="actes permis, et pourquoi pas les autres", id="label.acts"
        ),
        Binding(
            "ctrl+n",
            "renew",
            "Renouveler",
            tooltip="commencer un dossier à partir de celui du label",
            id="label.renew",
        ),
    ]
    TASKS = (
        (
            "Renouveler un label",
            "Ctrl+N commence un dossier avec ce que disait le premier. Labellisé, il renouvelle ce label.",
        ),
        (
            "Attester d’un label",
            "Ctrl+T, « Produire l’attestation du jour »\u202f; l’onglet Courriers la montre.",
        ),
        (
            "Suspendre ou abroger",
            "Ctrl+T. Le titulaire est d’abord invité à présenter ses observations\u202f; l’acte se motive.",
        ),
    )

    def __init__(self, desk: Desk, number: str, day: date | None = None) -> None:
        super().__init__(desk)
        self.number, self._day = number, day
        self.title = f"Label {number}"
        self._file: LabelFile | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the tabs."""
        with TabbedContent():
            with TabPane("Label", id="label-pane"), VerticalScroll(can_focus=False):
                yield Facts(id="label")
            with TabPane("Missions", id="missions-pane"):
                yield Listing(
                    Column("Mission", 12), Column("Pays et objet"), Column("Départ", 10), Column("État", 18),
                    Column("Note", 8), Column("Coût", 12, wide=True),
                    empty="Aucune mission sous ce label.", id="missions",
                )  # fmt: skip
            with TabPane("Courriers", id="letters-pane"):
                yield Listing(
                    Column("Chrono", 10), Column("Document"), Column("Daté du", 10), Column("État", 10),
                    empty="Aucun document\u00a0: Ctrl+T en produit.", id="letters",
                )  # fmt: skip
            with TabPane("Historique", id="history-pane"), VerticalScroll(can_focus=False):
                yield Facts(id="history")

    @reading
    async def reload(self) -> None:
        """Read the label and all that hangs on it."""
        self._file = opened = await asyncio.to_thread(self.desk.labels.open, self.number, self._day)
        when = f" au {short_date(opened.day)}" if self._day else ""
        self.summarise(f"{opened.life.label.holder} · {opened.life.label.domain}", summary(opened) + when)
        held = await asyncio.to_thread(self.desk.holds.shown, self.number)
        self.query_one("#label", Facts).show([*([("Gelé", held)] if held else []), *label_facts(opened)])
        missions = {mission.reference: mission_cells(mission, opened) for mission in opened.missions}
        self.query_one("#missions", Listing).fill(missions)
        self.query_one("#history", Facts).show(history_facts(opened))
        letters = {letter.chrono: letter_cells(letter) for letter in reversed(opened.letters)}
        self.query_one("#letters", Listing).fill(letters)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the acts once the label is read."""
        if action in ("acts", "renew"):
            return self._file is not None
        return super().check_action(action, parameters)

    @writing
    async def action_acts(self) -> None:
        """Offer the acts, ask what the chosen one needs, and do it."""
        if self._file is not None:
            await ask_deed(self, self._file)

    @writing
    async def action_renew(self) -> None:
        """Type a new dossier that begins with the one of the label, then show it."""
        begun = await asyncio.to_thread(self.desk.renewal.start_from, self.number)
        filed = await self.app.push_screen_wait(
            DossierForm(self.desk, initial=begun.fields, carried=begun.carried, origin=begun.origin)
        )
        if filed is not None:
            self.kept(f"Dossier {filed.reference} déposé, pour renouveler {self.number}.")
            await self.shell.open_subject(Room.DOSSIERS.value, filed.reference)

    @on(Listing.Chosen, "#missions")
    @writing
    async def _open_mission(self, event: Listing.Chosen) -> None:
        await self.shell.open_subject(Room.MISSIONS.value, event.key)

    @on(Listing.Chosen, "#letters")
    def _show_letter(self, event: Listing.Chosen) -> None:
        show_document(self, event.key)

    def action_close(self) -> None:
        """Go back to the register."""
        self.dismiss(None)
