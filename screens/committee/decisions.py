"""The decisions: those of a closed session, or all of them, case by case too; signed together, then sent."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.decision import DecisionState
from daect_tui.domain.text import counted
from daect_tui.services.decisions import DecisionLine
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee import decision_acts
from screens.committee.decision import DecisionScreen
from screens.committee.decision_words import described, standing
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class DecisionsScreen(DeskScreen[None]):
    """Nothing leaves before it is signed. Without a `reference`, every decision that waits is there."""

    TITLE = "Décisions"
    CSS_PATH = "committee.tcss"
    BINDINGS = [
        Binding(
            "escape", "leave", "Revenir", show=False, tooltip="revenir aux séances", id="decisions.leave"
        ),
        Binding(
            "ctrl+s",
            "sign",
            "Signer",
            tooltip="enregistrer la signature de toutes les décisions en attente",
            id="decisions.sign",
        ),
        Binding("ctrl+t", "acts", "Actes", tooltip="tous les actes, et pourquoi pas", id="decisions.acts"),
        Binding(
            "ctrl+l", "letters", "Courriers", tooltip="produire et suivre les lettres", id="decisions.letters"
        ),
        Binding(
            "ctrl+o",
            "minutes",
            "Procès-verbal",
            tooltip="le procès-verbal de la séance, ses extraits, ses rectificatifs",
            id="decisions.minutes",
        ),
    ]
    TASKS = (
        ("Procès-verbal", "Ctrl+O\u00a0: projets, version définitive, exemplaire signé, extraits."),
        ("Voir une décision", "Entrée\u00a0: ce qu’elle dit, ses recours, ce que le droit permet encore."),
        ("Compléter, s’écarter", "Ctrl+T\u00a0: critères, motifs, un autre sens que l’avis, l’identité."),
        ("Signer", "Ctrl+S enregistre la date de signature de toutes les décisions, et numérote les labels."),
        ("Écrire", "Ctrl+L mène aux courriers\u00a0: lettres, communiqué."),
    )

    def __init__(self, desk: Desk, reference: str = "") -> None:
        super().__init__(desk)
        self._reference = reference
        self._lines: dict[str, DecisionLine] = {}

    def compose_body(self) -> ComposeResult:
        """Arrange the decisions and what the chosen one says."""
        yield Listing(
            Column("Dossier", 16),
            Column("Organisme"),
            Column("Avis", 11),
            Column("Décision", 13),
            Column("État", 11),
            empty="Aucune décision\u00a0: elle suit l’avis du comité, ou une proposition au cas par cas.",
            id="decisions",
        )
        yield Section("Décision choisie", id="chosen")

    def on_mount(self) -> None:
        """Name the screen, and put the cursor in the list."""
        self.title = f"{self._reference} · décisions" if self._reference else "Toutes les décisions"
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the decisions again."""
        decisions = self.desk.decisions
        if self._reference:
            lines = await asyncio.to_thread(decisions.of_session, self._reference)
        else:
            lines = await asyncio.to_thread(decisions.recent)
        self._lines = {str(line.decision.id): line for line in lines}
        self.query_one(Listing).fill({key: _cells(line) for key, line in self._lines.items()})
        pending = self._in(DecisionState.PENDING)
        lacking = sum(bool(line.faults) for line in pending)
        self.summarise(
            f"{counted(len(pending), 'décision')} à signer, dont {lacking} à compléter · "
            f"{counted(len(self._in(DecisionState.SIGNED)), 'signée')} · "
            f"{counted(len(self._in(DecisionState.NOTIFIED)), 'notifiée')}"
        )
        self.refresh_bindings()

    def _in(self, state: DecisionState) -> list[DecisionLine]:
        return [line for line in self._lines.values() if line.decision.state is state]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Signing waits for a pending decision, acts for a decision; minutes are those of one session."""
        if action == "sign":
            return bool(self._in(DecisionState.PENDING))
        if action == "acts":
            return bool(self._lines)
        if action == "minutes":
            return bool(self._reference)
        return super().check_action(action, parameters)

    @on(Listing.Moved)
    def _preview(self, event: Listing.Moved) -> None:
        line = self._lines.get(event.key or "")
        self.query_one("#chosen", Section).show(described(line) if line else "")

    @on(Listing.Chosen)
    def _open(self, event: Listing.Chosen) -> None:
        self.app.push_screen(DecisionScreen(self.desk, int(event.key)))

    @writing
    async def action_acts(self) -> None:
        """Offer the acts on the chosen decision."""
        line = self._lines.get(self.query_one(Listing).key or "")
        if line is not None:
            await decision_acts.ask_act(self, line.decision.id)

    @writing
    async def action_sign(self) -> None:
        """Record the signature of every pending decision."""
        await decision_acts.ask_signature(self, self._in(DecisionState.PENDING))

    async def action_letters(self) -> None:
        """Go to the letters of the session, or to all."""
        if self._reference:
            await self.shell.open_subject("courriers", self._reference)
        else:
            await self.shell.go("courriers")

    def action_minutes(self) -> None:
        """Go to the minutes of the session."""
        from screens.committee.minutes import MinutesScreen  # noqa: PLC0415 – when it is first shown

        self.app.push_screen(MinutesScreen(self.desk, self._reference))

    def action_leave(self) -> None:
        """Go back to the sessions."""
        self.dismiss(None)


def _cells(line: DecisionLine) -> tuple[str, str, str, str, str]:
    decision = line.decision
    opinion = line.opinion.removeprefix("avis ")
    departs = "≠ " if decision.departure else ""
    return decision.dossier, line.organisation, opinion, f"{departs}{decision.kind.label}", standing(line)
