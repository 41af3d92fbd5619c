import pytest
from annotated import article

from reader.entities import Mention
from reader.entities.linking import Linked, Linker
from reader.localisation import translate


def link(**sources: str) -> Linked:
    linker = Linker()
    for key, source in sources.items():
        text, mentions = article(source)
        linker.add(key, mentions, key[:2], text)
    return linker.result()


def every(linked: Linked, key: str) -> list[Mention]:
    return [inner for mention in linked.mentions(key) for inner in mention.walk()]


def entity(linked: Linked, key: str, text: str) -> str:
    found = {mention.entity for mention in every(linked, key) if mention.text == text}
    assert len(found) == 1, (text, found)
    return found.pop()


def test_one_entity_for_the_spellings_of_a_name() -> None:
    linked = link(
        en="{PERSON:Dang Thu Huong} met {PERSON:Yerlan Zhaksybekov} in {PLACE:Ust-Kamenogorsk}.",
        vi="{PERSON:ĐẶNG THU HƯỜNG} và {PERSON:Erlan Zhaqsybekov} tại {PLACE:Huế}. {PERSON:Đặng Thu Hường} nói.",
        kk="{PERSON:Ерлан Жақсыбеков} {PLACE:Өскеменде} болды. {PERSON:Ерлан Жақсыбековтың} сапары.",
    )
    assert entity(linked, "en", "Dang Thu Huong") == entity(linked, "vi", "Đặng Thu Hường") == "person:dang-thu-huong"
    assert entity(linked, "vi", "ĐẶNG THU HƯỜNG") == "person:dang-thu-huong"
    assert entity(linked, "en", "Yerlan Zhaksybekov") == entity(linked, "kk", "Ерлан Жақсыбеков")
    assert entity(linked, "kk", "Ерлан Жақсыбековтың") == entity(linked, "vi", "Erlan Zhaqsybekov")
    assert entity(linked, "en", "Ust-Kamenogorsk") == entity(linked, "kk", "Өскеменде")
    found = linked.entities["person:dang-thu-huong"]
    assert found.name == "Đặng Thu Hường"
    assert found.forms == {"Dang Thu Huong": 1, "ĐẶNG THU HƯỜNG": 1, "Đặng Thu Hường": 1}
    assert found.documents == {"en": 1, "vi": 2}


def test_contradicting_marks_are_two_people_and_a_bare_spelling_stays_open() -> None:
    linked = link(
        vi="{PERSON:Nguyễn Văn Hùng} phát biểu.",
        vi2="{PERSON:Nguyễn Văn Hưng} phát biểu.",
        en="{PERSON:Nguyen Van Hung} spoke.",
    )
    one, other = entity(linked, "vi", "Nguyễn Văn Hùng"), entity(linked, "vi2", "Nguyễn Văn Hưng")
    bare = linked.mentions("en")[0]
    assert len({one, other, bare.entity}) == 3
    assert set(bare.alternatives) == {one, other}
    assert "May be any of" in str(bare.reasons[-1])


def test_given_names_resolve_in_their_article_only() -> None:
    linked = link(
        vi="{PERSON:Phạm Quang Vinh} đến {PLACE:Cần Thơ}. Ông {PERSON:Vinh} nói.",
        vi2="Ông {PERSON:Vinh} phát biểu.",
        en="> {PERSON:Vinh} arrives.\n{PERSON:Pham Quang Vinh} and {PERSON:Serik Ospanov} met. "
        "{PERSON:Ospanov} thanked {PERSON:Vinh}.",
        en2="{PERSON:Vinh} left.",
    )
    assert entity(linked, "vi", "Vinh") == entity(linked, "vi", "Phạm Quang Vinh") == entity(linked, "en", "Vinh")
    assert entity(linked, "en", "Ospanov") == entity(linked, "en", "Serik Ospanov")
    alone = {entity(linked, "vi2", "Vinh"), entity(linked, "en2", "Vinh"), entity(linked, "vi", "Vinh")}
    assert len(alone) == 3
    reason = linked.mentions("vi")[-1].reasons[0]
    assert str(reason).startswith("“Vinh” is the given name of Phạm Quang Vinh")


def test_a_given_name_has_the_marks_of_the_full_name_where_marks_are_written() -> None:
    linked = link(vi="{PERSON:Lê Thị Hòa} đến. Bà {PERSON:Hoa} nói, bà {PERSON:Hoà} nghe.")
    assert entity(linked, "vi", "Hoà") == entity(linked, "vi", "Lê Thị Hòa") != entity(linked, "vi", "Hoa")


