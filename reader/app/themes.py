"""The colours: dark, light, of high contrast, and those of the terminal itself; the kinds of entities included."""

from textual.theme import Theme

_DARK_KINDS = {
    "kind-person": "#e5c07b",
    "kind-place": "#8fc7a3",
    "kind-org": "#82b6e8",
    "kind-event": "#d8a0d0",
    "kind-law": "#e09f8c",
    "kind-norp": "#b9c98a",
    "kind-work": "#c5b3e6",
    "kind-date": "#8fc4c9",
    "kind-money": "#d9c9a3",
    "kind-percent": "#d9c9a3",
    "kind-quantity": "#d9c9a3",
}

_LIGHT_KINDS = {
    "kind-person": "#7a4f00",
    "kind-place": "#1f6b3a",
    "kind-org": "#1c4f8f",
    "kind-event": "#7d2f74",
    "kind-law": "#93381f",
    "kind-norp": "#4f5f10",
    "kind-work": "#553a9b",
    "kind-date": "#1f626b",
    "kind-money": "#66542a",
    "kind-percent": "#66542a",
    "kind-quantity": "#66542a",
}

DARK = Theme(
    name="reader-dark",
    dark=True,
    primary="#82b6e8",
    secondary="#8fc7a3",
    accent="#e8b04b",
    warning="#e8b04b",
    error="#e06c75",
    success="#8fc7a3",
    foreground="#d5d3cc",
    background="#171a1f",
    surface="#1e2228",
    panel="#272c34",
    variables={
        **_DARK_KINDS,
        "quiet": "#8e949e",
        "rule": "#3a414c",
        "title": "#f2eee4",
        "footer-background": "#1e2228",
        "footer-key-foreground": "#e8b04b",
        "footer-description-foreground": "#a9aeb7",
        "scrollbar": "#3a414c",
        "scrollbar-hover": "#566070",
        "scrollbar-active": "#82b6e8",
        "scrollbar-background": "#171a1f",
        "scrollbar-background-hover": "#171a1f",
        "scrollbar-background-active": "#171a1f",
    },
)

LIGHT = Theme(
    name="reader-light",
    dark=False,
    primary="#1c4f8f",
    secondary="#1f6b3a",
    accent="#9a5b00",
    warning="#9a5b00",
    error="#a3262f",
    success="#1f6b3a",
    foreground="#2b2b2b",
    background="#faf8f3",
    surface="#f1eee6",
    panel="#e4e0d5",
    variables={
        **_LIGHT_KINDS,
        "quiet": "#666258",
        "rule": "#cbc6b9",
        "title": "#111111",
        "footer-background": "#f1eee6",
        "footer-key-foreground": "#9a5b00",
        "footer-description-foreground": "#4d4a43",
        "scrollbar": "#cbc6b9",
        "scrollbar-hover": "#a9a498",
        "scrollbar-active": "#1c4f8f",
        "scrollbar-background": "#faf8f3",
        "scrollbar-background-hover": "#faf8f3",
        "scrollbar-background-active": "#faf8f3",
    },
)

_CONTRAST_KINDS = {
    "kind-person": "#ffd75f",
    "kind-place": "#87ffaf",
    "kind-org": "#87d7ff",
    "kind-event": "#ffafff",
    "kind-law": "#ffaf87",
    "kind-norp": "#d7ff87",
    "kind-work": "#d7afff",
    "kind-date": "#87ffff",
    "kind-money": "#ffffaf",
    "kind-percent": "#ffffaf",
    "kind-quantity": "#ffffaf",
}

CONTRAST = Theme(
    name="reader-contrast",
    dark=True,
    primary="#87d7ff",
    secondary="#87ffaf",
    accent="#ffd700",
    warning="#ffd700",
    error="#ff8787",
    success="#87ffaf",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#303030",
    variables={
        **_CONTRAST_KINDS,
        "quiet": "#d0d0d0",
        "rule": "#a8a8a8",
        "title": "#ffffff",
        "footer-background": "#000000",
        "footer-key-foreground": "#ffd700",
        "footer-description-foreground": "#ffffff",
        "scrollbar": "#a8a8a8",
        "scrollbar-hover": "#ffffff",
        "scrollbar-active": "#ffd700",
        "scrollbar-background": "#000000",
        "scrollbar-background-hover": "#000000",
        "scrollbar-background-active": "#000000",
    },
)

_TERMINAL_KINDS = {
    "kind-person": "ansi_yellow",
    "kind-place": "ansi_green",
    "kind-org": "ansi_cyan",
    "kind-event": "ansi_magenta",
    "kind-law": "ansi_red",
    "kind-norp": "ansi_green",
    "kind-work": "ansi_magenta",
    "kind-date": "ansi_cyan",
    "kind-money": "ansi_yellow",
    "kind-percent": "ansi_yellow",
    "kind-quantity": "ansi_yellow",
}

TERMINAL = Theme(
    name="reader-terminal",
    ansi=True,
    dark=True,
    primary="ansi_cyan",
    secondary="ansi_green",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        **_TERMINAL_KINDS,
        "quiet": "ansi_default",
        "rule": "ansi_bright_black",
        "title": "ansi_default",
        "footer-background": "ansi_default",
        "footer-key-foreground": "ansi_yellow",
        "footer-description-foreground": "ansi_default",
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_white",
        "scrollbar-active": "ansi_white",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)
"""Nothing but the terminal's own sixteen colours: what a person chose for it holds, and no shade is guessed."""

THEMES = (DARK, LIGHT, CONTRAST, TERMINAL)

_FEW_COLOURS = frozenset({None, "standard"})
"""What Rich calls the colour systems of terminals that show sixteen colours or none."""

DEFAULT_VARIABLES = {name: DARK.variables[name] for name in (*_DARK_KINDS, "quiet", "rule", "title")}
"""What a theme that is not of this module falls back to."""


def choose_theme(wanted: str | None, color_system: str | None) -> str:
    """The theme to begin with: `wanted` if there is one of that name, else one that the terminal can show.

    color_system: as `rich.console.Console.color_system` names it.
    """
    if wanted in {theme.name for theme in THEMES}:
        return str(wanted)
    return (TERMINAL if color_system in _FEW_COLOURS else DARK).name
