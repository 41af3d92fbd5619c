"""Measures of recognition and linking against annotated text: strict precision, recall and F1, B-cubed, merged pairs.

A mention is right when both ends and the type agree. Mentions that are marked optional or lie inside another one are
neither right nor wrong; other accepted boundaries of a mention ("alt") count as that mention.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from reader.documents import Document
from reader.entities.mention import NAMED, Mention

Span = tuple[str, int, int]
Label = tuple[str, str]
"""The type of a mention and the entity it belongs to."""

_NAMED = {kind.value for kind in NAMED}
_MARKUP = re.compile(r"\[\[(.+?)\|([A-Z]+)\]\]")


@dataclass(slots=True)
class Gold:
    """The mentions wanted, other boundaries accepted for them, and spans that do not count."""

    wanted: dict[Span, Label] = field(default_factory=dict)
    accepted: dict[Span, Span] = field(default_factory=dict)
    neutral: set[Span] = field(default_factory=set)
    uncounted: list[Span] = field(default_factory=list)
    """Stretches of text in which nothing counts, whatever its boundaries."""


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_gold(path: Path, zones: Iterable[str] = ()) -> Gold:
    """The annotation in the table `path`; mentions outside `zones` do not count, where zones are given."""
    gold, zones = Gold(), set(zones)
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE):
            span = row["file"], int(row["start"]), int(row["end"])
            others = [(row["file"], *map(int, alt.split("-"))) for alt in row["alt"].split(",") if alt]
            if row["nested"] == "1" or row["optional"] == "1" or (zones and row["zone"] not in zones):
                gold.neutral.update([span, *others])
            else:
                gold.wanted[span] = row["type"], row["entity_id"]
                gold.accepted.update((other, span) for other in others)
    gold.neutral -= set(gold.wanted)
    return gold


def read_marked(path: Path) -> tuple[str, Gold]:
    """The text of an article with [[mention|TYPE]] markup, and its annotation; SKIP marks what does not count."""
    gold, pieces, length, done = Gold(), [], 0, 0
    raw = path.read_text(encoding="utf-8")
    for match in _MARKUP.finditer(raw):
        pieces += [raw[done : match.start()], match[1]]
        length += match.start() - done
        span = path.name, length, length + len(match[1])
        if match[2] == "SKIP":
            gold.uncounted.append(span)
        else:
            gold.wanted[span] = match[2], match[1]
        length += len(match[1])
        done = match.end()
    return "".join([*pieces, raw[done:]]), gold


def predictions(name: str, document: Document, mentions: Iterable[Mention]) -> dict[Span, Label]:
    """The outermost `mentions` of `document`, called `name`, with offsets into its source."""
    source = document.offsets.to_source
    return {(name, source(m.start), source(m.end, end=True)): (m.type.value, m.entity) for m in mentions}


def counted(gold: Gold, predicted: Mapping[Span, Label]) -> dict[Span, Label]:
    """The predictions that count, moved to the wanted span where they have other accepted boundaries."""
    kept: dict[Span, Label] = {}
    for span, label in predicted.items():
        name, start, end = span
        if any(name == other and start < stop and begin < end for other, begin, stop in gold.uncounted):
            continue
        target = gold.accepted.get(span, span) if span not in gold.wanted else span
        if target in gold.wanted or target not in gold.neutral:
            kept[target] = label
    return kept


def strict(gold: Gold, predicted: Mapping[Span, Label]) -> dict[str, Score]:
    """The score by type, and over all under ""."""
    kept = counted(gold, predicted)
    wanted = Counter(kind for kind, _ in gold.wanted.values())
    found = Counter(kind for kind, _ in kept.values())
    right = Counter(kind for span, (kind, _) in kept.items() if gold.wanted.get(span, ("", ""))[0] == kind)
    for counter in (wanted, found, right):
        counter[""] = sum(counter.values())
    return {
        kind: Score(
            right[kind] / found[kind] if found[kind] else 0.0, right[kind] / wanted[kind] if wanted[kind] else 0.0
        )
        for kind in wanted | found
    }


def mistakes(gold: Gold, predicted: Mapping[Span, Label], texts: Mapping[str, str]) -> list[str]:
    """One line for every mention missed and every false alarm, for the message of a failing test."""
    kept = counted(gold, predicted)
    wrong = [("missed", *item) for item in gold.wanted.items() if kept.get(item[0], ("", ""))[0] != item[1][0]]
    wrong += [("false", *item) for item in kept.items() if gold.wanted.get(item[0], ("", ""))[0] != item[1][0]]
    return [f"{what} {kind} {texts[name][start:end]!r} in {name}" for what, (name, start, end), (kind, _) in wrong]


def b_cubed(gold: Gold, predicted: Mapping[Span, Label]) -> Score:
    """B-cubed over the mentions that name something, end to end: a mention that was not found counts as wrong."""
    wanted = {span: label for span, (kind, label) in gold.wanted.items() if kind in _NAMED}
    found = {span: label or repr(span) for span, (kind, label) in counted(gold, predicted).items() if kind in _NAMED}
    clusters = [defaultdict(set), defaultdict(set)]
    for table, labels in zip(clusters, (wanted, found), strict=True):
        for span, label in labels.items():
            table[label].add(span)

    def mean(mine: Mapping[Span, str], others: Mapping[Span, str], own: dict, other: dict) -> float:
        shared = [
            len(own[mine[span]] & other[others[span]]) / len(own[mine[span]]) if span in others else 0.0
            for span in mine
        ]
        return sum(shared) / len(shared) if shared else 0.0

    return Score(mean(found, wanted, clusters[1], clusters[0]), mean(wanted, found, clusters[0], clusters[1]))


def merged_pairs(links: Path, gold: Gold, predicted: Mapping[Span, Label]) -> list[tuple[str, str]]:
    """The pairs of entities that the section "apart" of `links` keeps apart and that share a predicted entity."""
    clusters: dict[str, set[str]] = defaultdict(set)
    for span, (_, label) in counted(gold, predicted).items():
        if span in gold.wanted and label:
            clusters[label].add(gold.wanted[span][1])
    rows = (line.split("\t") for line in links.read_text(encoding="utf-8").splitlines())
    pairs = [(row[1], row[2]) for row in rows if len(row) > 2 and row[0] == "apart"]
    return [pair for pair in pairs if any(set(pair) <= ids for ids in clusters.values())]