def test_a_given_name_of_two_people_stays_ambiguous() -> None:
    linked = link(vi="{PERSON:Phạm Quang Vinh} gặp {PERSON:Lê Thành Vinh}. Ông {PERSON:Vinh} nói.")
    people = {entity(linked, "vi", "Phạm Quang Vinh"), entity(linked, "vi", "Lê Thành Vinh")}
    bare = linked.mentions("vi")[-1]
    assert bare.entity not in people
    assert set(bare.alternatives) == people
    assert linked.explain(bare.entity).unsure


def test_a_person_named_much_nearer_is_meant_and_the_other_is_kept_in_mind() -> None:
    filler = "Hội nghị bàn về đường sắt, nước sạch và năng lượng trong nhiều phiên họp liên tiếp. " * 4
    linked = link(
        vi=f"{{PERSON:Lê Thành Vinh}} khai mạc. {filler}{{PERSON:Phạm Quang Vinh}} đến. Ông {{PERSON:Vinh}} nói."
    )
    bare = linked.mentions("vi")[-1]
    assert bare.entity == entity(linked, "vi", "Phạm Quang Vinh")
    assert bare.alternatives == (entity(linked, "vi", "Lê Thành Vinh"),)


def test_the_earlier_full_name_is_meant_when_the_other_comes_later() -> None:
    linked = link(vi="{PERSON:Phạm Quang Vinh} đến. Ông {PERSON:Vinh} nói. Sau đó {PERSON:Lê Thành Vinh} đến.")
    assert entity(linked, "vi", "Vinh") == entity(linked, "vi", "Phạm Quang Vinh")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{PLACE:Kazakhstan}", "{PLACE:East Kazakhstan}"),
        ("{PLACE:Kazakhstan}", "{NORP:Kazakh}"),
        ("{PERSON:Phan Chu Trinh}", "{ORG:Phan Chu Trinh University}"),
        ("{PERSON:Nurlan Serikbayev}", "{PERSON:Aigul Serikbayeva}"),
        ("{PERSON:Serik Ospanov}", "{PERSON:Berik Ospanov}"),
        ("{PERSON:Lê Thị Hoa}", "{PERSON:Lê Thị Hòa}"),
        ("{EVENT:Japan Culture Days in {PLACE:India}}", "{EVENT:India Culture Days in {PLACE:Japan}}"),
        ("{ORG:Ministry of Energy of {PLACE:Kazakhstan}}", "{ORG:Ministry of Ecology of {PLACE:Kazakhstan}}"),
        ("{ORG:Ministry of Energy of {PLACE:Kazakhstan}}", "{ORG:Ministry of Energy of {PLACE:Uzbekistan}}"),
        ("{ORG:Communist Party of {PLACE:Cuba}}", "{ORG:Central Committee of the Communist Party of {PLACE:Cuba}}"),
        ("{ORG:Communist Party of {PLACE:Cuba}}", "{ORG:Communist Party of {PLACE:Japan}}"),
        ("{LAW:Resolution 91-NQ/TW}", "{LAW:Resolution 92-NQ/TW}"),
        ("{EVENT:12th National Congress}", "{EVENT:13th National Congress}"),
        ("{ORG:VNA}", "{ORG:VNS}"),
        ("{PLACE:Quảng Ninh}", "{PLACE:Quảng Bình}"),
        ("{PLACE:Алматы}", "{PLACE:Алматы облысы}"),
        ("{DATE=2025:2025}", "{DATE=2025-Q1:first quarter of 2025}"),
        ("{MONEY=USD 1000000000:1 billion USD}", "{MONEY=USD 10000000000:10 billion USD}"),
    ],
)
def test_what_must_stay_apart(one: str, other: str) -> None:
    linked = link(en=f"{one} and {other}.", en2=one, en3=other)
    first, second = linked.mentions("en")
    assert first.entity != second.entity
    assert linked.mentions("en2")[0].entity == first.entity
    assert linked.mentions("en3")[0].entity == second.entity
    assert not first.alternatives and not second.alternatives


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "{ORG:Central Committee of the Communist Party of {PLACE:Cuba}}",
            "{ORG:Communist Party of {PLACE:Cuba} Central Committee}",
        ),
        ("{LAW:Charter of the Arctic Council}", "{LAW:Arctic Council Charter}"),
        ("{ORG:Government of {PLACE:Kazakhstan}}", "{ORG:{NORP:Kazakh} Government}"),
        ("{ORG:Japan–India Business Council}", "{ORG:Japan-India Business Council}"),
        (
            "{LAW:Joint Declaration on the Founding of a Rail Union}",
            "{LAW:JOINT DECLARATION ON FOUNDING OF A RAIL UNION}",
        ),
        ("{PLACE:Republic of Kazakhstan}", "{PLACE:Қазақстан}"),
        ("{PLACE:Socialist Republic of Vietnam}", "{PLACE:VIỆT NAM}"),
        ("{PLACE:Da Nang}", "{PLACE:Đà Nẵng}"),
        ("{NORP:Kazakh}", "{NORP:Kazakhstani}"),
        ("{PERSON:Nurlan Serikbayev}", "{PERSON:Serikbayev Nurlan}"),
        ("{PERSON:Қасым Ілиясұлы Жомартов}", "{PERSON:Kassym Zhomartov}"),
        ("{DATE=2025-05-06:May 6}", "{DATE=2025-05-06:ngày 6/5}"),
    ],
)
def test_what_must_be_one(one: str, other: str) -> None:
    linked = link(en=one, en2=other)
    assert linked.mentions("en")[0].entity == linked.mentions("en2")[0].entity


