"""The decision letters of a session: each checked first, then produced, with what came of it.

A letter that is at fault stops neither its decision nor the others: its line says why.
"""

import asyncio
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import ProgressBar

from daect_tui.domain.decision_letters import LETTER_KINDS
from daect_tui.domain.letter import Letter, LetterKind
from daect_tui.domain.personal_paragraph import LetterKey
from daect_tui.domain.text import counted
from daect_tui.domain.worklist import Room
from daect_tui.services.desk import Desk
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.letters.personal import ask_personal
from screens.letters.showing import show_document
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class _StoppedError(Exception):
    """The user asked to stop: raised between two letters, those that are produced stay."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One letter of the session: for whom, the document where it is produced, the faults against it."""

    subject: str
    kind: LetterKind
    recipient: str
    letter: Letter | None
    faults: tuple[str, ...]

    @property
    def ready(self) -> bool:
        """Whether nothing is known to stand against producing it."""
        return self.letter is None and not self.faults

    @property
    def state(self) -> str:
        """Where it stands, in a word."""
        if self.letter:
            return f"produite, {self.letter.chrono}"
        return "à corriger" if self.faults else "prête"


class LotScreen(DeskScreen[None]):
    """Pre-flight, progress, result; Entrée on a fault leads to the dossier that mends it."""

    CSS_PATH = "letters.tcss"
    BINDINGS = [
        Binding(
            "escape",
            "close",
            "Courriers",
            tooltip="revenir aux courriers\u202f; pendant la production, l’arrêter après cette lettre",
            id="lot.close",
        ),
        Binding("ctrl+s", "produce", "Produire", tooltip="produire les lettres prêtes", id="lot.produce"),
        Binding(
            "ctrl+e", "personal", "Paragraphe", tooltip="écrire un paragraphe personnel", id="lot.personal"
        ),
    ]
    TASKS = (
        (
            "Produire",
            "Ctrl+S produit ce qui est prêt\u202f; chaque lettre est gardée dès qu’elle est produite.",
        ),
        ("Ajouter un mot", "Ctrl+E\u00a0: un paragraphe que cette lettre seule portera."),
        ("Corriger", "Entrée sur une lettre en défaut mène à son dossier\u202f; Échap, puis recommencer."),
    )

    class Advanced(Message):
        """So many letters are done, out of so many."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done, self.total = done, total

    def __init__(self, desk: Desk, session: str) -> None:
        super().__init__(desk)
        self.session = session
        self.title = "Courriers · lot"
        self._lines: dict[str, _Line] = {}
        # What failed though nothing stood against it beforehand.
        self._failed: dict[str, tuple[str, ...]] = {}
        self._producing = False
        self._stopping = False

    def compose_body(self) -> ComposeResult:
        """Arrange the letters, the progress, and the faults of the chosen one."""
        yield Listing(
            Column("Dossier", 15), Column("Destinataire"), Column("Lettre", 20),
            empty="Toutes les décisions signées ont déjà leur lettre.", id="lot",
        )  # fmt: skip
        yield ProgressBar(show_eta=False, id="progress")
        yield Section("Contrôle avant production", id="faults")

    def on_mount(self) -> None:
        """Put the cursor in the list."""
        self.query_one("#progress").display = False
        self.query_one(Listing).focus_rows()

    def reload(self) -> object:
        """Check again, unless what was produced is on the screen."""
        return None if self._producing else self._check()

    @reading
    async def _check(self) -> None:
        lines = await asyncio.to_thread(self._read)
        self._lines = {line.subject: line for line in sorted(lines, key=lambda line: line.subject)}
        self.query_one(Listing).fill(
            {key: (line.subject, line.recipient, line.state) for key, line in self._lines.items()}
        )
        self.summarise(self._counts())
        self.refresh_bindings()

    def _read(self) -> list[_Line]:
        """Return the letters of the session, produced or not; runs in a thread."""
        letters, decisions = self.desk.letters, self.desk.decisions.of_session(self.session)
        names = {line.decision.dossier: line.organisation for line in decisions}
        kinds = {line.decision.dossier: LETTER_KINDS[line.decision.kind] for line in decisions}
        return [
            *(
                _Line(letter.subject, letter.kind, letter.recipient, letter, ())
                for letter in letters.of_session(self.session)
                if letter.kind.is_mailed
            ),
            *(
                _Line(
                    made.subject,
                    kinds[made.subject],
                    names[made.subject],
                    None,
                    made.faults or self._failed.get(made.subject, ()),
                )
                for made in letters.preflight(self.session)
            ),
        ]

    def _counts(self) -> str:
        lines = self._lines.values()
        parts = (
            (sum(line.ready for line in lines), "prête", "prêtes"),
            (sum(bool(line.faults) for line in lines), "à corriger", "à corriger"),
            (sum(line.letter is not None for line in lines), "produite", "produites"),
        )
        said = ", ".join(counted(count, one, many) for count, one, many in parts if count)
        return f"Séance {self.session}, lettres de décision\u00a0: {said or 'aucune'}"

    @on(Listing.Moved)
    def _explain(self, event: Listing.Moved) -> None:
        line = self._lines.get(event.key or "")
        title = f"{line.subject}, {line.state}" if line else "Contrôle avant production"
        said = [line.recipient, *line.faults] if line else []
        self.query_one("#faults", Section).show("\n".join(said), title)

    @on(Listing.Chosen)
    async def _go(self, event: Listing.Chosen) -> None:
        line = self._lines[event.key]
        if line.letter:
            show_document(self, line.letter.chrono)
        elif not self._producing:
            await self.shell.open_subject(Room.DOSSIERS.value, line.subject)

    @writing
    async def action_personal(self) -> None:
        """Ask for the paragraph of the letter under the cursor."""
        line = self._lines.get(self.query_one(Listing).key or "")
        if line is not None and not self._producing:
            await ask_personal(self, LetterKey(line.kind, line.subject, self.session))

    # ── Producing ──────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One production at a time, of what is ready."""
        if action == "produce":
            return not self._producing and any(line.ready for line in self._lines.values())
        return super().check_action(action, parameters)

    @writing
    async def action_produce(self) -> None:
        """Produce what is ready; what is at fault says so again, and blocks nothing."""
        self._be_producing(producing=True)
        try:
            made = await asyncio.to_thread(
                self.desk.letters.produce_decisions, self.session, self._advance_from_thread
            )
        except _StoppedError:
            self.shell.note_kept("Arrêté. Les lettres déjà produites sont gardées.")
        else:
            self._failed = {production.subject: production.faults for production in made if production.faults}
            self.shell.note_kept(_told(len(made) - len(self._failed), len(self._failed)))
        finally:
            self._be_producing(producing=False)
        if self.is_attached:
            self._check()

    def _advance_from_thread(self, done: int, total: int) -> None:
        """Tell the screen, which draws on its own thread; stop here when that was asked for."""
        self.post_message(self.Advanced(done, total))
        if self._stopping and done < total:
            raise _StoppedError

    def on_lot_screen_advanced(self, event: Advanced) -> None:
        """Draw how far it is."""
        self.query_one(ProgressBar).update(total=event.total, progress=event.done)
        self.shell.tell(f"Production\u00a0: {event.done} sur {event.total}")

    def _be_producing(self, *, producing: bool) -> None:
        self._producing, self._stopping = producing, False
        if self.is_attached:
            self.query_one("#progress").display = producing
            self.refresh_bindings()

    def action_close(self) -> None:
        """Go back to the letters; stop first what is being produced."""
        if self._producing:
            self._stopping = True
            self.shell.tell("Arrêt après cette lettre…")
        else:
            self.dismiss(None)


def _told(produced: int, failed: int) -> str:
    said = counted(produced, "lettre produite", "lettres produites")
    return f"{said}, {counted(failed, 'à corriger', 'à corriger')}." if failed else f"{said}."
