"""Taking back the last act of an open session: one step, an act of its own, refused with its reason."""

from dataclasses import dataclass, replace

from daect_tui.domain.journal import JournalEntry
from daect_tui.domain.undo import Step, StepKind, check_undo
from daect_tui.services.holding import HeldSession, Holding
from daect_tui.services.room import RoomView


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, in words, and the room as it is again."""

    about: str
    room: RoomView


class UndoActs(HeldSession):
    """The use case of Ctrl+Z."""

    def undo(self, reference: str) -> Undone:
        """Take the last act back; raises `Refusal` when it has no inverse or something rests on it."""
        with self._holding(reference) as act:
            sessions, kept = act.work.sessions, act.work.sessions.step(act.session_id)
            step = check_undo(kept, _later(act, kept) if kept else ())
            sessions.take_back(act.session_id, step, act.now)
            if act.sitting.session.position != step.position:
                sessions.update(replace(act.sitting.session, position=step.position))
            act.tell("act.undone", {"acte": step.about, "ligne": step.sequence})
            return Undone(step.about, act.done(StepKind.UNDONE, step.about))


def _later(act: Holding, step: Step) -> tuple[JournalEntry, ...]:
    """Return what the journal says after an act of the session and of the dossiers that it touched."""
    touched = {before.item_id for before in step.items_before}
    dossiers = [item.dossier for item in act.sitting.items if item.id in touched]
    return act.work.journal.since(step.sequence, [act.reference, *dossiers])
