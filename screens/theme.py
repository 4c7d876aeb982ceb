"""The one theme: dark on light, sober, with enough contrast for a projector."""

from textual.theme import Theme

DAECT_THEME = Theme(
    name="daect",
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
    variables={
        "block-cursor-background": "#1a3f8b",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#cdd7e8",
        "block-cursor-blurred-foreground": "#101418",
        "input-selection-background": "#b7c9ea",
        "border": "#1a3f8b",
        "border-blurred": "#6b7787",
    },
)
