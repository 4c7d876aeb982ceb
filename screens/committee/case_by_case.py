"""« Examen au cas par cas »: what awaits the authority without a session, and what is to be proposed."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.dates import short_date
from daect_tui.domain.deadlines import countdown
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.desk import Desk
from daect_tui.services.proposals import CaseLine
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee.decisions import DecisionsScreen
from screens.dossiers.examination import ExaminationScreen
from screens.dossiers.proposing import ask_case_act
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class CaseByCaseScreen(DeskScreen[None]):
    """Opened from the sessions: dossiers of the programmes that receive at any time."""

    TITLE = "Examen au cas par cas"
    CSS_PATH = "committee.tcss"
    BINDINGS = [
        Binding(
            "ctrl+t", "acts", "Actes", tooltip="reprendre, renvoyer en séance, proposer", id="cases.acts"
        ),
        Binding(
            "ctrl+d", "decisions", "Décisions", tooltip="signer ce qui est proposé", id="cases.decisions"
        ),
        Binding("escape", "close", "Séances", tooltip="revenir aux séances", id="cases.close"),
    ]
    TASKS = (
        ("Examiner un dossier", "Entrée ouvre son examen\u00a0: recevabilité, critères, proposition."),
        ("Signer", "Ctrl+D mène aux décisions\u00a0: une proposition y est un projet à signer."),
        ("Renvoyer en séance", "Ctrl+T\u00a0: la proposition devient celle du rapporteur."),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: dict[str, CaseLine] = {}
        self._programmes: dict[str, Programme] = {}

    def compose_body(self) -> ComposeResult:
        """Arrange the list and what is proposed on the chosen dossier."""
        yield Listing(
            Column("Référence", 16),
            Column("Organisme"),
            Column("Proposition", 14),
            Column("Rejet implicite", 16),
            empty="Rien au cas par cas\u00a0: un dossier en instruction (F3) y paraît de lui-même.",
            id="cases",
        )
        yield Section("Dossier choisi", id="chosen")

    def on_mount(self) -> None:
        """Put the cursor in the list."""
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the dossiers again."""
        lines = await asyncio.to_thread(self.desk.proposals.cases)
        programmes = await asyncio.to_thread(self.desk.intake.programmes)
        self._lines = {line.dossier.reference: line for line in lines}
        self._programmes = {programme.code: programme for programme in programmes}
        self.query_one(Listing).fill(
            {reference: self._cells(line) for reference, line in self._lines.items()}
        )
        waiting = sum(line.proposal is not None for line in lines)
        others = len(lines) - waiting
        self.summarise(
            f"{counted(waiting, 'proposition attend', 'propositions attendent')} l’autorité, "
            f"{counted(others, 'dossier')} à proposer"
        )
        self.refresh_bindings()

    def _cells(self, line: CaseLine) -> tuple[str, str, str, str]:
        dossier = line.dossier
        silence = countdown(dossier.silence_on, self.desk.office.clock.today()) if dossier.silence_on else "—"
        proposed = line.proposal.kind.label if line.proposal else "à proposer"
        return dossier.reference, dossier.organisation.name, proposed, silence

    @property
    def _line(self) -> CaseLine | None:
        return self._lines.get(self.query_one(Listing).key or "")

    @on(Listing.Moved)
    def _preview(self) -> None:
        line = self._line
        self.query_one("#chosen", Section).show(_described(line) if line else "")

    @on(Listing.Chosen)
    def _open(self, event: Listing.Chosen) -> None:
        self.app.push_screen(ExaminationScreen(self.desk, event.key))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is done where nothing is chosen."""
        if action == "acts":
            return bool(self._lines)
        return super().check_action(action, parameters)

    @writing
    async def action_acts(self) -> None:
        """Offer the acts on the chosen dossier."""
        line = self._line
        if line is not None:
            await ask_case_act(self, line.dossier, self._programmes[line.dossier.programme])

    def action_decisions(self) -> None:
        """Go to the decisions, where the authority signs."""
        self.app.push_screen(DecisionsScreen(self.desk))

    def action_close(self) -> None:
        """Go back to the sessions."""
        self.dismiss(None)


def _described(line: CaseLine) -> str:
    dossier, proposal = line.dossier, line.proposal
    head = f"{dossier.organisation.name}{NBSP}: {dossier.content.domain}"
    if proposal is None:
        return f"{head}\nEn instruction, critères\u00a0: {line.criteria}. Entrée ouvre l’examen."
    more = proposal.grounds.wanted or proposal.grounds.reasons or ", ".join(proposal.grounds.reservations)
    told = f"{NBSP}: {more}" if more else ""
    return (
        f"{head}\n{proposal.kind.label.capitalize()} proposée par {proposal.proposed_by}, "
        f"le {short_date(proposal.proposed_on)}{told}"
    )
