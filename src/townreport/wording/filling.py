"""Filling bound sentences from a record: pieces, and what was left out for want of what.

How a sentence comes out depends only on which of its figures are given. So each sentence remembers the patterns in
which it was written (`writing`), and the next record that gives the same ones only puts its own words in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import call

from townreport.findings import Finding, Severity
from townreport.findings import Place as FindingPlace
from townreport.numerals import AS_GIVEN, Style
from townreport.outline import Gap, Known, Pieces, Printed, as_printed, is_to_be_learnt, joined, pieces_text
from townreport.record import Record
from townreport.record.catalogue import MOST_SLIPS, label_path, nearest, path_of
from townreport.record.fields import Part
from townreport.record.figure import Missing
from townreport.wording.account import Omission, Place, Want
from townreport.wording.bound import Alternative, Each, Questions, Reference
from townreport.wording.patterns import Missed, Pattern, Shape, sentence_pattern
from townreport.wording.pen import ended, ends_in_semicolon
from townreport.wording.templates import Group
from townreport.wording.values import LACKS, SENTENCE_ENDS, Lack
from townreport.wording.writing import Left, Scope, SlotKey, Slots, Writer

_MOST_PATTERNS = 512
"""Kept of one sentence. Towns of a county leave out much the same."""
_MOST_ENTRIES = 20
"""A sentence with a longer list comes out alike for no two towns."""

MOST_WRITTEN = 50_000
"""Entries of lists that a report writes, each time that it does: five times the longest list of a record."""
MOST_PRINTED = 2_000_000
"""Characters of the record that a report prints, each time that it does: four times what a record's file may hold."""


class TooMuch(Exception):
    """More is to be written than any report holds; never leaves `compose`."""


