"""Ctrl+T: what may be done to a dossier now, and why not the rest."""

from collections.abc import Iterable
from enum import Enum

from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import ACTIONS_WITH_REASON, DOSSIER_MACHINE, Dossier, DossierAction
from daect_tui.domain.session import SESSION_MACHINE, Session, SessionAction
from daect_tui.domain.text import counted
from daect_tui.services.intake import DESK_ACTIONS, DossierFile
from daect_tui.services.pieces import PieceBook
from screens.dossiers.words import consequence
from screens.modals.choice import Choice, sorted_choices
from screens.widgets.text import capital


class Deed(Enum):
    """An act on a dossier that is no passage between states."""

    VERIFY_IDENTITY = "verify"
    START_AGAIN = "start_again"


Act = DossierAction | Deed


def acts(opened: DossierFile) -> list[Choice[Act]]:
    """List the acts of the desk on a dossier, the possible ones first."""
    dossier = opened.dossier
    passages = (DossierAction.PUT_ON_AGENDA, *DESK_ACTIONS, DossierAction.DECLARE_INADMISSIBLE)
    choices: list[Choice[Act]] = [_passage(opened, action) for action in passages]
    verified = "L’identité de l’organisme est déjà vérifiée." if dossier.organisation.verified else ""
    choices.append(
        Choice(
            Deed.VERIFY_IDENTITY,
            "Constater l’identité vérifiée",
            "Le nom, la nature et les numéros de l’organisme ont été contrôlés.",
            verified,
        )
    )
    choices.append(
        Choice(
            Deed.START_AGAIN,
            "Repartir de ce dossier…",
            "Une nouvelle saisie reprend identité et demande\u202f; dates, pièces et avis n’en sont pas.",
        )
    )
    return sorted_choices(choices)


def _passage(opened: DossierFile, action: DossierAction) -> Choice[Act]:
    state = opened.dossier.state
    more = action in ACTIONS_WITH_REASON or action is DossierAction.PUT_ON_AGENDA
    detail = consequence(state, action, action in ACTIONS_WITH_REASON)
    refusal = DOSSIER_MACHINE.refusal(state, action)
    said = " ".join(part for part in (detail, _about_pieces(opened.book, action)) if part)
    return Choice(action, capital(action.label) + ("…" if more else ""), said, refusal)


def _about_pieces(book: PieceBook, action: DossierAction) -> str:
    """Say what an act leaves undone of the pieces, and what does it better."""
    if action is DossierAction.FIND_INCOMPLETE:
        return "Le délai de silence continue\u00a0: seul l’onglet Pièces (Ctrl+D) l’arrête, en demandant."
    if action is DossierAction.FIND_COMPLETE and book.missing:
        return f"{counted(len(book.missing), 'pièce manque', 'pièces manquent')} encore."
    return ""


def sessions_to_join(sessions: Iterable[Session], dossier: Dossier) -> list[Choice[str]]:
    """List the sessions whose agenda may still change; one of other programmes, or missed, says so."""
    return sorted_choices(
        Choice(
            session.reference,
            f"{session.reference}, {short_date(session.meets_on) if session.meets_on else session.period}",
            f"Programmes\u00a0: {', '.join(session.programmes)}. Lieu\u00a0: {session.place or '—'}."
            + _late(session, dossier),
            "" if dossier.programme in session.programmes else _not_examined(session, dossier),
        )
        for session in sessions
        if not SESSION_MACHINE.refusal(session.state, SessionAction.EDIT_AGENDA)
    )


def _late(session: Session, dossier: Dossier) -> str:
    """Say that a dossier was sent after the last day of a session (CRPA L112-1)."""
    sent = dossier.content.sent_on or dossier.content.received_on
    if session.deadline is None or sent <= session.deadline:
        return ""
    return f" Dossier envoyé le {short_date(sent)}, après la date limite ({short_date(session.deadline)})."


def _not_examined(session: Session, dossier: Dossier) -> str:
    return f"La séance {session.reference} n’examine pas les dossiers de {dossier.programme}."
