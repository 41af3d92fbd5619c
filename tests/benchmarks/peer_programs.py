"""Other programs in which people read: how each is started on an article, and the keys with which one reads on.

less, newsboat and w3m come from apt, toolong (`tl`) and frogmouth from PyPI; what is not installed is left out.
"""

import shutil
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
_COPIES = 6
"""So many times the article stands in the file, so that no program comes to its end."""


class Program(NamedTuple):
    """command: what is started. first: keys to be where lines can be scrolled. key: scrolls one. leave: ends it."""

    command: Sequence[str]
    first: Sequence[str] = ()
    key: str = "\x1b[B"
    leave: str = "q"


def articles(folder: Path) -> tuple[str, str]:
    """Two articles of the samples as text files in `folder`, made long."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))[:2]]
    paths = folder / "article.txt", folder / "second.txt"
    for path, text in zip(paths, texts, strict=True):
        path.write_text("\n\n".join([text] * _COPIES), encoding="utf-8")
    return str(paths[0]), str(paths[1])


def peers(folder: Path, search: str | None) -> dict[str, Program]:
    """The programs that are there, by name, each with the first of `articles`. search: where else to look for them."""
    plain = Path(articles(folder)[0])
    markdown = folder / "article.md"
    # Slowed down, frogmouth says in a dialogue that loading failed, though it did not: Enter closes that.
    markdown.write_text(plain.read_text(encoding="utf-8"), encoding="utf-8")
    wanted = {
        "less": ("less", Program([str(plain)])),
        "newsboat": ("newsboat", Program(_feed(folder, plain), first=["\r", "\r"], key="\x1bOB")),
        "toolong": ("tl", Program([str(plain)], first=["\x1b[H"])),  # it begins at the end
        "frogmouth": ("frogmouth", Program([str(markdown)], first=["\r"], key="j", leave="\x11")),
    }
    found = {}
    for name, (command, program) in wanted.items():
        path = shutil.which(command, path=search) or shutil.which(command)
        if path:
            found[name] = program._replace(command=[*_started(path), *program.command])
    return found


def _started(path: str) -> list[str]:
    """How to start what lies at `path` so that the process is its interpreter's, if it has one."""
    with open(path, "rb") as file:
        first = file.readline().decode("utf-8", "replace").strip()
    return [first[2:], path] if first.startswith("#!/") and " " not in first else [path]


def _feed(folder: Path, article: Path) -> list[str]:
    """The arguments with which newsboat reads a feed with the article in it."""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in article.read_text(encoding="utf-8").split("\n") if part)
    item = f"<item><title>Article</title><guid>1</guid><description>{escape(paragraphs)}</description></item>"
    feed, urls, settings = folder / "feed.xml", folder / "urls", folder / "newsboat"
    feed.write_text(
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Feed</title>{item}</channel></rss>',
        encoding="utf-8",
    )
    urls.write_text(f"file://{feed}\n", encoding="utf-8")
    settings.write_text("confirm-exit no\n", encoding="utf-8")
    return ["-r", "-u", str(urls), "-C", str(settings), "-c", str(folder / "newsboat.db")]
