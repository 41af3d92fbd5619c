"""Lists, quotations, tables and code as `reader show` prints them."""

from pathlib import Path

import pytest
from command_runs import Run

from reader.cli.article_text import print_articles
from reader.cli.output import Output
from reader.documents import Document
from reader.documents.formats import Input, read_all

PAGE = """# Chợ ven sông

Hội đồng các thị trấn đã quyết định xây lại các ngôi chợ.

- Việc thứ nhất
  1. khảo sát
- Việc thứ hai

> Không ai bị bỏ lại.
>
> > Xin hứa.

| Thị trấn | Sạp |
|---|---|
| Tam Sơn | 40 |
| Hà | 8 |

```
if x:

    y
```
"""

SHOWN = """\
• Việc thứ nhất
  1. khảo sát
• Việc thứ hai

> Không ai bị bỏ lại.

> > Xin hứa.

Thị trấn | Sạp
Tam Sơn  | 40
Hà       | 8

if x:

    y
"""


def test_structure_is_kept_in_a_pipe(reader: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    assert reader("show", page).out.endswith("\n\n" + SHOWN)


def _on_terminal(text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setenv("COLUMNS", "24")
    output = Output("never")
    output.is_terminal = True
    (document,) = read_all(Input(text.encode(), "a.md"))
    assert isinstance(document, Document)
    print_articles([document], output)
    return capsys.readouterr().out.split("\n")[:-1]


def test_long_items_and_rows_go_on_under_their_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "10. an item longer than the line\n\n- [x] sharpened all knives\n"
    assert _on_terminal(text, capsys, monkeypatch) == [
        *("10. an item longer than", "    the line", "", "• [x] sharpened all", "      knives"),
    ]
    table = "| Name of the town | Stalls |\n|---|---|\n| Tamsin | 40 |\n"
    assert _on_terminal(table, capsys, monkeypatch) == [
        *("Name of the town |", "  Stalls", "Tamsin | 40"),
    ]
