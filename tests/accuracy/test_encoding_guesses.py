"""How often the encoding of real sentences is found; `pytest -m long --ner FOLDER tests/accuracy` runs it."""

import pytest
from encoding_guesses import ENCODINGS, LENGTHS, pieces, right

FLOORS = {200: 0.95, 500: 0.99}


@pytest.mark.long
@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(("language", "encoding"), [(key, name) for key, names in ENCODINGS.items() for name in names])
def test_the_share_of_right_answers(pytestconfig: pytest.Config, language: str, encoding: str, length: int) -> None:
    folder = pytestconfig.getoption("--ner")
    if folder is None:
        pytest.skip("--ner FOLDER is not given")
    answers = [right(text, encoding) for text in pieces(folder, language, length, held_out=True)]
    assert answers.count("right") >= FLOORS[length] * len(answers)