def test_abbreviations_introduced_in_brackets() -> None:
    linked = link(
        en="The {ORG:Caspian Transit Authority} ({ORG:CTA}), the {ORG:{ORG:CTA} Supervisory Board}; {ORG:CTA}.",
        en2="The {ORG:Caspian Transit Authority Supervisory Board} met. {ORG:CTA} pays.",
        vi="{ORG:Cơ quan Quá cảnh Caspi} ({ORG:CTA}) họp.",
        en3="{ORG:Steppe Wind Holding} ({ORG:Jelkuat}) builds. {ORG:Jelkuat} sells.",
    )
    assert (
        entity(linked, "en", "CTA") == entity(linked, "en", "Caspian Transit Authority") == entity(linked, "en2", "CTA")
    )
    assert entity(linked, "vi", "Cơ quan Quá cảnh Caspi") == entity(linked, "en", "CTA")
    assert entity(linked, "en", "CTA Supervisory Board") == entity(
        linked, "en2", "Caspian Transit Authority Supervisory Board"
    )
    assert entity(linked, "en3", "Jelkuat") == entity(linked, "en3", "Steppe Wind Holding")
    assert "introduced in brackets" in str(linked.mentions("en")[1].reasons[0])


def test_an_abbreviation_of_two_bodies_does_not_join_them() -> None:
    linked = link(
        en="The {ORG:Ministry of Construction} ({ORG:MoC}) built. {ORG:MoC} works.",
        en2="The {ORG:Ministry of Culture} ({ORG:MoC}) sang. {ORG:MoC} plays.",
        en3="{ORG:MoC} said no.",
    )
    one, other = entity(linked, "en", "MoC"), entity(linked, "en2", "MoC")
    assert (
        one == entity(linked, "en", "Ministry of Construction") != other == entity(linked, "en2", "Ministry of Culture")
    )
    assert set(linked.mentions("en3")[0].alternatives) == {one, other}


def test_an_abbreviation_without_mentions_of_its_own_is_no_entity() -> None:
    linked = link(
        en="The {ORG:Ministry of Construction} built, the {ORG:MoC} said.",
        en2="The {ORG:MoC} sang, the {ORG:Ministry of Culture}.",
    )
    assert entity(linked, "en", "MoC") == entity(linked, "en", "Ministry of Construction")
    assert entity(linked, "en2", "MoC") == entity(linked, "en2", "Ministry of Culture")
    assert set(linked.entities) == {"org:ministry-of-construction", "org:ministry-of-culture"}
    assert all(linked.explain(name).spellings for name in linked.entities)


def test_bodies_of_two_kinds_share_an_abbreviation_in_two_languages() -> None:
    linked = link(
        en="The {ORG:Steel Tube Bank} ({ORG:STB}) lends.",
        vi="{ORG:Bộ Thủy điện Trung Bắc} ({ORG:STB}) họp.",
        kk="{ORG:Болат құбыр банкі} ({ORG:STB}) ашылды.",
    )
    assert entity(linked, "en", "STB") != entity(linked, "vi", "STB")
    linked = link(en="The {ORG:Steel Tube Bank} ({ORG:STB}) lends.", kk="{ORG:Болат құбыр банкі} ({ORG:STB}) ашылды.")
    assert entity(linked, "en", "STB") == entity(linked, "kk", "Болат құбыр банкі")


def test_an_initial_is_settled_only_when_it_fits_one_person() -> None:
    linked = link(en="{PERSON:K. Ospanov}", en2="{PERSON:Kairat-Yerzhan Ospanov}")
    assert linked.mentions("en")[0].entity == linked.mentions("en2")[0].entity
    linked = link(en="{PERSON:K. Ospanov}", en2="{PERSON:Kairat-Yerzhan Ospanov}", en3="{PERSON:Karim Ospanov}")
    people = {linked.mentions(key)[0].entity for key in ("en2", "en3")}
    assert linked.mentions("en")[0].entity not in people
    assert set(linked.mentions("en")[0].alternatives) == people


