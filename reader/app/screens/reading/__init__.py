"""The main screen: articles side by side and the names in them; each module but `screen` is one of its handlers."""

from reader.app.screens.reading.screen import ReadingScreen

__all__ = ["ReadingScreen"]
