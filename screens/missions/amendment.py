"""The change of a validated mission: the request’s own fields, and why guards are passed over."""

import asyncio
from collections.abc import Iterable, Mapping
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import TabbedContent, TabPane

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier_form import parse_countries
from daect_tui.domain.mission import MissionState
from daect_tui.domain.mission_change import MissionChange
from daect_tui.domain.mission_change_form import change_fields, read_reasons
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.text import listed
from daect_tui.domain.validation_form import by_code, reason_field
from daect_tui.services.catalogue import country_name
from daect_tui.services.course import CourseFile
from daect_tui.services.desk import Desk
from daect_tui.services.intake import country_codes
from screens.missions.request_fields import security_fields, terms_fields
from screens.modals.sheet import SheetModal
from screens.widgets.fields import DateField, FieldRow, LineField, LongField
from screens.widgets.form import AutosavedForm

_AGAINST = "Ce qui s’oppose à cet avenant\u202f; le motif de passer outre reste à la mission et au journal."


class AmendmentForm(AutosavedForm[MissionChange]):
    """Begins with what is agreed now; gives the change back, once it is kept."""

    BINDINGS = [
        Binding("ctrl+s", "file", "Enregistrer", tooltip="enregistrer l’avenant", id="form.file"),
    ]

    def __init__(self, desk: Desk, course: CourseFile) -> None:
        mission = course.mission
        today = desk.office.clock.today()
        initial = change_fields(mission, country_name(mission.content.country), today)
        super().__init__(
            desk, desk.course.drafts, target=mission.reference, initial={**initial, **_new_dates(course)}
        )
        self.title = f"Avenant à {mission.reference}"
        self._overrides: Mapping[str, str] = {}

    def compose_fields(self) -> ComposeResult:
        """Arrange the three tabs."""
        with TabbedContent():
            with TabPane("Motif, dates et lieu", id="when"):
                yield from _when()
            with TabPane("Experts et budget", id="means"):
                yield LongField(
                    "experts", "Experts", hint="Un par ligne\u00a0: nom ; fonction ; employeur ; jours"
                )
                yield LongField(
                    "budget",
                    "Budget",
                    hint="Une ligne par dépense\u00a0: intitulé ; montant ; à la charge de",
                )
            with TabPane("Termes de référence", id="terms-pane"):
                yield from terms_fields()

    def describe(self, fields: Mapping[str, str]) -> str:
        """Name a draft by its reason."""
        return fields.get("reason", "").strip() or "sans motif encore"

    async def before_filing(self) -> bool:
        """Show what stands against the change, and ask why it is passed over."""
        self._overrides = {}
        standing = await asyncio.to_thread(self.desk.course.against, self._keeper.draft_id)
        if not standing:
            return True
        reasons = await self.app.push_screen_wait(_reasons_modal(standing))
        self._overrides = reasons or {}
        return reasons is not None

    def file(self, draft_id: int) -> MissionChange:
        """Keep the change."""
        return self.desk.course.amend(draft_id, self._overrides)


def _when() -> ComposeResult:
    yield LineField(
        "reason", "Motif", required=True, hint="Pourquoi la mission change\u202f; la lettre le dit."
    )
    with FieldRow():
        yield DateField("starts_on", "Du", required=True, hint="Le jour du départ.")
        yield DateField("ends_on", "Au", required=True, hint="Le jour du retour.")
    with FieldRow():
        yield LineField(
            "country", "Pays", required=True, hint="Un seul, par son nom français.", echoed=_country
        )
        yield LineField("place", "Lieu", required=True, hint="La ville ou le territoire.")
    with FieldRow():
        yield DateField(
            "report_due", "Rapport dû le", required=True, hint="Ne change que s’il est changé ici."
        )
        yield DateField("decided_on", "Décidé le", required=True, hint="La date que porte la lettre.")
    yield from security_fields()


def _new_dates(course: CourseFile) -> dict[str, str]:
    """Propose the dates that the postponement gave, where it gave some."""
    if course.mission.state is not MissionState.POSTPONED or not course.postponements:
        return {}
    last = course.postponements[-1]
    if last.starts_on is None or last.ends_on is None:
        return {}
    return {"starts_on": short_date(last.starts_on), "ends_on": short_date(last.ends_on)}


def _reasons_modal(guards: Iterable[Guard]) -> SheetModal[dict[str, str]]:
    """Ask one reason for each rule that the change breaks."""
    standing = tuple(guards)
    rules = by_code(standing)
    many = len(rules) > 1
    said = [
        f"{f'{number}. ' if many else ''}{' '.join(sentences)}"
        for number, sentences in enumerate(rules.values(), start=1)
    ]
    fields = [
        LineField(reason_field(code), f"Motif {number}" if many else "Motif", required=True)
        for number, code in enumerate(rules, start=1)
    ]
    explanation = "\n".join((_AGAINST, *said))
    return SheetModal(
        "Conditions non tenues", fields, partial(read_reasons, guards=standing), explanation=explanation
    )


def _country(typed: str) -> str:
    return listed([country_name(code) for code in parse_countries(typed, country_codes())])
