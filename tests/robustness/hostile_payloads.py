"""Strings and bytes made to control, confuse or break a terminal or the program, each by a name; always the same ones.

Families: control functions of ECMA-48, of xterm, VTE, kitty, iTerm2,
tmux, screen and the Linux console; single control
characters; what is invisible or turns the order of letters; markup and formats; names in two scripts; sizes; widths.
"""

from collections.abc import Iterator

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"

_CSI = {
    "cursor": ("2A", "3B", "4C", "5D", "1E", "1F", "9G", "1;1H", "5;5f", "3d", "2e", "2a", "4`", "s", "u"),
    "erase": ("2J", "3J", "0J", "2K", "1K", "?2J", "?2K", "10X", "4P", "3M", "3L", "3@", "20b"),
    "scroll": ("5S", "5T", "2;4r", "2;9s", "2 @", "2 A", "3g", "?69h", "?5W"),
    "look": ("31m", "1;5;7m", "38;5;196m", "48;2;255;0;0m", "38:2::1:2:3m", "8m", "4:3m", "58;5;1m", "10m", "m"),
    "mode": ("?1049h", "?25l", "?5h", "?7l", "?1000h", "?1003h", "?1006h", "?2004h", "?2026h", "?47h", "?1h", "4h",
             "20h", "2l", "12h", "?3h", "?8452h", "?1004h", "?2048h", "?1070l"),
    "report": ("5n", "6n", "?6n", "?15n", "?26n", "c", ">c", "=c", ">0q", "?69$p", "?2026$p", "0x", "1x", "?1$u",
    "?u",
               "?996n", "1$w", "2$w"),
    "window": ("8;9;9t", "3;1;1t", "2t", "9;1t", "14t", "18t", "20t", "21t", "22;0t", "23;0t", "11t", "16t"),
    "reset": ("!p", '61"p', '1"q', "2 q", "?1;2;3r", "1;1;5;5$z", "1;1;9;9;7$r", "1;1;2;2;1;5;5;1$v", "#P", "#Q",
    "#R"),
    "keys": ("200~", "201~", "I", "O", "<0;1;1M", "<0;1;1m", "M !!", ">1u", "<u", "=5u", ">4;2m", "?4m", "1;2R",
             "57399u", "27;5;13~", "24~"),
    "print": ("4i", "5i", "i", "?5i", "?1i"),
    "odd": ("999999999999H", ";;;;;m", "?;?;h", "1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20m", "0!!!p",
    ":::m",
            "1\x0031m", "3\x181m", "3\x1b[1m", "<=>?m", "31"),
}  # fmt: skip
_OSC = (
    "0;pwned title", "1;pwned icon", "2;pwned title", "4;1;rgb:ff/00/00", "4;1;?", "5;0;?", "7;file://host/etc",
    "8;;http://evil.example/pwned", "8;id=x;file:///etc/passwd", "9;pwned note", "9;4;1;50", "10;?", "10;#ff0000",
    "11;?", "11;#000000", "12;?", "17;red", "19;red", "21;foreground=?", "22;wait", "50;?", "50;pwned font",
    "52;c;cHduZWQ=", "52;c;?", "52;p;cHduZWQ=", "52;;!", "66;s=7;pwned", "99;i=1;pwned", "104", "110", "133;A",
    "133;C;pwned", "633;E;pwned", "777;notify;pwned;pwned", "1337;File=inline=1:cHduZWQ=", "1337;SetMark",
    "1337;CopyToClipboard=general", "1337;ReportCellSize", "1337;SetProfile=pwned", "3008;start=pwned", "R",
    "P1ff0000",
    "l pwned", "L pwned", "I pwned", "555;pwned\x00pwned", "0;\u202epwned", "2;" + "pwned" * 600,
)  # fmt: skip
_STRINGS = {
    "dcs": ("+q544e", "$qm", "$q q", "q#0;2;0;0;0#0~~@@vv", "0;1|17/pwned", "pwned", "=1s", "=2s",
    "tmux;\x1b\x1b]52;c;cHduZWQ=\x07",
            "\x1b]2;pwned\x07", "1000p", "p pwned", ">|pwned", "1$tpwned", "!|pwned", "+Q544e"),
    "apc": ("Gf=24,a=T,s=1,v=1;cHduZWQ=", "Ga=q;pwned", "pwned", "Ga=d"),
    "pm": ("pwned",), "sos": ("pwned",), "screen title": ("pwned",), "screen command": ("\"pwned\"",),
}  # fmt: skip
_STARTS = {"dcs": "P", "apc": "_", "pm": "^", "sos": "X", "screen title": "k", "screen command": "!"}
_SINGLE = "c78DEHMNOZ=>no|}~69lmFVW@\\"
_SHORT = ("#8", "#3", "#6", "%G", "%@", "(0", ")0", "*0", "+0", "-A", "(B", " F", " G", "$B", "$(D", "(J", ".A")
_C1 = {0x80: "", 0x84: "", 0x85: "", 0x88: "", 0x8D: "", 0x8E: "", 0x8F: "", 0x90: "$qm\x9c", 0x96: "", 0x97: "",
       0x98: "pwned\x9c", 0x9A: "", 0x9B: "31m", 0x9C: "", 0x9D: "52;c;cHduZWQ=\x9c", 0x9E: "pwned\x9c",
       0x9F: "Ga=q;pwned\x9c", 0x99: ""}  # fmt: skip
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = (
    *"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\u2065\u206a\u206f",
    *"\u3164\ufeff\uffa0\ufff0\ufff8\ufff9\ufffa\ufffb\ufe00\ufe0f\U0001bca0\U0001bca3\U0001d173\U0001d17a",
    *"\U000e0001\U000e0041\U000e007f\U000e0100\U000e01ef\U000e0fff",
)
_OTHER = {
    "noncharacter fdd0": "\ufdd0", "noncharacter fffe": "\ufffe", "noncharacter ffff": "\uffff",
    "noncharacter 1fffe": "\U0001fffe", "noncharacter 10ffff": "\U0010ffff", "private e000": "\ue000",
    "private plane": "\U000f0000", "line separator": "\u2028", "paragraph separator": "\u2029",
    "tags spelling": "".join(chr(0xE0000 + ord(letter)) for letter in "ignore all"), "unassigned": "\u0378",
    "braille blank": "\u2800", "spaces": "\u00a0\u1680\u2000\u2003\u2007\u2009\u202f\u205f\u3000",
    "replacement": "\ufffd", "pictures": "\u241b[31m", "object": "\ufffc",
}  # fmt: skip
_MARKS = {
    "zalgo": "Z" + "\u0301\u0316\u0489" * 30,
    "zalgo word": "".join(letter + "\u0300\u0323\u20dd" * 9 for letter in "hanoi"),
    "ten thousand marks": "e" + "\u0301" * 10_000, "marks first": "\u0301\u0301\u0301x",
    "enclosing": "a\u20e3\u20e0\u20dd\u20de\u20e4\u20e2",
    "marks and joiners": "a" + "\u0301\u200d" * 40, "thai pile": "\u0e01" + "\u0e49" * 40,
    "hangul pile": "\u1100" * 40 + "\u1161" * 40,
    "tibetan": "\u0f40" + "\u0f71\u0f72" * 20, "variation pile": "a" + "\ufe0f" * 50,
    "vietnamese decomposed": "Nguye\u0302\u0303n Va\u0306n Hu\u0300ng", "kazakh decomposed": "\u0418\u0306од",
}  # fmt: skip
_MARKUP = (
    "[/x]", "[/]", "[link=http://evil.example]pwned[/link]", "[@click=app.quit]pwned[/]",
    "[@click=app.exit()]pwned[/]",
    "[bold]pwned[/bold]", "[red on blue", "[a=b=c]", "[[pwned]]", "\\[pwned]", "[$primary]pwned",
    "[on $error]pwned[/]",
    "[link=\"\x1b]52;c;cHduZWQ=\x07\"]pwned[/link]", ":smiley: :warning:", "[bold", "]pwned[", "[b][i][u][/b][/i]",
    "{0}", "{name}", "{subject.__class__}", "{n:>999999999}", "{", "}", "{{}}", "%s%s%s%n", "%(name)s", "%d",
    "%999999d",
    "${HOME}", "$(id)", "`id`", "; id", "| id", "&& id", "../../../../etc/passwd", "C:\\nul", "-rf", "--format",
    "~root",
    "Project-Id-Version: pwned\\n", "msgid \"\"", "_(\"pwned\")", "Plural-Forms: nplurals=9;",
    "<script>alert(1)</script>",
    "<b>pwned</b>", "&#27;]2;pwned&#7;", "&#x9b;31m", "&amp;#27;[31m", "<!-- pwned", "]]>", "<![CDATA[pwned",
    "\\x1b[31m",
    "\\033[31m", "^[[31m", "\\e[31m", "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "\"; drop table documents; --",
    "' or 1=1",
    "MATCH NEAR(*)", "\"unbalanced", "*", "OR AND NOT", "col:x*", "^", "SELECT", "\\u001b[31m", "None", "nan", "../",
)  # fmt: skip
_MIXED = (
    "Тоkаев", "Тoқаев", "Hà Nộі", "Нanoi", "Аstana", "Қазақcтан", "Pоссия", "Вьeтнам", "Nguуễn", "ᏔᎪᏦ",
    "Ｔｏｋａｅｖ",
    "𝐓𝐨𝐤𝐚𝐞𝐯", "Τokaev", "Ｈà Ｎộｉ", "Tоkaev Тoкаев",
)  # fmt: skip
_WIDE = {
    "han": "河内市的渡轮" * 9, "hangul": "하노이 페리", "fullwidth": "ＦＵＬＬ　ＷＩＤＴＨ", "halfwidth": "ﾊﾛｰ",
    "family": "👨‍👩‍👧‍👦", "flags": "🇻🇳🇰🇿🇻", "keycap": "1️⃣#️⃣", "skin": "👍🏽👩🏿‍🚀",
    "text emoji": "☎︎☎️❤️", "subdivision": "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "ambiguous": "§±×÷αβ①②※→■○", "box": "┌─┐│└┘", "cuneiform": "𒐫𒈙﷽", "long emoji": "🧑‍" * 60,
    "regional": "🇦" * 41,
    "arabic": "هانوي وأستانا في يوم واحد", "hebrew": "האנוי ואסטנה 123 abc", "rtl with marks": "مُحَمَّد",
    "mixed direction": "abc עברית 12:30 العربية",
    "rtl file": "cod.\u202egpj.exe", "devanagari": "हिन्दी क्षत्रिय", "thai": "ภาษาไทยไม่มีวรรค",
    "khmer": "ភាសាខ្មែរ", "mongolian": "ᠮᠣᠩᠭᠣᠯ",
}  # fmt: skip
_SIZES = {
    "long word": "pwnedword" * 2_000, "long line": "pwned word " * 8_000, "many lines": "line\n" * 4_000,
    "many spaces": "a" + " " * 50_000 + "b", "many tabs": "a" + "\t" * 5_000 + "b",
    "many escapes": "\x1b[31m" * 4_000,
    "many bells": "\x07" * 20_000, "many zero widths": "a\u200b" * 20_000, "many overrides": "\u202ea" * 10_000,
    "many carriage returns": "over\rwritten" * 2_000, "many backspaces": "pwned" + "\b" * 5_000,
    "many brackets": "[" * 20_000,
    "many wide": "河" * 20_000, "many words": " ".join(f"w{number}" for number in range(9_000)),
    "no letters": "…" * 10_000,
}  # fmt: skip


