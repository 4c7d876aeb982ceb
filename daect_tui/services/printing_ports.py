"""What the services need of the system's print service."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from daect_tui.domain.printing import JobState, Printers, PrintJob, PrintOptions


class PrintService(Protocol):
    """A queue of jobs: raises `UnusableOutput` with a French sentence."""

    def printers(self) -> Printers: ...
    def keep_printer(self, name: str) -> None:
        """Remember the printer that was chosen, as the person's taste."""
        ...

    def print(self, paths: Sequence[Path], title: str, options: PrintOptions) -> PrintJob: ...
    def job_state(self, job: PrintJob) -> JobState: ...
    def cancel(self, job: PrintJob) -> None: ...
