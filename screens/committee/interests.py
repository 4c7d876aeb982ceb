"""The interests of the members before a session (CRPA R133-12): each suggestion answered with a key."""

import asyncio
from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult

from daect_tui.domain.conflicts import ConflictStanding
from daect_tui.domain.session import RecusalOrigin
from daect_tui.domain.text import NBSP, counted
from daect_tui.services.desk import Desk
from daect_tui.services.interests import InterestLine
from screens.base import DeskScreen
from screens.calls import reading, writing
from screens.committee import interest_words
from screens.committee.interest_keys import INTEREST_KEYS, INTEREST_TASKS
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.entry import EntryModal
from screens.modals.reason import ReasonModal, read_reason
from screens.widgets.listing import Column, Listing
from screens.widgets.section import Section

_ANSWERS = {"declare", "confirm", "set_aside"}
_S = ConflictStanding


class InterestsScreen(DeskScreen[None]):
    """The suggestions of a whole session and its recusals, those to answer first."""

    TITLE = "Intérêts"
    CSS_PATH = "committee.tcss"
    BINDINGS = INTEREST_KEYS
    TASKS = INTEREST_TASKS

    def __init__(self, desk: Desk, reference: str) -> None:
        super().__init__(desk)
        self._reference = reference
        self._lines: dict[str, InterestLine] = {}
        # Where the cursor goes after an answer: the line answered moves down the list.
        self._landing = ""

    def compose_body(self) -> ComposeResult:
        """Arrange the suggestions and what is known of the chosen one."""
        yield Listing(
            Column("Point", 5),
            Column("Demandeur"),
            Column("Membre", 21),
            Column("Intérêt", 11),
            Column("Réponse", 10),
            empty="Aucun intérêt à examiner\u00a0: Ctrl+N note un déport que rien ne suggère.",
            opens=False,
            id="interests",
        )
        yield Section("Intérêt choisi", id="chosen")

    def on_mount(self) -> None:
        """Name the screen, and put the cursor in the list."""
        self.title = f"{self._reference} · intérêts"
        self.query_one(Listing).focus_rows()

    @reading
    async def reload(self) -> None:
        """Read the suggestions again."""
        lines = await asyncio.to_thread(self.desk.interests.lines, self._reference)
        self._lines = {line.key: line for line in lines}
        landing, self._landing = self._landing, ""
        self.query_one(Listing).fill(
            {line.key: interest_words.cells(line) for line in lines}, landing or None
        )
        left = sum(line.standing is _S.TO_ANSWER for line in lines)
        self.summarise(
            f"{counted(left, 'intérêt à examiner', 'intérêts à examiner')} · "
            f"{counted(sum(line.recused for line in lines), 'déport')} · "
            f"{counted(sum(line.standing is _S.DISMISSED for line in lines), 'écarté')}"
        )
        self.refresh_bindings()

    @on(Listing.Moved)
    def _preview(self, event: Listing.Moved) -> None:
        line = self._lines.get(event.key or "")
        self.query_one("#chosen", Section).show(interest_words.described(line) if line else "")
        self.refresh_bindings()

    @property
    def _line(self) -> InterestLine | None:
        return self._lines.get(self.query_one(Listing).key or "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the answers where there is none, and to take one back where there is one."""
        if action in _ANSWERS:
            return self._line is not None and self._line.standing is _S.TO_ANSWER
        if action == "take_back":
            return self._line is not None and self._line.standing is not _S.TO_ANSWER
        return super().check_action(action, parameters)

    # ── Answers ────────────────────────────────────────────────────────────────────────────

    @writing
    async def action_declare(self) -> None:
        """Record what the member declares, in their own words where they give some."""
        line = self._line
        if line is None:
            return
        reason = await self.app.push_screen_wait(
            EntryModal(
                f"{line.member.full_name}, point {line.item.position}",
                "Intérêt que le membre déclare\u00a0:",
                read_reason,
                interest_words.why(line),
            )
        )
        if reason is not None:
            act, said = self.desk.interests.declare, f"{line.member.full_name}{NBSP}: déport déclaré."
            await self._answer(line, said, act, reason)

    @writing
    async def action_confirm(self) -> None:
        """Record that the service found the interest; the suggestion is its reason."""
        line = self._line
        if line is not None:
            act = partial(self.desk.interests.declare, origin=RecusalOrigin.CONFIRMED)
            why = interest_words.why(line)
            await self._answer(line, f"{line.member.full_name}{NBSP}: déport constaté.", act, why)

    @writing
    async def action_set_aside(self) -> None:
        """Ask why the interest is none, and pin the answer."""
        line = self._line
        if line is None:
            return
        reason = await self.app.push_screen_wait(
            ReasonModal(
                f"Écarter\u00a0: {line.member.full_name}, {line.item.organisation}",
                "Motif\u202f; ne sera plus suggéré pour ce membre et ce demandeur\u00a0:",
            )
        )
        if reason is not None:
            act, said = self.desk.interests.dismiss, f"{line.member.full_name}{NBSP}: intérêt écarté."
            await self._answer(line, said, act, reason)

    @writing
    async def action_take_back(self) -> None:
        """Take the answer back: a recusal is withdrawn, a dismissal unpinned."""
        line, interests = self._line, self.desk.interests
        if line is not None:
            act = interests.withdraw if line.recused else interests.recall
            await self._answer(line, f"{line.member.full_name}{NBSP}: réponse reprise.", act)

    async def _answer(
        self, line: InterestLine, message: str, act: Callable[..., None], *given: object
    ) -> None:
        await asyncio.to_thread(act, self._reference, line.item.id, line.member.id, *given)
        self._landing = self._after(line)
        self.kept(message)

    def _after(self, line: InterestLine) -> str:
        """Return the key of the next suggestion to answer, going round; the line’s own when none is left."""
        keys = list(self._lines)
        here = keys.index(line.key)
        left = (key for key in (*keys[here + 1 :], *keys[:here]) if not self._answered(key))
        return line.key if self._answered(line.key) else next(left, line.key)

    def _answered(self, key: str) -> bool:
        return self._lines[key].standing is not _S.TO_ANSWER

    @writing
    async def action_add(self) -> None:
        """Ask for the item, the member and the interest of a recusal that nothing suggested."""
        prepared = await asyncio.to_thread(self.desk.agenda_order.prepared, self._reference)
        item = await self.app.push_screen_wait(
            ChoiceModal(
                "Déport\u00a0: le point",
                [Choice(one.item, f"{one.item.position}. {one.item.organisation}") for one in prepared.items],
                search="Chercher un point…",
                empty="L’ordre du jour est vide.",
            )
        )
        if item is None:
            return
        member = await self.app.push_screen_wait(
            ChoiceModal(
                f"Déport du point {item.position}\u00a0: le membre",
                [Choice(one, one.full_name, one.body) for one in prepared.members],
                search="Chercher un membre…",
                empty="Aucun membre en fonction ce jour.",
            )
        )
        if member is None:
            return
        reason = await self.app.push_screen_wait(
            EntryModal(
                f"{member.full_name}, point {item.position}",
                "Intérêt que le membre déclare\u00a0:",
                read_reason,
            )
        )
        if reason is not None:
            interests = self.desk.interests
            await asyncio.to_thread(interests.declare, self._reference, item.id, member.id, reason)
            self._landing = f"{item.id}/{member.id}"
            self.kept(f"{member.full_name}{NBSP}: déport déclaré.")

    def action_leave(self) -> None:
        """Go back to the session."""
        self.dismiss(None)
