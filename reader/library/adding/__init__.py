"""Adding a lot to a library, and recognising it anew: several processes read and recognise, one writes."""

from reader.library.adding.filling import Adding, Outcome, Plan, Progress
from reader.library.adding.renewing import Renewing

__all__ = ["Adding", "Outcome", "Plan", "Progress", "Renewing"]
