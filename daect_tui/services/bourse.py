"""Bourse-partenariats: requests received, changed, closed, and the mission that comes of them."""

from dataclasses import dataclass, replace

from daect_tui.domain.draft import FormKind
from daect_tui.domain.errors import Refusal
from daect_tui.domain.exchange_guards import exchange_guards
from daect_tui.domain.exchange_request import (
    EXCHANGE_ACTIONS_WITH_REASON,
    ExchangeAction,
    ExchangeContact,
    ExchangeContent,
    ExchangeOpinion,
    ExchangeRequest,
    ExchangeState,
)
from daect_tui.domain.exchange_request_form import read_exchange_form
from daect_tui.domain.journal import Act
from daect_tui.domain.mission import Mission
from daect_tui.domain.mission_form import read_mission_form
from daect_tui.domain.mission_guards import Guard
from daect_tui.domain.references import Series, exchange_reference
from daect_tui.domain.states import Passage
from daect_tui.domain.text import fold, quoted
from daect_tui.services.bourse_matching import question_of
from daect_tui.services.bourse_moves import country_names, move_request, past_guards
from daect_tui.services.catalogue import themes
from daect_tui.services.drafts import Drafts
from daect_tui.services.intake import country_codes
from daect_tui.services.know_how import Answers, KnowHow
from daect_tui.services.missions import known_of, register_mission
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

# What the desk does by hand; the others have their own use case.
PLAIN_ACTIONS = (ExchangeAction.EXAMINE, ExchangeAction.MATCH, ExchangeAction.CLOSE)
# Organisations among which the requester is looked for by name.
_ALIKE = 20


@dataclass(frozen=True, slots=True)
class ExchangeFile:
    """Everything shown of one request; `guards` stand against its next sending."""

    request: ExchangeRequest
    opinions: tuple[ExchangeOpinion, ...]
    contacts: tuple[ExchangeContact, ...]
    guards: tuple[Guard, ...]
    passages: tuple[Passage, ...]
    holders: Answers


class Bourse:
    """The use cases of the Bourse, in F5."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._know_how = KnowHow(office)
        self.drafts = Drafts(office, FormKind.EXCHANGE)

    def all(self) -> tuple[ExchangeRequest, ...]:
        """Return all requests, the last received first."""
        with self._office.reading() as work:
            return work.exchange_requests.all()

    def open(self, reference: str) -> ExchangeFile:
        """Return a request with the label holders that may answer; raises `UnknownReference`."""
        with self._office.reading() as work:
            request = work.exchange_requests.get(reference)
            opinions = work.exchange_requests.opinions(reference)
            return ExchangeFile(
                request,
                opinions,
                work.exchange_requests.contacts(reference),
                exchange_guards(request, opinions, country_names()),
                work.passages.of(reference),
                self._know_how.answer_in(work, question_of(request.content)),
            )

    # ── The request ────────────────────────────────────────────────────────────────────────

    def register(self, draft_id: int) -> ExchangeRequest:
        """Make a request of a draft and remove the draft; raises `FormRefused`."""
        with self._office.begin() as work:
            content = self._read(work, draft_id)
            year = self._office.clock.today().year
            request = work.exchange_requests.add(
                ExchangeRequest(
                    id=0,
                    reference=exchange_reference(year, work.next_number(Series.EXCHANGE, "", year)),
                    content=content,
                    state=ExchangeState.RECEIVED,
                    overrides=(),
                    mission="",
                    version=1,
                )
            )
            work.drafts.remove(draft_id)
            work.journal.append(Act("bourse.received", request.reference, {"de": content.requester}))
            work.commit()
        return request

    def amend(self, draft_id: int) -> ExchangeRequest:
        """Change a request from a draft on it and remove the draft; its circuit stays."""
        with self._office.begin() as work:
            known = work.exchange_requests.get(work.drafts.get(draft_id).target)
            content = self._read(work, draft_id)
            if content.direction is not known.content.direction:
                raise Refusal("Le circuit d’une demande ne change pas. Enregistrez-en une autre.")
            request = work.exchange_requests.update(replace(known, content=content))
            work.drafts.remove(draft_id)
            work.journal.append(Act("bourse.amended", request.reference, {}))
            work.commit()
        return request

    def _read(self, work: UnitOfWork, draft_id: int) -> ExchangeContent:
        fields = work.drafts.get(draft_id).fields
        content = read_exchange_form(fields, country_codes(), themes(), self._office.clock.today())
        name = fold(content.requester)
        alike = work.organisation_list.beginning(content.requester, _ALIKE)
        same = [one for one in alike if fold(one.name) == name]
        return replace(content, organisation_id=same[0].id) if len(same) == 1 else content

    def act(self, reference: str, action: ExchangeAction, reason: str = "") -> ExchangeRequest:
        """Make a request pass by one of the plain actions.

        A reason passes over what stands against examining it.
        """
        if action not in PLAIN_ACTIONS:
            raise Refusal(f"L’action {quoted(action.label)} a sa propre saisie.")
        with self._office.begin() as work:
            request = work.exchange_requests.get(reference)
            if action in EXCHANGE_ACTIONS_WITH_REASON and not reason.strip():
                raise Refusal(f"Pour {action.label}, écrivez le motif\u00a0: il reste dans l’historique.")
            request.circuit.after(request.state, action)
            if action is ExchangeAction.EXAMINE:
                request = past_guards(work, request, reason)
            moved = move_request(work, self._office, request, action, reason)
            work.commit()
        return moved

    # ── The mission ────────────────────────────────────────────────────────────────────────

    def request_mission(self, reference: str, draft_id: int) -> Mission:
        """Make a mission of a draft on the request, and keep the link; raises `FormRefused`."""
        with self._office.begin() as work:
            request = work.exchange_requests.get(reference)
            request.circuit.after(request.state, ExchangeAction.REQUEST_MISSION)
            draft = work.drafts.get(draft_id)
            today = self._office.clock.today()
            form = read_mission_form(draft.fields, country_codes(), today, known_of(work, draft, today))
            mission = register_mission(work, self._office, form)
            linked = replace(request, mission=mission.reference)
            action = ExchangeAction.REQUEST_MISSION
            move_request(work, self._office, linked, action, mission.reference)
            work.drafts.remove(draft_id)
            work.commit()
        return mission
