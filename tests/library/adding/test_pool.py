from contextlib import closing

import pytest
from runaway_work import work

from reader.library.adding.pool import End, Pool


@pytest.mark.parametrize("count", [1, 2])
def test_what_dies_hangs_or_fails_costs_its_own_task_only(count: int) -> None:
    tasks = ["a", "die", "b", "hang", "large", "c", "fail", "x" * 100_000, "die", "d"]
    with closing(Pool(work, count, patience=0.5)) as pool:
        answers = list(pool.run(tasks))
    ends = [(task, answer) for task, answer in answers if isinstance(answer, End)]
    lost = {"die": End.DIED, "hang": End.HUNG, "fail": End.FAULT}
    assert sorted(map(repr, ends)) == sorted(repr((task, lost.get(task, End.DONE))) for task in tasks)
    done = [answer for _task, answer in answers if isinstance(answer, str)]
    assert len(done) == 7
    assert sum(answer.endswith(" done") for answer in done) == 6


def test_it_can_be_stopped() -> None:
    with closing(Pool(work, 1)) as pool:
        answers = []
        for _task, answer in pool.run(map(str, range(1000)), lambda: len(answers) > 4):
            answers.append(answer)
    assert 5 <= len(answers) < 20
