"""What `reader link why` prints."""

from reader.cli.entities import entity_json
from reader.cli.kinds import kind_name
from reader.cli.output import Output
from reader.entities.mention import Entity
from reader.library.opening import Collection
from reader.localisation import _, current_language, format_number, ngettext, translate
from reader.names.mixed_scripts import mixture

_REGISTERS = {"iso3166": "ISO 3166", "iso3166-2": "ISO 3166-2", "geonames": "GeoNames"}


def explanation_json(collection: Collection, entity: Entity) -> dict[str, object]:
    """The same for programs."""
    explanation = collection.library.explain(entity.id)
    return {
        **entity_json(entity),
        "spellings": [
            {"form": each.form, "count": each.count, "reasons": [translate(reason) for reason in each.reasons]}
            for each in explanation.spellings
        ],
        "near_misses": [{"entity": miss.entity, "reason": translate(miss.reason)} for miss in explanation.near_misses],
        "unsure": explanation.unsure,
    }


def print_explanation(collection: Collection, entity: Entity, output: Output) -> None:
    """The spellings of `entity` with the reasons for each, and what came close."""
    library = collection.library
    explanation = library.explain(entity.id)
    language = current_language()
    mentions = ngettext("{n} mention", "{n} mentions", entity.count).format(n=format_number(entity.count))
    count = len(entity.documents)
    articles = ngettext("{n} article", "{n} articles", count).format(n=format_number(count))
    output.line(f"{output.bold(entity.name_in(language))}  {kind_name(entity.type)} · {mentions} · {articles}")
    output.line(output.dim(_("Identifier: {id}").format(id=entity.id)))
    if entity.same_as:
        known = ", ".join(f"{_REGISTERS.get(name, name)} {value}" for name, value in entity.same_as.items())
        output.line(output.dim(_("Known as: {identifiers}").format(identifiers=known)))
    output.line()
    output.line(output.bold(_("Spellings")))
    for spelling in explanation.spellings:
        output.paragraph(f"{spelling.form} ×{format_number(spelling.count)}", "  ")
        for reason in (*mixture(spelling.form), *spelling.reasons):
            output.paragraph(translate(reason), "    ", 2)
    if explanation.near_misses:
        output.line()
        output.line(output.bold(_("Came close")))
        for miss in explanation.near_misses:
            other = library.entity(miss.entity)
            output.paragraph(other.name_in(language) if other else miss.entity, "  ")
            output.paragraph(translate(miss.reason), "    ", 2)
    if explanation.unsure:
        output.line()
        output.paragraph(_("The spelling fits several of these; it is left open which is meant."))
