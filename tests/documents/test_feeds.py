"""Feeds and lists of subscriptions as a person reads them, and what hostile ones may cost."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.documents import Document, Form, Role
from reader.documents.formats import Input, feeds, opml, read_all
from reader.documents.formats.opml import Subscription, subscriptions, written
from reader.messages import InputError

ITEM = """<item><title>Làng Hạ dựng lại mái đình &amp;amp; cổng</title><link>/tin/42</link><guid>42</guid>
<pubDate>Tue, 06 May 2025 02:00:00 +0700</pubDate><description><![CDATA[<img src="a.jpg">Đoàn thợ làm suốt hai tháng
liền giữa mùa mưa.]]></description><content:encoded><![CDATA[<h2>Bắt đầu</h2><p>Gỗ lim được chở về làng từ đầu năm.</p>
<ul><li>cột</li><li>kèo</li></ul><figure><img src="b.jpg"><figcaption>Mái đình lợp xong</figcaption></figure>
<script>x()</script>
<p>The post <a href="x">Làng Hạ</a> appeared first on <a href="y">Tin làng Hạ</a>.</p>]]></content:encoded></item>"""
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Tin làng Hạ</title><link>https://ha.example/</link><language>vi</language>{}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Ауыл &lt;b&gt;хабары&lt;/b&gt;</title>
<entry><id>urn:1</id><title>Жаңа көпір ашылды</title><link href="https://auyl.example/1"/>
<updated>2025-05-06T01:00:00+05:00</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<p>Көпір өзеннің екі жағын қосты.</p><blockquote>Біз көп күттік.</blockquote></div></content></entry>
<entry><id>urn:2</id><title>One line only</title><updated>sometime soon</updated></entry></feed>"""


def _documents(data: str | bytes, name: str = "a.xml", **known: str) -> list[Document]:
    found = list(read_all(Input(data.encode() if isinstance(data, str) else data, name, **known)))
    assert all(isinstance(one, Document) for one in found), found
    return found


def _refused(data: bytes, name: str = "a.xml") -> InputError:
    (found,) = read_all(Input(data, name))
    assert isinstance(found, InputError), found
    return found


def _shown(document: Document) -> list[tuple[Form, str]]:
    return [(part.form, document.part_text(part)) for part in document.shown_parts()]


def test_an_entry_is_an_article() -> None:
    (document,) = _documents(RSS.format(ITEM))
    assert _shown(document) == [
        (Form.HEADLINE, "Làng Hạ dựng lại mái đình & cổng"),
        (Form.PARAGRAPH, "Đoàn thợ làm suốt hai tháng liền giữa mùa mưa."),
        (Form.HEADING, "Bắt đầu"),
        (Form.PARAGRAPH, "Gỗ lim được chở về làng từ đầu năm."),
        (Form.ITEM, "• cột"),
        (Form.ITEM, "• kèo"),
        (Form.CAPTION, "Mái đình lợp xong"),
    ]
    assert document.parts[1].role is Role.STANDFIRST
    assert (document.source, document.language) == ("Tin làng Hạ", "vi")
    assert document.date is not None
    assert document.date.value == "2025-05-06"  # as the publisher says, not as in Greenwich
    (article,) = feeds.articles(Input(RSS.format(ITEM).encode(), "a"))
    assert article.url == "https://ha.example/tin/42"


def test_atom_and_an_entry_without_text_or_day() -> None:
    first, second = _documents(ATOM)
    assert _shown(first)[1:] == [
        (Form.PARAGRAPH, "Көпір өзеннің екі жағын қосты."),
        (Form.QUOTATION, "Біз көп күттік."),
    ]
    assert (first.source, first.date and first.date.value, first.language) == ("Ауыл хабары", "2025-05-06", "kk")
    assert (second.text, second.date) == ("One line only", None)


def test_a_day_in_running_text_is_not_that_of_the_entry() -> None:
    text = "On April 30, 1975 the city fell, and the war was over for all who lived there."
    (found,) = _documents(RSS.format(f"<item><title>The end</title><description>{text}</description></item>"))
    assert found.date is None


