"""The sessions, the most recent first: Entrée leads to what each one waits for."""

import asyncio
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import Screen

from daect_tui.domain.dates import long_date_with_day, paris_day, short_date
from daect_tui.domain.minutes_version import session_of_minutes
from daect_tui.domain.references import is_session_reference
from daect_tui.domain.session import Session, SessionState
from daect_tui.domain.text import NBSP, counted, listed
from daect_tui.services.agenda import SessionLine
from daect_tui.services.deciding_tasks import DECISIONS
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee.planning import planning_sheet, replanning_sheet
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class CommitteeScreen(DeskScreen[None]):
    """The first screen of the mode."""

    TITLE = "Comité"
    CSS_PATH = "committee.tcss"
    BINDINGS = [
        Binding("ctrl+n", "plan", "Nouvelle", tooltip="prévoir une séance", id="committee.new"),
        Binding(
            "ctrl+o",
            "cases",
            "Cas par cas",
            tooltip="examen au cas par cas, sans séance",
            id="committee.cases",
        ),
        Binding(
            "ctrl+r",
            "convene_again",
            "Convoquer à nouveau",
            tooltip="seconde convocation d’une séance close faute de quorum",
            id="committee.again",
        ),
        Binding(
            "ctrl+d",
            "decisions",
            "Décisions",
            tooltip="toutes les décisions, au cas par cas aussi",
            id="committee.decisions",
        ),
        Binding(
            "ctrl+t", "valise", "Valise", tooltip="emporter une séance, la reprendre", id="committee.valise"
        ),
    ]
    TASKS = (
        ("Prévoir une séance", "Ctrl+N, les programmes, la date. Entrée ouvre ensuite son ordre du jour."),
        ("Tenir une séance", "Entrée sur une séance ouverte mène au point en cours."),
        (
            "Sans quorum",
            "Ctrl+R sur une séance close faute de quorum\u00a0: même ordre du jour, sans quorum exigé.",
        ),
        ("Décider", "Entrée sur une séance close mène à ses décisions, Ctrl+D à toutes."),
        (
            "Tenir ailleurs",
            "Ctrl+T emporte la séance choisie dans un fichier, puis la reprend. Entre les deux, rien ici.",
        ),
        ("Examiner sans séance", "Ctrl+O\u00a0: ce qui attend l’autorité, et ce qui est à proposer."),
    )

    def compose_body(self) -> ComposeResult:
        """Arrange the list and what is known of the chosen session."""
        yield Listing(
            Column("Référence", 14),
            Column("Date", 18),
            Column("Points", 6),
            Column("État"),
            empty="Aucune séance\u00a0: Ctrl+N en prévoit une.",
            id="sessions",
        )
        yield Section("Séance choisie", id="chosen")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines: dict[str, SessionLine] = {}

    def on_mount(self) -> None:
        """Put the cursor in the list."""
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the sessions again."""
        lines = await asyncio.to_thread(self.desk.agenda.lines)
        self._lines = {line.session.reference: line for line in lines}
        self.query_one(Listing).fill(
            {
                reference: (reference, when(line.session), str(line.points), standing(line))
                for reference, line in self._lines.items()
            }
        )
        held = sum(line.session.state is SessionState.CLOSED for line in lines)
        self.summarise(f"{counted(len(lines), 'séance')}, {counted(held, 'close')}")

    @on(Listing.Moved)
    def _preview(self, event: Listing.Moved) -> None:
        line = self._lines.get(event.key or "")
        self.query_one("#chosen", Section).show(_described(line) if line else "")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a second convocation where the quorum lacked."""
        if action == "convene_again":
            return self._line is not None and self._line.session.lapsed
        return super().check_action(action, parameters)

    @property
    def _line(self) -> SessionLine | None:
        return self._lines.get(self.query_one(Listing).key or "")

    @on(Listing.Chosen)
    def _open(self, event: Listing.Chosen) -> None:
        self.open_subject(event.key)

    @writing
    async def open_subject(self, subject: str) -> None:
        """Go where a session waits: its agenda, its item in hand, its decisions; or where a decision does."""
        if subject == DECISIONS:
            self.action_decisions()
        elif is_session_reference(subject):
            session = await asyncio.to_thread(self.desk.agenda.session, subject)
            await self.app.push_screen(self._screen_for(session))
        elif session_of_minutes(subject):
            from screens.committee.minutes import MinutesScreen  # noqa: PLC0415 – when it is first shown

            await self.app.push_screen(MinutesScreen(self.desk, session_of_minutes(subject)))
        else:
            from screens.committee.decision import DecisionScreen  # noqa: PLC0415 – when it is first shown

            decision = await asyncio.to_thread(self.desk.rulings.appealed, subject)
            await self.app.push_screen(DecisionScreen(self.desk, decision))

    def _screen_for(self, session: Session) -> Screen[None]:
        from screens.committee.decisions import DecisionsScreen  # noqa: PLC0415 – each when it is first shown
        from screens.committee.preparation import PreparationScreen  # noqa: PLC0415
        from screens.committee.sitting import SittingScreen  # noqa: PLC0415

        if session.state in (SessionState.OPEN, SessionState.SUSPENDED):
            return SittingScreen(self.desk, session.reference)
        if session.state is SessionState.CLOSED:
            return DecisionsScreen(self.desk, session.reference)
        return PreparationScreen(self.desk, session.reference)

    def action_decisions(self) -> None:
        """Go to all decisions."""
        from screens.committee.decisions import DecisionsScreen  # noqa: PLC0415 – when it is first shown

        self.app.push_screen(DecisionsScreen(self.desk))

    def action_cases(self) -> None:
        """Go to what is examined without a session."""
        from screens.committee.case_by_case import CaseByCaseScreen  # noqa: PLC0415 – when it is first shown

        self.app.push_screen(CaseByCaseScreen(self.desk))

    @writing
    async def action_plan(self) -> None:
        """Ask for a new session and open its preparation."""
        programmes = await asyncio.to_thread(self.desk.intake.programmes)
        plan = await self.app.push_screen_wait(planning_sheet("Prévoir une séance", programmes))
        if plan is None:
            return
        session = await asyncio.to_thread(self.desk.agenda.plan, plan)
        self.kept(f"Séance {session.reference} prévue.")
        self.open_subject(session.reference)

    @writing
    async def action_valise(self) -> None:
        """Take the chosen session away, take a valise back, or declare one lost."""
        from screens.committee.valise import valise_acts  # noqa: PLC0415 – when it is first asked for

        await valise_acts(self, self._line, self.desk.valise)

    @writing
    async def action_convene_again(self) -> None:
        """Ask when a session that lacked its quorum meets again, and plan it on what was left."""
        line = self._line
        if line is None:
            return
        plan = await self.app.push_screen_wait(replanning_sheet(replace(line.session, meets_on=None)))
        if plan is None:
            return
        first = line.session.reference
        session = await asyncio.to_thread(self.desk.reconvening.convene_again, first, plan)
        self.kept(f"Séance {session.reference} convoquée à nouveau, sans quorum exigé.")
        self.open_subject(session.reference)


