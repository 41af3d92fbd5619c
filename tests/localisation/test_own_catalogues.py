"""A language is one file: found, believed no further than it deserves, and compiled once."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.localisation import (
    _,
    catalogue_problems,
    catalogues,
    choose_language,
    languages,
    ngettext,
    set_language,
    translate,
)
from reader.localisation.compiling import CatalogueError, compile_catalogue
from reader.messages import Message, UsageError

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {}\\n"\n\n'
RUSSIAN = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
Drop = Callable[..., Path]


@pytest.fixture
def drop() -> Drop:
    """Put a catalogue into the person's configuration folder; returns its path."""

    def write(name: str, *entries: tuple[str, str], plural: str = RUSSIAN, more: str = "") -> Path:
        folder = Path(os.environ["XDG_CONFIG_HOME"], "reader", "i18n")
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        body = "".join(f'msgid "{source}"\nmsgstr "{text}"\n\n' for source, text in entries)
        path.write_text(HEADER.format(plural) + body + more, "utf-8")
        return path

    return write


@pytest.fixture(autouse=True)
def forget() -> Callable[[], None]:
    """Make the next language be loaded as in a new process."""
    catalogues._load.cache_clear()
    return catalogues._load.cache_clear


def cached() -> list[Path]:
    return list(Path(os.environ["XDG_CACHE_HOME"], "reader", "catalogues").glob("*"))


def test_a_dropped_file_is_a_language_under_its_own_name(drop: Drop) -> None:
    drop(
        "ru.po",
        ("Open", "Открыть"),
        more='msgid "{n} mention"\nmsgid_plural "{n} mentions"\n'
        'msgstr[0] "{n} упоминание"\nmsgstr[1] "{n} упоминания"\nmsgstr[2] "{n} упоминаний"\n',
    )
    assert ("ru", "русский") in languages()
    assert choose_language(None, None, {"LANG": "ru_RU.UTF-8"}) == "ru"
    with pytest.raises(UsageError, match="en, kk, ru, vi"):
        choose_language("xx", None, {})
    set_language("ru")
    assert _("Open") == "Открыть" and _("Close") == "Close"
    assert [ngettext("{n} mention", "{n} mentions", n).format(n=n) for n in (1, 3, 5)] == [
        "1 упоминание",
        "3 упоминания",
        "5 упоминаний",
    ]
    assert catalogue_problems() == []


def test_ones_own_catalogue_goes_before_the_shipped_one_message_by_message(drop: Drop) -> None:
    drop("vi.po", ("Open", "Mở ra"), plural="nplurals=1; plural=0;")
    set_language("vi")
    assert (_("Open"), _("Close")) == ("Mở ra", "Đóng")
    drop("vi.po", ("Open", "Mở nào"), plural="nplurals=1; plural=0;")
    set_language("vi")
    assert _("Open") == "Mở nào", "a file that was changed is read anew"
    drop("en.po", ("Open", "Unfold"), plural="nplurals=2; plural=(n != 1);")
    set_language("en")
    assert (_("Open"), _("Close")) == ("Unfold", "Close")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b'msgid "x\nmsgstr \xff', "it is not UTF-8"),
        (b'msgid "Open"\nmsgstr "A"\nnonsense\n', "line 3 makes no sense"),
        (HEADER.format("nplurals=2; plural=1/(n-5);").encode(), "Plural-Forms"),
        (HEADER.format("nplurals=2; plural=n%(n-1);").encode(), "Plural-Forms"),
        (HEADER.format("nplurals=2; plural=n*9999999999;").encode(), "Plural-Forms"),
        (HEADER.format(f"nplurals=2; plural={'(' * 200}n{')' * 200};").encode(), "Plural-Forms"),
        (HEADER.format("nplurals=2; plural=__import__('os');").encode(), "Plural-Forms"),
        (HEADER.format("nplurals=x; plural=n;").encode(), "no catalogue"),
        (b"#" * (1024 * 1024 + 1), "larger than 1 MB"),
    ],
)
def test_a_damaged_file_is_named_and_the_shipped_catalogue_used(drop: Drop, content: bytes, reason: str) -> None:
    path = drop("vi.po")
    path.write_bytes(content)
    set_language("vi")
    assert _("Close") == "Đóng"
    (problem,) = catalogue_problems()
    assert problem.subject == str(path) and reason in str(problem.reason)
    assert translate(problem.remedy) == "Hãy sửa tệp hoặc chuyển tệp đi nơi khác"


def test_a_file_that_is_named_after_no_language_is_told(drop: Drop) -> None:
    path = drop("my notes.po")
    set_language("vi")
    (problem,) = catalogue_problems()
    assert problem.subject == str(path) and "ru.po" in str(problem.remedy)


