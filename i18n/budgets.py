"""How many cells of the terminal a message has, found out from where it stands in the source.

Rooms are those of a screen of 80 columns, the smallest that shows articles and names side by side.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

STATUS_LINE = 76
HEADING = 64
SEARCH_FIELD = 62
KIND = 21
KEY_LINE = 10

_ENTRIES = " · "
"""Between the entries of a line of keys, which are left out one by one where there is no room."""

_IN_FUNCTIONS = {"heading": HEADING, "placeholder": SEARCH_FIELD}
_IN_CALLS = {"say": STATUS_LINE}
_IN_TABLES = {"KIND_HEADINGS": KIND}


def budgets(folder: Path) -> dict[str, int]:
    """The cells for each message of the source in `folder` that has little room, by its English text."""
    found: dict[str, int] = {}
    for path in sorted(folder.rglob("*.py")):
        for text, cells in _of_source(ast.parse(path.read_text(encoding="utf-8"))):
            found[text] = min(cells, found.get(text, cells))
    return found


def _of_source(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name in _IN_FUNCTIONS:
            for text in _messages(node):
                yield text, _IN_FUNCTIONS[node.name]
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "remark":
            for text in _messages(node):
                yield text, STATUS_LINE
        elif isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") in _IN_TABLES:
            for text in _messages(node):
                yield text, _IN_TABLES[getattr(node.target, "id", "")]
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in _IN_CALLS:
                for text in _messages(node):
                    yield text, _IN_CALLS[name]
            elif name == "Command" and any(keyword.arg == "footer" for keyword in node.keywords):
                yield next(_messages(node)), KEY_LINE


def _messages(tree: ast.AST) -> Iterator[str]:
    """The first argument of every call of a gettext function below `tree`, in the order of the source."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(node.func, ast.Name) and node.func.id in {"_", "N_", "ngettext"} and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and _ENTRIES not in text.value:
                yield text.value
