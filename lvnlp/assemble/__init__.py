"""The border between what the stages speak of and the typed page: offsets become raw ones here."""

from lvnlp.assemble.page import assemble

__all__ = ["assemble"]
