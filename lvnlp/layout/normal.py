"""One normal form: half-width figures and letters, full-width Chinese punctuation, · in names."""

from __future__ import annotations

import re
import unicodedata

from lvnlp.layout.characters import INVISIBLE, is_figure, is_han, is_latin
from lvnlp.layout.draft import Draft
from lvnlp.layout.words import words

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）"}
_NEAR = 12  # characters on each side that say in which script a mark stands
_DOTS = "•・‧∙⋅｡･"


def drop_invisible(draft: Draft) -> None:
    """Takes out characters of no width."""
    draft.remove((i for i, c in enumerate(draft.text) if c in INVISIBLE), "invisible")


def unify(draft: Draft) -> None:
    """Puts the common character for radicals, compatibility characters and presentation forms.

    PDF text often holds ⽇ (a radical) for 日, or ︵ (a form for vertical text) for （.
    """
    for i, char in enumerate(draft.text):
        common = _common(char)
        if common != char:
            draft.put(i, common, "variant")
    text = draft.text
    for match in _DASHES.finditer(text):
        for i in range(*match.span()):
            if text[i] != "—":
                draft.put(i, "—", "variant")


# Two strokes of whatever kind are one Chinese dash; hyphens only where no Latin word is beside.
_DASHES = re.compile(r"[─━―–－—]{2}|(?<![\w-])--(?![\w-])|(?<![-\w])--(?=[\u4e00-\u9fff])")


def _common(char: str) -> str:
    code = ord(char)
    if 0x2E80 <= code <= 0x2EFF:
        return words().radicals.get(char, char)
    folded = (
        0x2F00 <= code <= 0x2FDF
        or 0xF900 <= code <= 0xFAFF
        or 0xFE30 <= code <= 0xFE6F
        or 0xFF61 <= code <= 0xFF65
        or 0x2F800 <= code <= 0x2FA1F
    )
    plain = unicodedata.normalize("NFKC", char) if folded else char
    return plain if len(plain) == 1 else char


def normalise(draft: Draft) -> None:
    """Brings figures, letters and punctuation to the normal form, character for character."""
    text = draft.text
    for i, char in enumerate(text):
        normal = _normal(text, i)
        if normal != char:
            draft.put(i, normal, "width")


def _normal(text: str, i: int) -> str:
    char = text[i]
    if is_figure(char) or is_latin(char):
        return chr(ord(char) - 0xFEE0) if ord(char) >= 0xFF00 else char
    left, right = _beside(text, i, -1), _beside(text, i, 1)
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


def _beside(text: str, i: int, step: int) -> str:
    """The nearest character that is no white space; "" at the end of the line."""
    k = i + step
    while 0 <= k < len(text) and text[k].isspace():
        k += step
    return text[k] if 0 <= k < len(text) else " "


def _chinese(text: str, i: int) -> bool:
    """Whether the mark at `i` is Chinese: it stands in Chinese, and parts no figures or letters."""
    left, right = text[i - 1 : i], text[i + 1 : i + 2]
    if left and right and left.isascii() and right.isascii() and (left + right).isalnum():
        return False
    if _is_chinese(_beside(text, i, -1)) or _is_chinese(_beside(text, i, 1)):
        return True
    near = [c for c in text[max(0, i - _NEAR) : i + _NEAR] if c.isalnum()]
    return 2 * sum(is_han(c) for c in near) > len(near)


def _is_chinese(char: str) -> bool:
    return is_han(char) or ("０" <= char <= "ｚ") or char in "，。：；？！、“”‘’（）《》…—·％"


def _chinese_bracket(text: str, i: int) -> bool:
    """A bracket is Chinese where Chinese stands on either side of it or within."""
    left, right = _beside(text, i, -1), _beside(text, i, 1)
    if _is_chinese(left) or _is_chinese(right):
        return True
    if text[i] == "(":
        close = text.find(")", i)
        inside = text[i + 1 : close] if close > 0 else text[i + 1 :]
    else:
        inside = text[text.rfind("(", 0, i) + 1 : i]
    return any(is_han(c) for c in inside)
