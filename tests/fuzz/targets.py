"""What the fuzzers feed with bytes: each takes any, and fails only where lvnlp is at fault."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import lvnlp
from lvnlp.errors import LvnlpError
from lvnlp.formats.exchange.conll_read import read_conll
from lvnlp.formats.exchange.doccano import read_doccano
from lvnlp.formats.exchange.label_studio_export import read_label_studio
from lvnlp.formats.exchange.prodigy import read_prodigy
from lvnlp.formats.facts import read_facts
from lvnlp.formats.gold import read_gold
from lvnlp.formats.json import format_json, read_json
from lvnlp.layout import read_layout
from lvnlp.layout.repair import apply
from lvnlp.relations.interpreter import Interpreter
from lvnlp.relations.language import check_unique, parse_patterns
from lvnlp.schema import Page
from lvnlp.source import decode

CORPUS = Path(__file__).parent / "corpus"

READERS: tuple[Callable[[Path], object], ...] = (
    read_json,
    read_facts,
    read_gold,
    read_label_studio,
    read_doccano,
    read_prodigy,
    read_conll,
)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def layout(data: bytes) -> None:
    """Any text has a layout, and its repairs lead from the raw text to the repaired one."""
    raw = _text(data)
    found = read_layout(raw)
    repaired = apply(raw, found.repairs)
    assert len(repaired.text) == len(repaired.starts)
    for unit in found.units():
        assert all(0 <= s <= e <= len(raw) for s, e in unit.text.pieces())


def source(data: bytes) -> None:
    """Any bytes are a text or an error."""
    with suppress(LvnlpError):
        assert decode(data, "fuzz").text.strip()


def formats(data: bytes) -> None:
    """A file is read or refused; the first byte says as which format."""
    if not data:
        return
    read = READERS[data[0] % len(READERS)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_bytes(data[1:])
        with suppress(LvnlpError):
            read(path)


def patterns(data: bytes) -> None:
    """A file of patterns is read or refused; what is read can be used."""
    try:
        found = parse_patterns(_text(data))
        check_unique(found)
    except LvnlpError:
        return
    Interpreter(found)


_reader: list[lvnlp.Reader] = []


def page(data: bytes) -> None:
    """Any text is a page, which survives JSON."""
    if not _reader:
        _reader.append(lvnlp.load(ner="none"))
    raw = _text(data)
    read = _reader[0].parse(raw, date="2021-03-23", place="云岭省青禾市")
    assert read.raw == raw
    assert Page.model_validate_json(format_json(read)) == read


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (layout, source, formats, patterns, page)
}
