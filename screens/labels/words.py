"""A label put in words: its preview, its facts, its history."""

from collections.abc import Iterable, Sequence
from datetime import date
from operator import itemgetter

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.grid_average import short_average
from daect_tui.domain.label import LabelState
from daect_tui.domain.label_event import LabelEvent, LabelEventKind
from daect_tui.domain.label_register import LabelLine
from daect_tui.domain.label_words import standing
from daect_tui.domain.letter import Letter
from daect_tui.domain.mission import Mission
from daect_tui.domain.money import Euros
from daect_tui.domain.observations import IntendedAct, Invitation
from daect_tui.domain.text import NBSP, counted, listed
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.labels import LabelFile
from screens.widgets.text import capital

Pairs = list[tuple[str, str]]

_SEPARATOR = "\u202f; "
_BEFORE = {
    IntendedAct.SUSPENSION: "une suspension",
    IntendedAct.REPEAL: "une abrogation",
    IntendedAct.WITHDRAWAL: "un retrait",
}
# The states in which the term is still to come.
_TO_END = (LabelState.ACTIVE, LabelState.TO_RENEW, LabelState.SUSPENDED)


def previewed(line: LabelLine, day: date) -> str:
    """Write what the list does not show of a label."""
    label = line.life.label
    renewal = f" À renouveler dès le {short_date(line.life.renewal_from)}." if line.state in _TO_END else ""
    late = f" Rapports en retard{NBSP}: {line.late_reports}." if line.late_reports else ""
    granted = f"Attribué le {short_date(label.starts_on)}."
    lines = [
        f"{line.holder}{NBSP}: {label.domain} ({label.programme})",
        f"{granted} {standing(line.life, day)}{renewal}{late}",
        *([f"Suite du label {label.renews}."] if label.renews else []),
        f"Conditions{NBSP}: {_SEPARATOR.join(label.conditions)}" if label.conditions else "Aucune condition.",
    ]
    return "\n".join(lines)


def label_facts(opened: LabelFile) -> Pairs:
    """Return what was granted, to whom, for how long, and what follows."""
    label, life = opened.life.label, opened.life
    decision = opened.decision
    signed = f"signée le {short_date(decision.signed_on)}" if decision else "absente du registre"
    notified = (
        f", notifiée le {short_date(decision.notified_on)}" if decision and decision.notified_on else ""
    )
    renamed = opened.holder.name != label.holder
    return [
        ("Titulaire", label.holder),
        *([("Aujourd’hui", opened.holder.name)] if renamed else []),
        ("Domaine", label.domain),
        ("Thème", themes().get(label.theme, label.theme)),
        ("Pays", ", ".join(country_name(country) for country in label.countries)),
        ("Langues", label.languages),
        ("Programme", label.programme),
        ("Période", f"du {long_date(label.starts_on)} au {long_date(label.until)}"),
        (f"Au {short_date(opened.day)}", standing(life, opened.day)),
        ("À renouveler", f"dès le {long_date(life.renewal_from)}"),
        ("Décision", f"{signed}{notified}"),
        ("Dossier", label.dossier),
        ("Suite de", label.renews or "—"),
        ("Renouvellement", ", ".join(opened.renewals) or "aucun dossier déposé"),
        ("", " "),
        *_captioned("Conditions", label.conditions),
    ]


def _captioned(caption: str, lines: Sequence[str]) -> Iterable[tuple[str, str]]:
    shown = lines or ("aucune",)
    return zip((caption, *[""] * (len(shown) - 1)), shown, strict=True)


def history_facts(opened: LabelFile) -> Pairs:
    """Return what happened to a label, the last first, down to its first day."""
    label = opened.life.label
    granted = f"Label attribué à {label.holder}, jusqu’au {short_date(label.until)}."
    happened = [
        *((event.takes_effect, "\n".join(_told(event))) for event in reversed(opened.life.events)),
        *((one.written_on, _invited(one)) for one in reversed(opened.invitations)),
    ]
    # Of one day, what was written last comes first.
    happened.sort(key=itemgetter(0), reverse=True)
    return [*((short_date(day), said) for day, said in happened), (short_date(label.starts_on), granted)]


def _invited(invitation: Invitation) -> str:
    answer = invitation.answer_by
    waits = f"à présenter avant le {short_date(answer)}" if answer else "la lettre n’est pas encore reçue"
    return f"Observations demandées avant {_BEFORE[invitation.intended]}{NBSP}: {waits}"


def _told(event: LabelEvent) -> Iterable[str]:
    until = f" jusqu’au {short_date(event.until)}" if event.until else ""
    yield f"{capital(event.kind.label)}{until}, acte du {short_date(event.decided_on)}{_by(event)}"
    if event.kind is LabelEventKind.RENEWED:
        yield f"Par le label {event.successor}"
    if event.reason:
        yield f"Motif{NBSP}: {event.reason}"
    if event.condition:
        yield f"Condition{NBSP}: {event.condition}"
    if event.invited_on and event.answer_by:
        asked = f"demandées le {short_date(event.invited_on)} pour le {short_date(event.answer_by)}"
        yield f"Observations {asked}{NBSP}: {event.observations or 'aucune'}"
    if event.signatory:
        notified = (
            f"notifié le {short_date(event.notified_on)}" if event.notified_on else "pas encore notifié"
        )
        yield capital(notified)


def _by(event: LabelEvent) -> str:
    return f", signé {event.signatory}" if event.signatory else ""


def mission_cells(mission: Mission, opened: LabelFile) -> list[str]:
    """Write a mission as a row: its report is said late where it is."""
    evaluation = opened.evaluations.get(mission.reference)
    real: Euros | None = evaluation.report.real_cost if evaluation else None
    late = mission.reference in opened.late
    return [
        mission.reference,
        f"{country_name(mission.content.country)}, {mission.content.subject}",
        short_date(mission.content.starts_on),
        "rapport en retard" if late else mission.state.label,
        short_average(evaluation.marks) if evaluation else "",
        str(real) if real else str(mission.content.cost),
    ]


def letter_cells(letter: Letter) -> list[str]:
    """Write a document as a row."""
    return [letter.chrono, letter.kind.label, short_date(letter.dated), letter.state.label]


def summary(opened: LabelFile) -> str:
    """Say at the right of the second line where a label stands, and what is late."""
    late = counted(len(opened.late), "rapport en retard", "rapports en retard")
    return listed([opened.state.label, late]) if opened.late else opened.state.label
