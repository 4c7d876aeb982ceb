"""The settings of the person at the desk, as the screen changes them: written at once, taken back.

What the screens see of the file of taste. An application that has no file (a test, a pack filled alone)
keeps them in memory. It comes before the first painting: what a change needs is read by the change.
"""

from dataclasses import asdict, dataclass, replace
from pathlib import Path

from daect_tui.settings import Settings, Taste, keep_setting


@dataclass(frozen=True, slots=True)
class TasteChange:
    """What was changed: the name, the table where it stands, the value before; `None` where none was set."""

    name: str
    table: str
    before: str | int | None


class PersonalTaste:
    """Reads and writes personal settings, one at a time. `faults` says what the file holds amiss."""

    def __init__(self, path: Path | None = None, read: Taste | None = None) -> None:
        self.path = path
        taste = read or Taste(Settings())
        self.settings = taste.settings
        self.faults = taste.faults

    def value(self, key: str) -> str:
        """Return the value of a setting, as it is typed."""
        return str(getattr(self.settings, key))

    def is_default(self, key: str) -> bool:
        """Tell whether a setting is as it was shipped."""
        from daect_tui.domain.personal_settings import PERSONAL

        return self.value(key) == PERSONAL[key].default

    def keep(self, key: str, typed: str) -> TasteChange:
        """Write another value; raises `InvalidField`, or `UnusableSettings` when it cannot be written."""
        from daect_tui.domain.personal_settings import PERSONAL
        from daect_tui.domain.setting import SettingKind

        setting = PERSONAL[key]
        read = setting.read(typed)
        value: str | int = int(read) if setting.kind is SettingKind.NUMBER else read
        return self._write(TasteChange(key, "", getattr(self.settings, key)), value)

    def forget(self, key: str) -> TasteChange:
        """Go back to the value that was shipped."""
        return self._write(TasteChange(key, "", getattr(self.settings, key)), None)

    def move_key(self, binding: str, typed: str) -> TasteChange:
        """Give another key to a binding, or its own again where nothing is typed; raises as above."""
        from daect_tui.domain.keymap import read_key
        from daect_tui.taste import KEYS_TABLE

        change = TasteChange(binding, KEYS_TABLE, self.settings.keys.get(binding))
        return self._write(change, read_key(typed) if typed else None)

    def take_back(self, change: TasteChange) -> None:
        """Put back what was before a change."""
        self._write(change, change.before)

    def _write(self, change: TasteChange, value: str | int | None) -> TasteChange:
        if self.path is not None:
            keep_setting(self.path, change.name, value, change.table)
        if change.table:
            others = {name: key for name, key in self.settings.keys.items() if name != change.name}
            keys = others if value is None else {**others, change.name: str(value)}
            self.settings = replace(self.settings, keys=keys)
        else:
            fields = asdict(self.settings)
            fields[change.name] = getattr(Settings(), change.name) if value is None else value
            self.settings = Settings(**fields)
        return change
