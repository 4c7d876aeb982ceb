"""A dossier typed and filed on the screen: what was typed is in its draft, what was told filed is filed.

Drafts left by the kills before are offered again, taken up, typed in and filed, or killed once more.
"""

import re
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from daect_tui.domain.dossier import DossierState
from tests.support.crashes.checks import names, sound
from tests.support.crashes.forked import ForkedTerminal
from tests.support.crashes.toll import PhaseToll
from tests.support.desks import desk_on, form, new_register

_KILLS, _DRAFTS = 6, 3
# The share of the kills that come before anything is typed, and of those that come while it is filed.
_EARLY, _FILED = 0.2, 0.5
_LATEST = 0.3
_TOLD = re.compile(r"Dossier (PACT3-\d{4}-\d{3}) déposé\.\s+enregistré à \d+ h \d\d")
_LETTERS = "abcdefghij"
_BASE = re.compile(r"Commune \d \(fictif\)")


@dataclass
class _Typed:
    """What a person has typed in one life of the program, and what the screen has confirmed of it."""

    added: str = ""
    kept: bool = False
    filed: set[str] = field(default_factory=set)


class IntakePhase:
    """Kills the program again and again in the form of a dossier."""

    name = "intake"

    def __init__(self) -> None:
        self._lasts = 0.0

    def play(self, folder: Path, chance: Random, toll: PhaseToll) -> None:
        """Play one round; an assertion tells what was lost."""
        path = folder / "registre.daect"
        desk = desk_on(new_register(path))
        for number in range(_DRAFTS):
            desk.intake.drafts.save(form(name=f"Commune {number} (fictif)", domain=f"Domaine {number}"))
        desk.close()
        filed = set[str]()
        written = {name: name for name in (f"Commune {number} (fictif)" for number in range(_DRAFTS))}
        for _ in range(_KILLS):
            typed = self._one_life(path, folder, chance, toll)
            filed |= typed.filed
            toll.confirmed += len(typed.filed) + (1 if typed.kept else 0)
            written = _check(path, filed, typed, written)
        toll.rounds += 1
        assert {name for name in names(folder) if name.startswith(path.name)} == {path.name}

    def _one_life(self, path: Path, home: Path, chance: Random, toll: PhaseToll) -> _Typed:
        begun = time.monotonic()
        terminal = ForkedTerminal(path, home)
        typed = _Typed()
        try:
            if self._lasts and chance.random() < _EARLY:
                terminal.read_for(chance.uniform(0, self._lasts))
            else:
                _fill(terminal, typed, chance)
        finally:
            lived = time.monotonic() - begun
            terminal.kill()
        self._lasts = max(self._lasts, lived)
        toll.kill(lived / self._lasts)
        _note(terminal, typed)
        return typed


def _fill(terminal: ForkedTerminal, typed: _Typed, chance: Random) -> None:
    """Take up the newest draft, add letters to the name, then perhaps file it."""
    terminal.until("Bonjour", "À faire")
    terminal.press("f3")
    terminal.until("Référence")
    terminal.press("ctrl+n")
    # Once all is filed, the form opens blank.
    terminal.until("Récupérer", "Le programme dont")
    if not terminal.shows("Récupérer"):
        return
    terminal.until("Échap Fermer")
    terminal.press("enter")
    terminal.until("Tout ce qui est requis est rempli", "Brouillon gardé")
    terminal.press("tab")
    terminal.until("─ Organisme")
    for letter in _LETTERS[: chance.randrange(1, len(_LETTERS))]:
        terminal.press(letter)
        typed.added += letter
    if chance.random() < _FILED:
        terminal.until(f"{typed.added} ")
        terminal.press("ctrl+s")
        if chance.random() < _FILED:
            terminal.until("déposé.")
            return
    terminal.read_for(chance.uniform(0, _LATEST))


def _note(terminal: ForkedTerminal, typed: _Typed) -> None:
    typed.kept = terminal.shows("Brouillon gardé")
    typed.filed |= {found[1] for line in terminal.lines if (found := _TOLD.search(line))}


def _check(path: Path, filed: set[str], typed: _Typed, before: dict[str, str]) -> dict[str, str]:
    """Check that each thing is a draft or a dossier, once, and has lost nothing; return their names."""
    with sound(path) as register:
        desk = desk_on(register)
        with desk.office.reading() as work:
            dossiers = {one.reference: one.organisation.name for one in work.dossiers.in_states(DossierState)}
        drafts = [one.fields["name"] for one in desk.intake.drafts.pending()]
    assert filed <= set(dossiers), f"lost: {sorted(filed - set(dossiers))}"
    now = {_BASE.match(name)[0]: name for name in (*drafts, *dossiers.values())}  # type: ignore[index]
    assert len(drafts) + len(dossiers) == len(now) == _DRAFTS, (drafts, dossiers)
    grown = [base for base, name in now.items() if name != before[base]]
    assert all(now[base].startswith(name) for base, name in before.items()), (before, now)
    assert len(grown) <= 1, (before, now)
    if typed.kept:
        assert grown, (before, now, typed)
    return now


PHASE = IntakePhase()
