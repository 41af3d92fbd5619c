"""Keys of words lead back to what is in an index only as long as the rules are those of then."""

import unicodedata
from hashlib import sha256

from reader.names.word_keys import RULES_VERSION, keys_of

RULES_OF_THIS_VERSION = "6583d63f1c60"


def test_other_keys_have_another_version() -> None:
    letters = (chr(code) for code in range(0x30, 0x2000))
    known = [letter for letter in letters if unicodedata.ucd_3_2_0.category(letter)[0] in "LN"]
    words = [*known, *(f"Xa{letter}ngÂ" for letter in known)]
    keys = [" ".join(keys_of(word, kazakh=kazakh)) for word in words for kazakh in (False, True)]
    digest = sha256("|".join(keys).encode()).hexdigest()[:12]
    assert digest == RULES_OF_THIS_VERSION, f"change RULES_VERSION ({RULES_VERSION}), then write {digest} here"
