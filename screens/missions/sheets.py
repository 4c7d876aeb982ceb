"""The sheets of a mission before it leaves: asking a poste, asking it again, refusing."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.dates import short_date
from daect_tui.domain.mission import Mission
from daect_tui.domain.mission_opinion import AskedOpinion
from daect_tui.domain.mission_opinion_form import read_mission_asking_form, read_mission_reminder_form
from daect_tui.domain.mission_refusal import RULES, read_refusal_form
from daect_tui.domain.text import NBSP
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from daect_tui.services.missions import MissionFile
from screens.directory.saving import SavingSheet
from screens.widgets.checks import ChecksField
from screens.widgets.fields import ChoiceField, DateField, LineField, LongField
from screens.widgets.text import capital

_QUESTION = "Quel est votre avis sur cette mission et sur l’autorité qui l’accueille\u202f?"
_GROUNDS = "La lettre dira ces motifs, en droit et en fait (CRPA, L211-5), et les voies de recours."


def asking_sheet(
    desk: Desk, mission: Mission, postes: Sequence[Correspondent], days: int
) -> SavingSheet[Mission]:
    """Ask which poste is consulted, on what, by when; those of the country come first."""
    today, names = desk.office.clock.today(), {one.id: one.name for one in postes}
    choices = [(str(one.id), _named(one)) for one in postes]
    fields = (
        *([ChoiceField("correspondent", "À qui", choices)] if postes else []),
        LineField("source", "Autre poste" if postes else "À qui", required=not postes),
        LongField("question", "Question", lines=3, required=True),
        DateField("asked_on", "Demandé le", required=True),
        DateField("due_on", "Attendu le", required=True),
    )

    def save(texts: Mapping[str, str]) -> Mission:
        asked = read_mission_asking_form(texts, names, today)
        return desk.mission_opinions.ask(mission.reference, asked)

    there = next((one for one in postes if one.country == mission.content.country), None)
    initial = {
        "correspondent": str(there.id) if there else "",
        "question": _QUESTION,
        "asked_on": short_date(today),
        "due_on": short_date(_due(mission, today, days)),
    }
    explanation = "Les postes du Répertoire (F9), ou un autre, écrit en toutes lettres."
    return SavingSheet(f"Avis sur {mission.reference}", fields, save, initial, explanation)


def _due(mission: Mission, today: date, days: int) -> date:
    """Propose a day for the answer, before the departure when there is time."""
    tomorrow, eve = today + timedelta(days=1), mission.content.starts_on - timedelta(days=1)
    due_on = today + timedelta(days=days)
    return min(due_on, eve) if eve >= tomorrow else due_on


def _named(one: Correspondent) -> str:
    where = one.place or (country_name(one.country) if one.country else "")
    return f"{one.name}, {where}" if where else one.name


def reminder_sheet(desk: Desk, mission: Mission, asked: AskedOpinion, days: int) -> SavingSheet[Mission]:
    """Ask when the poste is asked again, and until when."""
    today = desk.office.clock.today()

    def save(texts: Mapping[str, str]) -> Mission:
        day, due_on = read_mission_reminder_form(texts, today)
        return desk.mission_opinions.remind(mission.reference, day, due_on)

    fields = (
        DateField("asked_on", "Relancé le", required=True),
        DateField("due_on", "Attendu le", required=True),
    )
    initial = {"asked_on": short_date(today), "due_on": short_date(_due(mission, today, days))}
    explanation = f"Demandé le {short_date(asked.asked_on)}, attendu le {short_date(asked.due_on)}."
    return SavingSheet(f"Relancer{NBSP}: {asked.source}", fields, save, initial, explanation)


def refusal_sheet(desk: Desk, opened: MissionFile) -> SavingSheet[Mission]:
    """Ask for the grounds of a refusal; the rules that do not hold are ticked, with what was seen."""
    mission, today = opened.mission, desk.office.clock.today()
    codes = {guard.code for guard in opened.guards}
    fields = (
        ChecksField("rules", "En droit", [(code, capital(rule)) for code, rule in RULES.items()]),
        LongField("other_rules", "Autre règle", lines=1, hint="Une par ligne."),
        LongField("facts", "En fait", lines=3, required=True),
    )

    def save(texts: Mapping[str, str]) -> Mission:
        return desk.mission_requests.refuse(mission.reference, read_refusal_form(texts, today))

    initial = {
        "rules": "\n".join(code for code in RULES if code in codes),
        "facts": "\n".join(guard.sentence for guard in opened.guards),
    }
    return SavingSheet(f"Refuser {mission.reference}", fields, save, initial, _GROUNDS)
