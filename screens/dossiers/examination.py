"""The examination of a dossier: eligibility, criteria, look-alikes, référents, and the proposal."""

import asyncio
from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.criteria import Appraisal, Assessment, CriterionLine, criteria_summary
from daect_tui.domain.dossier import Referents
from daect_tui.domain.eligibility import Reason, Severity
from daect_tui.domain.programme import CalendarKind
from daect_tui.domain.similar import Match
from daect_tui.domain.standard_text import TextKind
from daect_tui.domain.text import clean_line
from daect_tui.services.desk import Desk
from daect_tui.services.examination import ExaminationFile
from screens.calls import reading, writing
from screens.directory.saving import SavingSheet
from screens.dossiers import examination_words as words
from screens.dossiers.dossier import DossierScreen
from screens.dossiers.proposing import ask_case_act
from screens.modals.entry import EntryModal
from screens.modals.reason import ReasonModal
from screens.tabbed import TabbedScreen
from screens.widgets.fields import ChoiceField, LongField
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Facts, Section

_PROPOSAL = "proposal-pane"
_ABOUT_MATCHES = "match/"
# Where each act shows, besides those that depend on the line.
_BY_TAB = {
    "override": "reasons-pane",
    "assess": "criteria-pane",
    "join": "past-pane",
    "assign": "referents-pane",
    "route": "referents-pane",
    "acts": _PROPOSAL,
}
_APPRAISALS = [(one.value, one.label) for one in Appraisal]


