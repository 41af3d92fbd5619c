"""Marks as text to take away: Markdown to read and cite, JSON for programs."""

import json
from collections.abc import Iterable

from reader.app.passages import source_line
from reader.library.exporting.markdown_text import plain
from reader.library.marks import Mark
from reader.localisation import _, format_date_value


def by_article(marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks of each article together in the order of its text, the article that was marked last first."""
    groups: dict[str, list[Mark]] = {}
    for mark in sorted(marks, key=lambda mark: (mark.made, mark.id), reverse=True):
        groups.setdefault(mark.document, []).append(mark)
    return [sorted(group, key=lambda mark: (mark.start, mark.id)) for group in groups.values()]


def as_markdown(marks: Iterable[Mark]) -> str:
    """The marks by article: quotation, note and date of each under the title and the source."""
    blocks = [f"# {_('Marks')}"]
    for group in by_article(marks):
        newest = group[-1]
        blocks.append(f"## {plain(newest.label or newest.file or _('Untitled'))}")
        where = source_line("", newest.source, newest.date, newest.file)
        if where:
            blocks.append(plain(where))
        for mark in group:
            quoted = [f"> {plain(line)}".rstrip() for line in mark.quote.split("\n")]
            blocks.append("\n".join(quoted))
            if mark.note:
                blocks.append(plain(mark.note))
            blocks.append(f"*{plain(marked_on(mark))}*")
    return "\n\n".join(blocks) + "\n"


def as_json(marks: Iterable[Mark]) -> str:
    """The marks as one JSON object; offsets are code points into the article's text, end exclusive."""
    records = [
        {
            "document": mark.document,
            "title": mark.label,
            "source": mark.source,
            "date": mark.date,
            "file": mark.file,
            "start": mark.start,
            "end": mark.end,
            "quote": mark.quote,
            "note": mark.note,
            "made": mark.made,
        }
        for group in by_article(marks)
        for mark in group
    ]
    return json.dumps({"marks": records}, ensure_ascii=False, indent=2) + "\n"


def marked_on(mark: Mark) -> str:
    """When a mark was made, in words."""
    return _("Marked on {date}").format(date=format_date_value(mark.made[:10]))
