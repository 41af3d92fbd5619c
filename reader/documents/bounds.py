"""How much of anything is read from outside: every bound in one place, and the errors that name them.

The figures keep what nobody wrote by hand (pages, feeds, books, archives) within 20 s and 64 MB of memory. Plain text
costs a quarter of a second and five times its size in memory for each MB; a file of it may be larger than that, since
it is what the person named, and is shown from its beginning meanwhile. Who needs more splits the input.
"""

from reader.documents.sanitising import sanitise_line
from reader.messages import N_, InputError, Message

MEGABYTE = 1024 * 1024

MAX_BYTES = 64 * MEGABYTE
"""Larger inputs are refused."""

MAX_EXPANDED = 64 * MEGABYTE
"""So many bytes may come out of one archive, book or document altogether."""

MAX_TEXT = 6 * MEGABYTE
"""A text in gzip with more bytes is refused, a book or a document with more characters too."""

MAX_PACKED_TEXT = 4 * MEGABYTE
"""A text in an archive with more bytes is refused: those before it are in memory still."""

MAX_ARCHIVE_TEXT = 12 * MEGABYTE
"""So many characters the texts out of one archive may have altogether where they are all held in memory."""

MAX_MEMBER = 24 * MEGABYTE
"""A member of an archive with more bytes is refused, whatever is in it."""

MAX_INNER_ARCHIVE = 8 * MEGABYTE
"""An archive in an archive with more bytes is refused."""

MAX_LINES = 250_000
"""A text with more lines is refused: each is weighed by itself."""

MAX_PIPED = 6 * MEGABYTE
"""Text that comes through a pipe with more bytes is refused; in a file it is read."""

MAX_PIPED_LINES = 100_000
"""The same for its lines."""

MAX_CHANGES = 400_000
"""A text with more places that must be cleaned is refused unless it is a file that the person named: each is kept."""

MAX_PACKED_LINES = 60_000
"""The same for a text in an archive."""

MAX_RATIO = 200
"""An archive member that grows more than so many times when it is unpacked is refused (plain text grows tenfold)."""

MAX_ENTRIES = 10_000
"""So many members an archive, pages a PDF, outlines a subscription list may have."""

MAX_FEED_ENTRIES = 3_000
"""So many entries a feed may have: the parser makes much of each."""

MAX_NESTING = 256
"""Markup nested deeper than this is read as if it were not nested further."""

MAX_MARKUP = 2 * MEGABYTE
"""A page with more characters than this is refused; scripts, styles and comments do not count."""

MAX_PART = 4 * MEGABYTE
"""A part of a book or document that takes more bytes is refused."""

MAX_PAGE = 12 * MEGABYTE
"""A page with more bytes than this is refused, scripts and all."""

MAX_MARKDOWN = 4 * MEGABYTE
"""Markdown with more bytes is read as plain text."""

MAX_TOKENS = 100_000
"""Markdown that its parser would cut into more of them is read as plain text."""

MAX_DRAWN = MEGABYTE * 3 // 2
"""A page of a PDF whose commands take more bytes is left out; text takes some thousands."""

MAX_FEED = 3 * MEGABYTE
"""A feed with more bytes is refused."""

MAX_TAGS = 120_000
"""A page with more of them than this is refused: each becomes an object or two."""

MAX_SIGNS = 250_000
"""A part of a book or document with more tags, those that end an element included, is refused."""

MAX_BLOCKS = 50_000
"""A book or document with more paragraphs is refused: each is weighed by itself."""

MAX_BOOK_TAGS = 600_000
"""All chapters of a book may have so many tags altogether."""

MAX_ATTRIBUTES = 64 * 1024
"""Attributes of one element that take more characters than this are left out."""

MAX_FOLDER_DEPTH = 40
"""Folders nested deeper than this are not entered."""

MAX_ARCHIVE_DEPTH = 2
"""An archive in an archive is read, one in that is not."""

CHILD_SECONDS = 20
"""A parser that is run in a process of its own is ended after so long."""

ARCHIVE_SECONDS = 20
"""An archive is left when reading its members has taken so long altogether."""

ARCHIVE_PACE = 200_000
"""Where the texts of an archive are not held, each so many characters are worth a second more: a fifth of the usual."""

CHILD_MEMORY = 512 * MEGABYTE
"""Address space of such a process: the interpreter and the library take some 200 MB of it."""

MAX_OPEN_FILES = 64
"""Files such a process may have open: modules are read, nothing else."""

FETCH_SECONDS = 20
"""From the first step to the last byte, redirects included."""

FETCH_BYTES = 10 * MEGABYTE
"""Of one page or feed, unpacked."""

MAX_REDIRECTS = 5


