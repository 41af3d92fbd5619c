"""Who and what a document is about: recognising mentions, linking them to entities, explaining the links."""

from reader.entities.mention import NAMED, Entity, EntityType, Mention

__all__ = ["NAMED", "Entity", "EntityType", "Mention"]
