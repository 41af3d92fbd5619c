"""Pages, Markdown and web addresses on the command line, beside plain text."""

import os
import stat
from pathlib import Path

import pytest
from command_runs import Run
from hostile_server import serving

from reader.cli import main

PAGE = """<!doctype html><html lang="vi"><head><title>Chuyến phà đầu tiên - Báo Sông</title>
<meta property="article:published_time" content="2025-05-06T08:00:00+07:00"></head>
<body><nav><a href=/>Trang chủ</a></nav>
<article><h1>Chuyến phà đầu tiên</h1><p class="sapo">Sáng nay, chuyến phà đầu tiên nối hai bờ sông đã rời bến.</p>
<p>Ông Trần Văn Lộc cho biết phà chở được một trăm hành khách và chạy mỗi giờ một chuyến trong suốt mùa nước lên.</p>
<p>Người dân hai bên sông nói họ đã chờ đợi chuyến phà này từ nhiều năm nay và rất vui mừng khi phà cập bến.</p>
</article></body></html>"""


def test_a_page_is_read_with_its_own_title_and_date(reader: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    done = reader("show", "--format", "json", str(tmp_path / "a.html"))
    answer = done.json
    assert (answer["title"], answer["date"]) == ("Chuyến phà đầu tiên", "2025-05-06")
    assert all(answer["text"][part["start"] : part["end"]] == part["text"] for part in answer["parts"])
    assert not any("Trang chủ" in part["text"] for part in answer["parts"] if part["role"] != "hidden")


def test_a_folder_of_several_formats_is_read_whole(reader: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    (tmp_path / "b.md").write_text("# A second story\n\nThe ferry left at noon, said Tran Van Loc.\n", "utf-8")
    (tmp_path / "c.txt").write_text("A third story\n\nThe ferry came back in the evening.\n", "utf-8")
    answer = reader("entities", "--format", "json", str(tmp_path)).json
    assert [Path(each["file"]).name for each in answer["documents"]] == ["a.html", "b.md", "c.txt"]


def test_a_page_on_the_web_is_fetched_only_where_it_may_be(reader: Run) -> None:
    with serving() as server:
        refused = reader("show", server.url("/page"))
        assert refused.status == 3
        assert "private network" in refused.err
        assert server.connections == 0
        done = reader("show", "--allow-private", server.url("/page"))
        assert done.status == 0


def test_a_feed_on_the_web_opens_its_entries(reader: Run) -> None:
    item = "<item><guid>{0}</guid><title>{0} ferries left</title><description>They left at noon.</description></item>"
    feed = f"<rss version='2.0'><channel><title>Ferries</title>{item.format('Two')}{item.format('Ten')}</channel></rss>"
    with serving() as server:
        server.pages["/news?all"] = ("application/rss+xml", feed.encode())
        done = reader("show", "--allow-private", server.url("/news?all"))
    assert done.status == 0
    assert "Two ferries left" in done.out and "Ten ferries left" in done.out


@pytest.mark.parametrize("url", ["http://", "http://[x"])
def test_what_is_no_address_is_told(reader: Run, url: str) -> None:
    done = reader("show", url)
    assert done.status == 3
    assert "is not an address that can be fetched" in done.err


def test_a_password_in_an_address_is_not_repeated(reader: Run) -> None:
    done = reader("show", "https://user:se@cret@host/")
    assert done.status == 3
    assert "has a user name or a password in it" in done.err and "cret" not in done.err


@pytest.mark.parametrize("form", ["csv", "markdown"])
def test_what_is_exported_can_be_read_by_nobody_else(tmp_path: Path, form: str) -> None:
    (tmp_path / "a.txt").write_text("A story\n\nThe ferry came back to Hanoi in the evening.\n", "utf-8")
    place = tmp_path / "there" / "export"
    before = os.umask(0)
    try:
        assert main(["export", "--format", form, "--output", str(place), str(tmp_path / "a.txt")]) == 0
    finally:
        os.umask(before)
    assert {stat.S_IMODE(each.stat().st_mode) for each in (place.parent, place)} == {0o700}
    assert {stat.S_IMODE(each.stat().st_mode) for each in place.iterdir()} == {0o600}
