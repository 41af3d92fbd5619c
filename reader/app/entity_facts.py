"""All that the card of a name shows, gathered from the library: long work, for a thread of its own."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from reader.app.concordance import Keyword, keyword
from reader.app.describe import UNKNOWN_LANGUAGES
from reader.app.mention_cursor import shown_spans, spans_of
from reader.documents import Document
from reader.entities.decisions import Decision, spelling
from reader.entities.mention import Entity
from reader.library.library import DocumentSummary, Library
from reader.messages import Message

_MOST_READ = 200
"""Articles whose mentions are shown in context; of more, the others are named only."""

_MOST_NAMED = 1000
"""So many articles are named."""


@dataclass(frozen=True, slots=True)
class SpellingFacts:
    """A spelling. languages: of the passages it stands in, the most frequent first. reasons: why it belongs here."""

    form: str
    count: int
    languages: tuple[str, ...]
    reasons: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article that mentions the name. count: how often; keywords: the mentions in the parts that are shown."""

    summary: DocumentSummary
    count: int
    keywords: tuple[Keyword, ...]


@dataclass(frozen=True, slots=True)
class EntityFacts:
    """All of it.

    near: entities that came close, with the reason why they are not this one. unsure: whether several fit it.
    decisions: what the person decided about its spellings, the oldest first.
    """

    entity: Entity
    spellings: tuple[SpellingFacts, ...]
    articles: tuple[ArticleFacts, ...]
    near: tuple[tuple[Entity, Message], ...]
    unsure: bool
    decisions: tuple[Decision, ...]


def entity_facts(library: Library, entity_id: str, opened: Collection[str]) -> EntityFacts | None:
    """What is known of an entity, None when there is none of this id.

    opened: keys of the documents whose mentions come first; the others follow by their number of mentions, or of very
    many the newest ones.
    """
    entity = library.entity(entity_id)
    if entity is None:
        return None
    try:
        explained = library.explain(entity_id)
    except KeyError:
        return None
    counts = dict(entity.leading(opened, _MOST_NAMED))
    articles = [ArticleFacts(summary, counts[key], ()) for key, summary in library.summaries(counts).items()]
    languages: dict[str, Counter[str]] = {}
    for number, article in enumerate(articles[:_MOST_READ]):
        key = article.summary.key
        try:
            document = library.document(key)
        except KeyError:  # another process took it out meanwhile
            continue
        spans = spans_of(entity_id, library.mentions(key))
        keywords = tuple(keyword(document, *span) for span in shown_spans(document, spans))
        articles[number] = replace(article, keywords=keywords)
        for start, end in spans:
            form = " ".join(document.text[start:end].split())
            languages.setdefault(form, Counter())[_language(document, start)] += 1
    spellings = tuple(
        SpellingFacts(
            each.form,
            each.count,
            tuple(language for language, _count in languages.get(each.form, Counter()).most_common() if language),
            each.reasons,
        )
        for each in explained.spellings
    )
    near = ((library.entity(miss.entity), miss.reason) for miss in explained.near_misses)
    known = tuple((other, reason) for other, reason in near if other is not None)
    return EntityFacts(
        entity, spellings, tuple(articles), known, explained.unsure, tuple(_decisions_about(library, entity))
    )


def _decisions_about(library: Library, entity: Entity) -> Iterator[Decision]:
    keys = {spelling(entity.type, form) for form in entity.forms}
    for decision in library.decisions():
        if decision.type is entity.type and any(spelling(decision.type, name) in keys for name in decision.names):
            yield decision


def _language(document: Document, offset: int) -> str:
    """The language of the part at `offset`, empty when it is not known."""
    part = document.part_at(offset)
    language = part.language if part is not None and part.language not in ("", "und") else document.language
    return "" if language in UNKNOWN_LANGUAGES else language
