"""Finding a name in all articles, in whatever spelling it is typed."""

from typing import ClassVar

from textual.content import Content

from reader.app.kinds import KINDS
from reader.app.screens.translated import Picker, marked
from reader.app.widgets.entity_pane import EntityList
from reader.app.widgets.row_list import ListRow
from reader.entities.mention import Entity
from reader.library.library import Library
from reader.localisation import _, current_language, format_number
from reader.names.folding import nfc

_LIMIT = 50


class FindScreen(Picker):
    """Names that match as one types; the result is the id of an entity."""

    list_class: ClassVar[type[EntityList]] = EntityList

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library

    def is_waiting(self) -> bool:
        return bool(self._library.pending())

    def heading(self) -> str:
        return _("Find a name")

    def placeholder(self) -> str:
        return _("Type a name in any spelling…")

    def nothing(self) -> str:
        return _("Recognising names…") if self.is_waiting() else super().nothing()

    def rows_for(self, query: str) -> list[ListRow]:
        if not query:
            entities = [entity for entity in self._library.entities() if entity.type in KINDS]
            return [self._row(entity, entity.name_in(current_language()), ()) for entity in entities[:_LIMIT]]
        rows = []
        answer = self._library.search_names(nfc(query), _LIMIT)
        if answer.read_as and answer.results:
            remark = _("Read as {words}").format(words=answer.read_as)
            rows.append(ListRow("", Content(remark), part="remark"))
        for result in answer.results:
            entity = self._library.entity(result.entry.id)
            if entity is not None:
                rows.append(self._row(entity, result.matched, result.ranges))
        return rows

    def _row(self, entity: Entity, matched: str, ranges: tuple[tuple[int, int], ...]) -> ListRow:
        kind = KINDS[entity.type]
        name = entity.name_in(current_language())
        content = marked(matched, ranges)
        if matched != name:
            content = Content.assemble(name, ("  ‹ ", self.listing.quiet), content, (" ›", self.listing.quiet))
        lead = Content.assemble((kind.tag, self.listing.get_visual_style(kind.component, partial=True)), " ")
        count = Content.assemble((format_number(entity.count), self.listing.quiet))
        return ListRow(entity.id, content, lead, count)
