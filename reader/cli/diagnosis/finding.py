"""What a check found out."""

from dataclasses import dataclass
from enum import StrEnum

from reader.messages import N_, Message

Text = Message | str
"""A sentence to be translated, or something that reads the same in every language."""


class State(StrEnum):
    """OK: as it should be. NOTE: good to know. PROBLEM: needs attention."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


class Section(StrEnum):
    """The parts of the answer; the values are for programs."""

    VERSIONS = "versions"
    PATHS = "paths"
    INTEGRITY = "integrity"
    TERMINAL = "terminal"
    ENCODINGS = "encodings"


HEADINGS = {
    Section.VERSIONS: N_("Versions"),
    Section.PATHS: N_("Paths"),
    Section.INTEGRITY: N_("Integrity"),
    Section.TERMINAL: N_("Terminal"),
    Section.ENCODINGS: N_("Encodings"),
}
"""What the sections are called, untranslated."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the answer.

    id: for programs. name: what was looked at. value: how it is. remedy: what helps; None where nothing needs help.
    """

    section: Section
    id: str
    name: Text
    state: State
    value: Text
    remedy: Text | None = None