def test_the_same_entry_has_the_same_key_when_others_have_come() -> None:
    before = _documents(RSS.format(ITEM))[0]
    after = _documents(RSS.format("<item><title>Tin mới</title><guid>43</guid></item>" + ITEM))[1]
    assert after.key == before.key
    assert after.name == before.name
    changed = _documents(RSS.format(ITEM.replace("kèo", "rui")))[0]
    assert changed.key != before.key


def test_entries_that_call_themselves_the_same_have_names_of_their_own() -> None:
    first, second = _documents(RSS.format(ITEM + ITEM.replace("Làng Hạ", "Làng Trung")))
    assert second.name == f"{first.name}-2"


@pytest.mark.parametrize("encoding", ["windows-1258", "koi8-r", "utf-16"])
def test_the_encoding_that_the_feed_or_the_person_names(encoding: str) -> None:
    words = "Рынок открылся" if encoding == "koi8-r" else "Cho moi"
    feed = f'<?xml version="1.0" encoding="{encoding}"?><rss version="2.0"><channel><item><title>{words}</title>'
    data = (feed + "</item></channel></rss>").encode(encoding)
    assert _documents(data, "a.rss")[0].text == words
    plain = RSS.format(f"<item><title>{words}</title></item>").encode(encoding, "replace")
    assert _documents(plain, "a.rss", encoding=encoding)[0].text == words


KAZAKH = """<item><title>Жаңа көпір ашылды</title><description><![CDATA[<p>Ауылда жаңа көпір ашылды, енді тұрғындар
өзеннің арғы жағына қайықсыз өтетін болды. Көпірдің құрылысы үш жылға созылған еді.</p>]]></description></item>"""


@pytest.mark.parametrize("stated", [' encoding="windows-1251"', "", ' encoding="utf-8"'])
@pytest.mark.parametrize("content_type", ["", "text/xml", "application/rss+xml; charset=windows-1251"])
def test_what_is_said_of_the_encoding_is_believed_as_far_as_it_is_true(stated: str, content_type: str) -> None:
    feed = RSS.format(KAZAKH).replace("Tin làng Hạ", "Ауыл хабарлары: қала мен дала")
    data = feed.replace('version="1.0"', f'version="1.0"{stated}').encode("kz1048")
    known = {"content_type": content_type} if content_type else {}
    (expected,) = _documents(feed)
    assert expected.notices == ()
    (found,) = _documents(data, "a.rss", **known)
    assert (found.text, found.source, found.key) == (expected.text, expected.source, expected.key)
    assert found.encoding == "kz1048"
    assert [str(notice) for notice in found.notices] == ["Encoding guessed: kz1048"]
    assert feeds.title_of(data) == "Ауыл хабарлары: қала мен дала"


def test_a_feed_in_utf8_that_is_called_otherwise_is_read_and_one_called_rightly_says_nothing() -> None:
    feed = RSS.format(KAZAKH)
    wrong = feed.replace('version="1.0"', 'version="1.0" encoding="windows-1251"')
    (expected,) = _documents(feed)
    (found,) = _documents(wrong)
    assert (found.text, found.encoding) == (expected.text, "utf-8")
    assert [str(notice) for notice in found.notices] == ["Encoding guessed: utf-8"]
    russian = (
        "<item><title>Рынок открылся</title><description>Сегодня в городе открылся новый рынок.</description></item>"
    )
    (right,) = _documents(wrong.replace(KAZAKH, russian).replace("Tin làng Hạ", "Новости").encode("cp1251"), "a.rss")
    assert (right.encoding, right.notices) == ("cp1251", ())
    assert "Сегодня в городе открылся новый рынок." in right.text


