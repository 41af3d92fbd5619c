"""The pane of names: folding, filtering, sorting, signs."""

import threading
from collections.abc import Sequence

import pytest
from fake_library import FakeLibrary, article
from sample_library import keys_done, screen_text
from textual import events
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.app.entity_groups import Order, ambiguous_entities, entity_groups
from reader.app.widgets.entity_pane import EntityPane
from reader.app.widgets.row_list import RowList
from reader.documents import Role, Zone
from reader.entities.mention import Entity, EntityType, Mention
from reader.library import deciding
from reader.localisation import set_language
from reader.names.kazakh_latin import to_latin


def _names(app: ReaderApp) -> list[str]:
    listing = app.reading.workspace.entities.listing
    return [row.content.plain for row in listing.rows if row.id and row.part == "row"]


async def _settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def _headings(listing: RowList) -> list[str]:
    return [row.lead.plain + row.content.plain for row in listing.rows if row.part == "heading"]


async def test_kinds_fold_and_it_is_kept(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        listing = app.reading.workspace.entities.listing
        assert _names(app) == ["Mai Anh", "Hue", "Aktau"]
        await pilot.press("tab", "down", "down", "left")  # to Hue, then to its heading
        assert listing.cursor_id == "kind:PLACE"
        await pilot.press("left")
        assert _names(app) == ["Mai Anh"] and "+ Places" in _headings(listing)
        await pilot.press("enter")
        assert _names(app) == ["Mai Anh", "Hue", "Aktau"]
        await pilot.press("enter", "up", "up", "left")
        assert _names(app) == []
        await pilot.press("right")
        assert _names(app) == ["Mai Anh"]
    again = ReaderApp(library, library.keys[:2])
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert _names(again) == ["Mai Anh"]


async def test_the_names_are_filtered_as_one_types_in_any_spelling(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "tab", "slash", *"huê")
        await _settle(pilot)
        assert _names(app) == ["Hue"]
        await pilot.press("enter", "enter")
        assert app.reading.names.chosen == "hue" and _names(app) == ["Hue"]
        await pilot.press("escape")
        await pilot.pause()
        assert "Aktau" in _names(app) and app.reading.names.chosen == "hue"
        await pilot.press("s", *"zzz")
        await pilot.pause()
        assert "No name here matches." in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Mai Anh" in _names(app) and app.reading.workspace.in_entities
        await pilot.press("shift+f4", *"mon")
        await pilot.pause()
        assert _names(app) == [] and "No name" in screen_text(app)
        await pilot.press("escape", "shift+f4", *"3 mil")
        await pilot.pause()
        assert _names(app) == ["US$3 million"]  # no name, but it is listed


async def test_what_is_typed_ahead_of_the_filter_reaches_it_in_order(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "tab")
        for key in ("ы", *"ak"):  # "s" on a Cyrillic layout
            app.post_message(events.Key(key, key))
        await keys_done(app, pilot)
        assert app.reading.workspace.entities.query_text == "ak" and _names(app) == ["Aktau"]


async def test_a_narrow_screen_keeps_the_pane_while_one_filters(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        await pilot.press("f6", "s", *"akt")
        await pilot.pause()
        assert app.reading.workspace.entities.display and _names(app) == ["Aktau"]


async def test_names_are_sorted_by_the_alphabet_of_the_language_and_it_is_kept() -> None:
    names = ["Đà Lạt", "Dung", "Đan", "Ánh", "Anh", "Bắc", "Bắc"]
    mentions = " ".join(f"[PERSON:p{names.index(name)}|{name}]." for name in names)
    library = FakeLibrary(article((Role.BODY, mentions)))
    set_language("vi")
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert _names(app)[0] == "Bắc"
        await pilot.press("tab", "r")
        assert _names(app) == ["Anh", "Ánh", "Bắc", "Dung", "Đà Lạt", "Đan"]
    again = ReaderApp(library, library.keys)
    async with again.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert _names(again)[0] == "Anh"
        await pilot.press("tab", "r")
        assert _names(again)[0] == "Bắc"


async def test_the_list_keeps_cursor_and_scroll_when_the_language_changes_and_names_come() -> None:
    text = " ".join(f"[PERSON:p{number}|Person {number:02}]." for number in range(60))
    library = FakeLibrary(article((Role.BODY, text)))
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", *["pagedown"] * 2, "up", "up")
        listing = app.reading.workspace.entities.listing
        before = listing.cursor_id, listing.cursor - listing.scroll_offset.y
        app.language = "kk"
        await pilot.pause()
        assert (listing.cursor_id, listing.cursor - listing.scroll_offset.y) == before
        extra = Mention(0, 1, "Aa", EntityType.PERSON, Zone.BODY, entity="first")
        key = library.keys[0]
        library._mentions[key] = (extra, *library._mentions[key])
        app.reading.names_changed()
        await pilot.pause()
        assert (listing.cursor_id, listing.cursor - listing.scroll_offset.y) == before


async def test_signs_tell_what_is_ambiguous_and_decided() -> None:
    library = FakeLibrary(article((Role.BODY, "[PERSON:son|Son] met [PERSON:mai|Mai] in [PLACE:hue|Huế].")))
    key = library.keys[0]
    library._mentions[key] = tuple(
        mention._replace(alternatives=("other",)) if mention.entity == "son" else mention
        for mention in library.mentions(key)
    )
    entities = library.entities

    def decided(keys: Sequence[str] | None = None) -> list[Entity]:
        return [entity._replace(decided=entity.id == "mai") for entity in entities(keys)]

    library.entities = decided  # type: ignore[method-assign]
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        text = screen_text(app).splitlines()
        assert any("Mai " in line and line.rstrip().endswith("! 1") for line in text)
        assert any("Son " in line and line.rstrip().endswith("? 1") for line in text)
        await pilot.press("tab", "end")
        await pilot.press("up", "up")
        assert "? some mentions may mean another name" in screen_text(app).splitlines()[-2]


def test_dates_are_sorted_by_the_calendar() -> None:
    def date(value: str, text: str) -> Entity:
        return Entity(value, EntityType.DATE, text, {text: 1}, {"d": 1}, value=value)

    days = [date("2025-05-06", "6 May"), date("2024-12-30", "30 December"), date("2025-01-02", "2 January")]
    (group,) = entity_groups(days, ["d"], ["d"], [], order=Order.ALPHABET)
    assert [entry.entity.value for entry in group.entries] == ["2024-12-30", "2025-01-02", "2025-05-06"]


def test_a_mention_inside_another_makes_its_name_ambiguous() -> None:
    inner = Mention(0, 2, "x", EntityType.PLACE, Zone.BODY, entity="a", alternatives=("b",))
    outer = Mention(0, 5, "x y", EntityType.ORG, Zone.BODY, entity="c", nested=(inner,))
    assert ambiguous_entities([outer]) == {"a"}


async def test_what_only_related_stories_mention_stands_below_a_divider(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = [row.content.plain for row in app.reading.workspace.entities.listing.rows]
        assert rows.index("Hue") < rows.index("In related stories") < rows.index("Aktau")
        await pilot.press("tab", "r")
        assert "In related stories" not in screen_text(app)


async def test_the_status_line_says_what_is_counted(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "down", "down", "down")
        assert "1 here · 2 in all" in screen_text(app)


async def test_the_alphabet_goes_by_the_abbreviations_where_they_are_shown() -> None:
    first = article(
        (Role.BODY, "[ORG:zeta|Academy of Everything That Anybody Ever Asked For], [ORG:zeta|ZETA]; [ORG:mid|Middle].")
    )
    app = ReaderApp(FakeLibrary(first), [first[0].key])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "r")
        await pilot.pause()
        assert _names(app)[0] == "Middle"


async def test_names_follow_the_letters_in_which_kazakh_is_shown() -> None:
    first = article(
        (Role.TITLE, "[PERSON:p|Берік Асылов] [PLACE:q|Щучинск] қаласында"),
        (Role.BODY, "[PERSON:r|Әлия Қанат] те келді."),
        language="kk",
    )
    app = ReaderApp(FakeLibrary(first), [first[0].key])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("L")
        await _settle(pilot)
        assert _names(app) == [to_latin(name) for name in ("Әлия Қанат", "Берік Асылов", "Щучинск")]
        await pilot.press("tab")
        await pilot.pause()
        assert to_latin("Әлия Қанат") in screen_text(app).splitlines()[-2]
        await pilot.press("f4", *"әлия")
        await _settle(pilot)
        assert to_latin("Әлия Қанат") in screen_text(app)
        await pilot.press("escape", "f3")
        await _settle(pilot)
        assert "Берік" not in screen_text(app)
        await pilot.press("escape", "L")
        await _settle(pilot)
        assert "Берік Асылов" in _names(app)


async def test_what_is_ignored_is_read_while_the_screen_goes_on(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: list[threading.Thread] = []

    def ignored(_library: object) -> list[tuple[object, ...]]:
        readers.append(threading.current_thread())
        return []

    monkeypatch.setattr(deciding, "ignored", ignored)
    app = ReaderApp(library, library.keys[:2])
    async with app.run_test(size=(80, 24)) as pilot:
        await _settle(pilot)
        app.reading.names_changed()
        await _settle(pilot)
    assert readers and threading.main_thread() not in readers


async def test_of_thousands_of_names_only_those_that_are_seen_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    marked = " ".join(f"[PERSON:p{number}|Anna Person{number}] spoke." for number in range(2000))
    library = FakeLibrary(article((Role.BODY, marked)))
    made: list[object] = []
    make = EntityPane._entry_row
    monkeypatch.setattr(
        EntityPane, "_entry_row", lambda self, entry, query: (made.append(entry), make(self, entry, query))[1]
    )
    app = ReaderApp(library, library.keys)
    async with app.run_test(size=(80, 24)) as pilot:
        await keys_done(app, pilot)
        made.clear()
        await pilot.press("e", "e", "tab", "slash", *"ann")
        await keys_done(app, pilot)
        assert len(made) < 500
        assert "Anna Person0" in screen_text(app)
