"""The tab « Pièces »: expected, received, asked for; each key says what it does to the clock."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.piece import PieceLine, PieceStanding, ReceivedPiece
from daect_tui.services.intake import DossierFile
from daect_tui.services.pieces import asking_refusal, receiving_refusal
from screens.calls import writing
from screens.dossiers import piece_words as words
from screens.dossiers.piece_sheets import asking_sheet, receipt_sheet
from screens.dossiers.tab import DossierTab
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.reason import ReasonModal
from screens.saying import written_in
from screens.widgets.lines import shell_of
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class PiecesTab(DossierTab):
    """Entrée receives a piece that is awaited, or opens the file of one that came."""

    BINDINGS = [
        Binding("ctrl+k", "complete", "Complet", tooltip="constater la complétude", id="pieces.complete"),
        Binding("ctrl+n", "receive", "Recevoir", tooltip="noter une pièce reçue", id="pieces.receive"),
        Binding(
            "ctrl+d",
            "ask",
            "Demander",
            tooltip="demander des pièces\u00a0: le délai s’arrête",
            id="pieces.ask",
        ),
        Binding("ctrl+o", "open", "Ouvrir", tooltip="ouvrir le fichier de la pièce", id="pieces.open"),
        Binding("ctrl+w", "export", tooltip="exporter le fichier", show=False, id="pieces.export"),
        Binding(
            "delete", "remove", tooltip="retirer une pièce, lever une demande", show=False, id="pieces.remove"
        ),
    ]

    def compose(self) -> ComposeResult:
        """Arrange the list over what is known of the chosen piece."""
        yield Listing(
            Column("Pièce"), Column("État", 11), Column("Reçue le", 10), Column("Attendue", 10),
            empty="Le programme n’attend aucune pièce\u00a0: Ctrl+N en note une.", id="pieces",
        )  # fmt: skip
        yield Section("Pièce", id="piece")

    def show(self, opened: DossierFile) -> None:
        """Show the pieces."""
        super().show(opened)
        today = self.desk.office.clock.today()
        rows = {line.key: words.cells(line, today) for line in opened.book.lines}
        self.query_one(Listing).fill(rows)
        self._explain()
        self.refresh_bindings()

    @property
    def line(self) -> PieceLine | None:
        """The piece under the cursor."""
        key = self.query_one(Listing).key
        lines = self.opened.book.lines if self.opened else ()
        return next((line for line in lines if line.key == key), None)

    @on(Listing.Moved)
    def _explain(self) -> None:
        if self.opened is None:
            return
        line, section = self.line, self.query_one("#piece", Section)
        said = words.detail(line, self.desk.office.clock.today()) if line else ""
        section.show(f"{said}\n{words.summary(self.opened.book)}".strip(), line.label if line else "Pièces")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the chosen piece allows."""
        if action == "complete":
            return self.opened is not None and self.opened.book.completable
        if action in {"open", "export"}:
            return bool(self.line and _files(self.line))
        if action == "remove":
            return bool(self.line and (self.line.received or self.line.asked))
        return super().check_action(action, parameters)

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    @on(Listing.Chosen)
    def _chosen(self) -> None:
        line = self.line
        if line and _files(line) and line.standing is PieceStanding.RECEIVED:
            self.action_open()
        else:
            self.action_receive()

    @writing
    async def action_receive(self) -> None:
        """Note a piece that came, with its file."""
        opened = self.opened
        if opened is None or self.refused(receiving_refusal(opened.dossier)):
            return
        book = await self.app.push_screen_wait(receipt_sheet(self.desk, opened, self.line))
        if book is not None:
            self.done(words.COMPLETABLE if book.completable else "Pièce reçue.")

    @writing
    async def action_ask(self) -> None:
        """Ask for pieces, until a day."""
        opened = self.opened
        if opened is None or self.refused(asking_refusal(opened.dossier)):
            return
        delays = await asyncio.to_thread(self.desk.directory.delays)
        asked = await self.app.push_screen_wait(asking_sheet(self.desk, opened, delays.pieces_days))
        if asked is not None:
            self.done("Pièces demandées\u00a0: le délai de silence est suspendu.")

    @writing
    async def action_complete(self) -> None:
        """Find the dossier complete."""
        moved = await asyncio.to_thread(self.desk.intake.act, self.reference, DossierAction.FIND_COMPLETE)
        self.done(f"Dossier {self.reference}\u00a0: {moved.state.label}.")

    @writing
    async def action_open(self) -> None:
        """Show a file of the chosen piece in the system’s viewer."""
        piece = await self._file("Ouvrir quel fichier\u202f?")
        if piece is not None:
            await asyncio.to_thread(self.desk.attachments.show, piece.file_name, piece.sha256)

    @writing
    async def action_export(self) -> None:
        """Write a file of the chosen piece into the documents folder."""
        piece = await self._file("Exporter quel fichier\u202f?")
        if piece is not None:
            shell = shell_of(self)
            path = await asyncio.to_thread(
                self.desk.attachments.export, piece.file_name, piece.sha256, shell.documents_folder
            )
            shell.tell(written_in("Pièce écrite", path))

    async def _file(self, title: str) -> ReceivedPiece | None:
        files = _files(self.line) if self.line else []
        if len(files) < 2:  # noqa: PLR2004 – nothing to choose between
            return files[0] if files else None
        choices = [
            Choice(piece, f"{piece.file_name}, reçu le {short_date(piece.received_on)}") for piece in files
        ]
        return await self.app.push_screen_wait(ChoiceModal(title, choices))

    @writing
    async def action_remove(self) -> None:
        """Take back a piece noted by mistake, or lift the request that awaits it."""
        line = self.line
        if line is None or self.opened is None or self.refused(receiving_refusal(self.opened.dossier)):
            return
        choices: list[Choice[ReceivedPiece | int]] = [
            Choice(piece, f"Retirer la pièce reçue le {short_date(piece.received_on)}", piece.file_name)
            for piece in line.received
        ]
        if line.asked:
            choices.append(
                Choice(
                    line.asked.id,
                    f"Lever la demande du {short_date(line.asked.asked_on)}",
                    "Le délai de silence reprend aujourd’hui, pour toutes les pièces de cette demande.",
                )
            )
        chosen = await self.app.push_screen_wait(ChoiceModal("Qu’est-ce qui est à retirer\u202f?", choices))
        reason = (
            await self.app.push_screen_wait(ReasonModal("Pourquoi\u202f?")) if chosen is not None else None
        )
        if chosen is None or reason is None:
            return
        if isinstance(chosen, int):
            await asyncio.to_thread(self.desk.pieces.lift, self.reference, chosen, reason)
            self.done("Demande de pièces levée.")
        else:
            await asyncio.to_thread(self.desk.pieces.take_back, self.reference, chosen.id, reason)
            self.done("Pièce retirée.")


def _files(line: PieceLine) -> list[ReceivedPiece]:
    return [piece for piece in reversed(line.received) if piece.sha256]
