"""The index of a long list of names is kept, and made again when anything it depends on changed."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from name_lists import names
from reader.names import NameEntry
from reader.names.search import stored
from reader.names.search.stored import index_of_file

LISTED = list(islice(names(), 300))


class Names:
    """The names in a file, and how often they were read."""

    def __init__(self, path: Path, complete: bool = True) -> None:
        self.path = path
        self.complete = complete
        self.read = 0

    def __iter__(self) -> Iterator[NameEntry]:
        self.read += 1
        for row, name in enumerate(self.path.read_text(encoding="utf-8").splitlines()):
            yield NameEntry(str(row), name)


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Names:
    monkeypatch.setattr(stored, "SMALLEST", 2000)
    path = tmp_path / "list"
    path.write_text("\n".join(LISTED), encoding="utf-8")
    return Names(path)


def _kept() -> list[Path]:
    folder = Path(os.environ["XDG_CACHE_HOME"]) / "reader" / "indexes"
    return sorted(folder.iterdir()) if folder.exists() else []


def _answers(names: Names, query: str = "nguyen") -> list[str]:
    return [match.entry.name for match in index_of_file(names.path, names).search(query).results]


def test_an_unchanged_list_is_read_once(listed: Names) -> None:
    assert _answers(listed) == _answers(listed) != []
    assert listed.read == 1
    assert [path.stat().st_mode & 0o777 for path in _kept()] == [0o600]


def test_a_changed_list_is_read_again(listed: Names) -> None:
    _answers(listed)
    listed.path.write_text("\n".join(["Nguyen Unheard", *LISTED]), encoding="utf-8")
    assert _answers(listed, "unheard") == ["Nguyen Unheard"]
    assert (listed.read, len(_kept())) == (2, 1)


def test_other_knowledge_makes_a_new_index(listed: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    _answers(listed)
    monkeypatch.setattr(stored, "gazetteer_digest", lambda: "other tables")
    _answers(listed)
    assert listed.read == 2


@pytest.mark.parametrize("damage", [b"", b"nothing of the kind", None])
def test_a_damaged_index_is_made_again(listed: Names, damage: bytes | None) -> None:
    expected = _answers(listed)
    (kept,) = _kept()
    kept.write_bytes(kept.read_bytes()[:-100] if damage is None else damage)
    assert _answers(listed) == expected
    assert listed.read == 2


def test_a_list_with_bad_rows_is_read_every_time_so_that_they_are_told(listed: Names) -> None:
    listed.complete = False
    _answers(listed)
    _answers(listed)
    assert (listed.read, _kept()) == (2, [])


def test_short_lists_leave_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("Nguyen Van A", encoding="utf-8")
    assert _answers(Names(path)) == ["Nguyen Van A"]
    assert _kept() == []


def test_nothing_depends_on_a_folder_that_can_be_written(listed: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    assert _answers(listed)


def test_only_the_indexes_used_last_are_kept(listed: Names, tmp_path: Path) -> None:
    for number in range(7):
        path = tmp_path / str(number)
        path.write_text(listed.path.read_text(encoding="utf-8"), encoding="utf-8")
        _answers(Names(path))
    assert 1 <= len(_kept()) <= 4
