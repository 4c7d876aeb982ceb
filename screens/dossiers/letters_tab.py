"""The tab « Courriers »: the letters of a dossier, shown by Entrée; those of intake are produced here."""

import asyncio
from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.dossier_clocks import SILENCE_RUNS
from daect_tui.domain.dossier_opinion import DossierOpinion, OpinionState
from daect_tui.domain.letter import Letter
from daect_tui.domain.piece import PieceRequest
from daect_tui.services.intake import DossierFile
from daect_tui.services.producing import Production
from screens.calls import reading, writing
from screens.dossiers.tab import DossierTab
from screens.letters.words import previewed
from screens.modals.choice import Choice, ChoiceModal, sorted_choices
from screens.modals.error import ErrorModal
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section

Produce = Callable[[], Production]

_ENDED = "Le dossier est clos\u00a0: rien de l’instruction ne part plus."
_ANSWERED = "Cette demande est close."


class LettersTab(DossierTab):
    """The letters that were produced on the dossier; the decision’s come from Courriers (F8)."""

    BINDINGS = [
        Binding("ctrl+n", "produce", "Produire", tooltip="produire un courrier", id="letters.produce"),
    ]

    def compose(self) -> ComposeResult:
        """Arrange the list over what is known of the chosen letter."""
        yield Listing(
            Column("Chrono", 10), Column("Document"), Column("À", 20, wide=True), Column("Daté du", 10),
            Column("État", 10),
            empty="Aucun courrier\u00a0: Ctrl+N en produit un.", id="letters",
        )  # fmt: skip
        yield Section("Courrier", id="letter")

    def show(self, opened: DossierFile) -> None:
        """Show the letters."""
        super().show(opened)
        self.query_one(Listing).fill({letter.chrono: _cells(letter) for letter in opened.letters})
        self._explain()

    @on(Listing.Moved)
    @reading
    async def _explain(self) -> None:
        """Say the way of the chosen letter and, once it is notified, until when it can be appealed."""
        key = self.query_one(Listing).key
        known = self.opened.letters if self.opened else ()
        letter = next((one for one in known if one.chrono == key), None)
        section = self.query_one("#letter", Section)
        section.display = letter is not None
        if letter is not None:
            clock = await asyncio.to_thread(self.desk.letter_clocks.of_letter, letter)
            section.show(previewed(letter, clock), letter.chrono)

    @writing
    async def action_produce(self) -> None:
        """Offer the letters of intake, and produce the chosen one."""
        if self.opened is None:
            return
        choices = sorted_choices(self._choices(self.opened))
        produce = await self.app.push_screen_wait(ChoiceModal("Produire quel courrier\u202f?", choices))
        if produce is None:
            return
        made = await asyncio.to_thread(produce)
        if made.letter is None:
            self.app.push_screen(ErrorModal("\n".join(made.faults), "Le courrier ne peut pas être produit"))
        else:
            self.done(f"Courrier {made.letter.chrono} produit. Entrée le montre.")

    def _choices(self, opened: DossierFile) -> list[Choice[Produce]]:
        ended = "" if opened.dossier.state in SILENCE_RUNS else _ENDED
        choices: list[Choice[Produce]] = [
            Choice(
                partial(self.desk.letters.produce_acknowledgement, self.reference),
                "Accusé de réception",
                "Dit la date du rejet implicite et ce qui manque. Envoyé (Courriers, F8), il vaut accusé.",
                ended,
            )
        ]
        if opened.dossier.state is DossierState.INADMISSIBLE:
            choices.append(self._inadmissible_choice())
        choices += [self._request_choice(request, ended) for request in opened.book.requests]
        choices += [self._opinion_choice(opinion) for opinion in opened.opinions]
        return choices

    def _inadmissible_choice(self) -> Choice[Produce]:
        return Choice(
            partial(self.desk.letters.produce_inadmissibility, self.reference),
            "Lettre d’irrecevabilité",
            "Dit les conditions qui ne sont pas remplies, les faits et les recours.",
        )

    def _request_choice(self, request: PieceRequest, ended: str) -> Choice[Produce]:
        return Choice(
            partial(self.desk.letters.produce_pieces_request, request),
            f"Demande de pièces du {short_date(request.asked_on)}",
            "Dit la liste, la date et l’effet sur le délai.",
            ended or ("" if request.is_open else _ANSWERED),
        )

    def _opinion_choice(self, opinion: DossierOpinion) -> Choice[Produce]:
        return Choice(
            partial(self.desk.letters.produce_referral, opinion),
            f"{'Relance' if opinion.reminders else 'Saisine pour avis'}\u00a0: {opinion.source}",
            "Pose la question, dit la date et ce que vaut le silence.",
            "" if opinion.state is OpinionState.ASKED else _ANSWERED,
        )


def _cells(letter: Letter) -> list[str]:
    return [
        letter.chrono,
        letter.kind.label,
        letter.recipient,
        short_date(letter.dated),
        letter.state.label,
    ]
