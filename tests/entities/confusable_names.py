"""Articles of names that can be taken for each other, and decisions about them, for property tests of linking."""

from hypothesis import strategies as st

from reader.documents import Zone
from reader.entities import EntityType, Mention
from reader.entities.decisions import Action, Decision

NAMES = {
    EntityType.PERSON: (
        "Nguyễn Văn Hùng",
        "Nguyễn Văn Hưng",
        "Nguyen Van Hung",
        "NGUYỄN VĂN HÙNG",
        "Hùng",
        "Hung",
        "Нгуен Ван Хунг",
        "Нгуен Ван Хынгмен",
        "Хунгмен",
        "Lê Thị Hòa",
        "Lê Thị Hoa",
        "Le Thi Hoa",
        "Vũ Sâm",
        "Vu Sam",
        "Sam",
        "Қайрат-Ержан Оспанов",
        "Kairat-Yerzhan Ospanov",
        "K. Ospanov",
        "Karim Ospanov",
        "Оспановтың",
        "Ospanov",
        "Ospanov Karim",
        "Қайрат-Ержан Кемелұлы Оспанов",
        "Aigul Serikbayeva",
        "Aigul Serikbayev",
        "Wang Xiaoming",
        "Ван Сяоминмен",
        "Étienne Marchand",
        "Этьен Маршан",
    ),
    EntityType.ORG: (
        "Ministry of Construction",
        "MoC",
        "Ministry of Culture",
        "Ministry of Culture and Sports",
        "Steppe Party",
        "Steppe",
        "Caspian Transit Authority",
        "CTA",
        "Cơ quan Quá cảnh Caspi",
        "Transit Authority of the Caspian",
        "Ministry of Transport",
        "Bộ Giao thông Vận tải",
        "Көлік министрлігі",
        "Ministry of Transport of Kazakhstan",
        "Құрылыс министрлігі",
        "Công ty cổ phần Thép Lạc Sơn Hải",
        "Công ty cổ phần Du lịch Lạc Sơn Hải",
        "Lạc Sơn Hải",
        "Лак Шон Хай",
        "QTV",
        "QTV Corporation",
        "Tập đoàn QTV",
    ),
    EntityType.PLACE: (
        "Phù Mỹ",
        "Phú Mỹ",
        "Phu My",
        "Bắc Ninh",
        "Bac Ninh Province",
        "Hanoi",
        "Hà Nội",
        "Georgia",
        "Kazakhstan",
    ),
}
_PAIRS = [(kind, name) for kind, names in NAMES.items() for name in names]


def article(names: list[tuple[EntityType, str]], brackets: bool) -> tuple[str, tuple[Mention, ...]]:
    """The text and the mentions of an article of these names; brackets: abbreviations follow a name in brackets."""
    text, mentions = "", []
    for kind, name in names:
        opened = brackets and len(text) > 0 and name.isupper()
        text = text.removesuffix(", ") + " (" if opened else text
        mentions.append(Mention(len(text), len(text) + len(name), name, kind, Zone.BODY))
        text += name + (")" if opened else "") + ", "
    return text, tuple(mentions)


ARTICLES = st.lists(
    st.builds(article, st.lists(st.sampled_from(_PAIRS), min_size=1, max_size=6), st.booleans()),
    min_size=1,
    max_size=8,
)


def decision(action: Action, pair: tuple[EntityType, str], other: int, key: str) -> Decision:
    """A decision about a name and, where the action takes two, the name `other` of its kind."""
    kind, name = pair
    second = NAMES[kind][other % len(NAMES[kind])]
    if action is Action.IGNORE or (action is Action.SPLIT and other % 3):
        return Decision(action, kind, (name,), key)
    return Decision(action, kind, (name, second), key if action in {Action.CONFIRM, Action.SPLIT} else "")


DECISIONS = st.builds(
    decision,
    st.sampled_from(Action),
    st.sampled_from(_PAIRS),
    st.integers(0, 40),
    st.sampled_from(["", "d0", "d1"]),
)
