"""Compressed bytes → bytes, never more than was asked for."""

import zlib
from collections.abc import Iterable, Iterator

_STEP = 1 << 16
_MEMBER = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
_EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, told by the first bytes


class TooMuchError(Exception):
    """More came out than was asked for."""


def decompressed(chunks: Iterable[bytes], encodings: Iterable[str], limit: int) -> Iterator[bytes]:
    """The bytes in `chunks`, which were encoded by each of `encodings` (RFC 9110: gzip, deflate, identity) in turn.

    limit: bytes that may go in, and come out of each layer. Raises TooMuchError, and ValueError for what is
    damaged or unknown.
    """
    stream: Iterator[bytes] = _bounded(iter(chunks), limit)
    for encoding in reversed([encoding for encoding in encodings if encoding not in {"", "identity"}]):
        if encoding not in {"gzip", "x-gzip", "deflate"}:
            raise ValueError(encoding)
        stream = _inflated(stream, _EITHER if encoding == "deflate" else _GZIP, limit)
    return _bounded(stream, limit)


def _inflated(chunks: Iterator[bytes], window: int, limit: int) -> Iterator[bytes]:
    def bounded() -> Iterator[bytes]:
        decoder = zlib.decompressobj(window)
        first = True
        half = b""  # of the mark with which a member begins
        for chunk in chunks:
            pending = half + chunk
            half = b""
            if decoder.eof and pending:
                if pending == _MEMBER[:1]:
                    half = pending
                    continue
                if not pending.startswith(_MEMBER):
                    return
                decoder = zlib.decompressobj(window)
            while pending:
                try:
                    yield decoder.decompress(pending, _STEP)
                except zlib.error as error:
                    # Some servers send "deflate" without its header (RFC 1951 instead of RFC 1950).
                    if not (first and window == _EITHER):
                        raise ValueError(str(error)) from error
                    decoder = zlib.decompressobj(-zlib.MAX_WBITS)
                    first = False
                    continue
                first = False
                pending = decoder.unconsumed_tail
                if decoder.eof:
                    # Another member follows (RFC 1952), or padding, which says nothing: it is read no further.
                    pending = decoder.unused_data
                    if pending == _MEMBER[:1]:
                        half, pending = pending, b""
                    elif pending.startswith(_MEMBER):
                        decoder = zlib.decompressobj(window)
                    elif pending:
                        return
        if not decoder.eof and not first:
            raise ValueError("cut off")

    return _bounded(bounded(), limit)


def _bounded(chunks: Iterator[bytes], limit: int) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > limit:
            raise TooMuchError
        yield chunk
