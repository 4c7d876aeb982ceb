"""The themes: each is made when it is first painted with, so that the first painting pays for one only.

Every pair of colours that a screen paints stands at 4.5 to 1 at least (WCAG 2, AA), at 7 in « contraste »
and « projecteur »; `tests/screens/test_every_screen.py` measures what is painted. Colour never says
anything alone.
"""

from collections.abc import Callable

from textual.theme import Theme

LIGHT = "clair"


def theme_named(name: str) -> Theme:
    """Make the theme of a name; an unknown one, or none, is the light one."""
    return THEMES.get(name, _light)()


def _light() -> Theme:
    """Dark on light, sober."""
    return Theme(
        name=LIGHT,
        dark=False,
        primary="#1a3f8b",
        secondary="#44546a",
        accent="#1a3f8b",
        foreground="#101418",
        background="#ffffff",
        surface="#f1f3f6",
        panel="#e2e7ee",
        warning="#8a4b00",
        error="#a8001c",
        success="#1b5e20",
        text_alpha=1.0,
        variables=_lines("#1a3f8b", "#ffffff", "#cdd7e8", "#101418", "#b7c9ea", "#1a3f8b", "#5f6b7a"),
    )


def _dark() -> Theme:
    """Light on dark, for an evening."""
    return Theme(
        name="sombre",
        primary="#9dbdff",
        secondary="#b4bfce",
        accent="#9dbdff",
        foreground="#e6eaf0",
        background="#14181f",
        surface="#1f252e",
        panel="#2a323d",
        warning="#f2b866",
        error="#ff9d9d",
        success="#8bd696",
        text_alpha=1.0,
        variables=_lines("#9dbdff", "#0c1016", "#37455e", "#e6eaf0", "#35507f", "#9dbdff", "#8d99aa"),
    )


def _high_contrast() -> Theme:
    """White and yellow on black."""
    return Theme(
        name="contraste",
        primary="#ffe45c",
        secondary="#a6ecff",
        accent="#ffe45c",
        foreground="#ffffff",
        background="#000000",
        surface="#141414",
        panel="#262626",
        warning="#ffc266",
        error="#ffb0b0",
        success="#a2ffb0",
        text_alpha=1.0,
        variables=_lines("#ffe45c", "#000000", "#4d4d4d", "#ffffff", "#17407f", "#ffffff", "#cccccc"),
    )


def _projector() -> Theme:
    """Black on white, without a tint that a beamer washes out; `app.tcss` makes everything bold."""
    return Theme(
        name="projecteur",
        dark=False,
        primary="#00205b",
        secondary="#1c2733",
        accent="#00205b",
        foreground="#000000",
        background="#ffffff",
        surface="#eceff4",
        panel="#d3dae5",
        warning="#4d2a00",
        error="#7a0012",
        success="#0b3d0e",
        text_alpha=1.0,
        variables=_lines("#000000", "#ffffff", "#a9b9d4", "#000000", "#a9b9d4", "#000000", "#3a4553"),
    )


THEMES: dict[str, Callable[[], Theme]] = {
    LIGHT: _light,
    "sombre": _dark,
    "contraste": _high_contrast,
    "projecteur": _projector,
}


_TRACKS = ("background", "background-hover", "background-active", "corner-color")


def _lines(
    cursor: str, on_cursor: str, blurred: str, on_blurred: str, selection: str, border: str, rule: str
) -> dict[str, str]:
    """Name the colours of the line under the cursor, of a selection, of borders and scroll bars."""
    return {
        "block-cursor-background": cursor,
        "block-cursor-foreground": on_cursor,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": blurred,
        "block-cursor-blurred-foreground": on_blurred,
        "input-selection-background": selection,
        "border": border,
        "border-blurred": rule,
        "scrollbar": rule,
        "scrollbar-hover": border,
        "scrollbar-active": border,
        **dict.fromkeys((f"scrollbar-{part}" for part in _TRACKS), "transparent"),
    }
