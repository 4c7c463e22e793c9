"""Which part of a capture line is a mark, a time, a day, the mode, and which is plain text."""

import re
from dataclasses import dataclass, field
from datetime import date

from planner.domain.attention import Mode
from planner.domain.capture_days import WrittenDay, match_day
from planner.domain.capture_marks import bare
from planner.domain.capture_model import Problem, ReadSpan, SpanKind, refusal
from planner.domain.capture_times import Timing, match_timing
from planner.domain.capture_words import DOUBTFUL_DAY_WORDS, match_mode
from planner.domain.errors.log import TextNotUnderstoodError

_QUOTES = '"\u201c\u201d'
_WORD = re.compile(
    f"[{_QUOTES}](?:[^{_QUOTES}]|" + "|".join(2 * sign for sign in _QUOTES) + f")*[{_QUOTES}]"
    r"(?=,?(?:\s|$))|\S+"
)
_DOUBLED_QUOTE = re.compile(f"([{_QUOTES}])\\1")
_MARK_KINDS = {"@": SpanKind.HAT, "#": SpanKind.TAG, "+": SpanKind.GOAL}
_LONGEST_TAIL = 7
"""Words; "1 h 30 min 3 nov 2026" has as many."""

_LONGEST_DAY = 3
"""Words, as in "3 nov 2026"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run without blanks, or a text in quotation marks."""

    text: str
    begin: int
    stop: int

    @property
    def is_quoted(self) -> bool:
        """Say whether it stands in quotation marks, so that nothing in it is read."""
        return len(self.text) > 1 and self.text[0] in _QUOTES and self.text[-1] in _QUOTES

    @property
    def mark(self) -> SpanKind | None:
        """Say whether it is a hat, a tag or a goal."""
        kind = _MARK_KINDS.get(self.text[0])
        if kind is SpanKind.GOAL:
            return kind if self.text[1:2].isalpha() else None
        return kind if kind and bare(self.text[1:]) else None

    @property
    def meant(self) -> str:
        """Return the text without its quotation marks; a doubled one stands for one."""
        return _DOUBLED_QUOTE.sub(r"\1", self.text[1:-1]) if self.is_quoted else self.text


@dataclass(slots=True)
class Parts:
    """The line taken apart; filled by `take_apart` and then only read."""

    timings: list[Timing] = field(default_factory=list)
    day: WrittenDay | None = None
    mode: Mode | None = None
    mode_word: str = ""
    marks: list[Word] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    spans: list[ReadSpan] = field(default_factory=list)

    def marked(self, kind: SpanKind) -> list[Word]:
        """List the words after one kind of mark."""
        return [word for word in self.marks if word.mark is kind]


def take_apart(line: str, today: date) -> Parts:
    """Read marks anywhere, times, days and the mode before the text, a time after it.

    Raises:
        TextNotUnderstoodError: A part has the form of a time or day and is none, or two.
    """
    reader = _Reader(line, today)
    reader.read_marks()
    reader.read_head()
    reader.read_tail()
    reader.refuse_day_in_text()
    reader.keep_text()
    return reader.parts


