"""The screens and boxes that no key leads to from Accueil: they come after an act, a file or a wait.

Each is made as the program makes it, on the hostile register, and shown over Accueil.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any, cast

from textual.screen import Screen

from daect_tui.domain.exchange import ExchangeKind
from daect_tui.domain.similar import CandidateKind, Match, Strength
from daect_tui.services.backups import Backups
from daect_tui.services.desk import Desk
from daect_tui.services.reception_ports import Reception
from screens.directory.merging import MergeModal
from screens.dossiers.similar import SimilarModal
from screens.evaluation.merging import MergeScreen
from screens.exchange.mapping import MappingScreen
from screens.letters.personal import PersonalSheet
from screens.missions.amendment import AmendmentForm
from screens.missions.bourse_form import ExchangeMissionForm
from screens.missions.opinion import OpinionForm
from screens.missions.validation import ValidationForm
from screens.modals.consequences import ConsequencesModal
from screens.modals.working import Progress, WorkingModal, share
from screens.opening import OpeningScreen
from screens.safety.covered import CoverScreen, IdleWarning
from screens.safety.leaving import LeavingModal
from screens.safety.new_passphrase import NewPassphraseModal
from screens.safety.passphrase import PassphraseModal
from screens.welcome.demonstrating import DemonstrationModal
from tests.support.hostile_world import ARABIC, COMBINING, EMOJI, LONG, MARKUP, NAMES
from tests.support.imports import request, write_csv
from tests.support.pilots import PATIENCE


@dataclass(frozen=True, slots=True)
class Moment:
    """One screen: its name, its class, how it is made, the keys that lead on from it.

    One that works says `during` while its thread waits for `RELEASED`.
    """

    name: str
    screen: str
    make: Callable[[Desk], Screen[Any]]
    keys: tuple[str, ...] = ()
    during: str = ""


# Until then every long work stays at its quarter.
RELEASED = Event()


class _Lasting:
    """A long work: what copies the register, or makes the demonstration."""

    def copy(self, progress: Progress) -> None:
        progress(1, 4)
        RELEASED.wait(PATIENCE)

    def automatic(self, _reason: object, progress: Progress) -> str:
        self.copy(progress)
        return ""

    def demonstrate(self, progress: Callable[[str], None]) -> None:
        progress("Les quinze dossiers de 2017 sont déposés.")
        RELEASED.wait(PATIENCE)


def _working(_desk: Desk) -> Screen[Any]:
    return WorkingModal("Copie", "Le registre est copié.", _Lasting().copy, share)


def _leaving(_desk: Desk) -> Screen[Any]:
    return LeavingModal(cast("Backups", _Lasting()))


def _demonstration(_desk: Desk) -> Screen[Any]:
    return DemonstrationModal(cast("Reception", _Lasting()))


def _amendment(desk: Desk) -> Screen[Any]:
    return AmendmentForm(desk, desk.course.open("MIS-2018-002"))


def _opinion(desk: Desk) -> Screen[Any]:
    return OpinionForm(desk, desk.missions.open("MIS-2018-001").mission)


def _validation(desk: Desk) -> Screen[Any]:
    return ValidationForm(desk, desk.missions.open("MIS-2018-001"))


def _exchange_mission(desk: Desk) -> Screen[Any]:
    (line,) = desk.bourse.all()
    return ExchangeMissionForm(desk, line, desk.missions.labels()[0].number)


def _personal(desk: Desk) -> Screen[Any]:
    key = desk.outbox.owed()[0].paragraph
    return PersonalSheet(desk, key, desk.paragraphs.of(key))


def _merge(desk: Desk) -> Screen[Any]:
    return MergeModal(desk.organisations.merging(1, 2))


def _similar(_desk: Desk) -> Screen[Any]:
    why = "Même organisme, à une lettre près ; même domaine."
    return SimilarModal(
        [
            Match(kind, f"PACT3-2018-00{rank}", "", name, LONG, "déposé", why, Strength.PROBABLE)
            for rank, (kind, name) in enumerate(
                zip(CandidateKind, (MARKUP, LONG, ARABIC, EMOJI), strict=True)
            )
        ]
    )


def _consequences(_desk: Desk) -> Screen[Any]:
    refused = [(MARKUP, "déjà inscrit à l’ordre du jour de PACT3-2018-S2."), (LONG, "pas encore instruit.")]
    return ConsequencesModal("Inscrire PACT3", list(NAMES), refused)


def _mapping(desk: Desk) -> Screen[Any]:
    rows = [
        request(rank, Organisme=name, Domaine=LONG) for rank, name in enumerate((MARKUP, COMBINING, ARABIC))
    ]
    path = write_csv(Path("tableau.csv"), [*rows, request(4, Pays="[/x] Atlantide")])
    return MappingScreen(desk, desk.exchange.examine(ExchangeKind.DOSSIERS, path))


def _returned(desk: Desk) -> Screen[Any]:
    path = Path("retour.daectpack")
    desk.packs.make("MIS-2018-004", path)
    return MergeScreen(desk, path, desk.packs.preview(path))


def _opening(desk: Desk) -> Screen[Any]:
    return OpeningScreen(lambda _agent: desk, lambda _agent: desk, "", "Camille Renaud", None, lambda: None)


def _unlocked(_passphrase: str) -> None:
    """Take any passphrase: none is typed."""


MOMENTS = (
    Moment("ouverture", "OpeningScreen", _opening),
    Moment("avenant", "AmendmentForm", _amendment),
    Moment("avis-mission", "OpinionForm", _opinion),
    Moment("validation", "ValidationForm", _validation),
    Moment("bourse-mission", "ExchangeMissionForm", _exchange_mission),
    Moment("paragraphe", "PersonalSheet", _personal),
    Moment("organismes-fusion", "MergeModal", _merge),
    Moment("demandes-voisines", "SimilarModal", _similar),
    Moment("inscription", "ConsequencesModal", _consequences),
    Moment("import", "MappingScreen", _mapping),
    Moment("import-apercu", "exchange.preview.PreviewScreen", _mapping, ("ctrl+s",)),
    Moment("retour", "MergeScreen", _returned),
    Moment("veille", "IdleWarning", lambda _desk: IdleWarning()),
    Moment("verrou", "CoverScreen", lambda _desk: CoverScreen(_unlocked, lambda: False)),
    Moment(
        "phrase",
        "PassphraseModal",
        lambda _desk: PassphraseModal("Registre chiffré", "La phrase secrète de ce registre.", _unlocked),
    ),
    Moment("travail-long", "WorkingModal", _working, during="25"),
    Moment("depart", "LeavingModal", _leaving, during="25"),
    Moment("demonstration", "DemonstrationModal", _demonstration, during="quinze dossiers"),
    Moment("phrase-nouvelle", "NewPassphraseModal", lambda _desk: NewPassphraseModal(f"{MARKUP}.daect")),
)
