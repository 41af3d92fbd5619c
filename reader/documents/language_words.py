"""The most frequent function words of languages: articles, prepositions, conjunctions, pronouns, auxiliaries.

Those of the program's own languages tell them; those of others tell what is none of them. General word frequency;
Kazakh in Latin letters: frequent words of KazNERD (Yeshpanov et al. 2022, CC BY 4.0) in the alphabets of 2021, 2018
and 2017, the BGN/PCGN romanisation and the alphabet that news sites used before them.
"""

from reader.documents.tables import terms

OWN = {
    "en": terms(
        """the of and to in a is that for on with as by at from was were are be has have had its it this his her their
        which not an or but will would said after who he she they we you i can our your there been more than into about
        how what when where do does if so no all one up out over my me us them him just like your any some these those
        because while only also could should may did am go get here very too then"""
    ),
    "vi": terms(
        """của và là các những được trong cho với không người đã có một này tại về khi từ đến ông theo năm ngày bà sẽ
        đang trên để ra cũng như vào do nhiều bị sau trước giữa hai nước việc tôi anh chị em đó"""
    ),
    # Vietnamese without marks: only syllables that are rare as words of English.
    "vi-plain": terms(
        """cua nhung duoc khong nguoi cac voi trong ngay theo tai va la mot nay nam da co cho ve khi tu den hai nuoc
        viec toi nhieu truoc giua dang cung nhu vao tren thanh pho quoc chinh phu tich hoi"""
    ),
    "kk": terms(
        """және мен бен пен үшін бұл деп бойынша туралы болып ол осы кейін да де та те болды еді емес жылғы жылы бар
        оның сондай арқылы қарай дейін бірақ немесе ретінде биыл екен мұндай"""
    ),
    "kk-latin": terms(
        """
        a'ley'mettik a'ri ai'ty'yns'a aituynşa alady aladı aldag'y aldaghy aldağy aldağı aldaǵy alg'as'qy alghashqy
        alty altı alyp alğaşqy alğaşqı alıp alǵashqy arnai'y arnaiy arnayy arnayı arnaıy arqyly arqılı aytwınşa
        aytūynsha aıtýynsha barlyq barlıq bass'ysy basshysy bastap basşysy basşısı bi'yl biraq birins'i birinshi
        birinşi birnes'e birneshe birneşe biyl bizdin' bizding bizdiñ bizdiń boi'yns'a boiynşa bolady boladı bolatyn
        bolatın boldy boldı bolg'an bolghan bolsa bolyp bolğan bolıp bolǵan boyynsha boyınşa boıynsha bu'gin
        bu'ginde bu'gingi buryn burın bïıl búgin búginde búgingi bügin büginde bügingi bügın bügınde bügıngı bīyl
        bır bıraq bırneşe bırınşı bıyl bız bızdıñ būl būryn dedi dedı degen dei'di dei'in deidı deiın dep deydi
        deyin deıdi deıin edi edı ekins'i ekinshi ekinşi ekı ekınşı eldi eldin' elding eldiñ eldiń eldı eldıñ emes
        en' endi endı eng halyq halyqaralyq i'ag'ni' iağni is'inde ishinde işinde ja'ne jalpy jalpı jan'a jatqan
        jatyr jatır jaña jańa jergilikti jergılıktı ji'yrma jiyrma joq ju'z jumys jumıs juyq jwıq jy'yq jylda
        jyldyn' jyldyñ jyldyń jylg'a jyly jylğa jylǵa jáne jäne jïırma júz jüz jýyq jılda jıldıñ jılğa jılı jıyrma
        jūmys kei'in keiın keledi keledı kelgen kelip kelıp kerek keyin kezinde kezınde keıin khalyq khalyqaralyq
        ko'p ku'n ku'ni kóp köp kún kúni kün küni künı man'yzdy mangyzdy mañyzdy mañızdı mańyzdy memleket
        memlekettik memlekettık mu'mkin mundai' munday mundaı myn' myna myng myñ myń múmkin mümkin mümkın mına mıñ
        mūndai nemese o'i'tkeni o'tken o'z oblysy oblısı og'an oghan olar olardyn' olardyng olardyñ olardyń olardıñ
        onyn' onyng onyñ onyń onı onıñ osy osyndai osyndai' osynday osyndaı osı osınday otyr otyz otır otız oğan
        oǵan prezi'denti prezidentı prezïdenti prezīdenti prezıdenti qala qalasy qalasynda qalası qalasında qarai
        qarai' qaray qaraı qatysty qatıstı qazir qazirgi qazır qazırgı retinde retınde segiz segız si'i'aqty siiaqty
        sol son' son'g'y sondai sondai' sonday sondaı sondyqtan sondıqtan song songghy sonymen sonyn' sonyng sonyñ
        sonyń sonımen sonıñ soñ soñğy soñğı soń sońǵy sïyaqtı sīyaqty sııaqty tag'y taghy tağy tağı taǵy ten'ge
        tengge teñge teńge ti'is tiıs to'rt tog'yz toghyz toğyz toğız toǵyz turaly twralı ty'raly tïis tórt tört
        týraly tīis tıis tūraly u'kimet u'lken u's'in ulttyq ulttıq xalıq xalıqaralıq yaghnī yağnï zhalpy zhanga
        zhatqan zhatyr zhergilikti zhol zhoq zhumys zhylda zhyldyng zhylgha zhyly zhäne zhüz zhīyrma zhūyq
        áleýmettik ári äleumettık älewmettik äleūmettik äri ärı ótken óıtkeni öitkenı ötken öytkeni úkimet úlken
        úshin ükimet ükımet ülken üshin üşin üşın ıaǵnı ışınde ūlttyq
        """
    ),
    "ru": terms(
        """и в на с по что не из к для о от как он она это а его её их был была было года также за при до мы вы я но
        или который которые между об со она они только уже если во ко же бы будет чтобы ли два раза"""
    ),
}

