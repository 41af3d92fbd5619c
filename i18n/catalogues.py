"""Tools for translators.

    python i18n/catalogues.py extract   write reader.pot from the source
    python i18n/catalogues.py update    extract, then bring every .po file up to date
    python i18n/catalogues.py new CODE  begin a catalogue for a language: "ru", "pt_BR"
    python i18n/catalogues.py check     say what is missing or wrong; exit status 1 if anything is

Needs only Babel, which the program itself depends on.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po
from budgets import budgets
from checks import identity, problems

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
    cells = budgets(SOURCE)
    for filename, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        room = cells.get(message if isinstance(message, str) else message[0])
        told = [*comments, *([f"TRANSLATORS: at most {room} cells"] if room else [])]
        catalogue.add(message, None, [(f"reader/{filename}", 0)], auto_comments=told, context=context)
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


def begin(code: str) -> str:
    """Write an empty catalogue for the language `code`; returns what is wrong, if anything."""
    try:
        locale = Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return f"{code} is no language that CLDR knows"
    path = HERE / f"{code.replace('-', '_')}.po"
    if path.exists():
        return f"{path.name} is there already: run update"
    catalogue = Catalog(locale=locale, project="multilingual-reader", version="0", charset="utf-8", fuzzy=False)
    catalogue.header_comment = "# This file is distributed under the same licence as the project."
    catalogue.update(extract(), no_fuzzy_matching=True)
    write(path, catalogue)
    print(f"{path}: {locale.get_display_name()}, {catalogue.num_plurals} plural forms")
    return ""


def _contents(catalogue: Catalog) -> set[tuple[object, ...]]:
    return {(*identity(message), *message.auto_comments) for message in catalogue if message.id}


def check() -> int:
    """Print what is wrong; 0 when nothing is."""
    template = extract()
    found = []
    if _contents(read(TEMPLATE)) != _contents(template):
        found.append("reader.pot is not up to date: run update")
    for path in languages():
        found += problems(path.name, read(path), template)
        if "Plural-Forms" not in path.read_text(encoding="utf-8"):
            found.append(f"{path.name}: the header has no Plural-Forms")
    print("\n".join(found) or "Every catalogue is complete.")
    return 1 if found else 0


def main() -> int:
    """Run the command named on the command line."""
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if sys.argv[1:2] == ["new"] and len(sys.argv) == 3:
        wrong = begin(sys.argv[2])
        print(wrong, end="\n" if wrong else "")
        return 1 if wrong else 0
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