def too_large(name: str, limit: int = MAX_BYTES) -> InputError:
    """The input `name` has more than `limit` bytes, packed or unpacked."""
    reason = Message(N_("is larger than {limit} MB"), {"limit": limit // MEGABYTE})
    return InputError(sanitise_line(name), reason, Message(N_("Split it into smaller files")))


def too_long(name: str, limit: int = MAX_LINES) -> InputError:
    """The text `name` has more than `limit` lines."""
    reason = Message(N_("has more than {limit} lines"), {"limit": limit})
    return InputError(sanitise_line(name), reason, Message(N_("Split it into smaller files")))


def refused_of_pipe(data: bytes, name: str) -> InputError | None:
    """Why the text `data`, which came through a pipe, is refused; None when it is within the bounds."""
    remedy = Message(N_("Save it in a file and give that"))
    if len(data) > MAX_PIPED:
        return InputError(sanitise_line(name), too_large(name, MAX_PIPED).reason, remedy)
    if max(data.count(b"\n"), data.count(b"\r")) > MAX_PIPED_LINES:
        return InputError(sanitise_line(name), too_long(name, MAX_PIPED_LINES).reason, remedy)
    return None


def too_unclean(name: str, limit: int = MAX_CHANGES) -> InputError:
    """The text `name` has more than `limit` places that cannot be shown as they are."""
    reason = Message(N_("has more than {limit} places that must be cleaned to be shown"), {"limit": limit})
    return InputError(sanitise_line(name), reason, Message(N_("Split it into smaller files")))


def too_full(name: str, limit: int = MAX_ARCHIVE_TEXT) -> InputError:
    """The archive `name` holds more than `limit` bytes of text; the rest of it is not read."""
    reason = Message(N_("holds more than {limit} MB of text; the rest was not read"), {"limit": limit // MEGABYTE})
    return InputError(sanitise_line(name), reason, Message(N_("reader add reads all of it into a library")))


def too_many(name: str, limit: int = MAX_ENTRIES) -> InputError:
    """The input `name` holds more than `limit` entries."""
    reason = Message(N_("holds more than {limit} entries"), {"limit": limit})
    return InputError(sanitise_line(name), reason, Message(N_("Split it into smaller files")))


def too_many_tags(name: str, limit: int = MAX_TAGS) -> InputError:
    """The page or part `name` consists of more than `limit` tags."""
    reason = Message(N_("holds more than {limit} tags"), {"limit": limit})
    return InputError(sanitise_line(name), reason, Message(N_("Give its text as a text file")))


def too_many_blocks(name: str, limit: int = MAX_BLOCKS) -> InputError:
    """The book or document `name` has more than `limit` paragraphs."""
    reason = Message(N_("has more than {limit} paragraphs"), {"limit": limit})
    return InputError(sanitise_line(name), reason, Message(N_("Split it into smaller files")))


def too_packed(name: str, limit: int = MAX_RATIO) -> InputError:
    """The input `name` grows more than `limit` times when it is unpacked."""
    reason = Message(N_("grows more than {limit} times when it is unpacked"), {"limit": limit})
    return InputError(sanitise_line(name), reason, Message(N_("Unpack it yourself if you trust it")))


def too_deep(name: str, limit: int = MAX_ARCHIVE_DEPTH) -> InputError:
    """The input `name` is an archive in more than `limit` archives."""
    reason = Message(N_("is packed more than {limit} times over"), {"limit": limit})
    return InputError(sanitise_line(name), reason, Message(N_("Unpack it yourself if you trust it")))


def too_large_parts(name: str, limit: int = MAX_PART) -> InputError:
    """The input `name` has parts that are larger than `limit` bytes when they are unpacked."""
    reason = Message(N_("has parts that take more than {limit} MB each when they are unpacked"), {"limit": _mb(limit)})
    return InputError(sanitise_line(name), reason, Message(N_("Give its text as a text file")))


def _mb(size: int) -> float:
    return size // MEGABYTE if size % MEGABYTE == 0 else round(size / MEGABYTE, 1)


def too_deep_folder(name: str, limit: int = MAX_FOLDER_DEPTH) -> InputError:
    """The folder `name` lies in more than `limit` others and is not entered."""
    reason = Message(N_("lies more than {limit} folders deep"), {"limit": limit})
    return InputError(sanitise_line(name), reason, Message(N_("Give this folder by itself")))


def too_nested(name: str, limit: int = MAX_NESTING) -> InputError:
    """The markup of the input `name` is nested more than `limit` elements deep."""
    reason = Message(N_("is nested more than {limit} levels deep"), {"limit": limit})
    return InputError(sanitise_line(name), reason, Message(N_("Give its text as a text file")))


def too_slow(name: str, limit: int = CHILD_SECONDS) -> InputError:
    """Reading the input `name` took more than `limit` seconds."""
    reason = Message(N_("took more than {limit} s to read"), {"limit": limit})
    return InputError(sanitise_line(name), reason, Message(N_("Split it into smaller files")))
