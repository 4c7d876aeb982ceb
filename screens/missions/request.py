"""The request for a mission: under which label, what, when, with whom and what means; new, or corrected."""

import asyncio
from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.errors import InvalidField
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.mission import Mission, MissionOrigin
from daect_tui.domain.mission_form import Known
from daect_tui.domain.mission_lines import Costing, parse_budget, parse_experts
from daect_tui.domain.text import listed
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from daect_tui.services.intake import country_codes
from daect_tui.services.mission_requests import VERSION_FIELD, correction_fields
from screens.missions.request_fields import host_fields, means_fields, request_fields, terms_fields
from screens.missions.understood import budget_understood, experts_understood
from screens.modals.choice import Choice
from screens.widgets.form import AutosavedForm
from screens.widgets.pick import PickField

_CHANGED = "La demande a changé depuis cette saisie\u00a0: relisez chaque onglet avant d’enregistrer."


class MissionRequestForm(AutosavedForm[Mission]):
    """A new request, or one to correct before it is validated; gives the mission back, once it is kept."""

    TITLE = "Nouvelle mission"
    HIDDEN = (VERSION_FIELD,)

    def __init__(
        self,
        desk: Desk,
        mission: Mission | None = None,
        *,
        begun: Mapping[str, str] | None = None,
        target: str = "",
    ) -> None:
        initial = correction_fields(mission) if mission else {"origin": MissionOrigin.HOLDER.value}
        super().__init__(
            desk,
            desk.missions.drafts,
            target=mission.reference if mission else target,
            initial={**initial, **(begun or {})},
        )
        self._mission = mission
        self._known: Mapping[str, Known] = {"": Known()}
        if mission is not None:
            self.title = f"Corriger {mission.reference}"

    def compose_fields(self) -> ComposeResult:
        """Arrange the four tabs."""
        with TabbedContent():
            with TabPane("Demande", id="request"):
                yield from request_fields(self._country)
            with TabPane("Accueil", id="host"):
                yield from host_fields()
            with TabPane("Experts et budget", id="means"):
                yield from means_fields(self._experts, self._budget)
            with TabPane("Termes de référence", id="terms-pane"):
                yield from terms_fields()

    async def prepare(self) -> None:
        """Offer the labels, those in force first, and what is known under each."""
        labels = await asyncio.to_thread(self.desk.mission_requests.labels)
        self._known = await asyncio.to_thread(self.desk.mission_requests.known_by_label)
        self.query_one(PickField).offer([_choice(label, state) for label, state in labels])

    def filled(self) -> None:
        """Begin from the mission as it is now; say when a draft began from an earlier one."""
        if self._mission is not None:
            version = str(self._mission.version)
            if self._hidden.get(VERSION_FIELD) != version:
                self.shell.tell(_CHANGED)
            self._hidden = {VERSION_FIELD: version}

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by its subject, else by its label."""
        return fields.get("subject", "").strip() or fields.get("label", "") or "sans objet"

    def file(self, draft_id: int) -> Mission:
        """Register the request, or its correction."""
        if self._mission is not None:
            return self.desk.mission_requests.correct(draft_id)
        return self.desk.missions.request(draft_id)

    def _country(self, typed: str) -> str:
        """Name the country, and the daily rate that is recorded for it."""
        rates = self._known[""].rates
        return listed(
            [
                f"{country_name(code)}, {rates[code]} par jour" if code in rates else country_name(code)
                for code in parse_countries(typed, country_codes())
            ]
        )

    @staticmethod
    def _experts(typed: str) -> str:
        return experts_understood(parse_experts(typed))

    def _budget(self, typed: str) -> str:
        return budget_understood(parse_budget(typed, self._costing()))

    def _costing(self) -> Costing:
        """Return what the other fields tell of the budget."""
        texts = self.texts()
        known = self._known.get(texts.get("label", ""), self._known[""])
        try:
            codes = parse_countries(texts.get("country", ""), country_codes())
        except InvalidField:
            codes = ()
        country = codes[0] if len(codes) == 1 else ""
        return known.costing(country, texts.get("requester", ""), texts.get("operator", ""))


def _choice(label: Label, state: LabelState) -> Choice[str]:
    period = f"du {short_date(label.starts_on)} au {short_date(label.until)}"
    detail = f"{label.domain}\n{state.label}, {period}"
    return Choice(label.number, f"{label.number} · {label.holder} · {label.domain}", detail)
