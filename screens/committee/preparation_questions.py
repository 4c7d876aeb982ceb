"""What the preparation of a session asks: of one item, and before the session opens."""

import asyncio
from typing import TYPE_CHECKING

from daect_tui.domain.agenda_times import parse_minutes
from daect_tui.domain.session import AgendaItem
from daect_tui.domain.text import NBSP, counted
from screens.committee.convening_words import opening_question
from screens.committee.motions import ask_motion
from screens.committee.planning import replanning_sheet
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.confirm import ConfirmModal
from screens.modals.entry import EntryModal
from screens.modals.reason import ReasonModal, read_reason

if TYPE_CHECKING:
    from screens.committee.preparation import PreparationScreen


async def ask_dossier(screen: "PreparationScreen") -> None:
    """Ask for a dossier under review and put it at the end of the agenda."""
    candidates = await asyncio.to_thread(screen.desk.agenda.candidates, screen.reference)
    choices = [
        Choice(
            dossier.reference,
            f"{dossier.reference}  {dossier.organisation.name}",
            f"{dossier.organisation.name}{NBSP}: {dossier.content.domain}",
        )
        for dossier in candidates
    ]
    chosen = await screen.app.push_screen_wait(
        ChoiceModal(
            "Inscrire un dossier",
            choices,
            search="Chercher un dossier…",
            empty="Aucun dossier en instruction pour ces programmes.",
        )
    )
    if chosen is not None:
        item = await asyncio.to_thread(screen.desk.agenda.add, screen.reference, chosen)
        screen.kept(f"{item.dossier} inscrit, point {item.position}.")


async def ask_rapporteur(screen: "PreparationScreen", item: AgendaItem) -> None:
    """Ask for the rapporteur of an item."""
    name = await screen.app.push_screen_wait(
        EntryModal(f"Point {item.position}", "Rapporteur\u00a0:", read_reason, item.rapporteur)
    )
    if name is not None:
        await asyncio.to_thread(screen.desk.agenda.propose, screen.reference, item.id, name, item.proposal)
        screen.kept(f"Point {item.position}\u00a0: {name}.")


async def ask_proposal(screen: "PreparationScreen", item: AgendaItem) -> None:
    """Ask for the opinion that the rapporteur of an item proposes."""
    programmes = await asyncio.to_thread(screen.desk.intake.programmes)
    programme = next(programme for programme in programmes if programme.code == item.programme)
    motion = await ask_motion(screen.app, programme, item.proposal)
    if motion is not None:
        agenda = screen.desk.agenda
        await asyncio.to_thread(agenda.propose, screen.reference, item.id, item.rapporteur, motion)
        screen.kept(f"Point {item.position}\u00a0: {motion.sense.label}.")


async def ask_minutes(screen: "PreparationScreen", item: AgendaItem) -> None:
    """Ask how long an item is planned to last."""
    minutes = await screen.app.push_screen_wait(
        EntryModal(
            f"Point {item.position}",
            "Durée en minutes (vide\u00a0: celle du règlement de séance)\u00a0:",
            parse_minutes,
            str(item.minutes or ""),
        )
    )
    if minutes is not None:
        order = screen.desk.agenda_order
        await asyncio.to_thread(order.plan_minutes, screen.reference, item.id, minutes)
        lasting = counted(minutes, "minute") if minutes else "durée du règlement de séance"
        screen.kept(f"Point {item.position}\u00a0: {lasting}.")


async def ask_removal(screen: "PreparationScreen", item: AgendaItem) -> None:
    """Take an item off the agenda, for a reason."""
    reason = await screen.app.push_screen_wait(ReasonModal(f"Retirer {item.dossier} de l’ordre du jour"))
    if reason is not None:
        await asyncio.to_thread(screen.desk.agenda.remove, screen.reference, item.dossier, reason)
        screen.kept(f"{item.dossier} retiré de l’ordre du jour.")


async def ask_when(screen: "PreparationScreen") -> None:
    """Ask when and where the session meets."""
    session = await asyncio.to_thread(screen.desk.agenda.session, screen.reference)
    plan = await screen.app.push_screen_wait(replanning_sheet(session))
    if plan is not None:
        await asyncio.to_thread(screen.desk.agenda.replan, screen.reference, plan)
        screen.kept(f"Séance {screen.reference} modifiée.")


async def ask_opening(screen: "PreparationScreen", to_answer: int) -> None:
    """Open the session, then go to the roll call over the first item."""
    from screens.committee.attendance import AttendanceScreen  # noqa: PLC0415 – when it is first shown
    from screens.committee.sitting import SittingScreen  # noqa: PLC0415

    question = opening_question(await asyncio.to_thread(screen.desk.convening.view, screen.reference))
    if to_answer:
        left = counted(to_answer, "intérêt suggéré reste", "intérêts suggérés restent")
        question += f"\n\n{left} sans réponse (Ctrl+D)\u202f; un déport peut encore se noter en séance."
    if not await screen.app.push_screen_wait(
        ConfirmModal("Ouvrir la séance\u202f?", question, yes="Ouvrir la séance")
    ):
        return
    await asyncio.to_thread(screen.desk.committee.open, screen.reference)
    screen.shell.note_kept(f"Séance {screen.reference} ouverte.")
    # Not awaited: this worker ends with the screen that it replaces.
    screen.app.switch_screen(SittingScreen(screen.desk, screen.reference))
    screen.app.push_screen(AttendanceScreen(screen.desk, screen.reference))
