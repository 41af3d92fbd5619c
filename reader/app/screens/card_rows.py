"""The rows of the card of a name."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from textual.content import Content

from reader.app.commands import COMMANDS, Scope
from reader.app.commands.key_names import key_names
from reader.app.concordance import BEFORE, Keyword
from reader.app.describe import language_tag
from reader.app.entity_facts import ArticleFacts, EntityFacts, SpellingFacts
from reader.app.kinds import KINDS
from reader.app.presentation import shown_name, shown_text
from reader.app.widgets.entity_pane import EntityList
from reader.app.widgets.row_list import EMPTY, ListRow, wrapped_rows
from reader.entities.mention import Entity
from reader.library import deciding
from reader.localisation import (
    _,
    collation_key,
    current_language,
    format_date_value,
    format_number,
    language_name,
    ngettext,
    translate,
)
from reader.messages import Message
from reader.names.mixed_scripts import mixture

SPELLING, DOCUMENT, MENTION, ENTITY, COMMAND = "spelling:", "document:", "mention:", "entity:", "command:"
"""What the id of a row begins with, by what choosing it means."""

_REGISTERS = {"iso3166": "ISO 3166", "iso3166-2": "ISO 3166-2", "geonames": "GeoNames"}


class CardRows:
    """Makes the rows for `listing`, in whose width they are to fit."""

    def __init__(self, facts: EntityFacts, listing: EntityList) -> None:
        self._facts = facts
        self._listing = listing
        self._room = max(10, listing.size.width - 4)

    def rows(self) -> list[ListRow]:
        """All sections, one below the other."""
        facts = self._facts
        rows = [*self._summary()]
        rows += self._section(_("Spellings"), (row for each in facts.spellings for row in self._spelling(each)))
        rows += self._section(_("Mentions"), (row for each in facts.articles for row in self._article(each)))
        near = [row for other, reason in facts.near for row in self._near(other, reason)]
        if facts.unsure:
            near += self._remarks(_("The spelling fits several of these; it is left open which is meant."))
        rows += self._section(_("Came close"), near)
        rows += self._section(_("Your decisions"), self._commands())
        return rows

    def _section(self, heading: str, rows: Iterable[ListRow]) -> list[ListRow]:
        made = list(rows)
        return [ListRow("", EMPTY), ListRow("", Content(heading), part="heading"), *made] if made else []

    def _remarks(self, text: str, indent: int = 0) -> Iterator[ListRow]:
        return wrapped_rows(text, self._listing.size.width, Content(" " * indent))

    def _summary(self) -> Iterator[ListRow]:
        entity = self._facts.entity
        others = {
            ", ".join(language_name(code, current_language()) for code in codes): shown_text(name)
            for name, codes in self._established().items()
        }
        names = [f"{language}: {others[language]}" for language in sorted(others, key=collation_key)]
        if names:
            yield from self._remarks(" · ".join(names))
        if entity.same_as:
            known = ", ".join(f"{_REGISTERS.get(name, name)} {value}" for name, value in entity.same_as.items())
            yield from self._remarks(_("Known as: {identifiers}").format(identifiers=known))
        yield from self._remarks(_("Identifier: {id}").format(id=entity.id))

    def _established(self) -> dict[str, list[str]]:
        """By name, the languages (ISO 639-1) that call the entity so; not the name it is shown by.

        Where several languages have a name in common, those count in whose texts it stands, if there are any.
        """
        entity = self._facts.entity
        names: dict[str, list[str]] = {}
        for code, name in sorted(entity.names.items()):
            if name != entity.name:
                names.setdefault(name, []).append(code)
        for name, codes in names.items():
            written = {code for each in self._facts.spellings if each.form == name for code in each.languages}
            names[name] = [code for code in codes if code in written] or codes
        return names

    def _spelling(self, spelling: SpellingFacts) -> Iterator[ListRow]:
        quiet = self._listing.quiet
        shown = shown_text(spelling.form, "kk" if "kk" in spelling.languages else "")
        tags = " ".join(language.upper() for language in spelling.languages)
        detail = Content.assemble((tags, quiet), "  ", (f"{format_number(spelling.count):>4}", quiet))
        yield ListRow(SPELLING + spelling.form, Content(shown), detail=detail)
        for remark in mixture(spelling.form):
            yield from self._remarks(translate(remark), 2)
        for reason in () if spelling.form == self._facts.entity.name else spelling.reasons:
            yield from self._remarks(translate(reason), 2)

    def _article(self, article: ArticleFacts) -> Iterator[ListRow]:
        quiet = self._listing.quiet
        summary = article.summary
        date = format_date_value(summary.date) if summary.date else ""
        detail = Content.assemble((date, quiet), "  ", (f"{format_number(article.count):>4}", quiet))
        lead = Content.assemble((f"{language_tag(summary):3}", quiet))
        yield ListRow(
            DOCUMENT + summary.key, Content.styled(shown_text(summary.label, summary.language), "bold"), lead, detail
        )
        colour = self._listing.get_visual_style(KINDS[self._facts.entity.type].component, partial=True)
        width = self._room - 1
        for each in article.keywords:
            before, text, after = _shown(each, summary.language).line(width, int(width * BEFORE))
            content = Content.assemble(before, (text, colour), after)
            yield ListRow(f"{MENTION}{each.start}:{each.end}:{summary.key}", content, Content("  "))
        hidden = article.count - len(article.keywords)
        if article.keywords and hidden > 0:
            text = ngettext("and {n} more in hidden parts", "and {n} more in hidden parts", hidden)
            yield from self._remarks(text.format(n=format_number(hidden)), 2)

    def _near(self, other: Entity, reason: Message) -> Iterator[ListRow]:
        kind = KINDS[other.type]
        lead = Content.assemble((kind.tag, self._listing.get_visual_style(kind.component, partial=True)), " ")
        count = Content.assemble((format_number(other.count), self._listing.quiet))
        yield ListRow(ENTITY + other.id, Content(shown_name(other)), lead, count)
        yield from self._remarks(translate(reason), 2)

    def _commands(self) -> Iterator[ListRow]:
        for decision in self._facts.decisions:
            yield from self._remarks(translate(deciding.describe([decision])))
        for command in COMMANDS:
            if command.scope is Scope.CARD:
                key = Content.assemble((f"{key_names(command)[0]:3}", "bold"))
                yield ListRow(COMMAND + command.id, Content(_(command.help)), key)


def _shown(keyword: Keyword, language: str) -> Keyword:
    """`keyword` in the letters that Kazakh is shown in."""
    pieces = (keyword.before, keyword.text, keyword.after)
    before, text, after = (shown_text(piece, language or "und") for piece in pieces)
    return replace(keyword, before=before, text=text, after=after)


def mention_of(id: str) -> tuple[str, int, int]:
    """The key of the document and the offsets that the id of a row of a mention stands for."""
    start, end, key = id.removeprefix(MENTION).split(":", 2)
    return key, int(start), int(end)
