"""Help and palette: what one can do here."""

from collections.abc import Callable, Mapping

from reader.app.messages import CommandRequested, LanguageRequested
from reader.app.screens.reading.handler import Handler


class Guide(Handler):
    """Shows the keys, and runs commands that are asked for by name."""

    def commands(self) -> Mapping[str, Callable[[], None]]:
        return {"help": self.help, "palette": self.palette}

    def help(self) -> None:
        """Show every key and what it does."""
        from reader.app.screens.help import HelpScreen

        self.screen.app.push_screen(HelpScreen())

    def palette(self) -> None:
        """Let the person find a command by its name."""
        from reader.app.screens.palette import COMMAND, LANGUAGE, PaletteScreen

        def done(choice: str | None) -> None:
            if choice and choice.startswith(LANGUAGE):
                self.screen.post_message(LanguageRequested(choice.removeprefix(LANGUAGE)))
            elif choice:
                self.screen.post_message(CommandRequested(choice.removeprefix(COMMAND)))

        self.screen.app.push_screen(PaletteScreen(), done)
