"""What the application says where an administrator restricts it."""

from reader.localisation import _


def off() -> str:
    """Said instead of doing what leads out of the program."""
    # TRANSLATORS: at most 76 cells
    return _("This is off here: an administrator restricts what can be done")


def restricted_help() -> str:
    """What the help begins with."""
    return _(
        "An administrator restricts this program to one folder or library: "
        "other files, web addresses, other programs and writing to files are off."
    )
