"""Words and marks with their offsets: what every recogniser reads."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?:[^\W\d_]\.){2,}                                    # U.S., т.б.
    | ['’ʼ][sS]\b                                         # the English possessive ending
    | (?>\d+(?:[.,:/]\d+)*)(?![^\W\d_])                   # 1,469   146.3   20/11/2025
    | [^\W_]+(?:['’ʼ](?![sS]\b)[^\W\d_]+)*                # words, letters glued to digits, inner apostrophes
    | [^\w\s] | _
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark: `text` stands at `[start, end)` of the document's text, in code points."""

    start: int
    end: int
    text: str

    @property
    def is_word(self) -> bool:
        """True for words and numbers, False for punctuation and the possessive ending."""
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """True when the first letter is upper case (also for words all in capitals)."""
        return self.text[0].isupper()

    @property
    def is_upper(self) -> bool:
        """True for words of two letters and more all in capitals."""
        return len(self.text) > 1 and self.text.isupper()


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`; hyphens and dashes are tokens of their own, offsets point into `text`."""
    limit = len(text) if end is None else end
    return [Token(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text, start, limit)]