class ExaminationScreen(TabbedScreen[None]):
    """Opened from a dossier. A list named « x » stands in the tab « x-pane », over « x-chosen »."""

    CSS_PATH = "examination.tcss"
    BINDINGS = [
        # One key, whose effect is that of the tab: `check_action` leaves one of them at most.
        Binding(
            "enter", "override", "Passer outre", tooltip="passer outre à ce motif bloquant", priority=True,
            id="examination.override",
        ),
        Binding(
            "enter", "assess", "Évaluer", tooltip="évaluer ce critère", priority=True, id="examination.assess"
        ),
        Binding(
            "enter", "assign", "Nommer", tooltip="nommer ce référent à la main", priority=True,
            id="examination.assign",
        ),
        Binding("ctrl+t", "acts", "Actes", tooltip="proposer au cas par cas", id="examination.acts"),
        Binding("ctrl+n", "join", "Lier", tooltip="lier à la demande choisie", id="examination.join"),
        Binding("ctrl+u", "route", "Selon la table", tooltip="référents de la table", id="examination.route"),
        Binding("escape", "close", "Dossier", tooltip="revenir au dossier", id="examination.close"),
    ]  # fmt: skip
    TASKS = (
        ("Passer outre", "Onglet Recevabilité, Entrée sur un motif bloquant, écrire pourquoi."),
        ("Évaluer", "Onglet Critères, Entrée sur chaque critère."),
        ("Voir une demande", "Onglet Doublons, Entrée l’ouvre\u202f; Ctrl+N la lie à celle-ci."),
        ("Changer un référent", "Onglet Référents, Entrée\u202f; Ctrl+U reprend ceux de la table."),
        ("Proposer sans séance", "Ctrl+T, pour un programme examiné au fil de l’eau."),
    )

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self.reference = reference
        self.title = f"Examen {reference}"
        self._file: ExaminationFile | None = None

    def compose_body(self) -> ComposeResult:
        """Arrange the tabs."""
        with TabbedContent():
            yield from _tab("Recevabilité", Listing(
                Column("Poids", 11), Column("Motif"), Column("Règle", 24, wide=True),
                empty="Rien ne s’oppose à l’examen de ce dossier.", opens=False, id="reasons",
            ))  # fmt: skip
            yield from _tab("Critères", Listing(
                Column("Critère"), Column("Appréciation", 24),
                empty="Ce programme n’a pas de critère.", opens=False, id="criteria",
            ))  # fmt: skip
            yield from _tab("Doublons et historique", Listing(
                Column("Quand", 10), Column("Référence", 14), Column("Objet"), Column("État"),
                empty="Rien d’autre au registre sur cet organisme, ni rien qui ressemble.", id="past",
            ))  # fmt: skip
            yield from _tab("Référents", Listing(
                Column("Référent", 13), Column("Suit le dossier"), Column("Selon la table"),
                empty="", opens=False, id="referents",
            ))  # fmt: skip
            with TabPane("Proposition", id=_PROPOSAL), VerticalScroll(can_focus=False):
                yield Facts(id="proposal")

    # ── Reading ────────────────────────────────────────────────────────────────────────────

    @reading
    async def reload(self) -> None:
        """Read the examination again."""
        file = await asyncio.to_thread(self.desk.examination.open, self.reference)
        self._file = file
        rows: Mapping[str, Mapping[str, words.Row]] = {
            "reasons": words.reason_rows(file),
            "criteria": words.criterion_rows(file),
            "past": words.past_rows(file),
            "referents": words.referent_rows(file),
        }
        for name, cells in rows.items():
            self.query_one(f"#{name}", Listing).fill(cells)
        summary = criteria_summary(file.criteria)
        self.query_one("#proposal", Facts).show(words.proposal_facts(file, summary))
        tabs = self.query_one(TabbedContent)
        if file.programme.calendar is CalendarKind.ROLLING or file.proposals:
            tabs.show_tab(_PROPOSAL)
        else:
            tabs.hide_tab(_PROPOSAL)
        self._say_standing()
        self.refresh_bindings()

    @on(TabbedContent.TabActivated)
    def _say_standing(self) -> None:
        """Say how the dossier stands, by what the tab is about."""
        file = self._file
        if file is not None:
            about_criteria = self.tab in {"criteria-pane", _PROPOSAL}
            standing = criteria_summary(file.criteria) if about_criteria else words.reasons_summary(file)
            self.summarise(file.dossier.organisation.name, standing)

    @on(Listing.Moved)
    def _preview(self, event: Listing.Moved) -> None:
        name = event.listing.id or ""
        self.query_one(f"#{name}-chosen", Section).show(self._described(name, event.key or ""))
        self.refresh_bindings()

    def _described(self, name: str, key: str) -> str:
        file = self._file
        if file is None or not key:
            return ""
        if name == "reasons":
            return words.reason_words(file.reasons[int(key)])
        if name == "criteria":
            return words.criterion_words(self._criterion(file, key), file.programme)
        if name == "referents":
            return words.referent_words(file, key)
        match = self._match(file, key)
        if match is not None:
            return words.match_words(match, file.links)
        return words.trace_words(file.history[int(key.partition("/")[2])], file.dossier.origin)

    @staticmethod
    def _criterion(file: ExaminationFile, code: str) -> CriterionLine:
        return next(line for line in file.criteria if line.code == code)

    @staticmethod
    def _match(file: ExaminationFile, key: str) -> Match | None:
        reference = key.removeprefix(_ABOUT_MATCHES)
        if reference == key:
            return None
        return next(match for match in file.matches if match.reference == reference)

    def _key(self, name: str) -> str:
        """Return the key under the cursor of a list; empty when it is not the list that shows."""
        return (self.query_one(f"#{name}", Listing).key or "") if self.tab == f"{name}-pane" else ""

    # ── Acts ───────────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show each key where it does something."""
        if action in _BY_TAB and self._file is None:
            return False
        if action == "override":
            return self._waiting_reason() is not None
        if action == "join":
            return self._key("past").startswith(_ABOUT_MATCHES)
        if action in _BY_TAB:
            return self.tab == _BY_TAB[action]
        return super().check_action(action, parameters)

    def _waiting_reason(self) -> Reason | None:
        """Return the blocking reason under the cursor; `None` for any other line."""
        key = self._key("reasons")
        if self._file is None or not key or int(key) >= len(self._file.reasons):
            return None
        weighed = self._file.reasons[int(key)]
        waits = weighed.override is None and weighed.reason.severity is Severity.BLOCKING
        return weighed.reason if waits else None

    @on(Listing.Chosen)
    def _choose(self, event: Listing.Chosen) -> None:
        """Do what the chosen row is there for: a click is Entrée."""
        file, name = self._file, event.listing.id
        if file is None:
            return
        if name == "reasons":
            self.action_override()
        elif name == "criteria":
            self.action_assess()
        elif name == "referents":
            self.action_assign()
        else:
            match = self._match(file, event.key)
            dossier = match.dossier if match else file.history[int(event.key.partition("/")[2])].dossier
            if dossier:
                self.app.push_screen(DossierScreen(self.desk, dossier))

    @writing
    async def action_override(self) -> None:
        """Ask why the blocking reason is passed over."""
        reason = self._waiting_reason()
        if reason is None:
            return
        question = f"{reason.sentence}\nMotif, qui reste au dossier\u00a0:"
        motive = await self.app.push_screen_wait(
            ReasonModal(f"Passer outre\u00a0: {reason.caption}", question)
        )
        if motive is not None:
            await asyncio.to_thread(self.desk.eligibility.override, self.reference, reason, motive)
            self.kept("Motif bloquant passé outre.")

    @writing
    async def action_assess(self) -> None:
        """Ask for the judgement of the chosen criterion; it stays typed while something is lacking."""
        code = self._key("criteria")
        if self._file is None or not code:
            return
        line = self._criterion(self._file, code)
        given = line.assessment
        initial = {"appraisal": given.appraisal.value, "comment": given.comment} if given else {}

        def save(texts: Mapping[str, str]) -> Assessment:
            return self.desk.criteria.assess(self.reference, line.code, texts)

        fields = (
            ChoiceField("appraisal", "Appréciation", _APPRAISALS, required=True),
            LongField("comment", "Commentaire", lines=5, kinds=(TextKind.CRITERION, TextKind.OBSERVATION)),
        )
        sheet = SavingSheet(words.appraisal_title(line), fields, save, initial, line.text)
        assessment = await self.app.push_screen_wait(sheet)
        if assessment is not None:
            self.kept(f"{words.appraisal_title(line)}\u00a0: {assessment.appraisal.label}.")

    @writing
    async def action_assign(self) -> None:
        """Ask for the name of the chosen référent."""
        file, key = self._file, self._key("referents")
        if file is None or not key:
            return
        now = file.dossier.referents
        known = now.geographic if key == "geographic" else now.thematic
        name = await self.app.push_screen_wait(
            EntryModal(
                "Référent",
                "Nom du référent (vide\u00a0: aucun)\u00a0:",
                lambda typed: clean_line(typed).text,
                known,
            )
        )
        if name is not None:
            named = Referents(name, now.thematic) if key == "geographic" else Referents(now.geographic, name)
            await asyncio.to_thread(self.desk.routing.assign, self.reference, named)
            self.kept(f"Référent\u00a0: {name or 'aucun'}.")

    @writing
    async def action_route(self) -> None:
        """Give the dossier the référents of the table."""
        routed = await asyncio.to_thread(self.desk.routing.route_again, self.reference)
        names = (routed.referents.geographic, routed.referents.thematic)
        self.kept(f"Référents\u00a0: {', '.join(name for name in names if name)}.")

    @writing
    async def action_join(self) -> None:
        """Join the dossier to the chosen look-alike."""
        if self._file is not None and (match := self._match(self._file, self._key("past"))):
            await asyncio.to_thread(self.desk.similar.join, self.reference, match.reference)
            self.kept(f"{self.reference} lié à {match.reference}.")

    @writing
    async def action_acts(self) -> None:
        """Offer the acts of the examination case by case."""
        if self._file is not None:
            await ask_case_act(self, self._file.dossier, self._file.programme)

    def action_close(self) -> None:
        """Go back to the dossier."""
        self.dismiss(None)


def _tab(title: str, listing: Listing) -> ComposeResult:
    """Arrange a list over what is known of its chosen row; Tab leads to that, which scrolls."""
    with TabPane(title, id=f"{listing.id}-pane"):
        yield listing
        with VerticalScroll(classes="chosen"):
            yield Section("Ligne choisie", id=f"{listing.id}-chosen")
