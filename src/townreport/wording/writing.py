"""Writes one sentence for one record, figure by figure: pieces, and what was left out for want of what.

A clause is written straight away and taken back where a figure turns out to be missing: most clauses of most reports
are complete, and asking every figure first would cost half of the writing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from townreport.outline import Piece
from townreport.wording.account import Place, Want
from townreport.wording.binding import MARKS
from townreport.wording.bound import Alternative, Clause, Each, Reference, Run
from townreport.wording.pen import Pen
from townreport.wording.values import Lack, Speak

if TYPE_CHECKING:
    from townreport.wording.filling import Filler

Scope = tuple[Any, Place]
"""The entry of the list at hand and its place, for references inside ``逐项``."""


class Left(NamedTuple):
    """A clause left out of a sentence: an `Omission` without its section, its words still to be put together."""

    skeleton: tuple[str | Reference, ...]
    wants: tuple[Want, ...]
    replaced: bool = False
    unsaid: tuple[Place, ...] = ()
    before: str = ""


class Slot(str):
    """The words of a figure that know which of the sentence's figures they are."""

    __slots__ = ("number",)
    number: int


SlotKey = tuple[tuple[str, Speak], Place]
Slots = dict[SlotKey, int]
"""The numbers of figures, by what their references say and their places."""


