"""Replaces every person, place and organisation of annotated articles by others of their kind, and measures the loss.

    python tests/accuracy/masked_names.py SEEDS_FOLDER GOLD_FOLDER --seed 1 2 3 [--output DIR]

Vietnamese names give way to Vietnamese ones, Kazakh to Kazakh, others to others, the same way in all articles: family
names, given names, unmarked and capital forms, abbreviations and adjectives of countries follow. The annotation moves
along. With --output the folders SEED/seeds and SEED/gold are written there, otherwise figures are all there is.
"""

import argparse
import csv
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from name_masks import REPLACED, Masks, Row, UnsuitableError
from scoring import (
    Gold,
    Label,
    Score,
    Span,
    b_cubed,
    counted,
    merged_pairs,
    mistakes,
    predictions,
    read_gold,
    strict,
)

from reader.library.opening import open_collection

_VIETNAMESE_LETTERS = set("ạảấầẩẫậắằẳẵặẹẻẽếềểễệộốồổỗơờớởỡợụủứừửữựưĐđ")
_ATTEMPTS = 60


def read_table(path: Path) -> list[Row]:
    """The rows of a plain tab-separated table."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))


def write_table(path: Path, rows: Sequence[Row]) -> None:
    """Writes `rows` the way they are read."""
    lines = ["\t".join(rows[0])] + ["\t".join(row.values()) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")


def _runs(text: str, rows: Sequence[Row]) -> Iterable[tuple[Row, int, int]]:
    """The stretches of `text` by the innermost mention they belong to."""
    owner: list[int | None] = [None] * len(text)
    order = sorted(range(len(rows)), key=lambda n: int(rows[n]["start"]) - int(rows[n]["end"]))
    for number in order:
        start, end = int(rows[number]["start"]), int(rows[number]["end"])
        owner[start:end] = [number] * (end - start)
    edges = [0] + [n for n in range(1, len(text)) if owner[n] != owner[n - 1]] + [len(text)]
    for start, end in pairwise(edges):
        number = owner[start]
        if number is not None:
            yield rows[number], start, end


def _mask_text(masks: Masks, text: str, rows: Sequence[Row]) -> tuple[str, list[Row]]:
    marked = any(row["type"] in ("PERSON", "PLACE") and _VIETNAMESE_LETTERS & set(row["text"]) for row in rows)
    edits = sorted(e for row, start, end in _runs(text, rows) for e in masks.edits(row, start, text[start:end], marked))
    pieces, done = [], 0
    for start, end, new in edits:
        pieces += [text[done:start], new]
        done = end
    masked = "".join([*pieces, text[done:]])

    def moved(offset: int) -> int:
        shift = 0
        for start, end, new in edits:
            if end <= offset:
                shift += len(new) - (end - start)
            elif start < offset:
                raise ValueError(f"a boundary lies inside {text[start:end]!r}")
        return offset + shift

    result = []
    for row in rows:
        start, end = moved(int(row["start"])), moved(int(row["end"]))
        others = [[moved(int(edge)) for edge in alt.split("-")] for alt in row["alt"].split(",") if alt]
        alt = ",".join(f"{first}-{last}" for first, last in others)
        result.append(row | {"start": str(start), "end": str(end), "text": masked[start:end], "alt": alt})
    return masked, result


def problems(texts: Mapping[str, str], rows: Sequence[Row]) -> list[str]:
    """What is wrong with an annotation: spans, order, nesting, names left unmarked or shared by two entities."""
    found = []
    by_file: dict[str, list[tuple[int, int, Row]]] = defaultdict(list)
    for row in rows:
        by_file[row["file"]].append((int(row["start"]), int(row["end"]), row))
    for name, spans in by_file.items():
        text = texts[name]
        if [(s, -e) for s, e, _ in spans] != sorted({(s, -e) for s, e, _ in spans}):
            found.append(f"{name}: out of order, or a span twice")
        entities: dict[str, set[str]] = defaultdict(set)
        for start, end, row in spans:
            where = f"{name} {start}-{end} {row['text']!r}"
            if text[start:end] != row["text"] or row["text"] != row["text"].strip() or "\n" in row["text"]:
                found.append(f"{where}: not the text, which has {text[start:end]!r}")
            if re.search(r"\w", text[start - 1 : start]) and re.match(r"\w", row["text"]):
                found.append(f"{where}: cuts a word at its start")
            if re.match(r"\w", text[end : end + 1]) and re.search(r"\w$", row["text"]):
                found.append(f"{where}: cuts a word at its end")
            outer = [o for s, e, o in spans if o is not row and s <= start and end <= e]
            if bool(outer) != (row["nested"] == "1") or any(s < start < e < end for s, e, _ in spans):
                found.append(f"{where}: nested wrongly")
            for alt in filter(None, row["alt"].split(",")):
                first, last = map(int, alt.split("-"))
                inside, around = start <= first and last <= end, first <= start and end <= last
                clean = text[first:last] == text[first:last].strip()
                if not (inside or around) or (first, last) == (start, end) or not clean:
                    found.append(f"{where}: bad alternative {alt}")
            if row["type"] != "DATE":
                entities[row["text"]].add(row["entity_id"])
        found += [f"{name}: {form!r} names {sorted(ids)}" for form, ids in entities.items() if len(ids) > 1]
        script = text.find("window.addEventListener") % (len(text) + 1)
        for form in {r["text"] for _, _, r in spans if r["type"] not in ("DATE", "QUANTITY", "WORK")}:
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", text[:script]):
                if not any(s <= match.start() and match.end() <= e for s, e, _ in spans):
                    found.append(f"{name} {match.start()}: {form!r} is left unmarked")
    return found


def mask(
    texts: Mapping[str, str],
    rows: Sequence[Row],
    seed: int,
    *,
    entities: Sequence[Row] = (),
    invented: bool = False,
    keep_hosts: bool = False,
) -> tuple[dict[str, str], list[Row]]:
    """The texts and their annotation with other names.

    entities: a table of entities with their names in other languages. invented: places and bodies that no gazetteer
    holds. keep_hosts: the two countries that all articles are about stay. Raises UnsuitableError when no choice fits.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        counts[row["entity_id"]][row["text"]] += 1
    forms = {entity: [form for form, _ in counter.most_common()] for entity, counter in counts.items()}
    people = frozenset(e["entity_id"] for e in entities if e["type"] == "PERSON" and e["name_vi"])
    failures: list[str] = []
    for attempt in range(_ATTEMPTS):
        masks = Masks(random.Random(f"{seed}/{attempt}"), invented, keep_hosts, forms, people)
        done = {name: _mask_text(masks, text, [r for r in rows if r["file"] == name]) for name, text in texts.items()}
        masked = {name: text for name, (text, _) in done.items()}
        moved = [row for _, own in done.values() for row in own]
        failures = problems(masked, moved)
        if not failures:
            return masked, moved
    raise UnsuitableError("\n".join(failures))