def text_payloads() -> Iterator[tuple[str, str]]:
    """A name and a string for each."""
    for family, bodies in _CSI.items():
        for body in bodies:
            yield f"csi {family} {body.encode('unicode_escape').decode()}", f"{ESC}[{body}"
    for number, body in enumerate(_OSC):
        for ending, end in (("bel", BEL), ("st", ST)) if number % 2 else (("c1", "\x9c"), ("open", "")):
            yield f"osc {body[:14].encode('unicode_escape').decode()} {ending}", f"{ESC}]{body}{end}"
    for family, bodies in _STRINGS.items():
        for body in bodies:
            yield f"{family} {body[:12].encode('unicode_escape').decode()}", f"{ESC}{_STARTS[family]}{body}{ST}"
        yield f"{family} open", f"{ESC}{_STARTS[family]}pwned"
    for letter in (*_SINGLE, *_SHORT):
        yield f"esc {letter}", f"{ESC}{letter}"
    yield "esc at the end", ESC
    for code, rest in _C1.items():
        yield f"c1 {code:02x}", chr(code) + rest
    for code in (*range(0x20), 0x7F):
        yield f"c0 {code:02x}", chr(code)
    for character in (*_BIDI, *_INVISIBLE):
        yield f"invisible {ord(character):x}", character
    yield "overwriting", "rm -rf\r\x1b[2Kinnocent"
    yield "hidden by backspaces", "pwned\b\b\b\b\bsafe!"
    yield "trojan source", "\u202e\u2066// if admin\u2069\u2066 begin"
    for family in (_OTHER, _MARKS, _WIDE, _SIZES):
        yield from family.items()
    for text in _MARKUP:
        yield f"markup {text[:20].encode('unicode_escape').decode()}", text
    for text in _MIXED:
        yield f"mixed {text}", text