@pytest.mark.parametrize("stated", ["", ' encoding="utf-8"'])
def test_few_letters_beyond_ascii_are_not_lost(stated: str) -> None:
    link = f"<link>/{'x' * 9_000}</link>"
    kazakh = RSS.replace("Tin làng Hạ", "").format(KAZAKH + link).replace('"1.0"', f'"1.0"{stated}', 1)
    (found,) = _documents(kazakh.encode("kz1048"), "a.rss")
    assert (found.encoding, "Ауылда жаңа көпір ашылды, енді" in found.text) == ("kz1048", True)
    cafe = "<item><title>Le café</title><description>Le café du port est ouvert à midi.</description></item>"
    french = RSS.replace("Tin làng Hạ", "").format(cafe + link).replace('"1.0"', f'"1.0"{stated}', 1)
    (found,) = _documents(french.encode("cp1252"), "a.rss")
    assert "Le café du port est ouvert à midi." in found.text
    assert [notice.text for notice in found.notices] == ["Encoding guessed: {encoding}"]


def test_a_name_of_a_file_is_no_feed_and_no_file_is_read() -> None:
    assert "damaged or no feed" in str(_refused(b"<x>/etc/hostname</x>").reason)
    with pytest.raises(InputError, match="damaged or no feed"):
        list(feeds.articles(Input(b"/etc/hostname", "a.xml")))


def test_entities_give_nothing() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 20}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    data = bomb + RSS.format("<item><title>x &a8; &f;</title></item>").partition("?>")[2]
    assert "entities" in str(_refused(data.encode()).reason)
    assert "entities" in str(_refused(data.encode(), "-").reason)
    plain = "<!DOCTYPE rss [<!ENTITY nbsp '&#160;'>]>"
    feed = plain + RSS.format("<item><title>Chợ&nbsp;làng</title></item>").partition("?>")[2]
    assert _documents(feed)[0].title == "Chợ làng"


def test_a_damaged_feed_or_list_is_called_so() -> None:
    assert "damaged or no feed" in str(_refused(RSS[:200].encode()).reason)
    assert "damaged or no list" in str(_refused(b'<opml version="2.0"><body><outl', "a.opml").reason)


def test_deep_and_endless_feeds_are_refused_soon() -> None:
    begin = time.monotonic()
    deep = RSS.format("<item>" + "<a>" * 200_000 + "x" + "</a>" * 200_000 + "</item>")
    assert "nested" in str(_refused(deep.encode()).reason)
    torn = RSS.format("<item>&torn;" + "<a>" * 200_000)
    assert all(isinstance(one, InputError) or len(one.text) < 9_000 for one in read_all(Input(torn.encode(), "a.xml")))
    assert "3000 entries" in str(_refused(RSS.format("<item><title>x</title></item>" * 10_001).encode()).reason)
    assert time.monotonic() - begin < 45


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_gives_articles_or_a_clear_error(data: st.DataObject) -> None:
    whole = bytearray(RSS.format(ITEM).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 40))] = data.draw(
            st.binary(max_size=3) | st.just(b"<") | st.just(b"&")
        )
    for module in (feeds, opml):
        try:
            assert list(module.articles(Input(bytes(whole), "a"))) is not None
        except InputError as failure:
            assert failure.remedy.text


OPML = b"""<opml version="2.0"><head><title>Feeds & more</title></head><body>
<outline text="News"><outline title="Tin l\xc3\xa0ng" text="x" type="rss" xmlUrl="https://ha.example/rss"/>
<outline text="Auyl"><outline text="A & B" xmlurl="feed://auyl.example/atom?a=1&b=2"/></outline></outline>
<outline text="Bad" xmlUrl="exec:rm -rf ."/><outline text="Local" xmlUrl="file:///etc/passwd"/>
<outline text="Again" xmlUrl="https://ha.example/rss" category="/Best,/News"/></body></opml>"""


def test_subscriptions_are_read_with_their_folders() -> None:
    assert subscriptions(OPML) == [
        Subscription("Tin làng", "https://ha.example/rss", ("News", "Best")),
        Subscription("A & B", "http://auyl.example/atom?a=1&b=2", ("News/Auyl",)),
    ]


def test_what_is_written_is_read_again() -> None:
    feeds_ = [*subscriptions(OPML), Subscription("<\x1b&>", "https://c.example/?a&b")]
    again = subscriptions(written(feeds_, "Менің\x00 тізімім"))
    assert again[0] == feeds_[0]
    assert {feed.url for feed in again} == {feed.url for feed in feeds_}
    assert next(feed.title for feed in again if feed.url.startswith("https://c")) == "<&>"


