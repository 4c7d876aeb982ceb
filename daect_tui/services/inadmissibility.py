"""Declaring a dossier inadmissible: the grounds are recorded with the passage, the letter cites them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from daect_tui.domain.delegation import signatory_on
from daect_tui.domain.dossier import Dossier, DossierAction
from daect_tui.domain.inadmissibility import Inadmissibility, read_inadmissibility_form, suggested
from daect_tui.domain.journal import Act
from daect_tui.services.eligibility import reasons_of
from daect_tui.services.moves import move_dossier
from daect_tui.services.office import Office


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the form begins with: the codes of the conditions found not met, and the facts seen."""

    conditions: tuple[str, ...]
    facts: str


class Inadmissible:
    """The use case of who declares a dossier inadmissible."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def grounds(self, reference: str) -> Grounds:
        """Return the grounds that the rules of eligibility see today; raises `UnknownReference`."""
        with self._office.reading() as work:
            dossier = work.dossiers.get(reference)
            return Grounds(*suggested(reasons_of(work, dossier, self._office.clock.today())))

    def declare(self, reference: str, fields: Mapping[str, str]) -> Dossier:
        """Sign the act from the raw texts of its form, and make the dossier pass.

        Raises `FormRefused` with every fault, `TransitionRefused` once the examination has begun, `Refusal`
        when nobody may sign today (CRPA L212-1).
        """
        today = self._office.clock.today()
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            typed = read_inadmissibility_form(fields, reference, work.pieces.requests(reference), today)
            act = replace(typed, signatory=signatory_on(work.institution.signatories(), today).name)
            moved = move_dossier(
                work, self._office, dossier, DossierAction.DECLARE_INADMISSIBLE, _reason(act)
            )
            work.inadmissibilities.add(act)
            detail: dict[str, str | int | list[str]] = {"droit": list(act.law), "fait": act.facts}
            work.journal.append(Act("dossier.grounds_of_inadmissibility", reference, detail))
            work.commit()
        return moved


def _reason(act: Inadmissibility) -> str:
    return " ".join(act.facts.split())
