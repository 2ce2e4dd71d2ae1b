"""Breaks a long title into lines at words, shaped as a 梯形 or 菱形 (GB/T 9704—2012, 标题).

Which characters make a word is not known in general, so a break is allowed only where a word surely begins or ends:
at words that titles of official documents are made of, at figures of the record, at punctuation. A title with too few
such places is left to the word processor.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, combinations, pairwise

from townreport.layout import standard
from townreport.outline import Gap, Piece, Pieces, Printed, piece_text

WORDS = (
    "工作总结", "工作计划", "工作报告", "工作情况", "工作安排", "工作要点", "工作打算", "工作思路", "工作", "总结",
    "计划", "报告", "情况", "安排", "年度", "上半年", "下半年", "人民政府", "街道办事处", "办事处", "委员会",
    "党工委", "工委", "党委", "政府", "办公室", "领导小组", "经济社会发展", "国民经济", "社会发展", "乡村振兴",
    "政府工作", "落实", "推进", "开展", "建设", "责任制", "中共", "关于", "印发", "报送", "请示", "通知", "意见",
    "方案", "决定", "完成", "执行", "主要", "重点", "有关", "进一步", "加强", "做好",
)  # fmt: skip
"""Words of titles, longest first where one begins another; a break falls only between words."""
OFFICES = ("人民政府", "街道办事处", "办事处", "委员会", "党工委", "工委", "党委", "办公室", "政府")
"""A line had better not begin with one of these: it belongs to the name before it."""
_JOINERS = ("及", "和", "与", "暨", "并")
"""A line likes to begin with one of these."""
_NEVER_FIRST = "的了等及其》」』）〕”’，、。；：！？年月日号"
_NEVER_LAST = "《「『（〔“‘"
MAXIMUM_LINES = 4
_LINE_ROOM = standard.TEXT_WIDTH / standard.points(standard.SIZE_2)
"""Characters of 2号 in the 版心's width: 20.1."""
_COMFORTABLE = 19.0
"""A line wider than this would look like body text from edge to edge."""


def title_width(text: str) -> float:
    """A text's width in the title's own characters; ASCII counts half."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def broken_title(pieces: Pieces, own_lines: tuple[str, ...] = ()) -> tuple[Pieces, ...]:
    """The title's lines, each as its pieces.

    `own_lines`, where given, are the breaks to take. Raises ValueError where they do not make up the title.
    """
    text = "".join(map(piece_text, pieces))
    if own_lines:
        if "".join(own_lines) != text:
            raise ValueError(f"标题分行与标题不一致：{'/'.join(own_lines)}")
        breaks = tuple(accumulate(map(len, own_lines[:-1])))
    elif title_width(text) <= _COMFORTABLE:
        return (pieces,)
    else:
        edges = tuple(accumulate(len(piece_text(piece)) for piece in pieces))
        whole = tuple(
            (end - len(piece_text(piece)), end)
            for piece, end in zip(pieces, edges, strict=True)
            if not isinstance(piece, str)
        )
        breaks = best_breaks(text, whole)
    return tuple(_split(pieces, breaks))


@lru_cache(maxsize=256)
def best_breaks(text: str, whole: tuple[tuple[int, int], ...] = ()) -> tuple[int, ...]:
    """Where to break `text`, as offsets; none where one line holds it.

    `whole` are stretches (begin, end) not to be broken: figures and names of the record.
    """
    if title_width(text) <= _COMFORTABLE:
        return ()
    places = allowed_breaks(text, whole)
    up_to = list(accumulate(map(title_width, text), initial=0.0))
    best: tuple[float, tuple[int, ...]] | None = None
    for count in range(1, MAXIMUM_LINES):
        for breaks in combinations(places, count):
            cost = _cost(text, breaks, up_to)
            if cost is not None and (best is None or cost < best[0]):
                best = cost, breaks
        if best is not None:
            return best[1]
    return ()


def allowed_breaks(text: str, whole: tuple[tuple[int, int], ...] = ()) -> list[int]:
    """Offsets at which a line may end: between two words known, or at a whole stretch's edge."""
    inside: set[int] = set()
    edges: set[int] = set()
    stretches = [*whole, *_words(text)]
    for begin, end in stretches:
        inside.update(range(begin + 1, end))
        edges.update((begin, end))
    edges.update(index for index, character in enumerate(text) if character in (*_JOINERS, "《", "“"))
    edges.update(index + 1 for index, character in enumerate(text) if character in "》”、：")
    for begin, end in whole:
        inside.update(range(begin + 1, end))
    return [
        place
        for place in sorted(edges - inside)
        if 0 < place < len(text)
        and (text[place] not in _NEVER_FIRST or text[place] in _JOINERS)
        and text[place - 1] not in _NEVER_LAST
        and text[place - 1] not in _JOINERS
        and not (text[place - 1].isascii() and text[place].isascii())
    ]


