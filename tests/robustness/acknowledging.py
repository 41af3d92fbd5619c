"""What processes do to a library while they wait to be killed, each saying what was acknowledged, and who checks it."""

import os
import random
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

from programs import Log, article

from reader.documents.reading import read
from reader.entities.decisions import Action, Decision
from reader.entities.mention import EntityType
from reader.library.adding import filling
from reader.library.library import Library
from reader.library.marks import Mark
from reader.library.personal import PersonalStore
from reader.library.shared import SharedStore
from reader.library.sqlite import open_library

_OWN = 10_000_000


def adding(address: str, files: Path, log: Log, name: str = "adder") -> int:
    """`reader add` of a folder in small batches, each of which is logged once it is in."""
    from reader.cli import main

    filling.BATCH = 4
    arrive = SharedStore.arrive

    def logged(store: SharedStore, arrivals: Any) -> int:
        log.write("ready", name)
        arrivals = list(arrivals)
        added = arrive(store, arrivals)
        log.write("added", [each.document.key for each in arrivals if each.document is not None])
        return added

    SharedStore.arrive = logged  # type: ignore[method-assign]
    status = main(["add", str(files), "--jobs", "2", "--library", address])
    if status:
        log.write("error", f"reader add ended with {status}")
    return status


def reading(address: str, log: Log, seed: int, name: str = "reader") -> None:
    """Looks at everything that can be looked at, over and over."""
    dice = random.Random(seed)
    with closing(open_library(address)) as library:
        log.write("ready", name)
        while True:
            library.count()
            keys = list(library.listing().keys)
            for key in dice.sample(keys, min(3, len(keys))):
                try:
                    if not library.document(key).text:
                        log.write("error", "an article without a text")
                except KeyError:  # removed meanwhile
                    continue
                library.mentions(key)
            library.search_text(dice.choice(("ha noi", "астана", "delegation")))
            library.frequent_entities(5)
            library.search_names(dice.choice(("hung", "ospanov", "hanoi")))


class Deciding:
    """Decides, marks, moves, adds and removes; before each change it says what it will do, and then that it is done."""

    def __init__(self, address: str, log: Log, seed: int) -> None:
        from reader.library.opening import personal_path

        self._address = address
        self._log = log
        self._dice = random.Random(seed)
        self._seed = seed
        self._library = open_library(address, personal_path())
        self._marks: list[Mark] = []
        self._added: list[str] = []
        self._count = 0

    def run(self) -> None:
        """Goes on until it is killed."""
        self._log.write("ready", "decider")
        while True:
            self._count += 1
            self._dice.choice(
                (
                    self._decide,
                    self._undo,
                    self._mark,
                    self._mark,
                    self._unmark,
                    self._move,
                    self._add,
                    self._remove,
                    self._link,
                )
            )()

    def _name(self) -> str:
        return f"{self._seed} {self._count}"

    def _do(self, kind: str, name: object, change: Callable[[], object]) -> Any:
        self._log.write("will", kind, name)
        done = change()
        self._log.write("did", kind, name)
        return done

    def _decide(self) -> None:
        name = f"Place {self._name()}"
        decision = Decision(Action.RENAME, EntityType.PLACE, ("Hanoi", name))
        self._do("decided", name, lambda: self._library.decide(decision))

    def _undo(self) -> None:
        decisions = self._library.decisions()
        if decisions:
            last = decisions[-1].names[-1]
            self._do("undone", last, self._library.undo)

    def _mark(self) -> None:
        name = f"Mark {self._name()}"
        self._marks.append(self._do("marked", name, lambda: self._library.add_mark(Mark(0, "key", 1, 2, "q", name))))

    def _unmark(self) -> None:
        if self._marks:
            mark = self._marks.pop()
            self._do("unmarked", mark.note, lambda: self._library.remove_mark(mark.id))

    def _move(self) -> None:
        def move() -> None:
            self._library.set_position("own", self._count)
            self._library.settle()

        self._do("moved", self._count, move)

    def _add(self) -> None:
        text = article(_OWN + self._seed % _OWN + self._count)
        document = read(text.encode(), f"/own/{self._name()}.txt")
        self._do("added", [document.key], lambda: self._library.add(document))
        self._added.append(document.key)

    def _remove(self) -> None:
        if self._added:
            key = self._added.pop()
            self._do("removed", key, lambda: self._library.remove([key]))

    def _link(self) -> None:
        from reader.cli import main

        name = f"Linked {self._name()}"
        self._log.write("will", "decided", name)
        status = main(["link", "rename", "Hanoi", name, "--type", "PLACE", "--library", self._address])
        if status == 0:
            self._log.write("did", "decided", name)


