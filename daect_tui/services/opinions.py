"""Opinions on dossiers: asked from correspondents, asked again, received, cancelled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from daect_tui.domain.correspondent import Correspondent
from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import Dossier
from daect_tui.domain.dossier_clocks import SILENCE_RUNS
from daect_tui.domain.dossier_opinion import (
    DossierOpinion,
    OpinionAnswer,
    OpinionState,
    cancelled,
    received,
    reminded,
)
from daect_tui.domain.dossier_opinion_form import OpinionAsking
from daect_tui.domain.errors import Refusal
from daect_tui.domain.intake_delays import IntakeDelays, delays_on
from daect_tui.domain.journal import Act
from daect_tui.domain.text import listed, quoted
from daect_tui.services.attachments import Attachment
from daect_tui.services.office import Office
from daect_tui.services.ports import UnitOfWork


class Opinions:
    """The use cases of the tab « Avis »."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def delays(self) -> IntakeDelays:
        """Return the delays in force today."""
        with self._office.reading() as work:
            return delays_on(work.institution.delays(), self._office.clock.today())

    def correspondents(self) -> tuple[Correspondent, ...]:
        """Return who may be asked."""
        with self._office.reading() as work:
            return tuple(one for one in work.correspondents.all() if one.active)

    def ask(self, reference: str, asking: OpinionAsking) -> tuple[DossierOpinion, ...]:
        """Ask some correspondents the same question, all or none; raises `Refusal`.

        Each opinion keeps the rule of silence that holds on that day for its kind of correspondent.
        """
        with self._office.begin() as work:
            dossier = work.dossiers.get(reference)
            refusal = asking_refusal(dossier)
            if refusal:
                raise Refusal(refusal)
            asked = [work.correspondents.get(number) for number in asking.correspondents]
            _check_not_asked(work.opinions.of(reference), asked)
            delays = delays_on(work.institution.delays(), asking.asked_on)
            opinions = tuple(work.opinions.add(_opinion(dossier, one, asking, delays)) for one in asked)
            detail: dict[str, str | int | list[str]] = {
                "a": [one.name for one in asked],
                "demande_le": asking.asked_on.isoformat(),
                "jusqu_au": asking.due_on.isoformat(),
            }
            work.journal.append(Act("opinion.asked", reference, detail))
            work.commit()
        return opinions

    def remind(self, opinion_id: int, day: date) -> DossierOpinion:
        """Log that the opinion was asked again on a day."""
        return self._change(opinion_id, "reminded", lambda one: reminded(one, day), {"le": day.isoformat()})

    def receive(
        self, opinion_id: int, answer: OpinionAnswer, attachment: Attachment | None = None
    ) -> DossierOpinion:
        """Record the answer, and keep its file if there is one; a late one is kept as such."""
        detail = {"sens": answer.sense.value, "recu_le": answer.received_on.isoformat()}
        with self._office.begin() as work:
            known = work.opinions.get(opinion_id)
            if attachment:
                sha256 = work.files.keep(attachment.content)
                answer = replace(answer, file_name=attachment.name, sha256=sha256)
                detail["sha256"] = sha256
            changed = self._keep(work, received(known, answer), "received", detail)
            work.commit()
        return changed

    def cancel(self, opinion_id: int, reason: str) -> DossierOpinion:
        """Stop waiting for an opinion that was not answered, with the reason."""
        if not reason.strip():
            raise Refusal("Écrivez le motif\u00a0: il reste dans le journal.")
        return self._change(opinion_id, "cancelled", cancelled, {"motif": reason.strip()})

    def _change(
        self,
        opinion_id: int,
        what: str,
        change: Callable[[DossierOpinion], DossierOpinion],
        detail: dict[str, str],
    ) -> DossierOpinion:
        with self._office.begin() as work:
            changed = self._keep(work, change(work.opinions.get(opinion_id)), what, detail)
            work.commit()
        return changed

    @staticmethod
    def _keep(work: UnitOfWork, opinion: DossierOpinion, what: str, detail: dict[str, str]) -> DossierOpinion:
        kept = work.opinions.update(opinion)
        work.journal.append(Act(f"opinion.{what}", opinion.dossier, {"de": opinion.source, **detail}))
        return kept


def _opinion(
    dossier: Dossier, asked: Correspondent, asking: OpinionAsking, delays: IntakeDelays
) -> DossierOpinion:
    return DossierOpinion(
        id=0,
        dossier=dossier.reference,
        correspondent=asked.id,
        source=asked.name,
        kind=asked.kind,
        question=asking.question,
        asked_on=asking.asked_on,
        due_on=asking.due_on,
        silence=delays.silence_of(asked.kind),
        reminders=(),
        state=OpinionState.ASKED,
        answer=None,
        version=1,
    )


def asking_refusal(dossier: Dossier) -> str:
    """Say why no opinion can be asked on a dossier now; empty when one can."""
    if dossier.state in SILENCE_RUNS:
        return ""
    return (
        f"Impossible de demander un avis\u00a0: le dossier {dossier.reference} est "
        f"{quoted(dossier.state.label)}."
    )


def _check_not_asked(opinions: tuple[DossierOpinion, ...], asked: list[Correspondent]) -> None:
    waited = {one.correspondent: one for one in opinions if one.state is OpinionState.ASKED}
    again = [waited[one.id] for one in asked if one.id in waited]
    if again:
        names = listed([f"{one.source} ({short_date(one.asked_on)})" for one in again])
        raise Refusal(f"Un avis est déjà demandé, sans réponse encore\u00a0: {names}. Relancez-le plutôt.")
    ended = [one.name for one in asked if not one.active]
    if ended:
        raise Refusal(f"{listed(ended)} ne se consulte plus. Choisissez un autre correspondant.")
