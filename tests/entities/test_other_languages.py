"""Paragraphs in languages and letters that no model and no rule was made for."""

from reader.documents import load_bytes
from reader.entities.recognition import recognise


def test_a_paragraph_in_another_language_keeps_its_names_in_a_vietnamese_text() -> None:
    vietnamese = "Hai bên đã trao đổi về tình hình khu vực và những vấn đề cùng quan tâm."
    german = "Ulrich Brandner ist mit einer Delegation aus Hamburg in Wien eingetroffen, wie er am Montag erklärte."
    document = load_bytes(f"{vietnamese}\n\n{german}\n\n{vietnamese}\n".encode(), "-")
    found = {mention.text for mention in recognise(document)}
    assert {"Ulrich Brandner", "Hamburg", "Wien"} <= found


def test_amounts_in_kazakh_of_latin_letters_are_read_without_a_crash() -> None:
    text = "Úkimet jol salýǵa 5 mıllıon teńge bóldi, taǵy 3 mıllıard teńge beriledi dep habarlady."
    document = load_bytes(text.encode(), "-")
    assert document.language == "kk"
    recognise(document)


def test_letters_that_only_patterns_take_for_others_are_no_crash() -> None:
    recognise(
        load_bytes("They left on Frıday, last FRİDAY, and came back on 5 Aprıl with 3 mıllıon dollars.".encode(), "-")
    )
