"""The keys of the program, found by a word, each moved by pressing another."""

import asyncio
from collections.abc import Sequence

from textual.binding import Binding

from daect_tui.domain.errors import InvalidField
from daect_tui.domain.keymap import KnownKey, keymap_faults, read_key, written_key
from daect_tui.domain.text import NBSP, counted, fold, quoted
from daect_tui.personal_taste import TasteChange
from screens.calls import writing
from screens.every_key import every_key
from screens.listed import FILTER, ListScreen
from screens.modals.choice import Choice, ChoiceModal
from screens.modals.press import PressModal
from screens.moved_keys import move_keys
from screens.searched import SEARCH
from screens.widgets.listing import Column


class KeysScreen(ListScreen[KnownKey]):
    """Every key that can be moved: what it does, where, and which it was."""

    TITLE = "Touches"
    BINDINGS = [
        Binding("escape", "clear", "Revenir", tooltip="effacer la recherche, puis revenir", id="keys.back"),
        SEARCH,
        FILTER,
        Binding(
            "ctrl+z", "take_back", "Annuler", tooltip="reprendre la dernière touche déplacée", id="keys.undo"
        ),
    ]
    COLUMNS = (Column("Touche", 8), Column("Commande"), Column("Où", 24), Column("D’origine", 9, wide=True))
    EMPTY = "Aucune touche ne se déplace ici."
    FILTERS = {"": "toutes", "moved": "déplacées"}
    TASKS = (
        ("Déplacer une touche", "Taper un mot de la commande, Entrée, puis appuyer sur la nouvelle touche."),
        ("Revenir à l’origine", "Entrée sur la commande, puis Suppr."),
        ("Ce qui ne bouge pas", "Entrée, Échap, Tab et les flèches restent où les mains les trouvent."),
    )

    _last: tuple[TasteChange, ...] = ()

    def read(self) -> Sequence[KnownKey]:
        """Return the keys; the first time imports every screen."""
        return every_key()

    def key_of(self, thing: KnownKey) -> str:
        """Return the name of its binding."""
        return thing.id

    def _now(self, thing: KnownKey) -> str:
        return self.shell.taste.settings.keys.get(thing.id, thing.key)

    def cells(self, thing: KnownKey) -> Sequence[str]:
        """Write the key, what it does, where, and which it was where it has moved."""
        moved = self._now(thing) != thing.key
        return (
            written_key(self._now(thing)),
            thing.title,
            thing.where,
            written_key(thing.key) if moved else "—",
        )

    def searched(self, thing: KnownKey) -> str:
        """Find a key by itself, by what it does and where."""
        return " ".join((written_key(self._now(thing)), thing.title, thing.purpose, thing.where, thing.id))

    def passes(self, thing: KnownKey, _code: str) -> bool:
        """Keep those that were moved."""
        return self._now(thing) != thing.key

    def preview(self, thing: KnownKey) -> tuple[str, str]:
        """Say what a key does, and what it was."""
        was = f"Touche d’origine{NBSP}: {written_key(thing.key)}. Nom dans [keys]{NBSP}: {thing.id}"
        return f"{thing.title} · {thing.where}", f"{thing.purpose}\n{was}"

    def counted(self, count: int) -> str:
        """Say how many."""
        return counted(count, "touche")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is taken back before something was moved."""
        if action == "take_back":
            return bool(self._last)
        return super().check_action(action, parameters)

    def action_clear(self) -> None:
        """Show the whole list again; go back where it is whole."""
        if self.search or self.filter:
            super().action_clear()
        else:
            self.dismiss(None)

    @writing
    async def open_subject(self, subject: str) -> None:
        """Ask for another key, by pressing it."""
        thing = self.things[subject]
        # In the search line Ctrl+Z would take back what was typed there.
        self.rows.focus_rows()
        now = written_key(self._now(thing))
        question = (
            f"{thing.title} ({thing.where}) s’appelle par {now}. Appuyez sur la touche "
            f"voulue{NBSP}: Ctrl et une lettre, ou une touche de fonction."
        )
        pressed = await self.app.push_screen_wait(
            PressModal(f"Touche de {quoted(thing.title)}", question, lambda key: self._fitting(thing, key))
        )
        if pressed is None:
            return
        where = await self._where(thing, pressed)
        if where:
            await self._move(where, pressed)

    def _fitting(self, thing: KnownKey, pressed: str) -> str:
        """Return the key that was pressed; raises `InvalidField` for one that cannot be, or is taken."""
        key = read_key(pressed)
        keymap = {**self.shell.taste.settings.keys, thing.id: key}
        fault = keymap_faults(keymap, every_key()).get(thing.id, "")
        if fault:
            raise InvalidField("key", fault)
        return key

    async def _where(self, thing: KnownKey, pressed: str) -> tuple[KnownKey, ...]:
        """Ask whether the same command moves on the other screens too, where its new key is free."""
        others = [
            one
            for one in every_key()
            if one.id != thing.id and one.key == thing.key and fold(one.title) == fold(thing.title)
        ]
        alike = (thing, *(one for one in others if not pressed or self._is_free(one, pressed)))
        if len(alike) == 1:
            return alike
        many = f"Les {len(alike)} écrans où {written_key(thing.key)} fait {quoted(thing.title)}"
        choices: list[Choice[tuple[KnownKey, ...]]] = [
            Choice(alike, many, "La même touche fait la même chose partout."),
            Choice((thing,), f"Cet écran seulement{NBSP}: {thing.where}"),
        ]
        return await self.app.push_screen_wait(ChoiceModal("Où la déplacer\u202f?", choices)) or ()

    def _is_free(self, thing: KnownKey, pressed: str) -> bool:
        keymap = {**self.shell.taste.settings.keys, thing.id: pressed}
        return thing.id not in keymap_faults(keymap, every_key())

    async def _move(self, where: Sequence[KnownKey], pressed: str) -> None:
        taste = self.shell.taste
        self._last = tuple([await asyncio.to_thread(taste.move_key, one.id, pressed) for one in where])
        await move_keys(self.app, taste)
        self.shell.tell(f"{where[0].title}\u00a0: {written_key(pressed or where[0].key)}.")
        self.show_rows()

    @writing
    async def action_take_back(self) -> None:
        """Give its former key back to what was moved last."""
        last, self._last = self._last, ()
        for change in last:
            await asyncio.to_thread(self.shell.taste.take_back, change)
        await move_keys(self.app, self.shell.taste)
        self.shell.tell("Touche d’avant rendue.")
        self.show_rows()
