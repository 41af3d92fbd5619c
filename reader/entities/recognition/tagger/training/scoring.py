"""Strict precision, recall and F1 of a tagger: both ends and the type must agree."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.entities.recognition.tagger.model import Model
from reader.entities.recognition.tagger.training.corpora import Span, Text
from reader.entities.recognition.tagger.training.fitting import Noting


@dataclass(slots=True)
class Tally:
    """Counts of wanted, found and right names by type, over as many texts as are added."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, wanted: Iterable[Span], found: Iterable[Span]) -> None:
        """Count one text."""
        gold, ours = set(wanted), set(found)
        self.wanted.update(kind for _, _, kind in gold)
        self.found.update(kind for _, _, kind in ours)
        self.right.update(kind for _, _, kind in gold & ours)

    def merge(self, other: "Tally") -> None:
        """Add the counts of `other`."""
        self.wanted.update(other.wanted)
        self.found.update(other.found)
        self.right.update(other.right)

    def f1(self, *kinds: str) -> float:
        """The F1 over `kinds` together, over all of them when none is named."""
        precision, recall = self._rates(kinds or tuple(self.wanted | self.found))
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    def _rates(self, kinds: Iterable[str]) -> tuple[float, float]:
        chosen = tuple(kinds)
        right, found, wanted = (sum(table[kind] for kind in chosen) for table in (self.right, self.found, self.wanted))
        return (right / found if found else 0.0), (right / wanted if wanted else 0.0)

    def lines(self) -> list[str]:
        """A table for people: each type, then all."""
        rows = []
        for name, kinds in [*((kind, (kind,)) for kind in sorted(self.wanted)), ("all", tuple(self.wanted))]:
            precision, recall = self._rates(kinds)
            count = sum(self.wanted[kind] for kind in kinds)
            rows.append(f"  {name:8} P {precision:.4f} R {recall:.4f} F1 {self.f1(*kinds):.4f}  (wanted {count})")
        return rows


def score(model: Model, noting: Noting, texts: Iterable[Text], kinds: frozenset[str]) -> Tally:
    """The counts of `model` on `texts`, of names of `kinds`."""
    tally = Tally()
    for text in texts:
        document = list(noting.document(text))
        found: dict[int, list[Span]] = defaultdict(list)
        for name in model.names([stretch for _, parts in document for stretch in parts]):
            if name.kind in kinds:
                found[id(name.passage)].append((*name.passage.span(name.first, name.last), name.kind))
        for spans, parts in document:
            ours = found[id(parts[0].passage)] if parts else []
            tally.add((span for span in spans if span[2] in kinds), ours)
    return tally
