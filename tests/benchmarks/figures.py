"""Figures of one run: ratios to something measured in the same run wherever there is something to compare with."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One thing measured.

    name: what. value: how much, in `unit`. bound: the most it should be, or None when it is only reported.
    """

    name: str
    value: float
    unit: str
    bound: float | None = None

    @property
    def is_good(self) -> bool:
        """True within the bound, or without one."""
        return self.bound is None or self.value <= self.bound


def interleaved(rounds: int, *tasks: Callable[[], object]) -> list[float]:
    """The least CPU seconds that each task took, all of them run in turn so that a busy machine hits them alike."""
    least = [float("inf")] * len(tasks)
    for _ in range(rounds):
        for place, task in enumerate(tasks):
            start = time.process_time()
            task()
            least[place] = min(least[place], time.process_time() - start)
    return least


def bare_interpreter(rounds: int = 15) -> float:
    """Wall seconds of the quickest `python -c pass`: the machine's own measure (13 ms where the aims were set)."""

    def once() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", "pass"], check=True)
        return time.perf_counter() - start

    return min(once() for _ in range(rounds))


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def table(figures: Sequence[Figure]) -> str:
    """The figures for people to read."""
    width = max((len(figure.name) for figure in figures), default=0)
    lines = []
    for figure in figures:
        bound = "" if figure.bound is None else f"  (at most {figure.bound:g}{'' if figure.is_good else ': MISSED'})"
        lines.append(f"{figure.name:<{width}}  {figure.value:10.3f} {figure.unit}{bound}")
    return "\n".join(lines)
