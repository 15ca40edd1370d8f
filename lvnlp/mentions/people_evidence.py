"""What speaks for a name at each of its occurrences, pooled over the page.

The lattice proposes names; here each occurrence is weighed by what stands on its two sides, and
a name counts as certain once one occurrence is clear or several add up. An ordinary word (关键)
needs clearer company than characters that are no word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from lvnlp.mentions.lexicon import given_costs, trades, vocabulary
from lvnlp.mentions.people_context import words_of
from lvnlp.mentions.people_cost import DAMAGE, DOTS, RARE_GIVEN, chinese_cost
from lvnlp.mentions.people_lattice import Token
from lvnlp.mentions.people_lists import due_starts
from lvnlp.mentions.people_words import UNKNOWN_CHAR

LIST_SEPARATORS = ("、", "和", "与", "及", "以及")

CLEAR = 0.7
"""Weight at which a single occurrence settles a name."""

POOLED, AT_LEAST = 1.3, 0.55
"""Weight that all occurrences must have together, and the best of them, where none is clear."""

FAIR_MARGIN, MARGIN_SCALE = 6.0, 10.0
"""How many nats cheaper than as words the characters of an average name are as a name, and how
many more are worth 1."""

MOST_ADDED, MOST_TAKEN, TAKEN_IF_DUE = 0.3, 0.5, 0.05
"""The most that the characters may add, and take off elsewhere and where a name is due."""

IN_LIST = 0.55
"""What the office behind a list or in front of its colon says for a name of the list."""

TAKEN_BEFORE_VERB = 0.15
"""The most that they may take off a longer name that begins a clause and has a verb of people."""

MIDDLING_GIVEN = 10.5
"""Cost of a character that about one name in 35,000 has; rarer ones do not lengthen a name."""


def _left(tokens: Sequence[Token], k: int) -> float:
    if k == 0:
        return 0.2
    before = tokens[k - 1]
    if before.tag == "hd" and k > 1 and tokens[k - 2].tag == "nr":
        return 0.0  # the office behind a name has its holder
    word = tokens[k].text in vocabulary()
    if before.tag == "hd":
        if before.text in trades() or before.text.endswith("代表"):
            return 0.45 if word else 0.55
        return 0.6 if k < 2 or tokens[k - 2].tag == "x" else 0.7
    if before.tag == "lb" or before.text == "代表" or before.text in words_of("appoint"):
        return 0.4 if word else 0.5
    if before.text in LIST_SEPARATORS:
        if k > 1 and tokens[k - 2].tag == "nr":
            return 0.5
        return 0.2
    if before.tag == "x" or before.text in words_of("before"):
        return 0.2
    return 0.0


def _right(tokens: Sequence[Token], k: int, left: float) -> float:
    if k + 1 == len(tokens):
        return 0.1
    after = tokens[k + 1]
    if not left and len(after.text) == 1 and tokens[k].text[-1] + after.text in vocabulary():
        return 0.0  # 恒利智|能装备
    if after.text in words_of("strong_after") or _is_sex(tokens, k + 2):
        return 0.5
    if after.tag == "hd" and after.text not in trades():
        return (0.45 if _goes_on(tokens, k + 2) else 0.35) if left >= 0.2 else 0.0
    if after.text == "等" or after.text in "、，。：；”）":
        return 0.4 if left >= 0.4 else 0.1
    if after.text in words_of("after"):
        return 0.25
    if after.tag.startswith(("v", "d", "p", "c", "t")):
        return 0.15
    if after.tag.startswith(("nr", "r", "m")) or after.text == " ":
        return 0.1
    if len(after.text) > 1 and after.tag.startswith(("n", "hd", "s", "unk", "b")):
        return -0.1 if left >= 0.6 and tokens[k].text not in vocabulary() else -0.4
    return 0.0


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """Whether a clause goes on at `k` as behind its subject: 林某某副市长|昨天."""
    return k < len(tokens) and (
        tokens[k].text in words_of("after") or tokens[k].tag.startswith(("v", "d", "t"))
    )


def _is_sex(tokens: Sequence[Token], k: int) -> bool:
    """Whether a curriculum vitae goes on at `k`: 张某某，男，1976年生."""
    return k < len(tokens) and tokens[k - 1].text in "，、（" and tokens[k].text in ("男", "女")


def weigh(tokens: Sequence[Token], k: int, due: bool = False) -> float:
    """How much the occurrence `tokens[k]` says for its being a name, about -0.5 to 1.3.

    Args:
        tokens: a text cut into tokens.
        k: index of the name among them.
        due: whether an office that stands apart asks for a name here.
    """
    name = tokens[k].text
    left = max(_left(tokens, k), IN_LIST if due else 0.0)
    right = _right(tokens, k, left)
    total = left + right
    if name[0] in DOTS or any(dot in name for dot in DOTS):
        return total + 0.6
    if len(name) == 2 and left < 0.6 and name[0] in words_of("rather_words"):
        return 0.0  # 专家|来|岚
    word = vocabulary().get(name)
    if word is not None and name in words_of("no_names"):
        return total * (0.8 if left >= 0.5 and right >= 0.4 else 0.65)
    if word is not None:
        if word.tag in ("d", "v", "t", "m", "ns", "c", "i", "l"):
            return total * 0.8
        return total * (0.95 if word.tag.startswith("a") else 1.0)
    titled = right >= 0.45 and tokens[k + 1].tag == "hd"
    least = -TAKEN_IF_DUE if left >= 0.45 or titled else -MOST_TAKEN
    if len(name) > 2 and left >= 0.2 and right >= 0.5:
        least = max(least, -TAKEN_BEFORE_VERB)
    return total * 1.2 + max(least, _character_bonus(name))


@cache
def _character_bonus(name: str) -> float:
    """What the characters alone say for a name that is no word, at most MOST_ADDED."""
    cost = chinese_cost(name)
    if cost is None:
        return 0.0
    worth = (_word_cost(name) - cost - FAIR_MARGIN) / MARGIN_SCALE
    return min(MOST_ADDED, worth)


def _word_cost(text: str) -> float:
    """The cost of the cheapest reading of a short text as words alone."""
    words = vocabulary()
    best = [0.0] + [float("inf")] * len(text)
    for i in range(len(text)):
        for end in range(i + 1, len(text) + 1):
            word = words.get(text[i:end])
            price = word.cost if word else UNKNOWN_CHAR if end == i + 1 else float("inf")
            best[end] = min(best[end], best[i] + price)
    return best[-1]


def certain_names(texts: Iterable[tuple[str, Sequence[Token]]]) -> set[str]:
    """The names of a page that are certain, from all its texts, each with its tokens."""
    best: dict[str, float] = defaultdict(float)
    pooled: dict[str, float] = defaultdict(float)
    for text, tokens in texts:
        due = due_starts(text)
        for k, token in enumerate(tokens):
            if token.tag == "nr":
                weight = weigh(tokens, k, token.start in due)
                best[token.text] = max(best[token.text], weight)
                pooled[token.text] += weight
    return {
        name
        for name, weight in best.items()
        if weight >= CLEAR
        or (pooled[name] >= POOLED and weight >= AT_LEAST)
        or " " in name
        or DAMAGE.search(name)
    }


def settle_lengths(names: set[str], texts: Sequence[str]) -> set[str]:
    """The names with those of two characters made longer that the page shows to be cut short.

    A name is cut short where the same character follows it each time, and what follows that
    character differs: 林知夏 in 林知夏天前 and 林知夏出席, not 林知 in 林知表示 and 林知表示.
    """
    settled = set(names)
    page = "\n".join(texts)
    for name in names:
        if len(name) != 2 or name in vocabulary():
            continue
        tails = {page[m.end() : m.end() + 2] for m in re.finditer(re.escape(name), page)}
        if len(tails) < 2 or len({tail[:1] for tail in tails}) > 1:
            continue
        longer = name + min(tails)[:1]
        if _is_syllable(longer[-1]) and chinese_cost(longer) is not None:
            settled.discard(name)
            settled.add(longer)
    return settled


def _is_syllable(char: str) -> bool:
    """Whether a character is one of names rather than of grammar."""
    return (
        given_costs().get(char, RARE_GIVEN) < MIDDLING_GIVEN
        and char not in words_of("after")
        and char not in words_of("separators")
    )
