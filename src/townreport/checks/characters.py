"""Character classes that several rules share, as pieces of regular expressions (inside ``[...]``)."""

from __future__ import annotations

HAN = "\u3400-\u4dbf\u4e00-\u9fff"
"""Chinese characters; 〇 is apart, since it is a digit as often as a blank."""
FULL_WIDTH_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—～"
"""The marks of Chinese text (GB/T 15834—2011)."""
CHINESE = HAN + FULL_WIDTH_MARKS
NOT_LATIN = r"[^\x00-\xff]"
"""For signs, instead of HAN: compiled far faster. A sign may say too much, never too little."""
CHINESE_DIGITS = "〇零一二两三四五六七八九十"
WHITE_SPACE = (
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""All that `str.rstrip` takes away."""
SENTENCE_ENDS = "。？！"
BEFORE_A_CLAUSE = "。；：，？！\n"
"""What can stand before a point's number inside running text."""
