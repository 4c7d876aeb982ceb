"""What could be read of a damaged register, and what could not: counted, and named where it is known."""

from dataclasses import dataclass

from daect_tui.domain.text import NBSP, counted, listed

# Lost rows named one by one; the others are counted.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class TableSalvage:
    """One table: rows `read`, rows `lost` and those of them whose `names` are known.

    `refused` are rows that were read but hold what the register cannot: they are lost too, and counted in
    `lost`. Unless `is_counted`, there may be more lost than that: nothing tells any more how many there were.
    """

    table: str
    label: str
    read: int
    lost: int = 0
    names: tuple[str, ...] = ()
    is_counted: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether all that the table had is there."""
        return not self.lost and self.is_counted

    @property
    def told(self) -> str:
        """Say it in a line: « dossier : 12 lignes lues, 3 perdues (PACT3-2018-001…) »."""
        read = counted(self.read, "ligne lue", "lignes lues")
        lost = counted(self.lost, "perdue") if self.lost else "d’autres perdues, sans qu’on sache combien"
        more = "" if self.is_counted or not self.lost else ", et peut-être d’autres"
        what = f"table {self.table}" if self.label == self.table else f"{self.label} ({self.table})"
        return f"{what}{NBSP}: {read}, {lost}{more}{self._named()}"

    def _named(self) -> str:
        if not self.names:
            return ""
        others = len(self.names) - _NAMED
        if others <= 0:
            return f"{NBSP}: {listed(self.names)}"
        return f"{NBSP}: {', '.join(self.names[:_NAMED])} et {counted(others, 'autre')}"


@dataclass(frozen=True, slots=True)
class Salvage:
    """The whole: each table, how far the journal’s chain holds, and what is still wrong in the new register.

    `chain_breaks_at` is the first act that is missing or altered, 0 when the chain holds to its end.
    """

    tables: tuple[TableSalvage, ...]
    acts: int
    chain_breaks_at: int
    faults: tuple[str, ...] = ()
    identity_lost: bool = False

    @property
    def read(self) -> int:
        """The number of rows that were read."""
        return sum(table.read for table in self.tables)

    @property
    def lost(self) -> int:
        """The number of rows that are known to be lost."""
        return sum(table.lost for table in self.tables)

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost."""
        whole = all(table.is_whole for table in self.tables)
        return whole and not (self.chain_breaks_at or self.faults or self.identity_lost)

    @property
    def lines(self) -> tuple[str, ...]:
        """Say everything, what is lost after what was read."""
        lines = [
            f"{counted(self.read, 'ligne lue', 'lignes lues')}, {counted(self.acts, 'acte')} au journal."
        ]
        if self.identity_lost:
            lines.append("L’identité du registre est perdue\u00a0: le nouveau en a une autre.")
        lines += [f"Perdu\u00a0: {table.told}." for table in self.tables if not table.is_whole]
        if self.chain_breaks_at:
            lines.append(f"Le journal se vérifie jusqu’à l’acte n°{NBSP}{self.chain_breaks_at - 1}.")
        lines += [f"Reste\u00a0: {fault}." for fault in self.faults]
        if self.is_whole:
            lines.append("Rien n’est perdu.")
        return tuple(lines)
