"""Word lists that tell people: given names, endings of family names, words that are titles and names at once.

Source: common given names of English, Russian, Kazakh in Latin letters and other languages as news writes them, and
common endings of family names; gathered by hand for these tables.
"""

from typing import Final

from reader.entities.recognition.lexicon import split

GIVEN: Final = split("""
    aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto alejandro aleksandr aleksandar alex
    alexander alexandra alexei alexey alfred ali alice alisher amanda amina amir amy ana anastasia anatoly andre
    andrea andreas andrei andrej andres andrew andrey andrzej angela anita ann anna anne annie antonio antony
    anthony anton antonio anwar arman arthur artem asif askar assel aung aziz barack barbara barry beatrice ben
    benjamin bernard bill björn bob boris brad brendan brian bruce bruno camila carl carla carlos carol caroline
    catherine cecilia charles charlotte chris christian christina christine christopher claire claudia clara craig
    cristina cyril daniel daniela darkhan daulet dave david dean deborah denis dennis diana diego dimitri dinara
    dmitri dmitry dominic donald dong douglas edgar edith eduardo edward elena elizabeth ella ellen elon emily emma
    emmanuel emomali eric erik erlan ernest eva evan evgeny fatima felix fernando florian francis francisco frank
    franz fred frederic friedrich gabriel gareth gavin gennady george gerald gerard giorgia giovanni giulia gordon
    grace graham greg gregory guido gustavo hamid hannah hans harold harry hassan heather helen helena henri henrik
    henry hillary howard hugh hugo hussein ian ibrahim igor ilham ilya imran ingrid ion irina isaac isabel ivan
    ivana jack jacob jacques jair jake james jamie jan jane janet jason javier jean jeff jeffrey jennifer jens
    jeremy jerome jerry jessica jim joan joanna joe joel johan johann john jonas jonathan jordan jorge josé jose
    joseph josh joshua juan judith julia julian julie justin kamala kanat karen karim karl kassym kate katherine
    kathleen keir keith kelly ken kenneth kevin khalid kim klaus konstantin kristina kyle larisa larry laura lauren
    laurent lawrence leo leon leonid lewis liam linda lisa louis louise luca lucas lucia luis luiz lukas luke lynn
    madina maksim manuel marat marc marcel marco marcos marcus marek margaret maria marie marina mario mark markus
    martin mary masoud mathias matteo matthew matthias maurice max maxim megan melanie michael michel michelle
    miguel mike mikhail milan minister miroslav mohamed mohammad mohammed monica moon muhammad murat mustafa nancy
    narendra natalia natalie natasha nathan neil nelson nicholas nick nicola nicolas nikita nikol nikola nikolai
    nikolay nina nora norman nurlan nursultan oleg olga oliver olivia olzhas omar oscar otto pablo pamela patricia
    patrick paul paula pauline pavel pedro penny peter petr petro philip philippe phillip pierre piotr prabowo
    rachel rafael rahim rajesh ralph ramon raul raúl ravi raymond rebecca recep richard rob robert roberto robin
    rodrigo roger roland roman ron ronald rosa rosemary ross roy ruslan russell ruth ryan sabina sadyr said sally
    sam samantha samuel sandra sara sarah scott sean sebastian serdar sergei sergey sergio serik shavkat sharon
    sheikh shinzo silvia simon sofia sonia sophie stanislav stefan stella stephanie stephen steve steven stuart
    susan sven svetlana sylvia talgat tamara tatiana tatyana ted teresa terry thierry thomas tim timothy timur tina
    todd tom tomas tony tracy ulf ulrich umar ursula vadim valentin valentina valery vanessa vasily vera veronica
    victor victoria viktor vincent virginia vitaly vladimir vladislav volodymyr walter wayne wendy werner wilhelm
    will william wolfgang xavier xi yasmin yerlan yevgeny yuri yury yves zachary zhanna zhenis zoe yermek yerzhan
    aigul ainur aliya almas arystanbek askhat azamat bakhytzhan bauyrzhan berdibek daniyar dauren gulnara gulshara
    kairat kanysh karlygash maksat maulen mukhtar murat nurgul nurlybek roza sabit saule ulan zhandos ferdinand joko
    lawrence noam yael avi moshe kenji hiroshi yuki wei ming
""") - {"minister"}
"""Given names in Latin letters."""

LATIN_ENDINGS: Final = (
    "ov",
    "ova",
    "ev",
    "eva",
    "aev",
    "ovich",
    "evich",
    "ovna",
    "evna",
    "sky",
    "skiy",
    "skyi",
    "skaya",
    "enko",
    "shvili",
    "adze",
    "uly",
    "kyzy",
    "qyzy",
    "uulu",
    "oglu",
    "zade",
    "dottir",
    "sson",
    "opoulos",
    "idis",
    "escu",
    "wicz",
    "czyk",
    "ović",
    "ić",
    "ovic",
    "ishvili",
    "zoda",
    "yan",
)
"""Endings of family names, which tell when another name stands before."""

SURE_ENDINGS: Final = (
    "ayev",
    "aev",
    "yev",
    "nov",
    "kov",
    "rov",
    "lov",
    "tov",
    "sov",
    "mov",
    "bov",
    "zhov",
    "ovich",
    "enko",
    "shvili",
    "skiy",
    "uly",
    "kyzy",
)
"""Those that tell alone."""

ALSO_NAMES: Final = split(
    "азамат сұлтан хан би батыр ақын сері king prince major justice judge father sister dean page marshal "
    "chú sơn chi thầy pope count an bé cô cụ em vua bà anh thi hoa mẹ"
)
"""Titles that are names or parts of names as well: they do not end a run of capitalised words."""

VIETNAMESE_ADDRESS: Final = split("ông bà anh chị em cô chú bác cụ cậu mẹ bé thầy vua tướng cháu")

PORTFOLIO: Final = split("""
    affairs defence defense finance trade industry commerce agriculture environment education training health
    justice interior security transport construction culture sports tourism information communications science
    technology labour labor energy economy development planning investment foreign home internal public resources
    religion youth women welfare emergency emergencies
""")
"""Fields of office."""
