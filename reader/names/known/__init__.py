"""Knowledge where similarity ends: countries, places, bodies, nations, treaties and events under all their names.

The tables lie in `data/`, each names its source; SOURCES.md lists them with their licences.
"""

from reader.names.known.agreement import compatible
from reader.names.known.gazetteer import Gazetteer
from reader.names.known.loading import fingerprint, gazetteer, gazetteer_digest, own_names_problems, shipped_gazetteer
from reader.names.known.naming import KnownName, told_apart
from reader.names.known.tables import Known

__all__ = [
    "Gazetteer",
    "Known",
    "KnownName",
    "compatible",
    "fingerprint",
    "gazetteer",
    "gazetteer_digest",
    "own_names_problems",
    "shipped_gazetteer",
    "told_apart",
]
