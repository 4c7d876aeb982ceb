"""How the affair of a record stands on a day: over, under way, or before a judge."""

from collections.abc import Callable
from datetime import date

from daect_tui.domain.dossier import DossierState
from daect_tui.domain.errors import UnknownReference
from daect_tui.domain.exchange_request import ExchangeState
from daect_tui.domain.label import Label, LabelState
from daect_tui.domain.mission import MissionState
from daect_tui.domain.personal_data import OwnerKind
from daect_tui.domain.personal_fate import Standing
from daect_tui.domain.session import SessionState
from daect_tui.services.ports import UnitOfWork

# What remains to be done in an affair is over there; an adjourned one is taken up again.
_OVER = frozenset({
    DossierState.LABELLED_NOTIFIED, DossierState.REFUSED_NOTIFIED, DossierState.RETAINED_NOTIFIED,
    DossierState.INADMISSIBLE, DossierState.WITHDRAWN, DossierState.DISCARDED,
})  # fmt: skip
_MISSION_OVER = frozenset({MissionState.CLOSED, MissionState.CANCELLED, MissionState.REFUSED})
_SESSION_OVER = frozenset({SessionState.CLOSED, SessionState.CANCELLED})
_REQUEST_OVER = frozenset({ExchangeState.CLOSED, ExchangeState.MISSION_REQUESTED, ExchangeState.ANSWERED})
_LABEL_OVER = frozenset({
    LabelState.EXPIRED, LabelState.RENEWED, LabelState.REPEALED, LabelState.REVOKED, LabelState.GIVEN_UP,
})  # fmt: skip
_RANK = (Standing.NONE, Standing.CLOSED, Standing.IN_OFFICE, Standing.OPEN, Standing.HELD)


class Standings:
    """Tells how affairs stand, each asked once."""

    def __init__(self, work: UnitOfWork, today: date) -> None:
        self._work = work
        self._today = today
        self._known: dict[tuple[OwnerKind, str], Standing] = {}
        self._by_kind: dict[OwnerKind, Callable[[str], Standing]] = {
            OwnerKind.DOSSIER: self._dossier,
            OwnerKind.LABEL: self._label,
            OwnerKind.MISSION: self._mission,
            OwnerKind.SESSION: self._session,
            OwnerKind.REQUEST: self._request,
            OwnerKind.ORGANISATION: self._organisation,
            OwnerKind.MEMBER: self._member,
            OwnerKind.CORRESPONDENT: self._correspondent,
        }

    def of(self, kind: OwnerKind, reference: str) -> Standing:
        """Tell how the affair stands to which a record belongs."""
        ask = self._by_kind.get(kind)
        if ask is None:
            return Standing.NONE
        key = (kind, reference)
        if key not in self._known:
            named = f"organisme/{reference}" if kind is OwnerKind.ORGANISATION else reference
            try:
                held = self._work.holds.why_held(named, self._today)
                self._known[key] = Standing.HELD if held else ask(reference)
            except UnknownReference:
                self._known[key] = Standing.NONE
        return self._known[key]

    def of_person(self, name: str) -> Standing:
        """Tell whether all that names a person is frozen, by a hold on their name."""
        return Standing.HELD if self._work.holds.why_held(name, self._today) else Standing.NONE

    def _dossier(self, reference: str) -> Standing:
        over = self._work.dossiers.get(reference).state in _OVER
        live = any(map(self._is_live, self._work.labels.of_dossier(reference)))
        return Standing.CLOSED if over and not live else Standing.OPEN

    def _is_live(self, label: Label) -> bool:
        return label.state not in _LABEL_OVER and label.until >= self._today

    def _label(self, number: str) -> Standing:
        return Standing.OPEN if self._is_live(self._work.labels.get(number)) else Standing.CLOSED

    def _mission(self, reference: str) -> Standing:
        over = self._work.missions.get(reference).state in _MISSION_OVER
        return Standing.CLOSED if over else Standing.OPEN

    def _session(self, reference: str) -> Standing:
        over = self._work.sessions.get(reference).state in _SESSION_OVER
        return Standing.CLOSED if over else Standing.OPEN

    def _request(self, reference: str) -> Standing:
        over = self._work.exchange_requests.get(reference).state in _REQUEST_OVER
        return Standing.CLOSED if over else Standing.OPEN

    def _organisation(self, number: str) -> Standing:
        listed = self._work.organisation_list
        labels = listed.labels_of(int(number))
        missions = (mission.reference for label in labels for mission in self._work.missions.of_label(label))
        return max(
            (
                *(self.of(OwnerKind.DOSSIER, one) for one in listed.dossiers_of(int(number))),
                *(self.of(OwnerKind.LABEL, one) for one in labels),
                *(self.of(OwnerKind.MISSION, one) for one in missions),
            ),
            key=_RANK.index,
            default=Standing.NONE,
        )

    def _member(self, number: str) -> Standing:
        member = next((one for one in self._work.members.all() if one.id == int(number)), None)
        if member is None:
            return Standing.NONE
        over = member.until is not None and member.until < self._today
        return Standing.CLOSED if over else Standing.IN_OFFICE

    def _correspondent(self, number: str) -> Standing:
        active = self._work.correspondents.get(int(number)).active
        return Standing.IN_OFFICE if active else Standing.CLOSED
