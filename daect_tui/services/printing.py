"""Printing kept letters: queued as one job, followed, recorded as printed once they are on paper.

What is printed are the bytes of the store, whose hash is checked: a letter that was altered stops all.
"""

from collections.abc import Sequence
from pathlib import Path

from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.letter import LETTER_MACHINE, Letter, LetterAction
from daect_tui.domain.printing import JobState, Printers, PrintJob, PrintOptions
from daect_tui.services.letters import Letters
from daect_tui.services.moves import move_letter
from daect_tui.services.office import Office
from daect_tui.services.printing_ports import PrintService


class Printing:
    """The use cases of the print queue."""

    def __init__(self, office: Office, service: PrintService, letters: Letters) -> None:
        self._office = office
        self._service = service
        self._letters = letters

    def printers(self) -> Printers:
        """Return the queues that can be chosen."""
        return self._service.printers()

    def queue(self, chronos: Sequence[str], folder: Path, options: PrintOptions | None = None) -> PrintJob:
        """Queue documents as one job in this order; nothing is recorded yet.

        Raises `UnusableRegister` for a document that is no longer the one that was kept.
        """
        if not chronos:
            raise Refusal("Aucun courrier à imprimer. Choisissez-en au moins un.")
        chosen = options or PrintOptions()
        paths = self._letters.write(chronos, folder)
        job = self._service.print(paths, f"daect {chronos[0]}", chosen)
        if chosen.printer:
            self._service.keep_printer(chosen.printer)
        return job

    def state(self, job: PrintJob) -> JobState:
        """Return where a job stands."""
        return self._service.job_state(job)

    def cancel(self, job: PrintJob) -> None:
        """Take a job out of the queue."""
        self._service.cancel(job)

    def record(self, chronos: Sequence[str]) -> tuple[Letter, ...]:
        """Record that documents are on paper, all or none; those that were further on are copies."""
        with self._office.begin() as work:
            recorded = []
            for chrono in chronos:
                letter = work.letters.get(chrono)
                if LETTER_MACHINE.refusal(letter.state, LetterAction.PRINT):
                    work.journal.append(Act("letter.reprinted", chrono, {"sha256": letter.sha256}))
                    recorded.append(letter)
                else:
                    recorded.append(move_letter(work, self._office, letter, LetterAction.PRINT))
            work.commit()
        return tuple(recorded)
