"""What is read on saved pages: leads kept, captions marked, related links gone, dates right, no junk.

    python tests/accuracy/saved_pages.py [--set tuning|held-out] [--mistakes]

`tests/data/pages` holds each page and, in a table of the same name, what is to be read on it, written beforehand.
"""

import argparse
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reader.documents import Document, Role
from reader.documents.formats import Input, read_all

PAGES = Path(__file__).resolve().parents[1] / "data" / "pages"
_SHOWN = {Role.BODY, Role.HEADING, Role.STANDFIRST, Role.CAPTION, Role.CREDIT, Role.TITLE}


@dataclass
class Tally:
    """How many of each kind are right, of how many, and which are not."""

    right: dict[str, int] = field(default_factory=dict)
    all: dict[str, int] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)

    def count(self, kind: str, right: bool, words: str) -> None:
        """Note one answer."""
        self.all[kind] = self.all.get(kind, 0) + 1
        self.right[kind] = self.right.get(kind, 0) + right
        if not right:
            self.mistakes.append(f"{kind}: {words}")

    def share(self, kind: str) -> float:
        """The part that is right; 1 where there is nothing to be right about."""
        return self.right.get(kind, 0) / self.all[kind] if self.all.get(kind) else 1.0


def expectations(which: str | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of each page of the set `which` (None: of both) and its table."""
    for path in sorted(PAGES.glob("*.toml")):
        expected = tomllib.loads(path.read_text(encoding="utf-8"))
        if which in {None, expected["set"]}:
            yield path.stem, expected


def document(name: str) -> Document:
    """The page `name` as it is read."""
    (found,) = read_all(Input((PAGES / f"{name}.html").read_bytes(), f"{name}.html"))
    assert isinstance(found, Document), found
    return found


def judge(name: str, expected: dict[str, Any], tally: Tally) -> None:
    """Compare the page `name` with its table."""
    read = document(name)
    parts = [(part.role, _plain(read.part_text(part))) for part in read.parts]
    shown = [text for role, text in parts if role in _SHOWN]
    tally.count("title", _plain(expected["title"]) == _plain(read.title or ""), f"{name}: {read.title}")
    if "lead" in expected:
        lead = _plain(expected["lead"])
        tally.count("lead", any(lead in text for text in shown), f"{name}: {expected['lead']}")
        marked = any(lead in text for role, text in parts if role is Role.STANDFIRST)
        tally.count("lead marked", marked, f"{name}: {expected['lead']}")
    for caption in expected.get("captions", ()):
        marked = any(_plain(caption) in text for role, text in parts if role is Role.CAPTION)
        tally.count("caption", marked, f"{name}: {caption}")
    for story in expected.get("related", ()):
        tally.count("related", not any(_plain(story) in text for text in shown), f"{name}: {story}")
    for paragraph in expected["paragraphs"]:
        body = [text for role, text in parts if role in _SHOWN - {Role.CAPTION, Role.CREDIT, Role.TITLE}]
        tally.count("paragraph", any(_plain(paragraph) in text for text in body), f"{name}: {paragraph}")
    visible = [text for role, text in parts if role is not Role.HIDDEN]
    for junk in expected.get("junk", ()):
        tally.count("junk", not any(_plain(junk) in text for text in visible), f"{name}: {junk}")
    for first, second in expected.get("apart", ()):
        together = any(_plain(first) in text and _plain(second) in text for text in shown)
        tally.count("apart", not together, f"{name}: {second}")
    found = read.date.value if read.date else None
    day = expected.get("date")
    tally.count("no wrong date", found in {None, day}, f"{name}: {found}, not {day}")
    if day:
        tally.count("date", found == day, f"{name}: {found}, not {day}")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def measure(which: str | None = None, names: Sequence[str] = ()) -> Tally:
    """The tally over a set of pages."""
    tally = Tally()
    for name, expected in expectations(which):
        if not names or name in names:
            judge(name, expected, tally)
    return tally


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--set", choices=("tuning", "held-out"))
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    tally = measure(options.set, options.names)
    for kind, number in tally.all.items():
        print(f"{kind:14} {tally.right[kind]:3} of {number:3}  {tally.share(kind):.1%}")
    if options.mistakes:
        print("\n".join(tally.mistakes))


if __name__ == "__main__":
    main()