class Writer:
    """Writes one sentence with the help of its report's `filler`.

    `slots`, where given, are the numbers of the sentence's figures; the words written are then `Slot`s.
    `is_particular` tells afterwards that the sentence depends on more than on which figures are given.
    """

    def __init__(self, filler: Filler, slots: Slots | None = None) -> None:
        self._filler = filler
        self._slots = slots
        self._pen = Pen()
        self.left: list[Left] = []
        self.undeclared: list[Want] = []
        self.is_particular = False

    def write(self, sentence: Alternative, scope: Scope) -> list[Piece]:
        """The sentence's pieces."""
        self._write(sentence, scope, is_optional=False)
        return self._pen.pieces

    def _write(self, alternative: Alternative, scope: Scope, *, is_optional: bool) -> bool:
        """Write an alternative; False where it cannot be said, and what was written is to be taken back.

        Where it is not optional it is always said: a figure that is missing becomes a gap.
        """
        said = not alternative.clauses or bool(alternative.deciding)
        # By their very classes: every node is asked.
        for node in alternative.nodes:
            if type(node) is str:
                self._pen.literal(node)
            elif type(node) is Reference:
                if not self._reference(node, scope, is_optional=is_optional):
                    return False
            elif type(node) is Clause:
                said |= self._clause(node, scope)
            elif type(node) is Run:
                said |= self._run(node, scope)
            elif type(node) is Each and not self._each(node) and is_optional:
                return False
        return said or not is_optional

    def _find(self, reference: Reference, scope: Scope) -> tuple[Any, Place]:
        """What a reference reads from, and the place in the record of what it prints."""
        if reference.in_entry:
            return scope[0], f"{scope[1]}.{reference.label}"
        return self._filler.record, reference.label

    def _reference(self, reference: Reference, scope: Scope, *, is_optional: bool) -> bool:
        holder, place = self._find(reference, scope)
        words = reference.speak(reference.value(holder))
        if words.__class__ is not Lack:
            self._filler.count(len(words))
            if reference.is_prose and "{{" in words:
                self._prose(words, place)
            else:
                self._pen.print(words if self._slots is None else self._slot(words, reference, place), place)
            return True
        if not (self._filler.draft and words is Lack.ABSENT):
            if is_optional and reference.decides:
                return False
            self.undeclared.append(self._filler.want(reference, place, words))
        self.is_particular |= reference.in_entry or bool(reference.own)
        self._pen.leave_gap(reference.gap_in(holder), place)
        return True

    def _slot(self, words: str, reference: Reference, place: Place) -> Slot:
        assert self._slots is not None
        slot = Slot(words)
        slot.number = self._slots[reference.said, place]
        return slot

    def _prose(self, text: str, place: Place) -> None:
        """A text of the town's own that names figures: the same figures as everywhere else."""
        self.is_particular = True
        for part in self._filler.prose(text, place):
            if isinstance(part, str):
                self._pen.print(part, place)
                continue
            undeclared = len(self.undeclared)
            self._reference(part, (None, ""), is_optional=False)
            self._filler.say_missing(part, self.undeclared[undeclared:], place)
            # It is this text that asks for the figure, not the wording.
            del self.undeclared[undeclared:]

    def _clause(self, clause: Clause, scope: Scope, mark: str = "") -> bool:
        """Say the first alternative that can be said, after `mark`; note what could not be."""
        written, left = self._pen.so_far(), len(self.left)
        for alternative in clause.alternatives:
            if mark:
                self._pen.literal(mark)
            if self._write(alternative, scope, is_optional=True):
                if alternative is not clause.alternatives[0]:
                    self._leave(clause, scope, replaced=True)
                return True
            self._pen.take_back(written)
            del self.left[left:]
        self._leave(clause, scope, replaced=False)
        return False

    def _leave(self, clause: Clause, scope: Scope, *, replaced: bool) -> None:
        first = clause.alternatives[0]
        self.is_particular |= scope[0] is not None
        if not _is_extra(first):
            wants = tuple(dict.fromkeys(self._wants(first, scope)))
            self.left.append(Left(clause.skeleton, wants, replaced, tuple(dict.fromkeys(self._given(first, scope)))))

    def _run(self, run: Run, scope: Scope) -> bool:
        pending = ""
        is_first = True
        for clause, separator in zip(run.clauses, (*run.separators, ""), strict=True):
            if self._clause(clause, scope, pending if run.continues or not is_first else ""):
                is_first, pending = False, ""
            if MARKS.get(separator, 0) > MARKS.get(pending, 0):
                pending = separator
        if not is_first and MARKS.get(pending, 0) > MARKS["、"]:
            self._pen.owed = pending
        return not is_first

    def _each(self, each: Each) -> bool:
        said = False
        for item, place in self._filler.entries_to_write(each):
            written, left = self._pen.so_far(), len(self.left)
            if said and each.separator:
                self._pen.literal(each.separator)
            if self._write(each.body, (item, place), is_optional=True):
                said = True
                continue
            self.is_particular = True
            self._pen.take_back(written)
            del self.left[left:]
            wants = tuple(dict.fromkeys(self._wants(each.body, (item, place))))
            unsaid = tuple(dict.fromkeys(self._given(each.body, (item, place))))
            ordinal = int(place.rpartition(".")[2]) + 1
            self.left.append(Left(each.skeleton, wants, unsaid=unsaid, before=f"{each.label}第{ordinal}项："))
        return said

    def _given(self, alternative: Alternative, scope: Scope) -> Iterator[Place]:
        """The places of all figures in an alternative that the record does give."""
        for node in _deciding(alternative):
            if isinstance(node, Each):
                self.is_particular = True
                for entry in self._filler.entries(node):
                    yield from self._given(node.body, entry)
                continue
            holder, place = self._find(node, scope)
            if not isinstance(node.speak(node.value(holder)), Lack):
                yield place

    def _wants(self, alternative: Alternative, scope: Scope) -> Iterator[Want]:
        """Everything an alternative wants for, in it and in the clauses inside it."""
        for node in _deciding(alternative):
            if isinstance(node, Each):
                entries = self._filler.entries(node)
                if not entries:
                    yield self._filler.want_of_list(node)
                for entry in entries:
                    yield from self._wants(node.body, entry)
                continue
            holder, place = self._find(node, scope)
            words = node.speak(node.value(holder))
            if isinstance(words, Lack):
                self.is_particular |= bool(node.own)
                yield self._filler.want(node, place, words)


def _deciding(alternative: Alternative) -> Iterator[Reference | Each]:
    """Everything that decides on an alternative, in it and in the clauses inside it."""
    yield from alternative.deciding
    for clause in alternative.clauses:
        yield from _deciding(clause.alternatives[0])


def _is_extra(alternative: Alternative) -> bool:
    """Whether a clause only says what a report does without: its absence is not worth a word."""
    lists = [node for node in alternative.deciding if isinstance(node, Each)]
    return bool(lists) and not any(node.is_blank for node in lists)
