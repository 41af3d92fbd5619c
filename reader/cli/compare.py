"""`reader compare`: whether two names mean the same."""

import argparse
from typing import TYPE_CHECKING

from reader.cli.batch import answer_bad, read_lines, standard_input
from reader.cli.kinds import entity_type
from reader.cli.output import Output
from reader.cli.own_names import tell_own_names_problems
from reader.cli.parser import Parser, add_format_option
from reader.cli.status import Status
from reader.documents import sanitise_line
from reader.entities.mention import EntityType
from reader.localisation import N_, _, format_number, pgettext, translate
from reader.messages import Message, UsageError

if TYPE_CHECKING:
    from reader.names import Comparison


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    parser.add_argument("names", nargs="*", default=[], metavar=_("NAME"), help=_("the two names"))
    add_format_option(parser)
    parser.add_argument(
        "--type",
        metavar=_("TYPE"),
        words=tuple(EntityType),
        help=_("what the names are names of: PERSON, PLACE, ORG …"),
    )
    parser.add_argument(
        "--pairs",
        action="store_true",
        help=_("read pairs from standard input (tab-separated, header: name_a, name_b and optionally type)"),
    )


def run(options: argparse.Namespace, output: Output) -> Status:
    """Print how the names relate."""
    kind = entity_type(options.type) if options.type else None
    if options.pairs:
        if options.names:
            raise UsageError("--pairs", Message(N_("it reads the names itself")), Message(N_("Leave the names out")))
        tell_own_names_problems()
        _answer_batch(kind, options.format == "json", output)
        return Status.DONE
    if len(options.names) != 2:
        raise UsageError("compare", Message(N_("it needs two names")), Message(N_("Quote names that have spaces")))
    if any("\ud800" <= letter <= "\udfff" for name in options.names for letter in name):
        raise UsageError("compare", Message(N_("a name is not UTF-8")), Message(N_("Give two names")))
    first, second = map(sanitise_line, options.names)
    if not first.strip() or not second.strip():
        raise UsageError("compare", Message(N_("a name is empty")), Message(N_("Give two names")))
    from reader.names import compare

    tell_own_names_problems()
    comparison = compare(first, second, kind)
    if options.format == "json":
        output.json(_as_json(comparison))
    else:
        output.line(output.bold(f"{relation_label(comparison)} ({format_number(comparison.score, 2)})"))
        for reason in comparison.reasons:
            output.paragraph(translate(reason), "  ")
    return Status.DONE


def relation_label(comparison: "Comparison") -> str:
    """The relation in the language in force."""
    return {
        "same": pgettext("relation of two names", "same"),
        "similar": pgettext("relation of two names", "similar"),
        "different": pgettext("relation of two names", "different"),
    }[str(comparison.relation)]


def _as_json(comparison: "Comparison") -> dict[str, object]:
    return {
        "relation": str(comparison.relation),
        "score": round(comparison.score, 4),
        "reasons": [translate(reason) for reason in comparison.reasons],
    }


def _answer_batch(default: EntityType | None, as_json: bool, output: Output) -> None:
    """One answer a row, read and written as they come; no answers to no input at all."""
    from reader.cli.name_list import Header, unknown_type
    from reader.names import compare

    lines = read_lines(standard_input(), output.flush)
    first_line = next(lines, None)
    if first_line is None:
        return
    header = Header(first_line, "-", ("name_a", "name_b"))
    for line in lines:
        cells = (line.text or "").split("\t")
        first, second = (sanitise_line(header.cell(cells, name)) for name in ("name_a", "name_b"))
        kind = header.cell(cells, "type").upper()
        if line.error is not None:
            answer_bad(output, line.number, line.error)
        elif not first or not second:
            answer_bad(output, line.number, Message(N_("a name is missing")))
        elif kind and kind not in EntityType.__members__:
            answer_bad(output, line.number, unknown_type(kind))
        else:
            comparison = compare(first, second, EntityType(kind) if kind else default)
            if as_json:
                output.json(_as_json(comparison))
            else:
                reasons = "; ".join(translate(reason) for reason in comparison.reasons)
                output.fields(comparison.relation, f"{comparison.score:.3f}", first, second, reasons)
