"""Holds: placed with a reason, shown where they bear, lifted with another."""

from dataclasses import replace
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal, UnknownReference
from daect_tui.domain.hold import Hold, check_reason, held_subject, is_person
from daect_tui.domain.journal import Act
from daect_tui.domain.text import NARROW, quoted
from daect_tui.services.office import Office


class Holds:
    """The use cases of holds."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def all(self) -> tuple[Hold, ...]:
        """Return every hold, those that stand first, the oldest first."""
        with self._office.reading() as work:
            return work.holds.all()

    def shown(self, reference: str) -> str:
        """Say which hold that somebody placed bears on a thing, for its screen; empty where none does."""
        with self._office.reading() as work:
            return work.holds.recorded(reference)

    def why_held(self, reference: str) -> str:
        """Say in one line what freezes a thing today; empty where nothing does."""
        with self._office.reading() as work:
            return work.holds.why_held(reference, self._office.clock.today())

    def place(self, subject: str, reason: str, placed_on: date | None = None) -> Hold:
        """Freeze a reference, `organisme/12` or a person by name, from a day on, today unless told.

        Raises `InvalidField` without a reason, `Refusal` where it is frozen already, `UnknownReference`
        for a reference that nothing bears, or whose bearer was eliminated.
        """
        today = self._office.clock.today()
        day = placed_on or today
        if day > today:
            raise Refusal(f"Un gel part d’aujourd’hui ou d’un jour passé{NARROW}; corrigez sa date.")
        said, subject = check_reason(reason), held_subject(subject)
        with self._office.begin() as work:
            gone = work.retention.tombstones([subject])
            if gone:
                raise UnknownReference(f"{gone[0].sentence}.")
            if not is_person(subject) and not work.holds.knows(subject):
                raise UnknownReference(
                    f"Rien au registre ne porte la référence {quoted(subject)}. Vérifiez-la."
                )
            hold = work.holds.add(Hold(0, subject, said, day, self._office.agent))
            work.journal.append(Act("hold.placed", subject, {"motif": said, "depuis": day.isoformat()}))
            work.commit()
        return hold

    def lift(self, hold_id: int, reason: str) -> Hold:
        """Lift a hold; raises `InvalidField` without a reason, `Refusal` when it is lifted already."""
        said = check_reason(reason)
        with self._office.begin() as work:
            hold = work.holds.get(hold_id)
            if hold.is_lifted:
                raise Refusal(f"Ce gel est déjà levé depuis le {short_date(hold.lifted_on)}.")
            lifted = replace(
                hold, lifted_on=self._office.clock.today(), lifted_by=self._office.agent, lift_reason=said
            )
            kept = work.holds.update(lifted)
            work.journal.append(Act("hold.lifted", hold.subject, {"motif": said}))
            work.commit()
        return kept
