"""What is imported before the first picture."""

import subprocess
import sys


def _run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_textual_comes_without_its_palette_and_tls() -> None:
    code = (
        "import sys; from reader.app.importing import import_textual; import_textual(); import reader.app.application; "
        "print('textual.app' in sys.modules, 'textual.command' in sys.modules, 'ssl' in sys.modules)"
    )
    assert _run(code).split() == ["True", "False", "False"]


def test_what_was_left_out_can_be_imported_afterwards() -> None:
    code = (
        "from reader.app.importing import import_textual; import_textual(); import ssl, textual.command, "
        "textual.system_commands; print(ssl.OPENSSL_VERSION_INFO > (1,), textual.command.CommandPalette.__name__)"
    )
    assert _run(code).split() == ["True", "CommandPalette"]


def test_what_was_imported_before_stays() -> None:
    code = (
        "import ssl, textual.app; from reader.app.importing import import_textual; import_textual(); import sys; "
        "print(sys.modules['ssl'] is ssl, textual.app.CommandPalette.__name__)"
    )
    assert _run(code).split() == ["True", "CommandPalette"]
