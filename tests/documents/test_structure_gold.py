"""The layout of the sample articles, scored line by line: what is shown where."""

import json
from pathlib import Path

from reader.documents import load_file

ROOT = Path(__file__).parents[2]
PLACE = {"heading": "body", "credit": "caption"}
FLOOR = 0.95


def test_layout_of_the_samples():
    gold = json.loads((ROOT / "tests/data/gold/structure.json").read_text(encoding="utf-8"))["files"]
    right = total = 0
    for name, wanted in gold.items():
        document = load_file(ROOT / "seeds" / name)
        spans = [
            (part.role.value, document.offsets.to_source(part.start), document.offsets.to_source(part.end, end=True))
            for part in document.parts
        ]
        for line in wanted["line_table"]:
            role = max(spans, key=lambda span: min(line["end"], span[2]) - max(line["start"], span[1]))[0]
            right += PLACE.get(role, role) == PLACE.get(line["show"], line["show"])
            total += 1
        assert (document.title or None) == (wanted["title"] or {}).get("text")
        assert (document.date.value if document.date else None) == (wanted["date"] or {}).get("as_stated")
        assert document.source == wanted["source_agency"]
        dateline = wanted["dateline"] or {}
        place = document.dateline.place if document.dateline else None
        assert place == dateline.get("place")
    assert total > 0
    assert right / total >= FLOOR
