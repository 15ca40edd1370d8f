"""The scorer on small cases: what matches, what counts, what does not."""

from __future__ import annotations

import pytest

from lvnlp.evaluation.score import Gold, Scored, score
from lvnlp.evaluation.tally import Tally
from lvnlp.formats.facts import Fact
from lvnlp.formats.gold import GoldFact
from lvnlp.schema import Modality
from tests.evaluation.facts import found, gold, not_fact

NAMES = {"E1": ("全县春耕现场会", "现场会"), "P1": ("云杉大桥",)}
PERSONS = frozenset({"凌长河", "凌长"})


def run(wanted: GoldFact, *facts: Fact, complete: bool = True) -> Scored:
    return score(Gold((wanted,), NAMES, PERSONS, complete=complete), facts)


def right(wanted: GoldFact, fact: Fact) -> bool:
    scored = run(wanted, fact)
    assert len(scored.missed) == len(scored.wrong)
    return not scored.missed


class TestSides:
    def test_a_key_stands_for_its_names(self) -> None:
        wanted = gold("attended", "凌长河", "E1")
        assert right(wanted, found("attended", "凌长河", "全县春耕现场会"))
        assert right(wanted, found("attended", "凌长河", "现场会"))
        assert right(wanted, found("attended", "凌长河", "全县春耕工作现场会"))
        assert not right(wanted, found("attended", "凌长河", "防汛会议"))

    def test_persons_match_to_the_character(self) -> None:
        wanted = gold("attended", "凌长河", "E1")
        assert not right(wanted, found("attended", "凌长", "现场会"))
        assert not right(wanted, found("attended", "凌长河水", "现场会"))

    def test_others_match_with_tolerance(self) -> None:
        wanted = gold("organised_by", "E1", "县总工会")
        assert right(wanted, found("organised_by", "现场会", "云杉县总工会", kind="organization"))

    def test_any_of_several_is_right(self) -> None:
        wanted = gold("signed", ("县政府", "云杉集团"), "P1")
        assert right(wanted, found("signed", "云杉集团", "云杉大桥", kind="project"))
        assert not right(wanted, found("signed", "市医院", "云杉大桥", kind="project"))

    def test_the_relation_counts(self) -> None:
        scored = run(gold("attended", "凌长河", "E1"), found("spoke_at", "凌长河", "现场会"))
        assert scored.tallies == {"attended": Tally(missed=1), "spoke_at": Tally(wrong=1)}

    @pytest.mark.parametrize(
        ("relation", "wanted", "given"),
        [("holds_position", "市长", "副市长"), ("held_on", "2021-05-13", "2021-05-14")],
    )
    def test_positions_and_dates_are_exact(self, relation: str, wanted: str, given: str) -> None:
        assert right(gold(relation, "凌长河", wanted), found(relation, "凌长河", wanted))
        assert not right(gold(relation, "凌长河", wanted), found(relation, "凌长河", given))


class TestStatements:
    WANTED = gold("stated", "凌长河", "text", at=(10, 20))

    def test_speaker_and_place(self) -> None:
        said = found("stated", "凌长河", "别的字", kind="text", at=(19, 30))
        assert right(self.WANTED, said)

    def test_elsewhere_or_by_another(self) -> None:
        # A stretch is half-open: one that starts where the other ends does not overlap it.
        assert not right(self.WANTED, found("stated", "凌长河", "…", kind="text", at=(20, 30)))
        assert not right(self.WANTED, found("stated", "凌长", "…", kind="text", at=(10, 20)))

    def test_a_meeting_may_state(self) -> None:
        wanted = gold("stated", "E1", "text", at=(0, 5))
        assert right(wanted, found("stated", "现场会", "…", kind="text", at=(2, 3)))


