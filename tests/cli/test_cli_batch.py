"""Lines from standard input: bounded, in step, and answered before more is waited for."""

import io
import os
from pathlib import Path

import pytest

from reader.cli.batch import MAX_LINE, read_lines
from reader.cli.name_list import MAX_NAME, NameList
from reader.messages import InputError


def texts(data: bytes) -> list[str | None]:
    return [line.text for line in read_lines(io.BytesIO(data))]


def test_line_ends_and_byte_order_mark() -> None:
    assert texts(b"\xef\xbb\xbfa\r\nb\n\nc") == ["a", "b", "", "c"]
    assert texts(b"a\n") == ["a"]
    assert texts(b"") == []
    assert texts(b"a\n\xef\xbb\xbfb") == ["a", "\ufeffb"]


def test_bad_lines_keep_their_number() -> None:
    data = b"a\n\xff\nb\0\n" + b"x" * (MAX_LINE + 1) + b"\nc\n" + b"y" * (3 * MAX_LINE)
    lines = list(read_lines(io.BytesIO(data)))
    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6]
    assert [line.text for line in lines] == ["a", None, None, None, "c", None]
    assert all((line.text is None) == (line.error is not None) for line in lines)


def test_the_longest_line_is_a_line() -> None:
    assert texts(b"x" * MAX_LINE + b"\nb") == ["x" * MAX_LINE, "b"]


def test_answers_are_sent_before_more_is_waited_for() -> None:
    """Who writes a line and waits for its answer gets it; lines that came together are not flushed singly."""
    reading, writing = os.pipe()
    sent: list[str] = []
    with open(reading, "rb") as stream:
        lines = read_lines(stream, lambda: sent.append("flush"))
        os.write(writing, b"a\nb\nc")
        assert [next(lines).text, next(lines).text] == ["a", "b"]
        assert sent == ["flush"]
        os.write(writing, b"d\n")
        assert next(lines).text == "cd"
        assert sent == ["flush", "flush"]
        os.close(writing)
        assert list(lines) == []


def test_names_are_read_as_they_are_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "names.tsv"
    path.write_bytes("name\ttype\r\nHà Nội\tPLACE\r\n\r\nX\tPLANET\r\n\tPLACE\r\nAstana".encode())
    names = NameList(str(path))
    assert [(entry.id, entry.name, entry.kind) for entry in names] == [("1", "Hà Nội", "PLACE"), ("5", "Astana", None)]
    told = capsys.readouterr().err.splitlines()
    assert ["line 4" in told[0], "line 5" in told[1], len(told)] == [True, True, 2]


def test_names_of_endless_length_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "names.tsv"
    path.write_text(f"name\n{'ạ' * (MAX_NAME + 1)}\n{'ạ' * MAX_NAME}\nX\n", encoding="utf-8")
    names = NameList(str(path))
    assert [entry.id for entry in names] == ["2", "3"] and not names.complete
    assert "line 2: the name is longer than 1,000 characters" in capsys.readouterr().err


def test_an_unknown_type_is_shown_short_and_safe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kind = "\x1b[31m" + "p" * 5000
    path = tmp_path / "names.tsv"
    path.write_text(f"name\ttype\nX\t{kind}\n", encoding="utf-8")
    assert list(NameList(str(path))) == []
    told = capsys.readouterr().err
    assert "\x1b" not in told and "PPP…" in told and len(told) < 300


def test_many_bad_rows_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "names.tsv"
    path.write_bytes(b"name\n" + b"\xff\n" * 1000 + b"Astana\n")
    assert [entry.name for entry in NameList(str(path))] == ["Astana"]
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 11 and "990" in told[-1]


@pytest.mark.parametrize("content", [b"", b"title\nX\n", b"\xff\xfen\0a\0"])
def test_a_list_without_its_header_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "names.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError):
        next(iter(NameList(str(path))))
    with pytest.raises(InputError):
        next(iter(NameList(str(tmp_path))))
