"""The tools for translators find what can be wrong, and begin a language in one step."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message

I18N = Path(__file__).resolve().parents[2] / "i18n"


@pytest.fixture(scope="module")
def checks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("checks", I18N / "checks.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, folder / "catalogues.py", *arguments], capture_output=True, text=True, check=False
    )


def test_every_catalogue_is_complete() -> None:
    done = run(I18N, "check")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("code", "source", "translation", "complaint"),
    [
        ("vi", "Open {name}", "Mở {nane}", "placeholders differ"),
        ("vi", "Open {name}", "Mở", "placeholders differ"),
        ("vi", "Open {name}", "Mở {name", "brace"),
        ("kk", "unknown: %s", "белгісіз: %d", "placeholders differ"),
        ("vi", "[b]Open[/b]", "[b]Mở", "markup"),
        ("vi", "Name", "Te\u0302n", "NFC"),
        ("kk", "Text", "мәтiн", "mixes Latin and Cyrillic"),
        ("vi", "Close", "\u00d0óng", "Eth"),
        ("vi", "Delete", "Xoá", "first vowel"),
        ("vi", "Cancel", "Huỷ bỏ", "first vowel"),
        ("vi", "Loading…", "Đang tải", "ends differently"),
        ("kk", "Close.", "Жабу", "ends differently"),
        ("vi", "Loading", "Đang... tải", "three dots"),
        ("kk", "Only in “{title}”", "Тек “{title}” ішінде", "quotation marks"),
        ("vi", "Only in “{title}”", "Chỉ trong «{title}»", "quotation marks"),
        ("vi", "Close", "Close", "equals its source"),
        ("vi", "Open the folder", "Mở ngăn", "the glossary has thư mục"),
        ("kk", "Quit", "Жұмысты аяқтау", "takes 14 cells, there are 10"),
    ],
)
def test_each_mistake_is_found(checks: ModuleType, code: str, source: str, translation: str, complaint: str) -> None:
    message = Message(source, auto_comments=["TRANSLATORS: at most 10 cells"] if source == "Quit" else [])
    found = list(checks.complaints(code, message, translation))
    assert any(complaint in each for each in found), found


@pytest.mark.parametrize(
    ("code", "source", "translation"),
    [
        ("vi", "Precious things: {n}", "Đồ quý, hòa và hủy: {n}"),
        ("vi", "Theory", "Lý thuyết hoàn toàn khoáng đạt, khuỷu, thoát"),
        ("kk", "Open “{name}”…", "«{name}» ашу…"),
    ],
)
def test_what_is_right_is_left_alone(checks: ModuleType, code: str, source: str, translation: str) -> None:
    assert list(checks.complaints(code, Message(source), translation)) == []


def test_gaps_and_leftovers_are_found(checks: ModuleType) -> None:
    template = Catalog()
    for source in ("Open", "Close", ("{n} name", "{n} names")):
        template.add(source)
    catalogue = Catalog(locale="kk")
    catalogue.add("Open", "Ашу", flags=["fuzzy"])
    catalogue.add("Gone", "Жоқ")
    found = checks.problems("kk.po", catalogue, template)
    for line in (
        "not in the source: 'Gone'",
        "not translated: 'Open'",
        "not translated: 'Close'",
        "{n} name",
        "nplurals=1",
    ):
        assert any(line in each for each in found), (line, found)


def test_a_new_language_is_begun_in_one_step(tmp_path: Path) -> None:
    shutil.copytree(I18N, tmp_path / "i18n", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(I18N.parent / "reader" / "localisation", tmp_path / "reader" / "localisation")
    assert "русский, 3 plural forms" in run(tmp_path / "i18n", "new", "ru").stdout
    begun = (tmp_path / "i18n" / "ru.po").read_text("utf-8")
    assert "nplurals=3" in begun and 'msgid "there is no such interface language"' in begun
    assert run(tmp_path / "i18n", "new", "ru").returncode == 1, "what has been written is not overwritten"
    assert run(tmp_path / "i18n", "new", "klingon").returncode == 1
    assert "ru.po: not translated" in run(tmp_path / "i18n", "check").stdout
