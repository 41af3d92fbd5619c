"""The most plausible run through the candidates: who answers whom when neighbours tend to be answered by neighbours.

A hidden Markov model as Vogel, Ney and Tillmann (1996) align words: the state is the paragraph on the other side, a step costs
more the further it leads from the next paragraph, and the cost has a ceiling, so that moved passages are found. A paragraph without
counterpart keeps the place of the one before it (Och and Ney 2003). What is told of merged and split paragraphs comes from the
length-based aligner of Gale and Church (1993): staying at a paragraph and skipping one cost little.
"""

from collections.abc import Sequence
from math import log
from typing import Final

ABSENT: Final = -1
_JUMP: Final = 0.12
_CEILING: Final = 0.35
_STEPS: Final = {0: 0.05, 1: 0.0, 2: 0.05, -1: 0.15}
_ENTRY: Final = 0.5  # what a pair must offer to be better than no counterpart
_STATES: Final = 14


def step_cost(distance: int) -> float:
    """What going `distance` paragraphs on costs; 1 is the next one."""
    cost = _STEPS.get(distance)
    return min(_CEILING, _JUMP * log(1 + abs(distance - 1), 2)) if cost is None else cost


def best_path(candidates: Sequence[Sequence[tuple[int, float]]]) -> list[int]:
    """For each paragraph the place of its counterpart, or `ABSENT`; candidates: places with scores."""
    # A state is (place last aligned, present or not); the list of all steps allows to walk back.
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
            best, come = max((gained - step_cost(place - state[0]), state) for state, gained in states.items())
            reached[place, True], origin[place, True] = best + score - _ENTRY, come
        kept = sorted(reached, key=lambda state: -reached[state])[:_STATES]
        states = {state: reached[state] for state in kept}
        steps.append(origin)
    path = []
    state = max(states, key=lambda each: states[each])
    for origin in reversed(steps):
        path.append(state[0] if state[1] else ABSENT)
        state = origin[state]
    return path[::-1]
