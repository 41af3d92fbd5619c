"""Word lists of the English grammar of names: what may begin, continue and end one.

Source: general vocabulary of news writing, gathered by hand for these tables.
"""

from typing import Final

from reader.entities.recognition.lexicon import split

FUNCTION: Final = split("""
    the a an this that these those both each every all some any no another other such same many much more most
    several few i you he she it we they his her its our their my your who whom whose which what where when why how
    there here in on at by for from to of with without within into onto upon over under above below between among
    against across along through throughout during before after since until till while as than then but and or nor
    so yet if unless because although though despite amid besides beyond about around near off out up down according
    following regarding concerning towards toward via per is are was were be been being has have had do does did
    will would shall should can could may might must not also only just even still already again once now today
    yesterday tomorrow tonight meanwhile moreover however therefore thus hence furthermore additionally nevertheless
    nonetheless otherwise instead accordingly currently recently previously earlier later finally first second third
    firstly secondly thirdly fourth fifth next last based established asked speaking talking noting stressing
    highlighting underlining emphasising emphasizing looking addressing attending welcoming citing given thanks due
    leaders deputies members representatives officials delegates experts participants one two three four five six
    seven eight nine ten please let new former present photo source looking held founded see read click watch share
    yes well like unlike
""")
"""Words that a sentence begins with and no name does."""

OFFICES: Final = split("""
    president vice-president minister ministers chairman chairwoman chairperson chair speaker secretary ambassador
    ambassadors governor mayor director manager ceo king queen prince princess premier chancellor pm
    leader leaders head chief senator congressman judge justice spokesman spokeswoman spokesperson envoy adviser
    advisor professor dr mr mrs ms doctor lieutenant colonel major captain sergeant commander admiral marshal deputy
    vice counselor counsellor rector dean editor general-secretary member members official officer officers citizen
    citizens
""")
"""Words that hold an office: a name of an organisation does not run across them."""

POSSESSORS: Final = split("""
    people peoples women womens men children ministers government party state workers worker farmers farmer veterans
    teachers writers journalists lawyers youth students entrepreneurs employers leaders presidents king queen
    prosecutor prosecutors committee congress assembly secretariat parliament nations consumers doctors players
    fishermen engineers trustees elders prisoners visitors directors governors parties generals mayors citizens
    society
""")
"""Nouns whose possessive is part of a name ("Children's Fund", "Trade Ministers' Meeting")."""

ORG: Final = split("""
    ministry department agency authority administration commission committee subcommittee council board bureau
    office directorate inspectorate secretariat service corps command embassy consulate parliament senate congress
    assembly chamber government cabinet court tribunal procuracy police army navy force forces guard brigade
    battalion regiment party front union federation confederation league association society alliance coalition
    organisation organization institution institute academy university college school faculty centre center
    laboratory observatory hospital clinic library museum gallery theatre theater orchestra choir ensemble studio
    company group corporation conglomerate enterprise holding holdings bank fund foundation trust exchange airlines
    airline airways railways railway club newspaper agency consortium cooperative community complex politburo
    commissariat station survey philharmonic polytechnic lyceum gymnasium archive archives confederation diocese church
    mission press network operator commonwealth prosecutor's organisations organizations invest
""")
"""Capitalised nouns that name a kind of organisation and end its name, or begin it before "of"."""

COMPANY: Final = split("""
    energy oil petroleum gas steel electric electronics pharmaceuticals technologies technology systems industries
    motors media times post herald tribune gazette journal daily news television radio broadcasting tv united fc air
    insurance telecom airport securities capital partners ventures solutions labs software pharma aerospace
    logistics shipping mining resources retail foods beverages brewery hotels resorts entertainment pictures records
    games lines sports review mail guardian telegraph observer
""")
"""Nouns that end the name of a company, team or newspaper when a name stands before them."""

WIDE: Final = split("world international european asian african american global united national")
"""Words that say how far a body reaches."""

ORG_FIRST: Final = split(
    "bank radio club banco banque grupo grup universitas universiti universidad université universität institut"
)
"""Nouns that also begin the name of an organisation without "of"."""

EVENT: Final = split("""
    summit conference congress plenum symposium seminar workshop forum dialogue meeting exhibition expo fair
    festival carnival biennale contest competition championship championships tournament cup olympics olympiad
    paralympics games marathon awards days day week month year war revolution uprising rebellion massacre genocide
    holocaust pandemic typhoon hurricane cyclone storm earthquake convention referendum battle siege
    operation session open grand-prix regatta rally spartakiad kurultai
""")
"""Capitalised nouns that end the name of an event."""

EVENT_FIRST: Final = split("typhoon hurricane cyclone storm operation expo super-typhoon")
"""Nouns that stand before the name of an event."""

NUMBERED: Final = split("cup games olympics expo championship championships summit forum copa euro festival")
"""Events that a year or number may follow."""

LAW: Final = split("""
    agreement accord accords treaty pact convention covenant charter protocol declaration statement communiqué
    communique constitution law act bill code decree edict ordinance directive resolution circular statute plan
    strategy roadmap platform memorandum concept doctrine programme program initiative
""")
"""Capitalised nouns that end the name of a law, treaty or plan, or begin it before "on", "of" or "for"."""

