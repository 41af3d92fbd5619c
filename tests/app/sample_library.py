"""Articles small enough to check by eye, and what the screen says about them."""

from fake_library import FakeLibrary, article
from textual.app import App
from textual.pilot import Pilot

from reader.app.application import ReaderApp
from reader.documents import Form, Role

__all__ = ["FakeLibrary", "keys_done", "sample_library", "screen_text"]

LOREM = "The committee met again, heard the reports of the working groups and put off what it could not settle. "


def sample_library() -> FakeLibrary:
    """Two English articles and a Vietnamese one, eight screens long at 80×24."""
    body = [
        (
            Role.BODY,
            f"Paragraph {number}. " + LOREM * 3 + ("[PERSON:mai|Mai Anh] spoke." if number % 10 == 0 else ""),
        )
        for number in range(40)
    ]
    first = article(
        (Role.TITLE, Form.HEADLINE, "River ministers meet in [PLACE:hue|Huế]"),
        (Role.STANDFIRST, "[PERSON:mai|Mai Anh] opened the talks."),
        (Role.CAPTION, Form.CAPTION, "The hall in [PLACE:hue|Hue]."),
        (Role.HIDDEN, Form.SCRIPT, "var tracking = 1;"),
        *body,
        (Role.RELATED, Form.LABEL, "See more"),
        (Role.RELATED, "Ferry resumes at [PLACE:aktau|Aktau]"),
        date="2024-03-09",
        source="River News",
    )
    second = article(
        (Role.TITLE, Form.HEADLINE, "A ferry for the Caspian"),
        (
            Role.BODY,
            "[PERSON:mai|Mai Anh] flew from [PLACE:hue|HUẾ] to [PLACE:aktau|Aktau] for [MONEY:usd|US$3 million].",
        ),
        (Role.BODY, LOREM * 20),
        date="2024-03-10",
    )
    third = article(
        (Role.TITLE, Form.HEADLINE, "Phà qua [PLACE:caspian|biển Caspi]"),
        (Role.BODY, "[ORG:port|Cảng Đông] đón chuyến đầu tiên."),
        language="vi",
    )
    library = FakeLibrary(first, second, third)
    library.names = {"hue": {"kk": "Хюэ", "vi": "Huế", "en": "Hue"}}
    return library


def screen_text(app: App[object]) -> str:
    """What the screen shows, line by line, without colours."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


async def keys_done(app: ReaderApp, pilot: Pilot[None]) -> None:
    """Wait until all keys that were sent have done what they do."""
    for _ in range(400):
        await pilot.pause()
        if app.typed_ahead.is_idle:
            break
    await pilot.pause()