def read_along(address: str, log: Log) -> int:
    """The application, which logs where it is in the text and what was marked."""
    from reader.app.application import ReaderApp
    from reader.app.screens.reading.articles import Articles
    from reader.cli import main

    change_mark = PersonalStore.change_mark
    add_mark, moved, started = PersonalStore.add_mark, Articles.on_moved, ReaderApp._started

    def logged(store: PersonalStore, mark: Mark) -> Mark:
        mark = mark._replace(note=f"{mark.note} {os.getpid()} {time.monotonic_ns()}")
        log.write("will", "marked", mark.note)
        kept = add_mark(store, mark)
        log.write("did", "marked", mark.note)
        return kept

    def changed(store: PersonalStore, mark: Mark) -> bool:
        for kept in store.marks():
            if kept.id == mark.id:
                log.write("will", "unmarked", kept.note)
        return change_mark(store, mark)

    def seen(articles: Articles, key: str, offset: int) -> None:
        log.write("seen", key, offset)
        moved(articles, key, offset)

    def begun(app: ReaderApp) -> None:
        log.write("ready", "application")
        started(app)

    ReaderApp._started = begun  # type: ignore[method-assign]
    PersonalStore.add_mark = logged  # type: ignore[method-assign]
    PersonalStore.change_mark = changed  # type: ignore[method-assign]
    Articles.on_moved = seen  # type: ignore[method-assign]
    status = main(["--library", address])
    if status:
        log.write("error", f"the application ended with {status}")
    return status


class Promise:
    """What was acknowledged, to be compared with what is there; what was begun only may be there or not."""

    def __init__(self) -> None:
        self.count = 0
        self.lags: list[float] = []
        self._there: dict[str, set[str]] = {"decided": set(), "marked": set(), "added": set()}
        self._gone: dict[str, set[str]] = {"decided": set(), "marked": set(), "added": set()}
        self._errors: list[str] = []
        self._moved = 0
        self._seen: dict[str, list[tuple[float, int]]] = {}
        self._killed = 0.0

    _OPPOSITES: ClassVar = {"undone": "decided", "unmarked": "marked", "removed": "added"}

    def take(self, lines: Sequence[Sequence[Any]], ended: dict[str, float]) -> None:
        """Take over what a log says. ended: when who was killed."""
        self._seen = {}
        self._killed = ended.get("application", 0.0)
        for when, what, *rest in lines:
            if what == "error":
                self._errors.append(rest[0])
            elif what == "seen":
                self._seen.setdefault(rest[0], []).append((when, rest[1]))
            elif what == "added":
                self._keep("added", rest[0])
            elif what == "will":
                self._begin(*rest)
            elif what == "did":
                self._end(*rest)

    def _keep(self, kind: str, names: Sequence[str]) -> None:
        self.count += len(names)
        self._there[kind].update(names)
        self._gone[kind].difference_update(names)

    def _begin(self, kind: str, name: Any) -> None:
        opposite = self._OPPOSITES.get(kind)
        if opposite is not None:
            self._there[opposite].discard(name)

    def _end(self, kind: str, name: Any) -> None:
        if kind == "moved":
            self._moved = name
            self.count += 1
        elif kind in self._OPPOSITES:
            self._gone[self._OPPOSITES[kind]].add(name)
            self.count += 1
        else:
            self._keep(kind, name if isinstance(name, list) else [name])

    def broken(self, library: Library) -> list[str]:
        """What is not as it was acknowledged."""
        faults, self._errors = self._errors, []
        there = {
            "decided": {decision.names[-1] for decision in library.decisions()},
            "marked": {mark.note for mark in library.marks()},
            "added": set(library.listing().keys),
        }
        for kind, found in there.items():
            if lost := self._there[kind] - found:
                faults.append(f"lost, though acknowledged as {kind}: {sorted(lost)[:3]}")
            if back := self._gone[kind] & found:
                faults.append(f"there again, though acknowledged as gone ({kind}): {sorted(back)[:3]}")
        for key, places in self._seen.items():
            at = library.position(key)
            # The newest place that was on the screen when what is kept was there last.
            later = [when for (when, _), (_, before) in zip(places[1:], places, strict=False) if before == at]
            if places[-1][1] == at:
                continue
            left = later[-1] if later else places[0][0]
            self.lags.append(self._killed - left)
        return faults
