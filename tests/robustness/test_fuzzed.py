"""A small sample of `fuzzing.py`: inputs that Hypothesis draws, and shrinks when a promise is broken."""

import random

import pytest
from fuzz_files import FILE_TARGETS
from fuzz_inputs import Drawn, clean_lines
from fuzz_parsers import PARSER_TARGETS
from fuzz_patterns import PATTERN_TARGETS
from fuzz_records import RECORD_TARGETS
from fuzz_targets import TEXT_TARGETS, Target, is_clean
from fuzzing import main
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.documents import sanitise
from reader.documents.cleaning import clean
from reader.documents.decoding import decode

TARGETS = (*TEXT_TARGETS, *PARSER_TARGETS, *PATTERN_TARGETS, *FILE_TARGETS, *RECORD_TARGETS)


def _of(names: set[str]) -> list[Target]:
    return [target for target in TARGETS if target.name in names]


def _check(target: Target, source: random.Random) -> None:
    target.check(target.make(source, clean_lines()))


SLOW = {"zip", "child process", "import", "html", "markdown", "feed", "mhtml", "pdf", "epub", "patterns"}


@pytest.mark.parametrize("target", [each for each in TARGETS if each.name not in SLOW], ids=lambda target: target.name)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_every_promise_is_kept(target: Target, source: random.Random) -> None:
    _check(target, source)


@pytest.mark.parametrize("target", _of(SLOW), ids=lambda target: target.name)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False))
def test_every_promise_is_kept_by_what_takes_longer(target: Target, source: random.Random) -> None:
    _check(target, source)


def test_clean_text_is_unchanged_to_the_letter() -> None:
    for line in filter(is_clean, clean_lines()):
        assert sanitise(line) == (line, 0, 0)
        assert decode(line.encode(), "a.txt").text == line
        cleaned = clean(line)
        assert cleaned.text == line or not (cleaned.removed or cleaned.pictured)


def test_a_coverage_guided_engine_makes_inputs_of_its_bytes() -> None:
    for data in (b"", b"\xff" * 64, bytes(range(256))):
        for target in TARGETS[:5]:
            target.check(target.make(Drawn(data), clean_lines()))
    assert Drawn(b"\x05\x00").getrandbits(8) == 5


@pytest.mark.long
def test_the_figure() -> None:
    assert main([]) == 0
