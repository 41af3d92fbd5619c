"""Under a restriction nothing is read outside one folder, whatever leads there."""

import errno
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_inputs import packed

from reader import restriction
from reader.documents import Document, find_files, load_all
from reader.documents.fetching import fetch
from reader.documents.loading import load_beginning, load_file
from reader.messages import InputError
from reader.restriction import OutsideError, Restriction, is_inside, open_input, restrict

SECRET = "The outside of the folder is nobody's business in Almaty."


@pytest.fixture
def away(tmp_path: Path) -> Path:
    """A folder beside the one that may be read."""
    folder = tmp_path / "away"
    folder.mkdir()
    (folder / "secret.txt").write_text(SECRET)
    return folder


@pytest.fixture
def root(tmp_path: Path, away: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that may be read, with an article in it and one in a folder below."""
    folder = tmp_path / "root"
    (folder / "below").mkdir(parents=True)
    (folder / "a.txt").write_text("Articles are read in Hanoi.")
    (folder / "below" / "b.txt").write_text("Articles are read in Astana.")
    monkeypatch.setattr(restriction._Policy, "now", None)
    restrict(folder)
    yield folder
    now = restriction._Policy.now
    assert isinstance(now, Restriction) and now.descriptor is not None
    os.close(now.descriptor)


def _texts(path: str | os.PathLike[str]) -> list[str]:
    return [found.text if isinstance(found, Document) else str(found.reason) for found in load_all(path)]


OUTSIDE = ["lies outside the folder that may be read here"]


def test_the_folder_is_read_and_nothing_else(root: Path, away: Path) -> None:
    (root / "inner.txt").symlink_to("below/b.txt")
    for path in (root / "a.txt", root / "below" / "b.txt", root / "inner.txt", root / "below" / ".." / "a.txt"):
        assert "Articles are read" in _texts(path)[0]
    for path in (away / "secret.txt", root / ".." / "away" / "secret.txt", "/etc/passwd", "/etc/none", "/", "a\0b"):
        assert _texts(path) == OUTSIDE
        assert not is_inside(path)
    assert _texts(root / "none.txt") == ["no such file or folder"]


@pytest.mark.parametrize(
    "way", ["{away}/secret.txt", "../away/secret.txt", "/proc/self/root{away}/secret.txt", "/proc/self/cwd/secret.txt"]
)
def test_links_do_not_lead_out(root: Path, away: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(away)
    link = root / "link.txt"
    link.symlink_to(way.format(away=away))
    assert _texts(link) == OUTSIDE
    with pytest.raises(InputError, match="is not in"):
        load_file(f"{link}#secret.txt")
    with pytest.raises(InputError, match="lies outside"):
        load_beginning(link)


def test_a_folder_says_what_leads_out_of_it_and_gives_the_rest(root: Path, away: Path) -> None:
    (root / "link.txt").symlink_to(away / "secret.txt")
    (root / "folder").symlink_to(away)
    found = list(find_files([root]))
    assert [each.name for each in found if isinstance(each, Path)] == ["a.txt", "b.txt"]
    told = [each.subject for each in found if isinstance(each, InputError)]
    assert told == [str(root / "folder"), str(root / "link.txt")]
    (outside,) = find_files([away])
    assert isinstance(outside, InputError)


def test_a_link_to_a_folder_above_does_not_lead_out(root: Path) -> None:
    (root / "below" / "up").symlink_to("..")
    (root / "up").symlink_to("..")
    found = list(find_files([root]))
    assert [each.name for each in found if isinstance(each, Path)] == ["a.txt", "b.txt"]
    assert [each.subject for each in found if isinstance(each, InputError)] == [str(root / "up")]


def test_names_in_archives_and_feeds_are_names_only(root: Path, away: Path) -> None:
    secret = away / "secret.txt"
    (root / "a.zip").write_bytes(packed({str(secret): "", f"../away/{secret.name}": "Read in Hanoi."}))
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    item = f"<item><title>One</title><link>file://{secret}</link><description>Words of it</description></item>"
    (root / "feed.xml").write_text(f"<rss version='2.0'><channel><title>T</title>{item}</channel></rss>")
    (root / "entity.xml").write_text(f"{entity}<rss version='2.0'><channel><title>&x;</title>{item}</channel></rss>")
    (root / "page.html").write_text(f"<p>Words</p><iframe src='file://{secret}'></iframe><img src='{secret}'>")
    for path in sorted(root.iterdir()):
        assert not any("nobody" in text for text in _texts(path) if path.is_file())


def test_who_changes_links_meanwhile_gains_nothing(root: Path, away: Path) -> None:
    """The path is looked at and opened again and again while a link turns from a folder inside to one outside."""
    (root / "below" / "secret.txt").write_text("inside")
    turning, over = root / "turning", threading.Event()

    def turn() -> None:
        number = 0
        while not over.is_set():
            new = root / f"new{number % 2}"
            new.symlink_to(away if number % 2 else root / "below")
            new.replace(turning)
            number += 1

    turning.symlink_to(root / "below")
    thread = threading.Thread(target=turn)
    thread.start()
    opened = 0
    try:
        for _ in range(3000):
            try:
                descriptor = open_input(turning / "secret.txt", os.O_RDONLY)
            except OSError as error:
                assert isinstance(error, OutsideError) or error.errno in {errno.ELOOP, errno.ENOTDIR, errno.ENOENT}
                continue
            opened += 1
            assert os.read(descriptor, 100) == b"inside"
            os.close(descriptor)
    finally:
        over.set()
        thread.join()
    assert opened


def test_nothing_is_fetched(root: Path) -> None:
    with pytest.raises(InputError, match="nothing is fetched"):
        fetch("https://example.org/")


def test_there_is_no_way_back(root: Path) -> None:
    with pytest.raises(RuntimeError):
        restrict("/")


WALLS = """
import os, sqlite3, socket, subprocess, sys
from reader.confinement import confine
own, away, kernel = sys.argv[1:]
import reader.confinement
if kernel == "no":
    reader.confinement._restrict_in_kernel = lambda *_: None
confine([], own)
tries = {
    "write": lambda: open(away + "/new", "w"),
    "append": lambda: os.open(away + "/secret.txt", os.O_WRONLY | os.O_APPEND),
    "remove": lambda: os.remove(away + "/secret.txt"),
    "rename in": lambda: os.rename(away + "/secret.txt", own + "/secret.txt"),
    "rename out": lambda: os.rename(own + "/kept", away + "/kept"),
    "folder": lambda: os.mkdir(away + "/folder"),
    "link": lambda: os.link(own + "/kept", away + "/kept"),
    "shorten": lambda: os.truncate(away + "/secret.txt", 0),
    "database": lambda: sqlite3.connect(away + "/x.sqlite").execute("CREATE TABLE a (b)"),
    "program": lambda: subprocess.run(["true"]),
    "shell": lambda: os.system("true"),
    "exec": lambda: os.execv("/bin/true", ["true"]),
    "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
    "network": lambda: socket.create_connection(("127.0.0.1", 9)),
    "name": lambda: socket.getaddrinfo("localhost", 80),
    "datagram": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
}
for name, attempt in tries.items():
    try:
        attempt()
    except PermissionError:
        continue
    print(name, "worked")
with open(own + "/new", "w") as file:
    file.write("x")
os.rename(own + "/new", own + "/newer")
os.remove(own + "/newer")
sqlite3.connect(own + "/x.sqlite").execute("CREATE TABLE a (b)")
try:
    print("read" if kernel == "no" else open(away + "/secret.txt").read())
except PermissionError:
    print("read")
"""


@pytest.mark.parametrize("kernel", ["no", "yes"])
def test_the_second_wall_stands_alone(tmp_path: Path, away: Path, kernel: str) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "kept").write_text("x")
    done = subprocess.run(
        [sys.executable, "-c", WALLS, str(own), str(away), kernel], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    without_landlock = kernel == "yes" and SECRET in done.stdout
    assert done.stdout == (f"{SECRET}\n" if without_landlock else "read\n")
    assert (away / "secret.txt").read_text() == SECRET and list(away.iterdir()) == [away / "secret.txt"]
