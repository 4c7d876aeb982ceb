"""The records of the register as rows of a file: one function a kind, read as they are written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from daect_tui.domain.dates import paris_day
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.dossier_row import write_external
from daect_tui.domain.exchange import EXTERNAL, REFERENCE, STATE, Column, ExchangeKind, row_writer
from daect_tui.domain.exchange_columns import NO, YES, closed_lists
from daect_tui.domain.letter import Letter
from daect_tui.domain.organisation import Organisation
from daect_tui.domain.organisation_form import organisation_fields
from daect_tui.domain.past_label import label_texts
from daect_tui.domain.past_mission import mission_texts
from daect_tui.domain.past_number import PastKind
from daect_tui.services.catalogue import themes
from daect_tui.services.import_dossiers import dossier_texts
from daect_tui.services.import_organisations import PREFIX
from daect_tui.services.past_books import country_names
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.returns import atlas_rows, oda_rows

_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Period:
    """When what is written counts: states on a `day` (none: today), departures of a `year` (none: all)."""

    day: date | None = None
    year: int | None = None


EVER = Period()


@dataclass(frozen=True, slots=True)
class Written:
    """What is written: a kind, as of a day; some dossiers in their order, or the aid of one year."""

    kind: ExchangeKind
    day: date
    references: Sequence[str] | None = None
    year: int | None = None


def exported_rows(work: UnitOfWork, columns: Sequence[Column], asked: Written) -> Iterator[tuple[str, ...]]:
    """Return the cells of every record of a kind, one row after the other."""
    lists = closed_lists(themes(), [one.code for one in work.programmes.all()])
    return map(row_writer(columns, lists), _texts(work, asked))


def _texts(work: UnitOfWork, asked: Written) -> Iterator[Mapping[str, str]]:
    match asked.kind:
        case ExchangeKind.ORGANISATIONS:
            return map(_organisation, work.bulk_organisations.all())
        case ExchangeKind.LABELS:
            return _labels(work, asked.day)
        case ExchangeKind.MISSIONS:
            return _missions(work)
        case ExchangeKind.LETTERS:
            return map(_letter, work.letters.all())
        case ExchangeKind.ODA | ExchangeKind.ATLAS:
            is_aid = asked.kind is ExchangeKind.ODA
            return oda_rows(work, asked.year) if is_aid else atlas_rows(work, asked.day)
        case _:
            return _dossiers(work, work.bulk_dossiers.all(asked.references))


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


def _labels(work: UnitOfWork, day: date) -> Iterator[Mapping[str, str]]:
    """Write the labels, each with its state on a day and who its holder is now."""
    holders = {one.id: organisation_fields(one) for one in work.bulk_organisations.all()}
    origins = _origins(work, PastKind.LABEL)
    names = country_names()
    for life in work.label_lives.all():
        label = life.label
        texts = label_texts(label, names, origins.get(label.number, ""))
        yield {**holders.get(label.organisation_id, {}), **texts, STATE: life.state_on(day).value}


def _missions(work: UnitOfWork) -> Iterator[Mapping[str, str]]:
    """Write the missions, each with the SIREN of who holds its label."""
    sirens = {one.id: one.siren for one in work.bulk_organisations.all()}
    holders = {label.number: sirens.get(label.organisation_id, "") for label in work.labels.all()}
    origins = _origins(work, PastKind.MISSION)
    names = country_names()
    for mission in work.missions.all():
        texts = mission_texts(mission, names, origins.get(mission.reference, ""))
        yield {**texts, "siren": holders.get(mission.label, "")}


def _origins(work: UnitOfWork, kind: PastKind) -> Mapping[str, str]:
    return {record: number for number, record in work.origin_numbers.all(kind).items()}


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
        "mode": letter.mode.label if letter.mode else "",
        "registered_number": letter.registered_number,
        "presented_on": _day(letter.presented_on),
        "notified_on": _day(letter.notified_on),
        "returned_on": _day(letter.returned_on),
        "return_reason": letter.return_reason.label if letter.return_reason else "",
        "sha256": letter.sha256,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
