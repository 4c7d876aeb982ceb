"""Elimination: rehearsed, proposed on a slip, allowed by the visa of the archives, then done at once.

The rehearsal is the elimination itself, rolled back: what it tells is what goes. A slip that waits for
its visa eliminates only what it names, and of that only what is still due for the same reason.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from daect_tui.domain.document_form import form_of
from daect_tui.domain.elimination_document import slip_document
from daect_tui.domain.elimination_slip import Slip, SlipLine, SlipState, Visa
from daect_tui.domain.errors import Refusal, WouldOverwrite
from daect_tui.domain.journal import Act
from daect_tui.domain.text import NBSP, counted
from daect_tui.domain.tombstone import Tombstone
from daect_tui.services.drafting import head_on
from daect_tui.services.office import Office
from daect_tui.services.places import stands
from daect_tui.services.ports import Documents, Files, UnitOfWork
from daect_tui.services.retention import KeptThing, kept_things
from daect_tui.services.retention_ports import Removed

NOTHING_DUE = "Rien n’est à éliminer aujourd’hui."
_REHEARSAL = Visa("répétition", date.min)


@dataclass(frozen=True, slots=True)
class Elimination:
    """What went, or would: the slip as it stands then, and what the removal counted.

    `settled` tells whether nothing of it is left beside the file either: somebody else may read it still.
    """

    slip: Slip
    removed: Removed
    settled: bool = True


class Purge:
    """The use cases of elimination."""

    def __init__(self, office: Office, documents: Documents, files: Files) -> None:
        self._office, self._documents, self._files = office, documents, files

    def slips(self) -> tuple[Slip, ...]:
        """Return every slip, the newest first."""
        with self._office.reading() as work:
            return work.retention.slips()

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Return what stays of everything that was eliminated."""
        with self._office.reading() as work:
            return work.retention.tombstones()

    def rehearse(self, keys: Collection[str] | None = None) -> Elimination:
        """Eliminate what is due, or the part of it that has one of some keys, and roll it back.

        Raises `Refusal` when nothing is due.
        """
        with self._office.begin() as work:
            slip = work.retention.add_slip(self._slip(work, keys))
            return self._carry_out(work, slip, _REHEARSAL)

    def draw_up(self, keys: Collection[str] | None = None) -> Slip:
        """Keep a slip of what is due, or of a part of it, to submit to the archives."""
        with self._office.begin() as work:
            waiting = _waiting(work.retention.slips())
            slip = work.retention.add_slip(self._slip(work, keys))
            twice = sorted(waiting.keys() & {line.key for line in slip.lines})
            if twice:
                raise Refusal(
                    f"{twice[0]} est déjà au bordereau {waiting[twice[0]]}, à viser{NBSP}: "
                    "exécutez-le ou abandonnez-le d’abord."
                )
            detail: dict[str, str | int | list[str]] = {"lignes": len(slip.lines)}
            work.journal.append(Act("slip.drawn_up", slip.reference, detail))
            work.commit()
        return slip

    def execute(self, reference: str, visa: Visa) -> Elimination:
        """Eliminate what a slip names, now that the archives have allowed it; nothing can undo it.

        Raises `Refusal` without a visa, for a slip that is no project, or when nothing of it is due.
        """
        today = self._office.clock.today()
        with self._office.begin() as work:
            slip = work.retention.slip(reference)
            slip.check_project()
            _check_visa(visa, slip, today)
            done = self._carry_out(work, slip, visa)
            work.commit()
        return replace(done, settled=self._office.register.forget())

    def drop(self, reference: str, reason: str) -> Slip:
        """Give a slip up, for instance because the archives refused their visa; raises `Refusal`."""
        said = reason.strip()
        if not said:
            raise Refusal("Dites pourquoi le bordereau est abandonné.")
        with self._office.begin() as work:
            slip = work.retention.slip(reference)
            slip.check_project()
            dropped = work.retention.update_slip(replace(slip, state=SlipState.DROPPED, left=(said,)))
            work.journal.append(Act("slip.dropped", reference, {"motif": said}))
            work.commit()
        return dropped

    def write(self, reference: str, path: Path, *, force: bool = False) -> None:
        """Write a slip to sign, or as it was carried out, as PDF, ODT or DOCX by suffix.

        Raises `WouldOverwrite`, `UnusableOutput`, `DocumentFault`.
        """
        form = form_of(path)
        if stands(path) and not force:
            raise WouldOverwrite(f"{path} existe déjà. Choisissez un autre nom, ou demandez à le remplacer.")
        with self._office.reading() as work:
            slip = work.retention.slip(reference)
            document = slip_document(slip, head_on(work, slip.drawn_up_on).letterhead)
        self._files.write(path, self._documents.render(document, form))

    def _slip(self, work: UnitOfWork, keys: Collection[str] | None) -> Slip:
        today = self._office.clock.today()
        due = [one.line for one in kept_things(work, today) if one.is_due]
        lines = tuple(line for line in due if keys is None or line.key in keys)
        unknown = sorted(set(keys or ()) - {line.key for line in due})
        if unknown:
            raise Refusal(f"{unknown[0]} n’est pas à éliminer aujourd’hui{NBSP}: relisez la liste.")
        if not lines:
            raise Refusal(NOTHING_DUE)
        return Slip(0, "", today, self._office.agent, lines)

    def _carry_out(self, work: UnitOfWork, slip: Slip, visa: Visa) -> Elimination:
        """Eliminate, in the caller's transaction, what a slip names and that is still due as it says."""
        today = self._office.clock.today()
        now = {one.case.key: one for one in kept_things(work, today)}
        lines = tuple(line for line in slip.lines if _stands(line, now))
        if not lines:
            raise Refusal(f"Plus rien du bordereau {slip.reference} n’est à éliminer.")
        removed = work.retention.eliminate(slip.reference, lines, today)
        done = work.retention.update_slip(
            replace(
                slip,
                lines=lines,
                state=SlipState.DONE,
                visa=visa,
                eliminated_on=today,
                left=tuple(_why_left(line, now) for line in slip.lines if line not in lines),
            )
        )
        work.journal.append(Act("purge.eliminated", slip.reference, _told(visa, lines, removed)))
        return Elimination(done, removed)


