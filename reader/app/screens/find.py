"""Finding a name in all articles, in whatever spelling it is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from reader.app.kinds import KINDS
from reader.app.matching import match_ranges
from reader.app.presentation import shown_name, shown_text
from reader.app.screens.dialogue import marked
from reader.app.screens.live_picker import LivePicker
from reader.app.widgets.entity_pane import EntityList
from reader.app.widgets.row_list import ListRow, wrapped_rows
from reader.entities.mention import Entity
from reader.library.library import Library
from reader.localisation import _, format_number, ngettext
from reader.names.folding import nfc

_LIMIT = 50
_ROOMY = 60


@dataclass(frozen=True, slots=True)
class FoundName:
    """An entity, and the parts of the spelling `matched` that the query stands for."""

    entity: Entity
    matched: str
    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class FoundNames:
    """What was found; read_as: what the keys were taken for, empty when they were found as typed."""

    names: Sequence[FoundName]
    read_as: str = ""


class FindScreen(LivePicker[FoundNames]):
    """Names that match as one types, at the foot of the screen; the result is the id of an entity."""

    list_class: ClassVar[type[EntityList]] = EntityList

    def __init__(self, library: Library, opened: Sequence[str] = ()) -> None:
        """opened: keys of the open documents; of two articles that name something, the open one is told."""
        super().__init__()
        self._library = library
        self._opened = opened
        self._found: Mapping[str, Entity] = {}
        self._labels: dict[str, str] = {}

    def compose_body(self) -> ComposeResult:
        yield from super().compose_body()
        yield Static(classes="preview", markup=False)

    def is_waiting(self) -> bool:
        return super().is_waiting() or bool(self._library.pending())

    def heading(self) -> str:
        return _("Find a name")

    def placeholder(self) -> str:
        return _("Type a name in any spelling…")

    def nothing(self) -> str:
        return _("Recognising names…") if self._library.pending() else super().nothing()

    def answer(self, query: str) -> FoundNames:
        if not query:
            entities = self._library.frequent_entities(_LIMIT, tuple(KINDS))
            return FoundNames([FoundName(entity, shown_name(entity), ()) for entity in entities])
        answer = self._library.search_names(nfc(query), _LIMIT)
        known = {entity.id: entity for entity in self._library.several([each.entry.id for each in answer.results])}
        found = ((known.get(each.entry.id), each) for each in answer.results)
        names = [FoundName(entity, each.matched, each.ranges) for entity, each in found if entity is not None]
        return FoundNames(names, answer.read_as or "")

    def show_answer(self, query: str, answer: FoundNames, *, keep_cursor: bool) -> None:
        self._found = {name.entity.id: name.entity for name in answer.names}
        rows = [self._row(name, query) for name in answer.names]
        if rows and answer.read_as:
            remark = _("Read as {words}").format(words=answer.read_as)
            rows.insert(0, ListRow("", Content(remark), part="remark"))
        if not rows:
            rows = [*wrapped_rows(self.nothing(), self.listing.size.width)]
        self.listing.set_rows(rows, keep_cursor=keep_cursor)

    def point_at(self, id: str) -> None:
        """Say in one line which article names the entity most, and how many do."""
        entity = self._found.get(id)
        remark = ""
        if entity is not None and entity.documents:
            ((key, _count),) = entity.leading(self._opened, 1)
            others = len(entity.documents) - 1
            remark = self._label(key)
            if others:
                more = ngettext("and {n} more article", "and {n} more articles", others)
                remark = f"{remark} · {more.format(n=format_number(others))}"
        self.query_one(".preview", Static).update(Content(remark))

    def _label(self, key: str) -> str:
        if key not in self._labels:
            for summary in self._library.summaries([key]).values():
                self._labels[key] = shown_text(summary.label, summary.language)
        return self._labels.get(key, "")

    def _row(self, found: FoundName, query: str) -> ListRow:
        entity = found.entity
        kind = KINDS[entity.type]
        name = shown_name(entity)
        matched = shown_text(found.matched)
        if shown_text(found.matched, "kk") == name:
            matched = name  # in the letters that Kazakh is shown in
        content = marked(matched, found.ranges if matched == found.matched else match_ranges(query, matched) or ())
        if matched != name:
            content = Content.assemble(name, ("  ‹ ", self.listing.quiet), content, (" ›", self.listing.quiet))
        lead = Content.assemble((kind.tag, self.listing.get_visual_style(kind.component, partial=True)), " ")
        articles = len(entity.documents)
        text = format_number(entity.count)
        if self.size.width >= _ROOMY:
            counts = ngettext("{count} in {n} article", "{count} in {n} articles", articles)
            text = counts.format(count=text, n=format_number(articles))
        return ListRow(entity.id, content, lead, Content.assemble((text, self.listing.quiet)))
