"""What the command line and the screen say of an elimination, before it and after it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from daect_tui.domain.dates import long_date
from daect_tui.domain.elimination_slip import Slip, SlipLine, SlipState, in_octets, sums
from daect_tui.domain.retention_term import Standing
from daect_tui.domain.rotation import Retention as Rotation
from daect_tui.domain.text import NARROW, NBSP, counted
from daect_tui.services.retention import KeptThing
from daect_tui.services.retention_ports import Removed

FOR_EVER = f"Rien ne pourra l’annuler{NBSP}: seuls restent les numéros, les dates et les issues."


def kept_line(one: KeptThing) -> str:
    """Write a thing with the sum that makes it due, or why it stays."""
    standing = "" if one.is_due else f"{one.term.standing.label}{NBSP}: "
    return f"{one.case.key}  {one.case.title}\n  {standing}{one.term.explanation}"


def going_with(line: SlipLine) -> str:
    """Write what goes with a line: its label, its missions, its files."""
    size = f"{counted(line.files, 'fichier')} ({in_octets(line.bytes)})"
    return ", ".join((*line.parts, size)) if line.files else ", ".join(line.parts)


def sums_lines(lines: Iterable[SlipLine]) -> Iterator[str]:
    """Write the sums, one kind a line."""
    for one in sums(lines):
        size = f"{counted(one.files, 'fichier')}, {in_octets(one.bytes)}"
        yield f"{one.kind.label}{NBSP}: {one.count} ({size}){NARROW}; {one.length}"


def removed_lines(removed: Removed) -> Iterator[str]:
    """Write what went, or would: the rows, the files, the numbers that stay, what was masked."""
    rows = sum(removed.rows.values())
    files = f"{counted(removed.files, 'fichier')} ({in_octets(removed.bytes)})"
    yield f"{counted(rows, 'ligne')} du registre, {files}"
    yield f"{counted(len(removed.tombstones), 'numéro gardé', 'numéros gardés')} sans rien d’autre"
    if removed.emptied:
        emptied = counted(removed.emptied, "organisme qui n’a", "organismes qui n’ont")
        yield f"noms et coordonnées effacés chez {emptied} plus de dossier"
    if removed.hidden:
        yield f"{counted(removed.hidden, 'acte masqué', 'actes masqués')} au journal, dont la chaîne tient"


def settled_lines(settled: bool) -> tuple[str, ...]:
    """Say that something of it waits beside the file until the others have closed it."""
    if settled:
        return ()
    return (
        "Une autre fenêtre lit le registre\u00a0: fermez-la, puis celle-ci, pour que rien n’en reste à côté.",
    )


def left_counts(kept: Iterable[KeptThing]) -> str:
    """Count what stays, by why."""
    found = Counter(one.term.standing for one in kept if not one.is_due)
    return ", ".join(f"{one.label} {found[one]}" for one in Standing if found[one])


def slip_line(slip: Slip) -> str:
    """Write a slip in one line."""
    what = counted(len(slip.lines), "ligne")
    said = f"{slip.reference}  {slip.state.label}, établi le {long_date(slip.drawn_up_on)}, {what}"
    if slip.visa is not None and slip.eliminated_on is not None:
        return f"{said}, visa {slip.visa.reference}, éliminé le {long_date(slip.eliminated_on)}"
    return said


def waiting(slips: Iterable[Slip]) -> list[Slip]:
    """Return the slips that wait for their visa."""
    return [slip for slip in slips if slip.state is SlipState.PROJECT]


def backups_line(backups: Sequence[object]) -> str:
    """Say which backups still hold what went, and when they go."""
    if not backups:
        return f"Aucune sauvegarde du dossier habituel ne le contient{NARROW}; voyez celles faites ailleurs."
    still = counted(len(backups), "sauvegarde le contient", "sauvegardes le contiennent")
    return (
        f"{still} encore{NBSP}: leur rotation les remplace au plus tard après {Rotation().months}{NBSP}mois "
        f"de sauvegardes{NARROW}; celles faites ailleurs sont à retirer à la main."
    )
