"""After the session: one decision an opinion, completed, signed all together, then its letters."""

import asyncio
from collections.abc import Mapping
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.dates import long_date, parse_date, short_date
from daect_tui.domain.decision import DecisionKind, DecisionState
from daect_tui.domain.errors import Refusal
from daect_tui.domain.programme import Programme
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.decisions import DecisionLine
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee.motions import ask_decision_grounds
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal
from screens.modals.reason import ReasonModal
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class DecisionsScreen(DeskScreen[None]):
    """The decisions of a closed session; nothing leaves before they are signed."""

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
            tooltip="enregistrer la signature de toutes les décisions prêtes",
            id="decisions.sign",
        ),
        Binding(
            "ctrl+t",
            "depart",
            "S’écarter",
            tooltip="décider autrement que l’avis, avec son motif",
            id="decisions.depart",
        ),
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
        ("Compléter", "Entrée sur une décision\u00a0: critères, motifs, ce qui est attendu, réserves."),
        ("Signer", "Ctrl+S enregistre la date de signature de toutes les décisions, et numérote les labels."),
        ("Écrire", "Ctrl+L mène aux courriers\u00a0: lettres, communiqué."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self._reference = reference
        self._lines: dict[str, DecisionLine] = {}

    def compose_body(self) -> ComposeResult:
        """Arrange the decisions and what the chosen one says."""
        yield Listing(
            Column("Dossier", 14),
            Column("Organisme"),
            Column("Avis", 11),
            Column("Décision", 13),
            Column("État", 11),
            empty="Aucune décision\u00a0: aucun point n’a reçu d’avis.",
            id="decisions",
        )
        yield Section("Décision choisie", id="chosen")

    def on_mount(self) -> None:
        """Name the screen, and put the cursor in the list."""
        self.title = f"{self._reference} · décisions"
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the decisions again."""
        lines = await asyncio.to_thread(self.desk.decisions.of_session, self._reference)
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
        """Signing and departing wait for a pending decision."""
        if action in {"sign", "depart"}:
            return bool(self._in(DecisionState.PENDING))
        return super().check_action(action, parameters)

    @on(Listing.Moved)
    def _preview(self, event: Listing.Moved) -> None:
        line = self._lines.get(event.key or "")
        self.query_one("#chosen", Section).show(_described(line) if line else "")

    async def _programme(self, line: DecisionLine) -> Programme:
        programmes = await asyncio.to_thread(self.desk.intake.programmes)
        code = line.decision.dossier.rsplit("-", 2)[0]
        return next(programme for programme in programmes if programme.code == code)

    @on(Listing.Chosen)
    @writing
    async def _complete(self, event: Listing.Chosen) -> None:
        line = self._lines[event.key]
        if line.decision.state is not DecisionState.PENDING:
            self.shell.tell("Une décision signée ne se modifie plus.")
            return
        grounds = await ask_decision_grounds(
            self.app, line.decision.kind, await self._programme(line), line.decision.grounds
        )
        if grounds is not None:
            await asyncio.to_thread(self.desk.decisions.complete, line.decision.id, grounds)
            self.kept(f"{line.organisation}{NBSP}: décision complétée.")

    @writing
    async def action_depart(self) -> None:
        """Decide otherwise than the committee advised."""
        line = self._lines.get(self.query_one(Listing).key or "")
        if line is None or line.decision.state is not DecisionState.PENDING:
            raise Refusal("Choisissez une décision qui n’est pas encore signée.")
        kinds = [
            Choice(kind, kind.label.capitalize(), f"L’avis du comité est{NBSP}: {line.opinion}.")
            for kind in DecisionKind
            if kind is not line.decision.kind
        ]
        kind = await self.app.push_screen_wait(ChoiceModal(f"{line.organisation}{NBSP}: décider", kinds))
        if kind is None:
            return
        grounds = await ask_decision_grounds(
            self.app, kind, await self._programme(line), line.decision.grounds
        )
        if grounds is None:
            return
        reason = await self.app.push_screen_wait(ReasonModal("Motif de l’écart avec l’avis du comité"))
        if reason is not None:
            await asyncio.to_thread(self.desk.decisions.depart, line.decision.id, kind, grounds, reason)
            self.kept(f"{line.organisation}{NBSP}: {kind.label}.")

    @writing
    async def action_sign(self) -> None:
        """Ask for the date, show who signs, and record the signature of every pending decision."""
        today = self.desk.office.clock.today()
        day = await self.app.push_screen_wait(
            EntryModal("Signature", "Date de signature\u00a0:", _day, f"{today:%d/%m/%Y}")
        )
        if day is None:
            return
        signatory = await asyncio.to_thread(self.desk.decisions.signatory_on, day)
        pending = self._in(DecisionState.PENDING)
        question = (
            f"{counted(len(pending), 'décision')}, {long_date(day)}, par {signatory.name} "
            f"({signatory.delegation_act}).\nChaque label prend son numéro."
        )
        if await self.app.push_screen_wait(
            ConfirmModal("Signer\u202f?", question, yes="Enregistrer la signature")
        ):
            ids = [line.decision.id for line in pending]
            signed = await asyncio.to_thread(self.desk.decisions.sign, ids, day)
            self.kept(f"{counted(len(signed), 'décision')} signée{'s' if len(signed) > 1 else ''}.")

    async def action_letters(self) -> None:
        """Go to the letters of the session."""
        await self.shell.open_subject("courriers", self._reference)

    def action_minutes(self) -> None:
        """Go to the minutes of the session."""
        from screens.committee.minutes import MinutesScreen  # noqa: PLC0415 – when it is first shown

        self.app.push_screen(MinutesScreen(self.desk, self._reference))

    def action_leave(self) -> None:
        """Go back to the sessions."""
        self.dismiss(None)


def _day(typed: str) -> date:
    day = parse_date(typed, "Date de signature")
    if day is None:
        raise Refusal("Écrivez la date de signature, par exemple 22/05/2017.")
    return day


def _cells(line: DecisionLine) -> tuple[str, str, str, str, str]:
    decision = line.decision
    return (
        decision.dossier,
        line.organisation,
        line.opinion.removeprefix("avis "),
        decision.kind.label,
        "à compléter" if line.faults else decision.state.label.removeprefix("projet, "),
    )


def _described(line: DecisionLine) -> str:
    decision = line.decision
    facts: Mapping[str, str] = {
        "Domaine": line.domain,
        "Écart de l’avis": decision.departure,
        "Motifs": decision.grounds.reasons,
        "Réserves": "\u202f; ".join(decision.grounds.reservations),
        "Attendu": decision.grounds.wanted,
        "Signée": f"le {short_date(decision.signed_on)} par {decision.signatory}"
        if decision.signed_on
        else "",
        "Notifiée": f"le {short_date(decision.notified_on)}" if decision.notified_on else "",
    }
    lines = [f"{caption}{NBSP}: {value}" for caption, value in facts.items() if value]
    return "\n".join([*line.faults, *lines])
