"""Acts on the dossiers that are chosen in the register: asked, foreseen, shown, then done as one."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import App

from daect_tui.domain.bulk import BulkAct, BulkAction, Consequences
from daect_tui.domain.dates import short_date
from daect_tui.domain.dossier import Referents
from daect_tui.domain.session import SESSION_MACHINE, Session, SessionAction
from daect_tui.domain.text import clean_line, counted
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.consequences import ConsequencesModal
from screens.modals.sheet import SheetModal
from screens.widgets.fields import LineField
from screens.widgets.text import capital

if TYPE_CHECKING:
    from daect_tui.services.desk import Desk

_DETAILS = {
    BulkAction.ACKNOWLEDGE: "Chaque dossier déposé passe à l’état «\u202faccusé de réception envoyé\u202f».",
    BulkAction.FIND_COMPLETE: "Chaque dossier qui peut l’être passe à l’état «\u202fcomplet\u202f».",
    BulkAction.REVIEW: "Chaque dossier complet et recevable passe à l’état «\u202fen instruction\u202f».",
    BulkAction.PUT_ON_AGENDA: "Les dossiers en instruction s’ajoutent à la fin d’un ordre du jour.",
    BulkAction.ASSIGN: "Le géographique, le thématique, ou les deux\u00a0: un champ vide ne change rien.",
}
_WITH_MORE = (BulkAction.PUT_ON_AGENDA, BulkAction.ASSIGN)
_NO_SESSION = "Aucune séance en préparation. Le Comité (F4) en prévoit une."


async def act_on(app: App[None], desk: "Desk", references: tuple[str, ...]) -> str:
    """Lead an act from its choice to its end; returns what was done, empty when nothing was."""
    title = f"Que faire de {counted(len(references), 'dossier choisi', 'dossiers choisis')}\u202f?"
    action = await app.push_screen_wait(ChoiceModal(title, _choices()))
    act = await _completed(app, desk, action) if action else None
    if act is None:
        return ""
    foreseen = await asyncio.to_thread(desk.bulk.foresee, act, references)
    if not await app.push_screen_wait(_shown(foreseen)):
        return ""
    done = await asyncio.to_thread(desk.bulk.apply, foreseen)
    left = counted(len(foreseen.skipped), "laissé de côté", "laissés de côté") if foreseen.skipped else ""
    return f"{capital(act.action.label)}\u00a0: {counted(len(done), 'dossier')}{', ' if left else ''}{left}."


def _choices() -> list[Choice[BulkAction]]:
    return [
        Choice(action, capital(action.label) + ("…" if action in _WITH_MORE else ""), _DETAILS[action])
        for action in BulkAction
    ]


async def _completed(app: App[None], desk: "Desk", action: BulkAction) -> BulkAct | None:
    """Ask what an act needs."""
    if action is BulkAction.PUT_ON_AGENDA:
        sessions = await asyncio.to_thread(desk.agenda.sessions)
        choices = [_session(one) for one in sessions if _may_change(one)]
        question = "À l’ordre du jour de quelle séance\u202f?"
        session = await app.push_screen_wait(ChoiceModal(question, choices, empty=_NO_SESSION))
        return BulkAct(action, session=session) if session else None
    if action is BulkAction.ASSIGN:
        fields = (
            LineField("geographic", "Géographique", hint="Nom du référent géographique."),
            LineField("thematic", "Thématique", hint="Nom du référent thématique."),
        )
        modal = SheetModal("Quel référent\u202f?", fields, _referents, explanation=_DETAILS[action])
        referents = await app.push_screen_wait(modal)
        return BulkAct(action, referents=referents) if referents else None
    return BulkAct(action)


def _referents(texts: Mapping[str, str]) -> Referents:
    return Referents(clean_line(texts["geographic"]).text, clean_line(texts["thematic"]).text)


def _may_change(session: Session) -> bool:
    return not SESSION_MACHINE.refusal(session.state, SessionAction.EDIT_AGENDA)


def _session(session: Session) -> Choice[str]:
    when = short_date(session.meets_on) if session.meets_on else session.period
    return Choice(
        session.reference,
        f"{session.reference}, {when}",
        f"Programmes\u00a0: {', '.join(session.programmes)}. Lieu\u00a0: {session.place or '—'}.",
    )


def _shown(foreseen: Consequences) -> ConsequencesModal:
    return ConsequencesModal(
        capital(foreseen.act.action.label),
        [f"{one.reference}, {one.organisation}" for one in foreseen.applied],
        [(f"{one.reference}, {one.organisation}", one.reason) for one in foreseen.skipped],
    )