def test_what_an_article_introduces_goes_before_the_tables() -> None:
    linked = link(
        en="The {ORG:World Harp Orchestra} ({ORG:WHO}) played. {ORG:WHO} bows.",
        en2="{ORG:WHO} and the {ORG:World Health Organization}.",
        en3="{ORG:Ministry of Fables of {PLACE:Peru}} ({ORG:MFA}) and {ORG:WHO}.",
        en4="{ORG:MFA}, {ORG:Ministry of Fables of {PLACE:Kenya}}.",
    )
    assert entity(linked, "en", "WHO") == entity(linked, "en", "World Harp Orchestra") != entity(linked, "en2", "WHO")
    assert entity(linked, "en2", "World Health Organization") == entity(linked, "en3", "WHO")
    assert entity(linked, "en3", "Ministry of Fables of Peru") != entity(linked, "en4", "Ministry of Fables of Kenya")


def test_an_abbreviation_of_the_kind_of_body_means_another_one_elsewhere() -> None:
    linked = link(
        en="The {ORG:Regional Farm Council of Tarbes} ({ORG:RFC}) met. {ORG:RFC} voted.", en2="{ORG:RFC} voted."
    )
    assert entity(linked, "en", "RFC") == entity(linked, "en", "Regional Farm Council of Tarbes")
    assert entity(linked, "en2", "RFC") != entity(linked, "en", "RFC")


def test_a_body_marked_inside_its_name_with_the_country_is_the_same() -> None:
    linked = link(
        vi="{ORG:{ORG:Hội Nuôi ong} {PLACE:Việt Nam}} họp. {ORG:Hội Nuôi ong} nói.",
        kk="{ORG:{PLACE:Қазақстан} {ORG:Ара өсірушілер одағы}} ашылды.",
    )
    assert entity(linked, "vi", "Hội Nuôi ong") == entity(linked, "vi", "Hội Nuôi ong Việt Nam")
    assert entity(linked, "kk", "Ара өсірушілер одағы") == linked.mentions("kk")[0].entity


def test_short_forms_of_bodies_in_one_article() -> None:
    linked = link(
        en="The {ORG:Steppe Party} won. {ORG:Steppe} hailed the {ORG:Joint Commission for trade and rail cooperation}. "
        "{ORG:Joint Commission}: {ORG:Rural Council of the Steppe Party}, the {ORG:Party Rural Council}.",
        vi="{ORG:Học viện Báo chí quốc gia Trần Phú} khai giảng. {ORG:Học viện Báo chí quốc gia} có 300 sinh viên.",
        kk="{ORG:Қазақстан Республикасы Ауыл министрлігі} хабарлады. {ORG:Ауыл министрлігі} айтты.",
    )
    assert entity(linked, "en", "Steppe") == entity(linked, "en", "Steppe Party")
    assert entity(linked, "en", "Joint Commission") == entity(
        linked, "en", "Joint Commission for trade and rail cooperation"
    )
    assert entity(linked, "en", "Party Rural Council") == entity(linked, "en", "Rural Council of the Steppe Party")
    assert len({mention.entity for mention in linked.mentions("vi")}) == 1
    assert len({mention.entity for mention in linked.mentions("kk")}) == 1


def test_known_things_are_grounded_and_named_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    linked = link(en="{PLACE:Hanoi} {PLACE:Kazakhstan}", vi="{PLACE:Hà Nội}", kk="{PLACE:Ханой} {PLACE:Қазақстанның}")
    assert entity(linked, "en", "Hanoi") == entity(linked, "vi", "Hà Nội") == entity(linked, "kk", "Ханой")
    found = linked.entities["place:kz"]
    assert found.same_as == {"iso3166": "KZ"}
    assert found.name_in("kk") == "Қазақстан"
    reason = linked.mentions("kk")[1].reasons[0]
    assert "known name of Kazakhstan" in str(reason)
    monkeypatch.setattr("reader.names.known.naming.current_language", lambda: "kk")
    assert "Қазақстан " in f"{translate(reason)} "
    spellings = {spelling.form: spelling.reasons for spelling in linked.explain("place:kz").spellings}
    assert "known name" in str(spellings["Kazakhstan"][0])
    assert str(spellings["Қазақстанның"][0]).startswith("“Қазақстанның”")


