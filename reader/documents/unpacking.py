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

    limit: bytes that may come out of each layer. Raises TooMuchError, and ValueError for what is damaged or unknown.
    """
    stream: Iterator[bytes] = iter(chunks)
    for encoding in reversed([encoding for encoding in encodings if encoding not in {"", "identity"}]):
        if encoding not in {"gzip", "x-gzip", "deflate"}:
            raise ValueError(encoding)
        stream = _inflated(stream, _EITHER if encoding == "deflate" else _GZIP, limit)
    return _bounded(stream, limit)


def _inflated(chunks: Iterator[bytes], window: int, limit: int) -> Iterator[bytes]:
    def bounded() -> Iterator[bytes]:
        decoder = zlib.decompressobj(window)
        first = True
        for chunk in chunks:
            pending = chunk
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
                    # Another member follows (RFC 1952), or padding, which says nothing.
                    pending = decoder.unused_data if decoder.unused_data.startswith(_MEMBER) else b""
                    if pending:
                        decoder = zlib.decompressobj(window)
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