class _Reader:
    def __init__(self, line: str, today: date) -> None:
        self._line = line
        self._today = today
        self._left = [Word(m[0], m.start(), m.end()) for m in _WORD.finditer(line)]
        self.parts = Parts()

    def read_marks(self) -> None:
        self.parts.marks = [word for word in self._left if word.mark]
        self._left = [word for word in self._left if not word.mark]
        for word in self.parts.marks:
            self._note(word.begin, word.stop, word.mark or SpanKind.TAG)

    def read_head(self) -> None:
        while self._left and not self._left[0].is_quoted:
            stop = self._read_one(self._left[0].begin)
            if stop is None:
                break
            self._left = [word for word in self._left if word.begin >= stop]

    def _read_one(self, position: int) -> int | None:
        day = match_day(self._line, position, self._today)
        if day is not None:
            self._take_day(day)
            return day.stop
        timing = match_timing(self._line, position)
        if timing is not None:
            self._take_timing(timing)
            return timing.stop
        return self._read_mode(position) if self.parts.mode is None else None

    def _read_mode(self, position: int) -> int | None:
        found = match_mode(self._line, position)
        if found is None:
            return None
        self.parts.mode, stop = found
        self.parts.mode_word = self._line[position:stop]
        self._note(position, stop, SpanKind.MODE)
        return stop

    def read_tail(self) -> None:
        """Read times with which the line ends, each perhaps with a day behind it."""
        while self._read_last():
            pass

    def _read_last(self) -> bool:
        for index in range(max(0, len(self._left) - _LONGEST_TAIL), len(self._left)):
            ending = self._ending_at(index)
            if ending is None:
                continue
            timing, day = ending
            self._refuse_day_before(index, day)
            self._take_timing(timing)
            if day is not None:
                self._take_day(day)
            self._left = self._without_at(self._left[:index])
            return True
        return False

    def _without_at(self, words: list[Word]) -> list[Word]:
        """Leave out the "at" of "call with the board at 14:30", the "for" of "for 45m"."""
        if words and words[-1].text.lower() in ("at", "for"):
            self._note(words[-1].begin, words[-1].stop, SpanKind.TIME)
            return words[:-1]
        return words

    def refuse_day_in_text(self) -> None:
        """Ask about "coaching with Sam yesterday", which may mean the day."""
        for index in range(max(0, len(self._left) - _LONGEST_DAY), len(self._left)):
            day = None if self.parts.day else self._day_at(index)
            if day is not None and not bare(self._line[day.stop : self._left[-1].stop]):
                part = self._line[day.begin : day.stop]
                raise refusal(Problem.DAY_OR_TEXT, part, _with_quotes(part))

    def _day_at(self, index: int) -> WrittenDay | None:
        word = self._left[index]
        if word.is_quoted or "/" in word.text:  # "24/7" is more often text than a day
            return None
        try:
            return match_day(self._line, word.begin, self._today)
        except TextNotUnderstoodError:
            return None

    def _ending_at(self, index: int) -> tuple[Timing, WrittenDay | None] | None:
        timing = self._timing_at(index)
        if timing is None:
            return None
        behind = [word for word in self._left[index:] if word.begin >= timing.stop]
        if not behind:
            return timing, None
        day = None if behind[0].is_quoted else match_day(self._line, behind[0].begin, self._today)
        if day is None or any(word.begin >= day.stop for word in behind):
            return None
        return timing, day

    def _timing_at(self, index: int) -> Timing | None:
        word = self._left[index]
        if word.is_quoted:
            return None
        try:
            return match_timing(self._line, word.begin)
        except TextNotUnderstoodError as error:
            if bare(self._line[word.begin + len(error.part) :]).strip():
                return None  # in the midst of the text it is none of our business
            raise

    def _refuse_day_before(self, index: int, day: WrittenDay | None) -> None:
        """Ask about "… of yesterday 45m", where the day may belong to the text."""
        if index == 0 or day is not None or self.parts.day is not None:
            return
        word = self._left[index - 1]
        if self._day_at(index - 1):
            raise refusal(Problem.DAY_OR_TEXT, word.text, _with_quotes(word.text))

    def _take_timing(self, timing: Timing) -> None:
        self.parts.timings.append(timing)
        self._note(timing.begin, timing.stop, SpanKind.TIME)

    def _take_day(self, day: WrittenDay) -> None:
        part = self._line[day.begin : day.stop]
        if self.parts.day is not None:
            raise refusal(Problem.TWO_DAYS, part)
        if self.parts.mode is not None and part.lower() in DOUBTFUL_DAY_WORDS:
            raise refusal(Problem.DAY_OR_TEXT, part, _with_quotes(part))
        self.parts.day = day
        self._note(day.begin, day.stop, SpanKind.DAY)

    def keep_text(self) -> None:
        self.parts.words = self._left
        for word in self._left:
            self._note(word.begin, word.stop, SpanKind.WHAT)

    def _note(self, begin: int, stop: int, kind: SpanKind) -> None:
        self.parts.spans.append(ReadSpan(begin, stop, kind))


def _with_quotes(part: str) -> tuple[str, ...]:
    return (f'"{part}"',)
