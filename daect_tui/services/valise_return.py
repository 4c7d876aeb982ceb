"""Taking a valise back: checked, foreseen, then applied as one unit of work.

The rows of the session are replaced; the dossiers pass again through the domain's machine, at the time
and in the name that the valise tells; each act of the valise becomes an act here.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from daect_tui.domain.decision import Decision
from daect_tui.domain.dossier import DossierAction
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act, JournalEntry
from daect_tui.domain.journal_hiding import HIDING
from daect_tui.domain.session import SessionState
from daect_tui.domain.states import Passage
from daect_tui.domain.valise import Checkout
from daect_tui.domain.valise_return import (
    Bearing,
    Comeback,
    Found,
    conflict,
    is_known,
    parallel_refusal,
    return_refusal,
)
from daect_tui.services.clocks import SetClock
from daect_tui.services.following import STEPS, Progress, silent
from daect_tui.services.moves import move_dossier
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork
from daect_tui.services.valise_ports import BroughtValise, Rows


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a valise brings: what is told of it, and all that has to be written."""

    comeback: Comeback
    checkout: Checkout
    found: Found
    held: dict[str, Rows]
    session_passages: tuple[Passage, ...]
    dossier_passages: tuple[Passage, ...]
    conflicts: dict[str, str]
    decisions: tuple[Decision, ...]
    acts: tuple[JournalEntry, ...]


class ValiseReturn:
    """The use cases of a valise that comes back."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def preview(self, path: Path, progress: Progress = silent) -> Comeback:
        """Say what taking a valise back would do; raises `UnusableValise`, `Refusal`.

        `progress` hears of the steps; what it raises stops between two of them.
        """
        progress(0, STEPS)
        with self._bringing(path) as brought, self._office.reading() as work:
            progress(1, STEPS)
            return _plan(work, brought).comeback

    def take_back(self, path: Path, progress: Progress = silent) -> Comeback:
        """Take a valise back, or change nothing at all; raises as `preview`, and so does `progress`."""
        progress(0, STEPS)
        with self._bringing(path) as brought, self._office.begin() as work:
            progress(1, STEPS)
            plan = _plan(work, brought)
            if not plan.comeback.known:
                self._carry_out(work, plan)
                progress(2, STEPS)
                work.commit()
            return plan.comeback

    @contextmanager
    def _bringing(self, path: Path) -> Iterator[BroughtValise]:
        with self._office.reading() as work:
            valise = work.valises.this()
        if valise is not None:
            raise Refusal(
                f"Le registre ouvert est lui-même une valise (séance {valise.session}). "
                "Une valise se reprend au registre d’où elle est partie."
            )
        with self._office.register.valise_files().bringing(path) as brought:
            yield brought

    def _carry_out(self, work: UnitOfWork, plan: _Plan) -> None:
        session = plan.checkout.session
        work.valises.put_back(session, plan.held)
        work.passages.add_many(plan.session_passages)
        for entry in plan.acts:
            work.journal.append(_retold(entry))
        for passage in plan.dossier_passages:
            self._pass(work, passage, plan.conflicts)
        for decision in plan.decisions:
            work.decisions.add(replace(decision, id=0, version=1))
        told: dict[str, str | int | list[str]] = {
            "numero": plan.checkout.pack, "actes": len(plan.acts), "sceau": plan.found.head,
        }  # fmt: skip
        last = work.journal.append(Act("valise.returned", session, told))
        work.valises.update(
            replace(
                plan.checkout,
                returned_at=self._office.clock.now(),
                line=last.sequence,
                head=plan.found.head,
                lines=plan.found.lines,
            )
        )

    def _pass(self, work: UnitOfWork, passage: Passage, conflicts: dict[str, str]) -> None:
        """Make a dossier pass as it did in the valise, or tell why it no longer does."""
        if passage.subject in conflicts:
            detail: dict[str, str | int | list[str]] = {"conflit": conflicts[passage.subject]}
            work.journal.append(Act("valise.conflict", passage.subject, detail))
            return
        then = Office(self._office.register, SetClock(passage.at), passage.agent)
        dossier = work.dossiers.get(passage.subject)
        move_dossier(work, then, dossier, DossierAction(passage.action), passage.reason)


def _plan(work: UnitOfWork, brought: BroughtValise) -> _Plan:
    """Gather what a valise brings, once nothing stands against it."""
    valise = brought.valise
    checkout = work.valises.by_pack(valise.pack)
    found = brought.found(checkout.lines if checkout else 1)
    sentence = return_refusal(found, work.register.identifier, checkout)
    if sentence or checkout is None:
        raise Refusal(sentence)
    known = is_known(found, checkout)
    if not known:
        since = work.journal.since(checkout.line, (checkout.session, *checkout.dossiers))
        sentence = parallel_refusal(checkout, since)
        if sentence:
            raise Refusal(sentence)
    with brought.reading() as away:
        return _gathered(work, away, checkout, found, known=known)


def _gathered(work: UnitOfWork, away: UnitOfWork, checkout: Checkout, found: Found, *, known: bool) -> _Plan:
    session = checkout.session
    passages = tuple(p for dossier in checkout.dossiers for p in _new_passages(work, away, dossier))
    outcomes = {item.dossier: item.outcome for item in away.sessions.items(session)}
    conflicts: dict[str, str] = {}
    for passage in passages:
        outcome = outcomes.get(passage.subject)
        opinion = outcome.label if outcome else passage.action
        said = conflict(work.dossiers.get(passage.subject), DossierAction(passage.action), opinion)
        if said:
            conflicts[passage.subject] = said
    drafted = {decision.dossier for decision in work.decisions.of_session(session)} | set(conflicts)
    # What was hidden there names lines of another journal.
    acts = tuple(one for one in away.journal.since(checkout.lines, (session,)) if one.kind != HIDING)
    comeback = Comeback(
        valise=found.valise,
        before=_bearing(work, session),
        after=_bearing(away, session),
        acts=0 if known else len(acts),
        conflicts=tuple(conflicts.values()),
        known=known,
    )
    return _Plan(
        comeback, checkout, found, away.valises.held(),
        session_passages=_new_passages(work, away, session),
        dossier_passages=passages,
        conflicts=conflicts,
        decisions=tuple(one for one in away.decisions.of_session(session) if one.dossier not in drafted),
        acts=acts,
    )  # fmt: skip


def _new_passages(work: UnitOfWork, away: UnitOfWork, subject: str) -> tuple[Passage, ...]:
    here = set(work.passages.of(subject))
    return tuple(passage for passage in away.passages.of(subject) if passage not in here)


def _bearing(work: UnitOfWork, session: str) -> Bearing:
    sitting = work.sessions.sitting(session)
    ballots = sum(len(work.sessions.ballots(item.id)) for item in sitting.items)
    concluded = sum(item.outcome is not None for item in sitting.items)
    if sitting.session.state is SessionState.CLOSED:
        present = len({stay.member_id for stay in sitting.attendances})
    else:
        present = len(sitting.here())
    return Bearing(sitting.session.state.label, present, concluded, len(sitting.items), ballots)


def _retold(entry: JournalEntry) -> Act:
    """Make an act of home of one of the valise: what it told, and when, by whom and on which line."""
    detail: dict[str, str | int | list[str]] = json.loads(entry.detail)
    told: dict[str, str | int | list[str]] = {
        "en_valise_le": entry.at.isoformat(timespec="seconds"),
        "en_valise_par": entry.agent,
        "ligne_valise": entry.sequence,
    }
    return Act(entry.kind, entry.subject, {**detail, **told})
