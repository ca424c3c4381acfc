"""Arms-sale notices: a document's text in, its fields out, each exact and with its range, or reported as unread."""

from caveat.sources.notice.read import outline, read
from caveat.sources.notice.sheet import Entry, Field, Ignored, Section, Unread

__all__ = ["Entry", "Field", "Ignored", "Section", "Unread", "outline", "read"]
