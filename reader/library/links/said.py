"""What a document said about names, as it is kept."""

import json
import zlib

Form = tuple[str, int, int, int]
"""A spelling, how many mentions have it, how many of them are full names, and its term; 0 for the name itself."""

Said = tuple[tuple[int, ...], list[Form]]
"""One thing: its names, as numbers, and its spellings."""

Plain = tuple[tuple[int, ...], dict[str, tuple[int, int]]]
"""The same without the terms of the spellings."""

Own = tuple[int, str, str, list[Form]]
"""A thing that only one document knows: its place, id, kind and spellings."""


def unpack(packed: bytes) -> tuple[str, list[Plain], list[Own]]:
    """Language, what was said without the terms of spellings, and `own` of what was `packed`."""
    language, plain, own = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    said = [
        (tuple(places), {form: (count, named) for form, count, named in zip(*[iter(flat)] * 3, strict=True)})
        for places, flat in plain
    ]
    return language, said, own
