"""Letters of a batch: all checked before any is numbered, mended on the spot, then produced.

A letter that is at fault stops neither the act that it tells of nor the others: its line says why.
"""

import asyncio
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import ProgressBar

from daect_tui.domain.letter import Letter
from daect_tui.domain.preflight import said
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from daect_tui.services.outbox import Batch, Checked
from daect_tui.services.producing import Production
from screens.base import DeskScreen
from screens.breathing import Breath
from screens.calls import reading, writing
from screens.letters.mending import ask_mend
from screens.letters.personal import ask_personal
from screens.letters.preview import preview_document, read_letter
from screens.letters.showing import show_document
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class _StoppedError(Exception):
    """The user asked to stop: raised between two letters, those that are produced stay."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One letter of the batch: as it was checked, or as it was produced; what failed says so again."""

    subject: str
    recipient: str
    what: str
    checked: Checked | None = None
    letter: Letter | None = None
    failed: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[str, ...]:
        """What stands against the letter."""
        if self.checked is None:
            return ()
        known = tuple(said(one.flaw) for one in self.checked.troubles if one.flaw.blocks)
        return known or self.failed

    @property
    def warnings(self) -> tuple[str, ...]:
        """What should be looked at."""
        troubles = self.checked.troubles if self.checked else ()
        return tuple(said(one.flaw) for one in troubles if not one.flaw.blocks)

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

    @property
    def cells(self) -> tuple[str, ...]:
        """Write it as a row."""
        stands = self.faults[0] if self.faults else self.state
        warned = str(len(self.warnings)) if self.warnings else ""
        return (self.subject, self.recipient, self.what, stands, warned)


