"""The draft of a form, written at each change, off the event loop and without a timer.

While one save is under way only the latest state waits, and it goes as soon as that save is done: a
killed process loses at most what was typed during one save.
"""

import asyncio
from collections.abc import Callable, Mapping
from typing import Protocol

from textual.app import App
from textual.worker import Worker

from daect_tui.domain.draft import Draft
from daect_tui.domain.errors import DaectError


class KeepsTexts(Protocol):
    """Where the texts of a form are kept: the drafts of a register, or a pack."""

    def save(self, fields: Mapping[str, str], *, draft_id: int = 0, target: str = "") -> Draft:
        """Keep the texts as they stand; durable when it returns."""
        ...


class DraftKeeper:
    """Keeps the texts of one form. `draft_id` is 0 until the first save; `loss` says why one failed.

    `kept` is called after each save, `lost` when one fails, unless somebody waits for `flush`.
    """

    def __init__(
        self, drafts: KeepsTexts, target: str, kept: Callable[[Draft], None], lost: Callable[[], None]
    ) -> None:
        self.draft_id = 0
        self.loss = ""
        self._drafts = drafts
        self._target = target
        self._kept, self._lost = kept, lost
        self._waiting: Mapping[str, str] | None = None
        self._saver: Worker[None] | None = None
        self._flushing = False

    def keep(self, app: App[None], texts: Mapping[str, str]) -> None:
        """Write texts as soon as possible, in a worker of the application: it outlives the form."""
        self._waiting = texts
        if self._saver is None:
            self._saver = app.run_worker(self._save(), group="drafts")

    async def _save(self) -> None:
        try:
            while (texts := self._waiting) is not None:
                draft = await asyncio.to_thread(
                    self._drafts.save, texts, draft_id=self.draft_id, target=self._target
                )
                self.draft_id = draft.id
                if self._waiting is texts:
                    self._waiting = None
                self._kept(draft)
        except DaectError as error:
            self.loss = str(error)
            if not self._flushing:
                self._lost()
        finally:
            self._saver = None

    async def flush(self, app: App[None]) -> bool:
        """Wait until the last texts are written; tell whether they are."""
        self._flushing = True
        try:
            if self._waiting is not None:
                # What a full disk refused may be possible now.
                self.keep(app, self._waiting)
            while self._saver is not None:
                await self._saver.wait()
        finally:
            self._flushing = False
        return self._waiting is None
