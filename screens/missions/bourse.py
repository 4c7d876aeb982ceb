"""The requests of the Bourse-partenariats, the last received first, and what each waits for."""

from collections.abc import Sequence

from textual.binding import Binding

from daect_tui.domain.dates import short_date
from daect_tui.domain.exchange_request import Direction, ExchangeRequest, ExchangeState
from daect_tui.domain.text import counted
from daect_tui.services.catalogue import country_name
from screens.calls import writing
from screens.listed import FILTER, ListScreen
from screens.missions.bourse_form import ExchangeRequestForm
from screens.missions.bourse_request import ExchangeScreen
from screens.missions.bourse_words import aimed_at, previewed
from screens.searched import SEARCH
from screens.widgets.listing import Column

_ENDED = (ExchangeState.MATCHED, ExchangeState.MISSION_REQUESTED, ExchangeState.CLOSED)


class BourseScreen(ListScreen[ExchangeRequest]):
    """Opened from F5; Échap leaves the search, then the list."""

    TITLE = "Bourse-partenariats"
    BINDINGS = [
        Binding("escape", "clear", "Missions", tooltip="revenir aux missions", id="list.clear"),
        Binding("ctrl+n", "new", "Nouvelle", tooltip="enregistrer une demande", id="bourse.new"),
        SEARCH,
        FILTER,
    ]
    COLUMNS = (
        Column("Référence", 11),
        Column("Reçue le", 10, wide=True),
        Column("Demandeur"),
        Column("Pays", 12),
        Column("Recherche"),
        Column("État", 16),
    )
    EMPTY = "Aucune demande\u00a0: Ctrl+N enregistre celle d’une collectivité."
    FILTERS = {
        "": "toutes",
        "en_cours": "en cours",
        "francaises": "de collectivités françaises",
        "etrangeres": "de collectivités étrangères",
    }
    TASKS = (
        ("Enregistrer une demande", "Ctrl+N, dire qui demande et ce qui est recherché, Ctrl+S."),
        ("La suivre", "L’ouvrir par Entrée\u00a0: les avis, les titulaires proposés, les réponses y sont."),
    )

    def read(self) -> Sequence[ExchangeRequest]:
        """Return all requests."""
        return self.desk.bourse.all()

    def key_of(self, thing: ExchangeRequest) -> str:
        """Return the reference."""
        return thing.reference

    def cells(self, thing: ExchangeRequest) -> Sequence[str]:
        """Write reference, day, requester, country, what is sought, state."""
        content = thing.content
        french = content.direction is Direction.FRENCH
        return (
            thing.reference,
            short_date(content.received_on),
            content.requester,
            aimed_at(thing) if french else country_name(content.country),
            content.sought,
            thing.state.label,
        )

    def searched(self, thing: ExchangeRequest) -> str:
        """Find a request by its reference, requester, places, what is sought."""
        content = thing.content
        return " ".join(
            (thing.reference, content.requester, content.kind, content.place, country_name(content.country),
             aimed_at(thing), content.sought, content.description, thing.mission, thing.state.label)
        )  # fmt: skip

    def passes(self, thing: ExchangeRequest, code: str) -> bool:
        """Sort out by circuit, or by what is under way."""
        if code == "en_cours":
            return thing.state not in _ENDED
        return (thing.content.direction is Direction.FRENCH) == (code == "francaises")

    def preview(self, thing: ExchangeRequest) -> tuple[str, str]:
        """Write what the list does not show."""
        return thing.reference, previewed(thing)

    def counted(self, count: int) -> str:
        """Say how many."""
        return counted(count, "demande")

    def open_subject(self, subject: str) -> None:
        """Open the request that bears a reference."""
        self.app.push_screen(ExchangeScreen(self.desk, subject))

    def action_clear(self) -> None:
        """Show the whole list again; go back to the missions when it is whole."""
        if self.search or self.filter:
            super().action_clear()
        else:
            self.dismiss(None)

    @writing
    async def action_new(self) -> None:
        """Type a new request, then show it."""
        request = await self.app.push_screen_wait(ExchangeRequestForm(self.desk))
        if request is not None:
            self.kept(f"Demande {request.reference} enregistrée.")
            self.open_subject(request.reference)
