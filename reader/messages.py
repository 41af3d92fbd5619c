"""Sentences for a person that are made far from the screen: kept untranslated until they are shown."""

from collections.abc import Mapping
from typing import NamedTuple


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "extract, translate later"
    """Mark `text` for extraction into the catalogues; it is translated when it is shown."""
    return text


_NO_VALUES: Mapping[str, object] = {}
"""A dictionary, because messages go from one process to another."""


class Message(NamedTuple):
    """A sentence that `reader.localisation.translate` turns into the person's language.

    text: the English sentence with named placeholders, marked with `N_` where it is written.
    values: what fills the placeholders; a value may itself be a `Message`, which is translated too, a number, or
        several texts in a tuple, which become a list in the language.
    """

    text: str
    values: Mapping[str, object] = _NO_VALUES

    def __str__(self) -> str:
        """The sentence in English, for logs and tests."""
        return self.text.format(**{key: _in_english(value) for key, value in self.values.items()})


def _in_english(value: object) -> str:
    if isinstance(value, tuple | list) and not isinstance(value, Message):
        return ", ".join(map(str, value))
    return str(value)


class ReaderError(Exception):
    """Something outside the program is not as it should be; the person is told what and what helps.

    subject: the file, option or name concerned, already safe to print.
    reason: what is wrong.
    remedy: what the person can do about it.
    """

    def __init__(self, subject: str, reason: Message, remedy: Message) -> None:
        super().__init__(f"{subject}: {reason}. {remedy}")
        self.subject = subject
        self.reason = reason
        self.remedy = remedy

    def __reduce__(self) -> "tuple[type[ReaderError], tuple[str, Message, Message]]":
        """As processes pass it on."""
        return type(self), (self.subject, self.reason, self.remedy)


class InputError(ReaderError):
    """An input could not be read (exit status 3 on the command line)."""


class NoTextError(InputError):
    """An input is what it should be, and there is no text in it."""


class UsageError(ReaderError):
    """The person asked for something that does not exist or makes no sense (exit status 2)."""
