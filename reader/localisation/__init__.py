"""The language of the interface: messages, dates, numbers and sorting, all for the language in force.

What writes dates and numbers and what sorts is imported when it is first used: many starts need the messages alone.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from reader.localisation.amounts import format_money, format_percentage, format_quantity, has_common_unit
from reader.localisation.catalogues import (
    _,
    catalogue_problems,
    choose_language,
    current_language,
    language_codes,
    language_name,
    languages,
    ngettext,
    pgettext,
    set_language,
    translate,
)
from reader.messages import N_

if TYPE_CHECKING:
    from reader.localisation.collation import collation_key
    from reader.localisation.formats import (
        format_date_short,
        format_date_value,
        format_list,
        format_number,
        format_percent,
        format_relative_time,
        format_size,
    )

__all__ = [
    "N_",
    "_",
    "catalogue_problems",
    "choose_language",
    "collation_key",
    "current_language",
    "format_date_short",
    "format_date_value",
    "format_list",
    "format_money",
    "format_number",
    "format_percent",
    "format_percentage",
    "format_quantity",
    "format_relative_time",
    "format_size",
    "has_common_unit",
    "language_codes",
    "language_name",
    "languages",
    "ngettext",
    "pgettext",
    "set_language",
    "translate",
]

_MODULES = {
    "collation_key": "collation",
    "format_date_short": "formats",
    "format_date_value": "formats",
    "format_list": "formats",
    "format_number": "formats",
    "format_percent": "formats",
    "format_relative_time": "formats",
    "format_size": "formats",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value
