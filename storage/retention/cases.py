"""Everything that has an end to its keeping, as the rule wants it: its days, and why it is not over."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from sqlalchemy import func, select

from daect_tui.domain.dates import paris_day
from daect_tui.domain.exchange_request import ExchangeState
from daect_tui.domain.past_request import PastRequest
from daect_tui.domain.retention import RetentionEvent, RetentionKind
from daect_tui.domain.retention_term import RetentionCase
from storage import tables as t
from storage.mapping import build
from storage.records import Records, core
from storage.retention.affairs import MISSION_OVER, Affairs
from storage.retention.links import ORGANISATION
from storage.retention.reading import CaseReader

_K, _E = RetentionKind, RetentionEvent
_REQUEST_OVER = (ExchangeState.CLOSED, ExchangeState.MISSION_REQUESTED)
PREFIXES = {_K.PACK: "paquet/", _K.DRAFT: "brouillon/", _K.PAST_REQUEST: "demande/"}


class Cases(CaseReader):
    """Reads the cases of each kind; what holds them is asked apart, of those whose length is over."""

    def __init__(self, records: Records, today: date) -> None:
        super().__init__(records, today)
        self._affairs = Affairs(records, today)

    def all(self) -> Iterator[RetentionCase]:
        """Yield every case whose thing is over, or may be."""
        return chain(
            self._affairs.all(),
            self._requests(),
            self._past_requests(),
            self._packs(),
            self._drafts(),
            self._organisations(),
        )

    def _requests(self) -> Iterator[RetentionCase]:
        table, last = core(t.ExchangeRequestTable), self.last_passages()
        columns = ("reference", "state", "requester", "sought", "received_on")
        for reference, state, requester, sought, received_on in self.rows(
            select(*(table.c[name] for name in columns)).order_by(table.c.reference)
        ):
            closed = last.get(reference)
            yield RetentionCase(
                kind=_K.EXCHANGE,
                key=reference,
                words=f"demande {state.label}",
                title=f"{requester}, {sought}",
                first_day=received_on,
                last_day=max(received_on, closed or received_on),
                events={_E.CLOSED: closed} if closed else {},
                open="" if state in _REQUEST_OVER else f"la demande {reference} est {state.label}",
            )

    def _past_requests(self) -> Iterator[RetentionCase]:
        for row in self.each(t.PastRequestTable):
            past = build(PastRequest, row)
            days = [day for day in (past.received_on, past.decided_on) if day]
            yield RetentionCase(
                kind=_K.PAST_REQUEST,
                key=_key(_K.PAST_REQUEST, past.id),
                words=f"demande {past.outcome.label}",
                title=f"{past.reference or past.external} {past.organisation}, {past.domain}".strip(),
                first_day=min(days, default=None),
                last_day=max(days, default=None),
                events={_E.DECIDED: past.decided_on} if past.decided_on else {},
            )

    def _packs(self) -> Iterator[RetentionCase]:
        pack, mission = core(t.MissionPackTable), core(t.MissionTable)
        rows = self.rows(
            select(pack.c.id, pack.c.mission, pack.c.made_at, mission.c.state)
            .join(mission, mission.c.reference == pack.c.mission)
            .order_by(pack.c.made_at)
        )
        for number, reference, made_at, state in rows:
            day = paris_day(made_at)
            yield RetentionCase(
                kind=_K.PACK,
                key=_key(_K.PACK, number),
                words=f"paquet de la mission {reference}",
                title=reference,
                first_day=day,
                last_day=day,
                events={_E.MADE: day},
                open="" if state in MISSION_OVER else f"la mission {reference} est {state.label}",
                of=reference,
            )

    def _drafts(self) -> Iterator[RetentionCase]:
        table, under_way = core(t.DraftTable), self._affairs.under_way()
        for number, form, target, saved_at in self.rows(
            select(table.c.id, table.c.form, table.c.target, table.c.saved_at).order_by(table.c.id)
        ):
            day = paris_day(saved_at)
            yield RetentionCase(
                kind=_K.DRAFT,
                key=_key(_K.DRAFT, number),
                words="brouillon",
                title=f"{form.label} {target}".strip(),
                first_day=day,
                last_day=day,
                events={_E.TYPED: day},
                open=f"{target} est encore ouvert" if target in under_way else "",
                of=target,
            )

    def _organisations(self) -> Iterator[RetentionCase]:
        """Yield who asks for nothing any more, and whose contacts are still known."""
        table, journal = t.OrganisationTable, core(t.JournalTable)
        busy = {
            number
            for other in (t.DossierTable, t.LabelTable, t.ExchangeRequestTable)
            for (number,) in self.rows(select(core(other).c.organisation_id).distinct())
        }
        acts = dict(
            self.rows(
                select(journal.c.subject, func.max(journal.c.at))
                .where(journal.c.subject.like(f"{ORGANISATION}%"))
                .group_by(journal.c.subject)
            )
        )
        for row in self.each(table):
            key = f"{ORGANISATION}{row.id}"
            people = (row.representative_last_name, row.contact_name, row.contact_phone, row.contact_email)
            if row.id in busy or not any(people):
                continue
            day = paris_day(acts[key]) if key in acts else None
            yield RetentionCase(
                kind=_K.ORGANISATION,
                key=key,
                words="organisme sans dossier",
                title=row.name,
                first_day=day,
                last_day=day,
                events={_E.LAST_CONTACT: day} if day else {},
            )


def _key(kind: RetentionKind, number: object) -> str:
    """Write the key of a thing that has no reference of its own."""
    return f"{PREFIXES[kind]}{number}"
