"""What the classes, identifiers and roles of elements mean, in the words that news sites use for them.

English, Vietnamese without marks, and Russian or Kazakh in Latin letters, as they are met in templates.
"""

import re
from functools import lru_cache
from itertools import pairwise

from lxml import etree


class Sense:
    """What an element is for; bits of a number, because enumerations are slow."""

    COMMENTS = 1
    FURNITURE = 2  # menus, buttons, advertisements, legal notes
    RELATED = 4
    CAPTION = 8
    CREDIT = 16
    LEAD = 32
    BYLINE = 64
    DATE = 128
    BODY = 256

    BESIDE = FURNITURE | RELATED


_WORDS: dict[int, str] = {
    Sense.COMMENTS: "comment comments commentlist disqus binhluan respond replies pikirler",
    Sense.FURNITURE: """nav navbar navigation menu breadcrumb breadcrumbs crumbs duongdan sidebar rail share sharing
        shares sharedaddy social socials addthis sharethis share2 masthead topbar cookie cookies consent gdpr popup
        modal newsletter subscribe subscription subscribers signup paywall banner banners advert
        advertisement ad ads adv sponsor sponsored sponsors promoted taitro quangcao reklama jarnama tag
        tags hashtag hashtags keywords toolbar tools pagination pager login search print copyright legal
        disclaimer skip rating ratings vote poll invisible footer colophon footnav widget widgets telegram
        player currency weather menungang chantrang cottrai cotphai banquyen views actions terms""",
    Sense.RELATED: """related relate relateds relatedbox relatednews relatedposts lienquan tinlienquan tinkhac docthem
        xemthem xemnhieu docnhieu tinmoi recommend recommended recommendation recommendations recommender
        recirc recirculation yarpp outbrain taboola mgid trending popular popularposts upnext seealso
        readalso readmore morenews similar kbwscwlr relatednewsbox pagepromo""",
    Sense.CAPTION: """caption captions figcaption chuthich photocms podpis imgcaption imagecaption photocaption picdesc
        imgdesc cap""",
    Sense.CREDIT: "credit credits photographer",
    Sense.LEAD: """lead lede sapo standfirst summary dek deck tomtat chapo chapeau anons intro description excerpt
        abstract teaser trichdan motatin sapotin subheadline strapline desc""",
    Sense.BYLINE: "author authors byline authormail contributor tacgia username author-name",
    Sense.DATE: """date dates time times timestamp datetime published pubdate posted postedon ngaydang ngay
        datepublished publishdate created submitted modified updated""",
    Sense.BODY: "articlebody",
}  # fmt: skip
_SENSES = {word: sense for sense, words in _WORDS.items() for word in words.split()}
_PAIRS = {
    ("lien", "quan"): Sense.RELATED, ("tin", "khac"): Sense.RELATED, ("doc", "them"): Sense.RELATED,
    ("xem", "them"): Sense.RELATED, ("see", "also"): Sense.RELATED, ("read", "also"): Sense.RELATED,
    ("read", "more"): Sense.RELATED, ("more", "on"): Sense.RELATED, ("more", "news"): Sense.RELATED,
    ("more", "stories"): Sense.RELATED, ("up", "next"): Sense.RELATED, ("most", "read"): Sense.RELATED,
    ("most", "viewed"): Sense.RELATED, ("most", "popular"): Sense.RELATED, ("box", "related"): Sense.RELATED,
    ("other", "news"): Sense.RELATED, ("other", "articles"): Sense.RELATED, ("recent", "posts"): Sense.RELATED,
    ("recent", "entries"): Sense.RELATED, ("cung", "chuyen"): Sense.RELATED, ("also", "like"): Sense.RELATED,
    ("chu", "thich"): Sense.CAPTION, ("tom", "tat"): Sense.LEAD, ("binh", "luan"): Sense.COMMENTS,
    ("quang", "cao"): Sense.FURNITURE, ("tai", "tro"): Sense.FURNITURE, ("bread", "crumb"): Sense.FURNITURE,
    ("load", "more"): Sense.FURNITURE, ("author", "info"): Sense.FURNITURE, ("author", "bio"): Sense.FURNITURE,
    ("author", "box"): Sense.FURNITURE, ("post", "navigation"): Sense.FURNITURE, ("sr", "only"): Sense.FURNITURE,
    ("visually", "hidden"): Sense.FURNITURE,
    ("read", "next"): Sense.RELATED, ("ngay", "dang"): Sense.DATE,
    ("news", "list"): Sense.RELATED, ("list", "news"): Sense.RELATED, ("ngay", "thang"): Sense.FURNITURE,
}  # fmt: skip
_PICTURE_WORDS = frozenset(
    ["photo", "image", "img", "pic", "picture", "figure", "media", "thumb", "hinh", "anh", "foto", "attachment"]
)
_ROLES = {"navigation": Sense.FURNITURE, "banner": Sense.FURNITURE, "contentinfo": Sense.FURNITURE,
          "complementary": Sense.FURNITURE, "search": Sense.FURNITURE}  # fmt: skip
_TAGS = {
    "nav": Sense.FURNITURE, "footer": Sense.FURNITURE, "form": Sense.FURNITURE, "figcaption": Sense.CAPTION,
    "time": Sense.DATE,
}  # fmt: skip
_ATTRIBUTES = ("class", "id", "itemprop", "data-role", "type", "data-campaign", "rel")
_NEVER_BESIDE = frozenset({"html", "body", "main", "article"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SEPARATOR = re.compile(r"[^A-Za-z0-9]+")


def senses(element: etree._Element) -> int:
    """What the tag and the attributes of `element` say it is for."""
    tag = element.tag
    named = " ".join(value for name in _ATTRIBUTES if (value := element.get(name)))[:400]
    found = _of_names(named) if named else 0
    found |= _ROLES.get(element.get("role", ""), 0) | _TAGS.get(tag, 0)
    if tag in _NEVER_BESIDE:
        found &= ~(Sense.BESIDE | Sense.COMMENTS | Sense.DATE | Sense.CAPTION | Sense.LEAD | Sense.BYLINE)
    if tag in {"img", "a", "td"} or tag == "h1":
        found &= Sense.CAPTION | Sense.BYLINE | Sense.LEAD
    return found


@lru_cache(maxsize=20_000)
def _of_names(names: str) -> int:
    words = [word.lower() for word in _SEPARATOR.split(_CAMEL.sub("-", names)) if word]
    found = 0
    for word in words:
        found |= _SENSES.get(word, 0)
    for pair in pairwise(words):
        found |= _PAIRS.get(pair, 0)
    if found & (Sense.LEAD | Sense.BYLINE | Sense.CREDIT) and not _PICTURE_WORDS.isdisjoint(words):
        # The description of a picture is its caption, its author the photographer.
        pictured = Sense.CREDIT if found & (Sense.BYLINE | Sense.CREDIT) else Sense.CAPTION
        found = (found & ~(Sense.LEAD | Sense.BYLINE)) | pictured
    return found
