"""Whether text without a name of its own is Markdown: only when several of its signs say so (CommonMark 0.31)."""

import re

_HEAD = 32 * 1024
_QUICK = (b"#", b"](", b"```", b"**", b"|-", b"---\n", b"]:")
_FRONT = re.compile(rb"---[ \t]*\r?\n(?:[A-Za-z_-]{1,40}:[^\n]{0,500}\n){1,40}?---[ \t]*\r?\n")
_HEADING = re.compile(rb"^#{1,6}[ \t]+[^\s#][^\n]{0,300}$", re.MULTILINE)
_SET_APART = re.compile(rb"(?:\A|\n[ \t]*\r?\n)#{1,6}[ \t]+[^\s#][^\n]{0,300}\r?\n[ \t]*\r?\n")
_OTHERS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rb"!?\[[^\[\]\n]{1,300}\]\((?:https?://|\.{0,2}/|#|[\w-]+\.\w)[^()\s]{0,500}(?:[ \t]\"[^\"\n]{0,200}\")?\)",
        rb"^(?:```|~~~)[ \t]*[\w+-]{0,20}[ \t]*\r?$",
        rb"^\|?[ \t]{0,3}:?-{3,}:?[ \t]{0,3}(?:\|[ \t]{0,3}:?-{3,}:?[ \t]{0,3}){1,30}\|?[ \t]{0,3}\r?$",
        rb"(?<![*\w])\*\*[^\s*][^*\n]{0,200}(?<=\S)\*\*(?![*\w])",
        rb"^ {0,3}\[[^\[\]\n]{1,100}\]:[ \t]+\S",
        rb"^ {0,3}>[ \t]+\S",
        rb"^[*+-][ \t]+\S[^\n]{0,500}\n(?:[ \t]+\S[^\n]{0,500}\n){0,5}[*+-][ \t]+\S",
    )
)
"""Links, fences, the line under the head of a table, strong emphasis, addresses of links, quotations, lists."""


def looks_like_markdown(data: bytes) -> bool:
    """Whether `data` begins with front matter, has headings set apart, or a heading and other markup."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"\x00" in head or not any(sign in head for sign in _QUICK):
        return False
    if _FRONT.match(head):
        return True
    kinds = sum(pattern.search(head) is not None for pattern in _OTHERS)
    if _HEADING.search(head) is None:
        return kinds >= 3
    return kinds >= 1 or len(_SET_APART.findall(head)) >= 2
