"""The tables of the READMEs that say what the program declares: keys, options, commands.

    python i18n/readmes.py update   write them anew
    python i18n/readmes.py check    say which are not up to date; exit status 1 if any is

They stand between `<!-- generated: NAME -->` and `<!-- end -->`, in the language of the file (`README.vi.md`). The head
of a table is written by hand and kept. Needs the program itself, installed or on the path.
"""

import os
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
os.environ["XDG_CONFIG_HOME"] = str(HERE / "none")  # nobody's own keys, catalogues and names

from reader.app.commands import COMMANDS  # noqa: E402 - after the environment is set
from reader.app.commands.key_names import key_name  # noqa: E402
from reader.app.commands.registry import grouped  # noqa: E402
from reader.cli import manual  # noqa: E402
from reader.cli.parser import application_parser  # noqa: E402
from reader.localisation import _, set_language  # noqa: E402

REGION = re.compile(r"(<!-- generated: (\w+) -->\n)(.*?)(<!-- end -->\n)", re.DOTALL)
HEAD = re.compile(r"\|[^\n]*\|\n\| --- [^\n]*\|\n")


def keys() -> Iterator[str]:
    """The keys by section, each command in a row."""
    for group, commands in grouped():
        yield f"| **{_(group.value)}** | |"
        for command in commands:
            yield f"| {', '.join(f'`{key_name(key)}`' for key in command.keys)} | {_(command.help)} |"


def options() -> Iterator[str]:
    """The options of `reader` without a command."""
    for written, meaning in manual.options(application_parser()):
        yield f"| `{written.replace('|', chr(92) + '|')}` | {meaning} |"


def commands() -> Iterator[str]:
    """The commands of the command line."""
    for written, meaning in manual.commands():
        yield f"| `{written}` | {meaning} |"


def ids() -> Iterator[str]:
    """The names of the application's commands, which a keymap knows them by."""
    yield from textwrap.wrap(", ".join(f"`{command.id}`" for command in COMMANDS) + ".", 118, break_on_hyphens=False)


REGIONS: dict[str, Callable[[], Iterator[str]]] = {"keys": keys, "options": options, "commands": commands, "ids": ids}


def written(path: Path) -> str:
    """The text of a README with its regions written anew."""
    language = path.suffixes[0].removeprefix(".") if len(path.suffixes) > 1 else "en"
    set_language(language)

    def region(match: re.Match[str]) -> str:
        head = HEAD.match(match[3])
        lines = "".join(f"{line}\n" for line in REGIONS[match[2]]())
        return f"{match[1]}{head[0] if head else ''}{lines}{match[4]}"

    return REGION.sub(region, path.read_text(encoding="utf-8"))


def main() -> int:
    """Run the command named on the command line."""
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command not in ("update", "check"):
        print(__doc__)
        return 2
    status = 0
    for path in sorted(HERE.parent.glob("README*.md")):
        text = written(path)
        if text == path.read_text(encoding="utf-8"):
            continue
        if command == "update":
            path.write_text(text, encoding="utf-8")
        else:
            print(f"{path.name} is not up to date: run python i18n/readmes.py update")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
