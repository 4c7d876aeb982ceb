"""Dossiers, labels and missions as cases: they stand and fall together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from sqlalchemy import select

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import DossierState
from daect_tui.domain.label_event import LabelEvent
from daect_tui.domain.label_state import ending
from daect_tui.domain.mission import MissionState
from daect_tui.domain.retention import RetentionEvent, RetentionKind
from daect_tui.domain.retention_term import RetentionCase
from storage import tables as t
from storage.mapping import build
from storage.records import core
from storage.retention.reading import CaseReader

_S, _K, _E = DossierState, RetentionKind, RetentionEvent
_ENDED = {
    _S.LABELLED_NOTIFIED: (_K.LABELLED, "labellisé"),
    _S.RETAINED_NOTIFIED: (_K.RETAINED, "retenu"),
    _S.REFUSED_NOTIFIED: (_K.REFUSED, "refusé"),
    _S.INADMISSIBLE: (_K.INADMISSIBLE, "irrecevable"),
    _S.WITHDRAWN: (_K.WITHDRAWN, "retiré par le demandeur"),
    _S.DISCARDED: (_K.DISCARDED, "classé sans suite"),
}
MISSION_OVER = (MissionState.CLOSED, MissionState.CANCELLED, MissionState.REFUSED)


class Affairs(CaseReader):
    """Reads the cases of dossiers, of labels that came without one, and of missions."""

    def all(self) -> Iterator[RetentionCase]:
        """Yield the dossiers that are over, the labels that came alone, every mission."""
        missions = self._missions()
        labels = self._labels(missions)
        alone = labels.get("", {})
        return chain(self._dossiers(labels, missions), alone.values(), *missions.values())

    def under_way(self) -> frozenset[str]:
        """Return the dossiers and the missions that are not over."""
        dossier, mission = core(t.DossierTable).c, core(t.MissionTable).c
        return frozenset(
            reference
            for query in (
                select(dossier.reference).where(dossier.state.not_in(list(_ENDED))),
                select(mission.reference).where(mission.state.not_in(list(MISSION_OVER))),
            )
            for (reference,) in self.rows(query)
        )

    # ── Dossiers ───────────────────────────────────────────────────────────────────────────

    def _dossiers(
        self,
        labels: Mapping[str, Mapping[str, RetentionCase]],
        missions: Mapping[str, list[RetentionCase]],
    ) -> Iterator[RetentionCase]:
        table, who = core(t.DossierTable), core(t.OrganisationTable)
        rows = self.rows(
            select(table.c.reference, table.c.state, table.c.received_on, table.c.domain, who.c.name)
            .join(who, who.c.id == table.c.organisation_id)
            .where(table.c.state.in_(list(_ENDED)))
            .order_by(table.c.reference)
        )
        last, told = self.last_passages(), self._notified()
        tied = self._tied_dossiers()
        for reference, state, received_on, domain, name in rows:
            kind, words = _ENDED[state]
            its = labels.get(reference, {})
            of_labels = [one for number in its for one in missions.get(number, [])]
            days = [day for one in (*its.values(), *of_labels) if (day := one.last_day)]
            events = {
                _E.CLOSED: last.get(reference),
                _E.NOTIFIED: told.get(reference),
                _E.LABEL_ENDED: max(days, default=None),
            }
            ends = [day for day in (*events.values(), *days) if day]
            yield RetentionCase(
                kind=kind,
                key=reference,
                words=words,
                title=f"{name}, {domain}",
                first_day=received_on,
                last_day=max((received_on, *ends)),
                events={event: day for event, day in events.items() if day},
                open=next((one.open for one in (*its.values(), *of_labels) if one.open), ""),
                tied=next((one.tied for one in (*its.values(), *of_labels) if one.tied), "")
                or tied.get(reference, ""),
                parts=(*its, *(one.key for one in of_labels)),
            )

    def _notified(self) -> dict[str, date]:
        """Return the last day on which something was notified, or answered to an appeal, by dossier."""
        decision, reversal, appeal = core(t.DecisionTable), core(t.ReversalTable), core(t.AppealTable)
        found: dict[str, date] = {}
        for query in (
            select(decision.c.dossier, decision.c.notified_on),
            select(decision.c.dossier, reversal.c.notified_on).join(
                reversal, reversal.c.decision_id == decision.c.id
            ),
            select(decision.c.dossier, appeal.c.answered_on).join(
                appeal, appeal.c.decision_id == decision.c.id
            ),
        ):
            for dossier, day in self.rows(query):
                if day is not None:
                    found[dossier] = max(day, found.get(dossier, day))
        return found

    def _tied_dossiers(self) -> dict[str, str]:
        table = core(t.DossierTable)
        rows = self.rows(select(table.c.origin, table.c.reference).where(table.c.origin.is_not(None)))
        return {origin: f"le dossier {reference} en est la suite" for origin, reference in rows}

    # ── Labels, missions ───────────────────────────────────────────────────────────────────

    def _labels(self, missions: Mapping[str, list[RetentionCase]]) -> dict[str, dict[str, RetentionCase]]:
        """Return the labels by the dossier that they come from; under an empty one, those that came alone."""
        events: dict[str, list[LabelEvent]] = defaultdict(list)
        for row in self.each(t.LabelEventTable):
            events[row.label].append(build(LabelEvent, row))
        tied = self._tied_labels()
        found: dict[str, dict[str, RetentionCase]] = defaultdict(dict)
        for row in self.each(t.LabelTable):
            ended = ending(row, events[row.number], date.max)
            last = min(row.until, ended.takes_effect) if ended else row.until
            its = missions.get(row.number, [])
            last_day = max(last, *(one.last_day or last for one in its)) if its else last
            running = f"le label {row.number} court jusqu’au {short_date(last)}"
            own = running if last >= self._today else ""
            found[row.dossier][row.number] = RetentionCase(
                kind=_K.LABELLED if row.dossier else _K.PAST_LABEL,
                key=row.number,
                words="label",
                title=f"{row.holder}, {row.domain}",
                first_day=row.starts_on,
                last_day=max(last_day, row.starts_on),
                events={_E.LABEL_ENDED: last_day},
                open=own or next((one.open for one in its if one.open), ""),
                tied=tied.get(row.number, "") or next((one.tied for one in its if one.tied), ""),
                parts=tuple(one.key for one in its),
            )
        return found

    def _tied_labels(self) -> dict[str, str]:
        table, event = core(t.LabelTable), core(t.LabelEventTable)
        renewed = self.rows(select(table.c.renews, table.c.number).where(table.c.renews.is_not(None)))
        told = self.rows(select(event.c.successor, event.c.label).where(event.c.successor.is_not(None)))
        return {
            **{old: f"le label {new} le renouvelle" for old, new in renewed},
            **{new: f"le label {old}, qu’il renouvelle, le cite" for new, old in told},
        }

    def _missions(self) -> dict[str, list[RetentionCase]]:
        """Return the missions by label."""
        table, request = core(t.MissionTable), core(t.ExchangeRequestTable)
        asked = dict(
            self.rows(select(request.c.mission, request.c.reference).where(request.c.mission.is_not(None)))
        )
        last = self.last_passages()
        found: dict[str, list[RetentionCase]] = defaultdict(list)
        columns = ("reference", "label", "state", "subject", "holder", "starts_on", "ends_on")
        for reference, label, state, subject, holder, starts_on, ends_on in self.rows(
            select(*(table.c[name] for name in columns)).order_by(table.c.reference)
        ):
            closed = last.get(reference, ends_on)
            over = state in MISSION_OVER
            found[label].append(
                RetentionCase(
                    kind=_K.MISSION,
                    key=reference,
                    words=f"mission {state.label}",
                    title=f"{holder}, {subject}",
                    first_day=min(starts_on, closed),
                    last_day=max(closed, ends_on),
                    events={_E.CLOSED: max(closed, ends_on)},
                    open="" if over else f"la mission {reference} est {state.label}",
                    tied=f"la demande {asked[reference]} la cite" if reference in asked else "",
                )
            )
        return found
