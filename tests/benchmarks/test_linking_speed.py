"""The figures of `measure_linking.py` with wide margins, for what must not become several times slower unseen.

pytest -n 0 -m long tests/benchmarks
"""

import pytest

import measure_linking as linking
from figures import bare_interpreter

pytestmark = pytest.mark.long

_MARGIN = 2


def test_linking_is_quick_in_a_large_library_and_costs_no_more_than_in_a_small_one() -> None:
    for figure in linking.figures(100_000, bare_interpreter() / linking.REFERENCE):
        assert figure.bound is None or figure.value <= figure.bound * _MARGIN, figure