def _stands(line: SlipLine, now: dict[str, KeptThing]) -> bool:
    one = now.get(line.key)
    return one is not None and one.is_due and one.line == line


def _why_left(line: SlipLine, now: dict[str, KeptThing]) -> str:
    one = now.get(line.key)
    if one is None:
        return f"{line.key}{NBSP}: n’est plus dans la liste"
    if one.is_due:
        return f"{line.key}{NBSP}: a changé depuis le bordereau"
    return f"{line.key}{NBSP}: {one.term.standing.label}, {one.term.explanation}"


def _waiting(slips: Iterable[Slip]) -> dict[str, str]:
    """Return the slip that each thing already stands on, waiting for its visa."""
    return {
        line.key: slip.reference for slip in slips if slip.state is SlipState.PROJECT for line in slip.lines
    }


def _check_visa(visa: Visa, slip: Slip, today: date) -> None:
    if not visa.reference.strip():
        raise Refusal(
            "Toute élimination est interdite sans le visa des archives (code du patrimoine, R212-14)"
            f"{NBSP}: donnez sa référence et sa date."
        )
    if not slip.drawn_up_on <= visa.day <= today:
        raise Refusal(
            f"La date du visa ne peut précéder le bordereau, ni suivre aujourd’hui{NBSP}: vérifiez-la."
        )


def _told(visa: Visa, lines: Sequence[SlipLine], removed: Removed) -> dict[str, str | int | list[str]]:
    return {
        "visa": visa.reference,
        "date_du_visa": visa.day.isoformat(),
        "elimines": [line.key for line in lines],
        "numeros": len(removed.tombstones),
        "fichiers": counted(removed.files, "fichier"),
        "octets": removed.bytes,
    }