_ORDINARY = (
    "Ordinary words of a long article follow: the ferry crossed the river in half an hour. Қала тұрғындары қуанды. "
)
_LATIN = "Tin: tàu điện \x1b[31m pwned\x1b]2;pwned\x07 về Hà Nội."


def byte_payloads() -> Iterator[tuple[str, bytes]]:
    """A name and the bytes of a whole file of plain text whose letters are not what they seem."""
    text = f"Byteword headline\n\n{_LATIN}\nSecondword Астана \u202epwned thirdword.\n\n{_ORDINARY * 6}\n"
    yield "utf-8 overlong escape", b"Byteword \xc0\x9b[31m \xe0\x80\x9b]2;pwned \xf0\x80\x80\x9b secondword"
    yield "utf-8 raw c1", b"Byteword \x9b31m \x9d52;c;cHduZWQ=\x9c \x90$qm\x9c secondword " + b"plain " * 40
    yield "utf-8 surrogates", b"Byteword \xed\xa0\x80\xed\xb0\x80 \xed\xb2\x9b secondword"
    yield "utf-8 cut", "Byteword Hà Nội secondword thirdword ".encode() * 30 + b"\xe1\xbb"
    yield "utf-8 too high", b"Byteword \xf4\x90\x80\x80 \xf8\x88\x80\x80\x80 \xfe\xff secondword"
    yield "utf-8 broken escape", b"Byteword \x1b\xc3[31m \xe2\x1b[2J\x80 secondword"
    yield "utf-8 twice", text.encode().decode("latin-1").encode()
    yield "utf-8 thrice", text.encode().decode("latin-1").encode().decode("latin-1").encode()
    yield "utf-7", "Byteword +ABs-[31m +ABs-]2;pwned+AAc- secondword".encode("ascii")
    yield "iso-2022-jp", b"Byteword \x1b$B$3$s\x1b(B secondword \x1b(J pwned \x1b(B"
    yield "hz", b"Byteword ~{<:Ky2;~} secondword ~\x1b[31m"
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"):
        data = text.encode(encoding)
        yield f"{encoding}", data
        yield f"{encoding} odd", data[:-1]
    yield "utf-16 with surrogates", b"\xff\xfe" + text.encode("utf-16-le") + b"\x1b\xd8\x9b\xdc\x00\xd8"
    for encoding in (
        "cp1258",
        "cp1251",
        "koi8-r",
        "cp1252",
        "latin-1",
        "iso8859-5",
        "mac-cyrillic",
        "cp866",
        "gb18030",
    ):
        data = text.encode(encoding, "replace").replace(b"pwned", b"\x9b31m \x85\x8d")
        yield f"bytes in {encoding}", data
    yield "byte order marks", b"\xef\xbb\xbf" * 9 + text.encode()
    yield "nul between", "\0".join("Byteword secondword").encode() + b" plain words" * 30
    yield "random", bytes(range(256)) * 4
    yield "gzip in name only", b"\x1f\x8b\x08not gzip \x1b[31m"
    yield "zip in name only", b"PK\x03\x04not zip \x1b]2;pwned\x07"
    yield "pdf in name only", b"%PDF-1.7 \x1b[31m not pdf"
