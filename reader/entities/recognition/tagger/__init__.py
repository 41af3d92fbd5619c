"""Names found by a linear-chain conditional random field: one model a language, trained on annotated text.

`tagger` is what the pipeline asks, `model` opens a model's file and reads sentences with it, `features`, `words` and
`facts` say what a model sees of a word, `vetoes` what can be no name. `train` makes the models; MODEL_CARD.md says of
what and how good they are.
"""

from reader.entities.recognition.tagger.tagger import read_by_models

__all__ = ["read_by_models"]
