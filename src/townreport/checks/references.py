"""Figures that a text names as ``{{…}}``: what they print.

Those that name none are said where the report is composed.
"""

from __future__ import annotations

from townreport.checks.record_texts import RecordText
from townreport.record import Record
from townreport.wording.prose import IN_PROSE, read_prose
from townreport.wording.values import Lack

MARK = "{{"
"""What a text that names a figure holds."""
_STAND_IN = "1"
"""What stands where a reference prints nothing: a digit, which no rule objects to."""
_MASK = "数"


def spoken(record: Record, told: RecordText) -> RecordText:
    """The text as it will read, with the figures that it names."""
    if MARK not in told.text or not told.may_refer:
        return told
    pieces = []
    for part in read_prose(told.text).parts:
        if isinstance(part, str):
            pieces.append(IN_PROSE.sub(_STAND_IN, part))
        else:
            words = part.speak(part.value(record))
            pieces.append(_STAND_IN if isinstance(words, Lack) else str(words))
    return told._replace(text="".join(pieces))


def masked(told: RecordText) -> str:
    """The text with references turned into as many plain characters, so that all others keep their places."""
    if MARK not in told.text or not told.may_refer:
        return told.text
    return IN_PROSE.sub(lambda match: _MASK * len(match[0]), told.text)
