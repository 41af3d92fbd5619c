"""Names of people in three scripts, what is typed to find them, and mentions of them."""

from reader.documents import Zone
from reader.entities import EntityType, Mention

PEOPLE = [
    f"{given} {family}"
    for given in ("Айбек", "Aigerim", "Đặng Thu", "Marat", "Quỳnh", "Saule", "Temir", "Zarina")
    for family in ("Оспанов", "Ospanova", "Hường", "Sadykov", "Trang", "Утепов", "Vinh", "Zhumabek")
]
QUERIES = ("ospanov", "huong", "Saule", "утепов", "temir sadikov", "zhuma", "qwxyz")


def mentions(*names: str) -> tuple[Mention, ...]:
    """Mentions of people by these names, one after the other."""
    found, place = [], 0
    for name in names:
        found.append(Mention(place, place + len(name), name, EntityType.PERSON, Zone.BODY))
        place += len(name) + 2
    return tuple(found)
