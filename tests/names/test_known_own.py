"""The person's own names: what works, what is said about mistakes, and the compiled cache."""

import gc
import os
import stat
import threading
import tomllib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.messages import Message
from reader.names.known import loading
from reader.names.known.loading import Loaded, load
from reader.names.known.own import MAX_LENGTH, MAX_NAMES, MAX_THINGS, MOST_PROBLEMS, read_own_names
from reader.names.known.tables import Row
from reader.toml_lines import TomlLines

GOOD = """\
[[names]]
kind = "ORG"
en = "Steppe Eagle Foundation"
vi = ["Quỹ Đại bàng Thảo nguyên", "Quỹ Đại bàng"]
kk = "Дала қыраны қоры"
aliases = ["SEF"]
country = "KZ"
same_as = { body = "steppe-eagle" }

[[names]]
kind = "PERSON"
en = "Aigerim Bolatkyzy"
kk = "Әйгерім Болатқызы"

[[names]]
extends = "Đà Nẵng"
aliases = ["Dragon Bridge Town"]
"""


def loaded(tmp_path: Path, text: str | bytes, cache: Path | None = None) -> Loaded:
    path = tmp_path / "names.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path, cache)


def keys(found: Loaded, name: str, kind: str | None = None) -> list[str]:
    return [thing.key for thing in found.gazetteer.find(name, kind)]


def problems(tmp_path: Path, text: str | bytes) -> list[tuple[int, str]]:
    found = loaded(tmp_path, text)
    for problem in found.problems:
        assert str(problem.remedy)
        assert "{" not in f"{problem.reason}{problem.remedy}".replace("{ geonames", "")
    return [(problem.line, reason(problem.reason)) for problem in found.problems]


def reason(message: Message) -> str:
    inner = message.values.get("reason", message)
    return str(inner)


def test_own_names_are_found_by_every_spelling(tmp_path: Path) -> None:
    found = loaded(tmp_path, GOOD)
    assert not found.problems
    key = "own:steppe-eagle-foundation"
    for name in ("Steppe Eagle Foundation", "Quy Dai bang Thao nguyen", "Дала қыраны қорының", "SEF", "Quỹ Đại bàng"):
        assert keys(found, name) == [key], name
    thing = found.gazetteer.get(key)
    assert thing is not None
    assert thing.names == {
        "en": "Steppe Eagle Foundation",
        "vi": "Quỹ Đại bàng Thảo nguyên",
        "kk": "Дала қыраны қоры",
    }
    assert (thing.kind, thing.country, thing.same_as) == ("ORG", "KZ", {"body": "steppe-eagle"})
    assert keys(found, "Әйгерім Болатқызы", "PERSON") == ["own:aigerim-bolatkyzy"]
    assert found.gazetteer.knows("PERSON") and not found.gazetteer.knows("WORK")


def test_a_known_thing_gets_more_names(tmp_path: Path) -> None:
    found = loaded(tmp_path, GOOD)
    assert keys(found, "dragon bridge town") == keys(found, "Đà Nẵng")[:1] == ["geonames:1583992"]
    shown = loaded(tmp_path, '[[names]]\nextends = "iso3166:KZ"\nvi = "Ca-dắc"\n').gazetteer.get("iso3166:KZ")
    assert (
        shown is not None
        and shown.names["vi"] == "Ca-dắc"
        and "Kazakhstan" in shown.aliases + tuple(shown.names.values())
    )


def test_own_names_go_before_shipped_ones(tmp_path: Path) -> None:
    found = loaded(tmp_path, '[[names]]\nkind = "ORG"\nen = "Paris"\n')
    assert keys(found, "Paris")[0] == "own:paris"
    assert keys(found, "Paris", "PLACE") == ["geonames:2988507"]


