"""The renewal sheet of a label: what was done under it, for whoever examines the request that follows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from daect_tui.domain.dates import long_date, short_date
from daect_tui.domain.document import Block, BulletList, Heading, Paragraph, Run, Table
from daect_tui.domain.evaluation import HIGHEST_MARK, Evaluation
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.label_words import standing
from daect_tui.domain.lesson import Lesson
from daect_tui.domain.mission import Mission
from daect_tui.domain.money import total
from daect_tui.domain.renewal_reports import follow_ups, reminded, reports_table
from daect_tui.domain.report_deadline import ReportReminder
from daect_tui.domain.text import NBSP, counted, typeset

_UNKNOWN = "non communiqué"


@dataclass(frozen=True, slots=True)
class RenewalCase:
    """All that the sheet draws from; `holder_now` is the holder’s name today, `countries` are in French.

    `late` are the missions whose report is overdue, `renewals` the dossiers that ask to renew the label;
    `lessons` and `reminders` go by mission.
    """

    life: LabelLife
    day: date
    holder_now: str
    missions: tuple[Mission, ...]
    countries: Mapping[str, str]
    evaluations: Mapping[str, Evaluation]
    late: tuple[str, ...]
    renewals: tuple[str, ...]
    lessons: Mapping[str, tuple[Lesson, ...]] = field(default_factory=dict)
    reminders: Mapping[str, tuple[ReportReminder, ...]] = field(default_factory=dict)


def renewal_body(case: RenewalCase) -> tuple[Block, ...]:
    """Write the sheet; a part that has nothing to say says so."""
    return (
        _label(case),
        *_part("Ce qui est arrivé au label", _events(case)),
        *_missions(case),
        *_marks(case),
        *_part("Suites et enseignements", follow_ups(case.evaluations, case.lessons)),
        *_part("Rapports en retard et relances", _late(case)),
        *_conditions(case),
    )


def _label(case: RenewalCase) -> Table:
    label = case.life.label
    renamed = f", aujourd’hui {case.holder_now}" if case.holder_now != label.holder else ""
    rows = (
        ("Titulaire", f"{label.holder}{renamed}"),
        ("Domaine labellisé", label.domain),
        ("Programme", label.programme),
        ("Période", f"du {long_date(label.starts_on)} au {long_date(label.until)}"),
        ("Renouvellement", f"à demander dès le {long_date(case.life.renewal_from)}"),
        (f"Au {short_date(case.day)}", standing(case.life, case.day)),
        ("Suite d’un label", label.renews or "non"),
        ("Demandes de renouvellement", ", ".join(case.renewals) or "aucune"),
    )
    return Table(("Label", label.number), tuple((a, typeset(b)) for a, b in rows), (1, 3), row_headers=True)


def _events(case: RenewalCase) -> Iterator[str]:
    for event in sorted(case.life.events, key=lambda one: (one.takes_effect, one.id)):
        what = f"{event.kind.label.capitalize()} à compter du {long_date(event.takes_effect)}"
        until = f", jusqu’au {long_date(event.until)}" if event.until else ""
        yield f"{what}{until}{NBSP}: {event.reason or event.successor}"


def _missions(case: RenewalCase) -> Iterator[Block]:
    yield Heading("Missions")
    if not case.missions:
        yield _said("Aucune mission n’a été demandée sous ce label.")
        return
    rows = [_mission(case, mission) for mission in case.missions]
    planned = total(tuple(mission.content.cost for mission in case.missions))
    real = total(tuple(cost for one in case.evaluations.values() if (cost := one.report.real_cost)))
    count = counted(len(case.missions), "mission")
    rows.append(("Total", count, "", str(planned), str(real) if case.evaluations else _UNKNOWN))
    header = ("Mission", "Objet, pays et dates", "État", "Coût prévu", "Coût réel")
    yield Table(header, tuple(rows), (1.4, 3.0, 1.2, 1.6, 1.6))


def _mission(case: RenewalCase, mission: Mission) -> tuple[str, ...]:
    content, known = mission.content, case.evaluations.get(mission.reference)
    stay = f"du {short_date(content.starts_on)} au {short_date(content.ends_on)}"
    real = known.report.real_cost if known else None
    return (
        mission.reference,
        typeset(f"{content.subject}, {case.countries.get(content.country, content.country)}, {stay}"),
        mission.state.label,
        str(content.cost),
        str(real) if real else _UNKNOWN,
    )


def _marks(case: RenewalCase) -> Iterator[Block]:
    yield Heading("Évaluations")
    yield from reports_table(case.missions, case.evaluations)
    given: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for reference, evaluation in case.evaluations.items():
        for mark in evaluation.marks:
            given[mark.question].append((reference, mark.value))
    if not given:
        yield _said("Aucune mission n’est encore évaluée.")
        return
    rows = tuple(
        (
            typeset(question),
            ", ".join(f"{reference}{NBSP}: {value}" for reference, value in marks),
            _mean([value for _, value in marks]),
        )
        for question, marks in given.items()
    )
    yield Table(("Question", "Notes", f"Moyenne sur {HIGHEST_MARK}"), rows, (3, 2, 1))


def _mean(values: list[int]) -> str:
    """Write a mean with one decimal, half up, in whole arithmetic."""
    tenths = (20 * sum(values) + len(values)) // (2 * len(values))
    return f"{tenths // 10},{tenths % 10}"


def _late(case: RenewalCase) -> Iterator[str]:
    for mission in case.missions:
        reference = mission.reference
        if told := reminded(mission, reference in case.late, case.reminders.get(reference, ())):
            yield told


def _conditions(case: RenewalCase) -> Iterator[Block]:
    yield Heading("Conditions à vérifier")
    if not case.life.label.conditions:
        yield _said("La décision n’énonce aucune condition.")
        return
    rows = tuple((typeset(condition), "") for condition in case.life.label.conditions)
    yield Table(("Condition de la décision", "Constat"), rows, (2, 1), to_sign=True)


def _part(title: str, lines: Iterable[str]) -> Iterator[Block]:
    yield Heading(title)
    items = tuple((Run(typeset(line)),) for line in lines)
    yield BulletList(items) if items else _said("Rien à signaler.")


def _said(sentence: str) -> Paragraph:
    return Paragraph((Run(sentence),))
