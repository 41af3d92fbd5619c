"""How often the encoding of Vietnamese and Kazakh text is found, for pieces of 200 and 500 characters.

    python tests/accuracy/encoding_guesses.py NER_FOLDER [--held-out]

Sentences of `vi-*.jsonl` and `kk-*.jsonl` are joined to pieces; every fifth piece is kept back until the end and used
with --held-out only. Letters that an encoding lacks are written as it was done: small instead of capital (TCVN3), "?"
(windows-1251, KOI8-R).
"""

import json
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from reader.documents.decoding import decode
from reader.documents.vietnamese_encodings import register
from reader.messages import InputError

register()
UNICODE = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
ENCODINGS = {
    "vi": (*UNICODE, "viscii", "tcvn3", "vni", "cp1258"),
    "kk": (*UNICODE, "ptcp154", "kz1048", "cp1251", "koi8-r"),
}
LENGTHS = (200, 500)


def pieces(folder: Path, language: str, length: int, held_out: bool) -> Iterator[str]:
    """Texts of at least `length` characters, cut there; every fifth one only with `held_out`, the others without."""
    texts: list[str] = []
    gathered = ""
    for path in sorted(folder.glob(f"{language}-*.jsonl")):
        for line in path.open(encoding="utf-8"):
            gathered += json.loads(line)["text"].strip() + " "
            if len(gathered) >= length:
                texts.append(gathered[:length])
                gathered = ""
    return (text for number, text in enumerate(texts) if (number % 5 == 4) == held_out)


def as_written(text: str, encoding: str) -> bytes:
    """`text` as a program that knew nothing else wrote it."""
    if encoding == "cp1258":
        return _cp1258(text)
    return text.encode(encoding, "replace")


def _cp1258(text: str) -> bytes:
    """Letters with their quality composed, the tone behind them, as Vietnamese Windows did."""
    written = bytearray()
    for character in text:
        try:
            written += character.encode("cp1258")
        except UnicodeEncodeError:
            base, tone = unicodedata.normalize("NFD", character)[0], ""
            marks = unicodedata.normalize("NFD", character)[1:]
            quality = "".join(mark for mark in marks if mark in "\u0302\u0306\u031b")
            tone = "".join(mark for mark in marks if mark not in quality)
            written += (unicodedata.normalize("NFC", base + quality) + tone).encode("cp1258", "replace")
    return bytes(written)


def right(text: str, encoding: str) -> str:
    """ "right", or what was found instead. Another encoding that gives the same text is right too."""
    data = as_written(text, encoding)
    try:
        found = decode(data, "piece")
    except InputError as failure:
        return str(failure.reason)
    return "right" if found.text == data.decode(encoding) else found.encoding


def main() -> None:
    """Print the share of right answers by encoding and length, and what the others were."""
    folder, held_out = Path(sys.argv[1]), "--held-out" in sys.argv
    for language, encodings in ENCODINGS.items():
        for length in LENGTHS:
            texts = list(pieces(folder, language, length, held_out))
            for encoding in encodings:
                answers = [right(text, encoding) for text in texts]
                wrong = {answer: answers.count(answer) for answer in set(answers) - {"right"}}
                share = answers.count("right") / len(answers)
                print(f"{language} {encoding:10} {length:4} characters: {share:7.2%} of {len(answers)} {wrong or ''}")


if __name__ == "__main__":
    main()
