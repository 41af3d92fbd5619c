"""The documents of a library in some order, of which only those that are looked at are read."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import overload

from reader.library.library import DocumentSummary

_PAGE = 64
_PAGES = 8

_GONE = DocumentSummary("", "", "", "", None, None, analysed=False)


class DocumentList(Sequence[DocumentSummary]):
    """What a choice of documents was when it was asked for. A document that is gone since has an empty key.

    numbers: of the documents, in their order. read: gives those of some numbers that are there, in any order. find: the
    number of the document with a key, 0 when there is none. May be used from any thread.
    """

    def __init__(
        self,
        numbers: Sequence[int],
        read: Callable[[Sequence[int]], Sequence[DocumentSummary]],
        find: Callable[[str], int],
    ) -> None:
        self._numbers = numbers
        self._read = read
        self._find = find
        self._pages: OrderedDict[int, Sequence[DocumentSummary]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> DocumentSummary: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[DocumentSummary]: ...
    def __getitem__(self, index: int | slice) -> DocumentSummary | Sequence[DocumentSummary]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        return self._page(place // _PAGE)[place % _PAGE]

    @property
    def keys(self) -> "Keys":
        """The keys of the documents, each read when it is asked for."""
        return Keys(self)

    def place(self, key: str) -> int:
        """Where the document `key` stands, the first being 0. Raises ValueError when it is not in the list."""
        return self._numbers.index(self._find(key))

    def _page(self, page: int) -> Sequence[DocumentSummary]:
        found = self._pages.get(page)
        if found is None:
            numbers = self._numbers[page * _PAGE : (page + 1) * _PAGE]
            there = {summary.number: summary for summary in self._read(numbers)}
            found = self._pages[page] = [there.get(number, _GONE) for number in numbers]
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        return found


class Keys(Sequence[str]):
    """The keys of the documents of a list."""

    def __init__(self, documents: DocumentList) -> None:
        self._documents = documents

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return [summary.key for summary in self._documents[index]]
        return self._documents[index].key

    def __contains__(self, key: object) -> bool:
        try:
            self.index(key)
        except ValueError:
            return False
        return True

    def index(self, value: object, start: int = 0, stop: int | None = None) -> int:
        """As of a list, without reading it."""
        place = self._documents.place(str(value))
        if not start <= place < (len(self) if stop is None else stop):
            raise ValueError(value)
        return place
