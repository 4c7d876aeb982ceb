"""What the procedure makes: sessions, minutes, labels, missions, reports, letters, opinions, appeals."""

from collections.abc import Iterator
from dataclasses import astuple
from typing import Any

from sqlalchemy import Row, select

from daect_tui.domain.dates import short_date
from daect_tui.domain.exchange_request import ExchangeState
from daect_tui.domain.finding import Findable, FoundKind
from daect_tui.domain.lesson import lesson_subject
from daect_tui.domain.minutes_version import minutes_subject
from daect_tui.domain.states import LabelledEnum
from daect_tui.domain.worklist import Room
from daect_tui.services.catalogue import country_name, themes
from storage.findings.source import Source, columns, reading
from storage.tables import (
    AppealTable,
    DecisionTable,
    DossierOpinionTable,
    EvaluationTable,
    ExchangeRequestTable,
    LabelTable,
    LessonTable,
    LetterTable,
    MinutesVersionTable,
    MissionTable,
    PieceTable,
    ProgrammeTable,
    SessionTable,
    StandardTextTable,
)

_SESSION, _MINUTES, _LABEL = columns(SessionTable), columns(MinutesVersionTable), columns(LabelTable)
_MISSION, _REPORT, _LESSON = columns(MissionTable), columns(EvaluationTable), columns(LessonTable)
_LETTER, _OPINION, _APPEAL = columns(LetterTable), columns(DossierOpinionTable), columns(AppealTable)
_DECISION, _REQUEST, _PROGRAMME = (
    columns(DecisionTable),
    columns(ExchangeRequestTable),
    columns(ProgrammeTable),
)
_PIECE, _TEXT = columns(PieceTable), columns(StandardTextTable)


def _where(codes: tuple[str, ...]) -> str:
    return ", ".join(country_name(code) for code in codes)


def _texts(value: object) -> Iterator[str]:
    """Go through the texts of a tree of values, in their order; codes are none."""
    if isinstance(value, str) and not isinstance(value, LabelledEnum):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)


def _session(row: Row[Any]) -> Iterator[Findable]:
    when = f"du {short_date(row.meets_on)}" if row.meets_on else row.period
    yield Findable(
        FoundKind.SESSION, str(row.id), row.reference, f"Séance {when}".strip(), row.state.label,
        (", ".join(row.programmes), row.place, row.urgency), Room.COMMITTEE, row.reference,
    )  # fmt: skip


def _minutes(row: Row[Any]) -> Iterator[Findable]:
    named = f"Rectificatif {row.rectification}" if row.rectification else "Procès-verbal"
    yield Findable(
        FoundKind.MINUTES, str(row.id), row.session, f"{named}, version {row.edition}", row.state.label,
        (row.reason, row.void_reason), Room.COMMITTEE, minutes_subject(row.session),
    )  # fmt: skip


def _label(row: Row[Any]) -> Iterator[Findable]:
    yield Findable(
        FoundKind.LABEL, str(row.id), row.number, row.holder, row.domain,
        (row.programme, _where(row.countries), themes().get(row.theme, ""), row.languages, row.state.label,
         f"du {short_date(row.starts_on)} au {short_date(row.until)}", *row.conditions),
        Room.LABELS, row.number,
    )  # fmt: skip


def _mission(row: Row[Any]) -> Iterator[Findable]:
    yield Findable(
        FoundKind.MISSION, str(row.id), row.reference, row.subject,
        ", ".join(filter(None, (row.holder, row.place, country_name(row.country), row.state.label))),
        (row.terms, row.requester, row.requester_contact, row.operator, row.label, row.languages,
         row.security, themes().get(row.theme, ""), *row.objectives, *row.deliverables),
        Room.MISSIONS, row.reference,
    )  # fmt: skip


def _report(row: Row[Any]) -> Iterator[Findable]:
    yield Findable(
        FoundKind.REPORT, str(row.id), row.mission, row.subject, f"rapport {row.state.label}, {row.holder}",
        (*_texts(astuple(row.report)), row.judgement.conclusion, *(mark.comment for mark in row.marks)),
        Room.EVALUATIONS, row.mission,
    )  # fmt: skip


def _lesson(row: Row[Any]) -> Iterator[Findable]:
    said = (", ".join(row.keywords), _where(row.countries), themes().get(row.theme, ""), row.state.label)
    yield Findable(
        FoundKind.LESSON, str(row.id), lesson_subject(row.id), row.title, row.mission or "",
        (row.text, *said), Room.EVALUATIONS, lesson_subject(row.id),
    )  # fmt: skip


def _letter(row: Row[Any]) -> Iterator[Findable]:
    about = f"{row.kind.label}, {row.subject}, {row.state.label}"
    yield Findable(
        FoundKind.LETTER, str(row.id), row.chrono, row.recipient or row.kind.label, about,
        (f"du {short_date(row.dated)}", row.registered_number, row.email), Room.LETTERS, row.chrono,
    )  # fmt: skip


