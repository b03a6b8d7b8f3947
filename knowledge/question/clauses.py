"""A message of several parts of which one asks, or does something, and the others only tell: "I drive there every day.
Is the road open?", "my son asks, who said that?". A *sentence* ends at a stop, a *clause* at a comma or a dash too."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from knowledge import weights
from knowledge.question.acts import act_in, read_as_act
from knowledge.question.anaphora import POINTERS
from knowledge.question.asking import NAMING_A_MATTER, clause_asks, is_remark
from knowledge.question.conversation import Context
from knowledge.question.doing import Act
from knowledge.question.query import Query
from knowledge.question.smalltalk import KINDS_OF_TALK

MOST_CLAUSES = 4
"""Clauses of a message that are looked at by themselves; what has more is a list or no question."""
LEAST_QUOTED = 3
"""Words in quotation marks that are somebody's words, not a title or a name."""
DETAILS = frozenset({"when", "where", "number", "year", "date", "age", "why", "reason", "future"})
"""Headings of what is asked of a passage beside who says it."""
OF_ONESELF = frozenset({"statement", *KINDS_OF_TALK})
"""Headings of what is said of oneself, or to the bot."""
IN_A_CLAUSE = ("who_said_it", "source", "sure", "in_language")
"""What a message may do in one of its clauses while the others only tell something."""
_STOP = re.compile(r"[.?!;:…)]+[\"'»”]*\s+[\"'«“]*$")
_PAUSE = re.compile(r"[.?!;:…),]+[\"'»”]*\s+[\"'«“]*$|\s[-–—]+\s$")
_QUOTED = re.compile('["«“][^"»”]+["»”]')


class Clause(NamedTuple):
    """A sentence or a clause of a message: its words, from the place `first` up to, not including, `end`, as a question
    of its own, and whether it asks."""

    first: int
    end: int
    query: Query
    asks: bool


class PartedMessage:
    """A message and its parts, each looked at once, when it is first wanted."""

    def __init__(self, query: Query) -> None:
        self.query = query

    @cached_property
    def sentences(self) -> list[Clause]:
        """The sentences, if there are several and not too many."""
        return [self._clause(*span) for span in self._spans(_STOP)]

    @cached_property
    def clauses(self) -> list[Clause]:
        """What stands between commas and dashes too, if that is several and not too many."""
        spans = self._spans(_PAUSE)
        return self.sentences if spans == self._spans(_STOP) else [self._clause(*span) for span in spans]

    def _spans(self, end: re.Pattern[str]) -> list[tuple[int, int]]:
        """The parts between such signs, if there are several and not too many."""
        ends = [place for place, signs in self.query.signs if end.search(signs)]
        if not 0 < len(ends) < MOST_CLAUSES:
            return []
        return list(zip([0, *ends], [*ends, len(self.query.words)], strict=True))

    def _clause(self, first: int, end: int) -> Clause:
        query = self.query
        piece = query.piece(first, end)
        follows = query.between(end - 1, end) if end < len(query.words) else query.text[query.words[-1].token.end :]
        return Clause(first, end, piece, clause_asks(piece, follows))


def quoted_words(query: Query) -> Query | None:
    """The words that a message puts in quotation marks, which are looked for without what stands around them: of "whose
    words are “the road is open again”?" the five in the middle.

    None where they are fewer than LEAST_QUOTED, so a title or a name; where a detail is asked ("when did he say …?"),
    which they may not tell; and where the words around them say something that the base knows.
    """
    inside = _quoted(query)
    if not LEAST_QUOTED <= len(inside) < len(query.words) or not DETAILS.isdisjoint(query.marks):
        return None
    met = query.met
    around = sum(word.weight for n, word in query.weighty if n not in inside and n in met)
    return None if around >= weights.OWN_THEME else _if_it_names_all(query.piece(inside[0], inside[-1] + 1), query)


