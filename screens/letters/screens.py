"""The register of letters: each on its way to its recipient; one, or several at once."""

import asyncio
from collections.abc import Sequence

from textual.binding import Binding

from daect_tui.domain.dates import short_date
from daect_tui.domain.letter import Letter, LetterKind, LetterState
from daect_tui.domain.mailing import MailMode
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from daect_tui.services.owed import TO_PRODUCE
from screens.calls import reading, writing
from screens.letters.acts import ask_act
from screens.letters.outbox_keys import OUTBOX, REPLACE, OutboxKeys
from screens.letters.pile import open_pile
from screens.letters.preview import read_letter
from screens.letters.production import ask_production
from screens.letters.queue import PrintQueue
from screens.letters.receipts import ReceiptsScreen
from screens.letters.showing import show_document
from screens.letters.ticking import ALL, ONE, TICK
from screens.letters.words import previewed
from screens.listed import FILTER
from screens.searched import SEARCH
from screens.widgets.line_input import SearchLine
from screens.widgets.listing import Column

# Before the codes of filters by mode and by kind; those of states have nothing before them.
_MODE, _KIND = "mode:", "nature:"
_AWAITED = "attendus"


class LettersScreen(OutboxKeys):
    """The first screen of the mode. Espace ticks; an act goes to what is ticked, else to the chosen line."""

    TITLE = "Courriers"
    CSS_PATH = "letters.tcss"
    BINDINGS = [
        OUTBOX,
        Binding(
            "ctrl+n", "produce", "Produire", tooltip="produire les documents d’une séance", id="letters.new"
        ),
        Binding("ctrl+t", "acts", "Actes", tooltip="imprimer, signer, envoyer, notifier", id="letters.acts"),
        Binding(
            "ctrl+l",
            "receipts",
            "Avis",
            tooltip="saisir les avis de réception, un par ligne",
            id="letters.receipts",
        ),
        Binding("ctrl+d", "pile", "Lot", tooltip="réunir, étiqueter, envoyer", id="letters.pile"),
        Binding("ctrl+y", "read", "Lire", tooltip="lire le texte ici", show=False, id="letters.read"),
        Binding("ctrl+o", "show", "Voir", tooltip="voir le document", show=False, id="letters.show"),
        ONE,
        ALL,
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
    EMPTY = "Aucun document\u00a0: Ctrl+B montre les lettres à produire, Ctrl+N celles d’une séance."
    FILTER_PROMPT = "état, mode ou nature"
    FILTERS = {
        "": "tous",
        **{state.value: f"courriers {state.label}s" for state in LetterState},
        _AWAITED: "avis de réception attendus",
        **{f"{_MODE}{mode.value}": f"partis par {mode.label}" for mode in MailMode},
        **{f"{_KIND}{kind.value}": kind.label for kind in LetterKind},
    }
    TASKS = (
        ("Voir ce qui est dû", "Ctrl+B\u00a0: les lettres à produire, contrôlées avant d’être numérotées."),
        ("Refaire une lettre", "Ctrl+E demande le motif\u202f; la nouvelle lettre cite celle-ci."),
        (
            "Produire",
            "Ctrl+N, choisir la séance\u202f; les défauts sont dits avant, et n’arrêtent pas les autres.",
        ),
        (
            "Imprimer quarante lettres",
            "Ctrl+G pour ne voir que «\u202fproduit\u202f», Ctrl+A coche tout, Ctrl+T imprime.",
        ),
        (
            "Suivre",
            "Ctrl+T\u00a0: signature, envoi, avis de passage, notification, retour. La décision suit.",
        ),
        (
            "Saisir quarante avis de réception",
            "Ctrl+L\u00a0: ce qui est coché, sinon tout\u202f; jour, numéro, ou les deux\u202f; Ctrl+S.",
        ),
        (
            "Mettre sous pli",
            "Ctrl+D sur ce qui est coché\u00a0: un PDF à imprimer, des étiquettes, des courriels.",
        ),
        ("Revenir en arrière", "Ctrl+Z annule le dernier acte\u202f; Ctrl+T une étape, ou corrige une date."),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.queue = PrintQueue()

    def read(self) -> Sequence[Letter]:
        """Return every produced document."""
        return self.desk.letters.all()

    def key_of(self, thing: Letter) -> str:
        """Return the chrono number."""
        return thing.chrono

    def cells(self, thing: Letter) -> Sequence[str]:
        """Write tick, number, document, recipient, subject, date, state."""
        return (
            TICK if thing.chrono in self.ticked else "",
            thing.chrono,
            thing.kind.short_label,
            thing.recipient or "—",
            thing.subject,
            short_date(thing.dated),
            thing.state.label,
        )

    def searched(self, thing: Letter) -> str:
        """Find a letter by its numbers, document, recipient, subject, session, state and mode."""
        mode = thing.mode.label if thing.mode else ""
        return (
            f"{thing.chrono} {thing.kind.label} {thing.recipient} {thing.subject} {thing.session} "
            f"{thing.state.label} {mode} {thing.registered_number}"
        )

    def passes(self, thing: Letter, code: str) -> bool:
        """Sort out by kind; by state or by mode, among what is mailed."""
        if code.startswith(_KIND):
            return thing.kind.value == code.removeprefix(_KIND)
        if code.startswith(_MODE):
            return thing.mode is not None and thing.mode.value == code.removeprefix(_MODE)
        if code == _AWAITED:
            return thing.awaits_receipt
        return thing.kind.is_mailed and thing.state.value == code

    def preview(self, thing: Letter) -> tuple[str, str]:
        """Write what the list does not show; the time to appeal and the notes come a moment later."""
        if thing.state is LetterState.REPLACED:
            self.tell_replacement(thing, previewed(thing, None))
        else:
            self._tell_more(thing)
        return thing.chrono, previewed(thing, None)

    @reading
    async def _tell_more(self, letter: Letter) -> None:
        runs = letter.notified_on and letter.kind.is_mailed
        clock = await asyncio.to_thread(self.desk.letter_clocks.of_letter, letter) if runs else None
        notes = await asyncio.to_thread(self.desk.person_rectifying.notes_on, letter.chrono)
        if self.chosen == letter and (clock or notes):
            self.show_preview(previewed(letter, clock, notes), letter.chrono)

    def counted(self, count: int) -> str:
        """Say how many, and how many are ticked."""
        ticked = f" · {counted(len(self.ticked), 'coché')}" if self.ticked else ""
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
        self.filter = _filter_on(found) if found and found.kind.is_mailed else ""
        self.query_one("#search", SearchLine).value = "" if found else subject
        self.show_rows()
        self.listing.move_to(subject)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Acts wait for a document that is ticked, or under the cursor."""
        if action in {"acts", "pile"}:
            return bool(self._picked)
        if action in {"show", "read"}:
            return self.chosen is not None
        if action == "receipts":
            return bool(self.things)
        return super().check_action(action, parameters)

    def action_show(self) -> None:
        """Show the document under the cursor."""
        if self.chosen is not None:
            show_document(self, self.chosen.chrono)

    def action_read(self) -> None:
        """Read the text of the document under the cursor."""
        if self.chosen is not None:
            read_letter(self, self.chosen.chrono)

    def action_pile(self) -> None:
        """Put together what is picked."""
        open_pile(self, self._picked)

    # ── Choosing ───────────────────────────────────────────────────────────────────────────

    @property
    def _picked(self) -> list[Letter]:
        """What an act goes to, in the order of the numbers."""
        keys = self.ticked or {self.listing.key or ""}
        return [self.things[key] for key in sorted(keys) if key in self.things]

    # ── Acting ─────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_produce(self) -> None:
        """Produce documents of a session."""
        await ask_production(self)

    @writing
    async def action_acts(self) -> None:
        """Offer what the picked letters allow."""
        self._done(await ask_act(self, self._picked))

    def _done(self, said: str) -> None:
        if said:
            self.untick()
            self.kept(said)

    def untick(self) -> None:
        """Forget what was ticked: the act that it was for is done."""
        self.ticked.clear()
        if self.is_attached:
            self.show_rows()

    @writing
    async def action_receipts(self) -> None:
        """Type the slips that the post brought back."""
        self._done(await self.app.push_screen_wait(ReceiptsScreen(self.desk, frozenset(self.ticked))) or "")


def _filter_on(letter: Letter) -> str:
    """Return the filter that shows a letter among those that wait for the same act."""
    return _AWAITED if letter.awaits_receipt else letter.state.value