def test_every_mistake_is_told_with_its_line_and_the_rest_works(tmp_path: Path) -> None:
    text = """\
# names
colour = "blue"
[[names]]
kind = "CITY"
en = "Somewhere"
[[names]]
kind = "ORG"
en = ""
size = 3
aliases = ["Good Name", "Good Name",
  7, "be\\u0007ll", "..."]
same_as = { wikidata = "Q1", geonames = -4 }
[[names]]
extends = "Nowhere At All"
aliases = ["X"]
"""
    assert problems(tmp_path, text) == [
        (2, "there is no key “colour”"),
        (4, "there is no kind “CITY”"),
        (8, "the name is empty"),
        (9, "there is no key “size”"),
        (10, "the name “Good Name” stands there twice"),
        (11, "“7” is not text"),
        (11, "the name “be ll” holds a character that cannot be seen"),
        (11, "the name “...” has no letters"),
        (12, "there is no identifier “wikidata”"),
        (12, "“-4” cannot be the identifier geonames"),
    ]
    found = loaded(tmp_path, text)
    assert found.more_problems == 1
    assert keys(found, "Good Name") == ["own:good-name"]
    assert not keys(found, "Somewhere")


ORG = '[[names]]\nkind = "ORG"\nen = "Ab Cd"\n'
LONG = "x" * (MAX_LENGTH + 1)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[[names]]\nen = "A B"\n', 1, "the kind is missing"),
        ('\n[[names]]\nkind = "ORG"\n', 2, "there is no name"),
        ("names = 3\n", 1, "names is not a table"),
        ('names = [\n  { kind = "ORG", en = "A B" },\n  4,\n]\n', 3, "“4” is not a table"),
        (f'{ORG}[names.same_as]\nbody = "No Slug"\n', 5, "“No Slug” cannot be the identifier body"),
        (f'{ORG}country = "Vietnam"\n', 4, "“Vietnam” cannot be the identifier country"),
        (f'{ORG}vi = "{LONG}"\n', 4, f"the name “{LONG[:40]}…” is longer than {MAX_LENGTH} characters"),
        (f'{ORG}[[names]]\nkind = "ORG"\nvi = "ab cd"\n', 6, "“ab cd” is already the name of the thing in line 3"),
        ('[[names]]\nextends = "Đà Nẵng"\nkind = "ORG"\naliases = ["Q Q"]\n', 3, "“Đà Nẵng” is of the kind PLACE"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, said: str) -> None:
    assert problems(tmp_path, text) == [(line, said)]


def test_an_ambiguous_thing_to_extend_names_the_choice(tmp_path: Path) -> None:
    found = loaded(tmp_path, '[[names]]\nextends = "Georgia"\naliases = ["Ge Or"]\n')
    assert "iso3166:GE" in str(found.problems[0].remedy)


def test_too_many_names(tmp_path: Path) -> None:
    listed = ", ".join(f'"Name {number}"' for number in range(MAX_NAMES + 5))
    text = f'[[names]]\nkind = "ORG"\naliases = [{listed}]\n'
    assert problems(tmp_path, text) == [(3, f"it has more than {MAX_NAMES} names")]
    assert keys(loaded(tmp_path, text), "Name 1") == ["own:name-0"]


def test_a_table_that_is_no_toml_leaves_the_others(tmp_path: Path) -> None:
    text = GOOD + '\n[[names]]\nkind = "ORG"\nen = Unquoted Name\n\n[[names]]\nkind = "ORG"\nen = "Last One"\n'
    assert problems(tmp_path, text) == [(21, "this is not TOML")]
    found = loaded(tmp_path, text)
    assert keys(found, "SEF") and keys(found, "Last One")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"[" * 100_000, b"\x00", b"a" * 5_000_000, b"=\n" * 50])
def test_no_content_can_break_anything(tmp_path: Path, content: bytes) -> None:
    found = loaded(tmp_path, content)
    assert 1 <= len(found.problems) <= MOST_PROBLEMS
    assert keys(found, "Hanoi")