def test_a_billion_plural_forms_take_no_memory() -> None:
    more = 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n'
    data = (HEADER.format("nplurals=1000000000; plural=0;") + more).encode()
    assert len(compile_catalogue(data, "vi").content) < 1000


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Only in “{title}”", "В “{title.__class__}”"),
        ("Only in “{title}”", "В “{title[0]}”"),
        ("Only in “{title}”", "В “{title!r}”"),
        ("Only in “{title}”", "В “{title:>999999999}”"),
        ("Only in “{title}”", "В “{another}”"),
        ("Only in “{title}”", "В “{}”"),
        ("Only in “{title}”", "В “{title"),
        ("Only in “{title}”", "нет"),
        ("unrecognized arguments: %s", "лишнее: %d"),
        ("unrecognized arguments: %s", "лишнее: %s %s"),
        ("unrecognized arguments: %s", "лишнее"),
        ("Open", "\x1b[2JОткрыть"),
        ("Open", "От\u202eкрыть"),
        ("Open", "От\\nкрыть"),
    ],
)
def test_what_does_not_fit_its_source_stays_english_and_is_told(drop: Drop, source: str, translation: str) -> None:
    path = drop("ru.po", (source, translation), ("Close", "Закрыть"))
    for _start in range(2):
        set_language("ru")
        assert (_(source), _("Close")) == (source, "Закрыть")
        (problem,) = catalogue_problems()
        assert problem.subject == str(path) and source in str(problem.reason)
        set_language("en")
    assert translate(Message(source, {"title": "A"}))


@pytest.mark.parametrize(
    "entry",
    [
        'msgid "{count} name"\nmsgid_plural "{other} names"\nmsgstr[0] "{count} имя"\nmsgstr[1] ""\n',
        'msgid "{count} name"\nmsgid_plural "{other} names"\nmsgstr[0] "{other} имя"\nmsgstr[1] "{other}"\n',
        'msgid "{count} name"\nmsgid_plural "} names"\nmsgstr[0] "{"\nmsgstr[1] "{"\n',
        'msgid "{count} name"\nmsgid_plural "\x1b[2J"\nmsgstr[0] "{count} имя"\nmsgstr[1] ""\n',
        'msgid "{count} name"\nmsgid_plural "a"\nmsgid_plural "b"\nmsgid_plural "c"\nmsgstr[0] "{count} имя"\n',
        'msgid "a\0b\0c"\nmsgstr "{count} имя"\n',
        'msgctxt "a\0b\0c"\nmsgid "d"\nmsgstr "{count} имя"\n',
    ],
)
def test_what_a_file_calls_the_source_is_not_believed(drop: Drop, entry: str) -> None:
    path = drop("ru.po", ("Close", "Закрыть"), plural="nplurals=2; plural=n != 1;", more=entry)
    set_language("ru")
    assert _("Close") == "Закрыть"
    assert [ngettext("{count} name", "{count} names", n).format(count=n) for n in (1, 2)] == ["1 name", "2 names"]
    assert [problem.subject for problem in catalogue_problems()] == [str(path)]


def test_the_second_start_in_a_language_does_not_load_babel() -> None:
    code = (
        "import sys; from reader.localisation import set_language, _; set_language(sys.argv[1]); print(_('Close'));"
        "print('babel' in sys.modules)"
    )

    def start(language: str) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code, language], capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    assert start("en") == ["Close", "False"]
    assert start("vi") == ["Đóng", "True"]
    assert start("vi") == ["Đóng", "False"]


def test_the_cache_is_private_and_what_is_damaged_in_it_is_made_anew(forget: Callable[[], None]) -> None:
    set_language("vi")
    (kept,) = cached()
    assert kept.stat().st_mode & 0o777 == 0o600 and kept.parent.stat().st_mode & 0o777 == 0o700
    whole = kept.read_bytes()
    for damaged in (b"", whole[:-5], whole[:500] + b"\xff" + whole[501:], b"\0" * 100, b"x" * (3 * 1024 * 1024)):
        kept.write_bytes(damaged)
        forget()
        set_language("vi")
        assert _("Close") == "Đóng"
        assert kept.read_bytes() == whole


def test_a_cache_that_others_may_write_is_not_believed(forget: Callable[[], None]) -> None:
    set_language("vi")
    (kept,) = cached()
    kept.chmod(0o666)
    forget()
    set_language("vi")
    assert _("Close") == "Đóng" and kept.stat().st_mode & 0o777 == 0o600


def test_no_place_for_a_cache_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forget: Callable[[], None]
) -> None:
    (tmp_path / "file").touch()
    for place in (str(tmp_path / "file"), "/proc/nowhere"):
        monkeypatch.setenv("XDG_CACHE_HOME", place)
        forget()
        set_language("vi")
        assert _("Close") == "Đóng"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.text(max_size=60), st.text(max_size=60))
def test_no_file_breaks_the_compiler(data: bytes, plural: str, text: str) -> None:
    for content in (data, (HEADER.format(plural) + f'msgid "{text}"\nmsgstr "{text}"\n').encode("utf-8", "replace")):
        try:
            compile_catalogue(content, "ru")
        except CatalogueError as error:
            assert str(error.reason)
