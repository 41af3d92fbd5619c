import subprocess
import sys

from command_runs import Run


def test_two_names(reader: Run) -> None:
    answer = reader("compare", "--format", "json", "Hà Nội", "ha noi")
    assert answer.status == 0
    assert answer.json["relation"] == "same"
    assert 0 <= answer.json["score"] <= 1
    assert all(isinstance(reason, str) for reason in answer.json["reasons"])
    assert reader("compare", "--format", "json", "Tô Lâm", "Astana").json["relation"] == "different"


def test_text_says_the_relation_and_why(reader: Run) -> None:
    answer = reader("compare", "Nguyễn Văn Hùng", "Nguyễn Văn Hưng")
    assert answer.status == 0
    assert answer.out.startswith(("different", "similar"))
    assert "Hùng" in answer.out


def test_two_names_are_needed(reader: Run) -> None:
    for arguments in (["A"], ["A", "B", "C"], ["A", " "], []):
        answer = reader("compare", *arguments)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err.startswith("reader: ")


def test_pairs_are_answered_in_step_with_the_rows(reader: Run) -> None:
    rows = [
        b"\xef\xbb\xbfname_b\tname_a\ttype\tnote",
        "Тоқаев\tTokayev\tPERSON\tx".encode(),
        b"Tokayev",
        b"\xff\tTokayev",
        b"Astana\tAstana\tPLANET",
        b"x" * 70_000 + b"\ty",
        "Hanoi\tHà Nội".encode(),
    ]
    answer = reader("compare", "--format", "json", "--pairs", stdin=b"\r\n".join(rows))
    assert answer.status == 0
    first, *bad, last = answer.objects
    assert first["relation"] == last["relation"] == "same"
    assert [each["line"] for each in bad] == [3, 4, 5, 6]
    assert all(isinstance(each["error"], str) for each in bad)


def test_pairs_need_their_header(reader: Run) -> None:
    answer = reader("compare", "--pairs", stdin=b"Hanoi\tHa Noi\n")
    assert answer.status == 3
    assert "name_a" in answer.err
    assert reader("compare", "--pairs", stdin=b"name_a\tname_b\n").status == 0


def test_pairs_stream() -> None:
    """The first answer comes before the input ends."""
    command = [sys.executable, "-m", "reader", "compare", "--pairs", "--format", "json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        assert running.stdin is not None and running.stdout is not None
        running.stdin.write(b"name_a\tname_b\nHanoi\tHa Noi\n")
        running.stdin.flush()
        assert b"same" in running.stdout.readline()
        running.stdin.write(b"Hanoi\tAstana\n")
        running.stdin.close()
        assert b"different" in running.stdout.read()
    assert running.returncode == 0


def test_no_pairs_at_all(reader: Run) -> None:
    answer = reader("compare", "--pairs", "--format", "json")
    assert (answer.status, answer.out, answer.err) == (0, "", "")


def test_a_name_that_is_not_utf8_is_a_usage_error(reader: Run) -> None:
    answer = reader("compare", "\udcff", "A")
    assert (answer.status, answer.out) == (2, "")
    assert "not UTF-8" in answer.err
