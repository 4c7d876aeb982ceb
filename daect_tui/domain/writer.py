"""Who writes in a register: one instance at a time (product decision 6); the others read.

Times here are those of the machine, never those of a demonstration: they are told to a colleague.
"""

from dataclasses import dataclass
from datetime import datetime

from daect_tui.domain.dates import clock_time, paris_day, short_date
from daect_tui.domain.text import NARROW, NBSP


@dataclass(frozen=True, slots=True)
class Writer:
    """The instance that holds the register: its agent, machine and process, and since when (UTC).

    All of it is empty for the instant in which the instance is taking the register.
    """

    agent: str = ""
    machine: str = ""
    process: int = 0
    since: datetime | None = None

    def told(self, now: datetime) -> str:
        """Say who, and since when: « Camille Renaud depuis 14 h 02 », with the day when it is another."""
        who = self.agent or "une autre fenêtre"
        if self.since is None:
            return who
        day, hour = paris_day(self.since), clock_time(self.since)
        return f"{who} depuis {hour if day == paris_day(now) else f'le {short_date(day)} à {hour}'}"

    def told_in_full(self, now: datetime) -> str:
        """Say also where, for whoever must find that window."""
        where = f" (poste {self.machine}, processus {self.process})" if self.machine else ""
        return f"{self.told(now)}{where}"


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """Why a register is only read.

    `writer` is who holds it (`None`: nobody any more), `obstacle` why the file itself cannot be
    written, in words that fit after a colon (empty: it can).
    """

    writer: Writer | None = None
    obstacle: str = ""

    def told(self, now: datetime) -> str:
        """Say it in one line of a screen."""
        if self.obstacle:
            return f"lecture seule – {self.obstacle}"
        if self.writer is None:
            return "lecture seule – plus personne n’écrit, Ctrl+W prend l’écriture"
        return f"lecture seule – écrit par {self.writer.told(now)}"

    def sentence(self, now: datetime) -> str:
        """Say in full why nothing can be written, and what to do."""
        if self.obstacle:
            return (
                f"Ce registre ne peut être que lu{NBSP}: {self.obstacle}. Rien n’a été changé{NARROW}; "
                "copiez le fichier dans un dossier où vous avez le droit d’écrire."
            )
        if self.writer is None:
            return (
                "Ce registre est ouvert en lecture seule, et rien n’a été changé. Plus personne n’y écrit"
                f"{NBSP}: prenez l’écriture (Ctrl+W), puis recommencez."
            )
        return (
            f"Ce registre est écrit par {self.writer.told_in_full(now)}, et une seule fenêtre de daect "
            f"écrit à la fois. Rien n’a été changé{NARROW}; fermez cette autre fenêtre, ou contentez-vous "
            "de lire."
        )
