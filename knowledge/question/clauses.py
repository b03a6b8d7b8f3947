"""A message of several clauses of which one asks, or does something, and the others only tell: "I drive there every
day. Is the road open?", "my son asks, who said that?"."""

from __future__ import annotations

import re

from knowledge import weights
from knowledge.language.pack import pack
from knowledge.question.asking import ASKING, begins_asking, only_speaks
from knowledge.question.query import Query
from knowledge.question.reading import PartSpan
from knowledge.question.smalltalk import KINDS_OF_TALK

MOST_CLAUSES = 4
"""Clauses of a message that are looked at by themselves; what has more is a list or no question."""
LEAST_QUOTED = 3
"""Words in quotation marks that are somebody's words, not a title or a name."""
DETAILS = frozenset({"when", "where", "number", "year", "date", "age", "why", "reason", "future"})
"""Headings of what is asked of a passage beside who says it."""
POINTING = frozenset({"points back", "he or she", "he or it", "the other"})
"""Headings of words in a clause that may point to what another one tells."""
OF_ONESELF = frozenset({"statement", *KINDS_OF_TALK})
"""Headings of what is said of oneself, or to the bot."""
ASKING_ANYWHERE = (*(heading for heading in ASKING if heading != "asks"), "about, before", "about, after")
"""Headings of words by which a clause asks wherever they stand in it."""
_STOP = re.compile(r"[.?!;:…)]+[\"'»”]*\s+[\"'«“]*$")
_PAUSE = re.compile(r"[.?!;:…),]+[\"'»”]*\s+[\"'«“]*$|\s[-–—]+\s$")
_QUOTED = re.compile('["«“][^"»”]+["»”]')


def quoted_words(query: Query) -> Query | None:
    """The words that a message puts in quotation marks, if they are several, nothing is asked of them that they may not
    tell, such as a time, and hardly anything else is said of which the base knows: "whose words are “the road is open
    again”?"."""
    found = _QUOTED.search(query.text)
    if not found:
        return None
    inside = [n for n, word in enumerate(query.words) if found.start() <= word.token.start < found.end()]
    if not LEAST_QUOTED <= len(inside) < len(query.words) or not DETAILS.isdisjoint(query.marks):
        return None
    met = {place for each in query.alternatives for place in range(each.start, each.end)}
    around = sum(word.weight for n, word in query.weighty if n not in inside and n in met)
    return None if around >= weights.OWN_THEME else _if_it_names_all(query.piece(inside[0], inside[-1] + 1), query)


def asking_clause(query: Query) -> Query | None:
    """The sentences of a message by which it asks, without those before and behind them that only tell something, or
    without clauses that plainly do ("I am bored, …"); where it is only asked whether that is said, what is told ("They
    dug a canal. Is that mentioned?"). None where there are none such, or where what is asked points to what is told."""
    for spans, plainly in ((_spans(query, _STOP), False), (_spans(query, _PAUSE), True)):
        asking = [span for span in spans if _asks(query, span)]
        if not asking and not plainly and (named := _named_beside(query, spans)):
            return _if_it_names_all(named, query)
        told = [query.piece(*span) for span in spans if span not in asking]
        if asking and told and (not plainly or all(not OF_ONESELF.isdisjoint(piece.marks) for piece in told)):
            piece = query.piece(asking[0][0], asking[-1][1])
            if POINTING.isdisjoint(piece.marks):
                return _if_it_names_all(piece, query) if len(piece.words) < len(query.words) else None
            only = "saying" in piece.marks and sum(piece.weights) < weights.OWN_THEME
            return _if_it_names_all(told[0], query) if only and len(told) == 1 else None
    return None


def tells_only(query: Query) -> bool:
    """Whether no clause of a message asks, or names a matter beside what is said of oneself."""
    spans = _spans(query, _STOP)
    clauses = [span for span in (*spans, *_spans(query, _PAUSE)) if OF_ONESELF.isdisjoint(query.piece(*span).marks)]
    return not any(_asks(query, span) for span in clauses) and _named_beside(query, spans) is None


def clauses_alone(query: Query, plainly: bool = False) -> list[Query]:
    """The clauses of a message beside which no other asks anything, the last first: one of them may be all that is
    wished for. Where it must be so `plainly`, they are whole sentences, or say beside them something of oneself."""
    if _QUOTED.search(query.text):
        return []
    found = [_alone(query, _spans(query, _STOP), False), _alone(query, _spans(query, _PAUSE), plainly)]
    return [clause for clauses in found for clause in reversed(clauses)]


def _alone(query: Query, spans: list[PartSpan], plainly: bool) -> list[Query]:
    pieces = [query.piece(*span) for span in spans]
    tells = [
        not _asks(query, span) and (not plainly or "statement" in piece.marks)
        for piece, span in zip(pieces, spans, strict=True)
    ]
    return [piece for place, piece in enumerate(pieces) if all(tells[:place] + tells[place + 1 :])]


def _named_beside(query: Query, spans: list[PartSpan]) -> Query | None:
    """The one sentence that only names a matter of which the base knows, while the others say something of oneself:
    "my son asks: wolves"."""
    pieces = [query.piece(*span) for span in spans]
    others = [piece for piece in pieces if OF_ONESELF.isdisjoint(piece.marks)]
    if len(others) != 1 or len(pieces) == 1 or only_speaks(others[0]):
        return None
    named = others[0]
    met = {place for each in named.alternatives for place in range(each.start, each.end)}
    known = sum(word.weight for place, word in named.weighty if place in met)
    return named if known >= max(weights.OWN_THEME, sum(named.weights) / 2) else None


def _if_it_names_all(piece: Query, query: Query) -> Query | None:
    """A piece of a message, unless somebody is named outside of it whose words may be wished for."""
    named, whole = ({(m.interview, m.person) for m in each.mentions if m.strong} for each in (piece, query))
    return piece if named == whole else None


def _spans(query: Query, end: re.Pattern[str]) -> list[PartSpan]:
    ends = [place for place, signs in query.signs if end.search(signs)]
    return list(zip([0, *ends], [*ends, len(query.words)], strict=True)) if 0 < len(ends) < MOST_CLAUSES else []


def _asks(query: Query, span: PartSpan) -> bool:
    """Whether a clause asks: by its sign, by a word (which begins it where a language asks so), or by naming what is to
    be told about."""
    first, last = span
    piece, own = query.piece(first, last), pack(query.language)
    follows = query.between(last - 1, last) if last < len(query.words) else query.text[query.words[-1].token.end :]
    if "?" in follows or not piece.marks.keys().isdisjoint(ASKING_ANYWHERE):
        return True
    return begins_asking(piece) if own is None or own.asks_first else "asks" in piece.marks
