"""A language made from the template: every message in brackets, longer, in other letters, so that gaps can be seen."""

import os
import re
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from fake_library import FakeLibrary, article

from reader.documents import Form, Role
from reader.library.marks import Mark

CODE = "qps"
"""No language: the code is for private use."""

OPEN, CLOSE = "⟦", "⟧"
_TEMPLATE = Path(__file__).resolve().parents[2] / "i18n" / "reader.pot"
_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "ấƀçđễƒğħịĵķłɱňộþɋřşŧựṽẃẋỷžẤɃÇĐỄƑĞĦỊĴĶŁṀŇỘÞɊŘŞŦỰṼẂẊỶŽ"
)
_PADDING = "ұғһ ấễộ "
_LABEL = 10
_KEPT = re.compile(r"(\{[^}]*\}|%\(\w+\)[rsd]|%[rsd])")
_KEY = re.compile(r"((?:Esc|Enter|Tab|F\d+|[a-zA-Z]|↑ ↓|← →|[←→]|\+ −) )(.*)", re.DOTALL)
_BUDGET = re.compile(r"at most (\d+) cells")


def pseudo(text: str, room: int = 999) -> str:
    """`text` in the pseudo-locale, in at most `room` cells.

    The entries of a line of keys are bracketed one by one and without their keys, as they may be left out.
    """
    pieces = text.split(" · ")
    if len(pieces) == 1:
        return _bracketed(text, room)
    keyed = (_KEY.fullmatch(piece) for piece in pieces)
    return " · ".join(
        found[1] + _bracketed(found[2], room) if found else _bracketed(piece, room)
        for piece, found in zip(pieces, keyed, strict=True)
    )


def _bracketed(text: str, room: int) -> str:
    """Twice as long up to ten characters, as one in twenty Kazakh labels is; longer texts grow by 60 per cent."""
    body = text.rstrip("…:. \n")
    end = text[len(body) :]
    changed = "".join(part if _KEPT.fullmatch(part) else part.translate(_LETTERS) for part in _KEPT.split(body))
    more = max(1, len(body) - 2) if len(text) <= _LABEL else len(body) * 6 // 10
    more = min(more, room - len(text) - 3)
    padding = (_PADDING * (more // len(_PADDING) + 1))[: max(0, more)].strip()
    return f"{OPEN}{changed}{padding and ' ' + padding}{end.rstrip()}{CLOSE}{end[len(end.rstrip()) :]}"


@cache
def _catalogue() -> bytes:
    with _TEMPLATE.open("rb") as file:
        template = read_po(file)
    catalogue = Catalog(locale=None, charset="utf-8", fuzzy=False)
    for message in template:
        budgets = [int(found[1]) for each in message.auto_comments if (found := _BUDGET.search(each))]
        room = min(budgets, default=999)
        if isinstance(message.id, str) and message.id:
            catalogue.add(message.id, pseudo(message.id, room), context=message.context)
        elif message.id:
            catalogue.add(message.id, tuple(pseudo(each, room) for each in message.id), context=message.context)
    written = BytesIO()
    write_po(written, catalogue)
    return written.getvalue()


def cut(screen: str) -> list[str]:
    """The lines of a screen on which a message was cut: by an ellipsis, or by an edge.

    A message may go on in the next line, and data may be shortened: it has no letters of the pseudo-locale.
    """
    letters = "".join(chr(code) for code in _LETTERS.values() if isinstance(code, int))
    shortened = re.compile(rf"[{letters}ұғһ] ?…(?!{CLOSE})")
    return [line for line in screen.splitlines() if shortened.search(line)]


def english(screen: str) -> list[str]:
    """The words on a screen that are in no catalogue; names of keys are the same in every language."""
    words = re.findall(r"[A-Za-z]{2,}\d*|[A-Z]\d+", screen)
    return [word for word in words if not _SAME_EVERYWHERE.fullmatch(word)]


_SAME_EVERYWHERE = re.compile(
    "Esc|Enter|Tab|F\\d+|PgUp|PgDn|Home|End|Del|Space|Shift|Ctrl|Alt|KK|ISO|GeoNames|txt|passage|English|Ti|ng|Vi"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec"
)


def drop_pseudo_locale() -> None:
    """Put the pseudo-locale where a person puts a language of their own."""
    folder = Path(os.environ["XDG_CONFIG_HOME"], "reader", "i18n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{CODE}.po").write_bytes(_catalogue())


def cyrillic_library() -> FakeLibrary:
    """Articles without a Latin letter: every one that is seen is the program's own."""
    body = [(Role.BODY, f"{number} абзац. " + "Жедел жолмен жүрді де келді. " * 9) for number in range(30)]
    body[3] = (Role.BODY, "[PERSON:lan|Лан Мария] [PLACE:hue|Хюэ] қаласына [DATE:d|2024 жыл] келді. [MONEY:m|3 доллар]")
    first = article(
        (Role.TITLE, Form.HEADLINE, "Өзен бойы [PLACE:hue|Хюэ]"),
        (Role.STANDFIRST, "[PERSON:lan|Лан] ашты, [PERSON:lan|ЛАН] жапты."),
        (Role.HIDDEN, Form.SCRIPT, "123 456"),
        *body,
        (Role.RELATED, Form.LABEL, "Тағы"),
        language="kk",
        date="2024-03-09",
        source="Дала",
    )
    second = article(
        (Role.TITLE, Form.HEADLINE, "Паром"),
        (Role.BODY, "[PERSON:lan|Лан Мария] [PERSON:dan|Дана] [PLACE:aktau|Ақтау] [ORG:port|Порт] [EVENT:e|Той] " * 2),
        (Role.BODY, "Жедел жолмен жүрді де келді. " * 40),
        language="kk",
        date="2024-04-10",
    )
    third = article((Role.TITLE, Form.HEADLINE, "Жол"), (Role.BODY, "[PERSON:dan|Дана] келді."), language="kk")
    library = FakeLibrary(first, second, third)
    library.add_mark(Mark(0, library.keys[0], 0, 9, "Өзен бойы", "сұрау", "2024-03-09", "Өзен бойы Хюэ"))
    return library