DIGITS = "9" * 5000
HUGE = "0x" + "f" * 5000
NESTED = "[" * 10_000 + "]" * 10_000


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (f"x = 1\ny = {DIGITS}\n", 2, "this is not TOML"),
        (f"[[names]]\nen = {HUGE}\n", 2, "“0xffff"),
        (f"[[names]]\nkind = {HUGE}\n", 2, "there is no kind “0xffff"),
        (f"[[names]]\nextends = {HUGE}\n", 2, "extends is not text"),
        (f"[[names]]\nsame_as = {{ geonames = {HUGE} }}\n", 2, "cannot be the identifier geonames"),
        (f"[[names]]\nsame_as = {{ body = -{HUGE[2:4]}1 }}\n", 2, "this is not TOML"),
        ("[[names]]\ncountry = nan\n", 2, "“nan” cannot be the identifier country"),
        ("[[names]]\ncountry = 1979-05-27\n", 2, "“date” cannot be the identifier country"),
        ("[[names]]\nen = [[1], { a = 1 }]\n", 2, "“list” is not text"),
        (f"[[names]]\nen = {NESTED}\n", 2, "this is not TOML"),
        (f'[[names]]\nextends = "{"a " * 100_000}"\n', 2, "nothing is known as"),
        (f"{'a.' * 100_000}a = 1\n", 1, "this is not TOML"),
    ],
)
def test_values_of_every_type_and_size_are_mistakes_and_no_more(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    found = loaded(tmp_path, f'{text}[[names]]\nkind = "ORG"\nen = "Last One"\n')
    assert any(problem.line == line and said in reason(problem.reason) for problem in found.problems)
    assert all(len(str(problem.reason)) < 200 for problem in found.problems)
    assert keys(found, "Last One")


VALUES = st.one_of(
    st.integers().map(str),
    st.integers(16_000, 40_000).map(lambda bits: hex(1 << bits)),
    st.floats().map(repr),
    st.sampled_from(["true", DIGITS, "1979-05-27T07:32:00Z", "07:32:00", '"VN"', '"Đà Nẵng"', '"PERSON"', "''"]),
    st.text(max_size=20).map(lambda text: f"'{text}'"),
)
NESTED_VALUES = st.recursive(
    VALUES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: f"[{', '.join(parts)}]"),
        st.tuples(st.sampled_from(["geonames", "body", "iso3166", "x"]), inner).map(lambda p: f"{{ {p[0]} = {p[1]} }}"),
    ),
    max_leaves=6,
)
KEYS = ("kind", "extends", "en", "vi", "aliases", "country", "same_as", "names", "x.y")
LINES = st.one_of(
    st.just("[[names]]"),
    st.tuples(st.sampled_from(KEYS), NESTED_VALUES).map(" = ".join),
    st.text(max_size=10),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_whatever_the_file_holds_it_is_read(lines: list[str]) -> None:
    own = read_own_names("\n".join(["[[names]]", *lines]).encode("utf-8", "replace"), lambda name, kind: ())
    for problem in own.problems:
        assert str(problem.reason) and str(problem.remedy)
    for row in own.rows:
        assert Row.of(row.line()) == row


def test_many_tables_take_no_long_time(tmp_path: Path) -> None:
    begun = process_time()
    bad = loaded(tmp_path, "[[names]]\nx =\n" * 40_000)
    assert len(bad.problems) + bad.more_problems <= MAX_THINGS + 2
    signs = [chr(code) for code in range(0x2190, 0x2190 + 100)]
    alike = [f'[[names]]\nkind = "ORG"\nen = "a{one}b{two}c"\n' for one in signs for two in signs]
    found = loaded(tmp_path, "".join(alike))
    assert len(found.gazetteer) == len(load(None, None).gazetteer) + len(alike)
    assert process_time() - begun < 20


def test_threads_that_ask_at_once_share_one_gazetteer(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Loaded] = []
    collecting: list[bool] = []
    started = threading.Barrier(4)

    def slow(own: Path | None, cache: Path | None) -> Loaded:
        made.append(load(None, None))
        collecting.append(gc.isenabled())
        return made[-1]

    monkeypatch.setattr(loading, "load", slow)
    fresh = loading.once(loading._loaded.__wrapped__)  # type: ignore[attr-defined]
    given_out: list[Loaded] = []

    def ask() -> None:
        started.wait()
        given_out.append(fresh())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1 and collecting == [True]
    assert all(loaded is made[0] for loaded in given_out) and len(given_out) == 4


def test_files_that_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "names.toml")
    assert [problem.what for problem in load(tmp_path / "names.toml", None).problems] == ["unreadable"]
    assert load(tmp_path, None).problems
    assert not load(tmp_path / "none.toml", None).problems
    assert not load(None, None).problems


