"""The two sheets of the tab « Avis »: opinions to ask for, an opinion that came."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from daect_tui.domain.correspondent import Correspondent, CorrespondentKind
from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.dossier_opinion import DossierOpinion
from daect_tui.domain.dossier_opinion_form import read_opinion_answer_form, read_opinion_asking_form
from daect_tui.domain.mission import OpinionSense
from daect_tui.services.catalogue import country_name
from daect_tui.services.desk import Desk
from screens.directory.saving import SavingSheet
from screens.dossiers.attaching import attached
from screens.modals.choice import Choice
from screens.widgets.fields import ChoiceField, DateField, LongField
from screens.widgets.path_field import PathField
from screens.widgets.several import SeveralField

_QUESTION = "Quel est votre avis sur l’expertise présentée et sur les coopérations envisagées\u202f?"
_FILE = "Le fichier est gardé dans le registre\u202f; → complète son chemin."


def asking_sheet(
    desk: Desk, dossier: Dossier, correspondents: Sequence[Correspondent], days: int
) -> SavingSheet[tuple[DossierOpinion, ...]]:
    """Ask whom to consult, on what, by when; the postes of the target countries come first."""
    fields = (
        SeveralField(
            "correspondents", "À qui", "Demander l’avis de qui\u202f?", _choices(dossier, correspondents),
            required=True,
        ),
        LongField("question", "Question", lines=3, required=True),
        DateField("asked_on", "Demandé le", required=True),
        DateField("due_on", "Attendu le", required=True),
    )  # fmt: skip
    today = desk.office.clock.today()

    def save(texts: Mapping[str, str]) -> tuple[DossierOpinion, ...]:
        return desk.opinions.ask(dossier.reference, read_opinion_asking_form(texts, today))

    initial = {
        "question": _QUESTION,
        "asked_on": short_date(today),
        "due_on": short_date(today + timedelta(days=days)),
    }
    return SavingSheet("Demander des avis", fields, save, initial)


def answer_sheet(desk: Desk, opinion: DossierOpinion) -> SavingSheet[DossierOpinion]:
    """Ask what was answered, when, and for its file."""
    fields = (
        ChoiceField("sense", "Sens", [(sense.value, sense.label) for sense in OpinionSense], required=True),
        DateField("received_on", "Reçu le", required=True),
        LongField("text", "Texte", lines=4),
        PathField("file", "Fichier"),
    )
    today = desk.office.clock.today()

    def save(texts: Mapping[str, str]) -> DossierOpinion:
        answer, path = read_opinion_answer_form(texts, today)
        return desk.opinions.receive(opinion.id, answer, attached(path))

    initial = {"received_on": short_date(today)}
    return SavingSheet(f"Avis\u00a0: {opinion.source}", fields, save, initial, _FILE)


def _choices(dossier: Dossier, correspondents: Sequence[Correspondent]) -> list[Choice[str]]:
    aimed = set(dossier.content.countries)

    def distance(one: Correspondent) -> tuple[int, str]:
        near = one.country in aimed if one.kind is CorrespondentKind.POSTE else False
        return (not near, one.name)

    return [
        Choice(str(one.id), ", ".join(filter(None, (one.name, one.place))), _told(one))
        for one in sorted(correspondents, key=distance)
    ]


def _told(one: Correspondent) -> str:
    where = country_name(one.country) if one.country else one.region
    return ", ".join(filter(None, (one.kind.label, where, one.person, one.email))) + "."
