"""The trained models: names in sentences that no rule explains, opened only when needed, trained again from data."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.documents import load_bytes
from reader.entities.mention import EntityType
from reader.entities.recognition import recognise
from reader.entities.recognition.candidate import Candidate
from reader.entities.recognition.tagger.tagger import Touching
from reader.entities.recognition.tagger.tags import decode, encode
from reader.entities.recognition.tagger.train import evaluate, main
from reader.entities.recognition.tagger.training.augmenting import in_capitals, in_small_letters, renamed, without_marks
from reader.entities.recognition.tagger.training.corpora import Sentence, read_inline
from reader.entities.recognition.tagger.training.recipes import RECIPES, own
from reader.entities.recognition.tagger.training.sifting import sifted
from reader.entities.recognition.tokens import tokenise

_MODELS = Path(recognise.__code__.co_filename).parent / "tagger" / "models"
_FLOORS = {"en": 0.73, "vi": 0.80, "kk": 0.85}


def _found(text: str) -> set[tuple[str, str]]:
    return {(mention.text, mention.type.value) for mention in recognise(load_bytes(text.encode(), "article.txt"))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He moved from Kettering to Oadby after the war.", {("Kettering", "PLACE")}),
        ("The report was written by Lofland and Pruett for Halliburton.", {("Halliburton", "ORG")}),
        ("Khi về đến nhà, Nhàn gọi chồng dậy.", {("Nhàn", "PERSON")}),
        ("Bữa đó Út Trà dẫn tôi sang Gò Nổi thăm mộ.", {("Gò Nổi", "PLACE")}),
        ("Кеше Қарақия мен Тұпқараған аудандарында жел тұрды.", {("Тұпқараған", "PLACE")}),
    ],
    ids=["en", "en body", "vi", "vi place", "kk"],
)
def test_names_that_the_rules_do_not_find(text: str, names: set[tuple[str, str]]) -> None:
    assert names <= _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides agreed to widen their cooperation and to meet again soon.",
        "Hai bên nhất trí tăng cường hợp tác và sớm gặp lại nhau.",
        "Екі тарап ынтымақтастықты кеңейтуге және жақында қайта кездесуге келісті.",
    ],
    ids=["en", "vi", "kk"],
)
def test_sentences_without_names_stay_without(text: str) -> None:
    assert not {item for item in _found(text) if item[1] in {"PERSON", "PLACE", "ORG"}}


def test_the_program_starts_without_the_models() -> None:
    code = "import sys, reader.cli, reader.entities.recognition as r; sys.exit('pycrfsuite' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_models_are_small() -> None:
    sizes = [path.stat().st_size for path in _MODELS.glob("*.crfsuite")]
    assert len(sizes) == 3
    assert sum(sizes) < 6_000_000
    lists = [path.stat().st_size for path in (_MODELS.parent / "data").glob("*.txt")]
    assert sum(lists) < 600_000


def test_threads_read_the_same() -> None:
    text = "Reporters met Anahit Sargsyan in Gyumri. Sargsyan teaches there.\n\nBà Phạm Thị Hoa sống ở Hòn Gai."
    alone = _found(text)
    with ThreadPoolExecutor(4) as pool:
        assert all(found == alone for found in pool.map(_found, [text] * 16))


def test_tags_and_back() -> None:
    text = "Ana Lima left Porto Novo"
    tags = encode(tokenise(text), [(0, 8, "PERSON"), (14, 24, "PLACE")])
    assert tags == ["B-PERSON", "I-PERSON", "O", "B-PLACE", "I-PLACE"]
    assert list(decode(tags)) == [(0, 2, "PERSON"), (3, 5, "PLACE")]


def test_changed_copies_keep_their_annotation() -> None:
    from random import Random

    text = (
        Sentence("Ông Lê Văn Tám đến Huế.", ((4, 14, "PERSON"), (19, 22, "PLACE"))),
        Sentence("Tám ở lại.", ((0, 3, "PERSON"),)),
    )
    rng = Random(1)
    for first, second in renamed([text] * 20, "vi", 1.0, rng):
        start, end, _ = first.spans[0]
        short = second.text[slice(*second.spans[0][:2])]
        assert first.text[start:end].endswith(short)
        assert first.text.startswith("Ông ") and second.text.endswith(" ở lại.")
    (bare,) = without_marks([text], 1.0, rng)
    assert bare[0].text == "Ong Le Van Tam den Hue."
    assert {copy[0].text for copy in in_capitals([text], 1.0, rng)} == {"ÔNG LÊ VĂN TÁM ĐẾN HUẾ.", "TÁM Ở LẠI."}
    assert {copy[0].text for copy in in_small_letters([text], 1.0, rng)} == {"ông lê văn tám đến huế.", "tám ở lại."}


def test_sentences_with_names_that_are_not_marked_are_left_out() -> None:
    marked = "On Monday [PERSON Mr. Orla Burke] left. The United [PLACE States] were cold. He likes French tea."
    pieces = marked.replace("]", "[").split("[")
    text, spans = "", []
    for number, piece in enumerate(pieces):
        kind, name = piece.split(" ", 1) if number % 2 else ("", piece)
        if kind:
            spans.append((len(text), len(text) + len(name), kind))
        text += name
    (kept,) = sifted([(Sentence(text, tuple(spans)),)])
    assert [sentence.text for sentence in kept] == ["On Monday Mr. Orla Burke left.", "He likes French tea."]
    assert [kept[0].text[a:b] for a, b, _ in kept[0].spans] == ["Orla Burke"]


@pytest.mark.parametrize("language", ["en", "vi", "kk"])
def test_the_own_sentences_can_be_read(language: str) -> None:
    folder = _MODELS.parents[1] / "training"
    texts = read_inline(folder / f"own_{language}.txt")
    names = [sentence.text[a:b] for text in texts for sentence in text for a, b, _ in sentence.spans]
    assert len(names) > 200
    assert all(name == name.strip() and "[" not in name for name in names)


def test_training_runs_on_little_data_and_repeats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recipe = RECIPES["vi"]
    quick = replace(recipe, own_times=1, settings=replace(recipe.settings, iterations=5))
    monkeypatch.setattr("reader.entities.recognition.tagger.train.RECIPES", {"vi": quick})
    monkeypatch.setattr("reader.entities.recognition.tagger.train.own", lambda language: own(language)[:3])
    record = {"id": "1", "text": "Chị Lan sống ở Vinh.", "spans": [[4, 7, "PERSON"], [15, 19, "PLACE"]]}
    data = tmp_path / "data"
    data.mkdir()
    (data / "vi-vtb-train.jsonl").write_text(f"{json.dumps(record)}\n" * 10, encoding="utf-8")
    for name in ("first", "second"):
        main(["--data", str(data), "--language", "vi", "--output", str(tmp_path / name)])
    first, second = ((tmp_path / name / "vi.crfsuite").read_bytes() for name in ("first", "second"))
    assert first == second


@pytest.mark.long
@pytest.mark.parametrize(("language", "floor"), _FLOORS.items())
def test_figures_of_the_tagger_alone(language: str, floor: float, request: pytest.FixtureRequest) -> None:
    data = request.config.getoption("--ner")
    if data is None:
        pytest.skip("needs --ner FOLDER")
    assert evaluate(language, data).f1() >= floor


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Measures were taken among the States of the route.", "the States"),
        ("The firm met Ardo Group, «NWF Tolmak-Kesh» JSCand its partner.", "NWF Tolmak-Kesh» JSCand"),
        ("Party General Secretary Vo Dinh spoke. The General Secretary left.", "Secretary"),
        ("The bank became a model of South-South collaboration.", "South-South"),
    ],
    ids=["article", "half a pair of quotation marks", "title", "directions"],
)
def test_what_can_be_no_name(text: str, wrong: str) -> None:
    assert wrong not in {name for name, _ in _found(text)}


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9))), st.integers(0, 30), st.integers(1, 9))
def test_candidates_that_touch_a_span_are_found(spans: list[tuple[int, int]], start: int, length: int) -> None:
    candidates = [Candidate(first, first + size, EntityType.ORG, "rule", 1) for first, size in spans]
    end = start + length
    found = Touching(candidates).at(start, end)
    assert sorted(each.start for each in found) == [each.start for each in found]
    wanted = [(each.start, each.end) for each in candidates if each.start < end and start < each.end]
    assert sorted((each.start, each.end) for each in found) == sorted(wanted)
