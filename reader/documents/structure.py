"""The structure of an article: which line is title, standfirst, body, caption, related story or nothing to read.

Every rule looks at form (length, final stop, place in the text, marks of agencies), never at what an article says. A
line that no rule knows is a body paragraph, so an unknown layout comes out whole.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.documents.article_day import article_day
from reader.documents.captions import caption_key, credit_start, is_labelled_caption
from reader.documents.document import Dateline, DocumentDate, Form, Part, Role, Zone
from reader.documents.head import find_dateline, find_standfirst, find_title, mark_headings
from reader.documents.junk import inline_metadata, is_day_line, is_image_name, is_metadata, script_lines
from reader.documents.language import MIXED, OTHER, UNKNOWN, detect, prevailing, script_of
from reader.documents.lines import Line, is_item, is_paragraph_like, is_title_like, split_lines
from reader.documents.signoffs import (
    SignOff,
    is_button,
    is_labelled_story,
    is_related_label,
    lone_sign_off,
    trailing_agency,
    trailing_sign_off,
)

_EDGE = 8
"""Metadata and buttons stand among so many lines at the beginning or the end."""

_LONGEST_COPY = 5_000
"""Characters; a longer line is no copy of a caption with its credit."""

_SIGNATURES = 2

_BOX = 6
"""A box inside an article points to no more stories than this."""

_SHORT = 40
"""The language of a part with no more characters than this cannot be told from its words: names have none."""

_AHEAD = 40
"""So many lines behind a box show whether the article goes on."""


class Structure(NamedTuple):
    """What `analyse` found; fields as in `Document`."""

    parts: tuple[Part, ...]
    language: str
    date: DocumentDate | None
    dateline: Dateline | None
    source: str | None


Mark = tuple[Role, Form, Zone]
"""What markup says of a line."""


def analyse(text: str, marks: Mapping[int, Mark] | None = None, *, only_stated: bool = False) -> Structure:
    """The structure of `text`, which was cleaned before; never fails, and never loses a character.

    marks: what markup says of the lines, by the offset of their first character; None for plain text, in which
        headings have to be told by their form.
    only_stated: the day is what metadata or a dateline state; a day in running text is none.
    """
    lines = split_lines(text)
    for line in lines:
        if marks and line.start in marks:
            line.become(*marks[line.start])
    if lines and lines[0].is_open:
        lines[0].lead = inline_metadata(lines[0].text, 0, len(lines[0].text))
        if lines[0].lead == len(lines[0].text):
            lines[0].lead = 0
    _hide_junk(lines)
    story_end = _mark_related(lines)
    story = lines[:story_end]
    _mark_captions(story)
    agency = _mark_sign_offs(story)
    _hide_metadata(story)
    shown = [line for line in story if line.role is not Role.HIDDEN]
    title = next((at for at, line in enumerate(shown) if line.role is Role.TITLE), -1)
    if title < 0:
        title = find_title(shown)
    found = find_dateline(shown, text)
    find_standfirst(shown, title, found[0] if found else -1)
    if marks is None:
        mark_headings(shown, title + 1)
    dateline = found[1] if found else None
    parts = tuple(_parts(lines, text))
    parts, language = _with_languages(parts, text)
    return Structure(
        parts=parts,
        language=language,
        date=article_day(story, text, dateline, only_stated=only_stated),
        dateline=dateline,
        source=(dateline.agency if dateline else None) or agency,
    )


def _hide_junk(lines: Sequence[Line]) -> None:
    for index in script_lines([line.text for line in lines]):
        lines[index].become(Role.HIDDEN, Form.SCRIPT, Zone.BODY)
    images = [line for line in lines if is_image_name(line.text)]
    # A list of files is an article of its own.
    if 2 * len(images) <= len(lines):
        for line in images:
            line.become(Role.HIDDEN, Form.IMAGE, Zone.CAPTION)


def _mark_related(lines: Sequence[Line]) -> int:
    """Mark the stories around the article; the answer is the index of the first line that follows the article."""
    story_begun = False
    signed_off = -2  # the last line that signs off, -2 before anybody asked
    for index, line in enumerate(lines):
        if not line.is_open:
            continue
        if not story_begun:
            story_begun = is_paragraph_like(line.text)
        elif is_labelled_story(line.text):
            line.become(Role.RELATED, Form.HEADLINE, Zone.RELATED)
        elif is_related_label(line.text):
            if signed_off == -2:
                signed_off = _last_sign_off(lines)
            line.become(Role.HIDDEN, Form.LABEL, Zone.RELATED)
            end = _box_end(lines, index + 1, signed_off)
            for other in lines[index + 1 : end]:
                if is_button(other.text):
                    other.become(Role.HIDDEN, Form.LABEL, Zone.RELATED)
                elif other.is_open:
                    other.become(Role.RELATED, _related_form(other.text), Zone.RELATED)
                elif other.role is Role.HIDDEN:
                    other.zone = Zone.RELATED
            if end == len(lines):
                return index
    return len(lines)


def _last_sign_off(lines: Sequence[Line]) -> int:
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.is_open and (trailing_sign_off(line.text) or lone_sign_off(line.text)):
            return index
    return -1


def _related_form(text: str) -> Form:
    begin = credit_start(text)
    if begin is not None:
        return Form.CAPTION if begin else Form.CREDIT
    return Form.PARAGRAPH if is_paragraph_like(text) or not is_title_like(text) else Form.HEADLINE


def _box_end(lines: Sequence[Line], start: int, signed_off: int) -> int:
    """Where the related stories that begin at `start` end: mostly with the text, else where the article goes on.

    The article goes on when it is signed off later, or when a few headlines are followed by running text alone.
    """
    end = start
    while end < len(lines) and end - start < _BOX and (not lines[end].is_open or _is_headline(lines[end].text)):
        end += 1
    if signed_off >= end:
        return end
    rest = [line for line in lines[end : end + _AHEAD] if line.is_open]
    headlines = sum(_is_headline(line.text) or credit_start(line.text) is not None for line in rest)
    # A tail repeats headline and teaser, or has no running text; an article that goes on has little else.
    goes_on = start < end < len(lines) and len(rest) >= 3 and headlines <= 0.2 * len(rest)
    return end if goes_on else len(lines)


def _is_headline(text: str) -> bool:
    return not is_paragraph_like(text) and (is_title_like(text) or is_item(text)) and credit_start(text) is None


def _mark_captions(lines: Sequence[Line]) -> None:
    seen: set[str] = set()
    previous: Line | None = None
    for line in lines:
        if not line.is_open:
            previous = line
            continue
        begin = credit_start(line.text)
        after_image = previous is not None and previous.form is Form.IMAGE and not line.blank_before
        if begin == 0:
            line.become(Role.CREDIT, Form.CREDIT, Zone.CAPTION)
        elif begin is not None or is_labelled_caption(line.text) or (after_image and len(line.text) <= 300):
            line.become(Role.CAPTION, Form.CAPTION, Zone.CAPTION)
            key = caption_key(line.text)
            if key in seen:
                line.become(Role.HIDDEN, Form.DUPLICATE, Zone.CAPTION)
            elif previous is not None and previous.is_open and caption_key(previous.text) == key:
                # The alternative text of the picture came first, without the credit.
                previous.become(Role.HIDDEN, Form.DUPLICATE, Zone.CAPTION)
            seen.add(key)
        elif previous is not None and 60 <= len(line.text) <= 300 and line.text == previous.text and previous.is_open:
            previous.become(Role.CAPTION, Form.CAPTION, Zone.CAPTION)
            line.become(Role.HIDDEN, Form.DUPLICATE, Zone.CAPTION)
        elif seen and 40 <= len(line.text) <= _LONGEST_COPY and caption_key(line.text) in seen:
            line.become(Role.HIDDEN, Form.DUPLICATE, Zone.CAPTION)
        previous = line
    if not any(line.is_open for line in lines):
        # Nothing but captions: a list of pictures is the article.
        for line in lines:
            if line.zone is Zone.CAPTION and line.form is Form.CAPTION:
                line.become(Role.BODY, Form.PARAGRAPH, Zone.BODY)


def _mark_sign_offs(lines: Sequence[Line]) -> str | None:
    """Cut the sign-offs from the end of the story; the answer is the agency that signed it."""
    agency: str | None = None
    for line in lines:
        if line.is_open and "/" in line.text[-40:]:
            mark = trailing_sign_off(line.text)
            if mark is not None:
                line.tail = mark.start
                agency = mark.agency or agency
    bodies = [line for line in lines if line.is_open]
    alone: list[tuple[Line, SignOff]] = []
    for line in bodies[: -_EDGE - 1 : -1]:
        sign_off = lone_sign_off(line.text)
        if sign_off is not None:
            alone.append((line, sign_off))
        elif is_paragraph_like(line.text) or line.tail >= 0:
            break
    # A story is signed once or twice; more names are a list, and a list has no running text in front.
    if len(alone) <= _SIGNATURES and any(is_paragraph_like(line.text) for line in bodies):
        for line, sign_off in alone:
            line.become(Role.HIDDEN, Form.SIGN_OFF, Zone.BODY)
            agency = agency or sign_off.agency
    for line in [line for line in bodies if line.is_open][:-4:-1]:
        if line.tail >= 0:
            break
        signed = trailing_agency(line.text)
        if signed is not None:
            line.tail = signed.start
            agency = agency or signed.agency
            break
    return agency


def _hide_metadata(lines: Sequence[Line]) -> None:
    bodies = [line for line in lines if line.is_open]
    if not any(is_paragraph_like(line.text) for line in bodies):
        return
    # Several days on lines of their own are a diary or a chronicle, not the day of publication.
    days = {line.text for line in bodies if is_day_line(line.text)}
    for line in bodies[:_EDGE] + bodies[_EDGE:][-_EDGE:]:
        if is_metadata(line.text) and (len(days) <= 2 or line.text not in days):
            line.become(Role.HIDDEN, Form.METADATA, Zone.BODY)
    for line in bodies[:_EDGE] + bodies[_EDGE:][-_EDGE:]:
        if is_button(line.text) and line.is_open:
            line.become(Role.HIDDEN, Form.LABEL, Zone.BODY)


def _parts(lines: Sequence[Line], text: str) -> Iterator[Part]:
    for line in lines:
        end = line.end if line.tail < 0 else line.start + line.tail
        if line.lead:
            yield from _stripped(Part(Role.HIDDEN, Form.METADATA, Zone.BODY, line.start, line.start + line.lead), text)
        yield from _stripped(Part(line.role, line.form, line.zone, line.start + line.lead, end), text)
        if line.tail >= 0:
            yield from _stripped(Part(Role.HIDDEN, Form.SIGN_OFF, Zone.BODY, end, line.end), text)


def _stripped(part: Part, text: str) -> Iterator[Part]:
    words = text[part.start : part.end]
    start = part.start + len(words) - len(words.lstrip())
    end = start + len(words.strip())
    if start < end:
        yield Part(part.role, part.form, part.zone, start, end)


def _with_languages(parts: tuple[Part, ...], text: str) -> tuple[tuple[Part, ...], str]:
    """`parts` with their languages, and the language of the whole; a part that tells nothing follows the whole.

    A part in a language that is none of the program's stays unknown: to be read as the whole it is not.
    """
    detected = [detect(text[part.start : part.end]) for part in parts]
    sized = [
        (language, part.end - part.start)
        for part, language in zip(parts, detected, strict=True)
        if part.role is not Role.HIDDEN and part.role is not Role.RELATED
    ]
    whole = prevailing(sized)

    def script(part: Part) -> str:
        return script_of(text[part.start : part.end])

    scripts = {script(part) for part, language in zip(parts, detected, strict=True) if language == whole} - {""}
    told = []
    for part, language in zip(parts, detected, strict=True):
        unsure = language == UNKNOWN or part.end - part.start <= _SHORT
        follows = unsure and whole not in {UNKNOWN, MIXED} and script(part) in scripts
        told.append(whole if follows else UNKNOWN if language == OTHER else language)
    return tuple(
        Part(part.role, part.form, part.zone, part.start, part.end, language)
        for part, language in zip(parts, told, strict=True)
    ), whole
