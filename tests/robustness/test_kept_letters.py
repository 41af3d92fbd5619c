"""Letters that no text of a language has are drawn, and forgotten again."""

from reader.app.terminal_output.cells import PLAIN, cells_of


def test_ever_new_letters_with_marks_do_not_fill_the_memory() -> None:
    for code in range(20_000):
        assert cells_of(f"{chr(0x4E00 + code % 20_000)}\u0301", PLAIN)[0].text
    assert len(PLAIN.unusual) <= 10_000
