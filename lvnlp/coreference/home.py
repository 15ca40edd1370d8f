"""我市, 全县, 我省: words that stand for the place that the page comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEVELS = re.compile(
    r"[^省市县区州盟旗]+?(?:自治区|自治州|自治县|特别行政区|地区|省|市|县|区|州|盟|旗)"
)
_WORDS = {"省": "省", "市": "市", "县": "县", "区": "区", "州": "州", "盟": "盟", "旗": "旗"}


@dataclass(frozen=True, slots=True)
class Home:
    """The page's place by level: {"省": "山西省", "市": "吕梁市"}; the last is the nearest."""

    levels: dict[str, str]

    @classmethod
    def of(cls, place: str) -> Home:
        """Read 山西省吕梁市; an empty or unknown form gives a home without levels."""
        parts = _LEVELS.findall(place)
        found = {p[-1]: p for p in parts}
        if parts and parts[0].endswith("自治区"):
            found = {"区": parts[0], **{p[-1]: p for p in parts[1:]}}
        if place and not parts:
            found = {"市": place}
        return cls(found)

    @property
    def name(self) -> str:
        """The nearest place, "" when not known."""
        return next(reversed(self.levels.values()), "")

    def resolve(self, word: str) -> str:
        """The place that 我市, 全县, 我省 stands for, "" when the page's place does not say."""
        level = _WORDS.get(word[-1:], "")
        return self.levels.get(level, "")

    def words(self) -> list[str]:
        """The words that resolve."""
        return [front + level for level in self.levels for front in ("我", "全", "本")]
