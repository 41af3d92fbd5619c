"""How an article begins, beside the list that it stands in."""

from textual.content import Content
from textual.widgets import Static

from reader.app.presentation import shown_text
from reader.documents import Document, Role
from reader.localisation import format_date_value

_LENGTH = 3000
"""Code points: more than any screen has room for beside a list."""


class ArticlePreview(Static):
    """The title, what is known of the article, and its first paragraphs."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.key = ""
        """Of the article that is shown, or on its way."""

    @staticmethod
    def of(document: Document) -> Content:
        """What is shown of `document`."""
        date = format_date_value(document.date.value) if document.date else ""
        facts = " · ".join(filter(None, (document.source, date, document.name)))
        title = [Content(shown_text(document.title, document.language)).stylize("bold")] if document.title else []
        paragraphs = []
        length = 0
        for part in document.shown_parts():
            if part.role is not Role.TITLE and length < _LENGTH:
                text = " ".join(document.part_text(part).split())[: _LENGTH - length]
                paragraphs.append(Content(shown_text(text, part.language)))
                length += len(text)
        return Content("\n\n").join([*title, Content(facts).stylize("dim"), *paragraphs])