class TestNumbers:
    def test_counts_are_exact_and_stand_for_the_object(self) -> None:
        wanted = gold("signed", "云杉县", "9个项目", count=9)
        assert right(wanted, found("signed", "云杉县", "工程", kind="project", count=9))
        assert not right(wanted, found("signed", "云杉县", "9个项目", kind="project", count=8))
        assert not right(wanted, found("signed", "云杉县", "9个项目", kind="project"))

    def test_sums_need_value_and_currency(self) -> None:
        wanted = gold("signed", "云杉县", "P1", amount="120000000", currency="USD")
        with_sum = [("120000000", "USD"), ("120000000.4", "USD"), ("120000001", "USD")]
        assert [
            right(wanted, found("signed", "云杉县", "云杉大桥", kind="project", amount=amount))
            for amount in with_sum
        ] == [True, True, False]
        in_yuan = found("signed", "云杉县", "云杉大桥", kind="project", amount=("120000000", "CNY"))
        assert not right(wanted, in_yuan)
        assert not right(wanted, found("signed", "云杉县", "云杉大桥", kind="project"))

    def test_the_currency_is_yuan_unless_said(self) -> None:
        wanted = gold("signed", "云杉县", "P1", amount="5000000")
        paid = found("signed", "云杉县", "云杉大桥", kind="project", amount=("5000000", "CNY"))
        assert right(wanted, paid)

    def test_a_sum_that_the_gold_does_not_have_is_no_fault(self) -> None:
        wanted = gold("started", "云杉县", "P1")
        paid = found("started", "云杉县", "云杉大桥", kind="project", amount=("7", "CNY"))
        assert right(wanted, paid)

    def test_a_count_does_not_make_up_for_the_sum(self) -> None:
        wanted = gold("signed", "云杉县", "9个项目", count=9, amount="100")
        counted = found("signed", "云杉县", "9个项目", kind="project", count=9)
        assert not right(wanted, counted)


def test_a_byline_is_told_by_its_place() -> None:
    wanted = gold("reported_by", "A1", "凌长河", at=(5, 8))
    assert right(wanted, found("reported_by", "标题", "凌长河", kind="person", at=(5, 8)))
    assert not right(wanted, found("reported_by", "标题", "凌长河", kind="person", at=(50, 53)))


class TestCounting:
    def test_optional_counts_neither_way(self) -> None:
        wanted = gold("attended", "凌长河", "E1", optional=True)
        assert run(wanted).tallies == {}
        assert run(wanted, found("attended", "凌长河", "现场会")).tallies == {}

    def test_what_was_found_twice_counts_once(self) -> None:
        fact = found("attended", "凌长河", "现场会")
        assert run(gold("attended", "凌长河", "E1"), fact, fact).tallies == {
            "attended": Tally(right=1)
        }

    def test_only_asserted_facts_are_weighed(self) -> None:
        for modality in (Modality.PLANNED, Modality.URGED, Modality.NEGATED):
            planned = found("attended", "凌长河", "现场会", modality=modality)
            scored = run(gold("attended", "凌长河", "E1"), planned)
            assert scored.tallies == {"attended": Tally(missed=1)}

    def test_relations_that_the_gold_is_silent_on_are_judged_only_where_it_is_complete(
        self,
    ) -> None:
        wanted, other = gold("attended", "凌长河", "E1"), found("met", "凌长河", "代表")
        assert run(wanted, other).wrong == (other,)
        assert run(wanted, other, complete=False).wrong == ()

    def test_a_passage_that_asserts_nothing_makes_its_relation_judged(self) -> None:
        fact = found("met", "凌长河", "代表", at=(3, 6))
        scored = score(Gold((), not_facts=(not_fact("met", (5, 9)),)), [fact])
        assert scored.wrong == scored.false_assertions == (fact,)

    def test_false_assertions_come_from_their_passage_and_relation(self) -> None:
        passages = (not_fact("met", (5, 9)),)
        elsewhere = found("met", "凌长河", "代表", at=(9, 12))
        otherwise = found("attended", "凌长河", "会议", at=(5, 9))
        scored = score(Gold((), not_facts=passages, complete=True), [elsewhere, otherwise])
        assert scored.wrong == (elsewhere, otherwise)
        assert scored.false_assertions == ()

    def test_what_is_in_the_gold_is_no_false_assertion(self) -> None:
        fact = found("met", "凌长河", "代表", at=(5, 9))
        wanted = gold("met", "凌长河", "代表")
        scored = score(Gold((wanted,), not_facts=(not_fact("met", (5, 9)),)), [fact])
        assert scored.false_assertions == ()
        assert scored.tallies == {"met": Tally(right=1)}
