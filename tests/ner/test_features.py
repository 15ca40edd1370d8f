"""What is looked up all at once is what a search character by character finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lvnlp.ner.features import EDGE, LONGEST, Vocabulary
from tests.ner.tiny import vocabulary

VOCABULARY = vocabulary()
texts = st.lists(
    st.text("云州市委书记李明主持会议會01１\n ab𠮷", max_size=12), min_size=1, max_size=5
)


def matches(known: Vocabulary, text: str) -> set[tuple[int, int]]:
    """Slot and word of every word of the text, the plain way."""
    folding = {**known.folding, **dict.fromkeys("123456789", "0")}
    plain = "".join(folding.get(c, c) for c in text).replace("1", "0")
    numbers = {w: n for n, w in enumerate(known.words, 1)}
    for row, members in enumerate(known.classes.values(), len(known.words) + 1):
        numbers |= dict.fromkeys(members, row)
    found = set()
    for start in range(len(plain)):
        for end in range(start + 2, min(len(plain), start + LONGEST) + 1):
            number = numbers.get(plain[start:end])
            if number is not None:
                for at in range(start, end):
                    part = 0 if at == start else 2 if at == end - 1 else 1
                    found.add((3 * at + part, number))
    return found


@given(texts)
def test_words_are_those_of_a_plain_search(given_texts: list[str]) -> None:
    features = VOCABULARY.read(given_texts)
    expected = set()
    at = 0
    for text in given_texts:
        expected |= {(slot + 3 * at, word) for slot, word in matches(VOCABULARY, text)}
        at += len(text)
    found = list(zip(features.slots.tolist(), features.words.tolist(), strict=True))
    assert set(found) == expected
    assert len(found) == len(expected)
    assert features.slots.tolist() == sorted(features.slots.tolist())


@given(texts)
def test_pairs_have_the_edges_of_their_text(given_texts: list[str]) -> None:
    features = VOCABULARY.read(given_texts)
    numbers = {p: n for n, p in enumerate(VOCABULARY.pairs, 1)}
    expected = []
    for text in given_texts:
        plain = text.replace("１", "0").replace("1", "0").replace("會", "会")
        framed = EDGE + plain + EDGE
        pairs = [numbers.get(framed[i : i + 2], 0) for i in range(len(framed) - 1)]
        if text:
            expected += pairs[:-1]
    assert features.pairs.tolist() == expected
    assert features.lengths.tolist() == [len(t) for t in given_texts]


def test_characters_are_folded_and_unknown_ones_are_zero() -> None:
    numbers = VOCABULARY.read(["會会龘"]).characters
    assert numbers[0] == numbers[1] == VOCABULARY.characters.index("会") + 1
    assert numbers[2] == 0
