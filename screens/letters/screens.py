"""The register of letters: produced, printed, signed, sent, notified; one, or several at once."""

import asyncio
from collections.abc import Sequence
from datetime import date

from textual.binding import Binding

from daect_tui.domain.dates import paris_day, parse_date, short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.letter import LETTER_MACHINE, Letter, LetterAction, LetterState
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from daect_tui.services.owed import TO_PRODUCE
from screens.calls import reading, writing
from screens.letters.outbox_keys import OUTBOX, REPLACE, OutboxKeys
from screens.letters.production import ask_production
from screens.letters.showing import show_document
from screens.listed import FILTER
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal
from screens.searched import SEARCH
from screens.widgets.line_input import SearchLine
from screens.widgets.listing import Column
from screens.widgets.text import capital

_TICK = "✓"
_WAY = tuple(state for state in LetterState if state is not LetterState.REPLACED)
_FOLLOWED = (LetterAction.PRINT, LetterAction.SIGN, LetterAction.SEND, LetterAction.NOTIFY)


class LettersScreen(OutboxKeys):
    """The first screen of the mode. Espace ticks; an act goes to what is ticked, else to the chosen line."""

    TITLE = "Courriers"
    BINDINGS = [
        OUTBOX,
        Binding(
            "ctrl+n", "produce", "Produire", tooltip="produire les documents d’une séance", id="letters.new"
        ),
        Binding("ctrl+t", "acts", "Actes", tooltip="imprimer, signer, envoyer, notifier", id="letters.acts"),
        Binding("ctrl+o", "show", "Voir", tooltip="voir le document", show=False, id="letters.show"),
        Binding("space", "tick", "Cocher", tooltip="cocher la ligne, ou la décocher", id="letters.tick"),
        Binding(
            "ctrl+a",
            "tick_all",
            "Tout cocher",
            tooltip="cocher tout ce qui est affiché",
            show=False,
            id="letters.all",
        ),
        REPLACE,
        SEARCH,
        FILTER,
    ]
    COLUMNS = (
        Column("", 1),
        Column("Chrono", 9),
        Column("Document", 23),
        Column("Destinataire"),
        Column("Objet", 15, wide=True),
        Column("Daté du", 10, wide=True),
        Column("État", 9),
    )
    EMPTY = "Aucun document\u00a0: Ctrl+N produit ceux d’une séance close."
    FILTERS = {"": "tous", **{state.value: f"courriers {state.label}s" for state in LetterState}}
    TASKS = (
        ("Voir ce qui est dû", "Ctrl+B\u00a0: les lettres à produire, contrôlées avant d’être numérotées."),
        ("Refaire une lettre", "Ctrl+E demande le motif\u202f; la nouvelle lettre cite celle-ci."),
        (
            "Produire",
            "Ctrl+N, choisir la séance\u202f; les défauts sont dits avant, et n’arrêtent pas les autres.",
        ),
        (
            "Imprimer quarante lettres",
            "Ctrl+G pour ne voir que « produit », Ctrl+A coche tout, Ctrl+T imprime.",
        ),
        (
            "Suivre",
            "Ctrl+T\u00a0: signature, envoi, notification, avec leur date. La décision suit son courrier.",
        ),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._ticked: set[str] = set()

    def read(self) -> Sequence[Letter]:
        """Return every produced document."""
        return self.desk.letters.all()

    def key_of(self, thing: Letter) -> str:
        """Return the chrono number."""
        return thing.chrono

    def cells(self, thing: Letter) -> Sequence[str]:
        """Write tick, number, document, recipient, subject, date, state."""
        return (
            _TICK if thing.chrono in self._ticked else "",
            thing.chrono,
            thing.kind.short_label,
            thing.recipient or "—",
            thing.subject,
            short_date(thing.dated),
            thing.state.label,
        )

    def searched(self, thing: Letter) -> str:
        """Find a letter by its number, document, recipient, subject, session."""
        return f"{thing.chrono} {thing.kind.label} {thing.recipient} {thing.subject} {thing.session}"

    def passes(self, thing: Letter, code: str) -> bool:
        """Sort out by state, among what is mailed."""
        return thing.kind.is_mailed and thing.state.value == code

    def preview(self, thing: Letter) -> tuple[str, str]:
        """Write what the list does not show."""
        return thing.chrono, _previewed(thing)

    def counted(self, count: int) -> str:
        """Say how many, and how many are ticked."""
        ticked = f" · {counted(len(self._ticked), 'coché')}" if self._ticked else ""
        return f"{counted(count, 'document')}{ticked}"

    def open_row(self, key: str) -> None:
        """Show a document in the system's viewer."""
        show_document(self, key)

    @reading
    async def open_subject(self, subject: str) -> None:
        """Show a letter among those that wait for the same act; a session or a case, all its documents."""
        if subject == TO_PRODUCE:
            self.action_outbox()
            return
        letters = {letter.chrono: letter for letter in await asyncio.to_thread(self.read)}
        found = letters.get(subject)
        self.things = letters
        self.filter = found.state.value if found and found.kind.is_mailed else ""
        self.query_one("#search", SearchLine).value = "" if found else subject
        self.show_rows()
        self.listing.move_to(subject)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Acts wait for a document."""
        if action in {"acts", "tick", "tick_all", "show"}:
            return bool(self.things)
        return super().check_action(action, parameters)

    def action_show(self) -> None:
        """Show the document under the cursor."""
        if self.chosen is not None:
            show_document(self, self.chosen.chrono)

    # ── Choosing ───────────────────────────────────────────────────────────────────────────

    def action_tick(self) -> None:
        """Tick the chosen line, or untick it, and go down."""
        key = self.listing.key
        if key is not None:
            self._ticked ^= {key}
            self.listing.change(key, self.cells(self.things[key]))
            self.say_counts()
            self.listing.table.action_cursor_down()

    def action_tick_all(self) -> None:
        """Tick all that is shown; untick it when it all is."""
        shown = set(self.listing.keys)
        self._ticked = self._ticked - shown if shown <= self._ticked else self._ticked | shown
        self.show_rows()

    @property
    def _picked(self) -> list[Letter]:
        """What an act goes to, in the order of the numbers."""
        keys = self._ticked or {self.listing.key or ""}
        return [self.things[key] for key in sorted(keys) if key in self.things]

    # ── Acting ─────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_produce(self) -> None:
        """Produce documents of a session."""
        await ask_production(self)

    @writing
    async def action_acts(self) -> None:
        """Offer what the picked letters allow; a refusal names the first that stands against."""
        letters = self._picked
        choices = [
            Choice(action, capital(action.label), refusal=_refusal(letters, action)) for action in _FOLLOWED
        ]
        title = counted(len(letters), "document") if len(letters) > 1 else letters[0].chrono
        action = await self.app.push_screen_wait(
            ChoiceModal(title, sorted(choices, key=lambda choice: bool(choice.refusal)))
        )
        if action is not None and await self._do(action, [letter.chrono for letter in letters]):
            self._ticked.clear()
            self.reload()

    async def _do(self, action: LetterAction, chronos: list[str]) -> bool:
        posting = self.desk.posting
        if action is LetterAction.PRINT:
            return await self._print(chronos)
        if action is LetterAction.SIGN:
            done = await asyncio.to_thread(posting.mark_signed, chronos)
        else:
            day = await self._ask_day(action)
            if day is None:
                return False
            mark = posting.mark_sent if action is LetterAction.SEND else posting.mark_notified
            done = await asyncio.to_thread(mark, chronos, day)
        count, state = len(done), done[0].state.label
        self.kept(f"{counted(count, 'courrier')} {state}{'s' if count > 1 else ''}.")
        return True

    async def _print(self, chronos: list[str]) -> bool:
        question = f"{counted(len(chronos), 'document')}, en un seul travail, dans l’ordre des numéros."
        if not await self.app.push_screen_wait(ConfirmModal("Imprimer\u202f?", question, yes="Imprimer")):
            return False
        job = await asyncio.to_thread(self.desk.letters.print, chronos, self.shell.documents_folder)
        named = f" ({job.identifier})" if job.identifier else ""
        self.kept(f"{counted(job.files, 'document')} dans la file d’impression{named}.")
        return True

    async def _ask_day(self, action: LetterAction) -> date | None:
        today = short_date(self.desk.office.clock.today())
        return await self.app.push_screen_wait(EntryModal(capital(action.label), "Date\u00a0:", _day, today))


def _refusal(letters: Sequence[Letter], action: LetterAction) -> str:
    for letter in letters:
        if action is not LetterAction.PRINT and not letter.kind.is_mailed:
            return f"{letter.chrono} ({letter.kind.label}) ne s’envoie pas."
        refused = LETTER_MACHINE.refusal(letter.state, action)
        if refused:
            return f"{letter.chrono}\u00a0: {refused}"
    return ""


def _day(typed: str) -> date:
    day = parse_date(typed, "Date")
    if day is None:
        raise Refusal("Écrivez la date, par exemple 24/05/2017.")
    return day


def _previewed(letter: Letter) -> str:
    lines = [
        f"{capital(letter.kind.label)} du {short_date(letter.dated)}, {letter.subject}",
        *([f"À {letter.recipient}"] if letter.recipient else []),
        *([_way(letter)] if letter.kind.is_mailed else []),
        f"Produit le {short_date(paris_day(letter.produced_at))}, empreinte {letter.sha256[:12]}…",
    ]
    return "\n".join(lines)


def _way(letter: Letter) -> str:
    """Draw the way of a letter: « produit ─ imprimé ─ ● signé ─ envoyé ─ notifié », with its dates."""
    if letter.state is LetterState.REPLACED:
        return f"● {letter.state.label}"
    dates = {LetterState.SENT: letter.sent_on, LetterState.NOTIFIED: letter.notified_on}
    steps = []
    for state in _WAY:
        day = dates.get(state)
        word = f"{state.label} {day:%d/%m}" if day else state.label
        steps.append(f"● {word}" if state is letter.state else word)
    return " ─ ".join(steps)
