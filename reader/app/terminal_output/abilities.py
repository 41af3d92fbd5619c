"""What a terminal can do, as far as the program may rely on it."""

from collections.abc import Mapping

_LIKE_XTERM = (
    *("xterm", "foot", "alacritty", "rxvt", "konsole", "vte", "gnome", "wezterm", "ghostty", "contour", "mintty"),
)
"""Names of terminals without an entry here that are known to do what xterm does."""


class Abilities:
    """What may be sent beyond moving the cursor, SGR and text.

    erases_colour: erasing leaves the background of SGR behind, not the terminal's own (terminfo's `bce`).
    erases_characters: ECH is understood (`ech`). scrolls_regions: DECSTBM is (`csr`).
    has_margins: DECLRMM and DECSLRM are, by the terminal's own word. is_synchronised: so is mode 2026.
    reports_modes: unknown questions for modes (DECRQM) leave nothing on the screen.
    combines: marks are drawn on the letter before them.
    answers: status reports are answered.
    """

    def __init__(
        self,
        erases_colour: bool = False,
        erases_characters: bool = False,
        scrolls_regions: bool = False,
        has_margins: bool = False,
        *,
        combines: bool = True,
        answers: bool = False,
    ) -> None:
        self.erases_colour = erases_colour
        self.erases_characters = erases_characters
        self.scrolls_regions = scrolls_regions
        self.has_margins = has_margins
        self.is_synchronised = False
        self.reports_modes = True
        self.combines = combines
        self.answers = answers


def abilities(descriptor: int, environment: Mapping[str, str]) -> Abilities:
    """The abilities of the terminal `descriptor`, from the terminfo entry of `TERM`."""
    term = environment.get("TERM", "")
    found = _from_terminfo(term, descriptor)
    if found is None:
        is_like_xterm = term.startswith(_LIKE_XTERM)
        found = Abilities(is_like_xterm, is_like_xterm, is_like_xterm)
    found.combines = term != "linux"
    found.reports_modes = environment.get("TERM_PROGRAM") != "Apple_Terminal"
    if environment.get("STY") or environment.get("TMUX"):  # whatever TERM says, GNU screen and old tmux do not
        found.erases_colour = False
    if environment.get("STY"):
        found.erases_characters = False
    return found


def _from_terminfo(term: str, descriptor: int) -> Abilities | None:
    try:
        import curses
    except ImportError:
        return None
    try:
        curses.setupterm(term, descriptor)
    except (curses.error, OSError, ValueError):
        return None
    flag, text = curses.tigetflag, curses.tigetstr
    return Abilities(
        erases_colour=flag("bce") == 1,
        erases_characters=(text("ech") or b"").startswith(b"\x1b["),
        scrolls_regions=(text("csr") or b"").startswith(b"\x1b[") and text("ri") == b"\x1bM",
    )
