"""Knowledge where similarity ends: countries, places, bodies, nations, treaties and events under all their names.

The tables lie in `data/`, each names its source; SOURCES.md lists them with their licences.
"""

from reader.names.known.gazetteer import Gazetteer, compatible, gazetteer
from reader.names.known.known import Known

__all__ = ["Gazetteer", "Known", "compatible", "gazetteer"]
