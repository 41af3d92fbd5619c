"""Where the catalogues lie: those that come with the program, and the person's own in the configuration folder."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from reader.lazy_pattern import LazyPattern
from reader.messages import N_, InputError, Message
from reader.paths import config_folder
from reader.resources import resource_folder

_NAME = LazyPattern(r"[A-Za-z]{2,8}(?:[_-][A-Za-z0-9]{1,8}){0,3}")
_FOLDER = "i18n"


def own_catalogues() -> Path:
    """The folder for catalogues that the person has written or got from somebody. Raises OSError without a home."""
    return config_folder() / _FOLDER


def catalogue_files() -> dict[str, list[Path]]:
    """The catalogues by code ("vi", "pt_BR"); of several for one language, the person's own comes first.

    The folders are looked at anew each time, so that a file dropped there is seen.
    """
    found: dict[str, list[Path]] = {}
    for folder in _folders():
        for path in _catalogues(folder):
            if _NAME.fullmatch(path.stem):
                found.setdefault(path.stem.replace("-", "_"), []).append(path)
    return found


def misnamed_catalogues() -> list[InputError]:
    """The person's own files that are named after no language."""
    try:
        paths = _catalogues(own_catalogues())
    except OSError:
        return []
    return [
        InputError(
            str(path), Message(N_("its name is no language code")), Message(N_("Name it after its language, say ru.po"))
        )
        for path in paths
        if not _NAME.fullmatch(path.stem)
    ]


def _folders() -> Iterator[Path]:
    with suppress(OSError):
        yield own_catalogues()
    yield resource_folder(_FOLDER)


def _catalogues(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".po")
    except OSError:
        return []
