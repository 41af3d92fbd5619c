"""The figures of `measure_names.py` with wide margins, for what must not become several times slower unseen.

pytest -n 0 -m long tests/benchmarks
"""

import pytest

import measure_names as names
from figures import bare_interpreter

pytestmark = pytest.mark.long

_MARGIN = 1.5


def test_keys_are_quick_beside_unidecode() -> None:
    for figure in names.folding():
        assert figure.bound is not None
        assert figure.value <= figure.bound * _MARGIN, figure


def test_a_query_is_quicker_than_a_scan() -> None:
    for figure in names.against_extract(50_000):
        assert figure.bound is None or figure.value <= figure.bound * _MARGIN, figure


def test_keys_over_many_names_are_quick_and_cost_grows_less_than_the_list() -> None:
    scale = bare_interpreter() / names.REFERENCE
    fewer, more = names.keys(20_000, scale), names.keys(200_000, scale)
    assert all(figure.is_good for figure in (*fewer, *more)), more
    assert more[4].value <= 5 * fewer[4].value
