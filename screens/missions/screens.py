"""The missions, the most recent first: whose, where, when, and where each stands."""

from collections.abc import Sequence

from textual.binding import Binding

from daect_tui.domain.mission import MISSION_MACHINE, Mission, MissionState
from daect_tui.domain.references import EXCHANGE_PREFIX
from daect_tui.domain.text import counted
from daect_tui.services.catalogue import country_name
from screens.calls import writing
from screens.listed import FILTER, ListScreen
from screens.missions.bourse import BourseScreen
from screens.missions.bourse_request import ExchangeScreen
from screens.missions.calendar import CalendarScreen
from screens.missions.mission import MissionScreen
from screens.missions.reminders import remind_all
from screens.missions.request import MissionRequestForm
from screens.missions.words import period, previewed
from screens.searched import SEARCH
from screens.widgets.listing import Column

_BEFORE_VALIDATION = (
    MissionState.REQUESTED,
    MissionState.OPINION_ASKED,
    MissionState.OPINION_RECEIVED,
    MissionState.UNDER_REVIEW,
    MissionState.ADJOURNED,
    MissionState.POSTPONED,
)
_ENDED = (MissionState.EVALUATED, MissionState.CAPITALISED)


class MissionsScreen(ListScreen[Mission]):
    """The first screen of the mode."""

    TITLE = "Missions"
    CSS_PATH = "missions.tcss"
    BINDINGS = [
        Binding("ctrl+n", "new", "Nouvelle", tooltip="demander une mission", id="missions.new"),
        Binding(
            "ctrl+k", "calendar", "Calendrier", tooltip="voir les missions du mois", id="missions.calendar"
        ),
        Binding(
            "ctrl+l", "remind", "Relances", tooltip="relancer les rapports en retard", id="missions.remind"
        ),
        Binding("ctrl+y", "bourse", "Bourse", tooltip="la Bourse-partenariats", id="missions.bourse"),
        SEARCH,
        FILTER,
    ]
    COLUMNS = (
        Column("Référence", 12),
        Column("Pays", 10),
        Column("Titulaire du label"),
        Column("Objet", wide=True),
        Column("Dates", 11),
        Column("État", 18),
    )
    EMPTY = "Aucune mission\u00a0: Ctrl+N en demande une, sous un label."
    FILTERS = {
        "": "toutes",
        "a_valider": "à valider",
        "suivies": "validées, jusqu’au rapport",
        "finies": "finies",
    }
    TASKS = (
        (
            "Demander une mission",
            "Ctrl+N, choisir le label, remplir, Ctrl+S. Ce qui est tapé est gardé aussitôt.",
        ),
        ("Voir le mois", "Ctrl+K\u00a0: le calendrier, et ce qui s’y chevauche."),
        ("Relancer les rapports", "Ctrl+L montre les relances du jour, puis les produit toutes."),
        ("La valider", "L’ouvrir par Entrée\u00a0: les conditions, la validation et la lettre y sont."),
    )

    def read(self) -> Sequence[Mission]:
        """Return all missions, the last requested first."""
        return sorted(self.desk.missions.all(), key=lambda mission: mission.id, reverse=True)

    def key_of(self, thing: Mission) -> str:
        """Return the reference."""
        return thing.reference

    def cells(self, thing: Mission) -> Sequence[str]:
        """Write reference, country, holder, subject, dates, state."""
        return (
            thing.reference,
            country_name(thing.content.country),
            thing.holder,
            thing.content.subject,
            period(thing, self.desk.office.clock.today()),
            thing.state.label,
        )

    def searched(self, thing: Mission) -> str:
        """Find a mission by its reference, label, holder, place, subject, host or experts."""
        content = thing.content
        experts = " ".join(expert.name for expert in content.experts)
        return " ".join(
            (thing.reference, thing.label, thing.holder, country_name(content.country), content.place,
             content.subject, content.requester, experts, thing.state.label)
        )  # fmt: skip

    def passes(self, thing: Mission, code: str) -> bool:
        """Sort out by what a mission waits for."""
        ended = thing.state in _ENDED or MISSION_MACHINE.is_final(thing.state)
        waiting = thing.state in _BEFORE_VALIDATION
        return {"a_valider": waiting, "finies": ended}.get(code, not (ended or waiting))

    def preview(self, thing: Mission) -> tuple[str, str]:
        """Write what the list does not show."""
        return thing.reference, previewed(thing, self.desk.office.clock.today())

    def counted(self, count: int) -> str:
        """Say how many."""
        return counted(count, "mission")

    def open_subject(self, subject: str) -> None:
        """Open the mission that bears a reference, or the request of the Bourse."""
        if subject.startswith(EXCHANGE_PREFIX):
            self.app.push_screen(ExchangeScreen(self.desk, subject))
        else:
            self.app.push_screen(MissionScreen(self.desk, subject))

    def action_bourse(self) -> None:
        """Show the requests of the Bourse-partenariats."""
        self.app.push_screen(BourseScreen(self.desk))

    def action_calendar(self) -> None:
        """Show the missions of the month."""
        self.app.push_screen(CalendarScreen(self.desk))

    @writing
    async def action_remind(self) -> None:
        """Remind all the reports that are late today."""
        await remind_all(self)

    @writing
    async def action_new(self) -> None:
        """Type a new request, then show it."""
        mission = await self.app.push_screen_wait(MissionRequestForm(self.desk))
        if mission is not None:
            self.kept(f"Demande {mission.reference} enregistrée.")
            self.open_subject(mission.reference)
