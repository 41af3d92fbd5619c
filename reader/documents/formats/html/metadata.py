"""What a page says about itself outside its text: title, day of publication, publisher, address, summary.

Vocabularies: Open Graph (ogp.me), schema.org as JSON-LD and microdata, Dublin Core, HTML.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from reader.documents.dates import find_days

_ISO_DAY = re.compile(r"\s*(\d{4})-(\d\d?)-(\d\d?)(?!\d)", re.ASCII)
_COMPACT_DAY = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T|\Z)", re.ASCII)
_UTC = re.compile(r"(?:Z|[+-]00:?00)\s*\Z")
_NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}")
_TITLE_JOINTS = re.compile(r"\s+(?:[|–—\-:»•·]|::)\s+|:\s+")
_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Posting|NewsArticle|Report|VideoObject)\Z")
_DAY_KEYS = ("datePublished", "uploadDate", "dateCreated")

_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "published_time", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.date.created", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_DESCRIPTION_NAMES = ("og:description", "description", "dc.description", "twitter:description")
_SITE_NAMES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "twitter:app:name:iphone")
_MAX_TITLE = 500
_MAX_JOINTS = 8
_JSON_BYTES = 500_000
_JSON_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says; None where it says nothing.

    titles: what may be the title, the most trustworthy first. day: ISO 8601. in_utc: the day is that of Greenwich, so
        one that the reader of the page sees may be the next. summaries: what may be the lead.
    """

    titles: tuple[str, ...]
    day: str | None
    in_utc: bool
    summaries: tuple[str, ...]
    site: str | None
    url: str | None
    language: str | None


def metadata(root: etree._Element, data: Sequence[str], base: str | None) -> Metadata:
    """What the page with the tree `root` says of itself; data: its JSON-LD. base: where the page came from."""
    named: dict[str, str] = {}
    for element in root.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if key and content:
            named.setdefault(key.strip().lower(), content)
    article = _article([item for script in data for item in _objects(script)])
    title = " ".join("".join(next(root.iter("title"), root.makeelement("x")).itertext()).split())
    titles = [named.get("og:title"), _text(article.get("headline")), _text(article.get("name")), title]
    stated = [_text(article.get(key)) for key in _DAY_KEYS]
    stated += [named.get(key) for key in _DATE_NAMES]
    day, in_utc = None, False
    for words in stated:
        if words and (day := day_of(words)):
            in_utc = _UTC.search(words) is not None
            break
    publisher = article.get("publisher")
    site = next((named[key] for key in _SITE_NAMES if key in named), None)
    summaries = [named.get(key) for key in _DESCRIPTION_NAMES] + [_text(article.get("description"))]
    return Metadata(
        titles=tuple(dict.fromkeys(" ".join(words.split()) for words in titles if words)),
        day=day,
        in_utc=in_utc,
        summaries=tuple(dict.fromkeys(" ".join(words.split()) for words in summaries if words)),
        site=site or (_text(publisher.get("name")) if isinstance(publisher, dict) else None),
        url=_url(root, named, base),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
    )


def bare_title(title: str) -> Iterator[str]:
    """`title` as it stands, then without the name of the site before or behind it."""
    yield title
    joints = list(islice(_TITLE_JOINTS.finditer(title[:_MAX_TITLE]), _MAX_JOINTS))
    for joint in reversed(joints):
        yield title[: joint.start()]
    for joint in joints:
        yield title[joint.end() :]


def day_of(words: str) -> str | None:
    """The day that `words`, the value of an attribute, state, ISO 8601; None unless it is certain."""
    for pattern in (_ISO_DAY, _COMPACT_DAY):
        found = pattern.match(words)
        if found:
            try:
                return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
            except ValueError:
                return None
    return visible_day(words, None)


def visible_day(words: str, language: str | None) -> str | None:
    """The first full day in `words`, None when there is none or when it is not sure which number is the month."""
    for day in find_days(words):
        if not day.has_year:
            continue
        numeric = _NUMERIC.fullmatch(words[day.start : day.end])
        month_first = (language or "en").lower().startswith("en") and "." not in words[day.start : day.end]
        if numeric and month_first and int(numeric[1]) <= 12 and int(numeric[2]) <= 12 and numeric[1] != numeric[2]:
            return None
        try:
            return date.fromisoformat(day.value).isoformat()
        except ValueError:
            return None
    return None


def _objects(script: str) -> Iterator[dict[str, Any]]:
    """The top-level objects of a JSON-LD script."""
    if len(script) > _JSON_BYTES:
        return
    try:
        stack = [(json.loads(script, strict=False), 0)]
    except (ValueError, RecursionError):
        return
    while stack:
        value, depth = stack.pop()
        if isinstance(value, dict):
            yield value
            if depth < _JSON_DEPTH:
                stack += [(value[key], depth + 1) for key in ("mainEntity", "@graph") if key in value]
        elif isinstance(value, list) and depth < _JSON_DEPTH:
            stack += [(item, depth + 1) for item in reversed(value)]


def _article(objects: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The first article among `objects`; one with a headline is preferred."""
    found = [item for item in objects if _is_article(item.get("@type"))]
    return next((item for item in found if item.get("headline")), found[0] if found else {})


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in kinds)


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) and value.strip() else None


def _url(root: etree._Element, named: dict[str, str], base: str | None) -> str | None:
    canonical = next(
        (str(link.get("href") or "") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"),
        None,
    )
    for address in (canonical, named.get("og:url"), base):
        if not address:
            continue
        try:
            whole = urljoin(base or "", address.strip())
            if urlsplit(whole).scheme in {"http", "https"} and urlsplit(whole).hostname:
                return whole
        except ValueError:
            continue
    return None
