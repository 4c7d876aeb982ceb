"""A sheet that stays until what it holds is written: a refusal of the register loses nothing typed."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from daect_tui.domain.errors import DaectError
from daect_tui.domain.forms import FormRefused
from screens.calls import writing
from screens.modals.confirm import ConfirmModal
from screens.modals.sheet import SheetModal
from screens.widgets.fields import Field

V = TypeVar("V")

_LEAVE = "Quitter sans enregistrer\u202f?"
_LOST = "Ce que vous avez tapé dans cette fiche n’est pas enregistré."


class SavingSheet(SheetModal[V]):
    """Asks for some fields and writes them; gives back what was written, or `None` when left.

    `save` reads the texts and calls the service, in a thread: it raises `FormRefused` (each
    sentence goes under its field) or another `DaectError`, shown at the foot. Either way the box
    stays, with what was typed.
    """

    CSS_PATH = "directory.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-high")]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        save: Callable[[Mapping[str, str]], V],
        initial: Mapping[str, str] | None = None,
        explanation: str = "",
    ) -> None:
        super().__init__(title, fields, save, initial, explanation)
        self._saving = False

    @property
    def texts(self) -> dict[str, str]:
        """What is typed, by the keys of the fields."""
        return {field.key: field.text for field in self._fields}

    def action_submit(self) -> None:
        """Write what is typed; Ctrl+S pressed twice writes once."""
        if not self._saving:
            self._saving = True
            self._submit()

    @writing
    async def _submit(self) -> None:
        try:
            kept = await asyncio.to_thread(self._read, self.texts)
        except FormRefused as refusal:
            self._show(refusal)
        except DaectError as error:
            self._show(FormRefused({}))
            self.tell_fault(str(error))
        else:
            self.dismiss(kept)
        finally:
            self._saving = False

    def action_leave(self) -> None:
        """Give nothing back; what was typed is given up only knowingly."""
        self._leave()

    @writing
    async def _leave(self) -> None:
        begun = {field.key: self._initial.get(field.key, "") for field in self._fields}
        if self.texts == begun or await self.app.push_screen_wait(
            ConfirmModal(_LEAVE, _LOST, yes="Quitter", no="Revenir à la fiche")
        ):
            self.dismiss(None)
