"""The records of the register as rows of a file: one function a kind, read as they are written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice

from daect_tui.domain.dates import paris_day
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.dossier_row import write_external
from daect_tui.domain.exchange import EXTERNAL, REFERENCE, STATE, Column, ExchangeKind, row_writer
from daect_tui.domain.exchange_columns import NO, YES, closed_lists
from daect_tui.domain.label_state import LabelLife
from daect_tui.domain.letter import Letter
from daect_tui.domain.mission import Mission
from daect_tui.domain.money import typed_euros
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.organisation_form import organisation_fields
from daect_tui.services.catalogue import country_name, themes
from daect_tui.services.import_dossiers import dossier_texts
from daect_tui.services.import_organisations import PREFIX
from daect_tui.services.ports import UnitOfWork

_TOGETHER = 500


def exported_rows(
    work: UnitOfWork,
    kind: ExchangeKind,
    columns: Sequence[Column],
    references: Sequence[str] | None,
    day: date,
) -> Iterator[tuple[str, ...]]:
    """Return the cells of every record of a kind, one row after the other."""
    lists = closed_lists(themes(), [one.code for one in work.programmes.all()])
    return map(row_writer(columns, lists), _texts(work, kind, references, day))


def _texts(
    work: UnitOfWork, kind: ExchangeKind, references: Sequence[str] | None, day: date
) -> Iterator[Mapping[str, str]]:
    match kind:
        case ExchangeKind.ORGANISATIONS:
            return map(_organisation, work.bulk_organisations.all())
        case ExchangeKind.LABELS:
            return (_label(life, day) for life in work.label_lives.all())
        case ExchangeKind.MISSIONS:
            return map(_mission, work.missions.all())
        case ExchangeKind.LETTERS:
            return map(_letter, work.letters.all())
        case _:
            return _dossiers(work, work.bulk_dossiers.all(references))


def _dossiers(work: UnitOfWork, dossiers: Iterator[Dossier]) -> Iterator[Mapping[str, str]]:
    while together := list(islice(dossiers, _TOGETHER)):
        numbers = work.external_references.of([dossier.reference for dossier in together])
        for dossier in together:
            yield _dossier(dossier, numbers.get(dossier.reference))


def _dossier(dossier: Dossier, number: tuple[str, str] | None) -> dict[str, str]:
    return {
        **dossier_texts(dossier),
        REFERENCE: dossier.reference,
        STATE: dossier.state.value,
        "received_on": _day(dossier.content.received_on),
        "sent_on": _day(dossier.content.sent_on),
        "silence_on": _day(dossier.silence_on),
        "origin": dossier.origin,
        EXTERNAL: write_external(*number) if number else "",
    }


def _organisation(organisation: Organisation) -> dict[str, str]:
    return {
        **organisation_fields(organisation),
        REFERENCE: f"{PREFIX}{organisation.id}",
        "verified": YES if organisation.verified else NO,
    }


def _label(life: LabelLife, day: date) -> dict[str, str]:
    label = life.label
    return {
        REFERENCE: label.number,
        "holder": label.holder,
        "domain": label.domain,
        "programme": label.programme,
        STATE: life.state_on(day).label,
        "starts_on": _day(label.starts_on),
        "until": _day(label.until),
        "dossier": label.dossier,
        "conditions": _lines(label.conditions),
    }


def _mission(mission: Mission) -> dict[str, str]:
    content, opinion = mission.content, mission.opinion
    return {
        REFERENCE: mission.reference,
        "holder": mission.holder,
        "subject": content.subject,
        "label": mission.label,
        STATE: mission.state.label,
        "country": country_name(content.country),
        "place": content.place,
        "starts_on": _day(content.starts_on),
        "ends_on": _day(content.ends_on),
        "origin": content.origin.label,
        "requester": content.requester,
        "terms": content.terms,
        "experts": _lines(f"{one.name}, {one.office}, {one.employer}" for one in content.experts),
        "cost": typed_euros(content.cost),
        "opinion": opinion.sense.label if opinion else "",
        "opinion_on": _day(opinion.received_on if opinion else None),
        "validated_on": _day(mission.validated_on),
        "report_due": _day(mission.report_due),
    }


def _letter(letter: Letter) -> dict[str, str]:
    return {
        REFERENCE: letter.chrono,
        "recipient": letter.recipient,
        "kind": letter.kind.label,
        "subject": letter.subject,
        "session": letter.session,
        STATE: letter.state.label,
        "dated": _day(letter.dated),
        "produced_on": _day(paris_day(letter.produced_at)),
        "sent_on": _day(letter.sent_on),
        "notified_on": _day(letter.notified_on),
        "sha256": letter.sha256,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)
