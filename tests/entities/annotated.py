"""Articles written with their mentions marked, for tests: `{PERSON:Lê Thu Hà} met {ORG:Government of {PLACE:Peru}}`.

A paragraph beginning with `# ` is the title, `> ` a caption, `~ ` a related story.
"""

import re

from reader.documents import Zone
from reader.entities import EntityType, Mention

_ZONES = {"# ": Zone.TITLE, "> ": Zone.CAPTION, "~ ": Zone.RELATED}
_OPEN = re.compile(r"\{([A-Z]+)(?:=([^:{}]*))?:")


def article(source: str) -> tuple[str, tuple[Mention, ...]]:
    """The text of `source` without marks, and its mentions; `{DATE=2025-05-06:May 6}` gives a value."""
    text = ""
    mentions: list[Mention] = []
    for line in source.strip().split("\n"):
        zone = _ZONES.get(line[:2], Zone.BODY)
        plain, found = _read(line[2:] if line[:2] in _ZONES else line, len(text), zone)
        text += plain + "\n"
        mentions += found
    return text, tuple(mentions)


def _read(line: str, start: int, zone: Zone) -> tuple[str, list[Mention]]:
    plain, position = "", 0
    stack: list[tuple[int, str, str | None, list[Mention]]] = []
    found: list[Mention] = []
    while position < len(line):
        match = _OPEN.match(line, position)
        if match:
            stack.append((len(plain), match.group(1), match.group(2), found))
            found = []
            position = match.end()
        elif line[position] == "}" and stack:
            begin, kind, value, outer = stack.pop()
            mention = Mention(
                start + begin,
                start + len(plain),
                plain[begin:],
                EntityType(kind),
                zone,
                value=value,
                nested=tuple(found),
            )
            found = [*outer, mention]
            position += 1
        else:
            plain += line[position]
            position += 1
    return plain, found
