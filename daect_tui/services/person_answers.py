"""The answer that is written to a person, which tells of the backups that still hold all."""

from collections.abc import Sequence
from pathlib import Path

from daect_tui.domain.backup import Backup
from daect_tui.domain.dates import paris_day
from daect_tui.domain.document_frame import author
from daect_tui.domain.errors import WouldOverwrite
from daect_tui.domain.person_answer import erasure_answer
from daect_tui.domain.personal_fate import Decided
from daect_tui.domain.text import NBSP
from daect_tui.services.drafting import head_on
from daect_tui.services.office import Office
from daect_tui.services.ports import Files


class PersonAnswers:
    """Writes to people."""

    def __init__(self, office: Office, files: Files) -> None:
        self._office = office
        self._files = files

    def write(self, person: str, answers: Sequence[Decided], backups: Sequence[Backup], path: Path) -> Path:
        """Write the answer to a request of erasure as plain text; raises `WouldOverwrite`."""
        if path.exists():
            raise WouldOverwrite(f"{path} existe déjà{NBSP}: donnez un autre nom.")
        today = self._office.clock.today()
        with self._office.reading() as work:
            service = author(head_on(work, today).letterhead)
        days = [paris_day(backup.made_at) for backup in backups]
        self._files.write(path, erasure_answer(person, today, service, answers, days).encode())
        return path
