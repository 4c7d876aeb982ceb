"""Write the second part of docs/settings.md from the schema: each setting, its bounds, its default, its uses.

usage: python scripts/settings_page.py
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from daect_tui.domain.personal_settings import PERSONAL
from daect_tui.domain.procedure_settings import PROCEDURE
from daect_tui.domain.setting import Setting, SettingFamily, SettingKind

PAGE = Path(__file__).parents[1] / "docs" / "settings.md"
_SECOND = "\n## Personal taste\n"


def page() -> str:
    """Return the whole page: what was written by hand, then every setting."""
    written, _, _ = PAGE.read_text("utf-8").partition(_SECOND)
    personal, kept = _families(PERSONAL.values()), _families(PROCEDURE.values())
    parts = [written + _SECOND, *personal, "## The procedure\n", *kept]
    return "\n".join(parts).rstrip() + "\n"


def _families(settings: Iterable[Setting]) -> Iterator[str]:
    every = list(settings)
    for family in SettingFamily:
        found = [one for one in every if one.family is family]
        if found:
            yield f"### {family.label}\n"
            yield "| name | réglage | what it is | default | sert à |"
            yield "|---|---|---|---|---|"
            yield from (_line(one) for one in found)
            yield ""


def _line(one: Setting) -> str:
    typed = one.bounds or one.kind.label
    default = "" if one.kind is SettingKind.SHEET else one.in_words(one.default)
    source = f" ({one.source})" if one.source else ""
    told = f"{one.help} {typed[0].upper()}{typed[1:]}.{source}"
    return f"| `{one.key}` | {one.title} | {told} | {default} | {one.purpose.removeprefix('sert à ')} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
