"""What two articles name: both of them, only the one, only the other."""

from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content

from reader.app.kinds import KINDS
from reader.app.matching import match_ranges
from reader.app.presentation import shown_name
from reader.app.screens.dialogue import marked
from reader.app.screens.live_picker import LivePicker
from reader.app.widgets.entity_pane import SHARED, EntityList
from reader.app.widgets.row_list import ListRow
from reader.entities.mention import Entity
from reader.library.library import Library
from reader.localisation import _, collation_key, format_number


@dataclass(frozen=True, slots=True)
class _Groups:
    """The names with their counts left and right, most frequent first: in both articles, only in the one, the other."""

    labels: tuple[str, str]
    groups: tuple[list[tuple[Entity, int, int]], ...]


class ComparisonScreen(LivePicker[_Groups]):
    """The names of two documents in three groups, with counts; the result is the id of an entity."""

    list_class: ClassVar[type[EntityList]] = EntityList

    def __init__(self, library: Library, left: str, right: str) -> None:
        """left, right: the keys of the documents."""
        super().__init__()
        self._library = library
        self._keys = left, right

    def heading(self) -> str:
        return _("Comparison")

    def placeholder(self) -> str:
        return _("Type a name in any spelling…")

    def is_waiting(self) -> bool:
        return super().is_waiting() or self._is_recognising()

    def _is_recognising(self) -> bool:
        return any(self._library.is_pending(key) for key in self._library.summaries(self._keys))

    def nothing(self) -> str:
        return _("Recognising names…") if self._is_recognising() else super().nothing()

    def answer(self, query: str) -> _Groups:
        groups: tuple[list[tuple[Entity, int, int]], ...] = ([], [], [])
        for entity in self._library.entities(self._keys):
            if entity.type in KINDS and self._ranges(query, entity) is not None:
                left, right = (entity.documents.get(key, 0) for key in self._keys)
                groups[0 if left and right else 1 if left else 2].append((entity, left, right))
        for group in groups:
            group.sort(key=lambda item: (-item[1] - item[2], collation_key(shown_name(item[0]))))
        summaries = self._library.summaries(self._keys)
        one, other = (summaries[key].label if key in summaries else "" for key in self._keys)
        return _Groups((one, other), groups)

    def show_answer(self, query: str, answer: _Groups, *, keep_cursor: bool) -> None:
        headings = (
            _("In both articles"),
            _("Only in “{title}”").format(title=answer.labels[0]),
            _("Only in “{title}”").format(title=answer.labels[1]),
        )
        rows: list[ListRow] = []
        for heading, group in zip(headings, answer.groups, strict=True):
            if not group:
                continue
            if rows:
                rows.append(ListRow("", Content("")))
            total = Content.assemble((format_number(len(group)), self.listing.quiet))
            rows.append(ListRow("", Content(heading), detail=total, part="heading"))
            rows += [self._row(query, *item) for item in group]
        self.listing.set_rows(rows or [ListRow("", Content(self.nothing()), part="remark")], keep_cursor=keep_cursor)

    def _ranges(self, query: str, entity: Entity) -> list[tuple[int, int]] | None:
        """Where `query` stands in the name; nothing to mark when it stands in another spelling; None when in none."""
        ranges = match_ranges(query, shown_name(entity))
        if ranges is not None:
            return list(ranges)
        return [] if any(match_ranges(query, form) is not None for form in entity.forms) else None

    def _row(self, query: str, entity: Entity, left: int, right: int) -> ListRow:
        kind = KINDS[entity.type]
        name = marked(shown_name(entity), self._ranges(query, entity) or ())
        sign = SHARED if left and right else " "
        colour = self.listing.get_visual_style(kind.component, partial=True)
        lead = Content.assemble((kind.tag, colour), (sign, "bold"), " ")
        counts = [format_number(count) for count in (left, right) if count]
        return ListRow(entity.id, name, lead, Content.assemble((" · ".join(counts), self.listing.quiet)))
