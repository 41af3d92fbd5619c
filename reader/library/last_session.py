"""What was open when the program was left, so that the next start shows it again."""

import json
import os
from collections.abc import Sequence
from typing import NamedTuple

from reader.digests import sha256
from reader.library.library import Library
from reader.library.server_address import is_server, shown

_SETTING = "session"


class Opened(NamedTuple):
    """A document in a pane. key, name: as in `Document`; both empty for a pane without one."""

    key: str = ""
    name: str = ""


class Session(NamedTuple):
    """The panes as they were left.

    identity: of what the program was started on, see `identity_of`. opened: a document for each pane.
    active: the number of the pane with the focus.
    """

    identity: str
    opened: tuple[Opened, ...]
    active: int = 0

    @classmethod
    def of(cls, library: Library, identity: str) -> "Session | None":
        """The session that was kept last, if it was one on the same."""
        try:
            kept = json.loads(library.setting(_SETTING) or "null")
            opened = tuple(Opened(str(key), str(name)) for key, name in kept["opened"])
            session = cls(str(kept["identity"]), opened, max(0, int(kept["active"])))
        except (ValueError, TypeError, KeyError):
            return None
        return session if identity and session.identity == identity else None

    @property
    def names(self) -> list[str]:
        """What the documents are called, that of the pane with the focus first."""
        before, behind = self.opened[: self.active], self.opened[self.active :]
        return [each.name for each in (*behind[:1], *before, *behind[1:]) if each.name]

    def keep(self, library: Library) -> None:
        """Keep it in `library`."""
        opened = [[each.key, each.name] for each in self.opened]
        value = {"identity": self.identity, "opened": opened, "active": self.active}
        library.set_setting(_SETTING, json.dumps(value, ensure_ascii=False))


def identity_of(sources: Sequence[str]) -> str:
    """What tells a start on `sources` (files, folders, a library) from one on others, wherever it is made."""
    absolute = (shown(source) if is_server(source) else os.path.abspath(source) for source in sources)
    return sha256("\n".join(absolute).encode("utf-8", "surrogateescape")).hexdigest()[:16]
