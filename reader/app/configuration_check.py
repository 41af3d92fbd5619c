"""What is wrong in the configuration file: also what it names that only the application knows."""

from collections.abc import Iterator, Sequence

from reader.app.commands.keymap import read_keymap
from reader.app.themes import THEMES
from reader.configuration import Configuration
from reader.documents import sanitise_line
from reader.localisation import choose_language
from reader.messages import N_, InputError, Message, UsageError


def configuration_problems(settings: Configuration) -> Sequence[InputError]:
    """Every mistake in the file that `settings` were read from, in the order of its lines."""
    _keymap, keys = read_keymap(settings)
    return sorted([*settings.problems, *_misnamed(settings), *keys], key=_line)


def _misnamed(settings: Configuration) -> Iterator[InputError]:
    """What the configuration names that there is not."""
    names = [theme.name for theme in THEMES]
    if settings.theme is not None and settings.theme not in names:
        reason = Message(N_("there is no theme {name}"), {"name": sanitise_line(settings.theme)})
        remedy = Message(N_("Use one of: {choice}"), {"choice": ", ".join(names)})
        yield settings.problem(settings.setting_lines.get("theme"), reason, remedy)
    if settings.language is not None:
        try:
            choose_language(settings.language, None, {})
        except UsageError as error:
            yield settings.problem(settings.setting_lines.get("language"), error.reason, error.remedy)


def _line(problem: InputError) -> int:
    """The line that a problem names, 0 for the whole file."""
    digits = problem.subject.rpartition(":")[2]
    return int(digits) if digits.isdigit() else 0
