"""Filling bound sentences from a record: pieces, and what was left out for want of what.

Marks close up while the pieces are written: where two marks of the wording meet because a clause
between them is gone, the stronger stays; a mark never opens a sentence. Only the wording's own words
are touched; a text from the record is printed as it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from townreport.findings import Finding, Severity
from townreport.findings import Place as FindingPlace
from townreport.numerals import AS_GIVEN, Style
from townreport.outline import Gap, Piece, Pieces, Printed
from townreport.record import Record
from townreport.record.catalogue import label_path, nearest, path_of
from townreport.record.fields import Part
from townreport.record.figure import Missing
from townreport.wording.account import Omission, Place, Want
from townreport.wording.binding import MARKS
from townreport.wording.bound import Alternative, Clause, Each, Reference, Run
from townreport.wording.prose import read_prose
from townreport.wording.values import SENTENCE_ENDS, Lack

_WEAK = "、，；"
SEMICOLON = "；"
_OPENING = "（〔【《“‘"
_CLOSING = "）〕】》”’"
_OPENERS = dict(zip(_CLOSING, _OPENING, strict=True))
_Scope = tuple[Any, Place]
"""The entry of the list at hand and its place, for references inside ``逐项``."""


class _Saved(NamedTuple):
    """How far the writing had come before a clause was tried."""

    length: int
    last_piece: Piece | None
    last: str
    owed: str
    omissions: int


class Filler:
    """Fills sentences for one report; gathers omissions and undeclared gaps on the way.

    A clause is written straight away and taken back where a figure turns out to be missing: most clauses of
    most reports are complete, and asking every figure twice would cost half of the filling.
    """

    def __init__(self, record: Record, style: Style = AS_GIVEN, *, draft: bool) -> None:
        self._style = style
        self.record = record
        self.draft = draft
        self.section = ""
        self.omissions: list[Omission] = []
        self.undeclared: list[Want] = []
        self.findings: list[Finding] = []
        self.printed: set[Place] = set()
        self.gaps: list[Place] = []
        self._pieces: list[Piece] = []
        self._last = ""
        self._owed = ""

    def fill(
        self, sentence: Alternative, entry: Part | None = None, place: Place = "", *, goes_on: bool = False
    ) -> Pieces:
        """The pieces of a sentence; empty where nothing of it is left. Ends a sentence that lost its end.

        `goes_on`: it may end in ；, since another point follows it (一是……；二是……。).
        """
        pieces: list[Piece] = []
        self._pieces, self._last, self._owed = pieces, "", ""
        self._write(sentence, (entry, place), is_optional=False)
        if pieces and not (goes_on and ends_in_semicolon(pieces)):
            end_sentence(pieces)
        for piece in pieces:
            if isinstance(piece, Printed):
                self.printed.add(piece.place)
            elif isinstance(piece, Gap):
                self.gaps.append(piece.place)
        return tuple(pieces)

    def entries(self, each: Each) -> list[tuple[Part, Place]]:
        """The entries of a list with their places; in a draft, empty ones where none is given yet."""
        value = each.value(self.record)
        if value.__class__ is Missing:
            if value is Missing.ABSENT and self.draft:
                return [(each.model.model_construct(), f"{each.label}.{position}") for position in range(each.wanted)]
            return []
        return [(item, f"{each.label}.{position}") for position, item in enumerate(value) if not item.is_blank]

    def want(self, reference: Reference, place: Place, lack: Lack) -> Want:
        """A figure that is not there; whom to ask for one of the town's own, the record says."""
        figures = self.record.own_figures
        own = figures.get(reference.own) if reference.own and not isinstance(figures, Missing) else None
        is_asked_for = own is not None and lack not in (Lack.NOT_APPLICABLE, Lack.ZERO)
        return Want(place, lack, own.department if own is not None and is_asked_for else "")

    def omit(self, text: str, wants: Iterable[Want], *, replaced: bool = False, unsaid: Iterable[Place] = ()) -> None:
        """Note a clause that is left out."""
        wants, unsaid = tuple(dict.fromkeys(wants)), tuple(dict.fromkeys(unsaid))
        self.omissions.append(Omission(self.section, text, wants, replaced, unsaid))

    def account(self) -> tuple[Omission, ...]:
        """All omissions; what is printed elsewhere in the report did not go unsaid."""
        return tuple(
            omission._replace(unsaid=tuple(place for place in omission.unsaid if place not in self.printed))
            if omission.unsaid
            else omission
            for omission in self.omissions
        )

    def want_of_list(self, each: Each) -> Want:
        """Why a list says nothing."""
        value = each.value(self.record)
        return Want(each.label, Lack(value.value) if isinstance(value, Missing) else Lack.EMPTY)

    def _write(self, alternative: Alternative, scope: _Scope, *, is_optional: bool) -> bool:
        """Write an alternative; False where it cannot be said, and what was written is to be taken back.

        Where it is not optional it is always said: a figure that is missing becomes a gap.
        """
        said = not alternative.clauses or bool(alternative.deciding)
        for node in alternative.nodes:
            kind = node.__class__
            if kind is str:
                self._literal(node)  # type: ignore[arg-type]
            elif kind is Reference:
                if not self._reference(node, scope, is_optional=is_optional):  # type: ignore[arg-type]
                    return False
            elif kind is Clause:
                said |= self._clause(node, scope)  # type: ignore[arg-type]
            elif kind is Run:
                said |= self._run(node, scope)  # type: ignore[arg-type]
            elif not self._each(node, scope) and is_optional:  # type: ignore[arg-type]
                return False
        return said or not is_optional

    def _find(self, reference: Reference, scope: _Scope) -> tuple[Any, Place]:
        """What a reference reads from, and the place in the record of what it prints."""
        return (scope[0], f"{scope[1]}.{reference.label}") if reference.in_entry else (self.record, reference.label)

    def _reference(self, reference: Reference, scope: _Scope, *, is_optional: bool) -> bool:
        holder, place = self._find(reference, scope)
        words = reference.speak(reference.value(holder))
        if words.__class__ is not Lack:
            if self._owed:
                self._settle()
            if reference.is_prose and "{{" in words:
                self._prose(str(words), place)
                return True
            self._pieces.append(Printed(words, place))
            # Only a text that ends its own sentence meets the marks of the wording.
            self._last = "。" if words[-1] in SENTENCE_ENDS else " "
            return True
        if not (self.draft and words is Lack.ABSENT):
            if is_optional and reference.decides:
                return False
            self.undeclared.append(self.want(reference, place, words))
        self._settle()
        gap = reference.gap_in(holder)
        self._pieces.append(Gap(gap, place))
        self._last = gap[-1]
        return True

    def _prose(self, text: str, place: Place) -> None:
        """A text of the town's own that names figures: the same figures as everywhere else."""
        prose = read_prose(text, self._style)
        for stray in prose.strays:
            self._say("reference.unknown", f"“{stray.words}”不是数据里的指标，会照原样印出", stray.fix, place)
        for part in prose.parts:
            if isinstance(part, str):
                self._pieces.append(Printed(part, place))
                self._last = "。" if part[-1] in SENTENCE_ENDS else " "
                continue
            undeclared = len(self.undeclared)
            self._reference(part, (None, ""), is_optional=False)
            unknown = self._unknown_own(part)
            for want in self.undeclared[undeclared:] if not unknown else ():
                fix = "补上这个数据；还没有数的，先把这句话改成不用它的说法"
                message = f"这段文字要用“{want.place}”，但它{want.lack}"
                self._say("reference.missing", message, fix, place)
            if unknown:
                self._say("reference.unknown", *unknown, place)
            # It is this text that asks for the figure, not the wording.
            del self.undeclared[undeclared:]

    def _unknown_own(self, reference: Reference) -> tuple[str, str] | None:
        """What to say of a figure of the town's own that the record does not have at all."""
        figures = self.record.own_figures
        known = {} if isinstance(figures, Missing) else figures
        if not reference.own or reference.own in known:
            return None
        close = nearest(reference.own, known)
        fix = f"是不是“{close}”？" if close else "在“自定义指标”里加上它"
        return f"自定义指标里没有“{reference.own}”", fix

    def _say(self, code: str, message: str, fix: str, place: Place) -> None:
        path = path_of(place)
        finding = Finding(code, Severity.ERROR, message, fix, FindingPlace(path=path, label=label_path(Record, path)))
        if finding not in self.findings:
            self.findings.append(finding)

    def _clause(self, clause: Clause, scope: _Scope, mark: str = "") -> bool:
        """Say the first alternative that can be said, after `mark`; note what could not be."""
        saved = self._save()
        for alternative in clause.alternatives:
            if mark:
                self._literal(mark)
            if self._write(alternative, scope, is_optional=True):
                if alternative is not clause.alternatives[0]:
                    self._omit_clause(clause, scope, replaced=True)
                return True
            self._take_back(saved)
        self._omit_clause(clause, scope, replaced=False)
        return False

    def _save(self) -> _Saved:
        pieces = self._pieces
        return _Saved(len(pieces), pieces[-1] if pieces else None, self._last, self._owed, len(self.omissions))

    def _take_back(self, saved: _Saved) -> None:
        del self._pieces[saved.length :]
        if saved.last_piece is not None:
            # A mark in front may have been merged into it, or dropped it altogether.
            self._pieces[saved.length - 1 :] = [saved.last_piece]
        self._last, self._owed = saved.last, saved.owed
        del self.omissions[saved.omissions :]

    def _omit_clause(self, clause: Clause, scope: _Scope, *, replaced: bool) -> None:
        first = clause.alternatives[0]
        if not _is_extra(first):
            wants, unsaid = self._wants(first, scope), self._given(first, scope)
            self.omit(self._shown(clause.skeleton), wants, replaced=replaced, unsaid=unsaid)

    def _shown(self, skeleton: tuple[str | Reference, ...]) -> str:
        shown = (word if isinstance(word, str) else self._shown_reference(word) for word in skeleton)
        return "".join(shown).strip("，；、。")

    def _shown_reference(self, reference: Reference) -> str:
        if reference.gap_of is not None:
            return reference.gap_in(self.record)
        return str(reference.speak(reference.value(self.record)))

    def _run(self, run: Run, scope: _Scope) -> bool:
        pending = ""
        is_first = True
        for clause, separator in zip(run.clauses, (*run.separators, ""), strict=True):
            if self._clause(clause, scope, pending if run.continues or not is_first else ""):
                is_first, pending = False, ""
            if MARKS.get(separator, 0) > MARKS.get(pending, 0):
                pending = separator
        if not is_first and MARKS.get(pending, 0) > MARKS["、"]:
            self._owed = pending
        return not is_first

    def _each(self, each: Each, scope: _Scope) -> bool:
        del scope  # a list inside a list is refused when the wording is read
        said = False
        for item, place in self.entries(each):
            saved = self._save()
            if said and each.separator:
                self._literal(each.separator)
            if self._write(each.body, (item, place), is_optional=True):
                said = True
            else:
                self._take_back(saved)
                ordinal = int(place.rpartition(".")[2]) + 1
                text = f"{each.label}第{ordinal}项：{self._shown(each.skeleton)}"
                self.omit(text, self._wants(each.body, (item, place)), unsaid=self._given(each.body, (item, place)))
        return said

    def _given(self, alternative: Alternative, scope: _Scope) -> Iterator[Place]:
        """The places of all figures in an alternative that the record does give."""
        for node in _deciding(alternative):
            if isinstance(node, Each):
                for entry in self.entries(node):
                    yield from self._given(node.body, entry)
                continue
            holder, place = self._find(node, scope)
            if not isinstance(node.speak(node.value(holder)), Lack):
                yield place

    def _wants(self, alternative: Alternative, scope: _Scope) -> Iterator[Want]:
        """Everything an alternative wants for, in it and in the clauses inside it."""
        for node in _deciding(alternative):
            if isinstance(node, Each):
                entries = self.entries(node)
                if not entries:
                    yield self.want_of_list(node)
                for entry in entries:
                    yield from self._wants(node.body, entry)
                continue
            holder, place = self._find(node, scope)
            words = node.speak(node.value(holder))
            if isinstance(words, Lack):
                yield self.want(node, place, words)

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
        elif first in _CLOSING:
            if self._last in _WEAK:
                self._drop_last_mark()
            elif self._last == _OPENERS.get(first) and self._pieces and isinstance(self._pieces[-1], str):
                # Nothing is left between the brackets: they go too.
                self._drop_last_mark()
                self._last = self._last_character()
                if len(text) > 1:
                    self._literal(text[1:])
                return
        pieces = self._pieces
        if pieces and pieces[-1].__class__ is str:
            pieces[-1] += text
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

    def _last_character(self) -> str:
        last = self._pieces[-1] if self._pieces else ""
        return last[-1] if isinstance(last, str) and last else " " if last else ""

    def _drop_last_mark(self) -> None:
        last = self._pieces[-1] if self._pieces else None
        if isinstance(last, str):
            if len(last) > 1:
                self._pieces[-1] = last[:-1]
            else:
                self._pieces.pop()


def ends_in_semicolon(pieces: Pieces | list[Piece]) -> bool:
    """Whether a sentence is to go on in the next point."""
    return isinstance(pieces[-1], str) and pieces[-1].endswith(SEMICOLON)


def end_sentence(pieces: list[Piece]) -> None:
    """Put a full stop where a sentence ends in a weaker mark."""
    last = pieces[-1]
    if isinstance(last, str) and last[-1] in _WEAK:
        pieces[-1] = last[:-1] + "。"


def _deciding(alternative: Alternative) -> Iterator[Reference | Each]:
    """Everything that decides on an alternative, in it and in the clauses inside it."""
    yield from alternative.deciding
    for clause in alternative.clauses:
        yield from _deciding(clause.alternatives[0])


def _is_extra(alternative: Alternative) -> bool:
    """Whether a clause only says what a report does without: its absence is not worth a word."""
    lists = [node for node in alternative.deciding if isinstance(node, Each)]
    return bool(lists) and not any(node.is_blank for node in lists)
