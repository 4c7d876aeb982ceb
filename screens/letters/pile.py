"""Some letters put together to be mailed: the order of the pile, its files, its labels, its e-mails."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.message import Message
from textual.widgets import ProgressBar

from daect_tui.domain.errors import DaectError
from daect_tui.domain.letter import Letter
from daect_tui.domain.lot import LeftOut, LotDone, LotPlan
from daect_tui.domain.mailing_order import Mail, MailingOrder, lot_name
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from daect_tui.services.places import stands
from screens.base import DeskScreen
from screens.breathing import Breath
from screens.calls import reading, writing
from screens.letters.pile_sheets import Files, Wanted, labels_sheet, lot_sheet, said_of
from screens.letters.preview import read_letter
from screens.letters.showing import show_document
from screens.modals.error import ErrorModal
from screens.modals.working import long_work
from screens.saying import may_replace, written_in
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class _StoppedError(Exception):
    """The user asked to stop: raised between two letters, those that are written stay."""


class PileScreen(DeskScreen[None]):
    """Letters in the order in which they are put in envelopes."""

    CSS_PATH = "pile.tcss"
    BINDINGS = [
        Binding("escape", "close", "Courriers", tooltip="revenir aux courriers", id="pile.close"),
        Binding("escape", "stop", "Arrêter", tooltip="arrêter après ce courrier", id="pile.stop"),
        Binding("ctrl+s", "write", "Écrire", tooltip="écrire les PDF de ce lot", id="pile.write"),
        Binding("ctrl+e", "labels", "Étiquettes", tooltip="étiquettes ou enveloppes", id="pile.labels"),
        Binding(
            "ctrl+u", "emails", "Courriels", tooltip="un brouillon de courriel par courrier", id="pile.emails"
        ),
        Binding("ctrl+g", "order", "Ordre", tooltip="changer l’ordre de la pile", id="pile.order"),
        Binding(
            "ctrl+y", "read", "Lire", tooltip="lire ici le texte du courrier", show=False, id="pile.read"
        ),
    ]
    TASKS = (
        ("Imprimer d’un coup", "Ctrl+S, un PDF à imprimer\u00a0: la pile sort dans l’ordre de la liste."),
        ("Reprendre", "Ctrl+S sur le même dossier ne refait que ce qui manque ou est abîmé."),
        (
            "Mettre sous pli",
            "Ctrl+E fait une étiquette par courrier, dans le même ordre\u202f; Ctrl+G le change.",
        ),
        (
            "Envoyer par courriel",
            "Ctrl+U écrit des brouillons (.eml), PDF joint\u202f; ouvrez-les pour les envoyer.",
        ),
    )

    class Advanced(Message):
        """So many letters are done, out of so many."""

        def __init__(self, done: int, total: int) -> None:
            super().__init__()
            self.done, self.total = done, total

    def __init__(self, desk: Desk, letters: Sequence[Letter]) -> None:
        super().__init__(desk)
        self.title = "Courriers · mise sous pli"
        self._letters = tuple(letters)
        self._order = MailingOrder.ADDRESS
        self._mails: dict[str, Mail] = {}
        # What came of the last act, for each letter: a word, and the sentence that explains it.
        self._states: dict[str, tuple[str, str]] = {}
        # What was asked last: writing again completes the same folder.
        self._wanted: Wanted | None = None
        self._working = False
        self._stopping = False
        self._breath: Breath | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the pile, the progress, and the address of the chosen letter."""
        yield Listing(
            Column("Chrono", 9), Column("Destinataire"), Column("Code", 5), Column("Envoi", 13),
            Column("Document", 20, wide=True), Column("État", 7),
            empty="Aucun courrier n’est choisi.", id="pile",
        )  # fmt: skip
        yield ProgressBar(show_eta=False, id="progress")
        yield Section("Adresse", id="address")

    def on_mount(self) -> None:
        """Put the cursor in the pile."""
        self._breath = Breath()
        self.query_one("#progress").display = False
        self.query_one(Listing).focus_rows()

    @property
    def _chronos(self) -> list[str]:
        return list(self._mails) or [letter.chrono for letter in self._letters]

    @reading
    async def reload(self) -> None:
        """Read the letters and their addresses, in the order of the pile."""
        mails = await asyncio.to_thread(self.desk.lots.mails, self._chronos, self._order)
        self._mails = {mail.letter.chrono: mail for mail in mails}
        self._show_rows()

    def _show_rows(self) -> None:
        rows = {
            chrono: (
                chrono,
                mail.letter.recipient or "—",
                mail.postcode,
                mail.mode.short if mail.mode else "",
                mail.letter.kind.label.removeprefix("lettre de ").removeprefix("lettre d’"),
                self._states.get(chrono, ("",))[0],
            )
            for chrono, mail in self._mails.items()
        }
        self.query_one(Listing).fill(rows)
        self.summarise(counted(len(rows), "courrier"), f"ordre\u00a0: {self._order.label}")
        self.refresh_bindings()

    @on(Listing.Moved)
    def _explain(self, event: Listing.Moved) -> None:
        mail = self._mails.get(event.key or "")
        if mail is None:
            return
        why = self._states.get(mail.letter.chrono, ("", ""))[1] or mail.unreadable
        lines = [*mail.address, why] if mail.address else [why or "Ce document ne porte pas d’adresse."]
        self.query_one("#address", Section).show("\n".join(filter(None, lines)), mail.letter.chrono)

    @on(Listing.Chosen)
    def _open(self, event: Listing.Chosen) -> None:
        show_document(self, event.key)

    def action_read(self) -> None:
        """Show the text of the letter under the cursor."""
        key = self.query_one(Listing).key
        if key is not None:
            read_letter(self, key)

    def action_order(self) -> None:
        """Put the pile in the other order."""
        orders = list(MailingOrder)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self.reload()

    # ── Writing ────────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One thing at a time; Échap stops it before it leaves."""
        if action in {"close", "stop"}:
            return self._working is (action == "stop")
        if action in {"write", "labels", "emails", "order"}:
            return not self._working and bool(self._mails)
        return super().check_action(action, parameters)

    @writing
    async def action_write(self) -> None:
        """Write the files of the lot; a folder that holds some is completed."""
        proposed = self._wanted or Wanted(Files.BOTH, self.shell.documents_folder / lot_name(self._letters))
        wanted = await self.app.push_screen_wait(lot_sheet(proposed))
        if wanted is None:
            return
        self._wanted = wanted
        merged = wanted.folder / f"{lot_name(self._letters)}.pdf"
        plan = LotPlan(
            tuple(self._chronos),
            wanted.folder,
            separate=wanted.files is not Files.MERGED,
            merged=merged if wanted.files is not Files.SEPARATE else None,
            order=self._order,
            resume=True,
        )
        self._work(working=True)
        try:
            done = await asyncio.to_thread(self.desk.lots.write, plan, self._advance_from_thread)
        except _StoppedError:
            self.shell.tell("Arrêté. Ce qui est écrit est entier\u202f; Ctrl+S reprend là.")
        except DaectError:
            self.shell.tell("")
            raise
        else:
            self._tell(done, plan)
        finally:
            self._work(working=False)

    def _tell(self, done: LotDone, plan: LotPlan) -> None:
        there = {path.name for path in done.there}
        self._states = {
            chrono: ("déjà là" if any(name.startswith(f"{chrono}-") for name in there) else "écrit", "")
            for chrono in plan.chronos
        }
        self._states |= {left.chrono: ("à part", left.reason) for left in done.unmerged}
        self._states |= {left.chrono: ("abîmé", left.reason) for left in done.failed}
        made = counted(len(done.written), "fichier écrit", "fichiers écrits")
        kept = f", {counted(len(done.there), 'déjà là', 'déjà là')}" if done.there else ""
        self.shell.tell(written_in(f"{made}{kept}", plan.folder))
        self._say_left([*done.unmerged, *done.failed], "Hors du PDF à imprimer")

    @writing
    async def action_labels(self) -> None:
        """Write the addresses of the pile on labels, or on envelopes, and show them."""
        path = self.shell.documents_folder / f"etiquettes-{lot_name(self._letters)}.pdf"
        asked = await self.app.push_screen_wait(labels_sheet(path))
        if asked is None:
            return
        sheet, path = asked
        if stands(path) and not await may_replace(self, path):
            return
        done = await asyncio.to_thread(self.desk.envelopes.write, self._chronos, self._order, sheet, path)
        self.shell.tell(written_in("Étiquettes écrites", path))
        self._say_left(done.failed, "Sans étiquette")

    @writing
    async def action_emails(self) -> None:
        """Write a draft for each letter whose address is known, once it is said which are."""
        addressees = await asyncio.to_thread(self.desk.mail_drafts.addressees, self._chronos)
        known = [one for one in addressees if one.to is not None]
        lacking = [(one.letter.chrono, one.lacks) for one in addressees if one.to is None]
        if not known:
            self.app.push_screen(ErrorModal(said_of(lacking), "Aucun courriel connu"))
            return
        folder = self.shell.documents_folder / lot_name(self._letters)
        chronos = [one.letter.chrono for one in known]
        done = await long_work(
            self,
            "Brouillons de courriels",
            f"Un brouillon par courrier, PDF joint, dans {folder}.",
            partial(self.desk.mail_drafts.write, chronos, folder),
            lambda written, total: f"{counted(written, 'brouillon')} sur {total}",
        )
        if done is None:
            self.shell.tell("Arrêté. Les brouillons déjà écrits sont entiers\u202f; Ctrl+U reprend là.")
            return
        made = len(done.written) + len(done.there)
        self.shell.tell(written_in(counted(made, "brouillon écrit", "brouillons écrits"), folder))
        self._say_left([*(LeftOut(*one) for one in lacking), *done.failed], "Sans brouillon")

    def _say_left(self, left: Sequence[LeftOut], title: str) -> None:
        if self.is_attached:
            self._show_rows()
        if left:
            said = said_of([(one.chrono, one.reason) for one in left])
            self.app.push_screen(ErrorModal(said, title))

    def _advance_from_thread(self, done: int, total: int) -> None:
        """Tell the screen, which draws on its own thread; stop here when that was asked for."""
        self.post_message(self.Advanced(done, total))
        if self._breath is not None:
            self._breath.take()
        if self._stopping and done < total:
            raise _StoppedError

    def on_pile_screen_advanced(self, event: Advanced) -> None:
        """Draw how far it is."""
        self.query_one(ProgressBar).update(total=event.total, progress=event.done)
        if event.done < event.total:
            self.shell.tell(f"Écriture\u00a0: {event.done} sur {event.total}")

    def _work(self, *, working: bool) -> None:
        self._working, self._stopping = working, False
        if self.is_attached:
            self.query_one("#progress").display = working
            self.refresh_bindings()

    def action_stop(self) -> None:
        """Stop what is being written, between two letters."""
        self._stopping = True
        self.shell.tell("Arrêt après ce courrier…")

    def action_close(self) -> None:
        """Go back to the letters."""
        self.dismiss(None)


def open_pile(screen: DeskScreen[Any], letters: Sequence[Letter]) -> None:
    """Put letters together, from a screen that chose them."""
    screen.app.push_screen(PileScreen(screen.desk, letters))
