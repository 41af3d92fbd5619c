"""`reader feeds` against a server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from command_runs import Run

_ENTRY = """<item><title>{title}</title><guid>{title}</guid><pubDate>Tue, 06 May 2031 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Hà Nội: {title}. Đoàn đại biểu thảo luận về hợp tác với Astana.&lt;/p&gt;</description>
</item>"""


class _Server(ThreadingHTTPServer):
    """Gives a feed with `titles`, unless the one who asks has it."""

    titles: tuple[str, ...] = ("Một", "Hai")
    asked: list[str]
    page = b""
    status = 200

    @property
    def body(self) -> bytes:
        if self.page:
            return self.page
        entries = "".join(_ENTRY.format(title=title) for title in self.titles)
        return f"<rss version='2.0'><channel><title>Tin sông</title>{entries}</channel></rss>".encode()


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        tag = f'"{len(self.server.body)}"'
        self.server.asked.append(self.headers.get("If-None-Match", ""))
        if self.headers.get("If-None-Match") == tag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/rss+xml; charset=utf-8")
        self.send_header("ETag", tag)
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[_Server]:
    served = _Server(("127.0.0.1", 0), _Handler)
    served.asked = []
    thread = threading.Thread(target=served.serve_forever)
    thread.start()
    yield served
    served.shutdown()
    thread.join()
    served.server_close()


def _titles(reader: Run) -> list[str]:
    return [each["label"] for each in reader("list", "--format", "json").json["documents"]]


def test_a_feed_is_asked_for_what_is_new_and_keeps_what_it_had(reader: Run, server: _Server, tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{server.server_port}/feed"
    added = reader("feeds", "add", address, "--allow-private", "--jobs", "1")
    assert added.status == 0, added.err
    assert len(_titles(reader)) == 2
    (feed,) = reader("feeds", "--format", "json").json["feeds"]
    assert (feed["address"], feed["title"], feed["failure"]) == (address, "Tin sông", None)

    again = reader("feeds", "refresh", "--allow-private", "--jobs", "1")
    assert again.status == 0 and server.asked[-1]
    assert len(_titles(reader)) == 2

    server.titles = ("Ba ngày sau", "Một")
    reader("feeds", "refresh", "--allow-private", "--jobs", "1")
    assert len(_titles(reader)) == 3

    exported = reader("feeds", "export").out
    assert f'xmlUrl="{address}"' in exported
    assert reader("feeds", "remove", address).status == 0
    assert reader("feeds").status == 1
    assert len(_titles(reader)) == 3
    subscriptions = tmp_path / "feeds.opml"
    subscriptions.write_text(exported, encoding="utf-8")
    assert reader("feeds", "add", str(subscriptions), "--allow-private", "--jobs", "1").status == 0
    assert len(_titles(reader)) == 3


def test_a_feed_that_cannot_be_had_is_told_and_the_others_are_read(reader: Run, server: _Server) -> None:
    good = f"http://127.0.0.1:{server.server_port}/feed"
    added = reader("feeds", "add", "http://127.0.0.1:9/", good, "--allow-private", "--jobs", "1")
    assert added.status == 3
    assert "127.0.0.1:9" in added.err
    assert len(_titles(reader)) == 2
    failures = {feed["address"]: feed["failure"] for feed in reader("feeds", "--format", "json").json["feeds"]}
    assert failures == {good: None}


def test_an_address_that_gives_no_feed_is_not_kept(reader: Run, server: _Server) -> None:
    address = f"http://127.0.0.1:{server.server_port}/feed"
    for status, page in ((404, b""), (503, b""), (200, b'<rss version="2.0">' + b"<a>" * 300)):
        server.status, server.page = status, page
        added = reader("feeds", "add", address, "--allow-private", "--jobs", "1")
        assert added.status == 3 and address in added.err and "0 feeds added" in added.err
        assert reader("feeds").status == 1


def test_a_feed_that_is_kept_stays_when_it_is_down(reader: Run, server: _Server) -> None:
    address = f"http://127.0.0.1:{server.server_port}/feed"
    assert reader("feeds", "add", address, "--allow-private", "--jobs", "1").status == 0
    server.status, server.titles = 503, ("Ba",)
    assert reader("feeds", "add", address, "--allow-private", "--jobs", "1").status == 3
    assert [feed["address"] for feed in reader("feeds", "--format", "json").json["feeds"]] == [address]


def test_a_list_of_feeds_is_kept_whole(reader: Run, tmp_path: Path) -> None:
    subscriptions = tmp_path / "feeds.opml"
    outline = "<outline type='rss' text='Sông' xmlUrl='http://127.0.0.1:9/feed'/>"
    subscriptions.write_text(f"<opml version='2.0'><body>{outline}</body></opml>", encoding="utf-8")
    assert reader("feeds", "add", str(subscriptions), "--allow-private", "--jobs", "1").status == 3
    (feed,) = reader("feeds", "--format", "json").json["feeds"]
    assert feed["title"] == "Sông" and feed["failure"]


def test_a_feed_without_an_entry_is_a_feed(reader: Run, server: _Server) -> None:
    server.titles = ()
    address = f"http://127.0.0.1:{server.server_port}/feed"
    added = reader("feeds", "add", address, "--allow-private", "--jobs", "1")
    assert (added.status, reader("feeds").status) == (0, 0), added.err


def test_private_networks_are_not_asked_unasked(reader: Run, server: _Server) -> None:
    added = reader("feeds", "add", f"http://127.0.0.1:{server.server_port}/feed", "--jobs", "1")
    assert added.status == 3
    assert server.asked == []


def test_what_is_no_feed_is_not_subscribed_to(reader: Run, server: _Server) -> None:
    address = f"http://127.0.0.1:{server.server_port}/page"
    server.page = b"<!DOCTYPE html><html><body><p>The river rose in Hanoi, they said.</p></body></html>"
    added = reader("feeds", "add", address, "--allow-private", "--jobs", "1")
    assert added.status == 3
    assert "is no feed" in added.err
    assert reader("feeds").status == 1
