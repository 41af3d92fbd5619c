"""The language of the interface: messages, dates, numbers and sorting, all for the language in force."""

from reader.localisation.amounts import format_money, format_percentage
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
from reader.messages import N_

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
    "format_relative_time",
    "format_size",
    "language_codes",
    "language_name",
    "languages",
    "ngettext",
    "pgettext",
    "set_language",
    "translate",
]
