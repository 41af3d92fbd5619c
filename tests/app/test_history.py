"""The places one goes back to."""

from reader.app.history import History, Place

A, B, C = Place("a", 0), Place("b", 10), Place("b", 900)


def test_back_and_forward_between_articles() -> None:
    history = History()
    history.leave(A)
    history.leave(B)
    assert history.back(C) == B
    assert history.back(B) == A
    assert history.back(A) is None
    assert history.forward(A) == B
    assert history.forward(B) == C
    assert history.forward(C) is None


def test_a_jump_forgets_what_lay_ahead() -> None:
    history = History()
    history.leave(A)
    history.back(B)
    history.leave(C)
    assert history.forward(A) is None
    assert history.back(A) == C


def test_jumps_that_moved_nothing_are_no_steps() -> None:
    history = History()
    history.leave(A)
    history.leave(A)
    history.leave(B)
    assert history.back(B) == A
    assert history.back(A) is None


def test_one_comes_back_to_where_one_had_scrolled() -> None:
    history = History()
    history.leave(A)
    scrolled = Place("b", 50)
    assert history.back(scrolled) == A
    assert history.forward(A) == scrolled


def test_the_oldest_places_are_forgotten() -> None:
    history = History()
    for offset in range(150):
        history.leave(Place("a", offset))
    seen = 0
    place = history.back(B)
    while place is not None:
        seen += 1
        place = history.back(place)
    assert seen == 100
