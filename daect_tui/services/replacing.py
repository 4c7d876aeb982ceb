"""Replacing a letter that is at fault, and finding those that no longer say what the register says."""

from dataclasses import dataclass

from daect_tui.domain.document_changes import Change, changes
from daect_tui.domain.errors import DaectError, Refusal
from daect_tui.domain.letter import Letter, LetterState
from daect_tui.domain.letter_replacement import AT_THE_DESK, Replacement
from daect_tui.services.following import Progress, silent
from daect_tui.services.office import Office
from daect_tui.services.ports import Documents, UnitOfWork
from daect_tui.services.producing import Producer, Production
from daect_tui.services.redrafting import FINDERS, draft_again, kept_letter, order_again


@dataclass(frozen=True, slots=True)
class Stale:
    """A letter still at the desk that would say something else today."""

    letter: Letter
    changes: tuple[Change, ...]


class Replacing:
    """The use cases of letters that others replace."""

    def __init__(self, office: Office, documents: Documents) -> None:
        self._office = office
        self._producer = Producer(office, documents)

    def replace(self, chrono: str, reason: str) -> Production:
        """Make the letter that cancels and replaces another, in one transaction; the old one stays readable.

        Raises `Refusal` without a reason, or when the letter was replaced already; what stands against
        drafting the new one.
        """
        if not reason.strip():
            raise Refusal("Écrivez le motif du remplacement\u00a0: il reste au registre.")
        with self._office.begin() as work:
            kept = kept_letter(work, chrono)
            if kept.letter.state is LetterState.REPLACED:
                by = _replacement(work, chrono)
                raise Refusal(f"{chrono} est déjà remplacé{f' par {by.letter}' if by else ''}.")
            order = order_again(self._office, work, kept)
            made = self._producer.make(work, order, kept.letter, reason.strip())
            if made.letter is not None:
                work.commit()
        return made

    def of(self, chrono: str) -> Replacement | None:
        """Return what replaced a letter, and why; `None` where an older program did not tell."""
        with self._office.reading() as work:
            return _replacement(work, chrono)

    def stale(self, progress: Progress = silent) -> tuple[Stale, ...]:
        """Return the letters still at the desk whose facts changed since, drafted again to be compared.

        One whose act was taken back, or that cannot be drafted any more, is left to who replaces it.
        """
        found = []
        with self._office.reading() as work:
            waiting = [one for one in work.letters.all() if one.state in AT_THE_DESK and one.kind in FINDERS]
            for done, letter in enumerate(waiting):
                progress(done, len(waiting))
                changed = self._changes(work, letter)
                if changed:
                    found.append(Stale(letter, changed))
            progress(len(waiting), len(waiting))
        return tuple(found)

    def _changes(self, work: UnitOfWork, letter: Letter) -> tuple[Change, ...]:
        said = work.frozen_documents.find(letter.sha256)
        if said is None:
            return ()
        try:
            again = draft_again(self._office, work, kept_letter(work, letter.chrono))
        except DaectError as error:
            return (Change("", str(error)),)
        return changes(said, again) if again != said else ()


def _replacement(work: UnitOfWork, chrono: str) -> Replacement | None:
    found = work.letter_replacements.among([chrono])
    return next((one for one in found if one.replaced == chrono), None)
