"""Who is named together with whom, as GraphML (http://graphml.graphdrawing.org), which Gephi, yEd and NetworkX read."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from xml.sax.saxutils import escape, quoteattr

from reader.entities.mention import NAMED
from reader.lazy_pattern import LazyPattern
from reader.library.exporting.selection import Selection
from reader.localisation import current_language

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="label" for="node" attr.name="label" attr.type="string"/>
<key id="type" for="node" attr.name="type" attr.type="string"/>
<key id="mentions" for="node" attr.name="mentions" attr.type="int"/>
<key id="documents" for="node" attr.name="documents" attr.type="int"/>
<key id="weight" for="edge" attr.name="weight" attr.type="int"/>
<graph id="entities" edgedefault="undirected">
"""
_FORBIDDEN = LazyPattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (2.2) has no place for."""

_FOOT = "</graph>\n</graphml>\n"


def graph(selection: Selection) -> Iterator[str]:
    """Named entities, joined when an article names both; the weight says how many articles do."""
    yield _HEAD
    standing: dict[str, list[str]] = {}
    for entity in selection.entities():
        if entity.type not in NAMED:
            continue
        yield (
            f'<node id={quoteattr(entity.id)}><data key="label">{_text(entity.name_in(current_language()))}</data>'
            f'<data key="type">{entity.type.value}</data><data key="mentions">{entity.count}</data>'
            f'<data key="documents">{len(entity.documents)}</data></node>\n'
        )
        for key in entity.documents:
            standing.setdefault(key, []).append(entity.id)
    weights: Counter[tuple[str, str]] = Counter()
    for ids in standing.values():
        weights.update(combinations(sorted(ids), 2))
    for (one, other), weight in sorted(weights.items()):
        yield f'<edge source={quoteattr(one)} target={quoteattr(other)}><data key="weight">{weight}</data></edge>\n'
    yield _FOOT


def _text(text: str) -> str:
    """`text` as character data of XML 1.0, which has no place for most controls."""
    return escape(_FORBIDDEN.sub("\ufffd", text))