def asking_part(message: PartedMessage) -> Query | None:
    """What a message asks, without what it only tells before and behind: of "I drive there every day. Is the road
    open?" the second sentence.

    Where no sentence only tells, it is parted at its commas and dashes too, but only what is told of oneself is left
    out: "I am bored, is the road open?". Where nothing is asked but whether what is told is said, it is that: "They
    dug a canal" of "They dug a canal. Is that mentioned?". None where a message has no such part, or where what is
    asked points to what is told.
    """
    query = message.query
    asking, told = _asking_and_told(message.sentences)
    if not asking and (named := _named_beside(message)):
        return _if_it_names_all(named, query)
    if not (asking and told):
        asking, told = _asking_and_told(message.clauses)
        if not (asking and told) or any(OF_ONESELF.isdisjoint(each.query.marks) for each in told):
            return None
        if "?" not in query.text and _asked(query, asking).marks.keys().isdisjoint(NAMING_A_MATTER):
            return None  # "I think, what" of several languages is "I think that"
    piece = _asked(query, asking)
    if piece.marks.keys().isdisjoint(POINTERS):
        return _if_it_names_all(piece, query) if len(piece.words) < len(query.words) else None
    only = "saying" in piece.marks and sum(piece.weights) < weights.OWN_THEME
    return _if_it_names_all(told[0].query, query) if only and len(told) == 1 else None


def tells_only(message: PartedMessage) -> bool:
    """Whether no clause of a message asks, or names a matter beside what is said of oneself."""
    parts = (*message.sentences, *message.clauses)
    asks = any(each.asks and OF_ONESELF.isdisjoint(each.query.marks) for each in parts)
    return not asks and _named_beside(message) is None


def sentences_alone(message: PartedMessage) -> list[Query]:
    """The sentences of a message beside which no other one asks, the last first; of "My son asks. Who said that?" the
    second. None of a message that quotes: what it quotes is not said by itself."""
    return _alone(message, message.sentences)


def clauses_alone(message: PartedMessage) -> list[Query]:
    """The same between commas and dashes: of "my son asks, who said that?" what follows the comma."""
    return _alone(message, message.clauses)


def clauses_beside_statements(message: PartedMessage) -> list[Query]:
    """Of these clauses those beside which all others say something of oneself: of "I am a student, who speaks here?"
    what follows the comma, but nothing of "they dug a canal, who speaks here?"."""
    return _alone(message, message.clauses, of_oneself=True)


def act_within(message: PartedMessage, context: Context) -> Act | None:
    """What one clause of a message does beside which nothing else is asked: "my son asks, who said that?"."""
    acts = (_act_of(clause, context) for clause in (*sentences_alone(message), *clauses_beside_statements(message)))
    if act := next((act for act in acts if act and (act.done in IN_A_CLAUSE or act.about)), None):
        return act
    acts = (_act_of(clause, context) for clause in clauses_alone(message))
    return next((act for act in acts if act and act.done in IN_A_CLAUSE), None)


def _act_of(clause: Query, context: Context) -> Act | None:
    return act_in(read_as_act(clause, context.spoken), context)


def _asking_and_told(parts: list[Clause]) -> tuple[list[Clause], list[Clause]]:
    """Of some parts of a message those that ask, and the others."""
    return [each for each in parts if each.asks], [each for each in parts if not each.asks]


def _asked(query: Query, asking: list[Clause]) -> Query:
    """What a message asks, from the first of the parts that ask to the last."""
    return asking[0].query if len(asking) == 1 else query.piece(asking[0].first, asking[-1].end)


def _alone(message: PartedMessage, parts: list[Clause], of_oneself: bool = False) -> list[Query]:
    """Of some parts of a message those beside which all others only tell something, or something `of_oneself`."""
    if not parts or len(_quoted(message.query)) >= LEAST_QUOTED:
        return []
    tells = [not each.asks and (not of_oneself or "statement" in each.query.marks) for each in parts]
    alone = [each.query for place, each in enumerate(parts) if all(tells[:place] + tells[place + 1 :])]
    return alone[::-1]


def _quoted(query: Query) -> list[int]:
    """The words that a message puts in quotation marks, the first time that it does."""
    found = _QUOTED.search(query.text)
    span = range(found.start(), found.end()) if found else range(0)
    return [place for place, word in enumerate(query.words) if word.token.start in span]


def _named_beside(message: PartedMessage) -> Query | None:
    """The one sentence that only names a matter of which the base knows, while the others say something of oneself:
    "my son asks: wolves"."""
    others = [each.query for each in message.sentences if OF_ONESELF.isdisjoint(each.query.marks)]
    if len(others) != 1 or len(message.sentences) == 1 or is_remark(others[0]):
        return None
    named = others[0]
    met = named.met
    known = sum(word.weight for place, word in named.weighty if place in met)
    return named if known >= max(weights.OWN_THEME, sum(named.weights) / 2) else None


def _if_it_names_all(piece: Query, query: Query) -> Query | None:
    """A piece of a message, unless somebody is named outside of it whose words may be wished for."""
    named, whole = ({(m.interview, m.person) for m in each.mentions if m.strong} for each in (piece, query))
    return piece if named == whole else None
