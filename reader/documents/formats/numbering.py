"""Numbers as lists and notes have them: letters, Roman numerals, raised figures."""

import re

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_FIGURES = re.compile(r"\s*[+\-−]?\d{1,4}\s*\Z", re.ASCII)
_NO_UNIT = re.compile(r"(?:[^\W\d_]{4}|[.,;:!?…\"”»)])\Z")
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def counted(number: int, kind: str) -> str:
    """`number` as `kind` (ST_NumberFormat of ECMA-376: "lowerLetter", "upperRoman") has it; in figures otherwise."""
    if kind in {"lowerLetter", "upperLetter"} and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 9)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        roman = ""
        for value, digits in _ROMAN:
            roman += digits * (number // value)
            number %= value
        return roman.upper() if kind == "upperRoman" else roman
    return str(number)


def raised(text: str, before: str) -> str:
    """`text`, which is set above the line, so that figures do not run into what stands `before`: 10⁶, m², word[1]."""
    if not _FIGURES.match(text):
        return text
    figures = text.strip()
    return f"[{figures}]" if figures.isdigit() and _NO_UNIT.search(before) else figures.translate(_RAISED)
