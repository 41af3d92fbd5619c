"""Vietnamese people in Cyrillic, and people met with a Kazakh case ending."""

from annotated import article

from reader.entities import Entity, Mention
from reader.entities.linking import Linked, Linker


def linked(**sources: str) -> Linked:
    linker = Linker()
    for key, source in sources.items():
        text, mentions = article(source)
        linker.add(key, mentions, key[:2], text)
    return linker.result()


def find(result: Linked, key: str, text: str) -> Mention:
    return next(mention for mention in result.mentions(key) if mention.text == text)


def entity(result: Linked, key: str, text: str) -> Entity:
    return result.entities[find(result, key, text).entity]


def test_a_vietnamese_name_and_its_transcription_are_one_person() -> None:
    result = linked(
        vi="{PERSON:Phạm Sỹ Giang} nói.",
        en="{PERSON:Pham Sy Giang} said.",
        kk="Министр {PERSON:Фам Ши Зянгмен} сөйлесті. {PERSON:Чан Куок Тоан} келді.",
    )
    person = entity(result, "kk", "Фам Ши Зянгмен")
    assert set(person.forms) == {"Phạm Sỹ Giang", "Pham Sy Giang", "Фам Ши Зянгмен"}
    assert entity(result, "kk", "Чан Куок Тоан").forms == {"Чан Куок Тоан": 1}


def test_the_ending_is_not_shown_and_joins_in_one_article() -> None:
    result = linked(kk="{PERSON:Фам Ши Зянгмен} кездесті.")
    person = entity(result, "kk", "Фам Ши Зянгмен")
    assert (person.name, person.id) == ("Фам Ши Зянг", "person:fam-shi-zyang")
    assert person.forms == {"Фам Ши Зянгмен": 1}
    result = linked(kk="{PERSON:Фам Ши Зянгмен} кездесті. {PERSON:Фам Ши Зянг} келді. {PERSON:Зянгқа} рахмет.")
    assert len({mention.entity for mention in result.mentions("kk")}) == 1
    reasons = [str(reason) for reason in find(result, "kk", "Фам Ши Зянгмен").reasons]
    assert reasons == ["Same name with a Kazakh case ending"]


def test_a_short_form_with_an_ending_means_the_person() -> None:
    result = linked(kk="{PERSON:То Ламмен} кездесті. {PERSON:Ламға} рахмет.")
    assert len({mention.entity for mention in result.mentions("kk")}) == 1


def test_a_stem_that_another_spelling_has_is_shown() -> None:
    result = linked(
        kk="{PERSON:Ерлан Сабыровпен} сөйлесті. {PERSON:Ерлан Сабыровпен} келісті.", en="{PERSON:Yerlan Sabyrov} left."
    )
    assert entity(result, "en", "Yerlan Sabyrov").name == "Ерлан Сабыров"
    result = linked(kk="{PERSON:Ерлан Сабыровпен} сөйлесті.")
    assert entity(result, "kk", "Ерлан Сабыровпен").name == "Ерлан Сабыровпен"


def test_the_usual_transcription_goes_before_a_likeness() -> None:
    result = linked(vi="{PERSON:Nguyễn Văn Tín} và {PERSON:Nguyễn Văn Chính} họp.", kk="{PERSON:Нгуен Ван Тинь} келді.")
    assert entity(result, "kk", "Нгуен Ван Тинь").name != "Nguyễn Văn Tín"
    assert "Nguyễn Văn Chính" in entity(result, "kk", "Нгуен Ван Тинь").forms
    assert entity(result, "vi", "Nguyễn Văn Tín").forms == {"Nguyễn Văn Tín": 1}
