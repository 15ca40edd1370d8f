"""Takes a page apart: repairs its text and finds its articles, captions, notices and furniture."""

from lvnlp.layout.articles import read_layout
from lvnlp.layout.repair import apply, repair, undo

__all__ = ["apply", "read_layout", "repair", "undo"]