def when(session: Session) -> str:
    """Say when a session meets, in little room."""
    return short_date(session.meets_on) if session.meets_on else session.period


def standing(line: SessionLine) -> str:
    """Say where a session stands, its decisions included."""
    if line.away:
        return f"en valise depuis le {short_date(paris_day(line.away.made_at))}"
    if line.session.state is not SessionState.CLOSED:
        again = ", 2e convocation" if line.session.second_of else ""
        return f"{line.session.state.label}{again}"
    if line.session.lapsed and not line.pending:
        return "close faute de quorum"
    if line.pending:
        return f"close, {counted(line.pending, 'décision')} à signer"
    if line.signed:
        return f"close, {counted(line.signed, 'décision')} à notifier"
    return "close, notifiée" if line.notified else "close"


def _described(line: SessionLine) -> str:
    session = line.session
    day = long_date_with_day(session.meets_on) if session.meets_on else session.period
    deadline = f"Dossiers reçus jusqu’au {short_date(session.deadline)}. " if session.deadline else ""
    return (
        f"{session.reference}{NBSP}: {day}{f', {session.place}' if session.place else ''}\n"
        f"{deadline}Programmes{NBSP}: {listed(session.programmes)}. "
        f"{counted(line.points, 'point')} à l’ordre du jour."
        f"{_away(line)}"
    )


def _away(line: SessionLine) -> str:
    return f"\nPartie {line.away.departure}\u00a0: Ctrl+T la reprend." if line.away else ""
