"""The links of a library in its database: there at once when it is opened, kept up to date at a flat cost."""

from reader.library.links.preparing import Prepared, prepare
from reader.library.links.stored import StoredLinks
from reader.library.links.tables import TABLES
from reader.library.links.writing import LinkInput

__all__ = ["TABLES", "LinkInput", "Prepared", "StoredLinks", "prepare"]
