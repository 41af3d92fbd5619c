"""Where the SQL engines differ; all other SQL of the shared part is the same for each."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one engine calls things in the definition of a table, and how much it takes at once.

    number: the type of a column that numbers its rows by itself and never gives a number twice.
    whole: of whole numbers up to 64 bits. blob: of bytes. plain: of text that is compared letter by letter.
    clustered: what stands behind a table of which a row is little more than its key.
    most_values: how many values one statement may be given.
    """

    number: str
    whole: str
    blob: str
    plain: str
    clustered: str
    most_values: int

    def ddl(self, tables: str) -> list[str]:
        """The statements of `tables`, in which {number}, {whole} and so on stand for what they are here."""
        for name in ("number", "whole", "blob", "plain", "clustered"):
            tables = tables.replace(f"{{{name}}}", getattr(self, name))
        return [statement.strip() for statement in tables.split(";\n") if statement.strip()]


SQLITE = Dialect(
    number="INTEGER PRIMARY KEY AUTOINCREMENT",
    whole="INTEGER",
    blob="BLOB",
    plain="TEXT",
    clustered="WITHOUT ROWID",
    most_values=30_000,
)
