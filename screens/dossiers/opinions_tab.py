"""The tab « Avis »: asked from correspondents, asked again, received, « 2/3 reçus »."""

import asyncio
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.dates import parse_date, short_date
from daect_tui.domain.dossier_opinion import OPINION_MACHINE, DossierOpinion, OpinionAction, received_words
from daect_tui.domain.errors import Refusal
from daect_tui.services.intake import DossierFile
from daect_tui.services.opinions import asking_refusal
from screens.calls import writing
from screens.dossiers import opinion_words as words
from screens.dossiers.opinion_sheets import answer_sheet, asking_sheet
from screens.dossiers.tab import DossierTab
from screens.modals.entry import EntryModal
from screens.modals.reason import ReasonModal
from screens.saying import written_in
from screens.widgets.lines import shell_of
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section

_NOBODY = "Aucun correspondant au répertoire. Ajoutez-en au Répertoire (F9), onglet Correspondants."


class OpinionsTab(DossierTab):
    """Entrée records an opinion that is awaited, or opens the file of one that came."""

    BINDINGS = [
        Binding(
            "ctrl+n", "ask", "Demander", tooltip="demander un avis, à un ou plusieurs", id="opinions.ask"
        ),
        Binding("ctrl+d", "remind", "Relancer", tooltip="noter une relance", id="opinions.remind"),
        Binding("ctrl+o", "open", "Ouvrir", tooltip="ouvrir le fichier de l’avis", id="opinions.open"),
        Binding("ctrl+w", "export", tooltip="exporter le fichier", show=False, id="opinions.export"),
        Binding(
            "delete", "cancel", tooltip="annuler une demande sans réponse", show=False, id="opinions.cancel"
        ),
    ]

    def compose(self) -> ComposeResult:
        """Arrange the list over what is known of the chosen opinion."""
        yield Listing(
            Column("Consulté"), Column("État", words.STANDING_WIDTH), Column("Échéance", 10),
            Column("Sens", words.SENSE_WIDTH),
            empty="Aucun avis demandé\u00a0: Ctrl+N en demande.", id="opinions",
        )  # fmt: skip
        yield Section("Avis", id="opinion")

    def show(self, opened: DossierFile) -> None:
        """Show the opinions."""
        super().show(opened)
        today, decided = self.desk.office.clock.today(), opened.clocks.decided_on
        self.query_one(Listing).fill(
            {str(one.id): words.cells(one, today, decided) for one in opened.opinions}
        )
        self._explain()

    @property
    def opinion(self) -> DossierOpinion | None:
        """The opinion under the cursor."""
        key = self.query_one(Listing).key
        opinions = self.opened.opinions if self.opened else ()
        return next((one for one in opinions if str(one.id) == key), None)

    @on(Listing.Moved)
    def _explain(self) -> None:
        one, section = self.opinion, self.query_one("#opinion", Section)
        section.display = one is not None
        if one is not None and self.opened is not None:
            counted = received_words(self.opened.opinions)
            section.show(words.detail(one, self.desk.office.clock.today()), f"{one.source} ({counted})")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the chosen opinion allows."""
        if action == "remind":
            return self.opinion is not None and not _refusal(self.opinion, OpinionAction.REMIND)
        if action == "cancel":
            return self.opinion is not None and not _refusal(self.opinion, OpinionAction.CANCEL)
        if action in {"open", "export"}:
            return bool(self.opinion and self.opinion.answer and self.opinion.answer.sha256)
        return super().check_action(action, parameters)

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_ask(self) -> None:
        """Ask for opinions, several at once."""
        opened = self.opened
        if opened is None or self.refused(asking_refusal(opened.dossier)):
            return
        correspondents = await asyncio.to_thread(self.desk.opinions.correspondents)
        if self.refused("" if correspondents else _NOBODY):
            return
        delays = await asyncio.to_thread(self.desk.opinions.delays)
        asked = await self.app.push_screen_wait(
            asking_sheet(self.desk, opened.dossier, correspondents, delays.opinion_days)
        )
        if asked is not None:
            self.done("Avis demandé." if len(asked) == 1 else f"{len(asked)} avis demandés.")

    @on(Listing.Chosen)
    @writing
    async def _chosen(self, _event: Listing.Chosen) -> None:
        opinion = self.opinion
        if opinion is None:
            return
        if opinion.answer and opinion.answer.sha256:
            await asyncio.to_thread(
                self.desk.attachments.show, opinion.answer.file_name, opinion.answer.sha256
            )
        elif not self.refused(_refusal(opinion, OpinionAction.RECEIVE)):
            received = await self.app.push_screen_wait(answer_sheet(self.desk, opinion))
            if received is not None:
                self.done(f"Avis enregistré\u00a0: {received.source}.")

    @writing
    async def action_remind(self) -> None:
        """Note that the opinion was asked again."""
        opinion = self.opinion
        if opinion is None:
            return
        today = short_date(self.desk.office.clock.today())
        day = await self.app.push_screen_wait(
            EntryModal(f"Relancer {opinion.source}", "Relancé le\u00a0:", _day, today)
        )
        if day is not None:
            await asyncio.to_thread(self.desk.opinions.remind, opinion.id, day)
            self.done(f"Relance notée\u00a0: {opinion.source}.")

    @writing
    async def action_cancel(self) -> None:
        """Stop waiting for an opinion."""
        opinion = self.opinion
        if opinion is None:
            return
        reason = await self.app.push_screen_wait(ReasonModal(f"Annuler la demande à {opinion.source}"))
        if reason is not None:
            await asyncio.to_thread(self.desk.opinions.cancel, opinion.id, reason)
            self.done("Demande d’avis annulée.")

    @writing
    async def action_open(self) -> None:
        """Show the file of the opinion in the system’s viewer."""
        opinion = self.opinion
        if opinion and opinion.answer:
            await asyncio.to_thread(
                self.desk.attachments.show, opinion.answer.file_name, opinion.answer.sha256
            )

    @writing
    async def action_export(self) -> None:
        """Write the file of the opinion into the documents folder."""
        opinion = self.opinion
        if opinion and opinion.answer:
            shell = shell_of(self)
            path = await asyncio.to_thread(
                self.desk.attachments.export,
                opinion.answer.file_name,
                opinion.answer.sha256,
                shell.documents_folder,
            )
            shell.tell(written_in("Avis écrit", path))


def _refusal(opinion: DossierOpinion, action: OpinionAction) -> str:
    return OPINION_MACHINE.refusal(opinion.state, action)


def _day(typed: str) -> date:
    day = parse_date(typed, "Relancé le")
    if day is None:
        raise Refusal("Écrivez le jour de la relance, par exemple 17/10/2017.")
    return day
