"""A report of articles as one page of HTML: who and what they are about, when, and every passage; no scripts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from reader.documents import Document, Form, Part, Role
from reader.entities.kind_names import KIND_HEADINGS, KIND_NAMES
from reader.entities.mention import NAMED, Entity, EntityType, Mention
from reader.library.exporting.charts import Point, bars, columns
from reader.library.exporting.selection import Selection
from reader.localisation import _, current_language, format_date_value, format_number, language_name, ngettext

MOST_ARTICLES = 500
_MOST_NAMES = 100
_MOST_IN_CHART = 15
_MOST_PASSAGES = 200
_CONTEXT = 60
_CHARTED = (EntityType.PERSON, EntityType.PLACE, EntityType.ORG)

_STYLE = """
:root { color-scheme: light dark; --quiet: #666; --line: #ccc; --mark: #2563a8; }
@media (prefers-color-scheme: dark) { :root { --quiet: #aaa; --line: #444; --mark: #7ab4f5; } }
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; } h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
a { color: var(--mark); } .quiet, figcaption, .caption { color: var(--quiet); font-size: .9rem; }
.bars { list-style: none; padding: 0; }
.bars a { display: flex; gap: .6rem; align-items: center; text-decoration: none; }
.bars .label { flex: 0 0 40%; color: CanvasText; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.bars .bar { background: var(--mark); height: .8rem; max-width: 48%; } .bars .value { color: var(--quiet); }
svg { width: 100%; } svg rect { fill: var(--mark); } svg text { fill: currentColor; font-size: 11px; }
.passages { padding-left: 1.2rem; } .passages a { color: inherit; text-decoration: none; }
h4 { margin: 1rem 0 .3rem; font-size: .95rem; }
.passages mark, article a.m { background: none; color: inherit; font-weight: 600; }
article a.m { text-decoration: underline dotted; font-weight: inherit; } :target { outline: 2px solid var(--mark); }
"""


@dataclass(slots=True)
class _Passage:
    """A mention with where it stands: its number on the page, and the words around it."""

    number: int
    document: Document
    before: str
    words: str
    after: str


@dataclass(slots=True)
class _Content:
    """What the page shows."""

    documents: list[Document] = field(default_factory=list)
    mentions: dict[str, list[tuple[int, Mention]]] = field(default_factory=dict)
    passages: dict[str, list[_Passage]] = field(default_factory=dict)
    left_out: int = 0


def report(selection: Selection) -> Iterator[str]:
    """The pieces of the page, in the language of the interface."""
    content = _content(selection)
    entities = [each for each in selection.entities() if each.type in NAMED and each.id in content.passages]
    shown = _shown(entities)
    title = _("Report")
    yield (
        f'<!DOCTYPE html>\n<html lang="{current_language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
    )
    yield from _overview(content, entities)
    yield f"<h2>{escape(_('Names'))}</h2>\n"
    for kind in _CHARTED:
        most = [each for each in shown if each.type is kind][:_MOST_IN_CHART]
        if most:
            yield f"<h3>{escape(_(KIND_HEADINGS[kind]))}</h3>\n"
            yield from bars([Point(_name(each), each.count, _anchor(each)) for each in most])
    for entity in shown:
        yield from _section(entity, content.passages[entity.id])
    yield f"<h2>{escape(_('Articles'))}</h2>\n"
    known = {entity.id for entity in shown}
    for document in content.documents:
        yield from _article(document, content.mentions[document.key], known)
    yield "</body>\n</html>\n"


def _content(selection: Selection) -> _Content:
    """The newest articles, as many as a page can hold, by date."""
    summaries = {each.key: each for each in selection.library.documents()}
    keys = sorted(filter(summaries.get, selection.keys), key=lambda key: _date(summaries[key].date), reverse=True)
    content = _Content(left_out=max(0, len(keys) - MOST_ARTICLES))
    number = 0
    for key in keys[:MOST_ARTICLES]:
        document = selection.document(key)
        if document is None:
            continue
        content.documents.append(document)
        numbered = content.mentions[key] = []
        shown = {part.start for part in document.shown_parts()}
        for mention in selection.mentions(key):
            part = document.part_at(mention.start)
            if part is None or part.start not in shown:
                continue
            number += 1
            numbered.append((number, mention))
            passages = content.passages.setdefault(mention.entity, [])
            if len(passages) < _MOST_PASSAGES:
                passages.append(_passage(number, document, part, mention))
    return content


def _date(value: str | None) -> str:
    return value if value and value[0] != "-" else ""


def _passage(number: int, document: Document, part: Part, mention: Mention) -> _Passage:
    first, last = part.start, part.end
    start, end = max(first, mention.start - _CONTEXT), min(last, mention.end + _CONTEXT)
    before, after = document.text[start : mention.start], document.text[mention.end : end]
    if start > first:
        before = "…" + before.partition(" ")[2]
    if end < last:
        after = after.rpartition(" ")[0] + "…"
    return _Passage(number, document, before, mention.text, after)


def _shown(entities: Sequence[Entity]) -> list[Entity]:
    """The most frequent ones, each kind that has a chart among them."""
    chosen = list(entities[:_MOST_NAMES])
    for kind in _CHARTED:
        chosen += [each for each in entities if each.type is kind][:_MOST_IN_CHART]
    return list({entity.id: entity for entity in chosen}.values())


def _overview(content: _Content, entities: Sequence[Entity]) -> Iterator[str]:
    articles = len(content.documents)
    names = len(entities)
    facts = [
        ngettext("{n} article", "{n} articles", articles).format(n=format_number(articles)),
        ngettext("{count} name", "{count} names", names).format(count=format_number(names)),
    ]
    languages = Counter(document.language for document in content.documents)
    facts += [f"{language_name(code)} {format_number(count)}" for code, count in languages.most_common()]
    yield f'<p class="quiet">{escape(" · ".join(facts))}</p>\n'
    if content.left_out:
        more = content.left_out
        text = ngettext(
            "{count} older article is not on this page.",
            "{count} older articles are not on this page.",
            content.left_out,
        )
        yield f"<p>{escape(text.format(count=format_number(more)))}</p>\n"
    dated = [document for document in content.documents if document.date and _date(document.date.value)]
    days = _columns([(document.date.value, f"d-{_key(document)}") for document in dated if document.date])
    yield from columns(days, _("Articles by date"))


def _columns(points: Sequence[tuple[str, str]]) -> list[Point]:
    """Columns by day, or by month where there are many; each leads to the first of `points` (date, target) in it."""
    by_day = Counter(date for date, _target in points)
    length = 10 if len(by_day) <= 40 else 7
    targets: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for date, target in points:
        counts[date[:length]] += 1
        targets.setdefault(date[:length], target)
    return [Point(format_date_value(day), counts[day], targets[day]) for day in sorted(counts)]


def _section(entity: Entity, passages: Sequence[_Passage]) -> Iterator[str]:
    yield f'<section id="{_anchor(entity)}">\n<h3>{escape(_name(entity))}</h3>\n'
    forms = [form for form in entity.forms if form != _name(entity)]
    count = ngettext("{n} mention", "{n} mentions", entity.count).format(n=format_number(entity.count))
    facts = [_(KIND_NAMES[entity.type]), count, ", ".join(forms)]
    yield f'<p class="quiet">{escape(" · ".join(filter(None, facts)))}</p>\n'
    dated = [(_date(each.document.date.value), f"p-{each.number}") for each in passages if each.document.date]
    days = _columns([each for each in dated if each[0]])
    if len(days) > 1:
        yield from columns(days, _("Mentions by date"))
    for document, group in groupby(passages, key=lambda each: each.document):
        yield f'<h4><a href="#d-{_key(document)}">{escape(document.label)}</a></h4>\n<ul class="passages">\n'
        for each in group:
            words = f"{escape(each.before)}<mark>{escape(each.words)}</mark>{escape(each.after)}"
            yield f'<li id="p-{each.number}"><a href="#m-{each.number}">{words}</a></li>\n'
        yield "</ul>\n"
    if len(passages) < entity.count and len(passages) == _MOST_PASSAGES:
        yield f'<p class="quiet">{escape(_("The other passages are not on this page."))}</p>\n'
    yield "</section>\n"


def _article(document: Document, mentions: Sequence[tuple[int, Mention]], known: set[str]) -> Iterator[str]:
    yield f'<article id="d-{_key(document)}" lang="{escape(document.language)}">\n'
    if not document.title:
        yield f"<h3>{escape(document.label)}</h3>\n"
    for part in document.shown_parts():
        tag = "h3" if part.role is Role.TITLE else _TAGS.get(part.form, "p")
        yield f'<{tag} class="{part.role.value}">{_marked(document, part, mentions, known)}</{tag}>\n'
    facts = [format_date_value(document.date.value) if document.date else "", document.source or "", document.name]
    yield f'<p class="quiet">{escape(" · ".join(filter(None, facts)))}</p>\n'
    yield "</article>\n"


_TAGS = {Form.HEADING: "h4", Form.QUOTATION: "blockquote"}


def _marked(document: Document, part: Part, mentions: Sequence[tuple[int, Mention]], known: set[str]) -> str:
    pieces, at = [], part.start
    for number, mention in mentions:
        if not (at <= mention.start and mention.end <= part.end):
            continue
        pieces.append(escape(document.text[at : mention.start]))
        words = escape(mention.text)
        if mention.entity in known:
            words = f'<a class="m" id="m-{number}" href="#{_fragment(mention.entity)}">{words}</a>'
        pieces.append(words)
        at = mention.end
    pieces.append(escape(document.text[at : part.end]))
    return "".join(pieces)


def _name(entity: Entity) -> str:
    return entity.name_in(current_language())


def _anchor(entity: Entity) -> str:
    return _fragment(entity.id)


def _fragment(entity_id: str) -> str:
    return "e-" + "".join(char if char.isalnum() and char.isascii() else "-" for char in entity_id)


def _key(document: Document) -> str:
    return "".join(char for char in document.key if char.isalnum())[:16]
