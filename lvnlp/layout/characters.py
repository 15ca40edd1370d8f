"""What kind of character is this?"""

from __future__ import annotations

import unicodedata

_HAN = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3134F),
    (0x3007, 0x3007),
)
INVISIBLE = frozenset("\ufeff\u200b\u200c\u200d\u2060\u00ad")
BOXES = frozenset("囗□☐")
"""Shapes that stand where a font lacks the glyph; □ is a bullet too, so the place decides."""


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    code = ord(char)
    return any(low <= code <= high for low, high in _HAN)


def is_lost(char: str) -> bool:
    """Whether `char` says that the file could not show a glyph, wherever it stands.

    The replacement character, private-use characters, lone surrogates, and control characters
    that are no white space.
    """
    if char == "\ufffd":
        return True
    category = unicodedata.category(char)
    return category in {"Co", "Cs"} or (category == "Cc" and not char.isspace())


def is_wide(char: str) -> bool:
    """Whether `char` takes a whole square of the type area."""
    return unicodedata.east_asian_width(char) in {"W", "F"} or char in "“”‘’…—·℃①②③④⑤"


def width(text: str) -> float:
    """The width of `text` in squares: 1 for a wide character, 0.5 for any other but white space."""
    return sum(1.0 if is_wide(c) else 0.5 for c in text if not c.isspace())


def is_figure(char: str) -> bool:
    """Whether `char` is a figure from 0 to 9, half or full width."""
    return "0" <= char <= "9" or "０" <= char <= "９"


def is_latin(char: str) -> bool:
    """Whether `char` is a letter of the Latin alphabet, half or full width."""
    return char.isalpha() and (char.isascii() or "Ａ" <= char <= "ｚ")
