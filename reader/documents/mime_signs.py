"""Whether bytes may be a page that a browser saved in one file (MHTML, RFC 2557): quick to ask, sure to be asked."""

_HEAD = 2048


def may_wrap_a_page(data: bytes) -> bool:
    """Whether `data` begins with the fields of a message in several parts."""
    head = data[:_HEAD].lower()
    return b"mime-version:" in head and b"multipart/" in head
