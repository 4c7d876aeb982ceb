"""Dossiers that an earlier session adjourned, put on an agenda once what was wanted has come."""

from collections.abc import Sequence
from dataclasses import dataclass

from daect_tui.domain.bulk import Skipped
from daect_tui.domain.dates import paris_day, short_date
from daect_tui.domain.dossier import Dossier, DossierAction, DossierState
from daect_tui.domain.errors import Refusal, StaleRecord
from daect_tui.domain.journal import Act
from daect_tui.domain.states import Passage
from daect_tui.domain.text import counted
from daect_tui.services.agenda import check_joining, put_on_agenda
from daect_tui.services.moves import move_dossier
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork

_S = DossierState
_STATES = (_S.ADJOURNED, _S.ADJOURNED_NOTIFIED, _S.UNDER_REVIEW)


@dataclass(frozen=True, slots=True)
class ComingBack:
    """An adjourned dossier that may be seen again; `came` says what came, and when."""

    reference: str
    organisation: str
    version: int
    came: str


@dataclass(frozen=True, slots=True)
class AdjournedItems:
    """What the act would do: who comes back, and who is left aside with the reason."""

    coming: tuple[ComingBack, ...]
    left: tuple[Skipped, ...]


class Adjourned:
    """The use cases of adjourned dossiers in the preparation of a session."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def foresee(self, reference: str) -> AdjournedItems:
        """Say which adjourned dossiers of the programmes of a session would join its agenda."""
        coming: list[ComingBack] = []
        left: list[Skipped] = []
        with self._office.reading() as work:
            session = work.sessions.get(reference)
            for dossier in work.dossiers.in_states(_STATES):
                if dossier.programme not in session.programmes:
                    continue
                passages = work.passages.of(dossier.reference)
                if all(passage.after != _S.ADJOURNED.value for passage in passages):
                    continue
                name = dossier.organisation.name
                try:
                    came = _came(work, dossier, passages)
                    check_joining(work, self._office, session, dossier)
                except Refusal as refusal:
                    left.append(Skipped(dossier.reference, name, str(refusal)))
                else:
                    coming.append(ComingBack(dossier.reference, name, dossier.version, came))
        return AdjournedItems(tuple(coming), tuple(left))

    def apply(self, reference: str, foreseen: AdjournedItems) -> None:
        """Put on the agenda what was foreseen, as one unit; raises `StaleRecord` when one has changed."""
        if not foreseen.coming:
            raise Refusal("Aucun dossier ajourné ne peut rejoindre l’ordre du jour. Rien n’a été fait.")
        with self._office.begin() as work:
            session = work.sessions.get(reference)
            for one in foreseen.coming:
                dossier = work.dossiers.get(one.reference)
                if dossier.version != one.version:
                    raise StaleRecord(
                        f"Rien n’a été fait\u202f; {one.reference} a changé depuis que c’était montré. "
                        "Recommencez."
                    )
                if dossier.state is _S.ADJOURNED_NOTIFIED:
                    dossier = move_dossier(work, self._office, dossier, DossierAction.RESUME, one.came)
                put_on_agenda(work, self._office, session, dossier)
            references = [one.reference for one in foreseen.coming]
            work.journal.append(Act("agenda.adjourned_back", reference, {"dossiers": references}))
            work.commit()


def _came(work: UnitOfWork, dossier: Dossier, passages: Sequence[Passage]) -> str:
    """Say what came since a dossier was adjourned; raises `Refusal` while nothing did."""
    if dossier.state is _S.ADJOURNED:
        raise Refusal("La décision d’ajournement n’est pas encore notifiée.")
    if dossier.state is _S.UNDER_REVIEW:
        resumed = next(one for one in reversed(passages) if one.action == DossierAction.RESUME.value)
        return f"instruction reprise\u00a0: {resumed.reason}"
    # What came after the session counts, even before its decision was signed.
    day = max(paris_day(one.at) for one in passages if one.action == DossierAction.DELIBERATE.value)
    since = [one.received_on for one in work.pieces.received(dossier.reference) if one.received_on > day]
    if not since:
        raise Refusal("Rien n’est arrivé depuis l’ajournement.")
    pieces = counted(len(since), "pièce reçue", "pièces reçues")
    return f"{pieces}, la dernière le {short_date(max(since))}"
