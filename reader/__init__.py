"""Reader: Vietnamese, Kazakh and English articles side by side in a terminal, with the entities in them."""

__version__ = "0.1.0"