def _opinion(row: Row[Any]) -> Iterator[Findable]:
    sense = row.sense.label if row.sense else row.state.label
    yield Findable(
        FoundKind.OPINION, str(row.id), row.dossier, row.source, f"avis {sense}",
        (row.text, row.question, row.file_name), Room.DOSSIERS, row.dossier,
    )  # fmt: skip


def _appeal(row: Row[Any]) -> Iterator[Findable]:
    yield Findable(
        FoundKind.APPEAL, str(row.id), row.dossier, f"{row.kind.label} du {short_date(row.received_on)}",
        row.answer.label if row.answer else "sans réponse", (row.object, row.note),
        Room.COMMITTEE, row.dossier,
    )  # fmt: skip


def _request(row: Row[Any]) -> Iterator[Findable]:
    state: ExchangeState = row.state
    yield Findable(
        FoundKind.REQUEST, str(row.id), row.reference, row.sought,
        ", ".join(filter(None, (row.requester, row.place, country_name(row.country), state.label))),
        (row.description, row.kind, _where(row.countries), row.languages), Room.MISSIONS, row.reference,
    )  # fmt: skip


def _programme(row: Row[Any]) -> Iterator[Findable]:
    yield Findable(
        FoundKind.PROGRAMME, row.code, row.code, row.name, row.label,
        (row.what_it_opens, *row.introduction, *row.conditions, *_texts([one.text for one in row.criteria])),
        Room.SAFETY, f"programmes/{row.code}",
    )  # fmt: skip


def _piece(row: Row[Any]) -> Iterator[Findable]:
    yield Findable(
        FoundKind.PIECE, str(row.id), row.dossier, row.label,
        f"reçue le {short_date(row.received_on)}, {row.file_name}", (), Room.DOSSIERS, row.dossier,
    )  # fmt: skip


def _standard_text(row: Row[Any]) -> Iterator[Findable]:
    yield Findable(
        FoundKind.STANDARD_TEXT, str(row.id), "", row.wording, row.kind.label, (), Room.SAFETY, "wordings"
    )


SOURCES = (
    Source(
        FoundKind.SESSION,
        reading(SessionTable, "id reference meets_on period place state programmes urgency"),
        _SESSION.id, _SESSION.id.desc(), _session,
    ),
    Source(
        FoundKind.MINUTES,
        reading(MinutesVersionTable, "id session rectification edition state reason void_reason"),
        _MINUTES.id, _MINUTES.id.desc(), _minutes,
    ),
    Source(
        FoundKind.LABEL,
        reading(
            LabelTable,
            "id number holder domain theme countries languages programme starts_on until state conditions",
        ),
        _LABEL.id, _LABEL.id.desc(), _label,
    ),
    Source(
        FoundKind.MISSION,
        reading(
            MissionTable,
            "id reference label holder requester requester_contact operator country place subject theme "
            "terms security languages objectives deliverables state",
        ),
        _MISSION.id, _MISSION.id.desc(), _mission,
    ),
    Source(
        FoundKind.REPORT,
        reading(EvaluationTable, "id mission report marks state judgement")
        .add_columns(_MISSION.subject, _MISSION.holder)
        .where(_MISSION.reference == _REPORT.mission),
        _REPORT.id, _REPORT.id.desc(), _report,
    ),
    Source(
        FoundKind.LESSON,
        reading(LessonTable, "id mission title text theme countries keywords state"),
        _LESSON.id, _LESSON.id.desc(), _lesson,
    ),
    Source(
        FoundKind.LETTER,
        reading(
            LetterTable, "id chrono kind subject recipient dated state registered_number email"
        ),
        _LETTER.id, _LETTER.id.desc(), _letter,
    ),
    Source(
        FoundKind.OPINION,
        reading(DossierOpinionTable, "id dossier source question state sense text file_name"),
        _OPINION.id, _OPINION.id.desc(), _opinion,
    ),
    Source(
        FoundKind.APPEAL,
        select(
            _APPEAL.id, _APPEAL.kind, _APPEAL.received_on, _APPEAL.object, _APPEAL.answer, _APPEAL.note,
            _DECISION.dossier,
        ).where(_DECISION.id == _APPEAL.decision_id),
        _APPEAL.id, _APPEAL.id.desc(), _appeal,
    ),
    Source(
        FoundKind.REQUEST,
        reading(
            ExchangeRequestTable,
            "id reference requester kind country place sought countries languages description state",
        ),
        _REQUEST.id, _REQUEST.id.desc(), _request,
    ),
    Source(
        FoundKind.PIECE,
        reading(PieceTable, "id dossier label received_on file_name").where(_PIECE.file_name != ""),
        _PIECE.id, _PIECE.id.desc(), _piece,
    ),
    Source(
        FoundKind.STANDARD_TEXT,
        reading(StandardTextTable, "id kind wording").where(_TEXT.valid_until.is_(None)),
        _TEXT.id, _TEXT.id.desc(), _standard_text,
    ),
    Source(
        FoundKind.PROGRAMME,
        reading(ProgrammeTable, "code name label what_it_opens introduction conditions criteria"),
        _PROGRAMME.code, _PROGRAMME.code.asc(), _programme,
    ),
)  # fmt: skip
