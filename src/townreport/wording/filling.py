"""Filling bound sentences from a record: pieces, and what was left out for want of what.

Marks close up while the pieces are written: where two marks of the wording meet because a clause
between them is gone, the stronger stays; a mark never opens a sentence. Only the wording's own words
are touched; a text from the record is printed as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from townreport.outline import Gap, Piece, Pieces, Printed
from townreport.record import Record
from townreport.record.fields import Part
from townreport.record.figure import Missing
from townreport.wording.binding import MARKS, Alternative, Clause, Each, Node, Reference, Run
from townreport.wording.values import Lack


class Want(NamedTuple):
    """A figure that a clause could not be said without: its place in the record, and why it is not there."""

    place: str
    lack: Lack


class Omission(NamedTuple):
    """A clause left out: how it would have read, and for want of what.

    `replaced` where a shorter alternative of the wording was said in its stead.
    """

    section: str
    text: str
    wants: tuple[Want, ...]
    replaced: bool = False

    @property
    def is_for_good(self) -> bool:
        """Whether the town simply has no such thing: nobody is to be asked for it."""
        return all(want.lack is Lack.NOT_APPLICABLE for want in self.wants)


SENTENCE_ENDS = "。！？…"
_WEAK = "、，；"
_OPENING = "（〔【《“‘"
_CLOSING = "）〕】》”’"
Place = str
_Scope = tuple[Any, Place]
"""The entry of the list at hand and its place, for references inside ``逐项``."""


class Filler:
    """Fills sentences for one report; gathers omissions and undeclared gaps on the way."""

    def __init__(self, record: Record, *, draft: bool) -> None:
        self.record = record
        self.draft = draft
        self.section = ""
        self.omissions: list[Omission] = []
        self.undeclared: list[Want] = []
        self._pieces: list[Piece] = []
        self._last = ""
        self._owed = ""

    def fill(self, sentence: Alternative, entry: Part | None = None, place: Place = "") -> Pieces:
        """The pieces of a sentence; empty where nothing of it is left. Ends a sentence that lost its end."""
        self._pieces, self._last, self._owed = [], "", ""
        self._write(sentence, (entry, place))
        pieces = self._pieces
        self._owed = ""
        if pieces and isinstance(pieces[-1], str) and pieces[-1][-1] in _WEAK:
            pieces[-1] = pieces[-1][:-1] + "。"
        return tuple(pieces)

    def entries(self, each: Each) -> list[tuple[Part, Place]]:
        """The entries of a list with their places; in a draft, empty ones where none is given yet."""
        value = each.value(self.record)
        if value.__class__ is Missing:
            if value is Missing.ABSENT and self.draft:
                return [(each.model(), f"{each.label}.{position}") for position in range(each.wanted)]
            return []
        return [(item, f"{each.label}.{position}") for position, item in enumerate(value) if not item.is_blank]

    def omit(self, text: str, wants: tuple[Want, ...], *, replaced: bool = False) -> None:
        """Note a clause that is left out."""
        self.omissions.append(Omission(self.section, text, wants, replaced))

    def want_of_list(self, each: Each) -> Want:
        """Why a list says nothing."""
        value = each.value(self.record)
        return Want(each.label, Lack(value.value) if isinstance(value, Missing) else Lack.EMPTY)

    def _write(self, alternative: Alternative, scope: _Scope) -> None:
        for node in alternative.nodes:
            kind = node.__class__
            if kind is str:
                self._literal(node)  # type: ignore[arg-type]
            elif kind is Reference:
                self._reference(node, scope)  # type: ignore[arg-type]
            elif kind is Clause:
                self._clause(node, scope)  # type: ignore[arg-type]
            elif kind is Run:
                self._run(node, scope)  # type: ignore[arg-type]
            else:
                self._each(node, scope)  # type: ignore[arg-type]

    def _reference(self, reference: Reference, scope: _Scope) -> None:
        holder, place = (scope[0], f"{scope[1]}.{reference.label}") if reference.in_entry else (self.record, reference.label)
        words = reference.speak(reference.value(holder))
        self._settle()
        if words.__class__ is Lack:
            if not (self.draft and words is Lack.ABSENT):
                self.undeclared.append(Want(place, words))  # type: ignore[arg-type]
            self._pieces.append(Gap(reference.gap, place))
            self._last = reference.gap[-1]
        else:
            self._pieces.append(Printed(words, place))
            # Only a text that ends its own sentence meets the marks of the wording.
            self._last = "。" if words[-1] in SENTENCE_ENDS else " "

    def _literal(self, text: str) -> None:
        first = text[0]
        if self._owed:
            # The last clauses of a row are gone: the row still ends before the words that follow it.
            owed, self._owed = self._owed, ""
            if first not in MARKS and first not in _CLOSING:
                self._literal(owed)
        if first in MARKS:
            text = self._close_up(text)
            if not text:
                return
        elif first in _CLOSING and self._last in MARKS and self._last in _WEAK:
            self._drop_last_mark()
        pieces = self._pieces
        if pieces and pieces[-1].__class__ is str:
            pieces[-1] += text  # type: ignore[operator]
        else:
            pieces.append(text)
        self._last = text[-1]

    def _settle(self) -> None:
        """Write the mark that a row owes before a figure follows it."""
        if self._owed:
            owed, self._owed = self._owed, ""
            self._literal(owed)

    def _close_up(self, text: str) -> str:
        """Settle the mark that `text` begins with against what stands before it; return what remains."""
        last = self._last
        if not last or last in _OPENING:
            return text[1:]
        strength = MARKS.get(last)
        if strength is None:
            return text
        if strength < MARKS[text[0]] and isinstance(self._pieces[-1], str):
            self._drop_last_mark()
            return text
        return text[1:]

    def _drop_last_mark(self) -> None:
        last = self._pieces[-1]
        if isinstance(last, str):
            if len(last) > 1:
                self._pieces[-1] = last[:-1]
            else:
                self._pieces.pop()

    def _clause(self, clause: Clause, scope: _Scope) -> bool:
        chosen = self._choose(clause, scope)
        if chosen is None:
            return False
        self._write(chosen, scope)
        return True

    def _choose(self, clause: Clause, scope: _Scope) -> Alternative | None:
        first = clause.alternatives[0]
        if self._can_say(first, scope):
            return first
        chosen = next((other for other in clause.alternatives[1:] if self._can_say(other, scope)), None)
        if not _is_extra(first):
            wants = tuple(dict.fromkeys(self._wants(first, scope)))
            self.omit(self._shown(clause), wants, replaced=chosen is not None)
        return chosen

    def _shown(self, clause: Clause) -> str:
        shown = (
            word if isinstance(word, str) else str(word.speak(word.value(self.record))) for word in clause.skeleton
        )
        return "".join(shown).strip("，；、。")

    def _run(self, run: Run, scope: _Scope) -> None:
        pending = ""
        is_first = True
        for clause, separator in zip(run.clauses, (*run.separators, ""), strict=True):
            chosen = self._choose(clause, scope)
            if chosen is not None:
                if pending and (run.continues or not is_first):
                    self._literal(pending)
                self._write(chosen, scope)
                is_first, pending = False, ""
            if MARKS.get(separator, 0) > MARKS.get(pending, 0):
                pending = separator
        if not is_first and MARKS.get(pending, 0) > MARKS["、"]:
            self._owed = pending

    def _each(self, each: Each, scope: _Scope) -> None:
        is_first = True
        for item, place in self.entries(each):
            if not self._can_say(each.body, (item, place)):
                wants = tuple(dict.fromkeys(self._wants(each.body, (item, place))))
                self.omit(place, wants)
                continue
            if not is_first and each.separator:
                self._literal(each.separator)
            is_first = False
            self._write(each.body, (item, place))

    def _can_say(self, alternative: Alternative, scope: _Scope) -> bool:
        deciding = alternative.deciding
        if deciding:
            return all(self._is_given(node, scope) for node in deciding)
        clauses = alternative.clauses
        if not clauses:
            return True
        return any(self._can_say(option, scope) for clause in clauses for option in clause.alternatives)

    def _is_given(self, node: Reference | Each, scope: _Scope) -> bool:
        if node.__class__ is Reference:
            words = node.speak(node.value(scope[0] if node.in_entry else self.record))  # type: ignore[union-attr]
            return words.__class__ is not Lack or (self.draft and words is Lack.ABSENT)
        assert isinstance(node, Each)
        return any(self._can_say(node.body, item) for item in self.entries(node))

    def _wants(self, alternative: Alternative, scope: _Scope) -> Iterator[Want]:
        for node in _deciding(alternative):
            if isinstance(node, Each):
                if not self._is_given(node, scope):
                    yield self.want_of_list(node)
                continue
            holder, place = (scope[0], f"{scope[1]}.{node.label}") if node.in_entry else (self.record, node.label)
            words = node.speak(node.value(holder))
            if isinstance(words, Lack):
                yield Want(place, words)


def _deciding(alternative: Alternative) -> Iterator[Reference | Each]:
    """Everything that decides on an alternative, in it and in the clauses inside it."""
    yield from alternative.deciding
    for clause in alternative.clauses:
        yield from _deciding(clause.alternatives[0])


def _is_extra(alternative: Alternative) -> bool:
    """Whether a clause only says what a report does without: its absence is not worth a word."""
    lists = [node for node in alternative.deciding if isinstance(node, Each)]
    return bool(lists) and not any(node.is_blank for node in lists)


__all__ = ["Filler", "Node", "Omission", "Want"]
