"""The typed page: what lvnlp gives back. Knows nothing of how a page is read."""

from lvnlp.schema.dates import PartialDate
from lvnlp.schema.values import Evidence, Modality, Money, Quantity, Repair, Span

__all__ = [
    "Evidence",
    "Modality",
    "Money",
    "PartialDate",
    "Quantity",
    "Repair",
    "Span",
]
