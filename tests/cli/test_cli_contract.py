"""Exit statuses, streams, languages and start-up, for every command."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command_runs import Run

import reader as package
from reader.cli import dispatch


def imported(*arguments: object) -> set[str]:
    """The modules a run of the program imports."""
    script = (
        "import sys; from reader.cli import main; status = main(sys.argv[1:]); "
        "sys.stderr.write('\\n' + ' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script, *map(str, arguments)], capture_output=True, check=True)
    return set(done.stderr.decode().rpartition("\n")[2].split())


def test_the_version_imports_almost_nothing(process: Run) -> None:
    assert process("--version").out == f"reader {package.__version__}\n"
    assert not imported("--version") & {"argparse", "sqlite3", "json", "babel", "textual", "reader.localisation"}


def test_help_imports_none_of_the_layers_below() -> None:
    assert not imported("--help") & {"babel", "textual", "rich", "reader.documents", "sqlite3"}


@pytest.mark.parametrize("command", ["entities", "show", "search", "compare"])
def test_commands_do_not_import_the_application(command: str, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Vietnam and Kazakhstan signed an agreement in Hanoi.\n")
    arguments = {"search": ["hanoi", article], "compare": ["a", "b"]}.get(command, [article])
    assert not imported(command, *arguments) & {"textual", "rich", "reader.app"}


@pytest.mark.parametrize("command", ["entities", "show", "search", "compare", "link"])
def test_every_command_has_help_and_refuses_unknown_options(reader: Run, command: str) -> None:
    answer = reader(command, "--help")
    assert (answer.status, answer.err) == (0, "")
    assert "--format" in answer.out
    answer = reader(command, "why", "y", "--no-such-option")
    assert (answer.status, answer.out) == (2, "")
    assert "--no-such-option" in answer.err


def test_a_mistyped_command_is_put_right(reader: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answer = reader("serach", "hanoi")
    assert answer.status == 3
    assert answer.err.endswith("reader: did you mean reader search?\n")
    assert "did you mean" not in reader("unlike.txt", "search").err


def test_unreadable_inputs_are_one_line_each_and_the_rest_is_read(reader: Run, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Vietnam and Kazakhstan signed an agreement in Hanoi.\n")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "binary").write_bytes(bytes(range(256)) * 40)
    bad = [tmp_path / "missing.txt", tmp_path / "empty.txt", tmp_path / "folder", tmp_path / "binary"]
    for command in (["entities"], ["show"], ["search", "hanoi"]):
        answer = reader(*command, "--format", "json", *bad, good)
        assert answer.status == 3
        assert len(answer.err.splitlines()) == len(bad)
        for path, line in zip(bad, answer.err.splitlines(), strict=True):
            assert line.startswith(f"reader: {path}: ")
        assert json.loads(answer.out)
    answer = reader("entities", "--format", "json", tmp_path / "missing.txt")
    assert (answer.status, answer.json["mentions"]) == (3, [])
    assert reader("search", "Wellington", tmp_path / "missing.txt", good).status == 3


def test_without_a_terminal_articles_are_printed(process: Run, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("One sentence about nothing in particular.\n")
    answer = process(article)
    assert (answer.status, answer.out, answer.err) == (0, "One sentence about nothing in particular.\n", "")
    assert process("-", stdin=b"From standard input, one sentence.\n").out == "From standard input, one sentence.\n"
    assert process(tmp_path / "missing.txt").status == 3
    assert len(process().out) > 10_000


def test_a_file_named_like_a_command(reader: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "show").write_text("A file that is called show.\n")
    for arguments in (["./show"], ["--", "show"], ["--language", "vi", "--", "show"], ["show", "show"]):
        assert reader(*arguments).out == "A file that is called show.\n", arguments
    (tmp_path / "-x").write_text("A file that looks like an option.\n")
    assert reader("show", "--", "-x").out == "A file that looks like an option.\n"


def test_options_may_stand_anywhere(reader: Run, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("A sentence.\n")
    for arguments in (
        ["--color", "always", "show", "--format", "json", article],
        ["show", article, "--format=json", "--color=never"],
        ["--language=en", "show", article, "--format", "json"],
    ):
        assert reader(*arguments).json["file"] == str(article)


def test_the_language_of_the_interface(process: Run, reader: Run, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Hanoi, May 6, 2025 (VNA) – The ministers met to sign the agreement.\n")
    for environment in ({"LANG": "vi_VN.UTF-8"}, {"LC_ALL": "vi_VN", "LANG": "kk_KZ"}, {"LC_MESSAGES": "vi"}):
        assert "6 tháng 5 năm 2025" in process("show", article, **environment).out
    for language in ("C", "POSIX", "xx_YY.nonsense@x", "", "../../x"):
        assert "6 May 2025" in process("show", article, LANG=language).out
    answer = reader("--language", "tlh", "show", article)
    assert (answer.status, answer.out) == (2, "")
    assert "en, kk, vi" in answer.err


def test_the_language_last_chosen_is_remembered(reader: Run) -> None:
    from reader.library.opening import open_personal_library

    library = open_personal_library()
    library.set_setting("language", "vi")
    library.close()
    from reader.localisation import current_language

    reader("compare", "a", "b")
    assert current_language() == "vi"
    reader("--language", "en", "compare", "a", "b")
    assert current_language() == "en"


def test_a_closed_pipe_ends_silently(seeds: list[Path]) -> None:
    command = [sys.executable, "-m", "reader", "show", *map(str, seeds * 20)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None and running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_full_disk_is_told(process: Run, seeds: list[Path]) -> None:
    command = [sys.executable, "-m", "reader", "show", *map(str, seeds)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) == 1
    assert b"internal" not in done.stderr


def test_an_interruption(tmp_path: Path) -> None:
    # A shell that runs the tests in the background lets them ignore interruptions, and the children inherit that.
    program = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from reader.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "compare", "--pairs", "--format", "json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None and running.stdout is not None and running.stderr is not None
        running.stdin.write(b"name_a\tname_b\n" + b"Hanoi\tHa Noi\n")
        running.stdin.flush()
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        running.stdin.close()
        running.stdout.read()
        assert b"Traceback" not in running.stderr.read()
    assert running.returncode == 130


def test_an_internal_fault_is_one_line_and_its_details_are_private(
    reader: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(language: str) -> None:
        raise ValueError("secret words of an article")

    monkeypatch.setattr(dispatch, "set_language", fail)
    answer = reader("show", "x")
    assert (answer.status, answer.out, len(answer.err.splitlines())) == (70, "", 1)
    log = tmp_path / "state" / "reader" / "faults.log"
    assert str(log) in answer.err
    assert "ValueError" in log.read_text()
    assert "secret" not in log.read_text() + answer.err
    assert log.stat().st_mode & 0o777 == 0o600


def test_a_home_that_cannot_be_written_does_not_matter(process: Run, seeds: list[Path], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    nowhere = {f"XDG_{name}_HOME": str(tmp_path / "file" / "x") for name in ("DATA", "STATE", "CONFIG", "CACHE")}
    answer = process("show", seeds[0], **nowhere)
    assert (answer.status, answer.err) == (0, "")
    assert process("search", "to lam", seeds[0], **nowhere).status == 0


def test_reading_commands_leave_no_traces(reader: Run, seeds: list[Path], tmp_path: Path) -> None:
    reader("show", seeds[0])
    reader("entities", seeds[0])
    assert not (tmp_path / "state" / "reader").exists()


def test_output_is_utf8_whatever_the_locale(seeds: list[Path]) -> None:
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    command = [sys.executable, "-m", "reader", "show", str(seeds[3])]
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    assert "ố" in done.stdout.decode("utf-8")


def test_what_a_terminal_would_obey_is_not_printed(reader: Run, tmp_path: Path) -> None:
    article = tmp_path / "bad\x1b]0;x\x07name\u202e.txt"
    article.write_text("Hanoi\x1b[31m is \x9b31m the \u202ecapital\x07.\n")
    for arguments in (["show"], ["entities"], ["show", "--format", "json"], ["entities", "--format", "json"]):
        answer = reader(*arguments, article)
        assert not set(answer.out + answer.err) & set("\x1b\x9b\x07\u202e")
    answer = reader("compare", "\x1b[31mHanoi", "\x9bHanoi\udcff")
    assert not set(answer.out + answer.err) & set("\x1b\x9b\udcff")
    answer = reader("--language", "\x1b[31m", "show", "\x1b[31m")
    assert "\x1b" not in answer.err


def test_a_library_that_is_not_there(reader: Run, tmp_path: Path) -> None:
    answer = reader("entities", "--library", tmp_path / "none.sqlite")
    assert (answer.status, answer.out, len(answer.err.splitlines())) == (3, "", 1)
    assert "it does not exist" in answer.err


def test_what_is_wrong_with_the_language_is_said_in_the_language_of_the_person(process: Run) -> None:
    answer = process("--language", "fr", LANG="vi_VN.UTF-8")
    assert answer.status == 2 and "không có ngôn ngữ giao diện này" in answer.err


def test_without_a_file_the_sample_articles_are_shown(reader: Run, seeds: list[Path]) -> None:
    assert [each["file"] for each in reader("show", "--format", "json").objects] == list(map(str, seeds))


def test_the_library_is_read_when_no_file_is_named(reader: Run, tmp_path: Path) -> None:
    from reader.documents import load_bytes
    from reader.library.database import open_file
    from reader.library.personal import PersonalStore
    from reader.library.shared import SCHEMA, SharedStore
    from reader.library.sqlite import SqliteLibrary

    for path in (tmp_path / "team.sqlite", tmp_path / "data" / "reader" / "library.sqlite"):
        library = SqliteLibrary(SharedStore(open_file(path, SCHEMA)), PersonalStore(None))
        library.add(load_bytes(f"Hanoi and Astana, kept in {path.name}.".encode(), path.name))
        library.close()
    answer = reader("entities", "--format", "json", "--library", tmp_path / "team.sqlite")
    assert [document["file"] for document in answer.json["documents"]] == ["team.sqlite"]
    answer = reader("entities", "--format", "json")
    assert [document["file"] for document in answer.json["documents"]] == ["library.sqlite"]


def test_a_damaged_library_of_ones_own_does_not_stop_the_program(reader: Run, tmp_path: Path) -> None:
    path = tmp_path / "data" / "reader" / "library.sqlite"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"no database " * 1000)
    answer = reader("entities", "--format", "json")
    assert answer.status == 3
    assert len(answer.json["documents"]) == 5
    told = f"{path}: the file is damaged. Restore it from a copy."
    assert told in answer.err
    for command in (["list"], ["add", "--jobs", "1", tmp_path]):
        answer = reader(*command)
        assert answer.status == 3 and told in answer.err
    assert any(f"{path}: the file is damaged" in line for line in reader("doctor").out.splitlines())
    assert path.read_bytes() == b"no database " * 1000
    answer = reader("list", "--library", path)
    assert (answer.status, answer.err) == (3, f"reader: {path}: the file is not a library. Name another file.\n")


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_and_version_into_a_closed_pipe_or_a_full_disk(option: str) -> None:
    command = [sys.executable, "-m", "reader", option]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
    assert b"internal" not in done.stderr
    reading, writing = os.pipe()
    os.close(reading)
    with open(writing, "wb") as closed:
        done = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "command", [["show"], ["show", "--format", "json"], ["entities"], ["compare", "Hanoi"], [], ["--version"]]
)
def test_a_standard_output_that_is_closed_is_told(command: list[str], seeds: list[Path]) -> None:
    files = [] if command == ["--version"] else [str(seeds[0])]
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", sys.executable, "-m", "reader", "--language", "vi", *command, *files]
    done = subprocess.run(shell, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 1)
    assert "không ghi được: đã bị đóng" in done.stderr


@pytest.mark.parametrize("closed", ["2>&-", "<&-", "<&- 2>&-"])
def test_other_streams_may_be_closed(closed: str, seeds: list[Path]) -> None:
    shell = ["sh", "-c", f'exec "$@" {closed}', "sh", sys.executable, "-m", "reader", "show", str(seeds[0])]
    done = subprocess.run(shell, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Kazakhstan" in done.stdout


def test_help_fits_the_terminal_and_keeps_its_columns(reader: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for language in ("en", "vi", "kk"):
        for command in ([], ["link"]):
            lines = reader("--language", language, *command, "--help").out.splitlines()
            assert max(map(len, lines)) <= 60
    actions = reader("link", "--help").out.partition("Actions:")[2].splitlines()
    first = next(index for index, line in enumerate(actions) if line.startswith("  why NAME"))
    assert actions[first + 1].startswith(" " * actions[first].index("the spellings"))


def test_the_modes_of_a_shared_library_stay(reader: Run, tmp_path: Path) -> None:
    from reader.library.database import open_file
    from reader.library.shared import SCHEMA

    folder = tmp_path / "team"
    folder.mkdir()
    path = folder / "team.sqlite"
    open_file(path, SCHEMA).close()
    assert path.stat().st_mode & 0o777 == 0o600
    folder.chmod(0o775)
    path.chmod(0o664)
    reader("entities", "--library", path)
    assert (folder.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o775, 0o664)
    answer = reader("entities", "--library", folder)
    assert (answer.status, len(answer.err.splitlines())) == (3, 1)
