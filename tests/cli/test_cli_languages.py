"""The command line speaks the language of the person, whatever the locale says, and always in UTF-8."""

import argparse
import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_runs import Run
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.cli.parser import _ARGPARSE
from reader.localisation import _, choose_language, set_language

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
LATIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"}
FAULTS_OF_THE_PROGRAM = {
    *(".__call__() not defined", "conflicting subparser: %s", "conflicting subparser alias: %s"),
    *("cannot merge actions - two groups are named %r", "'required' is an invalid argument for positionals"),
    *("dest= is required for options like %r", "invalid conflict_resolution value: %r", "%r is not callable"),
    *("mutually exclusive arguments must be optional", "cannot have multiple subparser arguments"),
    *("conflicting option string: %s", "conflicting option strings: %s", "unexpected option string: %s"),
}
FEATURES_NOT_USED = {
    *("subcommands", "unknown parser %(parser_name)r (choices: %(choices)s)", 'argument "-" with mode %r'),
    *(
        "can't open '%(filename)s': %(error)s",
        "show this help message and exit",
        "show program's version number and exit",
    ),
    *("ambiguous option: %(option)s could match %(matches)s", "expected %s argument", "expected %s arguments"),
    *("%(prog)s: error: %(message)s\n", " (default: %(default)s)", "%(prog)s: warning: %(message)s\n"),
}


def messages_of_argparse() -> set[str]:
    """Every text that this version of `argparse` looks up in a catalogue."""
    tree = ast.parse(Path(argparse.__file__).read_text("utf-8"))
    return {
        value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}
        for value in node.args
        if isinstance(value, ast.Constant) and isinstance(value.value, str)
    }


def test_everything_argparse_can_say_is_translated() -> None:
    said = {text for text in messages_of_argparse() if not text.startswith("invalid option string")}
    for text in said - FAULTS_OF_THE_PROGRAM - FEATURES_NOT_USED:
        assert text in _ARGPARSE
        for language in ("vi", "kk"):
            set_language(language)
            assert _(text) != text


@pytest.mark.parametrize(
    ("language", "usage", "options", "choice", "value", "unknown"),
    [
        ("vi", "cách dùng: ", "tùy chọn:", "không hợp lệ: 'yaml'", "cần một giá trị", "không nhận ra đối số: --zzz"),
        ("kk", "қолданылуы: ", "опциялар:", "'yaml'", "бір аргумент керек", "танылмаған аргументтер: --zzz"),
    ],
)
def test_argparse_speaks_the_language(
    process: Run, language: str, usage: str, options: str, choice: str, value: str, unknown: str
) -> None:
    environment = {"LANG": f"{language}_XX.UTF-8"}
    answer = process("--help", **environment)
    assert answer.out.startswith(usage) and options in answer.out and "(en, kk, vi)" in answer.out
    assert not any(word in answer.out for word in ("usage", "options:", "positional", "show this", "message"))
    assert choice in process("entities", "--format", "yaml", **environment).err
    assert value in process("entities", "--format", **environment).err
    assert unknown in process("show", "x", "--zzz", **environment).err


@pytest.mark.parametrize("environment", [ASCII, LATIN, {"LANG": "vi_VN.TCVN5712-1"}], ids=["ascii", "latin", "tcvn"])
def test_output_is_utf_8_under_every_locale(process: Run, environment: dict[str, str], tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Ұлттық банк мәлімдеді: Đà Nẵng, Hà Nội.\n", "utf-8")
    assert "cách dùng" in process("--language", "vi", "--help", **environment).out
    assert "cách dùng" in process("--language", "vi", "search", **environment).err
    assert "Ұлттық" in process("show", article, **environment).out


def test_a_per_cent_sign_in_a_translated_help_means_itself(process: Run) -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"], "reader", "i18n")
    folder.mkdir(parents=True)
    (folder / "ru.po").write_text('msgid "choose a name and print it"\nmsgstr "100 %(prog) имён, 5%"\n', "utf-8")
    answer = process("--language", "ru", "--help")
    assert (answer.status, answer.err) == (0, "")
    assert "100 %(prog) имён, 5%" in answer.out and "(en, kk, ru, vi)" in answer.out


def test_a_damaged_catalogue_is_one_line_on_standard_error(process: Run) -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"], "reader", "i18n")
    folder.mkdir(parents=True)
    (folder / "ru.po").write_text('msgid "a"\nmsgstr "b"\nwhat\n')
    answer = process("--language", "ru", "--help")
    assert answer.status == 0 and "usage: " in answer.out
    assert answer.err == f"reader: {folder / 'ru.po'}: line 3 makes no sense. Mend the file or move it away.\n"


@settings(max_examples=300, deadline=None)
@given(
    st.dictionaries(st.sampled_from(["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "LC_CTYPE"]), st.text(max_size=30)),
    st.none() | st.text(max_size=30),
)
@example({"LANG": "\udcff\udcfe"}, "\udcd0")
@example({"LC_ALL": "_" * 30, "LANG": ".@"}, "../../x")
def test_any_locale_leads_to_some_language(environment: dict[str, str], configured: str | None) -> None:
    set_language(choose_language(None, configured, environment, configured))


BROKEN = (
    b"\xff\xfe",
    b"vi_VN\xff.UTF-8",
    b"kk_KZ.UTF-8@\xc3\x28",
    b"%s%n{}",
    b"\xd2\x9b" * 200,
    b"POSIX",
    b"/../../etc",
)


@pytest.mark.parametrize("value", BROKEN)
def test_broken_bytes_in_the_locale_do_no_harm(value: bytes) -> None:
    for variable in (b"LANG", b"LC_ALL", b"LANGUAGE"):
        done = subprocess.run(
            [sys.executable, "-m", "reader", "--help"],
            capture_output=True,
            env={**os.environb, variable: value},
            check=True,
        )
        assert "--library" in done.stdout.decode() and done.stderr == b""


def test_in_kazakh_what_helps_is_a_sentence_of_its_own(process: Run) -> None:
    done = process("--language", "kk", "list")
    assert done.err.rstrip().endswith("мұндай кітапхана жоқ. Оны reader add жасайды.")