class Filler:
    """Fills sentences for one report; gathers omissions and undeclared gaps on the way.

    `heading` is what the sentence at hand stands under.
    With `remembers` off, patterns are neither used nor learnt. With `slots`, the numbers of figures, it only finds a
    pattern: the words it prints are `Slot`s, `left` is what it leaves out, each under one of the `headings`, and
    `is_particular` tells that more counts than which figures are given.
    """

    def __init__(
        self,
        record: Record,
        style: Style = AS_GIVEN,
        *,
        draft: bool,
        remembers: bool = True,
        slots: Slots | None = None,
    ) -> None:
        self._style = style
        self._slots = slots
        self.remembers = remembers
        self.record = record
        self.draft = draft
        self.left: list[Left] = []
        self.headings: list[Pieces] = []
        self.is_particular = False
        self.heading: Pieces = ()
        self.omissions: list[Omission] = []
        self.undeclared: list[Want] = []
        self.findings: dict[Finding, None] = {}
        self.printed: set[Place] = set()
        self.gaps: list[Place] = []
        self._written_entries = 0
        self._printed_characters = 0

    def fill(
        self, sentence: Alternative, entry: Part | None = None, place: Place = "", *, goes_on: bool = False
    ) -> Pieces:
        """The pieces of a sentence; empty where nothing of it is left. Ends a sentence that lost its end.

        `goes_on`: it may end in ；, since another point follows it (一是……；二是……。).
        """
        fixed = sentence.fixed.get(goes_on)
        if fixed is not None and self.remembers:
            return fixed
        if sentence.sentences and self.remembers:
            return joined([self.fill(part, entry, place) for part in sentence.sentences])
        questions = sentence.questions
        if not questions.references and not questions.lists:
            return self._fixed(sentence, goes_on=goes_on)
        scope = (entry, place)
        pattern = None
        answers = self.answers(questions, entry, (self.draft, goes_on)) if self.remembers else None
        if answers is not None:
            pattern = sentence.patterns.get(answers[1])
            if pattern.__class__ is not Pattern:
                pattern = self._learn(sentence, scope, answers[1], goes_on=goes_on)
        if answers is None or pattern is None:
            return self._written(sentence, scope, goes_on=goes_on)
        words, _ = answers
        self.count(sum(map(len, words)))
        own_words, put_together, places, printed, missing = pattern
        if entry is not None:
            places = questions.places(place)
        if missing is not None:
            self.account_for(missing)
        self.printed.update(places if printed is None else [places[number] for number in printed])
        made: Pieces = put_together((*own_words, *map(as_printed, zip(words, places, strict=True))))
        return made

    def _fixed(self, sentence: Alternative, *, goes_on: bool) -> Pieces:
        """A sentence that prints nothing of the record, as half of them do: always the same pieces."""
        pieces = self._written(sentence, (None, ""), goes_on=goes_on)
        sentence.fixed[goes_on] = pieces
        return pieces

    def answers(self, questions: Questions, entry: Part | None, shape: Shape) -> tuple[list[str], Shape] | None:
        """The words of what is asked, and their shape behind `shape`; None where they have none.

        A text that names figures of its own has none, and no two long lists have the same.
        """
        words: list[str] = []
        lists: list[object] = []
        if not self.ask(questions, entry, words, lists):
            return None
        return told(words, (*shape, *lists), has_texts=questions.has_texts)

    def ask(self, questions: Questions, entry: Part | None, words: list[str], lists: list[object]) -> bool:
        """Add the words of what is asked, and what the lists hold; False where one is too long."""
        words += map(call, questions.speakers, questions.values(self.record, entry))
        # A loop, not all(): every sentence is asked, and few have lists.
        for each in questions.lists:  # noqa: SIM110
            if not self.ask_entries(each, each.body.questions, words, lists):
                return False
        return True

    def ask_entries(self, each: Each, questions: Questions, words: list[str], lists: list[object]) -> bool:
        """The same of what is asked of each entry of a list."""
        value = each.value(self.record)
        # Most lists of points of the town's own are not there at all.
        entries = [] if value.__class__ is Missing and not self.draft else self.entries(each)
        if not entries:
            lists.append(_lack_of_list(value))
            return True
        if len(entries) > _MOST_ENTRIES:
            return False
        lists.append(tuple([place for _, place in entries]))
        return all(self.ask(questions, entry, words, lists) for entry, _ in entries)

    def _learn(self, sentence: Alternative, scope: Scope, shape: Shape, *, goes_on: bool) -> Pattern | None:
        """The pattern of a shape; None where it was not met before, or has none."""
        patterns = sentence.patterns
        if not is_to_be_learnt(patterns, shape, _MOST_PATTERNS):
            return None
        figures = list(self.figures(sentence.questions, scope[1]))
        apart = self.apart(figures)
        pieces = apart.fill(sentence, *scope, goes_on=goes_on)
        if apart.is_particular:
            patterns[shape] = Known.PARTICULAR
            return None
        learnt = sentence_pattern(pieces, [figure_place for _, figure_place in figures], apart.missing())
        patterns[shape] = learnt
        return learnt

    def apart(self, figures: Iterable[SlotKey]) -> Filler:
        """One that finds a pattern over these figures, as if for another report: this one's account is to come."""
        slots = {figure: number for number, figure in enumerate(figures)}
        return Filler(self.record, self._style, draft=self.draft, remembers=False, slots=slots)

    def missing(self) -> Missed | None:
        """What it has left out and not found so far; None for nothing."""
        missed = Missed(tuple(self.left), tuple(self.undeclared), tuple(self.gaps))
        return missed if any(missed) else None

    def figures(self, questions: Questions, place: Place) -> Iterator[SlotKey]:
        """The figures of a sentence in the order of their answers, as a `Writer` knows them."""
        yield from zip([leaf.said for leaf in questions.references], questions.places(place), strict=True)
        for each in questions.lists:
            for _, item_place in self.entries(each):
                yield from self.figures(each.body.questions, item_place)

    def _written(self, sentence: Alternative, scope: Scope, *, goes_on: bool) -> Pieces:
        """A sentence as a writer writes it, accounted for."""
        writer = Writer(self, self._slots)
        pieces = tuple(writer.write(sentence, scope))
        self.is_particular |= writer.is_particular
        if pieces and not (goes_on and ends_in_semicolon(pieces)):
            pieces = ended(pieces)
        self.printed.update([piece.place for piece in pieces if type(piece) is Printed])
        gaps = [piece.place for piece in pieces if type(piece) is Gap]
        self.account_for(Missed(tuple(writer.left), tuple(writer.undeclared), tuple(gaps)))
        return pieces

    def account_for(self, missed: Missed) -> None:
        """Note what a sentence leaves out and does not find."""
        left, undeclared, gaps = missed
        if self._slots is not None:
            self.left += left
            self.headings += [self.heading] * len(left)
        self.gaps += gaps
        self.undeclared += undeclared
        for skeleton, wants, replaced, unsaid, before in left:
            shown = before + self._shown(skeleton)
            self.omissions.append(Omission(pieces_text(self.heading), shown, wants, replaced, unsaid))

    def entries(self, each: Each) -> list[tuple[Part, Place]]:
        """The entries of a list with their places; in a draft, empty ones where none is given yet."""
        value = each.value(self.record)
        if value.__class__ is Missing:
            if value is Missing.ABSENT and self.draft:
                return [(each.model.model_construct(), place) for place in _places_of(each.label, each.wanted)]
            return []
        places = _places_of(each.label, len(value))
        return [(item, place) for item, place in zip(value, places, strict=True) if not item.is_blank]

    def entries_to_write(self, each: Each) -> list[tuple[Part, Place]]:
        """The same, each of which is now written. Raises TooMuch: a wording may go through a long list many times."""
        entries = self.entries(each)
        self._written_entries += len(entries)
        if self._written_entries > MOST_WRITTEN:
            raise TooMuch
        return entries

    def count(self, characters: int) -> None:
        """Count what is printed of the record. Raises TooMuch: a wording may print a long text many times."""
        self._printed_characters += characters
        if self._printed_characters > MOST_PRINTED:
            raise TooMuch

    def want(self, reference: Reference, place: Place, lack: Lack) -> Want:
        """A figure that is not there; whom to ask for one of the town's own, the record says."""
        figures = self.record.own_figures
        own = figures.get(reference.own) if reference.own and not isinstance(figures, Missing) else None
        is_asked_for = own is not None and lack not in (Lack.NOT_APPLICABLE, Lack.ZERO)
        return Want(place, lack, own.department if own is not None and is_asked_for else "")

    def omit(self, text: str, wants: Iterable[Want], *, replaced: bool = False, unsaid: Iterable[Place] = ()) -> None:
        """Note a clause that is left out."""
        wants, unsaid = tuple(dict.fromkeys(wants)), tuple(dict.fromkeys(unsaid))
        self.account_for(Missed((Left((), wants, replaced, unsaid, before=text),)))

    def account(self, printed: AbstractSet[Place]) -> tuple[Omission, ...]:
        """All omissions; what is `printed` elsewhere in the report did not go unsaid."""
        return tuple(
            omission._replace(unsaid=tuple(place for place in omission.unsaid if place not in printed))
            if omission.unsaid
            else omission
            for omission in self.omissions
        )

    def entries_told(self, each: Each) -> list[tuple[Part, Place]]:
        """The entries of a list and their places; that there are none is noted."""
        entries = self.entries_to_write(each)
        if not entries and each.is_blank:
            self.omit(each.label, (self.want_of_list(each),))
        return entries

    def is_for_good(self, group: Group | None) -> bool:
        """Whether the town has nothing of what a block is named after: then its fixed sentences are not true of it."""
        if group is None or not group.value(self.record).is_not_applicable:
            return False
        self.omit(group.place, (Want(group.place, Lack.NOT_APPLICABLE),))
        return True

    def want_of_list(self, each: Each) -> Want:
        """That a list says nothing, and why."""
        return Want(each.label, _lack_of_list(each.value(self.record)))

    def _shown(self, skeleton: tuple[str | Reference, ...]) -> str:
        shown = (word if isinstance(word, str) else self._shown_reference(word) for word in skeleton)
        return "".join(shown).strip("，；、。")

    def _shown_reference(self, reference: Reference) -> str:
        if reference.gap_of is not None:
            return reference.gap_in(self.record)
        return str(reference.speak(reference.value(self.record)))

    def prose(self, text: str, place: Place) -> tuple[str | Reference, ...]:
        """A text of the town's own, cut at the figures that it names; what names none is a finding."""
        # Imported here: few texts name figures, and start-up counts.
        from townreport.wording.prose import MOST_NAMED, advice_on, read_prose

        prose = read_prose(text, self._style)
        for stray in dict.fromkeys(prose.strays):
            fix = advice_on(stray, self._style, is_slip=len(self.findings) < MOST_SLIPS)
            self._say("reference.unknown", f"“{stray}”不是数据里的指标，会照原样印出", fix, place)
        if prose.names_too_many:
            message = f"这段文字里的指标超过 {MOST_NAMED:,} 个，后面的会照原样印出"
            self._say("reference.too-many", message, "核对是不是贴错了内容；要写这么多的，分成几条写", place)
        return prose.parts

    def say_missing(self, reference: Reference, wants: Iterable[Want], place: Place) -> None:
        """Say of a figure that a text of the town's own names that it is not given, or is none of the record's."""
        figures = self.record.own_figures
        known = {} if isinstance(figures, Missing) else figures
        if reference.own and reference.own not in known:
            close = nearest(reference.own, known) if len(self.findings) < MOST_SLIPS else None
            fix = f"是不是“{close}”？" if close else "在“自定义指标”里加上它"
            self._say("reference.unknown", f"自定义指标里没有“{reference.own}”", fix, place)
            return
        for want in wants:
            fix = "补上这个数据；还没有数的，先把这句话改成不用它的说法"
            message = f"这段文字要用“{want.place}”，但它{want.lack}"
            self._say("reference.missing", message, fix, place)

    def _say(self, code: str, message: str, fix: str, place: Place) -> None:
        path = path_of(place)
        finding = Finding(code, Severity.ERROR, message, fix, FindingPlace(path=path, label=label_path(Record, path)))
        self.findings[finding] = None


