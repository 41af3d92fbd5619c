"""Trains the models of the tagger, or measures them.

`python -m reader.entities.recognition.tagger.train --data FOLDER` writes a model a language; with `--evaluate` it
writes none and prints strict F1 on text held back: English on the development set, Vietnamese over contiguous
fifths, Kazakh over five folds that keep the variants of a sentence together. FOLDER holds the corpora that
MODEL_CARD.md names, as files of one JSON object a line with `text` and `spans`. The same data gives the same models.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.entities.recognition.lexicon import common_words
from reader.entities.recognition.tagger.model import Model
from reader.entities.recognition.tagger.training.fitting import Noting, common_words_of, fit
from reader.entities.recognition.tagger.training.recipes import RECIPES, own
from reader.entities.recognition.tagger.training.scoring import Tally, score


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def train(language: str, data: Path, target: Path) -> None:
    """Write the model that is shipped for `language` to `target`, from all of `data` and the own sentences.

    Raises OSError where a file of `data` cannot be read.
    """
    recipe = RECIPES[language]
    noting = Noting(language, common_words(language))
    texts = [*recipe.everything(data), *list(noting.with_values(own(language))) * recipe.own_times]
    fit([*texts, *recipe.copies(texts, language)], noting, recipe.settings, target, _tell)


def evaluate(language: str, data: Path) -> Tally:
    """The counts over all sides of `data` that are held back; word lists are taken from the side trained on alone.

    Raises OSError where a file of `data` cannot be read.
    """
    recipe, total = RECIPES[language], Tally()
    with TemporaryDirectory() as folder:
        model = Path(folder) / f"{language}.crfsuite"
        for side, held in recipe.splits(data):
            noting = Noting(language, common_words_of([*side, *own(language)]))
            texts = [*side, *list(noting.with_values(own(language))) * recipe.own_times]
            fit([*texts, *recipe.copies(texts, language)], noting, recipe.settings, model, _tell)
            total.merge(score(Model(model), noting, held, recipe.measured))
    return total


def main(arguments: Sequence[str] | None = None) -> None:
    """Run as a command with `arguments`, those of the process where none are given."""
    parser = argparse.ArgumentParser(prog="python -m reader.entities.recognition.tagger.train")
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--language", choices=sorted(RECIPES), action="append", help="train this one only")
    parser.add_argument(
        "--output", type=Path, default=Path(__file__).parent / "models", help="folder to write models to"
    )
    parser.add_argument("--evaluate", action="store_true", help="print figures on text held back, write nothing")
    chosen = parser.parse_args(arguments)
    for language in chosen.language or RECIPES:
        if chosen.evaluate:
            tally = evaluate(language, chosen.data)
            _tell("\n".join([language, *tally.lines()]))
        else:
            chosen.output.mkdir(parents=True, exist_ok=True)
            train(language, chosen.data, chosen.output / f"{language}.crfsuite")


if __name__ == "__main__":
    main()