def _counted_forms(rows: Iterable[Row], entity: str) -> dict[str, Counter[str]]:
    """The forms of an entity by the first digits of the file names."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row["entity_id"] == entity:
            counts[row["file"][:3]][row["text"]] += 1
    return counts


def write(folder: Path, gold: Path, texts: Mapping[str, str], rows: Sequence[Row]) -> None:
    """Writes seeds/ and gold/ with the tables that mention names to `folder`."""
    for name in ("seeds", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / "seeds" / name).write_text(text, encoding="utf-8", newline="")
    write_table(folder / "gold" / "mentions.tsv", rows)
    links = read_table(gold / "links.tsv")
    for link in links:
        if link["section"] == "same":
            counts = _counted_forms(rows, link["entity_a"])
            link["evidence"] = "; ".join(
                f"{file}: " + " / ".join(f"{form} x{number}" for form, number in counter.most_common())
                for file, counter in counts.items()
            )
    write_table(folder / "gold" / "links.tsv", links)
    if (gold / "entities.tsv").exists():
        entities = read_table(gold / "entities.tsv")
        for entity in entities:
            counter = sum(_counted_forms(rows, entity["entity_id"]).values(), Counter())
            forms = [form for form, _ in counter.most_common()]
            if set(forms) != set(entity["surface_forms"].split(" | ")):
                entity |= {"name_en": forms[0], "name_vi": "", "name_kk": "", "other_names": ""}
            entity["surface_forms"] = " | ".join(forms)
        write_table(folder / "gold" / "entities.tsv", entities)


def recognised(folder: Path) -> dict[Span, Label]:
    """What the program finds and links in the articles of `folder`, outermost mentions."""
    collection = open_collection([str(path) for path in sorted(folder.glob("*.txt"))])
    found: dict[Span, Label] = {}
    for key in collection.keys:
        collection.library.analyse(key)
    for document in collection.documents:
        found |= predictions(Path(document.name).name, document, collection.library.mentions(document.key))
    return found


def wrong_links(gold: Gold, predicted: Mapping[Span, Label]) -> list[str]:
    """One line for every entity whose mentions were given to several, and for several that were taken for one."""
    clusters: tuple[dict[str, Counter[str]], ...] = defaultdict(Counter), defaultdict(Counter)
    for span, (kind, label) in counted(gold, predicted).items():
        if gold.wanted.get(span, ("", ""))[0] == kind in {*REPLACED, "EVENT", "LAW"}:
            clusters[0][gold.wanted[span][1]][label] += 1
            clusters[1][label][gold.wanted[span][1]] += 1
    return [
        f"{what} {name}: {', '.join(f'{other} ×{count}' for other, count in others.most_common())}"
        for what, table in zip(("split", "mixed"), clusters, strict=True)
        for name, others in table.items()
        if len(others) > 1
    ]


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one set of articles."""

    strict: dict[str, Score]
    linking: Score
    merged: list[tuple[str, str]]
    mistakes: list[str]


