"""Writes data/countries.tsv from the territory names of CLDR: `python -m reader.names.known.build_countries`.

Reading four CLDR locales when the program starts would cost more than reading all tables together. Names are cleaned
on the
way: "Myanmar (Burma)" is two names, and "Hong Kong SAR China" is Hong Kong.
Source: Unicode CLDR through Babel (Unicode licence).
"""

import re
import sys
from pathlib import Path

from babel import Locale

from reader.names.known.tables import COLUMNS, LANGUAGES

_NOT_A_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")
_SPECIAL_REGION = re.compile(
    r"\s+SAR China$|\s*\(САР\)$|,\s*Trung Quốc$|^Đặc khu Hành chính\s+|\s+арнайы әкімшілік аймағы$|\s+АӘА$"
)
_STATES_WITH_EQUAL_NAMES = {"CG", "CD", "VG", "VI", "UM"}


def clean(name: str, code: str) -> list[str]:
    """The names that the CLDR label `name` holds, the one to show first."""
    name = _SPECIAL_REGION.sub("", name).replace(" - ", "-").strip()
    name = re.sub(r"\bо-в(?=а?\b)", "остров", name)
    inner = _BRACKETS.findall(name)
    if not inner or code in _STATES_WITH_EQUAL_NAMES:
        return [name]
    return [_BRACKETS.sub("", name).strip(), *(part.strip() for part in inner)]


def rows() -> list[str]:
    """The lines of the table, sorted by country code."""
    territories = {language: Locale(language).territories for language in LANGUAGES}
    lines = []
    for code in sorted(territories["en"]):
        if not code.isalpha() or code in _NOT_A_COUNTRY:
            continue
        names = ["|".join(clean(territories[language][code], code)) for language in LANGUAGES]
        lines.append("\t".join([f"iso3166:{code}", "PLACE", code, "1000000000", f"iso3166={code}", *names, ""]))
    return lines


def main() -> None:
    """Write the table beside this file."""
    target = Path(__file__).parent / "data" / "countries.tsv"
    head = ["# Source: territory names of Unicode CLDR through Babel (Unicode licence), by build_countries.py"]
    target.write_text("\n".join([*head, "\t".join(COLUMNS), *rows()]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()
