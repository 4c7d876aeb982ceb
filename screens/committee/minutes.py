"""The minutes of a closed session: versions, the final one, its signed copy, extracts, « rectificatifs »."""

import asyncio
from enum import StrEnum

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.document_form import DocumentForm
from daect_tui.domain.minutes_version import (
    MINUTES,
    MINUTES_MACHINE,
    MinutesAction,
    MinutesState,
    MinutesVersion,
    open_rectification,
    standing,
)
from daect_tui.domain.text import counted
from daect_tui.services.desk import Desk
from daect_tui.services.minutes import MinutesFile, MinutesLine
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee import minutes_words as words
from screens.committee.minutes_questions import correction_sheet, dossier_modal, signed_copy_sheet
from screens.modals.choice import Choice, ChoiceModal, sorted_choices
from screens.modals.confirm import ConfirmModal
from screens.modals.reason import ReasonModal
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section
from screens.widgets.text import capital


class _Act(StrEnum):
    """What Ctrl+T offers on a version."""

    ATTACH = "attach"
    SHOW_COPY = "show_copy"
    VOID_COPY = "void_copy"
    ODT = "odt"
    DOCX = "docx"
    VOID = "void"


class MinutesScreen(DeskScreen[None]):
    """The versions of the minutes of a session, the newest first."""

    TITLE = "Procès-verbal"
    CSS_PATH = "committee.tcss"
    BINDINGS = [
        Binding("ctrl+n", "draft", "Projet", tooltip="produire un projet", id="minutes.draft"),
        Binding(
            "ctrl+s", "settle", "Définitif", tooltip="rendre le projet choisi définitif", id="minutes.settle"
        ),
        Binding(
            "ctrl+t",
            "acts",
            "Actes",
            tooltip="exemplaire signé, ODT, DOCX, annuler",
            id="minutes.acts",
        ),
        Binding(
            "ctrl+e", "rectify", "Rectifier", tooltip="corriger par un rectificatif", id="minutes.rectify"
        ),
        Binding("ctrl+x", "extract", "Extrait", tooltip="extrait sur un seul dossier", id="minutes.extract"),
        Binding("ctrl+o", "show", tooltip="voir la version choisie", show=False, id="minutes.show"),
        Binding(
            "escape", "leave", "Revenir", show=False, tooltip="revenir aux décisions", id="minutes.leave"
        ),
    ]
    TASKS = (
        ("Produire", "Ctrl+N fait un projet\u202f; Entrée le montre. Un nouveau projet remplace l’ancien."),
        ("Rendre définitif", "Ctrl+S sur le projet. Ensuite, Ctrl+T joint le PDF de l’exemplaire signé."),
        ("Corriger", "Ctrl+E ajoute une correction au rectificatif en cours, puis Ctrl+S le rend définitif."),
        ("Communiquer", "Ctrl+X écrit l’extrait sur un dossier, qui ne dit rien des autres."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self._reference = reference
        self._kept: MinutesFile | None = None
        self._lines: dict[str, MinutesLine] = {}
        # The version to put the cursor on: what was just produced.
        self._landing: str | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the versions and what is known of the chosen one."""
        yield Listing(
            Column("Document", 18),
            Column("Vers.", 5),
            Column("État"),
            Column("Produit le", 10),
            Column("Par", 20, wide=True),
            empty="Aucune version\u00a0: Ctrl+N produit un projet.",
            id="versions",
        )
        yield Section("Version choisie", id="chosen")

    def on_mount(self) -> None:
        """Name the screen, and put the cursor in the list."""
        self.title = f"PV {self._reference}"
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the versions again."""
        kept = await asyncio.to_thread(self.desk.minutes.of_session, self._reference)
        self._kept = kept
        self._lines = {str(line.version.id): line for line in reversed(kept.lines)}
        landing, self._landing = self._landing, None
        self.query_one(Listing).fill({key: words.cells(line) for key, line in self._lines.items()}, landing)
        self.summarise(words.summary(kept), counted(len(kept.lines), "version"))
        self.refresh_bindings()

    @on(Listing.Moved)
    def _preview(self, event: Listing.Moved) -> None:
        line = self._lines.get(event.key or "")
        section = self.query_one("#chosen", Section)
        if line is not None:
            section.show(words.described(line), line.version.reference)
        else:
            section.show(self._kept.refusal if self._kept else "", "Version choisie")
        self.refresh_bindings()

    @property
    def _line(self) -> MinutesLine | None:
        return self._lines.get(self.query_one(Listing).key or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the state of the minutes allows."""
        kept = self._kept
        if action == "draft":
            return kept is not None and not any(self._is_final(line) for line in kept.lines)
        if action == "rectify":
            return kept is not None and any(self._is_final(line) for line in kept.lines)
        if action == "settle":
            return self._line is not None and self._line.version.state is MinutesState.DRAFT
        if action in {"acts", "show"}:
            return self._line is not None
        return super().check_action(action, parameters)

    def _is_final(self, line: MinutesLine) -> bool:
        return line.version.is_final and line.version.rectification == MINUTES

    # ── Producing ──────────────────────────────────────────────────────────────────────────

    @writing
    async def action_draft(self) -> None:
        """Produce a draft; a refusal names what it waits for."""
        draft = await asyncio.to_thread(self.desk.minutes.draft, self._reference)
        self._produced(draft, f"Projet produit, version {draft.edition}.")

    def _produced(self, version: MinutesVersion, message: str) -> None:
        """Say that a version was kept, and go to it."""
        self._landing = str(version.id)
        self.kept(message)

    @writing
    async def action_settle(self) -> None:
        """Say what a final version means, then make the chosen draft final."""
        line = self._line
        if line is None:
            return
        version = line.version
        if await self.app.push_screen_wait(
            ConfirmModal("Rendre définitif\u202f?", words.FINAL_MEANS, yes="Rendre définitif")
        ):
            final = await asyncio.to_thread(self.desk.minutes.settle, self._reference, version.rectification)
            self._produced(final, f"{final.label} définitif, version {final.edition}.")

    @writing
    async def action_rectify(self) -> None:
        """Ask for a correction, added to the draft under way."""
        if self._kept is None:
            return
        versions = [line.version for line in self._kept.lines]
        draft = standing(versions, open_rectification(versions))
        draft = await self.app.push_screen_wait(
            correction_sheet(
                self.desk,
                self._reference,
                draft.corrections if draft else (),
                draft.reason if draft else "",
            )
        )
        if draft is not None:
            count = counted(len(draft.corrections), "correction")
            self._produced(draft, f"{words.document_name(draft)}, projet\u00a0: {count}.")

    @writing
    async def action_extract(self) -> None:
        """Ask for a dossier, write its extract and show it."""
        if self._kept is None:
            return
        dossier = await self.app.push_screen_wait(dossier_modal(self._kept.record.items))
        if dossier is not None:
            await asyncio.to_thread(
                self.desk.minutes.open_extract, self._reference, dossier, self.shell.documents_folder
            )
            self.kept(f"Extrait ouvert\u00a0: dossier {dossier}.")

    # ── A version ──────────────────────────────────────────────────────────────────────────

    @on(Listing.Chosen)
    def _open(self) -> None:
        self.action_show()

    def action_show(self) -> None:
        """Show the chosen version in the system's viewer."""
        self._show(DocumentForm.PDF)

    @writing
    async def _show(self, form: DocumentForm) -> None:
        if self._line is not None:
            folder = self.shell.documents_folder
            path = await asyncio.to_thread(self.desk.minutes.open, self._line.version, folder, form)
            self.shell.tell(f"Ouvert\u00a0: {path}")

    @writing
    async def action_acts(self) -> None:
        """Offer what may be done to the chosen version."""
        line = self._line
        if line is None:
            return
        act = await self.app.push_screen_wait(ChoiceModal(line.version.reference, _choices(line)))
        if act is _Act.ODT or act is _Act.DOCX:
            self._show(DocumentForm.ODT if act is _Act.ODT else DocumentForm.DOCX)
        elif act is _Act.SHOW_COPY and line.signed:
            await asyncio.to_thread(self.desk.attachments.show, line.signed.file_name, line.signed.sha256)
        elif act is _Act.ATTACH:
            await self._attach_copy(line)
        elif act is not None:
            await self._void(line, act)

    async def _attach_copy(self, line: MinutesLine) -> None:
        copy = await self.app.push_screen_wait(signed_copy_sheet(self.desk, line.version))
        if copy is not None:
            self.kept(f"Exemplaire signé joint, empreinte {copy.sha256[:12]}…")

    async def _void(self, line: MinutesLine, act: _Act) -> None:
        copy = act is _Act.VOID_COPY
        title = "Annuler l’exemplaire signé" if copy else "Annuler le projet"
        reason = await self.app.push_screen_wait(ReasonModal(title))
        if reason is None:
            return
        if copy:
            await asyncio.to_thread(self.desk.signed_copies.void, line.version, reason)
        else:
            await asyncio.to_thread(self.desk.minutes.void, line.version, reason)
        self.kept("Exemplaire signé annulé, et conservé." if copy else "Projet annulé, et conservé.")

    def action_leave(self) -> None:
        """Go back to the decisions."""
        self.dismiss(None)


def _choices(line: MinutesLine) -> list[Choice[_Act]]:
    state, signed = line.version.state, line.signed
    attach = MINUTES_MACHINE.refusal(state, MinutesAction.ATTACH)
    already = "Un exemplaire signé est déjà joint. Annulez-le d’abord." if signed else ""
    none = "" if signed else "Aucun exemplaire signé n’est joint."
    return sorted_choices(
        (
            Choice(_Act.ATTACH, "Joindre l’exemplaire signé", "Un PDF numérisé.", attach or already),
            Choice(_Act.SHOW_COPY, "Voir l’exemplaire signé", refusal=none),
            Choice(_Act.ODT, "Ouvrir en ODT", "Le même texte, pour un traitement de texte."),
            Choice(_Act.DOCX, "Ouvrir en DOCX", "Le même texte, pour un traitement de texte."),
            Choice(
                _Act.VOID,
                capital(MinutesAction.VOID.label),
                "Avec son motif\u202f; il reste conservé.",
                MINUTES_MACHINE.refusal(state, MinutesAction.VOID),
            ),
            Choice(_Act.VOID_COPY, "Annuler l’exemplaire signé", "Avec son motif.", none),
        )
    )
