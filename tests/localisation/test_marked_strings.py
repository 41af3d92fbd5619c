"""Nothing that a person reads stands in the source without being marked for translation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "reader"
MARKS = {"_", "N_", "ngettext", "pgettext"}

SENTENCE = re.compile(r"[A-Za-z]{2,} +[A-Za-z]{2,}")
STYLE = re.compile(r"(?:bold|dim|italic|underline|reverse|strike| )+")
NOT_SHOWN = {"classes", "id", "name", "key", "group"}
"""Arguments whose value is a name in the program."""

WORD = re.compile(r"[^\W\d_]{2,}")
SHOWN_FIRST = {
    *(
        "Static",
        "Label",
        "Button",
        "notify",
        "say",
        "narrate",
        "tell",
        "paragraph",
        "Message",
        "Content",
        "wrapped_rows",
    ),
    *("show_hint", "show_found", "show_remark"),
}
"""What shows its first argument."""

SHOWN_BY_NAME = {
    *("placeholder", "tooltip", "border_title", "border_subtitle", "title", "sub_title", "label", "prompt"),
    *("help", "metavar", "description", "epilog"),
}
"""Arguments and attributes that are shown."""

SAME_IN_EVERY_LANGUAGE = {"Reader", "{detail}", "reader: ", ".txt", "utf-8, windows-1258, windows-1251, kz1048"}

EXAMPLES = re.compile(
    r"\.TH READER .*|(?:reader|vim|curl|echo|rm|chmod|sudo|set -g|-m pip|CREATE) .*"
    r"|(?:why|rename|ignore|restore|merge|split|confirm) [\"A-Z].*"
)
"""Commands as they are typed; what stands in quotation marks in them is a name."""

FOR_DEVELOPERS = ("entities/recognition/tagger/train",)
"""What trains the tagger speaks to those who work on the program."""


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """The strings below `tree` that are not marked; what is raised for programmers or asserted does not count."""
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.func.id in MARKS:
        return
    if isinstance(tree, ast.Raise | ast.Assert):
        return
    if isinstance(tree, ast.Expr) and isinstance(tree.value, ast.Constant):
        return  # a docstring
    if isinstance(tree, ast.keyword) and tree.arg in NOT_SHOWN:
        return
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        yield tree
    names = tree.keys if isinstance(tree, ast.Dict) else [tree.slice] if isinstance(tree, ast.Subscript) else []
    for child in ast.iter_child_nodes(tree):
        if child not in names:
            yield from literals(child)


def shown(tree: ast.AST, *, by_name: bool) -> Iterator[ast.expr]:
    """The expressions that go to the screen. by_name: also what only its name tells to be shown."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in SHOWN_FIRST:
                yield from node.args[:1]
            elif name == "Binding":
                yield from node.args[2:3]
            elif name in {"Command", "Kind"}:
                yield from node.args[2:4] if name == "Command" else node.args[1:2]
            elif name.endswith("Error") and len(node.args) == 3:
                yield from node.args[1:]
            if by_name:
                yield from (keyword.value for keyword in node.keywords if keyword.arg in SHOWN_BY_NAME)
        elif isinstance(node, ast.Assign) and by_name:
            names = {getattr(target, "attr", "") for target in node.targets}
            if names & SHOWN_BY_NAME:
                yield node.value
        elif isinstance(node, ast.FunctionDef) and node.name in {"heading", "hint", "placeholder", "nothing"}:
            yield from (each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value)


def unmarked(source: str, *, is_shown: bool) -> list[tuple[int, str]]:
    """Line and text of what is not marked. is_shown: whether a sentence anywhere in this source is for the person."""
    tree = ast.parse(source)
    found = {
        (each.lineno, str(each.value))
        for value in shown(tree, by_name=is_shown)
        for each in literals(value)
        if WORD.search(str(each.value))
    }
    if is_shown:
        found |= {
            (each.lineno, str(each.value))
            for each in literals(tree)
            if SENTENCE.search(str(each.value)) and not STYLE.fullmatch(str(each.value))
        }
    return sorted(
        each for each in found if each[1] not in SAME_IN_EVERY_LANGUAGE and not EXAMPLES.fullmatch(each[1].strip())
    )


def test_everything_that_is_shown_is_marked() -> None:
    found = {}
    for path in PACKAGE.rglob("*.py"):
        name = path.relative_to(PACKAGE).as_posix()
        if name.startswith(FOR_DEVELOPERS):
            continue
        layer = name.partition("/")[0]
        if wrong := unmarked(path.read_text("utf-8"), is_shown=layer in {"app", "cli"}):
            found[name] = wrong
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        'Static("Contents")',
        'self.notify("Done", markup=False)',
        'self.screen.say(f"{n} Names")',
        'Binding("escape", "close", "Close", show=False)',
        'parser.add_argument("--x", help="a number")',
        'field.placeholder = "Type"',
        'Message("not found")',
        'raise_(InputError(path, Message(N_("gone")), Message("Look")))',
        'Command("x", ("x",), "Open", N_("Open it"))',
        'text = "Nothing was found here"',
        'def heading(self):\n    return "Marks"',
        'Content.assemble("more of it", style)',
    ],
)
def test_what_is_not_marked_is_found(line: str) -> None:
    assert unmarked(line, is_shown=True)


@pytest.mark.parametrize(
    "line",
    [
        'Static(_("Contents"), classes="a heading")',
        'Binding("escape", "close", N_("Close"), show=False)',
        '"""What this module does."""',
        'raise ValueError("an error of the program")',
        'content.stylize("bold underline")',
        'say(ngettext("{n} name", "{n} names", n).format(n=n))',
    ],
)
def test_what_is_right_is_left_alone(line: str) -> None:
    assert unmarked(line, is_shown=True) == []