def test_a_list_of_subscriptions_can_be_looked_at() -> None:
    (document,) = _documents(OPML, "a.opml")
    assert _shown(document)[:4] == [
        (Form.HEADLINE, "Feeds & more"),
        (Form.HEADING, "News"),
        (Form.ITEM, "• Tin làng – https://ha.example/rss"),
        (Form.HEADING, "Auyl"),
    ]


def test_a_large_list_is_read_as_a_small_one_is() -> None:
    outline = '<outline text="Хабар {0}" xmlurl="https://{0}.example/" category="a/b,c"/>'
    feeds = "".join(outline.format(number) for number in range(2_000))
    data = f'<opml><body><outline text="Ауыл">{feeds}</outline></body></opml>'.encode()
    found = subscriptions(data)
    assert len(found) == 2_000
    assert found[1] == Subscription("Хабар 1", "https://1.example/", ("Ауыл", "a/b", "c"))
    with pytest.raises(InputError, match="no list"):
        subscriptions(b" " * 100_000)


def test_an_outline_of_many_attributes_is_left_out() -> None:
    many = " ".join(f'a{number}="x"' for number in range(60_000))
    begin = time.monotonic()
    found = subscriptions(
        f'<opml><body><outline {many} xmlUrl="https://a.example/"/>'
        '<outline xmlUrl="https://b.example/"/></body></opml>'.encode()
    )
    assert [feed.url for feed in found] == ["https://b.example/"]
    assert time.monotonic() - begin < 15


def test_hostile_lists() -> None:
    entity = (
        b'<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/hostname">]><opml><body><outline text="&a;"/></body></opml>'
    )
    with pytest.raises(InputError, match="declares entities"):
        subscriptions(entity)
    for deep in (b"<opml>", b'<opml><body><outline text="x">'):
        with pytest.raises(InputError, match="levels deep"):
            subscriptions(deep * 200_000)
    for data in (b"<opml/>", b"", b"\x00"):
        with pytest.raises(InputError, match="no list"):
            subscriptions(data)
    with pytest.raises(InputError, match="10000 entries"):
        subscriptions(b"<opml><body>" + b'<outline text="x"/>' * 10_001 + b"</body></opml>")


@pytest.mark.parametrize("reference", ["&#xD800;", "&#99999999999;", "&#0;", "&#xFFFF;", "&#" + "9" * 5000 + ";"])
@pytest.mark.parametrize("ending", ["</item></channel></rss>", ""])
def test_a_reference_to_no_character_costs_no_more_than_itself(reference: str, ending: str) -> None:
    feed = f"<rss version='2.0'><channel><item><title>A{reference} ferry&#8217;s bell</title>{ending}"
    (found,) = _documents(feed)
    assert found.title == "A ferry’s bell"
    outline = f"<opml><body><outline text='A{reference} ferry' xmlUrl='http://a.example/'/></body></opml>"
    assert [feed.title for feed in subscriptions(outline.encode())] == ["A ferry"]


def test_a_reference_to_no_character_in_two_bytes_a_character_is_damage() -> None:
    feed = "<?xml version='1.0'?><rss><channel><item><title>A &#x99999999; ferry</title></item></channel></rss>"
    assert "damaged" in str(_refused(feed.encode("utf-16-le"), "a.rss"))


@pytest.mark.parametrize("begun", ["&#xD8", "&#x", "&#", "&", "&#5529", "&#x000D8", "&#xD8&#27;"])
def test_what_is_left_of_references_does_not_make_another_one(begun: str) -> None:
    end = {"&": "#xD800;", "&#": "xD800;", "&#5529": "6;"}.get(begun, "D800;" if begun == "&#x" else "00;")
    outline = f"<opml><body><outline text='A {begun}&#27;{end} ferry' xmlUrl='http://a.example/'/></body></opml>"
    (feed,) = subscriptions(outline.encode())
    assert (feed.title[:1], feed.title[-5:]) == ("A", "ferry")
