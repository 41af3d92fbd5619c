"""Finding the words that name something: rules and gazetteers, one recogniser per module.

Each recogniser reads a `Passage` (a part of the article, as words) and proposes candidates; `overlap` settles which of
them stand, `whole` looks for names a second time with what the whole document says, `pipeline` holds it together.
"""

from reader.entities.recognition.portions import recognise

__all__ = ["recognise"]
