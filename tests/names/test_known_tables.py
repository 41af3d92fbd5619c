"""Every table is well-formed: columns, normal form, one script in a word, unique keys, a source."""

import re
import unicodedata
from pathlib import Path

import pytest

import reader.names.known
from reader.names.known import heads, people
from reader.names.known.tables import COLUMNS, TABLES

DATA = Path(reader.names.known.__file__).parent / "data"
ALL_DATA = sorted((*DATA.glob("*.tsv"), *DATA.parent.parent.glob("data/*.tsv")))
WORD = re.compile(r"[^\W\d_]+")
KINDS = {"PLACE", "ORG", "NORP", "EVENT", "LAW"}


def rows(table):
    lines = (DATA / f"{table}.tsv").read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def mixes_scripts(word):
    scripts = {unicodedata.name(char).split()[0] for char in word}
    return len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1


@pytest.mark.parametrize("table", TABLES)
def test_table_is_well_formed(table):
    head, *body = rows(table)
    assert tuple(head) == COLUMNS
    seen = [row[0] for row in body]
    assert len(seen) == len(set(seen))
    for row in body:
        assert len(row) == len(COLUMNS), row
        assert row[1] in KINDS
        assert row[3].isdigit()
        assert any(row[5:])
        names = [name for cell in row[5:] if cell for name in cell.split("|")]
        for name in names:
            assert name == name.strip() and name.strip("~"), row
            assert not any(mixes_scripts(word) for word in WORD.findall(name)), name
        for cell in row[5:]:
            listed = cell.split("|")
            assert len(listed) == len(set(listed)), row


@pytest.mark.parametrize("path", ALL_DATA, ids=lambda path: path.name)
def test_file_names_its_source_and_is_normalised(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith(("# Source: ", "# Sources: "))
    assert unicodedata.is_normalized("NFC", text)
    assert path.name in (DATA.parent / "SOURCES.md").read_text(encoding="utf-8")


def test_places_stay_small():
    assert (DATA / "places.tsv").stat().st_size < 300_000


@pytest.mark.parametrize(
    "terms",
    [value for value in vars(heads).values() if isinstance(value, dict) and {"en", "vi", "kk"} <= set(value)],
)
def test_heads_are_lower_case_and_listed_once(terms):
    for listed in terms.values():
        assert len(listed) == len(set(listed))
        for term in listed:
            assert term == unicodedata.normalize("NFC", term.lower())


def test_parts_of_names():
    assert people.is_given_name("Бауыржан", "kk")
    assert people.is_given_name("Bauyrzhan", "kk")
    assert people.is_given_name("Серікке", "kk")
    assert people.is_given_name("Michael", "en")
    assert not people.is_given_name("Table", "en")
