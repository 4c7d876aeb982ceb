"""The dossier of the item in hand: the opinions received on it and how its criteria were judged.

For who holds the session, never for the room: F12 and `daect display` show none of it.
"""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.criteria import CriterionLine, criteria_summary
from daect_tui.domain.dossier_opinion import DossierOpinion, received_words
from daect_tui.services.desk import Desk
from screens.calls import reading
from screens.dossiers import opinion_words
from screens.dossiers.examination_words import appraised, judgement_words
from screens.tabbed import TabbedScreen
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section


class ItemDossierScreen(TabbedScreen[None]):
    """Read only: opinions and criteria, each with its text in full under the list."""

    CSS_PATH = "committee.tcss"
    BINDINGS = [
        Binding("escape", "close", "Point", tooltip="revenir au point", id="item_dossier.close"),
    ]
    TASKS = (("Lire", "← → passe des avis aux critères\u202f; ↑ ↓ choisit, le texte est en bas."),)

    def __init__(self, desk: Desk, reference: str, position: int) -> None:
        super().__init__(desk)
        self.reference = reference
        self.title = f"Point {position} · avis et critères"
        self._opinions: dict[str, DossierOpinion] = {}
        self._criteria: dict[str, CriterionLine] = {}

    def compose_body(self) -> ComposeResult:
        """Arrange the two tabs."""
        with TabbedContent():
            with TabPane("Avis", id="opinions-pane"):
                yield Listing(
                    Column("Consulté"), Column("État", opinion_words.STANDING_WIDTH),
                    Column("Échéance", 10), Column("Sens", opinion_words.SENSE_WIDTH),
                    empty="Aucun avis n’a été demandé sur ce dossier.", opens=False, id="opinions",
                )  # fmt: skip
                yield Section("Avis choisi", id="opinions-chosen")
            with TabPane("Critères", id="criteria-pane"):
                yield Listing(
                    Column("Critère"), Column("Appréciation", 24),
                    empty="Ce programme n’a pas de critère.", opens=False, id="criteria",
                )  # fmt: skip
                yield Section("Critère choisi", id="criteria-chosen")

    @reading
    async def reload(self) -> None:
        """Read the opinions and the judgements again."""
        opened = await asyncio.to_thread(self.desk.intake.open, self.reference)
        lines = await asyncio.to_thread(self.desk.criteria.lines, self.reference)
        today, decided = self.desk.office.clock.today(), opened.clocks.decided_on
        self._opinions = {str(one.id): one for one in opened.opinions}
        self._criteria = {line.code: line for line in lines}
        self.query_one("#opinions", Listing).fill(
            {key: opinion_words.cells(one, today, decided) for key, one in self._opinions.items()}
        )
        self.query_one("#criteria", Listing).fill(
            {code: (line.text, appraised(line)) for code, line in self._criteria.items()}
        )
        received = received_words(opened.opinions) or "aucun demandé"
        self.summarise(opened.dossier.organisation.name, f"avis {received} · {criteria_summary(lines)}")

    @on(Listing.Moved, "#opinions")
    def _tell_opinion(self, event: Listing.Moved) -> None:
        one, section = self._opinions.get(event.key or ""), self.query_one("#opinions-chosen", Section)
        section.display = one is not None
        if one is not None:
            section.show(opinion_words.detail(one, self.desk.office.clock.today()), one.source)

    @on(Listing.Moved, "#criteria")
    def _tell_criterion(self, event: Listing.Moved) -> None:
        line, section = self._criteria.get(event.key or ""), self.query_one("#criteria-chosen", Section)
        section.display = line is not None
        if line is not None:
            section.show(judgement_words(line))

    def action_close(self) -> None:
        """Go back to the item."""
        self.dismiss(None)
