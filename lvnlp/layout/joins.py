"""Do two lines follow one another? Told by words that a line break cuts in two."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files

from lvnlp.layout.roles import ends_sentence, has_mark

# Words seen less often are too rare to prove anything, and too many to be chance.
_FREQUENT = 100
_LONGEST = 4
# Natural logarithm of how much likelier a cut word is where lines do follow one another (43 of 100
# breaks in running text cut a word) than where they do not (3.5 of 100); and the same for no cut
# word. Counted on broadcast news broken at random.
_CUT = 2.5
_WHOLE = -0.53


def evidence(left: str, right: str) -> float:
    """The logarithm of the odds that the line `right` goes on where `left` stops.

    Both without white space. 0 where a mark stands at the break and nothing can be told.
    """
    if not left or not right or ends_sentence(left) or has_mark(left[-1]):
        return 0.0
    return _CUT if cuts_word(left, right) else _WHOLE


def cuts_word(left: str, right: str) -> bool:
    """Whether a word of the language begins in `left` and ends in `right`."""
    vocabulary = _words()
    for size in range(2, _LONGEST + 1):
        for before in range(1, size):
            word = left[-before:] + right[: size - before]
            if len(word) == size and word in vocabulary:
                return True
    return False


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    packed = files("lvnlp").joinpath("resources/words.tsv.gz").read_bytes()
    found: set[str] = set()
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        word, _, rest = line.partition("\t")
        count = rest.split("\t", 1)[0]
        if len(word) > 1 and count.isascii() and count.isdigit() and int(count) >= _FREQUENT:
            found.add(word)
    return frozenset(found)
