"""Ctrl+T: what may be done to a dossier now, and why not the rest."""

from collections.abc import Iterable
from enum import Enum

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import ACTIONS_WITH_REASON, DOSSIER_MACHINE, Dossier, DossierAction
from daect_tui.domain.session import SESSION_MACHINE, Session, SessionAction
from daect_tui.services.intake import DESK_ACTIONS
from screens.dossiers.words import consequence
from screens.modals.choice import Choice, sorted_choices
from screens.widgets.text import capital


class Deed(Enum):
    """An act on a dossier that is no passage between states."""

    VERIFY_IDENTITY = "verify"


Act = DossierAction | Deed


def acts(dossier: Dossier) -> list[Choice[Act]]:
    """List the acts of the desk on a dossier, the possible ones first."""
    passages = (DossierAction.PUT_ON_AGENDA, *DESK_ACTIONS)
    choices: list[Choice[Act]] = [_passage(dossier, action) for action in passages]
    verified = "L’identité de l’organisme est déjà vérifiée." if dossier.organisation.verified else ""
    choices.append(
        Choice(
            Deed.VERIFY_IDENTITY,
            "Constater l’identité vérifiée",
            "Le nom, la nature et les numéros de l’organisme ont été contrôlés.",
            verified,
        )
    )
    return sorted_choices(choices)


def _passage(dossier: Dossier, action: DossierAction) -> Choice[Act]:
    more = action in ACTIONS_WITH_REASON or action is DossierAction.PUT_ON_AGENDA
    detail = consequence(dossier.state, action, action in ACTIONS_WITH_REASON)
    refusal = DOSSIER_MACHINE.refusal(dossier.state, action)
    return Choice(action, capital(action.label) + ("…" if more else ""), detail, refusal)


def sessions_to_join(sessions: Iterable[Session], dossier: Dossier) -> list[Choice[str]]:
    """List the sessions whose agenda may still change; one of other programmes says so."""
    return sorted_choices(
        Choice(
            session.reference,
            f"{session.reference}, {short_date(session.meets_on) if session.meets_on else session.period}",
            f"Programmes\u00a0: {', '.join(session.programmes)}. Lieu\u00a0: {session.place or '—'}.",
            "" if dossier.programme in session.programmes else _not_examined(session, dossier),
        )
        for session in sessions
        if not SESSION_MACHINE.refusal(session.state, SessionAction.EDIT_AGENDA)
    )


def _not_examined(session: Session, dossier: Dossier) -> str:
    return f"La séance {session.reference} n’examine pas les dossiers de {dossier.programme}."
