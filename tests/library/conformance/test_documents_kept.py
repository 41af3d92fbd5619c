import pytest
from library_documents import document, recognise

from reader.library.arriving import Arrival
from reader.library.choice import Choice, Order
from reader.library.files import SourceFile
from reader.library.prepared import prepare
from reader.library.sqlite import SqliteLibrary

FIRST = document("Tô Lâm đến Hà Nội. Hà Nội đón To Lam.", "vi", "2025-05-06", "TTXVN", title="Đón tiếp")
SECOND = document("To Lam left Hanoi.", "en", "2025-06-01", "VNA", title="A departure")
THIRD = document("Ештеңе жоқ.", "kk", "--05-06")


@pytest.fixture
def filled(library: SqliteLibrary) -> SqliteLibrary:
    for each in (FIRST, SECOND, THIRD):
        library.add(each)
        library.analyse(each.key)
    return library


def keys(library: SqliteLibrary, **wanted: object) -> list[str]:
    choice = Choice(**wanted)  # type: ignore[arg-type]
    found = [summary.key for summary in library.documents(choice)]
    assert library.count(choice) == len(found)
    return found


def test_documents_come_back_whole(filled: SqliteLibrary) -> None:
    for each in (FIRST, SECOND, THIRD):
        assert filled.document(each.key) == each
        assert filled.shared.mentions(each.key) == recognise(each)
    summary = filled.summaries([SECOND.key, "none"])[SECOND.key]
    assert (summary.label, summary.language, summary.length) == ("A departure", "en", len(SECOND.text))
    assert filled.has(FIRST.key)
    assert not filled.has("none")
    assert filled.count() == 3


def test_a_choice(filled: SqliteLibrary) -> None:
    city = next(entity for entity in filled.entities() if "Hanoi" in entity.forms)
    assert keys(filled, languages=("vi", "kk")) == [FIRST.key, THIRD.key]
    assert keys(filled, sources=("ttxvn",)) == [FIRST.key]
    assert keys(filled, sources=("nobody",)) == []
    assert keys(filled, since="2025-05-07") == [SECOND.key]
    assert keys(filled, since="2025") == [FIRST.key, SECOND.key]
    assert keys(filled, until="2025-05") == [FIRST.key]
    assert keys(filled, until="2025") == [FIRST.key, SECOND.key]
    assert keys(filled, entities=(city.id,)) == [FIRST.key, SECOND.key]
    assert keys(filled, entities=(city.id,), languages=("en",), text="left") == [SECOND.key]
    assert keys(filled, entities=("none",)) == []


def test_orders_and_pages(filled: SqliteLibrary) -> None:
    assert keys(filled, order=Order.TITLE) == [SECOND.key, FIRST.key, THIRD.key]
    assert keys(filled, order=Order.DATE, descending=True) == [SECOND.key, FIRST.key, THIRD.key]
    assert keys(filled, order=Order.SOURCE) == [FIRST.key, SECOND.key, THIRD.key]
    assert keys(filled, descending=True) == [THIRD.key, SECOND.key, FIRST.key]
    assert [each.key for each in filled.documents(start=1, limit=1)] == [SECOND.key]


def test_what_was_read(filled: SqliteLibrary) -> None:
    filled.set_read(FIRST.key)
    assert filled.is_read(FIRST.key)
    assert keys(filled, unread=True) == [SECOND.key, THIRD.key]
    filled.set_read(FIRST.key, False)
    assert not filled.is_read(FIRST.key)
    assert len(keys(filled, unread=True)) == 3


def test_a_choice_among_very_many(library: SqliteLibrary) -> None:
    many = [document(f"Số {number}") for number in range(600)]
    library.shared.arrive(Arrival(None, prepare(each)) for each in many)
    for each in many[:599]:
        library.set_read(each.key)
    assert keys(library, unread=True) == [many[599].key]
    assert library.remove([each.key for each in many[:550]]) == 550
    assert library.count() == 50


def test_removed_documents_leave_nothing_behind(filled: SqliteLibrary) -> None:
    assert filled.remove([FIRST.key, "none"]) == 1
    assert [each.key for each in filled.documents()] == [SECOND.key, THIRD.key]
    assert {form for entity in filled.entities() for form in entity.forms} == {"To Lam", "Hanoi"}
    assert filled.mentions(FIRST.key) == ()
    with pytest.raises(KeyError):
        filled.document(FIRST.key)
    filled.add(FIRST)
    assert filled.is_pending(FIRST.key)


def test_a_timeline_and_the_most_frequent(filled: SqliteLibrary) -> None:
    city, *_ = filled.frequent_entities(1)
    assert "Hanoi" in city.forms
    assert filled.timeline(city.id) == {"2025-05": 2, "2025-06": 1}
    assert filled.timeline("none") == {}


STORY = " ".join(f"từ{number % 60} thứ{number}" for number in range(150))


def test_the_same_story_again(library: SqliteLibrary) -> None:
    first, again = document(STORY), document(STORY.replace("thứ7 ", "thứ bảy ") + " Hết.")
    other = document(" ".join(reversed(STORY.split())))
    for each in (first, again, other):
        library.add(each)
    library.search_text("x")  # texts are compared when they are indexed
    one, two, three = library.documents()
    assert (one.story, two.story, three.story) == (one.number, one.number, three.number)
    assert keys(library, one_a_story=True) == [first.key, other.key]
    library.remove([first.key])
    assert keys(library, one_a_story=True) == [again.key, other.key]
    third = document(STORY + " Xong.")
    library.add(third)
    library.search_text("x")
    assert keys(library, one_a_story=True) == [again.key, other.key]


def test_a_file_is_known_once_all_of_it_is_in(library: SqliteLibrary) -> None:
    store = library.shared
    file = SourceFile("/a/news.zip", 10, 1, b"d" * 32, None, b"-original")
    store.arrive([Arrival(file, prepare(FIRST))])
    assert store.file_states([file.path]) == {}
    store.arrive([Arrival(file, prepare(SECOND)), Arrival(file, None, {FIRST.key, SECOND.key})])
    assert store.file_states([file.path]) == {file.path: (10, 1)}
    assert store.original(file.path) == b"-original"
    assert [(each.path, kept) for each, kept in library.files()] == [(file.path, True)]
    changed = file._replace(size=11, modified_ns=2)
    store.arrive([Arrival(changed, prepare(THIRD)), Arrival(changed, None, {SECOND.key, THIRD.key})])
    assert [each.key for each in library.documents()] == [SECOND.key, THIRD.key]
    assert store.file_states([file.path]) == {file.path: (11, 2)}
    library.remove([SECOND.key, THIRD.key])
    assert list(library.files()) == []
