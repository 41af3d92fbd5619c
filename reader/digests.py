"""Digests as in `hashlib`, without the library of OpenSSL: loading it takes a moment and some megabytes.

What Python brings itself is used, as its `random` does; where a Python lacks it, and for what is long, `hashlib`.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import _Hash, blake2b, sha1
else:
    try:
        from _blake2 import blake2b
        from _sha1 import sha1
    except ImportError:
        from hashlib import blake2b, sha1

__all__ = ["blake2b", "sha1", "sha256"]

_LONG = 1 << 18
"""Bytes from which on OpenSSL, with the processor's own instructions, has made up for its loading."""


def sha256(data: bytes) -> "_Hash":
    """As `hashlib.sha256`."""
    if len(data) < _LONG and "hashlib" not in sys.modules:
        try:
            if sys.version_info >= (3, 12):
                import _sha2 as own  # type: ignore[import-not-found,unused-ignore]
            else:
                import _sha256 as own  # type: ignore[import-not-found,unused-ignore]
            digest: _Hash = own.sha256(data)
            return digest
        except ImportError:
            pass
    import hashlib

    return hashlib.sha256(data)
