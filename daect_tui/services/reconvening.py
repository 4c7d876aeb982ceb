"""A second convocation: the same agenda again, after a session that lacked its quorum (CRPA R133-10)."""

from dataclasses import replace

from daect_tui.domain.decision import Grounds
from daect_tui.domain.dossier import DossierAction, DossierState
from daect_tui.domain.errors import Refusal
from daect_tui.domain.journal import Act
from daect_tui.domain.session import Outcome, Session, SessionState
from daect_tui.domain.session_form import SessionPlan
from daect_tui.services.moves import move_dossier
from daect_tui.services.office import Office
from daect_tui.services.planning import add_session


class Reconvening:
    """The use case that follows a session closed for want of quorum."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def convene_again(self, reference: str, plan: SessionPlan) -> Session:
        """Plan a session on the items that a session without quorum left, in their order.

        No quorum is asked of it, nothing else may join its agenda, and who was recused from an item still
        is (R133-12). The programmes of `plan` are
        those of the first session. Raises `Refusal` when that one had its quorum, or was convened
        again already.
        """
        with self._office.begin() as work:
            first = work.sessions.get(reference)
            again = next((one for one in work.sessions.all() if one.second_of == reference), None)
            if not first.lapsed:
                raise Refusal(
                    f"La séance {reference} n’a pas été close faute de quorum\u00a0: elle n’appelle pas de "
                    "seconde convocation (CRPA, art. R. 133-10)."
                )
            if again is not None and again.state is not SessionState.CANCELLED:
                raise Refusal(
                    f"La séance {reference} est déjà convoquée à nouveau\u00a0: c’est la séance "
                    f"{again.reference}."
                )
            planned = add_session(work, self._office, replace(plan, programmes=first.programmes))
            session = work.sessions.update(replace(planned, second_of=reference))
            left = [
                item
                for item in work.sessions.items(reference)
                if item.outcome is Outcome.NOT_EXAMINED
                and work.dossiers.get(item.dossier).state is DossierState.UNDER_REVIEW
            ]
            if not left:
                raise Refusal(
                    f"Aucun point de {reference} ne reste à examiner\u00a0: il n’y a rien à convoquer à "
                    "nouveau."
                )
            recusals = work.sessions.sitting(reference).recusals
            for position, item in enumerate(left, start=1):
                dossier = work.dossiers.get(item.dossier)
                move_dossier(work, self._office, dossier, DossierAction.PUT_ON_AGENDA)
                fresh = replace(
                    item, id=0, position=position, outcome=None, grounds=Grounds(), floor=None, notes=""
                )
                again_on = work.sessions.add_item(session.id, fresh)
                # What a member declared holds for the item, whenever it is examined.
                for recusal in recusals:
                    if recusal.item_id == item.id:
                        work.sessions.add_recusal(replace(recusal, item_id=again_on.id))
            detail: dict[str, str | int | list[str]] = {"suite_de": reference, "points": len(left)}
            work.journal.append(Act("session.convened_again", session.reference, detail))
            work.commit()
        return session
