"""What may be produced: of which session, and which of its documents."""

import asyncio
from typing import Any

from daect_tui.domain.session import SessionState
from daect_tui.domain.text import counted
from daect_tui.services.agenda import SessionLine
from daect_tui.services.outbox import Batch
from screens.base import DeskScreen
from screens.committee.minutes import MinutesScreen
from screens.letters.lot import LotScreen
from screens.modals.choice import Choice, ChoiceModal
from screens.saying import LAYING_OUT, tell_produced

_DECISIONS, _MINUTES, _COMMUNIQUE = "decisions", "minutes", "communique"
_UNSIGNED = "Aucune décision de cette séance n’est signée\u00a0: rien ne part avant (Comité, F4)."


async def ask_production(screen: DeskScreen[Any]) -> None:
    """Ask for a session and for what is to be produced, in a `@writing` method of a screen."""
    lines = await asyncio.to_thread(screen.desk.agenda.lines)
    closed = [line for line in lines if line.session.state is SessionState.CLOSED]
    line = await screen.app.push_screen_wait(
        ChoiceModal(
            "De quelle séance\u202f?",
            [Choice(line, line.session.reference, _described(line)) for line in closed],
            empty="Aucune séance n’est close\u00a0: elles se tiennent au Comité (F4).",
        )
    )
    if line is None:
        return
    reference = line.session.reference
    what = await screen.app.push_screen_wait(ChoiceModal(f"Séance {reference}", _documents(line)))
    if what == _DECISIONS:
        await screen.app.push_screen_wait(LotScreen(screen.desk, Batch(reference)))
    elif what == _MINUTES:
        await screen.app.push_screen_wait(MinutesScreen(screen.desk, reference))
    elif what is not None:
        await _produce_communique(screen, reference)


def _described(line: SessionLine) -> str:
    parts = (
        (line.pending, "décision à signer", "décisions à signer"),
        (line.signed, "décision signée", "décisions signées"),
        (line.notified, "décision notifiée", "décisions notifiées"),
    )
    said = ", ".join(counted(count, one, many) for count, one, many in parts if count)
    return f"{said or 'aucune décision'}. {line.session.place}".strip()


def _documents(line: SessionLine) -> list[Choice[str]]:
    refusal = "" if line.signed or line.notified else _UNSIGNED
    return [
        Choice(_DECISIONS, "Lettres de décision", "Une par décision signée qui n’en a pas encore.", refusal),
        Choice(_MINUTES, "Procès-verbal", "Projets, version définitive, exemplaire signé."),
        Choice(_COMMUNIQUE, "Communiqué des lauréats", "Les seules labellisations notifiées."),
    ]


async def _produce_communique(screen: DeskScreen[Any], reference: str) -> None:
    screen.shell.tell(LAYING_OUT)
    made = await asyncio.to_thread(screen.desk.letters.produce_communique, reference)
    tell_produced(screen, [made])