LAW_SHORT: Final = split(
    "agreement statement plan strategy programme program initiative memorandum concept platform roadmap"
)
"""Those that need more than common words before them to be a name."""

LAW_NUMBERED: Final = split("resolution decree decision circular directive ordinance law act protocol order")
"""Those that a number follows."""

NATURE: Final = split("""
    sea river lake ocean gulf bay strait straits mountain mountains hills island islands peninsula desert delta
    valley canal corridor route steppe plateau highlands plain plains archipelago basin coast canyon falls glacier
    reef reservoir range wall belt road avenue street boulevard square bridge tunnel highway expressway
""")
"""Capitalised nouns that end the name of a landscape, street or way, also after common words ("Black Sea")."""

DISTRICT: Final = split("""
    province city district region county prefecture oblast commune ward town township village municipality state
    territory republic kingdom airport port seaport stadium park palace cathedral temple pagoda mosque cosmodrome
    citadel tower square hotel plaza zone emirates federation airbase spaceport cave
""")
"""Capitalised nouns that end the name of an administrative unit or building, after a name only."""

DISTRICT_AFTER: Final = split("""
    province city district region county prefecture oblast commune ward town township village municipality provinces
    cities districts state states river peninsula islands island suburb border valley basin airport
""")
"""The same in small letters: the name before them is a place, they stay outside."""

DISTRICT_OF: Final = split("""
    province city district region county prefecture oblast commune ward town township village municipality provinces
    cities districts capital port island islands suburb outskirts communes towns villages regions
""")
"""Nouns that name a place with or without "of" ("the city of", "the cities of … and …")."""


STATES: Final = split("republic kingdom federation emirates commonwealth sultanate principality duchy union state")
"""Nouns of the official long form of a country."""


DIRECTIONS: Final = split("""
    east west north south eastern western northern southern northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern central upper lower inner outer
""")

CONTINUES: Final = split("for on against of to concerning")
"""Prepositions inside the name of a law."""

STOPS: Final = split("""
    signed between which that who adopted reached as during is are was were has have had will would shall could
    should can may must between via by after before since until when while where but including such with under
    through from at during within without among into amid this these those its their his her it they he she we not
    also held took taken established ratified concluded approved issued released into entered came come agreed said
    says stated aims aimed aiming noted provides provided stipulates requires helps allows opens opened sets set
    becomes became calls called
""")
"""Words that end the lower-case continuation of a name."""

SPEECH: Final = split("""
    said says told tells stressed stresses added adds noted notes affirmed affirms reaffirmed emphasised emphasized
    highlighted stated states announced expressed reiterated underlined underscored explained believes believed
    thanked informed asked proposed suggested praised urged called requested welcomed congratulated recalled
    appreciated described commented pointed warned denied confirmed argued replied responded declared claimed
    insisted remarked hailed vowed pledged acknowledged admitted voiced spoke speaks wrote writes briefed conveyed
    lauded commended extended invited attended met visited visits arrived received receives chaired chairs hosted
    signed elaborated concluded predicted estimated revealed joked quipped testified tweeted posted accused
    criticised criticized agreed hoped wished paid held presented delivers delivered addressed assured outlined
    shared observed
""")
"""Verbs whose subject is a person, more often than not."""

CALENDAR: Final = split("""
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday
""")
"""Months and days of the week."""

FIELDS: Final = split("""
    agriculture affairs architecture archives arts aviation banking biology business chemistry civil commerce
    communication communications construction cooperation culture customs defence defense development digital
    diplomacy ecology economics economy education emergency emergencies employment energy environment ethnic ethics
    european export federal finance fisheries food foreign forestry geology health healthcare heritage history home
    housing human humanities immigration import independence industry information infrastructure innovation interior
    internal international investment irrigation justice labor labour land language law literature livestock
    management maritime mathematics media medicine meteorology mines mining mobility national natural oceans oil
    parliamentary petroleum physics planning policy politics population power press privatisation procurement
    propaganda protection public radio railways regional religion religious research resources rural safety
    sanitation science sciences scientific security services social society space sport sports standards state
    statistics strategic strategy supervision tax taxation technical technological technologies technology
    telecommunications television tourism trade training transport transportation treasury university urban veterans
    veterinary war water welfare women youth studies exports administration mass ideology mobilisation organisation
    training islamic studies sustainable world global economic pensions insurance migration disarmament families mines
""")
"""Fields of work in the names of ministries, committees and institutes."""

NOUN_ENDINGS: Final = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ance",
    "ence",
    "ship",
    "ity",
    "ism",
    "logy",
    "nomy",
    "ics",
    "ing",
    "ure",
    "ery",
    "ional",
    "ical",
    "ive",
    "ary",
    "ations",
    "ments",
    "ities",
    "ists",
    "ologies",
    "able",
    "ous",
    "ical",
    "graphy",
    "culture",
)
"""How English nouns and adjectives end that names of people and places hardly ever have."""
