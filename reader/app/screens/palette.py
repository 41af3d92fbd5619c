"""The palette: every command by its name, in the language of the interface or in English."""

from textual.content import Content

from reader.app.commands import available
from reader.app.commands.key_names import key_names
from reader.app.line_breaking import wrap
from reader.app.matching import match_ranges
from reader.app.screens.dialogue import Picker, marked
from reader.app.widgets.row_list import ListRow
from reader.localisation import _, language_name, languages

LANGUAGE = "language:"
COMMAND = "command:"

_INDENT = 2
_MARGIN = 4
_LEAST = 10


class PaletteScreen(Picker):
    """The result is "command:" and the id of a command, or "language:" and the code of a language."""

    def heading(self) -> str:
        return _("Commands")

    def placeholder(self) -> str:
        return _("Type what you want to do…")

    def rows_for(self, query: str) -> list[ListRow]:
        rows = []
        for command in available():
            if command.id != "palette":
                text = _(command.help)
                aliases = f"{_(command.label)} {command.label} {command.help} {command.id}"
                rows += self._rows(query, COMMAND + command.id, text, aliases, key_names(command)[0])
        for code, own_name in languages():
            text = _("Language: {name}").format(name=own_name)
            found = self._rows(query, LANGUAGE + code, text, f"language {language_name(code)} {code}", "")
            if query and own_name.casefold().startswith(query.casefold()):
                rows = found + rows
            else:
                rows += found
        return rows

    def _rows(self, query: str, id: str, text: str, aliases: str, detail: str) -> list[ListRow]:
        ranges = match_ranges(query, text)
        if ranges is None and match_ranges(query, f"{text} {aliases}") is None:
            return []
        content = marked(text, ranges or ())
        room = self.listing.size.width - len(detail) - _MARGIN
        lines = [(0, len(text))]
        if self.listing.size.width and content.cell_length > room:
            lines = list(wrap(text, 0, len(text), max(_LEAST, room - _INDENT)))
        first, *others = (content[start:end] for start, end in lines)
        rows = [ListRow(id, first, detail=Content.assemble((detail, self.listing.quiet)))]
        return rows + [ListRow("", other, Content(" " * _INDENT)) for other in others]

    def on_resize(self) -> None:
        self.call_after_refresh(self.refresh_rows, keep_cursor=True)
