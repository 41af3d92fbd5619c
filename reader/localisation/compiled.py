"""Compiled catalogues, kept in the person's cache, so that only the first start in a language loads Babel.

What is kept is believed only when it was made from the same bytes. Anything else, a damaged file or no place to write,
costs no more than compiling once more.
"""

from collections.abc import Sequence
from contextlib import suppress
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from reader.digests import sha256
from reader.messages import N_, InputError, Message
from reader.paths import cache_folder, read_regular, write_private

_MAX_MB = 1
_MAX_BYTES = _MAX_MB * 1024 * 1024
_RULES = b"1"
"""Another one when `compile_catalogue` has other rules: what was compiled by the old ones is not used any more."""

_DIGEST = 32


def load_catalogues(paths: Sequence[Path], code: str) -> tuple[NullTranslations, list[InputError]]:
    """The messages of `paths`, and what is wrong in them; the first file that has a message counts.

    A catalogue that is damaged is left out.
    """
    chain = NullTranslations()
    problems: list[InputError] = []
    for path in reversed(paths):
        try:
            catalogue = _load(path, code, problems)
        except InputError as problem:
            problems.append(problem)
        else:
            catalogue.add_fallback(chain)
            chain = catalogue
    return chain, problems


def _load(path: Path, code: str, problems: list[InputError]) -> NullTranslations:
    """Raises InputError."""
    try:
        data = read_regular(path, _MAX_BYTES)
    except OSError:
        raise InputError(str(path), Message(N_("it cannot be read")), Message(N_("Check its permissions"))) from None
    if len(data) > _MAX_BYTES:
        raise _damaged(path, Message(N_("it is larger than {limit} MB"), {"limit": _MAX_MB}))
    source = sha256(_RULES + data).digest()
    kept = _kept(path, source)
    if kept is not None:
        return kept
    from reader.localisation.compiling import CatalogueError, compile_catalogue

    try:
        compiled = compile_catalogue(data, code)
    except CatalogueError as error:
        raise _damaged(path, error.reason) from None
    if compiled.unused:
        # Not kept, so that the next start tells it again.
        reason = N_("{count} of its messages are not used, the first is “{text}”: they do not fit the source")
        values = {"count": len(compiled.unused), "text": compiled.unused[0]}
        remedy = Message(N_("Keep what stands in braces or after % as it is, and leave out control characters"))
        problems.append(InputError(str(path), Message(reason, values), remedy))
    else:
        _keep(path, source, compiled.content)
    return GNUTranslations(BytesIO(compiled.content))


def _damaged(path: Path, reason: Message) -> InputError:
    return InputError(str(path), reason, Message(N_("Mend the file or move it away")))


def _place(path: Path) -> Path:
    """Where the compiled catalogue of `path` is kept. Raises OSError without a home directory."""
    name = sha256(bytes(path.resolve())).hexdigest()[:16]
    return cache_folder() / "catalogues" / f"{path.stem}-{name}.mo"


def _kept(path: Path, source: bytes) -> NullTranslations | None:
    """The catalogue that was compiled from what `source` is the digest of, if it is there whole."""
    try:
        kept = read_regular(_place(path), 2 * _MAX_BYTES, own=True)
        content = kept[2 * _DIGEST :]
        if kept[: 2 * _DIGEST] != source + sha256(content).digest():
            return None
        return GNUTranslations(BytesIO(content))
    except (OSError, ValueError):
        return None


def _keep(path: Path, source: bytes, content: bytes) -> None:
    with suppress(OSError):
        write_private(_place(path), source + sha256(content).digest() + content)
