"""Other stories in the middle of an article: told by classes, by labels ("Read more", "Xem thêm") and by links."""

import re
from collections.abc import Sequence

from lxml import etree

from reader.documents.formats.html.classes import Sense
from reader.documents.formats.html.pieces import Page, Piece
from reader.documents.signoffs import is_labelled_story, is_related_label
from reader.documents.tables import phrases

_SPONSORED = phrases("""
sponsored | sponsored content | paid content | partner content | promoted | advertisement | advertising | quảng cáo
nội dung tài trợ | thông tin doanh nghiệp | tài trợ | tin tài trợ | реклама | на правах рекламы | партнёрский материал
партнерский материал | жарнама | жарнамалық материал | демеуші материалы
""")
_OTHERS = re.compile(
    r"(?i)\b(?:tin|bài|bài viết) (?:khác|liên quan|mới)\b|басқа (?:мақала|жаңалық|материал)|ұқсас|"
    r"\b(?:related|also reading|read (?:more|also|next)|more (?:from|on|in)|other (?:news|stories|articles))\b|по теме|"
    r"\bxem thêm\b|\bđọc thêm\b|читайте также|оқи отырыңыз|тағы да? ?оқыңыз"
)


def mark_related(page: Page, root: etree._Element, inside: Sequence[Piece]) -> None:
    """Find the stories around the article: what classes call so, and what labels and links show."""
    at = 0
    while at < len(inside):
        piece = inside[at]
        label = is_related_label(piece.text) or (
            len(piece.text) <= 60 and _OTHERS.search(piece.text) and (piece.text.endswith(":") or piece.kind != "p")
        )
        sponsored = piece.text.strip(" :.").lower() in _SPONSORED
        if label or sponsored:
            at = _box(page, root, inside, at, drop=sponsored)
            continue
        if piece.sense & Sense.RELATED or is_labelled_story(piece.text):
            piece.related = True
        elif piece.link_share > 0.8 and len(piece.text) > 15 and piece.kind != "table":
            piece.related = piece.text[-1] not in ".!" or piece.kind == "item"
        at += 1


def _box(page: Page, root: etree._Element, inside: Sequence[Piece], at: int, drop: bool) -> int:
    """Mark the box that the label at `at` heads; the answer is where it ends."""
    label = inside[at]
    frame: etree._Element | None = None
    for element in reversed(label.path):
        if element is root:
            break
        measure = page.measure(element)
        others = measure.text - measure.links - len(label.text)
        alone = measure.text <= len(label.text) + 1
        small = measure.text < 0.3 * page.measure(root).text
        if alone or (small and (drop or others < 0.6 * measure.text)):
            frame = element
            if not alone:
                break
        else:
            break
    end = at + 1
    if frame is not None and page.measure(frame).text > len(label.text) + 1:
        while end < len(inside) and frame in inside[end].path:
            end += 1
    elif not drop:
        while end < len(inside) and (inside[end].link_share > 0.5 or inside[end].sense & Sense.RELATED):
            end += 1
    for piece in inside[at:end]:
        piece.related = True
        if drop:
            piece.sense |= Sense.FURNITURE
    label.sense |= Sense.FURNITURE  # the label itself has nothing to say
    return end
