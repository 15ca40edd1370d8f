"""How likely a stretch of text is as a person's name, as a cost: -ln of its probability."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lvnlp.mentions.lexicon import (
    foreign_costs,
    given_costs,
    japanese_endings,
    japanese_surnames,
    surnames,
    word_set,
)

DAMAGE = re.compile("[\ufffd\u25a1\ue000-\uf8ff]")
"""A lost glyph: the replacement character, □, or one of the private use area."""

RARE_GIVEN = 15.0
"""Cost of a character that the list of given names lacks; the rarest it has costs 13.9."""

LOST_GIVEN = 6.0
"""Cost of a lost glyph inside a name: about that of a middling character."""

TWO_GIVEN, ONE_GIVEN = 0.17, 1.9
"""-ln of the share of names with two given characters and with one (0.84 and 0.15)."""

STRANGE_SYLLABLE = 12.0
"""Cost of a character that no transliterated name of the list has."""

DOTTED_SYLLABLE = 4.0
"""The most that a character of transliteration costs beside a dot, which marks the name already."""

DOTS = "·•・‧∙"
"""The dots between the parts of a foreign name, the right one and those that stand for it."""

_LETTER = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_DOTTED = re.compile(rf"[\u4e00-\u9fffA-Z]{{1,6}}(?:[{DOTS}][\u4e00-\u9fffA-Za-z]{{1,8}})*[{DOTS}]")


def chinese_cost(name: str) -> float | None:
    """The cost of a Chinese name of two to four characters, None when it can't be one.

    A lost glyph, or a space where one was, may stand for any given character.
    """
    costs = given_costs()
    best: float | None = None
    for width in (2, 1):
        surname = surnames().get(name[:width])
        given = name[width:]
        if surname is None or not 1 <= len(given) <= 2:
            continue
        total = surname + (TWO_GIVEN if len(given) == 2 else ONE_GIVEN)
        for char in given:
            price = costs.get(char)
            if price is None:
                price = LOST_GIVEN if char == " " or DAMAGE.match(char) else RARE_GIVEN
            total += price
        best = total if best is None else min(best, total)
    return best


def chinese_costs(run: str) -> tuple[float | None, float | None, float | None]:
    """What `chinese_cost` gives for the first two, three and four characters of a run.

    Args:
        run: Chinese characters without a gap; of a shorter run the costs beyond its end are None.
    """
    costs = given_costs()
    short, long = surnames().get(run[:1]), surnames().get(run[:2])
    given = [costs.get(char, RARE_GIVEN) for char in run[1:4]]
    two = three = four = None
    if short is not None and given:
        two = short + ONE_GIVEN + given[0]
        if len(given) > 1:
            three = short + TWO_GIVEN + given[0] + given[1]
    if long is not None and len(given) > 1:
        other = long + ONE_GIVEN + given[1]
        three = other if three is None else min(other, three)
        if len(given) > 2:
            four = long + TWO_GIVEN + given[1] + given[2]
    return two, three, four


def japanese_cost(name: str) -> float | None:
    """The cost of a Japanese name: a surname of the list and one or two more characters.

    Of given names with three only those with an ending that such names have (次郎, 之助) count.
    """
    for width in (3, 2):
        given = name[width:]
        if name[:width] not in japanese_surnames() or not 1 <= len(given) <= 3:
            continue
        if len(given) < 3 or given.endswith(japanese_endings()):
            return 9.0 + 4.5 * (len(name) - width) + (2.0 if len(name) - width != 2 else 0.0)
    return None


def foreign_parts(text: str, start: int, longest: int = 6) -> Iterator[int]:
    """Ends of the runs of transliteration characters from `start` on, two to `longest` long."""
    chars = foreign_costs()
    for n, char in enumerate(text[start : start + longest], 1):
        if char not in chars:
            return
        if n >= 2:
            yield start + n


def dotted_ends(text: str, start: int) -> Iterator[int]:
    """Ends of names with a dot (雷纳·霍夫) whose first part starts at `start`.

    The last part may be one to seven characters long; the caller chooses among the ends.
    """
    match = _DOTTED.match(text, start)
    if match is None:
        return
    last = match.end()
    for end in range(last + 1, min(last + 7, len(text)) + 1):
        if not _LETTER.match(text[end - 1]):
            return
        yield end


def dotted_cost(name: str) -> float:
    """The cost of a name with dots: low where its characters are those of transliteration."""
    return 6.0 + sum(_dotted_syllable(c) for c in name if c not in DOTS)


def undotted_cost(name: str) -> float:
    """The cost of a transliterated name without dots, which only stands where a name is due."""
    return 6.0 + sum(map(_syllable, name))


def _dotted_syllable(char: str) -> float:
    if char in word_set("name_context.toml", "after"):
        return _syllable(char)  # 因, 和, 为: of transliteration, but words of grammar more often
    price = _syllable(char)
    return price if price == STRANGE_SYLLABLE else min(price, DOTTED_SYLLABLE)


def _syllable(char: str) -> float:
    if char.isascii():
        return 3.2
    return foreign_costs().get(char, STRANGE_SYLLABLE)
