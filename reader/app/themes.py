"""The colours: one dark and one light theme, the kinds of entities included."""

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

THEMES = (DARK, LIGHT)

DEFAULT_VARIABLES = {name: DARK.variables[name] for name in (*_DARK_KINDS, "quiet", "rule", "title")}
"""What a theme that is not of this module falls back to."""
