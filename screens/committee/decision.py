"""One decision: what it rests on and its three dates, the appeals against it, how it may be undone."""

import asyncio

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.decision import DECISION_MACHINE, DecisionAction
from daect_tui.services.desk import Desk
from daect_tui.services.rulings import Ruling
from screens.calls import reading, writing
from screens.committee import decision_acts, decision_words
from screens.tabbed import TabbedScreen
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Facts, Section

_NO_APPEAL = "Aucun recours\u00a0: Ctrl+N en enregistre un."
_NO_WAY = "Rien à retirer ni à abroger\u00a0: la décision n’est pas signée."
_ENDED = "La décision a pris fin par l’acte ci-dessous\u00a0: Ctrl+T en produit la lettre."


class DecisionScreen(TabbedScreen[None]):
    """Opened from the decisions of a session, from the list of all, or from « À faire »."""

    CSS_PATH = "committee.tcss"
    BINDINGS = [
        Binding("ctrl+t", "acts", "Actes", tooltip="tous les actes, et pourquoi pas", id="decision.acts"),
        Binding("ctrl+s", "sign", "Signer", tooltip="enregistrer la signature", id="decision.sign"),
        Binding("ctrl+e", "complete", "Compléter", tooltip="critères, motifs, attendu", id="decision.edit"),
        Binding("ctrl+n", "appeal", "Recours", tooltip="enregistrer un recours reçu", id="decision.appeal"),
        Binding(
            "ctrl+l",
            "letters",
            "Courriers",
            tooltip="ses lettres, à suivre",
            show=False,
            id="decision.letters",
        ),
        Binding("escape", "close", "Décisions", tooltip="revenir aux décisions", id="decision.close"),
    ]
    TASKS = (
        ("Signer", "Ctrl+S\u00a0: la date, puis qui signe. Ce qui bloque est dit en tête."),
        (
            "S’écarter, passer outre",
            "Ctrl+T\u00a0: autrement que l’avis, identité non vérifiée, avec un motif.",
        ),
        ("Notifier", "Ctrl+T produit la lettre, Ctrl+L mène aux courriers, où sa réception se note."),
        ("Recevoir un recours", "Ctrl+N\u202f; onglet Recours, Entrée enregistre la réponse."),
        (
            "Revenir sur la décision",
            "Onglet Retrait\u00a0: ce que le droit permet aujourd’hui\u202f; Entrée prépare l’acte.",
        ),
    )

    def __init__(self, desk: Desk, decision_id: int) -> None:
        super().__init__(desk)
        self.decision_id = decision_id
        self.title = "Décision"
        self._ruling: Ruling | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the three tabs."""
        with TabbedContent():
            with TabPane("Décision", id="decision-pane"), VerticalScroll(can_focus=False):
                yield Facts(id="decision")
            with TabPane("Recours", id="appeals-pane"):
                yield Listing(
                    Column("Reçu le", 10), Column("Recours", 12), Column("Délai", 10),
                    Column("Silence le", 10), Column("Réponse"),
                    empty=_NO_APPEAL, id="appeals",
                )  # fmt: skip
                yield Section("Recours choisi", id="appeals-chosen")
            with TabPane("Retrait, abrogation", id="ways-pane"):
                yield Listing(
                    Column("Acte", 10), Column("Motif"), Column("Aujourd’hui", 19), Column("Article", 9),
                    empty=_NO_WAY, id="ways",
                )  # fmt: skip
                yield Section("Ce que dit le droit", id="ways-chosen")

    @reading
    async def reload(self) -> None:
        """Read the decision again."""
        ruling = await asyncio.to_thread(self.desk.rulings.read, self.decision_id)
        self._ruling = ruling
        decision = ruling.line.decision
        self.title = f"Décision {decision.dossier}"
        self.summarise(ruling.line.organisation, decision_words.way(decision))
        self.query_one("#decision", Facts).show(decision_words.decision_facts(ruling))
        self.query_one("#appeals", Listing).fill(
            {str(view.appeal.id): decision_words.appeal_cells(view) for view in ruling.appeals}
        )
        ways, ended = self.query_one("#ways", Listing), ruling.reversal is not None
        ways.empty = _ENDED if ended else _NO_WAY
        rows = {} if ended else {str(n): decision_words.way_cells(one) for n, one in enumerate(ruling.ways)}
        ways.fill(rows)
        self._explain_appeal()
        self._explain_way()
        self.refresh_bindings()

    @on(Listing.Moved, "#appeals")
    def _explain_appeal(self) -> None:
        ruling, section = self._ruling, self.query_one("#appeals-chosen", Section)
        key = self.query_one("#appeals", Listing).key
        view = next((one for one in ruling.appeals if str(one.appeal.id) == key), None) if ruling else None
        section.display = view is not None
        if ruling and view:
            today = self.desk.office.clock.today()
            section.show(decision_words.appeal_words(view, today), decision_words.appeals_title(ruling))

    @on(Listing.Moved, "#ways")
    def _explain_way(self) -> None:
        ruling, section = self._ruling, self.query_one("#ways-chosen", Section)
        key = self.query_one("#ways", Listing).key
        if ruling is None:
            return
        if ruling.reversal is not None:
            section.show(decision_words.reversal_words(ruling.reversal))
        elif key is not None:
            section.show(decision_words.way_words(ruling.ways[int(key)], ruling))
        section.display = ruling.reversal is not None or key is not None

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the decision allows; Ctrl+T says why not the rest."""
        ruling = self._ruling
        if action in {"acts", "sign", "complete", "appeal", "letters"} and ruling is None:
            return False
        if action in {"sign", "complete"} and ruling:
            return not DECISION_MACHINE.refusal(ruling.line.decision.state, DecisionAction.SIGN)
        if action == "appeal" and ruling:
            return ruling.line.decision.is_signed
        return super().check_action(action, parameters)

    @writing
    async def action_acts(self) -> None:
        """Offer every act."""
        await decision_acts.ask_act(self, self.decision_id)

    @writing
    async def action_sign(self) -> None:
        """Sign this decision."""
        if self._ruling:
            await decision_acts.ask_signature(self, [self._ruling.line])

    @writing
    async def action_complete(self) -> None:
        """Complete what the decision says."""
        if self._ruling:
            await decision_acts.ask_completion(self, self._ruling)

    @writing
    async def action_appeal(self) -> None:
        """Register an appeal."""
        if self._ruling:
            await decision_acts.ask_appeal(self, self._ruling)

    @on(Listing.Chosen, "#appeals")
    @writing
    async def _answer(self, event: Listing.Chosen) -> None:
        if self._ruling:
            await decision_acts.ask_answer(self, self._ruling, int(event.key))

    @on(Listing.Chosen, "#ways")
    @writing
    async def _go_back_on(self, event: Listing.Chosen) -> None:
        if self._ruling:
            await decision_acts.sign_reversal(self, self._ruling, self._ruling.ways[int(event.key)])

    async def action_letters(self) -> None:
        """Go to the letters of the dossier."""
        if self._ruling:
            await self.shell.open_subject("courriers", self._ruling.line.decision.dossier)

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
