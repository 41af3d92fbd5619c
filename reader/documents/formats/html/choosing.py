"""Which pieces of a page are the article, and what each of them is.

The article stands in the smallest element that holds nearly all running text of its kind (the density of text); around
and in it, links are told from prose, labels ("Read more", "Xem thêm") lead to other stories, pictures have captions.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from lxml import etree

from reader.documents.captions import credit_start
from reader.documents.formats.article import Block, BlockForm
from reader.documents.formats.html.classes import Sense
from reader.documents.formats.html.dating import find_day
from reader.documents.formats.html.fragments import item_of
from reader.documents.formats.html.metadata import Metadata, bare_title
from reader.documents.formats.html.pieces import Face, Page, Piece
from reader.documents.formats.html.related import mark_related
from reader.documents.head import is_byline
from reader.documents.junk import is_metadata
from reader.documents.language import detect
from reader.documents.signoffs import is_button

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…][\"”»)]*\Z")
_SPACE = re.compile(r"\W+")
_LEGAL = re.compile(r"(?i)©|\(c\)\s|copyright\b|all rights reserved|bản quyền\b|все права|барлық құқық|авторлық құқық")
_TOLD = frozenset(
    {BlockForm.PARAGRAPH, BlockForm.ITEM, BlockForm.QUOTATION, BlockForm.TABLE, BlockForm.CODE, BlockForm.CAPTION}
)
_FIRST = 4
_CERTAIN = 0.6
"""Where the article holds so much of the running text of a page, nobody else is asked."""

_SAMPLE = 4_000
_MAX_LEAD = 1_000
_MENU = 20
"""The pieces under the name of a site that show that there is a menu."""
_MAX_CAPTION = 400


def squeezed(text: str) -> str:
    """`text` without case, white space and punctuation: what two copies of it have in common."""
    return _SPACE.sub("", text).casefold()


class Choice:
    """The article of a page."""

    def __init__(self, page: Page, about: Metadata, opinion: Callable[[], Collection[str]]) -> None:
        self._page = page
        self._about = about
        self._opinion = opinion
        self._prose = self._prose_of(page.pieces)
        self.title, self._title_at = self._find_title()
        self.root = self._find_root()
        self._outer = set() if self.root is None else {self.root, *self.root.iterancestors()}
        sample = " ".join(piece.text for piece in page.pieces if piece.prose)[:_SAMPLE]
        self._language = detect(sample)
        self.day = about.day

    def blocks(self) -> list[Block]:
        """The article in blocks, its title and lead first; nothing for a page without running text."""
        if self.root is None:
            return []
        pieces = self._page.pieces
        inside = [at for at, piece in enumerate(pieces) if self.root in piece.path]
        start = inside[0] if inside else 0
        begin = self._title_at + 1 if self._title_at >= 0 else start
        mark_related(self._page, self.root, [pieces[at] for at in inside])
        self.day = find_day(self._page, self._about, self._title_at, begin, inside, language=self._language)
        head = range(begin, start) if begin < start else range(0)
        told = self._told(head)
        lead = self._find_lead([*head, *[at for at in inside if at >= begin]])
        leading = frozenset(lead)
        blocks: list[Block] = []
        if self.title:
            blocks.append(Block(BlockForm.TITLE, self.title))
        blocks += [Block(BlockForm.STANDFIRST, pieces[at].text) for at in lead]
        body: list[Block] = []
        for at in [*head, *inside]:
            if at == self._title_at or at in leading or (at in head and at not in told):
                continue
            if at < self._title_at and not pieces[at].prose and not self._is_caption(pieces[at]):
                continue
            if (block := self._block(pieces[at])) is not None:
                body.append(block)
        if not lead and (missing := self._missing_lead(body)):
            blocks.append(Block(BlockForm.STANDFIRST, missing))
        return blocks + list(_signed(body))

    def _told(self, head: range) -> set[int]:
        """What belongs to the article between its title and its body: pictures, key points, headings over these."""
        pieces = self._page.pieces
        told: set[int] = set()
        for at in reversed(range(head.start, min(head.stop + _FIRST, len(pieces)))):
            piece = pieces[at]
            if self._is_caption(piece):
                told.add(at)
            elif piece.sense & (Sense.BESIDE | Sense.COMMENTS | Sense.DATE | Sense.BYLINE) or piece.link_share > 0.5:
                continue
            elif piece.kind in {"h2", "h3", "h4"} and at + 1 < len(pieces):
                told.update({at} if at + 1 in told else ())
            elif len(piece.text) >= 30 and _SENTENCE_END.search(piece.text):
                told.add(at)
        return told

    # What the article stands in.

    def _prose_of(self, pieces: Sequence[Piece]) -> dict[etree._Element, int]:
        prose: dict[etree._Element, int] = {}
        for piece in pieces:
            if piece.sense & (Sense.BESIDE | Sense.COMMENTS):
                continue
            length = piece.prose
            if length:
                for element in piece.path:
                    prose[element] = prose.get(element, 0) + length
        return prose

    def _find_root(self) -> etree._Element | None:
        scores: dict[etree._Element, float] = {}
        for piece in self._page.pieces:
            if piece.sense & (Sense.BESIDE | Sense.COMMENTS) or not piece.prose:
                continue
            score = 1 + min(piece.prose, 600) / 100
            if piece.sense & Sense.BODY:
                score *= 2
            share = 1.0
            for element in piece.path[:-1][::-1][:4] if len(piece.path) > 1 else piece.path:
                scores[element] = scores.get(element, 0) + score * share
                share /= 2
        if not scores:
            return None
        best = max(scores, key=lambda element: scores[element])
        for outer in best.iterancestors():
            if self._prose.get(outer, 0) == self._prose.get(best, 0):
                continue  # a wrapper
            if not self._grows(best, outer):
                break
            best = outer
        return self._agreed(best)

    def _agreed(self, root: etree._Element) -> etree._Element:
        """`root`, or what holds the article in the second opinion when that finds most of it elsewhere."""
        prose = [piece for piece in self._page.pieces if piece.prose]
        inside = sum(piece.prose for piece in prose if root in piece.path)
        if inside > _CERTAIN * sum(piece.prose for piece in prose):
            return root
        agreed = self._opinion()
        kept = [piece for piece in prose if squeezed(piece.text) in agreed]
        missed = sum(piece.prose for piece in kept if root not in piece.path)
        if 2 * missed <= sum(piece.prose for piece in kept):
            return root
        common = kept[0].path
        for piece in kept[1:]:
            common = tuple(one for one, other in zip(common, piece.path, strict=False) if one is other)
        return common[-1] if common else root

    def _grows(self, inner: etree._Element, outer: etree._Element) -> bool:
        """True when the article goes on in `outer` beyond `inner`: running text there, and no other article."""
        more, now = self._prose.get(outer, 0), self._prose.get(inner, 0)
        within = self._page.measure(inner).titles
        if within and self._page.measure(outer).titles > within:
            return False
        return more > 1.25 * now

    # What stands at its head.

    def _find_title(self) -> tuple[str | None, int]:
        """The title, and which piece it is (-1: none)."""
        stated = [squeezed(form) for title in self._about.titles for form in bare_title(title)]
        known = {form for form in stated if form}
        pieces = self._page.pieces
        fitting = [
            at for at, piece in enumerate(pieces)
            if len(piece.text) > 10 and piece.link_share < 0.9 and squeezed(piece.text) in known
        ]  # fmt: skip
        headings = [at for at in fitting if pieces[at].kind in {"h1", "h2", "h3"}]
        first = [at for at, piece in enumerate(pieces) if piece.kind == "h1"]
        if found := headings or [at for at in fitting if not self._is_over_menu(at)]:
            # The name of the site may stand in the title too, and in a heading of its own.
            longest = max(len(squeezed(pieces[at].text)) for at in found)
            at = next(at for at in found if len(squeezed(pieces[at].text)) == longest)
            return pieces[at].text, at
        words = [set(_WORD.findall(title.lower())) for title in self._about.titles]
        for at in first:
            mine = set(_WORD.findall(self._page.pieces[at].text.lower()))
            if (
                len(mine) > 2
                and self._page.pieces[at].link_share < 0.9
                and any(len(mine & other) > 0.7 * len(mine) for other in words)
            ):
                return self._page.pieces[at].text, at
        linked = [at for at in first if self._page.pieces[at].link_share < 0.9]
        if linked and len(self._page.pieces[linked[0]].text) > 10:
            return self._page.pieces[linked[0]].text, linked[0]
        return self._title_by_form()

    def _is_over_menu(self, at: int) -> bool:
        """True for what stands over several links before any running text: the name of the site."""
        links = 0
        for piece in self._page.pieces[at + 1 : at + 1 + _MENU]:
            if piece.prose >= 100:
                break
            links += piece.link_share > 0.8
        return links >= 3

    def _title_by_form(self) -> tuple[str | None, int]:
        """A title that no heading marks, as on old pages: what stands out over the first running text."""
        pieces = self._page.pieces
        prose = next(
            (at for at, piece in enumerate(pieces) if len(piece.text) >= 100 and self._is_story(piece)), len(pieces)
        )
        for at in range(prose - 1, max(-1, prose - 8), -1):
            piece = pieces[at]
            named = re.search(r"(?i)title|tieude|headline|heading", piece.element.get("class") or "")
            large = any(
                element.tag == "font" and element.get("size") in {"4", "5", "6", "+1", "+2", "+3"}
                for element in piece.element.iter("font")
            )
            out = named or piece.face & Face.BOLD or large or piece.kind in {"h2", "h3", "h4"}
            if out and 10 < len(piece.text) <= 250 and piece.link_share < 0.5 and not is_metadata(piece.text):
                return piece.text, at
        titles = [form for title in self._about.titles[:1] for form in bare_title(title)]
        return (titles[0] if titles else None), -1

    def _is_story(self, piece: Piece) -> bool:
        return bool(piece.prose) and not piece.sense & (Sense.BESIDE | Sense.COMMENTS)

    def _find_lead(self, places: Sequence[int]) -> list[int]:
        """Which pieces are the lead: what is called so, else the summary that the page gives, else a bold beginning."""
        pieces = self._page.pieces
        stories = 0
        summaries = [squeezed(words) for words in self._about.summaries]
        story = [at for at in places if self._is_story(pieces[at]) and not pieces[at].related]
        candidates: dict[int, None] = {}
        for at in places:
            piece = pieces[at]
            if piece.related or piece.sense & (Sense.RELATED | Sense.COMMENTS | Sense.FURNITURE):
                continue
            text = piece.text
            called = bool(piece.sense & Sense.LEAD) and not piece.sense & (Sense.CAPTION | Sense.DATE | Sense.BYLINE)
            letters = squeezed(text) if len(text) >= 40 else ""
            same = any(
                letters and (words == letters or (len(words) >= 30 and letters.endswith(words))) for words in summaries
            )
            if (called or same) and 30 <= len(text) <= _MAX_LEAD and piece.link_share < 0.8:
                candidates[at] = None
                if same and not called:
                    break
            elif candidates:
                break
            stories += at in story
            if stories > _FIRST:
                break
        if candidates and not any(at not in candidates for at in story):
            candidates = {at: None for at in candidates if squeezed(pieces[at].text) in summaries}
        if candidates and any(at not in candidates for at in story):
            return list(candidates)
        first = next(iter(story), None)
        if first is not None and len(story) > 2 and pieces[first].face & Face.BOLD and pieces[first].kind == "p":
            bold = [at for at in story if pieces[at].face & Face.BOLD]
            if len(bold) < 0.5 * len(story):
                return [first]
        return []

    def _missing_lead(self, body: Sequence[Block]) -> str | None:
        """The summary that the page gives of itself, if it says what the text does not, and speaks of the same."""
        text = squeezed(" ".join(block.text for block in body))
        said = set(_WORD.findall(" ".join(block.text for block in body).lower()))
        title = set(_WORD.findall((self.title or "").lower()))
        for summary in self._about.summaries:
            short = squeezed(summary.rstrip(" .…[]"))
            if len(summary) < 50 or len(summary) > _MAX_LEAD or summary.rstrip(" ]").endswith(("…", "...")):
                continue
            words = set(_WORD.findall(summary.lower()))
            near = len(words & said) > 0.5 * len(words) or len(words & title) > 0.4 * len(title)
            if (
                short[:40] not in text
                and near
                and len(words & title) >= min(2, len(title))
                and short != squeezed(self.title or "")
            ):
                return summary
        return None

    # What each piece is.

    def _block(self, piece: Piece) -> Block | None:
        text = piece.text
        if piece.sense & (Sense.FURNITURE | Sense.COMMENTS) or is_button(text):
            return None
        if piece.related:
            return Block(BlockForm.RELATED, text)
        if piece.sense & Sense.CREDIT and len(text) <= 150:
            return Block(BlockForm.CREDIT, text)
        if self._is_caption(piece):
            return Block(BlockForm.CAPTION, text)
        if piece.sense & Sense.BYLINE or (len(text) <= 90 and is_byline(text)):
            return Block(BlockForm.METADATA, text) if not piece.sense & Sense.DATE else None
        if (piece.sense & Sense.DATE and len(text) < 80 and not re.fullmatch(r"\d{1,2}[:.h]\d\d", text)) or (
            is_metadata(text) and len(text) < 100
        ):
            return None
        if piece.kind in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            if squeezed(text) == squeezed(self.title or ""):
                return None
            return Block(BlockForm.HEADING, text, int(piece.kind[1]))
        if piece.kind == "table":
            return Block(BlockForm.TABLE, text, apart=piece.apart)
        if piece.kind == "pre":
            return Block(BlockForm.CODE, text, apart=True)
        if (item := item_of(piece)) is not None:
            return item
        if piece.quoted:
            return Block(BlockForm.QUOTATION, text, piece.quoted)
        if piece.face & Face.BOLD and len(text) <= 120 and text[-1:] not in '.!?…:;,”"»' and piece.kind == "p":
            return Block(BlockForm.HEADING, text, 3)
        if not any(character.isalnum() for character in text) or (len(text) < 300 and _LEGAL.match(text)):
            return None
        return Block(BlockForm.PARAGRAPH, text)

    def _is_caption(self, piece: Piece) -> bool:
        if len(piece.text) > _MAX_CAPTION * 2 or piece.related or piece.sense & (Sense.FURNITURE | Sense.COMMENTS):
            return False
        if piece.sense & Sense.CAPTION or piece.kind == "figcaption":
            return True
        if piece.kind not in {"p", "item"} or len(piece.text) > _MAX_CAPTION or piece.link_share > 0.5:
            return False
        small = bool(piece.face & Face.SMALL)
        for element in reversed(piece.path[-4:]):
            if element in self._outer:
                break
            measure = self._page.measure(element)
            if measure.text > _MAX_CAPTION + len(piece.text):
                break
            if measure.pictures and measure.links <= 0.5 * measure.text:
                return (
                    small or element.tag in {"table", "figure", "p", "center"} or measure.text < 1.5 * len(piece.text)
                )
        if small or credit_start(piece.text) is not None:
            before = piece.element if piece.path[-1] is piece.element else piece.path[-1]
            previous = before.getprevious()
            return (
                previous is not None
                and self._page.measure(previous).pictures > 0
                and (self._page.measure(previous).text == 0)
            )
        return False


def _signed(body: Sequence[Block]) -> Iterator[Block]:
    """`body` with the headings that nothing follows as what they are: the names of those who wrote it."""
    last = next((at for at in range(len(body) - 1, -1, -1) if body[at].form in _TOLD), -1)
    for at, block in enumerate(body):
        yield Block(BlockForm.METADATA, block.text) if at > last and block.form is BlockForm.HEADING else block


def visible_text(page: Page) -> Iterator[Block]:
    """All that can be read on a page without running text, but for its menus."""
    for piece in page.pieces:
        if not piece.sense & (Sense.FURNITURE | Sense.COMMENTS):
            yield Block(BlockForm.TABLE if piece.kind == "table" else BlockForm.PARAGRAPH, piece.text)
