"""The choice of a name of the application, with an index of names in the place of those of its articles.

    python tests/benchmarks/names_application.py INDEX FILE …

So the pane is measured with as many names as an index may have, without the hours that it takes to write articles in
which they stand. What the library adds to each answer, a look at which of its entities are alive, is missing.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reader.app import run
from reader.entities.mention import Entity, EntityType
from reader.library.opening import open_collection
from reader.names import NameIndex, SearchAnswer


def with_names(library: Any, index: NameIndex) -> None:
    """Let `library` find the names of `index`, each an entity of its first article."""
    key = library.documents(None, 0, 1)[0].key

    def search_names(query: str, limit: int = 20, keys: Sequence[str] | None = None) -> SearchAnswer:
        return index.search(query, limit)

    def entity(id: str) -> Entity:
        name = index.entry(int(id)).name
        return Entity(id, EntityType.PERSON, name, {name: 1}, {key: 1}, {})

    def several(ids: Sequence[str]) -> list[Entity]:
        return [entity(each) for each in ids]

    library.search_names, library.entity, library.several = search_names, entity, several


if __name__ == "__main__":
    collection = open_collection(sys.argv[2:])
    with_names(collection.library, NameIndex.open(Path(sys.argv[1])))
    run(collection, lean=False, plain_output=False, mouse=True, pick=True)
