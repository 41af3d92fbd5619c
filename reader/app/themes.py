"""The colours: dark, light, of high contrast, and those of the terminal itself; the kinds of entities included."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from textual.theme import Theme


def _theme(
    name: str,
    *,
    background: str,
    surface: str,
    accent: str,
    kinds: Mapping[str, str],
    quiet: str,
    rule: str,
    strong: str,
    key_description: str,
    scrollbar_hover: str,
    scrollbar_active: str,
    more: Mapping[str, str] = MappingProxyType({}),
    **colours: Any,
) -> Theme:
    """A theme of these colours, with the variables of Textual's widgets that follow from them.

    kinds: the colours of the kinds of entities. strong: of titles. more: other variables. colours: as for `Theme`.
    """
    variables = {
        **kinds,
        "quiet": quiet,
        "rule": rule,
        "title": strong,
        "footer-background": surface,
        "footer-key-foreground": accent,
        "footer-description-foreground": key_description,
        "scrollbar": rule,
        "scrollbar-hover": scrollbar_hover,
        "scrollbar-active": scrollbar_active,
        **dict.fromkeys(
            ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active"), background
        ),
        **more,
    }
    return Theme(name, background=background, surface=surface, accent=accent, variables=variables, **colours)


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

DARK = _theme(
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
    kinds=_DARK_KINDS,
    quiet="#8e949e",
    rule="#3a414c",
    strong="#f2eee4",
    key_description="#a9aeb7",
    scrollbar_hover="#566070",
    scrollbar_active="#82b6e8",
)

LIGHT = _theme(
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
    kinds=_LIGHT_KINDS,
    quiet="#666258",
    rule="#cbc6b9",
    strong="#111111",
    key_description="#4d4a43",
    scrollbar_hover="#a9a498",
    scrollbar_active="#1c4f8f",
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

CONTRAST = _theme(
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
    kinds=_CONTRAST_KINDS,
    quiet="#d0d0d0",
    rule="#a8a8a8",
    strong="#ffffff",
    key_description="#ffffff",
    scrollbar_hover="#ffffff",
    scrollbar_active="#ffd700",
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

TERMINAL = _theme(
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
    kinds=_TERMINAL_KINDS,
    quiet="ansi_default",
    rule="ansi_bright_black",
    strong="ansi_default",
    key_description="ansi_default",
    scrollbar_hover="ansi_white",
    scrollbar_active="ansi_white",
    more={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
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
