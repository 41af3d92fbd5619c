"""Recognising names in the background: the articles on screen first, one after the other."""

from collections.abc import Callable, Iterable

from textual.message import Message
from textual.worker import get_current_worker

from reader.app.messages import AnalysisFailed, DocumentAnalysed
from reader.library.library import Library
from reader.messages import ReaderError


def recognise(library: Library, first: Iterable[str], tell: Callable[[Message], object]) -> None:
    """Analyse all pending documents of `library`, those with the keys `first` before the others.

    Runs in a thread worker; touches no widget, only calls `tell` with `DocumentAnalysed` and `AnalysisFailed`.
    """
    worker = get_current_worker()
    waiting = library.pending()
    order = [key for key in dict.fromkeys(first) if key in waiting]
    order += [key for key in waiting if key not in order]
    for number, key in enumerate(order, start=1):
        if worker.is_cancelled:
            return
        try:
            library.analyse(key)
        except ReaderError as error:
            tell(AnalysisFailed(key, error))
        except Exception:  # one article that the recogniser stumbles over must not cost the others their names
            tell(AnalysisFailed(key, None))
        tell(DocumentAnalysed(key, len(order) - number))