class LotScreen(DeskScreen[None]):
    """Pre-flight, progress, result; Entrée on a fault opens what mends it, then all are checked again.

    Entrée on a letter that has none shows what it will say.
    """

    CSS_PATH = "letters.tcss"
    BINDINGS = [
        Binding("escape", "close", "Revenir", tooltip="revenir à l’écran d’où l’on vient", id="lot.close"),
        Binding("escape", "stop", "Arrêter", tooltip="arrêter après cette lettre", id="lot.stop"),
        Binding("ctrl+s", "produce", "Produire", tooltip="produire les lettres prêtes", id="lot.produce"),
        Binding(
            "ctrl+e", "personal", "Paragraphe", tooltip="écrire un paragraphe personnel", id="lot.personal"
        ),
        Binding("ctrl+y", "read", "Lire", tooltip="lire la lettre telle qu’elle sera", id="lot.read"),
    ]
    TASKS = (
        (
            "Produire",
            "Ctrl+S produit ce qui est prêt\u202f; chaque lettre est gardée dès qu’elle est produite.",
        ),
        (
            "Corriger",
            "Entrée sur une lettre en défaut ouvre la fiche au champ fautif\u202f; tout est recontrôlé.",
        ),
        ("Ajouter un mot", "Ctrl+E\u00a0: un paragraphe que cette lettre seule portera."),
        ("Relire", "Entrée ou Ctrl+Y\u00a0: le texte de la lettre, avant qu’elle ne soit numérotée."),
        ("Avertissements", "Leur nombre est à droite, leur texte en bas\u202f; ils n’empêchent rien."),
    )

    class Advanced(Message):
        """So many letters are done, out of so many."""

        def __init__(self, what: str, done: int, total: int) -> None:
            super().__init__()
            self.what, self.done, self.total = what, done, total

    def __init__(self, desk: Desk, batch: Batch) -> None:
        super().__init__(desk)
        self.lot = batch
        self.title = "Courriers · lot"
        self._lines: dict[str, _Line] = {}
        # What came of the letters that were produced here, or failed though nothing stood against them.
        self._made: dict[str, _Line] = {}
        self._failed: dict[str, tuple[str, ...]] = {}
        self._checking = self._producing = False
        self._stopping = False
        # The check under way: one that is begun after it stops it.
        self._check_number = 0
        self._breath: Breath | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the letters, the progress, and the faults of the chosen one."""
        yield Listing(
            Column("Objet", 15), Column("Destinataire"), Column("Lettre", 20, wide=True),
            Column("Contrôle"), Column("Avis", 4),
            empty="Rien à produire\u00a0: chaque acte signé a déjà sa lettre.", id="lot",
        )  # fmt: skip
        yield ProgressBar(show_eta=False, id="progress")
        yield Section("Contrôle avant production", id="faults")

    def on_mount(self) -> None:
        """Put the cursor in the list."""
        self._breath = Breath()
        self.query_one("#progress").display = False
        self.query_one(Listing).focus_rows()

    def on_unmount(self) -> None:
        """Let a check under way end at its next letter."""
        self._check_number += 1

    def reload(self) -> object:
        """Check again, unless what was produced is on the screen."""
        return None if self._producing else self._check()

    # ── Checking ───────────────────────────────────────────────────────────────────────────

    @reading
    async def _check(self) -> None:
        self._check_number += 1
        self._checking = True
        try:
            self._lines = await asyncio.to_thread(self._read, self._check_number)
        except _StoppedError:
            return
        self._checking = False
        self.query_one("#progress").display = False
        self.query_one(Listing).fill({key: line.cells for key, line in self._lines.items()})
        self.summarise(self._counts())
        self.refresh_bindings()

    def _read(self, number: int) -> dict[str, _Line]:
        """Return the letters of the batch, produced or not, those to mend first; runs in a thread."""

        def advance(done: int, total: int) -> None:
            if number != self._check_number:
                raise _StoppedError
            self._advance("Contrôle", done, total)

        checked = self.desk.outbox.check(self.lot, advance)
        lines = {
            one.owed.key: _Line(
                one.owed.subject,
                one.owed.recipient,
                one.owed.kind.short_label,
                one,
                failed=self._failed.get(one.owed.key, ()),
            )
            for one in checked
        }
        found = {**self._produced(), **self._made, **lines}
        return dict(sorted(found.items(), key=lambda line: (not line[1].faults, line[1].subject, line[0])))

    def _produced(self) -> dict[str, _Line]:
        """Return the letters of the session that were produced before."""
        if not self.lot.session:
            return {}
        kept = self.desk.letters.of_session(self.lot.session)
        made = {line.letter.chrono for line in self._made.values() if line.letter}
        return {one.chrono: _line_of(one) for one in kept if one.kind.is_mailed and one.chrono not in made}

    def _counts(self) -> str:
        lines = self._lines.values()
        parts = (
            (sum(line.ready for line in lines), "prête", "prêtes"),
            (sum(bool(line.faults) for line in lines), "à corriger", "à corriger"),
            (sum(line.letter is not None for line in lines), "produite", "produites"),
        )
        told = ", ".join(counted(count, one, many) for count, one, many in parts if count)
        what = f"Séance {self.lot.session}, lettres de décision" if self.lot.session else "Lettres"
        return f"{what}\u00a0: {told or 'aucune'}"

    @on(Listing.Moved)
    def _explain(self, event: Listing.Moved) -> None:
        line = self._lines.get(event.key or "")
        title = f"{line.subject}, {line.state}" if line else "Contrôle avant production"
        told = [f"{line.recipient}, {line.what}", *line.faults] if line else []
        if line and line.warnings:
            told += [f"Avertissement\u00a0: {one}" for one in line.warnings]
        self.query_one("#faults", Section).show("\n".join(told), title)

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        line = self._lines[event.key]
        if line.letter:
            show_document(self, line.letter.chrono)
        elif line.checked and line.checked.troubles and not self._producing:
            self._mend(line.checked)
        else:
            self.action_read()

    @writing
    async def _mend(self, checked: Checked) -> None:
        await ask_mend(self, checked)

    def _under_cursor(self) -> _Line | None:
        return self._lines.get(self.query_one(Listing).key or "")

    @writing
    async def action_personal(self) -> None:
        """Ask for the paragraph of the letter under the cursor."""
        line = self._under_cursor()
        if line is not None and line.checked is not None:
            await ask_personal(self, line.checked.owed.paragraph)

    def action_read(self) -> None:
        """Show what the letter under the cursor says."""
        line = self._under_cursor()
        if line is not None and line.letter is not None:
            read_letter(self, line.letter.chrono)
        elif line is not None and line.checked is not None and line.checked.document is not None:
            preview_document(self, line.checked.document)

    # ── Producing ──────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One production at a time, of what is ready; Échap stops it before it leaves."""
        if action in {"close", "stop"}:
            return self._producing is (action == "stop")
        if action == "produce":
            return not self._producing and any(line.ready for line in self._lines.values())
        if action == "personal":
            return not self._producing and any(line.checked for line in self._lines.values())
        if action == "read":
            return bool(self._lines)
        return super().check_action(action, parameters)

    @writing
    async def action_produce(self) -> None:
        """Produce what is ready; what is at fault stays, says why, and blocks nothing."""
        ready = frozenset(key for key, line in self._lines.items() if line.ready)
        self._be_producing(producing=True)
        try:
            made = await asyncio.to_thread(
                self.desk.outbox.produce, Batch(self.lot.session, ready), self._advance_from_thread
            )
        except _StoppedError:
            self.shell.note_kept("Arrêté. Les lettres déjà produites sont gardées.")
        else:
            self._keep(made)
        finally:
            self._be_producing(producing=False)
        if self.is_attached:
            self._check()

    def _keep(self, made: dict[str, Production]) -> None:
        self._failed = {key: one.faults for key, one in made.items() if one.letter is None}
        self._made |= {key: _line_of(one.letter) for key, one in made.items() if one.letter}
        left = len(self._failed) + sum(bool(line.faults) for line in self._lines.values())
        self.shell.note_kept(_told(len(made) - len(self._failed), left))

    def _advance_from_thread(self, done: int, total: int) -> None:
        """Tell the screen, which draws on its own thread; stop here when that was asked for."""
        self._advance("Production", done, total)
        if self._stopping and done < total:
            raise _StoppedError

    def _advance(self, what: str, done: int, total: int) -> None:
        """Tell how far it is, and let the keys that were pressed meanwhile be answered."""
        self.post_message(self.Advanced(what, done, total))
        if self._breath is not None:
            self._breath.take()

    def on_lot_screen_advanced(self, event: Advanced) -> None:
        """Draw how far it is."""
        if not (self._checking or self._producing):
            return
        bar = self.query_one(ProgressBar)
        bar.display = event.done < event.total or self._producing
        bar.update(total=event.total, progress=event.done)
        if event.done < event.total:
            self.summarise(f"{event.what}\u00a0: {event.done} sur {event.total}")

    def _be_producing(self, *, producing: bool) -> None:
        self._producing, self._stopping = producing, False
        if self.is_attached:
            self.query_one("#progress").display = producing
            self.refresh_bindings()

    def action_stop(self) -> None:
        """Stop what is being produced, between two letters."""
        self._stopping = True
        self.shell.tell("Arrêt après cette lettre…")

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def _line_of(letter: Letter) -> _Line:
    return _Line(letter.subject, letter.recipient, letter.kind.short_label, letter=letter)


def _told(produced: int, failed: int) -> str:
    made = counted(produced, "lettre produite", "lettres produites")
    return f"{made}, {counted(failed, 'à corriger', 'à corriger')}." if failed else f"{made}."
