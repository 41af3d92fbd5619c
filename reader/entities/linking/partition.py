"""Grouping spellings by the links between them, the strongest first, without joining what must stay apart.

The result depends on the set of spellings and links alone, never on the order in which they came.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Node = TypeVar("Node", bound=tuple[object, ...])


@dataclass(frozen=True, slots=True)
class Partition(Generic[Node]):
    """groups: disjoint, together all nodes, each sorted. unsure: what the first node of a group left alone fits."""

    groups: tuple[tuple[Node, ...], ...]
    unsure: Mapping[Node, tuple[Node, ...]]


def partition(
    nodes: Iterable[Node],
    edges: Iterable[tuple[int, Node, Node]],
    separates: Callable[[Node, Node], bool],
    decided: int = 0,
) -> Partition[Node]:
    """Joins nodes along `edges` (strength, node, node), the smallest strength first.

    A group that would be a bridge between groups that `separates` keeps apart joins neither: it is unsure. Edges of
    strength `decided` join whatever `separates` says.
    """
    order = sorted(nodes)
    home = {node: node for node in order}
    members: dict[Node, list[Node]] = {node: [node] for node in order}
    unsure: dict[Node, tuple[Node, ...]] = {}
    by_tier: dict[int, list[tuple[Node, Node]]] = defaultdict(list)
    for tier, a, b in edges:
        by_tier[tier].append((a, b) if a <= b else (b, a))

    def join(groups: Iterable[Node]) -> None:
        first, *others = sorted(groups)
        for other in others:
            for node in members[other]:
                home[node] = first
            members[first] += members.pop(other)

    def conflict(one: Node, other: Node) -> bool:
        return any(separates(a, b) for a in members[one] for b in members[other])

    for tier in sorted(by_tier):
        links: dict[Node, set[Node]] = defaultdict(set)
        for a, b in by_tier[tier]:
            one, other = home[a], home[b]
            if one == other or one in unsure or other in unsure:
                continue
            if tier == decided or not separates(a, b):
                links[one].add(other)
                links[other].add(one)
        for component in _components(links):
            if tier == decided:
                join(component)
                continue
            apart = {pair for pair in _pairs(component) if conflict(*pair)}
            if not apart:
                join(component)
                continue
            bridges = {node for node in component if any(pair in apart for pair in _pairs(sorted(links[node])))}
            for node in sorted(bridges):
                unsure[node] = tuple(sorted(links[node]))
            kept = {
                node: {
                    other
                    for other in links[node]
                    if other not in bridges and (min(node, other), max(node, other)) not in apart
                }
                for node in component
                if node not in bridges
            }
            for part in _components(kept):
                if not any(pair in apart for pair in _pairs(part)):
                    join(part)
    groups = tuple(sorted(tuple(sorted(group)) for group in members.values()))
    return Partition(
        groups, {node: tuple(sorted({home[other] for other in others})) for node, others in unsure.items()}
    )


def _pairs(items: list[Node]) -> list[tuple[Node, Node]]:
    return [(a, b) for index, a in enumerate(items) for b in items[index + 1 :]]


def _components(links: Mapping[Node, set[Node]]) -> list[list[Node]]:
    seen: set[Node] = set()
    found = []
    for start in sorted(links):
        if start in seen:
            continue
        component, waiting = [], [start]
        seen.add(start)
        while waiting:
            node = waiting.pop()
            component.append(node)
            for other in links[node]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        found.append(sorted(component))
    return found
