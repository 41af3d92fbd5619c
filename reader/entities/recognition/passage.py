"""A part of an article as the recognisers see it: its words, where its sentences begin, how it uses capitals."""

import re
from collections.abc import Container
from enum import Enum
from functools import cached_property

from reader.documents import Zone
from reader.entities.recognition.english_words import DIRECTIONS, DISTRICT, EVENT, FIELDS, LAW, NATURE, OFFICES, ORG
from reader.entities.recognition.lexicon import Terms, common_words, split, titles
from reader.entities.recognition.tokens import Token, tokenise

_ENDS = frozenset(".!?…")
_ABBREVIATIONS = split("""
    dr mr mrs ms st gen col capt maj lt sgt prof sen rep gov no vs tp ths ts gs pgs jr sr rev adm brig inc ltd co
    corp mt г ж т б м р ғ
""")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
_LITTLE = split("""
    with from into over under after before about between among during through against amid toward towards
""")
_TITLE_WORDS = (
    OFFICES | FIELDS | ORG | EVENT | LAW | NATURE | DISTRICT | DIRECTIONS | split("prime general foreign party joint")
)
DASHES = frozenset("-–—‑−")


class Style(Enum):
    """What a capital letter tells in a text."""

    PLAIN = "plain"
    HEADLINE = "headline"  # Every Word Has One
    CAPITALS = "capitals"  # EVERY LETTER IS ONE


class Passage:
    """The words of `text[start:end]`; indices of its methods count words, offsets of candidates count code points.

    language: ISO 639-1 code of this part; decides which words are common words, not which rules are applied.
    """

    def __init__(self, text: str, start: int, end: int, language: str, zone: Zone) -> None:
        self.text = text
        self.zone = zone
        self.tokens: list[Token] = tokenise(text, start, end)
        self.lower: list[str] = [token.text.lower() for token in self.tokens]
        self.initial: list[bool] = self._sentence_starts(start)
        self.cyrillic = bool(_CYRILLIC.search(text, start, end))
        self.language = self._language(language, text[start:end])
        self.style = self._style()
        self.cap: list[bool] = [
            token.is_capitalised or (self.style is Style.CAPITALS and token.text[0].isalpha()) for token in self.tokens
        ]

    def __len__(self) -> int:
        return len(self.tokens)

    def _language(self, language: str, text: str) -> str:
        if language in {"en", "vi", "kk", "ru"}:
            return language
        if self.cyrillic:
            return "kk"
        return "vi" if len(_VIETNAMESE.findall(text)) * 12 > len(text) else "en"

    def _sentence_starts(self, start: int) -> list[bool]:
        flags: list[bool] = []
        fresh, previous_end = True, start
        for index, token in enumerate(self.tokens):
            if index and "\n" in self.text[previous_end : token.start]:
                fresh = True
            if token.text[0].isalnum():
                flags.append(fresh)
                fresh = False
            else:
                flags.append(False)
                if (token.text in _ENDS and not self._abbreviates(index)) or token.text == ":":
                    fresh = True
                elif token.text == ",":
                    fresh = False
                elif token.text in DASHES and self._ends_dateline(index):
                    fresh = True  # the dash that ends a dateline
            previous_end = token.end
        return flags

    def _ends_dateline(self, dash: int) -> bool:
        """Whether the dash at `dash` is the one behind "Oslo (NTB)" or "LONDON"."""
        if dash == 0 or self.tokens[dash - 1].end == self.tokens[dash].start:
            return False
        before = self.tokens[dash - 1].text
        after = self.tokens[dash + 1].text if dash + 1 < len(self.tokens) else ""
        return before == ")" or (dash < 8 and len(before) > 2 and before.isupper() and not after.isupper())

    def _abbreviates(self, dot: int) -> bool:
        """Whether the full stop at `dot` belongs to an abbreviation or an initial."""
        if self.tokens[dot].text != "." or dot == 0 or self.tokens[dot - 1].end != self.tokens[dot].start:
            return False
        word = self.tokens[dot - 1].text
        return (len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS

    def _style(self) -> Style:
        words = [token.text for token in self.tokens if token.text[0].isalpha()]
        letters = "".join(words)
        if len(words) > 2 and sum(map(str.isupper, letters)) > 0.7 * len(letters):
            return Style.CAPITALS
        small = [word for word in words if word[0].islower()]
        if (
            self.language == "en"
            and 4 < len(words) < 30
            and all(len(word) < 5 or word.lower() in _LITTLE for word in small)
        ):
            capitals = [word.lower() for word in words[1:] if word[0].isupper()]
            verbs = sum(word not in _TITLE_WORDS and word in self.common for word in capitals)
            if verbs > 1 and 4 * verbs > len(words):
                return Style.HEADLINE
        return Style.PLAIN

    @cached_property
    def common(self) -> Container[str]:
        """The common words of this passage's language."""
        return common_words(self.language)

    @cached_property
    def titles(self) -> Terms:
        """The titles and offices that stand beside names in this passage's language."""
        return titles(self.language)

    def is_word(self, index: int) -> bool:
        """Whether there is a word or number at `index`."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text[0].isalnum()

    def is_cap(self, index: int) -> bool:
        """Whether there is a word with a capital letter at `index`."""
        return 0 <= index < len(self.tokens) and self.cap[index]

    def is_low(self, index: int) -> bool:
        """Whether there is a word in small letters at `index`."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text[0].isalpha() and not self.cap[index]

    def word(self, index: int) -> str:
        """The token at `index` in small letters, "" outside the passage."""
        return self.lower[index] if 0 <= index < len(self.tokens) else ""

    def raw(self, index: int) -> str:
        """The token at `index` as written, "" outside the passage."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def joined(self, index: int) -> bool:
        """Whether the token at `index` touches the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def is_dash(self, index: int) -> bool:
        """Whether a hyphen or dash stands at `index`."""
        return self.raw(index) in DASHES

    def follows(self, index: int) -> bool:
        """Whether the word at `index` continues the sentence of the word before it, with nothing but space between."""
        return (
            0 < index < len(self.tokens) and not self.initial[index] and self.is_word(index) and self.is_word(index - 1)
        )

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of the words from `first` to `last`, `last` exclusive."""
        return self.tokens[first].start, self.tokens[last - 1].end

    def slice(self, first: int, last: int) -> str:
        """The text of the words from `first` to `last`, `last` exclusive."""
        start, end = self.span(first, last)
        return self.text[start:end]
