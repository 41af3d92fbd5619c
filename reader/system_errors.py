"""What the operating system refuses with, in words that can be translated; its own are English."""

import errno
from typing import Final

from reader.messages import N_, Message

_REASONS: Final = {
    errno.ENOENT: N_("no such file or folder"),
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("the disk is full"),
    errno.EBADF: N_("it is closed"),
    errno.EROFS: N_("it cannot be written to"),
    errno.EISDIR: N_("is a folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk or the connection failed"),
}


def system_reason(error: OSError) -> Message:
    """Why the operating system refused; in its own words for what is rare."""
    known = _REASONS.get(error.errno or 0)
    if known is not None:
        return Message(known)
    # The braces keep a text that is not the project's from being filled.
    return Message("{detail}", {"detail": error.strerror or type(error).__name__})
