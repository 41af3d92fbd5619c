"""Which mentions name the same thing: within a document, across documents, and why."""

from reader.entities.linking.explaining import Explanation, NearMiss, SpellingReason
from reader.entities.linking.linked import Linked
from reader.entities.linking.linker import Linker

__all__ = ["Explanation", "Linked", "Linker", "NearMiss", "SpellingReason"]