def measure(seeds: Path, gold: Path) -> Measured:
    """Recognition and linking of the articles in `seeds` against the tables in `gold`."""
    wanted, found = read_gold(gold / "mentions.tsv"), recognised(seeds)
    texts = {path.name: path.read_bytes().decode() for path in seeds.glob("*.txt")}
    merged = merged_pairs(gold / "links.tsv", wanted, found)
    wrong = mistakes(wanted, found, texts) + wrong_links(wanted, found)
    return Measured(strict(wanted, found), b_cubed(wanted, found), merged, wrong)


def measure_masked(
    seeds: Path, gold: Path, seed: int, folder: Path, *, invented: bool = False, keep_hosts: bool = False
) -> Measured:
    """The figures with other names; the masked articles and tables are left in `folder`."""
    texts = {path.name: path.read_bytes().decode() for path in sorted(seeds.glob("*.txt"))}
    table = gold / "entities.tsv"
    entities = read_table(table) if table.exists() else []
    rows = read_table(gold / "mentions.tsv")
    masked, moved = mask(texts, rows, seed, entities=entities, invented=invented, keep_hosts=keep_hosts)
    write(folder, gold, masked, moved)
    return measure(folder / "seeds", folder / "gold")


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the figures of the articles as they are and with other names."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("seeds", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--seed", type=int, nargs="+", default=[1])
    parser.add_argument("--invented", action="store_true", help="places and bodies that no gazetteer holds")
    parser.add_argument("--keep-hosts", action="store_true", help="leave the two countries all articles are about")
    parser.add_argument("--mistakes", action="store_true", help="list them")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args(arguments)
    original = measure(options.seeds, options.gold)
    _print("original", original, original)
    falls = []
    with tempfile.TemporaryDirectory() as temporary:
        for seed in options.seed:
            folder = (options.output or Path(temporary)) / str(seed)
            choice: dict[str, Any] = {"invented": options.invented, "keep_hosts": options.keep_hosts}
            result = measure_masked(options.seeds, options.gold, seed, folder, **choice)
            _print(f"seed {seed}", result, original)
            falls.append((original.strict[""].f1 - result.strict[""].f1, original.linking.f1 - result.linking.f1))
            if options.mistakes:
                print(*result.mistakes, sep="\n")
    strict_fall, linking_fall = (sum(fall) / len(falls) for fall in zip(*falls, strict=True))
    print(f"mean fall strict {strict_fall:+.4f} b-cubed {linking_fall:+.4f} over {len(falls)} seeds")
    return 0


def _print(name: str, result: Measured, original: Measured) -> None:
    f1, linked = result.strict[""].f1, result.linking.f1
    kinds = " ".join(f"{kind} {result.strict[kind].f1:.3f}" for kind in ("PERSON", "PLACE", "ORG", "NORP"))
    fall, linking_fall = original.strict[""].f1 - f1, original.linking.f1 - linked
    print(
        f"{name:9} strict {f1:.4f} (fall {fall:+.4f}) b-cubed {linked:.4f} (fall {linking_fall:+.4f}) "
        f"merged {len(result.merged)}  {kinds}"
    )


if __name__ == "__main__":
    sys.exit(main())
