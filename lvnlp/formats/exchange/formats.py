"""All formats by name: how to read and how to write each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lvnlp.errors import OptionError
from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.annotated_files import read_annotated, write_annotated
from lvnlp.formats.exchange.brat import write_brat
from lvnlp.formats.exchange.brat_read import read_brat
from lvnlp.formats.exchange.conll import Scheme, write_conll
from lvnlp.formats.exchange.conll_read import read_conll
from lvnlp.formats.exchange.docbin import read_docbin, write_docbin
from lvnlp.formats.exchange.doccano import Shape, read_doccano, write_doccano
from lvnlp.formats.exchange.gold_pages import read_gold_pages
from lvnlp.formats.exchange.gold_write import write_gold_pages
from lvnlp.formats.exchange.label_studio import write_label_studio
from lvnlp.formats.exchange.label_studio_export import read_label_studio
from lvnlp.formats.exchange.prodigy import read_prodigy, write_prodigy
from lvnlp.formats.exchange.report import Exchange, Report


@dataclass(frozen=True, slots=True)
class Form:
    """A format.

    Attributes:
        read: reads a file or folder.
        write: writes one.
        folder: whether it writes a folder with files for each page.
    """

    read: Callable[[Path], Exchange]
    write: Callable[[Sequence[AnnotatedPage], Path], Report]
    folder: bool = False


def _conll(scheme: Scheme) -> Form:
    return Form(read_conll, lambda pages, path: write_conll(pages, path, scheme=scheme))


def _doccano(shape: Shape) -> Form:
    return Form(read_doccano, lambda pages, path: write_doccano(pages, path, shape=shape))


FORMS: Final[dict[str, Form]] = {
    "lvnlp": Form(read_annotated, write_annotated, folder=True),
    "gold": Form(read_gold_pages, write_gold_pages, folder=True),
    "label-studio": Form(read_label_studio, write_label_studio),
    "doccano": _doccano("entities"),
    "doccano-label": _doccano("label"),
    "doccano-labels": _doccano("labels"),
    "brat": Form(read_brat, write_brat, folder=True),
    "prodigy": Form(read_prodigy, write_prodigy),
    "spacy": Form(read_docbin, write_docbin),
    "conll": _conll("bio"),
    "conll-bioes": _conll("bioes"),
    "conll-bmes": _conll("bmes"),
}


def form(name: str) -> Form:
    """The format of this name.

    Raises:
        OptionError: there is none.
    """
    try:
        return FORMS[name]
    except KeyError:
        raise OptionError(f"there is no format {name!r}", options=FORMS) from None
