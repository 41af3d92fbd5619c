"""The parts of the application that need no screen."""

import errno
import signal
import subprocess
import sys
import threading
import weakref

import pytest
from fake_library import FakeLibrary
from sample_library import screen_text
from textual.color import Color
from textual.drivers.linux_driver import LinuxDriver
from textual.theme import Theme
from textual.widgets import Static

from reader.app.application import ReaderApp
from reader.app.commands import COMMANDS, Scope
from reader.app.commands.keyboard import latin_key
from reader.app.commands.keymap import read_keymap
from reader.app.driver import ReaderDriver
from reader.app.entity_groups import abbreviation, entity_groups, own_entities
from reader.app.kinds import KINDS
from reader.app.locale_check import other_encoding
from reader.app.matching import FoldedTexts, match_ranges
from reader.app.mention_cursor import MentionCursor, Stop, spans_of
from reader.app.themes import THEMES
from reader.app.threads import AbandonedThreads
from reader.configuration import Configuration
from reader.documents import Zone
from reader.entities.mention import Entity, EntityType, Mention
from reader.library.errors import LibraryUnreadableError, unreadable
from reader.localisation import translate


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("й", "q"), ("Т", "N"), ("о", "j"), ("ctrl+й", "ctrl+q"), ("Ж", "colon"), ("numero_sign", "slash"),
        ("f16", "shift+f4"), ("f24", "shift+f12"), ("ctrl+f13", "ctrl+shift+f1"),
        ("ә", "2"), ("đ", "d"), ("Ê", "E"), ("ạ", "j"), ("ư", "w"),
    ],
)  # fmt: skip
def test_a_key_typed_on_another_layout(typed: str, key: str) -> None:
    assert latin_key(typed) == key


@pytest.mark.parametrize("typed", ["q", "f1", "escape", "ctrl+q", "é", "日"])
def test_other_keys_stay_what_they_are(typed: str) -> None:
    assert latin_key(typed) is None or typed == "é"


def test_every_command_can_be_reached_without_a_letter_and_without_a_lost_key() -> None:
    forbidden = {f"ctrl+{letter}" for letter in "absqhjimz"}
    palette = next(command for command in COMMANDS if command.id == "palette")
    assert "f12" in palette.keys  # from there the arrows and Enter reach every other one
    for command in COMMANDS:
        if command.id != "suspend":  # what Ctrl-Z does in every other program
            assert not forbidden & set(command.keys), command.id
    for scope in (Scope.READING, Scope.MOVEMENT):
        keys = [key for c in COMMANDS if c.scope in (scope, Scope.EVERYWHERE) for key in c.keys]
        assert len(keys) == len(set(keys))
    assert len({c.id for c in COMMANDS}) == len(COMMANDS)
    assert sum(bool(c.footer) for c in COMMANDS) <= 6


def test_matching_ignores_marks_and_case_and_says_where() -> None:
    assert match_ranges("ha noi", "Thủ đô Hà Nội") == ((7, 9), (10, 13))
    assert match_ranges("đà", "Da Nang") == ((0, 2),)
    assert match_ranges("xyz", "Hà Nội") is None
    assert match_ranges("", "Hà Nội") == ()


def test_many_texts_are_filtered_as_each_is_matched() -> None:
    texts = ["Thủ đô Hà Nội", "Da Nang", "Ханой", "Qasym-Jomart", "Назарбаев", ""]
    folded = FoldedTexts(texts)
    for query in ("", "ha", "ha noi", "noi ha", "đà", "a", "xyz", "jomart qasym"):
        matched = [number for number, text in enumerate(texts) if match_ranges(query, text) is not None]
        assert list(folded.having(query)) == matched, query


def test_every_kind_has_its_own_tag_and_a_mark_besides_colour() -> None:
    assert set(KINDS) == set(EntityType)
    assert len({kind.tag for kind in KINDS.values()}) == len(KINDS)
    assert all((kind.plain_style or kind.style) != "none" for kind in KINDS.values())


