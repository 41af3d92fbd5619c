"""Whether the locale goes with the screen, which is written in UTF-8."""

from collections.abc import Iterator, Mapping

from reader.messages import N_, InputError, Message


def other_encoding(environment: Mapping[str, str]) -> str:
    """The locale that is in force, if it names another encoding than UTF-8; else nothing."""
    name = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    encoding = name.partition("@")[0].partition(".")[2]
    return name if encoding and encoding.lower().replace("-", "") != "utf8" else ""


def locale_problems(environment: Mapping[str, str]) -> Iterator[InputError]:
    """What to tell the person about the locale, if anything."""
    name = other_encoding(environment)
    if name:
        yield InputError(
            name,
            Message(N_("this locale is not UTF-8, in which the screen is written")),
            Message(N_("If letters look wrong, run: LC_ALL=C.UTF-8 reader")),
        )
