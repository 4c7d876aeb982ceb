"""What is requested, and by what means: the facts of the tabs « Demande » and « Experts et budget »."""

from collections.abc import Iterator

from daect_tui.domain.dates import short_date
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.mission import BudgetLine, Expert, Mission
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.catalogue import themes
from screens.missions.understood import shares
from screens.missions.words import Pairs, stay, where


def request_facts(mission: Mission, label: Label, state: LabelState) -> Pairs:
    """Return what is requested, under which label, with its state of today."""
    content = mission.content
    security = (content.security_level.label if content.security_level else "", content.security)
    host = (content.requester, content.requester_kind.label, content.requester_contact)
    return [
        ("Objet", content.subject),
        ("Titulaire", mission.holder),
        ("Label", f"{label.number}, {label.domain}"),
        ("", f"du {short_date(label.starts_on)} au {short_date(label.until)}, {state.label}"),
        ("Thème", themes().get(content.theme, content.theme)),
        ("À l’initiative", content.origin.label),
        ("Accueil", ", ".join(filter(None, host))),
        *([("Opérateur", content.operator)] if content.operator else []),
        ("Lieu", where(mission)),
        ("Dates", stay(mission)),
        ("Langues", content.languages),
        ("Sécurité", ", ".join(filter(None, security))),
        *_opinion_facts(mission),
        *([("Validée le", short_date(mission.validated_on))] if mission.validated_on else []),
        *([("Rapport dû le", short_date(mission.report_due))] if mission.report_due else []),
        ("", " "),
        ("Termes", content.terms),
        *([("Objectifs", "\n".join(content.objectives))] if content.objectives else []),
        *([("Livrables", "\n".join(content.deliverables))] if content.deliverables else []),
    ]


def _opinion_facts(mission: Mission) -> Iterator[tuple[str, str]]:
    opinion, asked = mission.opinion, mission.asked
    if asked is not None:
        reminders = f", relancé le {short_date(asked.last_asked_on)}" if asked.reminders else ""
        awaited = "" if opinion else f", attendu le {short_date(asked.due_on)}"
        yield (
            "Avis demandé",
            f"le {short_date(asked.asked_on)}{reminders}{awaited} ({asked.source})",
        )
    if opinion is None:
        yield "Avis du poste", "non enregistré"
        return
    yield "Avis du poste", f"{opinion.sense.label}, {opinion.source}, {short_date(opinion.received_on)}"
    if opinion.text:
        yield "", opinion.text


def means_facts(mission: Mission) -> Pairs:
    """Return the experts, and the budget with its sum and what each bears."""
    content = mission.content
    experts = [("Expert", _expert(expert)) for expert in content.experts]
    budget = [(str(line.amount), _cost(line)) for line in content.budget]
    return [
        *(experts or [("Expert", "aucun n’est désigné")]),
        ("", " "),
        *(budget or [("Budget", "aucune ligne")]),
        *([(str(content.cost), f"en tout{NBSP}: {shares(content.by_bearer)}")] if content.budget else []),
    ]


def _expert(expert: Expert) -> str:
    dates = (
        f", du {short_date(expert.starts_on)} au {short_date(expert.ends_on)}"
        if expert.starts_on and expert.ends_on
        else ""
    )
    return f"{expert.name}, {expert.office} ({expert.employer}), {counted(expert.days, 'jour')}{dates}"


def _cost(line: BudgetLine) -> str:
    computed = f" ({line.per_diem})" if line.per_diem else ""
    return f"{line.heading}{computed}, {line.category.label}, à la charge de{NBSP}: {line.borne_by}"