@pytest.mark.parametrize("theme", [theme for theme in THEMES if not theme.ansi], ids=lambda theme: theme.name)
def test_colours_have_the_contrast_that_text_needs(theme: Theme) -> None:
    def luminance(color: str) -> float:  # WCAG 2.1, relative luminance
        shares = [c / 255 for c in Color.parse(color).rgb]
        linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    names = [*(kind.variable for kind in KINDS.values()), "quiet", "title"]
    for ground in (theme.background, theme.surface, theme.panel):
        assert ground is not None
        for name in names:
            low, high = sorted((luminance(ground), luminance(theme.variables[name])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (name, ground)


def test_an_organisation_lends_its_abbreviation_to_a_narrow_pane() -> None:
    forms = {"Association of Southeast Asian Nations": 2, "ASEAN": 5, "ASEAN Bloc": 9, "THE ASSOCIATION": 1}
    body = Entity("a", EntityType.ORG, "Association of Southeast Asian Nations", forms, {"d": 8})
    assert abbreviation(body) == "ASEAN"
    assert abbreviation(body._replace(type=EntityType.PLACE)) == ""
    assert abbreviation(body._replace(forms={"Association": 1})) == ""


def test_groups_count_what_is_on_screen_and_know_what_both_articles_share(library: FakeLibrary) -> None:
    first, second = library.keys[:2]
    entities = library.entities([first, second])
    everything = {entity.id for entity in entities}
    groups = entity_groups(entities, [first], [first, second], everything)
    people, places = groups[0].entries, groups[1].entries
    assert [(entry.name, entry.mentions, entry.shared) for entry in people] == [("Mai Anh", 5, True)]
    assert [(entry.name, entry.mentions, entry.shared) for entry in places] == [("Hue", 2, True), ("Aktau", 1, True)]


def test_mentions_go_round_and_stay_when_the_articles_change() -> None:
    stops = [Stop("a", 1, 2), Stop("a", 5, 6), Stop("b", 0, 3)]
    cursor = MentionCursor()
    cursor.set_stops(stops, prefer="b")
    assert cursor.current == stops[2]
    assert cursor.step(1) == stops[0]
    assert cursor.step(-1) == stops[2]
    cursor.set_stops(stops[1:])
    assert cursor.current == stops[2] and cursor.index == 1
    cursor.set_stops([])
    assert cursor.current is None and cursor.step(1) is None


def test_mentions_inside_longer_ones_are_found_and_none_twice() -> None:
    def mention(start: int, end: int, entity: str, *nested: Mention) -> Mention:
        return Mention(start, end, "", EntityType.ORG, Zone.BODY, entity=entity, nested=nested)

    bank = mention(0, 30, "bank", mention(8, 15, "hue"), mention(20, 25, "hue"))
    repeated = mention(40, 60, "hue", mention(45, 50, "hue"))
    assert spans_of("hue", [bank, repeated]) == [(8, 15), (20, 25), (40, 60)]
    assert spans_of("bank", [bank]) == [(0, 30)]


def test_what_only_related_stories_name_comes_last_in_its_kind() -> None:
    def mention(entity: str, zone: Zone) -> Mention:
        return Mention(0, 1, "x", EntityType.PERSON, zone, entity=entity)

    mentions = [mention("often", Zone.RELATED), mention("often", Zone.RELATED), mention("once", Zone.BODY)]
    entities = [
        Entity("often", EntityType.PERSON, "Often", {"Often": 2}, {"d": 2}),
        Entity("once", EntityType.PERSON, "Once", {"Once": 1}, {"d": 1}),
    ]
    (group,) = entity_groups(entities, ["d"], ["d"], own_entities(mentions))
    assert [entry.name for entry in group.entries] == ["Once", "Often"]


async def test_a_theme_or_a_language_that_is_not_there_is_told(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Configuration(theme="no\x1bne", language="klingon")
    monkeypatch.setattr("reader.app.application.configuration", lambda: settings)
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        while not app._notifications:
            await pilot.pause()
        (notice,) = app._notifications
        assert notice.title == "2 problems"
        await pilot.press("shift+f1")
        told = " ".join(screen_text(app).split())
    assert "there is no theme no␛ne" in told
    assert "there is no such interface language" in told


def test_a_command_that_is_not_there_is_told_with_the_one_that_is_likest() -> None:
    _keymap, problems = read_keymap(Configuration(keys={"fulwidth": ["ctrl+f"], "zzzzzz": ["ctrl+g"]}))
    told = [translate(problem.remedy) for problem in problems]
    assert told == [
        "Perhaps full-width is meant; the README lists all commands",
        "The README lists the names of all commands",
    ]


@pytest.mark.parametrize(
    ("environment", "named"),
    [
        ({"LC_ALL": "en_US.ISO-8859-1", "LANG": "C.UTF-8"}, "en_US.ISO-8859-1"),
        ({"LC_CTYPE": "kk_KZ.PT154"}, "kk_KZ.PT154"),
        ({"LANG": "vi_VN.utf8@euro"}, ""),
        ({"LANG": "C"}, ""),
        ({}, ""),
    ],
)
def test_a_locale_of_another_encoding_is_named(environment: dict[str, str], named: str) -> None:
    assert other_encoding(environment) == named


async def test_a_locale_that_is_not_utf8_is_told_inside(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "kk_KZ.PT154")
    app = ReaderApp(library, library.keys[:1])
    async with app.run_test(size=(100, 24)) as pilot:
        for _ in range(200):
            await pilot.pause()
            if app._notifications:
                break
        (notice,) = app._notifications
        assert notice.title == "kk_KZ.PT154" and "LC_ALL=C.UTF-8 reader" in notice.message


async def test_a_widget_that_was_to_come_when_the_program_ended_is_no_fault(library: FakeLibrary) -> None:
    app = ReaderApp(library, library.keys)
    async with app.run_test() as pilot:
        await pilot.pause()
        app.exit()
        app.screen.call_next(app.screen.mount, Static())
    assert app.fault is None


def test_a_program_does_not_wait_for_what_never_comes() -> None:
    code = (
        "import asyncio, threading; from reader.app.threads import AbandonedThreads\n"
        "async def main():\n"
        "    asyncio.get_running_loop().set_default_executor(AbandonedThreads())\n"
        "    hung = [asyncio.create_task(asyncio.to_thread(threading.Event().wait)) for _ in range(3)]\n"
        "    print([await asyncio.to_thread(divmod, 7, each) for each in (2, 3)])\n"
        "asyncio.run(main())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert (done.stdout, done.stderr) == ("[(3, 1), (2, 1)]\n", "")


def test_threads_end_when_no_more_orders_come() -> None:
    threads = AbandonedThreads()
    before = set(threading.enumerate())
    assert [threads.submit(divmod, 7, each).result() for each in (2, 3)] == [(3, 1), (2, 1)]
    made = set(threading.enumerate()) - before
    threads.shutdown()
    for thread in made:
        thread.join(60)
    assert made
    assert not any(thread.is_alive() for thread in made)


def test_a_thread_that_waits_for_orders_keeps_nothing_of_the_last_one() -> None:
    class Dialogue:
        def asks(self) -> int:
            return 1

    threads, dialogue, gone = AbandonedThreads(), Dialogue(), threading.Event()
    weakref.finalize(dialogue, gone.set)
    assert threads.submit(dialogue.asks).result() == 1
    del dialogue
    assert gone.wait(60)
    threads.shutdown()


async def test_a_library_that_cannot_be_read_at_the_start_ends_the_program_with_that(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **_more: object) -> None:
        raise unreadable("library.sqlite", OSError(errno.EIO, ""))

    for question in ("document", "documents", "is_read", "summaries"):
        monkeypatch.setattr(library, question, fails)
    with pytest.raises(LibraryUnreadableError):
        async with ReaderApp(library, library.keys).run_test() as pilot:
            await pilot.pause()


async def test_a_signal_to_go_on_in_the_midst_of_a_start_does_not_start_a_second_one_within_it(
    library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    driver = ReaderDriver(ReaderApp(library, library.keys), size=(80, 24))
    within, done = 0, list[str]()

    def start(self: LinuxDriver) -> None:
        nonlocal within
        within += 1
        assert within == 1
        if len(done) < 2:
            self._sigcont_application()
        self._key_thread = threading.current_thread()
        done.append("start")
        within -= 1

    monkeypatch.setattr(LinuxDriver, "start_application_mode", start)
    monkeypatch.setattr(ReaderDriver, "suspend_application_mode", lambda _self: done.append("suspend"))
    driver.start_application_mode()
    assert done == ["start", "suspend", "start"]