OTHERS_LATIN = {
    "fr": terms(
        """le la les de des du un une et à au aux en dans sur pour par avec sans ce cet cette ces que qui ne pas plus
        est sont était ont été il elle ils elles nous vous son sa ses leur se selon mais ou où comme d l s n qu après"""
    ),
    "de": terms(
        """der die das den dem des ein eine einen einem einer und oder in im am an auf aus bei mit nach von vom zu zum
        zur für über unter ist sind war waren wird werden wurde hat haben nicht auch dass er sie es wir ich sich seine
        als wie nur noch mehr laut bis um so"""
    ),
    "es": terms(
        """el la los las de del un una y e en a al con sin por para que se su sus no más es son fue era ha han está
        como pero según sobre entre lo le si ya este esta tras desde cuando muy dos"""
    ),
    "pt": terms(
        """o a os as de do da dos das um uma e em no na nos nas com sem por para que se seu sua não mais é são foi era
        tem está como mas segundo sobre entre ao à pelo pela já ou quando muito"""
    ),
    "it": terms(
        """il lo la i gli le di del della dei delle un una e ed in nel nella a al alla con senza per da dal dalla che
        si suo sua non più è sono era ha hanno come ma secondo su sul tra anche o quando"""
    ),
    "ro": terms("""și în de la cu pe din că o un nu se care pentru este sunt a fost au mai după prin sau dar lui"""),
    "nl": terms(
        """de het een en van in op te dat is zijn was waren voor met aan door om bij uit naar niet ook als maar er hij
        ze zij wij wordt werd heeft hebben over nog meer dan of"""
    ),
    "sv": terms(
        """och i att en ett det den som på är av för med till inte har om var de från vid men ut sig han hon vi kan
        ska efter under eller även"""
    ),
    "da": terms("""og i at en et det den som på er af for med til ikke har om var de fra ved men sig han hun vi kan"""),
    "fi": terms("""ja on ei se että oli hän mutta myös ovat joka kun tai sekä mukaan vuoden ole kuin sen"""),
    "pl": terms(
        """w i z na do się nie że to jest o po za od dla przez jak są był była było oraz ze przed ale tym także już
        rok roku tylko może według czy który która które"""
    ),
    "cs": terms(
        """a v se na je že s z do o i k ve pro za by ale jako po jsou byl byla bylo podle který která které také při
        už jen nebo od jeho"""
    ),
    "hu": terms("""a az és hogy nem is egy volt meg ez szerint már csak el de mint vagy még van ki után"""),
    "tr": terms(
        """ve bir bu için ile olarak da de çok olan gibi kadar daha sonra en ne ya her göre ancak değil olduğunu var
        oldu kendi iki üç ise ki mi ilk tarafından gün şu o yeni bakan başkanı dedi söyledi açıkladı edildi"""
    ),
    "az": terms(
        """və bir bu üçün ilə olan də da ki çox daha sonra hər görə ancaq deyil o isə kimi qədər edib olub yeni ildə
        dedi bildirib edilib olunub haqqında iki üç"""
    ),
    "uz": terms(
        """va bir bu uchun bilan ham yil emas haqida kerak edi esa har juda yangi keyin bo'lgan bo'lib qilish qildi
        ning o'z kuni yilda davlat o'zbekiston uni ular deb bo'yicha ikki uch faqat shahri shahrida endi edilar dedi"""
    ),
    "tk": terms("""we bir bu üçin bilen hem ýyl däl barada bolan soň öz ýurduň döwlet türkmenistanyň edip boldy her"""),
    "id": terms(
        """yang dan di ke dari untuk pada dengan ini itu tidak adalah akan telah juga dalam oleh sebagai karena para
        bahwa mereka ia kami lebih sudah bisa ada hanya tahun hari kata tersebut atas dua"""
    ),
    "tl": terms("""ang ng sa na mga ay at ni para si niya ito hindi kay nang rin po ako ang"""),
    "la": terms("""et in est non cum ad ut sed qui quae quod ex per sunt esse aut ab"""),
    "sw": terms("""na ya wa kwa ni katika za la kuwa hii huo yake alisema baada"""),
}

