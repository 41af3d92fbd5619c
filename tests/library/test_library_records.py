import json

from reader.documents import Dateline, Document, DocumentDate, Edit, Form, OffsetMap, Part, Role, Zone
from reader.entities import EntityType, Mention
from reader.entities.decisions import Action, Decision
from reader.library.decision_records import decision_record, decisions_from
from reader.library.records import details_record, document_from, mentions_from, mentions_record, pack, unpack
from reader.messages import Message


def again(document: Document) -> Document:
    head = document.key, document.name, document.language, document.source
    return document_from(head, unpack(pack(document.text)), details_record(document))


def test_a_document_comes_back_as_it_was() -> None:
    document = Document(
        key="ab" * 32,
        name="đường/bài.txt",
        text="Tiêu đề\n\nHà Nội (TTXVN) – Ngày 6/5 …",
        parts=(
            Part(Role.TITLE, Form.HEADLINE, Zone.TITLE, 0, 7, "vi"),
            Part(Role.BODY, Form.PARAGRAPH, Zone.BODY, 9, 36, "vi"),
        ),
        language="vi",
        date=DocumentDate("--05-06", 26, 34),
        dateline=Dateline("Hà Nội", "TTXVN", 9, 25),
        source="TTXVN",
        offsets=OffsetMap([Edit(0, 1, 0), Edit(5, 7, 1)]),
        encoding="utf-16-le",
        notices=(Message("{count} removed", {"count": 3}), Message("{inner}", {"inner": Message("x {y}", {"y": "z"})})),
    )
    assert again(document) == document


def test_a_bare_document_comes_back_as_it_was() -> None:
    document = Document("0", "-", "x", (), "und", None, None, None, OffsetMap())
    assert again(document) == document


def test_mentions_keep_order_and_nesting() -> None:
    def mention(start: int, end: int, *nested: Mention, value: str | None = None) -> Mention:
        return Mention(start, end, "x" * (end - start), EntityType.ORG, Zone.BODY, value, None, "rule", nested)

    mentions = (
        mention(0, 50, mention(0, 20, mention(0, 5), mention(6, 9)), mention(30, 40)),
        mention(60, 70, value="2025"),
        mention(80, 90, mention(81, 82)),
    )
    for text in ("x" * 100, "y" * 100, ""):
        assert mentions_from(mentions_record(mentions, text), text) == mentions
    assert mentions_from(mentions_record((), ""), "") == ()


def test_decisions_come_back_and_unreadable_ones_are_left_out() -> None:
    decision = Decision(Action.SPLIT, EntityType.PERSON, ("Lam", "Tô Lâm"), document="ab")
    record = json.loads(json.dumps(decision_record(decision)))
    broken = [
        {},
        {"action": "dance", "type": "PERSON", "names": ["x"]},
        {"action": "merge", "type": "ORG", "names": []},
    ]
    (again,) = decisions_from([*broken, {**record, "id": 3, "made_at": "2026-01-01"}])
    assert (again.action, again.type, again.names, again.document) == (
        Action.SPLIT,
        EntityType.PERSON,
        ("Lam", "Tô Lâm"),
        "ab",
    )
    assert (again.id, again.made_at) == (3, "2026-01-01")


def test_a_document_of_a_source_with_lone_surrogates_comes_back() -> None:
    document = Document("0", "-", "\ud800", (), "und", None, None, None, OffsetMap())
    assert again(document) == document
