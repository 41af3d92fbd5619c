"""The most plausible run through the candidates: who answers whom when neighbours tend to be answered by neighbours.

A hidden Markov model as Vogel, Ney and Tillmann (1996) align words: the state is the paragraph on the other side, a
step costs more the further it leads from the next paragraph, and the cost has a ceiling, so that moved passages are
found. A paragraph without counterpart keeps the place of the one before it (Och and Ney 2003). What is told of merged
and split paragraphs comes from the length-based aligner of Gale and Church (1993): staying at a paragraph and
skipping one cost little.
"""

from collections.abc import Sequence
from math import log
from typing import Final

ABSENT: Final = -1
_JUMP: Final = 0.12
_CEILING: Final = 0.35
_STEPS: Final = {0: 0.05, 1: 0.0, 2: 0.05, -1: 0.15}
_STATES: Final = 14


def _step_costs() -> dict[int, float]:
    """What going so many paragraphs on costs, where it is less than the ceiling; 1 is the next one."""
    reach = int(2 ** (_CEILING / _JUMP)) + 1
    costs = {1 + away: _JUMP * log(1 + abs(away), 2) for away in range(-reach, reach + 1)}
    return {distance: cost for distance, cost in costs.items() if cost < _CEILING} | _STEPS


def best_path(candidates: Sequence[Sequence[tuple[int, float]]], entry: float) -> list[int]:
    """For each paragraph the place of its counterpart, or `ABSENT`.

    candidates: places with scores. entry: what a pair must offer to be better than no counterpart.
    """
    # A state is (place last aligned, present or not); the list of all steps allows to walk back.
    costs = _step_costs()
    states: dict[tuple[int, bool], float] = {(-1, False): 0.0}
    steps: list[dict[tuple[int, bool], tuple[int, bool]]] = []
    for options in candidates:
        reached: dict[tuple[int, bool], float] = {}
        origin: dict[tuple[int, bool], tuple[int, bool]] = {}
        for state, gained in states.items():
            absent = (state[0], False)
            if gained > reached.get(absent, float("-inf")):
                reached[absent], origin[absent] = gained, state
        for place, score in options:
            best, come = float("-inf"), (ABSENT, False)
            for state, gained in states.items():
                value = gained - costs.get(place - state[0], _CEILING)
                if value > best:
                    best, come = value, state
            reached[place, True], origin[place, True] = best + score - entry, come
        kept = sorted(reached, key=lambda state: -reached[state])[:_STATES]
        states = {state: reached[state] for state in kept}
        steps.append(origin)
    path = []
    state = max(states, key=lambda each: states[each])
    for origin in reversed(steps):
        path.append(state[0] if state[1] else ABSENT)
        state = origin[state]
    return path[::-1]
