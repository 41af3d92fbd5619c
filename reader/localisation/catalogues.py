"""Messages in the language in force, read from `i18n/*.po` when the program runs.

Each file is one language: dropping `uz.po` into the folder of the program, or into `i18n` in the person's configuration
folder, is enough for a new one. A person's own catalogue goes before the program's, message by message. English is the
language of the source, needs no file and loads nothing.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from gettext import NullTranslations
from pathlib import Path

from reader.localisation.catalogue_files import catalogue_files, misnamed_catalogues
from reader.messages import N_, InputError, Message, UsageError

SOURCE_LANGUAGE = "en"
"""The language the messages are written in."""


class _Current:
    """The language in force and its catalogue; one process shows one language at a time."""

    code = SOURCE_LANGUAGE
    catalogue: NullTranslations = NullTranslations()
    problems: tuple[InputError, ...] = ()


def set_language(code: str) -> None:
    """Make `code` the language of everything shown from now on.

    What is wrong with its catalogues is known from `catalogue_problems` afterwards; messages they lack are English.
    Raises KeyError when there is no catalogue for it (see `languages`).
    """
    paths = catalogue_files().get(code, [])
    if code != SOURCE_LANGUAGE and not paths:
        raise KeyError(code)
    _Current.catalogue, _Current.problems = _load(tuple((path, *_state(path)) for path in paths), code)
    _Current.code = code


def current_language() -> str:
    """The code of the language in force: "en", "vi", "kk" …"""
    return _Current.code


def catalogue_problems() -> list[InputError]:
    """What is wrong with the catalogues of the language in force, and with the names of the person's own ones."""
    return [*_Current.problems, *misnamed_catalogues()]


def language_codes() -> list[str]:
    """The code of every language there is a catalogue for, sorted; English is always there."""
    return sorted({SOURCE_LANGUAGE, *catalogue_files()})


def languages() -> list[tuple[str, str]]:
    """Every language there is a catalogue for, as (code, own name), sorted by code; English is always there."""
    return [(code, language_name(code)) for code in language_codes()]


@cache
def language_name(code: str, language: str | None = None) -> str:
    """What the language `code` calls itself ("Tiếng Việt", "қазақ тілі"), or is called in `language`.

    A language that CLDR does not know calls others what they call themselves; what it knows nothing of keeps its code.
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(code.replace("-", "_"))
        own = locale.get_display_name() or code
    except (UnknownLocaleError, ValueError):
        return code
    try:
        return locale.get_display_name(language) or own
    except (UnknownLocaleError, ValueError):
        return own


def choose_language(
    option: str | None, configured: str | None, environment: Mapping[str, str], chosen: str | None = None
) -> str:
    """The language to start in: option, configuration, last choice, LC_ALL, LC_MESSAGES, LANG, English.

    option: what the person asked for on the command line; an unknown one is an error.
    configured: what the configuration file says; chosen: what was chosen last in the application. Both are ignored
        when there is no such catalogue.
    environment: usually `os.environ`; values like "vi_VN.UTF-8", "C" and nonsense are all accepted.
    Raises UsageError for an option without a catalogue.
    """
    available = set(language_codes())
    if option is not None:
        found = _match(option, available)
        if found is None:
            raise UsageError(
                option or "--language",
                Message(N_("there is no such interface language")),
                Message(N_("Choose one of: {languages}"), {"languages": ", ".join(sorted(available))}),
            )
        return found
    for wish in (configured, chosen):
        if wish is not None and (found := _match(wish, available)) is not None:
            return found
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable):
            return _match(value, available) or SOURCE_LANGUAGE
    return SOURCE_LANGUAGE


def _match(value: str, available: set[str]) -> str | None:
    name = value.split(".", maxsplit=1)[0].split("@", maxsplit=1)[0].replace("-", "_")
    parts = name.split("_")
    candidates = ["_".join(parts[:count]) for count in range(len(parts), 0, -1)]
    by_name = {code.lower(): code for code in available}
    return next((by_name[name.lower()] for name in candidates if name.lower() in by_name), None)


def _(text: str) -> str:
    """`text` in the language in force."""
    return _Current.catalogue.gettext(text) if text else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """The form of the message that goes with the number `n`; fill the placeholder {n} afterwards."""
    return _Current.catalogue.ngettext(singular, plural, n)


def pgettext(context: str, text: str) -> str:
    """`text` in the language in force, where it means what `context` says."""
    return _Current.catalogue.pgettext(context, text)


def translate(message: Message) -> str:
    """`message` in the language in force, its placeholders filled; numbers and lists as the language writes them."""
    return _(message.text).format(**{key: _shown(value) for key, value in message.values.items()})


def _shown(value: object) -> object:
    from reader.localisation.formats import format_list, format_number

    if isinstance(value, Message):
        return translate(value)
    if isinstance(value, tuple | list):
        return format_list(map(str, value))
    return format_number(value) if isinstance(value, int | float) else value


def _state(path: Path) -> tuple[int, int]:
    """What tells whether a file was written since."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=16)
def _load(files: tuple[tuple[Path, int, int], ...], code: str) -> tuple[NullTranslations, tuple[InputError, ...]]:
    """The messages of the catalogues `files`; what may have changed since the last time is part of the question."""
    if not files:
        return NullTranslations(), ()
    from reader.localisation.compiled import load_catalogues

    catalogue, problems = load_catalogues([path for path, _time, _size in files], code)
    return catalogue, tuple(problems)
