"""The word lists that the finders of names share, read once from lvnlp/resources."""

from __future__ import annotations

import gzip
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

WORD_TOTAL = 60_000_000
"""Size of the corpus that the word frequencies were counted in; turns counts into probabilities."""

GIVEN_TOTAL = 32_000_000
"""Size of the list of given-name characters that their counts come from."""

FOREIGN_TOTAL = 14000
"""Size of the list of transliterated names, in characters."""


def _bytes(name: str) -> bytes:
    return resources.files("lvnlp.resources").joinpath(name).read_bytes()


def lines(name: str) -> list[str]:
    """The lines of a text resource without comments and blank ones; `.gz` is unpacked."""
    raw = _bytes(name)
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _toml(name: str) -> Mapping[str, object]:
    return tomllib.loads(_bytes(name).decode("utf-8"))


@cache
def table(name: str) -> Mapping[str, str]:
    """The strings of a TOML resource."""
    return {key: value for key, value in _toml(name).items() if isinstance(value, str)}


@cache
def sections(name: str) -> Mapping[str, Mapping[str, str]]:
    """The tables of strings within a TOML resource."""
    return {
        key: {str(k): str(v) for k, v in value.items()}
        for key, value in _toml(name).items()
        if isinstance(value, dict)
    }


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words, separated by white space, under one key of a TOML resource."""
    return frozenset(table(name)[key].split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the general vocabulary.

    Attributes:
        cost: -ln of its probability, about 3 (的) to 16.
        tag: part of speech; "hd" marks the head of an office or trade, "lb" a label of people.
    """

    cost: float
    tag: str


@cache
def surnames() -> Mapping[str, float]:
    """Surnames, one or two characters, with -ln of their share of the population."""
    pairs = (line.split(",") for line in lines("surnames.csv"))
    return {name: -math.log(float(share) / 100) for name, share in pairs}


@cache
def given_costs() -> Mapping[str, float]:
    """Characters of given names with -ln of their frequency there."""
    pairs = (line.split(",") for line in lines("given_chars.csv"))
    return {char: -math.log(int(count) / GIVEN_TOTAL) for char, count in pairs}


@cache
def foreign_costs() -> Mapping[str, float]:
    """Characters of transliterated names with -ln of their frequency there, 3 to 8."""
    pairs = (line.split(",") for line in lines("foreign_chars.csv"))
    return {char: -math.log(int(count) / FOREIGN_TOTAL) for char, count in pairs}


@cache
def japanese_surnames() -> frozenset[str]:
    """Japanese surnames of two and three characters."""
    return frozenset(w for w in _japanese() if not w.startswith("-"))


@cache
def japanese_endings() -> tuple[str, ...]:
    """Endings of Japanese given names of three characters."""
    return tuple(w[1:] for w in _japanese() if w.startswith("-"))


def _japanese() -> list[str]:
    return " ".join(lines("japanese_surnames.txt")).split()


@cache
def public_figures() -> frozenset[str]:
    """People whom newspapers name without an introduction."""
    return frozenset(" ".join(lines("public_figures.txt")).split())


@cache
def heads() -> Mapping[str, bool]:
    """Heads of offices and trades; true where a list of names may share the head."""
    single = word_set("positions.toml", "single")
    shared = word_set("positions.toml", "plural") | trades() | {f"副{head}" for head in single}
    return dict.fromkeys(single, False) | dict.fromkeys(shared, True)


@cache
def trades() -> frozenset[str]:
    """Heads that name an occupation, a rank or an honour rather than an office."""
    return word_set("positions.toml", "trades")


@cache
def vocabulary() -> Mapping[str, Word]:
    """The general vocabulary with the heads and labels of positions marked."""
    words: dict[str, Word] = {}
    for line in lines("words.tsv.gz"):
        text, count, tag = line.split("\t")
        words[text] = Word(-math.log(int(count) / WORD_TOTAL), tag)
    for key in ("heads", "industries", "complete"):
        for text in word_set("organizations.toml", key):
            words[text] = Word(min(words[text].cost if text in words else 11.5, 11.5), "nt")
    for text in word_set("place_suffixes.toml", "sites"):
        words.setdefault(text, Word(11.5, "n"))
    offices = tuple(head for head in heads() if len(head) > 1)
    for text in [w for w in words if len(w) > 2 and w.endswith(offices)]:
        del words[text]  # read as body and head: 党委|书记
    for text in word_set("name_context.toml", "not_words"):
        words.pop(text, None)
    for item in table("name_context.toml")["words"].split():
        text, tag = item.split("/")
        words[text] = Word(min(words[text].cost if text in words else 11.0, 11.0), tag)
    for text in word_set("positions.toml", "labels"):
        words[text] = Word(min(words[text].cost if text in words else 10.5, 10.5), "lb")
    for text in heads():
        words[text] = Word(min(words[text].cost if text in words else 9.5, 9.5), "hd")
    return words
