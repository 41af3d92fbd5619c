"""Bytes become a `Document`: decoding, sanitising, and finding the structure of an article."""

from reader.documents.document import Dateline, Document, DocumentDate, Form, Part, Role, Zone
from reader.documents.offsets import Edit, OffsetMap

__all__ = ["Dateline", "Document", "DocumentDate", "Edit", "Form", "OffsetMap", "Part", "Role", "Zone"]
