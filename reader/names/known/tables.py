"""A known thing, and the tables that known things are read from."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

_DATA: Final = Path(__file__).parent / "data"

LANGUAGES: Final = ("en", "vi", "kk", "ru")
"""The languages that a table has a column of names for."""

COLUMNS: Final = ("key", "kind", "country", "weight", "same_as", *LANGUAGES, "other")
"""The columns of every table of known things."""

TABLES: Final = (
    "countries",
    "country_names",
    "demonyms",
    "regions",
    "divisions",
    "place_names",
    "places",
    "bodies",
    "institutions",
    "agencies",
    "companies",
    "laws",
    "events",
)
"""The tables of known things, in `data/`; a later row with the same key adds names to the earlier one."""

_SPELLINGS: Final = len(LANGUAGES) + 1

GENERIC: Final = "~"
"""Before a name in a table: many countries have one of that name."""


class Known(NamedTuple):
    """A thing in the world that the tables know, with its names.

    key: "iso3166:KZ", "norp:KZ", "geonames:1526273", "iso3166-2:KZ-63", "region:central-asia", "body:eaeu", "law:…",
    "event:…", "own:…".
    kind: PLACE, ORG, NORP, EVENT or LAW; the person's own names also PERSON and WORK.
    names: the name to show by interface language: vi, kk, en, and ru.
    aliases: every other spelling.
    same_as: identifiers elsewhere: {"iso3166": "KZ"}, {"geonames": 1526273}, {"body": "eaeu"}.
    weight: how likely the bare name means this one: the population of a city, 10**9 for a country.
    country: ISO 3166 code of the country it lies in or belongs to.
    generic: names that the like of other countries has as well ("National Assembly", "Quốc hội").
    """

    key: str
    kind: str
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    same_as: Mapping[str, str | int] = {}
    weight: int = 0
    country: str | None = None
    generic: tuple[str, ...] = ()


class Row:
    """One row of a table: what `Known` is made of, names by language and in the order of the table.

    own: those of the names that the person added.
    """

    __slots__ = ("country", "key", "kind", "names", "own", "same_as", "weight")

    def __init__(
        self,
        key: str,
        kind: str,
        names: list[list[str]],
        *,
        country: str,
        weight: int,
        same_as: str,
        own: frozenset[str] = frozenset(),
    ) -> None:
        self.key = key
        self.kind = kind
        self.country = country
        self.weight = weight
        self.same_as = same_as
        self.names = names
        self.own = own

    @classmethod
    def of(cls, line: str) -> "Row":
        """The row that a line of a table, or of the compiled tables, holds. Raises ValueError when it holds none."""
        key, kind, country, weight, same_as, *cells = line.split("\t")
        own = cells.pop() if len(cells) > _SPELLINGS else ""
        if len(cells) != _SPELLINGS:
            raise ValueError(line)
        names = [cell.split("|") if cell else [] for cell in cells]
        added = frozenset(own.split("|") if own else ())
        return cls(key, kind, names, country=country, weight=int(weight), same_as=same_as, own=added)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and self.line() == other.line()

    __hash__ = None  # type: ignore[assignment]  # names come to it

    def line(self) -> str:
        """The row as a line of the compiled tables."""
        cells = [self.key, self.kind, self.country, str(self.weight), self.same_as, *map("|".join, self.names)]
        return "\t".join([*cells, "|".join(sorted(self.own))])

    def absorb(self, other: "Row") -> None:
        """Add the names of a later row with the same key; the person's own go first."""
        for mine, theirs in zip(self.names, other.names, strict=True):
            if other.own:
                mine[:] = dict.fromkeys((*theirs, *mine))
            else:
                mine.extend(name for name in theirs if name not in mine)
        self.own |= other.own
        self.same_as = "|".join(part for part in (self.same_as, other.same_as) if part)
        self.country = self.country or other.country
        self.weight = max(self.weight, other.weight)

    def known(self) -> Known:
        """The public form of the row."""
        shown: dict[str, str] = {}
        aliases: dict[str, None] = {}
        generic: dict[str, None] = {}
        for index, names in enumerate(self.names):
            for name in names:
                plain = name.removeprefix(GENERIC)
                if plain is not name and plain != name:
                    generic[plain] = None
                if index < len(LANGUAGES) and LANGUAGES[index] not in shown:
                    shown[LANGUAGES[index]] = plain
                else:
                    aliases[plain] = None
        used = set(shown.values())
        return Known(
            key=self.key,
            kind=self.kind,
            names=shown,
            aliases=tuple(name for name in aliases if name not in used),
            same_as=_identifiers(self.same_as),
            weight=self.weight,
            country=self.country or None,
            generic=tuple(generic),
        )


def _identifiers(text: str) -> dict[str, str | int]:
    identifiers: dict[str, str | int] = {}
    for part in text.split("|"):
        name, _, value = part.partition("=")
        if value:
            identifiers[name] = int(value) if name == "geonames" else value
    return identifiers


def read_text(name: str) -> str:
    """The text of the data file `name` of this package."""
    return (_DATA / name).read_text(encoding="utf-8")


def read_table(name: str) -> Iterator[Row]:
    """The rows of the table `data/{name}.tsv`; comment lines and the header are left out.

    Raises ValueError when a row does not have the columns, which means a damaged installation.
    """
    for line in read_text(f"{name}.tsv").split("\n"):
        if not line or line[0] == "#":
            continue
        if line.startswith("key\t"):
            continue
        try:
            yield Row.of(line)
        except ValueError as error:
            raise ValueError(f"{name}.tsv: {line!r}") from error