def told(words: list[str], shape: Shape, *, has_texts: bool) -> tuple[list[str], Shape] | None:
    """Words with what they decide behind `shape`; None where a text among them names figures of its own."""
    if has_texts:
        said = "\n".join([*words, ""])
        # First the one character: two in a row are looked for a dozen times as long.
        if "{" in said and "{{" in said:
            return None
        shape += _ending_sentences(words, said)
    # A set of them: in a row, every type would be compared with it.
    if Lack in set(map(type, words)):
        shape += tuple([(number, word) for number, word in enumerate(words) if word.__class__ is Lack])
    return words, shape


def _ending_sentences(words: list[str], said: str) -> Shape:
    """The numbers of the words that end a sentence; `said` is what all of them say, a line for each."""
    if said.count("\n") != len(words):
        return tuple([number for number, word in enumerate(words) if word.endswith(tuple(SENTENCE_ENDS))])
    found: list[int] = []
    for end in SENTENCE_ENDS:
        # First the one character, as most are nowhere. Then a dozen places at most: to ask every word takes twenty
        # times as long as to count those between them.
        if end in said:
            number = -1
            for between in said.split(f"{end}\n")[:-1]:
                number += between.count("\n") + 1
                found.append(number)
    return tuple(sorted(found))


def _lack_of_list(value: object) -> Lack:
    """Why a list with this value says nothing."""
    return LACKS[value] if value.__class__ is Missing else Lack.EMPTY


def _places_of(label: str, count: int) -> tuple[Place, ...]:
    """The places of a list's entries; those of short lists, which most are, are made once for all reports."""
    return _places_of_few(label, count) if count <= _MOST_ENTRIES else _made_places(label, count)


def _made_places(label: str, count: int) -> tuple[Place, ...]:
    return tuple([f"{label}.{position}" for position in range(count)])


_places_of_few = lru_cache(maxsize=1024)(_made_places)
