"""One normal form: half-width figures and letters, full-width Chinese punctuation, · in names."""

from __future__ import annotations

import re
import unicodedata

from lvnlp.layout.characters import INVISIBLE, is_figure, is_han, is_latin
from lvnlp.layout.draft import Draft
from lvnlp.layout.words import words

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_NEAR = 12  # characters on each side that say in which script a mark stands
_WITHIN = 400  # characters that are looked at for what stands within a bracket
_DOTS = "•・‧∙⋅｡･"


def drop_invisible(draft: Draft) -> None:
    """Takes out characters of no width."""
    text = draft.text
    if not INVISIBLE.isdisjoint(text):
        draft.remove((i for i, c in enumerate(text) if c in INVISIBLE), "invisible")


def unify(draft: Draft) -> None:
    """Puts the common character for radicals, compatibility characters and presentation forms.

    PDF text often holds ⽇ (a radical) for 日, or ︵ (a form for vertical text) for （.
    """
    for match in _UNCOMMON.finditer(draft.text):
        common = _common(match.group())
        if common != match.group():
            draft.put(match.start(), common, "variant")
    text = draft.text
    for match in _DASHES.finditer(text):
        for i in range(*match.span()):
            if text[i] != "—":
                draft.put(i, "—", "variant")


# Two strokes of whatever kind are one Chinese dash; hyphens only where no Latin word is beside.
_DASHES = re.compile(r"[─━―–－—]{2}|(?<![\w-])--(?![\w-])|(?<![-\w])--(?=[\u4e00-\u9fff])")


# Radicals; then what is folded: more radicals, and compatibility and presentation forms.
_UNCOMMON = re.compile(
    "[\u2e80-\u2eff\u2f00-\u2fdf\uf900-\ufaff\ufe30-\ufe6f\uff61-\uff65\U0002f800-\U0002fa1f]"
)


def _common(char: str) -> str:
    """The common character for one of `_UNCOMMON`."""
    if "\u2e80" <= char <= "\u2eff":
        return words().radicals.get(char, char)
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def normalise(draft: Draft) -> None:
    """Brings figures, letters and punctuation to the normal form, character for character."""
    text = draft.text
    for match in _TO_NORMALISE.finditer(text):
        i = match.start()
        normal = _normal(text, i)
        if normal != text[i]:
            draft.put(i, normal, "width")


# All that `_normal` may change: full-width figures, letters and signs, half-width marks, dots.
_TO_NORMALISE = re.compile(rf"[\uff01-\uff5e{re.escape(''.join(_FULL))}{_DOTS}]")


def _normal(text: str, i: int) -> str:
    char = text[i]
    if is_figure(char) or is_latin(char):
        return chr(ord(char) - 0xFEE0) if ord(char) >= 0xFF00 else char
    left, right = beside(text, i, -1), beside(text, i, 1)
    if char in "．，：" and is_figure(left) and is_figure(right):
        # 1．42亿 is a fraction and 12：30 a time; ， stays, for it may part two figures.
        return {"．": ".", "：": ":"}.get(char, char)
    if char in "％＋－／＆＝＠＃" and (is_figure(left) or is_latin(left) or is_figure(right)):
        return chr(ord(char) - 0xFEE0)
    if char in _DOTS and is_han(left) and is_han(right):
        return "·"
    if char in "()":
        return _FULL[char] if _chinese_bracket(text, i) else char
    if char in _FULL and _chinese(text, i):
        return _FULL[char]
    return char


def beside(text: str, i: int, step: int) -> str:
    """The nearest character that is no white space, left (-1) or right (1); a space at the end."""
    k = i + step
    while 0 <= k < len(text) and text[k].isspace():
        k += step
    return text[k] if 0 <= k < len(text) else " "


def _chinese(text: str, i: int) -> bool:
    """Whether the mark at `i` is Chinese: it stands in Chinese, and parts no figures or letters."""
    left, right = text[i - 1 : i], text[i + 1 : i + 2]
    if left and right and left.isascii() and right.isascii() and (left + right).isalnum():
        return False
    if _is_chinese(beside(text, i, -1)) or _is_chinese(beside(text, i, 1)):
        return True
    near = [c for c in text[max(0, i - _NEAR) : i + _NEAR] if c.isalnum()]
    return 2 * sum(is_han(c) for c in near) > len(near)


def _is_chinese(char: str) -> bool:
    return is_han(char) or ("０" <= char <= "ｚ") or char in "，。：；？！、“”‘’（）《》…—·％"


def _chinese_bracket(text: str, i: int) -> bool:
    """A bracket is Chinese where Chinese stands on either side of it or within."""
    left, right = beside(text, i, -1), beside(text, i, 1)
    if _is_chinese(left) or _is_chinese(right):
        return True
    if text[i] == "(":
        close = text.find(")", i, i + _WITHIN)
        inside = text[i + 1 : close if close > 0 else i + _WITHIN]
    else:
        inside = text[max(text.rfind("(", max(0, i - _WITHIN), i) + 1, i - _WITHIN, 0) : i]
    return any(is_han(c) for c in inside)
