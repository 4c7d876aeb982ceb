"""Ctrl+Z: the last act taken back, whatever it was; one step deep, journalled, refused with its reason."""

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.last_act import LastAct
from daect_tui.domain.taking_back import done_in_words, refusal
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


class TakingBack:
    """The use case of Ctrl+Z in every room but a session that is held, which has its own (`undoing`)."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def begin(self) -> None:
        """Remember from now on what undoes the last act."""
        self._office.register.remember()

    def offers(self) -> bool:
        """Tell whether the last act is one that can be taken back, unless somebody else writes after it."""
        last = self._office.register.last_act()
        return last is not None and not refusal(last, last.sequence)

    def foreseen(self) -> LastAct:
        """Return the act that may be taken back; raises `Refusal` with the reason why none may."""
        with self._office.reading() as work:
            return self._checked(work)

    def undo(self, sequence: int) -> str:
        """Take back the act whose last line in the journal is given, and say what it was.

        Raises `Refusal` when it is not the last one any more, or cannot be taken back.
        """
        with self._office.begin() as work:
            last = self._checked(work)
            words = done_in_words(last)
            if last.sequence != sequence:
                raise Refusal(f"Un autre acte est venu entre-temps\u00a0: {words}. Recommencez.")
            work.taking_back.put_back(self._office.clock.now(), self._office.agent, words)
            for subject in last.subjects:
                work.journal.append(Act("act.undone", subject, {"acte": words, "ligne": last.sequence}))
            work.commit()
        return words

    def _checked(self, work: UnitOfWork) -> LastAct:
        last = self._office.register.last_act()
        why = refusal(last, work.journal.kept_head().sequence)
        if last is None or why:
            raise Refusal(why)
        return last