OTHERS_CYRILLIC = {
    "uk": terms(
        """і й та що на не з у до від за як це є був була було його її їх для про при або але також які який яка також
        він вона вони під час після якщо буде року зі щоб лише"""
    ),
    "be": terms(
        """і у на што не з да па ў за як гэта ён яна яны для пры або але таксама які якая быў была год пасля"""
    ),
    "bg": terms(
        """и на в за от да се с е са по че не като ще към при из до без но или който която които бе беше има след
        също той тя те през"""
    ),
    "sr": terms("""и у је да на се за су од са по што као не из до али или који која које био била након који ће"""),
    "ky": terms(
        """жана менен үчүн бул деп бир болгон болуп эле эки эмес кийин дагы ал анын ошол жок бар боюнча тууралуу
        чейин күнү жылы жаңы керек аны ошондой"""
    ),
    "tt": terms(
        """һәм белән өчен бу да дә бер иде булган дип ул аның шул бар юк әмма соң яңа көнне ел буенча турында"""
    ),
    "ba": terms("""һәм менән өсөн был да ҙа бер ине булған тип ул уның шул бар юҡ һуң яңы көн йыл буйынса тураһында"""),
    "mn": terms(
        """нь болон бол байна юм энэ тэр гэж гэсэн байсан оны онд дээр хийж болно ба мөн улсын засгийн уу биш өдөр
        ирэх шинэ"""
    ),
    "tg": terms("""ва дар аз ба ки бо барои ин он аст ҳам буд шуд як то бар мекунад шудааст низ"""),
    "uz-cyrl": terms(
        """ва бир бу учун билан ҳам йил эмас ҳақида керак эди эса ҳар жуда янги кейин бўлган бўлиб қилди"""
    ),
}
