from reader.library.feeds import Feed
from reader.library.sqlite import SqliteLibrary
from reader.messages import Message

FIRST = Feed("https://a.example/1", "Ậ", ("News", "News/Villages"))
SECOND = Feed("https://a.example/2", "b")


def test_feeds_are_kept_noted_and_forgotten(library: SqliteLibrary) -> None:
    store = library.shared
    assert store.subscribe([FIRST, SECOND, FIRST]) == 2
    assert store.feeds() == [SECOND, FIRST]
    assert store.subscribe([SECOND]) == 0
    failure = Message("is {what}", {"what": "gone"})
    told = SECOND._replace(title="c", etag='"?%"', checked=1_700_000_000, failure=failure)
    noted = told._replace(answered=SECOND.address, moved="https://b.example/2")
    store.note_feeds([noted, Feed("https://a.example/3", "d")])
    assert store.feeds() == [noted, FIRST]
    assert store.unsubscribe([FIRST.address, "none"]) == 1
    assert store.feeds() == [noted]