def test_an_explanation_names_spellings_and_near_misses() -> None:
    linked = link(
        en="{PERSON:Nguyen Thi Hien} spoke. {PERSON:Hien} left.",
        vi="{PERSON:Nguyễn Thị Hiền} phát biểu.",
        en2="{PERSON:Serik Ospanov} and {PERSON:Berik Ospanov}",
    )
    explained = linked.explain(entity(linked, "vi", "Nguyễn Thị Hiền"))
    assert [(spelling.form, spelling.count) for spelling in explained.spellings][:1] == [("Hien", 1)]
    assert all(spelling.reasons for spelling in explained.spellings)
    near = linked.explain(entity(linked, "en2", "Serik Ospanov")).near_misses
    assert [miss.entity for miss in near] == [entity(linked, "en2", "Berik Ospanov")]
    assert str(near[0].reason)


def test_an_explanation_knows_the_names_that_came_and_went_after_the_last_one() -> None:
    linker = Linker()

    def near_misses() -> list[str]:
        linked = linker.result()
        return [miss.entity for miss in linked.explain(entity(linked, "a", "Serik Ospanov")).near_misses]

    linker.add("a", article("{PERSON:Serik Ospanov}")[1])
    linker.add("b", article("{PERSON:Berik Ospanov}")[1])
    assert near_misses() == ["person:berik-ospanov"]
    linker.remove("b")
    linker.add("c", article("{PERSON:Nazym Ospanov}")[1])
    assert near_misses() == ["person:nazym-ospanov"]


def test_removing_a_document_takes_its_names_away() -> None:
    linker = Linker()
    for key, name in (("a", "Nguyễn Văn Hùng"), ("b", "Nguyễn Văn Hưng"), ("c", "Nguyen Van Hung")):
        linker.add(key, article(f"{{PERSON:{name}}}")[1])
    assert linker.result().mentions("c")[0].alternatives
    linker.remove("b")
    linked = linker.result()
    assert linked.mentions("a")[0].entity == linked.mentions("c")[0].entity == "person:nguyen-van-hung"
    assert list(linked.entities) == ["person:nguyen-van-hung"]


def test_a_body_of_a_country_is_found_with_and_without_the_country() -> None:
    linked = link(
        en="The {ORG:Ministry of Foreign Affairs of the {PLACE:Republic of Kazakhstan}} wrote.",
        kk="{ORG:{PLACE:Қазақстан Республикасының} Сыртқы істер министрлігіне} хат келді.",
    )
    assert linked.mentions("en")[0].entity == linked.mentions("kk")[0].entity
    assert linked.mentions("en")[0].nested[0].entity == "place:kz"


def test_case_endings_and_initials_in_a_kazakh_article() -> None:
    linked = link(
        kk="{PERSON:Бердібек Сапарбаевқа} хат келді. {PERSON:Сапарбаевтың} айтуынша, {PERSON:Б.Сапарбаев} келді.",
        en="{PERSON:Berdibek Saparbayev}",
    )
    assert {mention.entity for mention in linked.mentions("kk")} == {linked.mentions("en")[0].entity}


def test_a_company_with_and_without_its_legal_form() -> None:
    linked = link(
        en="{ORG:Aral Salt JSC}", vi="{ORG:Tập đoàn Aral Salt}", kk="{ORG:Aral Salt}", en2="{ORG:Aral Salt Union}"
    )
    assert linked.mentions("en")[0].entity == linked.mentions("kk")[0].entity
    assert linked.mentions("en2")[0].entity != linked.mentions("en")[0].entity


def test_a_person_is_shown_as_the_texts_of_the_readers_language_write_the_name() -> None:
    linked = link(
        en="{PERSON:Yerlan Zhaksybekov} spoke. {PERSON:Y. Zhaksybekov} left. {PERSON:Dang Thu Huong} came.",
        kk="{PERSON:Ерлан Жақсыбеков} келді. {PERSON:Ерлан Жақсыбековтың} сапары.",
        vi="{PERSON:Đặng Thu Hường} đến.",
    )
    person = linked.entities[entity(linked, "kk", "Ерлан Жақсыбеков")]
    assert person.id == "person:yerlan-zhaksybekov"
    assert [person.name_in(code) for code in ("en", "kk", "vi", "ru")] == [
        "Yerlan Zhaksybekov",
        "Ерлан Жақсыбеков",
        "Yerlan Zhaksybekov",
        "Ерлан Жақсыбеков",
    ]
    person = linked.entities[entity(linked, "vi", "Đặng Thu Hường")]
    assert (person.name_in("en"), person.name_in("vi")) == ("Dang Thu Huong", "Đặng Thu Hường")