@cache
def _words_by_beginning() -> dict[str, tuple[str, ...]]:
    """`WORDS` by their first characters, in their order."""
    return {first: tuple(word for word in WORDS if word[0] == first) for first in {word[0] for word in WORDS}}


def _words(text: str) -> Iterator[tuple[int, int]]:
    known = _words_by_beginning()
    position = 0
    while position < len(text):
        for word in known.get(text[position], ()):
            if text.startswith(word, position):
                yield position, position + len(word)
                position += len(word)
                break
        else:
            position += 1


def _cost(text: str, breaks: tuple[int, ...], up_to: Sequence[float]) -> float | None:
    """How far the lines are from a good 梯形 or 菱形; None where they are no such shape or do not fit.

    `up_to` are the widths of the text's beginnings, of no character to all.
    """
    widths = [up_to[end] - up_to[begin] for begin, end in pairwise((0, *breaks, len(text)))]
    if max(widths) > _LINE_ROOM - 0.5 or not is_trapezoid_or_diamond(widths):
        return None
    steps = [abs(first - second) for first, second in pairwise(widths)]
    # A step of one to four characters shows the shape; a greater one leaves a stub.
    cost = sum(max(step - 4, 0) + (1 if step < 1 else 0) for step in steps)
    cost += (max(widths) - min(widths)) / 4
    # Readers take breath before 关于 and 及; a break there is worth a longer step. 2023年 belongs to what follows it.
    cost -= sum(2 for place in breaks if text[place] in _JOINERS or text.startswith("关于", place))
    cost += sum(3 for place in breaks if text[place - 1] == "年" or text.startswith("报告", place))
    return cost + sum(10 for place in breaks if text.startswith(OFFICES, place))


def is_trapezoid_or_diamond(widths: list[float]) -> bool:
    """Whether lines of these widths only grow, only shrink, or grow to a middle and shrink again."""
    if len(widths) == 1:
        return True
    widest = widths.index(max(widths))
    rises = all(first < second for first, second in pairwise(widths[: widest + 1]))
    falls = all(first > second for first, second in pairwise(widths[widest:]))
    return rises and falls


def _split(pieces: Pieces, breaks: tuple[int, ...]) -> Iterator[Pieces]:
    edges = (*breaks, sum(map(len, map(piece_text, pieces))))
    begin = 0
    for end in edges:
        yield tuple(_cut_out(pieces, begin, end))
        begin = end


def _cut_out(pieces: Pieces, begin: int, end: int) -> Iterator[Piece]:
    """What of `pieces` lies between two offsets of their text."""
    offset = 0
    for piece in pieces:
        text = piece_text(piece)
        inside = text[max(begin - offset, 0) : max(end - offset, 0)]
        if inside:
            yield _with_text(piece, inside)
        offset += len(text)


def _with_text(piece: Piece, text: str) -> Piece:
    if isinstance(piece, str):
        return text
    return Gap(text, piece.place) if isinstance(piece, Gap) else Printed(text, piece.place)
