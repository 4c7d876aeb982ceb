"""A screen that loses no key: one that comes before what it is for waits for it.

Who knows the way presses the key of a room and Entrée at once, before the room has read its list.
"""

from typing import TypeVar

from textual.events import Key

from screens.styled import StyledOnce

R = TypeVar("R")


class TypedAhead(StyledOnce[R]):
    """A subclass says what it awaits, and tells when it came.

    Échap never waits, and gives up the keys that do.
    """

    def __init__(self) -> None:
        super().__init__()
        self._ahead: list[Key] = []

    @property
    def awaiting(self) -> bool:
        """Tell whether what the keys are for is still to come."""
        return False

    def waits(self, key: Key) -> bool:
        """Tell whether a key is for that; those of the application are not, nor letters where one types."""
        active = self.active_bindings.get(key.key)
        if active is not None and active.node is self.app:
            return False
        return bool(self._ahead) or not self.types(key)

    def types(self, key: Key) -> bool:
        """Tell whether a key is a letter that is typed now."""
        focused = self.focused
        return key.is_printable and focused is not None and focused.check_consume_key(key.key, key.character)

    def keep_for_later(self, key: Key) -> bool:
        """Keep a key that has to wait, and tell whether it has."""
        if key.key == "escape":
            self._ahead.clear()
        elif self.awaiting and self.waits(key):
            self._ahead.append(key)
            return True
        return False

    def press_later(self, key: str) -> None:
        """Have a key, which came too early after all, pressed when what it is for is there."""
        # As from the application: one of the screen’s own would not reach it, who finds its binding.
        self._ahead.append(Key(key, None).set_sender(self.app))

    def take_ahead(self) -> list[Key]:
        """Return the keys that waited, in their order, and forget them."""
        ahead, self._ahead = self._ahead, []
        return ahead

    def go_on_with_keys(self) -> None:
        """Press the keys that waited: what they are for is there. Who went elsewhere has given them up."""
        for key in self.take_ahead():
            if self.app.screen is self:
                self.app.post_message(key)
