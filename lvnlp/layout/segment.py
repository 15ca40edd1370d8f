"""Goes down the page and cuts it into blocks."""

from __future__ import annotations

from itertools import pairwise

from lvnlp.layout import columns, flow
from lvnlp.layout.blocks import Block, BlockKind, Opening
from lvnlp.layout.credits import ends_in_credit
from lvnlp.layout.lines import Line
from lvnlp.layout.names import are_names, has_role
from lvnlp.layout.roles import Role, ends_sentence, has_mark, role_of
from lvnlp.layout.words import words

_OPENINGS = {
    Role.LEAD: Opening.LEAD,
    Role.BYLINE: Opening.BYLINE,
    Role.LETTER: Opening.LETTER,
    Role.BULLET: Opening.BULLET,
}
_CAPTION = 8  # lines of the longest caption
_SIGNATURE = 12  # squares of the longest signature under a letter or a notice


def segment(lines: list[Line]) -> list[Block]:
    """The blocks of the page; every line is in exactly one of them."""
    return _Segmenter(lines).run()


class _Segmenter:
    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.roles = [role_of(line) for line in lines]
        self.spacing = flow.spacing_of(lines, self.roles)
        self.blocks: list[Block] = []

    def run(self) -> list[Block]:
        at = 0
        while at < len(self.lines):
            at = self._take(at)
        return self.blocks

    def _take(self, at: int) -> int:
        """Takes one block that begins at line `at`; gives the line after it."""
        role = self.roles[at]
        if role in _OPENINGS:
            return self._body(Block(BlockKind.BODY, [self.lines[at]], _OPENINGS[role]), at + 1)
        if role is Role.JUMP_BACK:
            return self._resumed(at)
        if role in {Role.CAPTION, Role.CREDIT}:
            return self._caption(at)
        if role in {Role.NOTICE_HEAD, Role.NOTICE_LINE}:
            return self._notice(at)
        if role is Role.FURNITURE:
            self._add(BlockKind.FURNITURE, at, at + 1)
            return at + 1
        if role in {Role.JUMP_SEE, Role.JUMP_ON}:
            kind = BlockKind.JUMP_SEE if role is Role.JUMP_SEE else BlockKind.JUMP
            self._add(kind, at, at + 1)
            return at + 1
        if role is Role.VERTICAL:
            return self._headline(at)
        return self._text(at)

    def _add(self, kind: BlockKind, first: int, end: int) -> None:
        self.blocks.append(Block(kind, self.lines[first:end]))

    def _text(self, at: int) -> int:
        """A line that says nothing about itself: a caption, a paragraph, or else a headline."""
        credit = self._credit_ahead(at)
        if credit is not None:
            self._add(BlockKind.CAPTION, at, credit + 1)
            return credit + 1
        if words().jump_back.match(self.lines[at].plain):
            block = Block(BlockKind.BODY, [self.lines[at]], Opening.BACK)
            return self._body(block, at + 1)
        run = flow.paragraph(self.lines, self.roles, at)
        if run is not None and flow.is_paragraph(run):
            return self._body(Block(BlockKind.BODY, [self.lines[at]], Opening.PLAIN), at + 1)
        return self._headline(at)

    def _headline(self, at: int) -> int:
        self._add(BlockKind.HEADLINES, at, at + 1)
        return at + 1

    def _credit_ahead(self, at: int) -> int | None:
        """The last line of the credit of a caption that begins at line `at`."""
        for k in range(at, min(len(self.lines), at + _CAPTION)):
            if k > at and not self._may_be_caption(k):
                return None
            run = self.lines[at : k + 1]
            if ends_in_credit(run[-1].text) or ends_in_credit("".join(x.text for x in run[-3:])):
                return k if _is_caption(run) else None
        return None

    def _may_be_caption(self, at: int) -> bool:
        """Whether a caption that began above may go on on line `at`."""
        role = self.roles[at]
        if role is Role.CAPTION:
            return not words().caption_start.match(self.lines[at].plain)
        return role in {Role.TEXT, Role.CREDIT, Role.BYLINE}

    def _caption(self, at: int) -> int:
        """A caption: to its credit, or to the end of its sentence."""
        credit = self._credit_ahead(at)
        if credit == at and self.blocks and self.lines[at].squares <= _SIGNATURE:
            last = self.blocks[-1]
            if last.kind is BlockKind.CAPTION and not ends_in_credit(last.lines[-1].text):
                last.lines.append(self.lines[at])
                return at + 1
        end = at if credit is None else credit
        while credit is None and not ends_sentence(self.lines[end].text):
            if end + 1 >= len(self.lines) or self.roles[end + 1] is not Role.TEXT:
                break
            end += 1
        self._add(BlockKind.CAPTION, at, end + 1)
        return end + 1

    def _notice(self, at: int) -> int:
        """A notice: its heading, its text, and a signature."""
        end = at + 1
        head = self.roles[at] is Role.NOTICE_HEAD
        carried = {Role.TEXT, Role.FURNITURE, Role.NOTICE_LINE, Role.CREDIT}
        while end < len(self.lines) and self.roles[end] in carried:
            body = self.lines[at + 1 if head else at : end]
            line = self.lines[end]
            if not body:
                if self.roles[end] is Role.FURNITURE:
                    break
            elif not head and (line.gap or body[-1].text.endswith("℃")):
                break
            elif ends_sentence(body[-1].text) or len(body[-1].text) < _SIGNATURE:
                gap = flow.usual_gap([self.lines[at], *body], 3)
                apart = line.gap > (gap if gap is not None else 0)
                if apart or not head:
                    break
                more = flow.continues(body, self.lines, self.roles, end, self.spacing)
                single = line.gap == 0
                if not more and not single and line.squares > _SIGNATURE:
                    break
            elif line.gap > max([x.gap for x in body[1:]], default=line.gap):
                break
            end += 1
        self._add(BlockKind.NOTICE, at, end)
        return end

    def _resumed(self, at: int) -> int:
        """The rest of a body that began elsewhere, under its jump line."""
        block = Block(BlockKind.BODY, [self.lines[at]], Opening.BACK)
        if at + 1 < len(self.lines) and self.roles[at + 1] in {Role.TEXT, Role.NOTICE_LINE}:
            return self._body(block, at + 1)
        self._add(BlockKind.JUMP, at, at + 1)
        return at + 1

    def _body(self, block: Block, at: int) -> int:
        """Adds to a body what follows it, and sets aside what only stands in between."""
        self.blocks.append(block)
        while at < len(self.lines):
            role = self.roles[at]
            done = self._complete(block)
            if role is Role.JUMP_ON:
                block.on = self.lines[at].plain
                block.lines.append(self.lines[at])
                return at + 1
            if role is Role.LEAD and self._is_mixed(block, at, done):
                return self._interleaved(block, at)
            if role is Role.BULLET and block.opening is Opening.BULLET:
                block.lines.append(self.lines[at])
                at += 1
                continue
            if not done and role in {Role.TEXT, Role.NOTICE_LINE, Role.NOTICE_HEAD, Role.CREDIT}:
                if self._breaks(block, at):
                    return at
                block.lines.append(self.lines[at])
                at += 1
                continue
            nxt = self._more(block, at, done)
            if nxt is None:
                return at
            at = nxt
        return at

    def _more(self, block: Block, at: int, done: bool) -> int | None:
        """Goes on after a finished paragraph or past something in between; None at the end."""
        if flow.ends_in_byline(_tail(block)):
            return None
        beyond = at
        while beyond < len(self.lines) and self._is_intruder(beyond, done):
            beyond += 1
        if beyond >= len(self.lines) or not self._is_text(beyond):
            return None
        last: int | None = beyond
        if done:
            tests = (self._tail, self._paragraph, self._cut_off, self._signature)
            last = next((k for test in tests if (k := test(block, beyond)) is not None), None)
        if last is None:
            return None
        after = self._aside(at, beyond)
        if after > beyond:  # a caption took the line that seemed to go on with the body
            return after
        block.lines += self.lines[beyond : last + 1]
        return last + 1

    def _is_text(self, at: int) -> bool:
        """Whether a line may go on with a body; （张三 文/图） may, though like a credit."""
        line, role = self.lines[at], self.roles[at]
        if role is Role.NOTICE_LINE:  # 今天多云 … may begin a paragraph too
            run = flow.paragraph(self.lines, self.roles, at)
            return (self.spacing.parted and not line.gap) or (run is not None and len(run) > 2)
        return role is Role.TEXT or (role is Role.CREDIT and line.plain[0] in "（(")

    def _is_intruder(self, at: int, done: bool) -> bool:
        """Whether a line may stand in the middle of a body without being part of it."""
        role = self.roles[at]
        if role is Role.FURNITURE:
            return True
        return not done and role in {Role.CAPTION, Role.VERTICAL, Role.JUMP_SEE}

    def _aside(self, first: int, end: int) -> int:
        """Blocks of their own for what stood in the middle of a body; the line after them."""
        body = self.blocks.pop()
        at = first
        while at < end:
            at = self._take(at)
        self.blocks.append(body)
        return at

    def _paragraph(self, block: Block, at: int) -> int | None:
        """The first line of another paragraph of the body."""
        if self._credit_ahead(at) is not None:
            return None
        return at if flow.continues(block.lines, self.lines, self.roles, at, self.spacing) else None

    def _cut_off(self, block: Block, at: int) -> int | None:
        """The last line of a paragraph that stops in mid-sentence: before a jump, or another lead.

        The latter where columns are mixed; a headline in the same place is told by its width.
        """
        end = at
        while end < len(self.lines) and self.roles[end] is Role.TEXT:
            end += 1
        run = self.lines[at:end]
        if end >= len(self.lines) or not run:
            return None
        column = flow.measure(block.lines[-12:])
        if self.roles[end] is Role.JUMP_ON:
            fits = all(abs(x.reach - column) <= flow.JUMP for x in run)
            return end - 1 if fits else None
        if self.roles[end] is not Role.LEAD or not any(has_mark(x.text) for x in run):
            return None
        if any(abs(x.reach - column) > 1.5 for x in run):
            return None
        split = columns.untangle([*block.lines, *run], self._mixed(end))
        return end - 1 if split.first else None

    def _mixed(self, at: int) -> list[Line]:
        """The lead at `at` and the text under it."""
        end = at + 1
        while end < len(self.lines) and self.roles[end] in {Role.TEXT, Role.NOTICE_LINE}:
            end += 1
        return self.lines[at:end]

    def _tail(self, block: Block, at: int) -> int | None:
        """The last line of a byline in brackets that stands on lines of its own."""
        del block
        text = ""
        for k in range(at, min(len(self.lines), at + 4)):
            text += self.lines[k].plain
            if not text.startswith(("（", "(")):
                return None
            if text.endswith(("）", ")")):
                inside = text[1:-1]
                return k if has_role(inside) or are_names(inside) else None
        return None

    def _signature(self, block: Block, at: int) -> int | None:
        """A short line under a letter, or the note under it."""
        if block.opening is not Opening.LETTER:
            return None
        line = self.lines[at]
        gap = flow.usual_gap(block.lines, self.spacing.sample)
        if line.squares > _SIGNATURE or (gap is not None and line.gap > gap):
            return None
        return at

    def _complete(self, block: Block) -> bool:
        """Whether the body may end after its last line."""
        line = block.lines[-1]
        if len(block.lines) == 1 and block.opening in {Opening.BYLINE, Opening.BACK}:
            return False
        if ends_sentence(line.text) or flow.ends_in_byline(_tail(block)):
            return True
        return block.opening is Opening.LETTER and line.squares <= _SIGNATURE

    def _is_mixed(self, block: Block, at: int, done: bool) -> bool:
        """Whether the lead at `at` begins a second column in the middle of the body."""
        if flow.ends_in_byline(_tail(block)):
            return False
        if not done:
            return flow.is_full(block.lines[-1], flow.measure(block.lines[-12:]))
        gap = max((x.gap for x in block.lines[1:]), default=None)
        same = gap is not None and self.lines[at].gap <= gap
        return same and columns.is_mixed(block.lines, self._mixed(at))

    def _breaks(self, block: Block, at: int) -> bool:
        """Whether an unfinished body stops before line `at` all the same."""
        if len(block.lines) < 4:
            return False
        column = flow.measure(block.lines[-12:])
        gap = flow.usual_gap(block.lines, self.spacing.sample)
        apart = gap is not None and self.lines[at].gap > gap
        return apart and not flow.is_full(block.lines[-1], column)

    def _interleaved(self, block: Block, at: int) -> int:
        """Two columns whose lines alternate; the second one begins with the lead at `at`."""
        split = columns.untangle(block.lines, self._mixed(at))
        other = Block(BlockKind.BODY, split.second, Opening.LEAD)
        block.lines += split.first
        for part, lines in ((block, split.first), (other, split.second[1:])):
            part.breaks += [line.start for line in lines]
            part.breaks.append(self.lines[at + split.used - 1].end)
        if split.first_goes_on:
            self.blocks.pop()
            self.blocks.append(other)
            return self._body(block, at + split.used)
        return self._body(other, at + split.used)


def _tail(block: Block) -> str:
    """The last words of a body, without spaces; a byline may be broken over three lines."""
    return "".join(line.plain for line in block.lines[-3:])


def _is_caption(run: list[Line]) -> bool:
    """Whether all lines down to a credit are the caption, none of them text above it."""
    w = words()
    if len(run) == 1:
        return True
    if not w.caption_start.match(run[0].plain) and not has_mark(run[0].text):
        return False
    gaps = [line.gap for line in run[1:]]
    for before, line in pairwise(run):
        opens = w.caption_opening.match(line.plain) is not None
        if ends_sentence(before.text) and (opens or line.gap > min(gaps)):
            return False
    widest = max(line.reach for line in run)
    return all(line.reach >= widest - flow.JUMP for line in run[:-2])
