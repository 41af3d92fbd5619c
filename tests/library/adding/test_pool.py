import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from select import select

import pytest
from runaway_work import tell, work

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


def test_small_tasks_are_done_while_the_answers_to_earlier_ones_are_dealt_with(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    pipe = os.open(path, os.O_RDWR)
    told = b""
    with closing(Pool(tell, 1, size=lambda _task: 3000)) as pool:
        next(pool.run(f"{path}:{number}" for number in range(100)))
        while len(told) < 10 and select([pipe], [], [], 10)[0]:
            told += os.read(pipe, 100)
    os.close(pipe)
    assert len(told) >= 10


def test_processes_end_in_the_midst_of_their_work_when_the_program_is_killed() -> None:
    code = (
        "import os, sys; sys.path.append(sys.argv[1]); from runaway_work import work; "
        "from reader.library.adding.pool import Pool; pool = Pool(work, 2); "
        "print(*(worker.process.pid for worker in pool._workers), flush=True); list(pool.run(['hang', 'hang']))"
    )
    program = subprocess.Popen([sys.executable, "-c", code, str(Path(__file__).parent)], stdout=subprocess.PIPE)
    assert program.stdout is not None
    processes = [os.pidfd_open(int(pid)) for pid in program.stdout.readline().split()]
    program.kill()
    program.communicate()
    for process in processes:
        assert select([process], [], [], 10)[0]
        os.close(process)
