from pathlib import Path

import pytest

from reader.library import paths


def test_variables_of_the_specification_are_honoured(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert paths.state_folder() == tmp_path / "reader"


@pytest.mark.parametrize("value", ["", "relative/folder"])
def test_empty_and_relative_values_are_ignored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", value)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.data_folder() == tmp_path / ".local/share/reader"


def test_a_folder_that_others_may_read_is_closed_to_them(tmp_path: Path) -> None:
    folder = tmp_path / "reader"
    folder.mkdir(mode=0o755)
    paths.private_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError):
        paths.private_file(tmp_path / "link")
    assert not (tmp_path / "elsewhere").exists()