def test_the_cache_gives_the_same_and_is_private(tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "reader" / "names"
    before = os.umask(0)
    try:
        first = loaded(tmp_path, GOOD + 'kind = "CITY"\n', cache)
    finally:
        os.umask(before)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o600
    assert stat.S_IMODE(cache.parent.stat().st_mode) == 0o700
    assert [path.name for path in cache.parent.iterdir()] == ["names"]
    made = cache.stat().st_mtime_ns
    again = load(tmp_path / "names.toml", cache)
    assert cache.stat().st_mtime_ns == made
    assert again.problems == first.problems and again.own == first.own
    assert list(again.gazetteer) == list(first.gazetteer)
    for name in ("SEF", "Ha Noi", "АҚШ", "dragon bridge town"):
        assert again.gazetteer.find(name) == first.gazetteer.find(name)


def test_a_changed_file_is_compiled_again(tmp_path: Path) -> None:
    cache = tmp_path / "names"
    first = loaded(tmp_path, GOOD, cache)
    second = loaded(tmp_path, GOOD.replace("SEF", "SEFO"), cache)
    assert keys(second, "SEFO") and not keys(second, "SEF")
    assert first.own != second.own
    (tmp_path / "names.toml").unlink()
    third = load(tmp_path / "names.toml", cache)
    assert not keys(third, "SEFO") and third.own == ""


@pytest.mark.parametrize("damage", [b"", b"reader-names 1 x\n[]", None])
def test_a_damaged_cache_is_made_again(tmp_path: Path, damage: bytes | None) -> None:
    cache = tmp_path / "names"
    loaded(tmp_path, GOOD, cache)
    whole = cache.read_bytes()
    cache.write_bytes(whole[:-40] if damage is None else damage)
    assert keys(load(tmp_path / "names.toml", cache), "SEF")
    assert cache.read_bytes() == whole


def test_a_cache_that_others_can_write_is_not_trusted(tmp_path: Path) -> None:
    cache = tmp_path / "names"
    loaded(tmp_path, GOOD, cache)
    cache.chmod(0o666)
    assert keys(load(tmp_path / "names.toml", cache), "SEF")
    assert stat.S_IMODE(cache.stat().st_mode) == 0o600


def test_without_a_place_for_the_cache_everything_works(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert keys(loaded(tmp_path, GOOD, tmp_path / "file" / "reader" / "names"), "SEF")


_WORDS = st.sampled_from(
    ['"a # b"', "'[c'", '"""x\n\\""" y"""', "'''\nz'''", "3", "true", "[1, [\n'q'\n]]", '{ k = "}" }']
)


@given(st.lists(st.tuples(st.sampled_from(["[[names]]", "[names.sub]", "# c", ""]), _WORDS), max_size=8))
def test_lines_of_keys(parts: list[tuple[str, str]]) -> None:
    lines: list[str] = ["[[names]]"]
    expected: dict[tuple[str | int, ...], int] = {("names", 0): 1}
    count = 0
    table: tuple[str | int, ...] = ("names", 0)
    seen_sub = False
    for number, (wanted, value) in enumerate(parts):
        header = "" if wanted == "[names.sub]" and seen_sub else wanted
        lines.append(header)
        if header == "[[names]]":
            count += 1
            table, seen_sub = ("names", count), False
            expected[table] = "\n".join(lines).count("\n") + 1
        elif header == "[names.sub]":
            table, seen_sub = ("names", count, "sub"), True
        expected[(*table, f"key{number}")] = "\n".join(lines).count("\n") + 2
        lines.append(f"key{number} = {value}")
    text = "\n".join(lines)
    tomllib.loads(text)
    found = TomlLines(text)
    assert {path: found.line(path) for path in expected} == expected
