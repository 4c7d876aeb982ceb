"""A request of the Bourse as the desk types it, and the request for a mission that begins from one."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import Channel
from daect_tui.domain.exchange_request import Direction, ExchangeRequest
from daect_tui.domain.exchange_request_form import FRANCE
from daect_tui.domain.mission import Mission
from daect_tui.services.bourse_matching import mission_fields
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.desk import Desk
from screens.dossiers.form_offers import Offers, country_offers, regions_of
from screens.missions.request import MissionRequestForm
from screens.widgets.fields import ChoiceField, DateField, FieldRow, LineField, LongField
from screens.widgets.form import AutosavedForm
from screens.widgets.suggest import SuggestField, SuggestManyField

_DIRECTIONS = [(one.value, one.label) for one in Direction]
_CHANNELS = [(one.value, one.label) for one in Channel]


class ExchangeRequestForm(AutosavedForm[ExchangeRequest]):
    """A new request, or one to correct; gives it back once it is kept."""

    TITLE = "Demande de la Bourse"

    def __init__(self, desk: Desk, request: ExchangeRequest | None = None) -> None:
        today = short_date(desk.office.clock.today())
        new = {"direction": Direction.FOREIGN.value, "channel": Channel.EMAIL.value, "received_on": today}
        super().__init__(
            desk,
            desk.bourse.drafts,
            target=request.reference if request else "",
            initial=_fields(request) if request else new,
        )
        if request is not None:
            self.title = f"Corriger {request.reference}"
        self._offers = Offers(desk)

    def compose_fields(self) -> ComposeResult:
        """Arrange the two tabs: who asks, what is sought."""
        with TabbedContent():
            with TabPane("Demandeur", id="requester-pane"):
                yield from self._requester()
            with TabPane("Recherche", id="sought-pane"):
                yield from _sought()

    def _requester(self) -> ComposeResult:
        yield ChoiceField(
            "direction", "Qui demande", _DIRECTIONS, required=True,
            hint="Française\u00a0: avis, puis diffusion. Étrangère\u00a0: examen, puis proposition.",
        )  # fmt: skip
        yield SuggestField(
            "requester", "Collectivité", self._offers.organisations, required=True,
            hint="Une fiche du registre, par son nom, ou une autre, telle qu’elle s’écrit.",
        )  # fmt: skip
        yield LineField("kind", "Nature", hint="Commune, gouvernorat, région, association…")
        with FieldRow():
            yield SuggestField(
                "country", "Pays", country_offers, hint="Celui de qui demande\u202f; la France va sans dire."
            )
            yield LineField("place", "Lieu", hint="La ville ou le territoire.")
        with FieldRow():
            yield DateField("received_on", "Reçue le", required=True, hint="Le jour à la délégation.")
            yield DateField("embassy_on", "Ambassade", hint="Le jour où l’ambassade l’a reçue aussi.")
        yield ChoiceField("channel", "Reçue par", _CHANNELS, hint="Comment la demande est arrivée.")

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by who asks, else by what is sought."""
        return fields.get("requester", "").strip() or fields.get("sought", "").strip() or "sans demandeur"

    def file(self, draft_id: int) -> ExchangeRequest:
        """Keep the request."""
        return self.desk.bourse.amend(draft_id) if self._target else self.desk.bourse.register(draft_id)


def _sought() -> ComposeResult:
    yield LineField(
        "sought", "Recherche", required=True,
        hint="Les mots de ce savoir-faire\u00a0: un seul suffit pour trouver un titulaire.",
    )  # fmt: skip
    yield ChoiceField(
        "theme", "Thème", tuple(themes().items()), hint="Il trouve aussi les labels de ce thème."
    )
    yield SuggestManyField(
        "countries", "Pays visés", country_offers, echoed=regions_of,
        hint="Où l’on cherche\u202f; vide pour une collectivité étrangère\u00a0: son pays.",
    )  # fmt: skip
    yield LineField("languages", "Langues", hint="Celles dans lesquelles on peut travailler.")
    yield LongField("description", "Description", lines=6, hint="Ce que dit la fiche.")


def _fields(request: ExchangeRequest) -> dict[str, str]:
    content = request.content
    return {
        "direction": content.direction.value,
        "requester": content.requester,
        "kind": content.kind,
        "country": "" if content.country == FRANCE else country_name(content.country),
        "place": content.place,
        "sought": content.sought,
        "theme": content.theme,
        "countries": ", ".join(country_name(code) for code in content.countries),
        "languages": content.languages,
        "description": content.description,
        "received_on": short_date(content.received_on),
        "embassy_on": short_date(content.embassy_on) if content.embassy_on else "",
        "channel": content.channel.value,
    }


class ExchangeMissionForm(MissionRequestForm):
    """The request for a mission, begun with what a request of the Bourse says; the link is kept."""

    def __init__(self, desk: Desk, request: ExchangeRequest, label: str) -> None:
        super().__init__(desk, begun=mission_fields(request, label), target=request.reference)
        self.title = f"Mission de {request.reference}"

    def file(self, draft_id: int) -> Mission:
        """Register the mission, and the request as having led to it."""
        return self.desk.bourse.request_mission(self._target, draft_id)
