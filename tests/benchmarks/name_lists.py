"""Lists of names for measuring, made by rule: as many as wanted, of several hundred thousand distinct words.

Words are drawn letter by letter from what follows three letters in the names that ship with the program, so that they
look like names of Viet Nam, Kazakhstan and the world; some are common and most are rare, as in any list of names.

    python tests/benchmarks/name_lists.py COUNT > names.tsv
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from unicodedata import normalize

from reader.names.known import gazetteer

_SEED = 20260101
_ORDER = 3
_SHORTEST = 5
_LONGEST = 12
_SURNAMES = """
Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Trịnh Lương Mai Đào Cao Hà Tạ Tô Chu
Lâm Thái Phùng Quách Vương Triệu Đoàn Doãn Kiều Tống Nghiêm Thạch La Lưu Tăng Diệp Hứa Tôn Từ Viên Mạc Khổng Lại Giang
"""


class _Words:
    """Invented words of one alphabet: a few thousand that come again and again, and ever new ones."""

    def __init__(self, samples: list[str], dice: random.Random) -> None:
        self._dice = dice
        self._next: dict[str, list[str]] = defaultdict(list)
        for sample in samples:
            padded = "^" * _ORDER + sample.lower() + "$"
            for place in range(_ORDER, len(padded)):
                self._next[padded[place - _ORDER : place]].append(padded[place])
        self._common = [self._invent() for _ in range(4000)]

    def _invent(self) -> str:
        while True:
            letters = "^" * _ORDER
            while len(letters) < _ORDER + _LONGEST:
                letter = self._dice.choice(self._next[letters[-_ORDER:]])
                if letter == "$":
                    break
                letters += letter
            if len(letters) >= _ORDER + _SHORTEST:
                return letters[_ORDER:].capitalize()

    def common(self) -> str:
        """A word that many names have; the first ones are the commonest (Zipf)."""
        return self._common[min(len(self._common) - 1, int(self._dice.paretovariate(0.6)) - 1)]

    def rare(self) -> str:
        """A word that hardly any other name has."""
        return self._invent()


def names(seed: int = _SEED) -> Iterator[str]:
    """Endless names, distinct or nearly so, always the same ones for one `seed`."""
    dice = random.Random(seed)
    known = [name for thing in gazetteer() for name in (*thing.names.values(), *thing.aliases)]
    words = {word for name in known for word in normalize("NFC", name).split() if word.isalpha() and len(word) > 2}
    cyrillic = _Words(sorted(word for word in words if "\u0400" <= word[0] <= "\u04ff"), dice)
    latin = _Words(sorted(word for word in words if word.isascii()), dice)
    syllables = sorted({word for word in words if not word.isascii() and len(word) <= 6 and word[0] < "\u0400"})
    surnames = _SURNAMES.split()
    while True:
        draw = dice.random()
        if draw < 0.3:
            middle = dice.choice(["Văn", "Thị", dice.choice(syllables)])
            surname = surnames[min(len(surnames) - 1, int(dice.paretovariate(0.8)) - 1)]
            yield f"{surname} {middle} {dice.choice(syllables)} {dice.choice(syllables)}".title()
        elif draw < 0.6:
            yield f"{cyrillic.common()} {cyrillic.rare()}"
        elif draw < 0.85:
            yield f"{latin.common()} {latin.rare()}"
        else:
            yield f"{latin.rare()} {latin.common()} {latin.common()}"


if __name__ == "__main__":
    print("name\ttype")
    for name in islice(names(), int(sys.argv[1])):
        print(f"{name}\t")
