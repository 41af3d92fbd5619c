"""Tools for translators.

    python i18n/catalogues.py extract   write reader.pot from the source
    python i18n/catalogues.py update    extract, then bring every .po file up to date
    python i18n/catalogues.py check     say what is missing or wrong; exit status 1 if anything is

Needs only Babel, which the program itself depends on.
"""

import sys
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "reader"
TEMPLATE = HERE / "reader.pot"
CHURN = (
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Report-Msgid',
    '"Language-Team',
    '"Generated-By',
)
"""Header lines that say nothing here or change at every run."""


def extract() -> Catalog:
    """Every message of the source, in the order of the files, without line numbers (they only churn)."""
    catalogue = Catalog(
        project="multilingual-reader",
        version="0",
        copyright_holder="the authors of Reader",
        charset="utf-8",
        header_comment="# Messages of Reader.\n# This file is distributed under the same licence as the project.",
        fuzzy=False,
    )
    keywords = {**DEFAULT_KEYWORDS, "npgettext": ((1, "c"), 2, 3)}
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=keywords, comment_tags=("TRANSLATORS:",))
    for filename, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalogue.add(message, None, [(f"reader/{filename}", 0)], auto_comments=comments, context=context)
    return catalogue


def read(path: Path) -> Catalog:
    """The catalogue in a .po or .pot file."""
    with path.open("rb") as file:
        return read_po(file, locale=None if path.suffix == ".pot" else path.stem)


def write(path: Path, catalogue: Catalog) -> None:
    """Write `catalogue` without dates and line numbers, so that only real changes show."""
    buffer = BytesIO()
    write_po(buffer, catalogue, width=110, include_lineno=False, ignore_obsolete=True)
    lines = buffer.getvalue().decode("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith(CHURN)), encoding="utf-8")


def languages() -> list[Path]:
    """The catalogues there are."""
    return sorted(HERE.glob("*.po"))


def update() -> None:
    """Write the template and merge it into every catalogue, without guesses."""
    template = extract()
    write(TEMPLATE, template)
    for path in languages():
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True)
        write(path, catalogue)


def identity(message: Message) -> tuple[str | None, object]:
    """What makes two messages the same one."""
    return message.context, message.id


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def problems(path: Path, template: Catalog) -> list[str]:
    """What is missing or wrong in one catalogue."""
    catalogue = read(path)
    have = {identity(message): message for message in catalogue if message.id}
    want = {identity(message): message for message in template if message.id}
    found = [f"{path.name}: not in the source: {key[1]!r}" for key in have.keys() - want.keys()]
    for key, message in want.items():
        translated = have.get(key)
        source = message.id if isinstance(message.id, tuple) else (message.id,)
        strings: tuple[str, ...] = ()
        if translated is not None:
            raw = translated.string
            strings = tuple(raw) if isinstance(raw, (tuple, list)) else (raw,)
        if translated is None or translated.fuzzy or not all(strings):
            found.append(f"{path.name}: not translated: {source[0]!r}")
            continue
        allowed = set().union(*(placeholders(text) for text in source))
        for text in strings:
            if placeholders(text) != allowed:
                found.append(f"{path.name}: placeholders differ: {source[0]!r}")
            ends = {text.rstrip()[-1:], source[-1].rstrip()[-1:]}
            if len(ends) > 1 and ends & set(".…:"):
                found.append(f"{path.name}: ends differently: {source[0]!r}")
    if "Plural-Forms" not in path.read_text(encoding="utf-8"):
        found.append(f"{path.name}: the header has no Plural-Forms")
    return found


def check() -> int:
    """Print what is wrong; 0 when nothing is."""
    template = extract()
    found = []
    if {identity(m) for m in read(TEMPLATE)} != {identity(m) for m in template}:
        found.append("reader.pot is not up to date: run update")
    for path in languages():
        found += problems(path, template)
    print("\n".join(found) or "Every catalogue is complete.")
    return 1 if found else 0


def main() -> int:
    """Run the command named on the command line."""
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "extract":
        write(TEMPLATE, extract())
    elif command == "update":
        update()
    elif command == "check":
        return check()
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
