"""Who may sign on a day: only the holder of a delegation of signature that runs then (CRPA L212-1).

A refusal names the gap, so that the date or the delegation can be put right.
"""

from collections.abc import Sequence
from datetime import date

from daect_tui.domain.dates import short_date
from daect_tui.domain.errors import Refusal
from daect_tui.domain.institution import Signatory
from daect_tui.domain.preflight import Aspect, Flaw, Flawed
from daect_tui.domain.text import NBSP

_MEND = "Changez la date, ou enregistrez la délégation au Répertoire (F9)."


class SignatoryRefused(Refusal, Flawed):
    """Nobody, or another, may sign on that day."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.flaws = (Flaw(Aspect.SIGNATORY, "signataire", sentence),)


def signatory_on(signatories: Sequence[Signatory], day: date) -> Signatory:
    """Return whose delegation runs on a day, the latest to begin.

    Raises `SignatoryRefused` when none does, naming the gap, or when its act is not recorded.
    """
    running = [
        one
        for one in signatories
        if one.valid_from <= day and (one.valid_until is None or day <= one.valid_until)
    ]
    if not running:
        nobody = f"Aucun signataire n’a de délégation le {short_date(day)}"
        raise SignatoryRefused(f"{nobody}{_gap(signatories, day)}. {_MEND}")
    signatory = max(running, key=lambda one: one.valid_from)
    if not signatory.delegation_act.strip():
        raise SignatoryRefused(
            f"L’acte de délégation de {signatory.name} n’est pas enregistré{NBSP}: sans lui, sa signature ne "
            "vaut pas (CRPA, art. L. 212-1). Complétez-le au Répertoire (F9)."
        )
    return signatory


def check_signed_by(signatory: Signatory, name: str, day: date) -> None:
    """Raise `SignatoryRefused` when what was signed on a day bears another name than that day's delegate."""
    if signatory.name != name:
        raise SignatoryRefused(
            f"La décision a été signée le {short_date(day)} par {name}, mais la délégation de ce jour est "
            f"celle de {signatory.name}. Corrigez les délégations au Répertoire (F9)."
        )


def _gap(signatories: Sequence[Signatory], day: date) -> str:
    over = [one for one in signatories if one.valid_until is not None and one.valid_until < day]
    ahead = [one for one in signatories if one.valid_from > day]
    said = []
    if over:
        last = max(over, key=lambda one: one.valid_until or date.min)
        said.append(f"celle de {last.name} a pris fin le {short_date(last.valid_until)}")
    if ahead:
        first = min(ahead, key=lambda one: one.valid_from)
        said.append(f"celle de {first.name} commence le {short_date(first.valid_from)}")
    return f"{NBSP}: {', '.join(said)}" if said else ""
