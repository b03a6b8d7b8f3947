"""A message of several parts of which one asks, or does something, and the others only tell: "I drive there every day.
Is the road open?", "my son asks, who said that?". A *sentence* ends at a stop, a *clause* at a comma or a dash too."""

from __future__ import annotations

import re

from knowledge import weights
from knowledge.question.asking import clause_asks, is_remark
from knowledge.question.query import Query
from knowledge.question.reading import PartSpan
from knowledge.question.smalltalk import KINDS_OF_TALK

MOST_CLAUSES = 4
"""Clauses of a message that are looked at by themselves; what has more is a list or no question."""
LEAST_QUOTED = 3
"""Words in quotation marks that are somebody's words, not a title or a name."""
DETAILS = frozenset({"when", "where", "number", "year", "date", "age", "why", "reason", "future"})
"""Headings of what is asked of a passage beside who says it."""
ABOUT_A_MATTER = frozenset({"about, before", "about, after"})
"""Headings of words that tell what is asked about."""
POINTING = frozenset({"points back", "he or she", "he or it", "the other"})
"""Headings of words in a clause that may point to what another one tells."""
OF_ONESELF = frozenset({"statement", *KINDS_OF_TALK})
"""Headings of what is said of oneself, or to the bot."""
_STOP = re.compile(r"[.?!;:…)]+[\"'»”]*\s+[\"'«“]*$")
_PAUSE = re.compile(r"[.?!;:…),]+[\"'»”]*\s+[\"'«“]*$|\s[-–—]+\s$")
_QUOTED = re.compile('["«“][^"»”]+["»”]')


def quoted_words(query: Query) -> Query | None:
    """The words that a message puts in quotation marks, which are looked for without what stands around them: of "whose
    words are “the road is open again”?" the five in the middle.

    None where they are fewer than LEAST_QUOTED, so a title or a name; where a detail is asked ("when did he say …?"),
    which they may not tell; and where the words around them say something that the base knows.
    """
    inside = _quoted(query)
    if not LEAST_QUOTED <= len(inside) < len(query.words) or not DETAILS.isdisjoint(query.marks):
        return None
    met = {place for each in query.alternatives for place in range(each.start, each.end)}
    around = sum(word.weight for n, word in query.weighty if n not in inside and n in met)
    return None if around >= weights.OWN_THEME else _if_it_names_all(query.piece(inside[0], inside[-1] + 1), query)


def asking_part(query: Query) -> Query | None:
    """What a message asks, without what it only tells before and behind: of "I drive there every day. Is the road
    open?" the second sentence.

    Where no sentence only tells, it is parted at its commas and dashes too, but only what is told of oneself is left
    out: "I am bored, is the road open?". Where nothing is asked but whether what is told is said, it is that: "They
    dug a canal" of "They dug a canal. Is that mentioned?". None where a message has no such part, or where what is
    asked points to what is told.
    """
    sentences = _sentences(query)
    asking, told = _asking_and_told(query, sentences)
    if not asking and (named := _named_beside(query, sentences)):
        return _if_it_names_all(named, query)
    if not (asking and told):
        asking, told = _asking_and_told(query, _clauses(query))
        if not (asking and told) or any(OF_ONESELF.isdisjoint(piece.marks) for piece in told):
            return None
        if "?" not in query.text and ABOUT_A_MATTER.isdisjoint(query.piece(asking[0][0], asking[-1][1]).marks):
            return None  # "I think, what" of several languages is "I think that"
    piece = query.piece(asking[0][0], asking[-1][1])
    if POINTING.isdisjoint(piece.marks):
        return _if_it_names_all(piece, query) if len(piece.words) < len(query.words) else None
    only = "saying" in piece.marks and sum(piece.weights) < weights.OWN_THEME
    return _if_it_names_all(told[0], query) if only and len(told) == 1 else None


def tells_only(query: Query) -> bool:
    """Whether no clause of a message asks, or names a matter beside what is said of oneself."""
    sentences = _sentences(query)
    clauses = [span for span in (*sentences, *_clauses(query)) if OF_ONESELF.isdisjoint(query.piece(*span).marks)]
    return not any(clause_asks(query, *span) for span in clauses) and _named_beside(query, sentences) is None


def sentences_alone(query: Query) -> list[Query]:
    """The sentences of a message beside which no other one asks, the last first; of "My son asks. Who said that?" the
    second. None of a message that quotes: what it quotes is not said by itself."""
    return _alone(query, _sentences(query))


def clauses_alone(query: Query) -> list[Query]:
    """The same between commas and dashes: of "my son asks, who said that?" what follows the comma."""
    return _alone(query, _clauses(query))


def clauses_beside_statements(query: Query) -> list[Query]:
    """Of these clauses those beside which all others say something of oneself: of "I am a student, who speaks here?"
    what follows the comma, but nothing of "they dug a canal, who speaks here?"."""
    return _alone(query, _clauses(query), of_oneself=True)


def _asking_and_told(query: Query, spans: list[PartSpan]) -> tuple[list[PartSpan], list[Query]]:
    """Of some parts of a message those that ask, by their places, and the others, by their words."""
    asking = [span for span in spans if clause_asks(query, *span)]
    return asking, [query.piece(*span) for span in spans if span not in asking]


def _alone(query: Query, spans: list[PartSpan], of_oneself: bool = False) -> list[Query]:
    """Of some parts of a message those beside which all others only tell something, or something `of_oneself`."""
    if len(_quoted(query)) >= LEAST_QUOTED:
        return []
    pieces = [query.piece(*span) for span in spans]
    tells = [
        not clause_asks(query, *span) and (not of_oneself or "statement" in piece.marks)
        for piece, span in zip(pieces, spans, strict=True)
    ]
    alone = [piece for place, piece in enumerate(pieces) if all(tells[:place] + tells[place + 1 :])]
    return alone[::-1]


def _quoted(query: Query) -> list[int]:
    """The words that a message puts in quotation marks, the first time that it does."""
    found = _QUOTED.search(query.text)
    span = range(found.start(), found.end()) if found else range(0)
    return [place for place, word in enumerate(query.words) if word.token.start in span]


def _named_beside(query: Query, spans: list[PartSpan]) -> Query | None:
    """The one sentence that only names a matter of which the base knows, while the others say something of oneself:
    "my son asks: wolves"."""
    pieces = [query.piece(*span) for span in spans]
    others = [piece for piece in pieces if OF_ONESELF.isdisjoint(piece.marks)]
    if len(others) != 1 or len(pieces) == 1 or is_remark(others[0]):
        return None
    named = others[0]
    met = {place for each in named.alternatives for place in range(each.start, each.end)}
    known = sum(word.weight for place, word in named.weighty if place in met)
    return named if known >= max(weights.OWN_THEME, sum(named.weights) / 2) else None


def _if_it_names_all(piece: Query, query: Query) -> Query | None:
    """A piece of a message, unless somebody is named outside of it whose words may be wished for."""
    named, whole = ({(m.interview, m.person) for m in each.mentions if m.strong} for each in (piece, query))
    return piece if named == whole else None


def _sentences(query: Query) -> list[PartSpan]:
    return _spans(query, _STOP)


def _clauses(query: Query) -> list[PartSpan]:
    return _spans(query, _PAUSE)


def _spans(query: Query, end: re.Pattern[str]) -> list[PartSpan]:
    """The parts of a message between such signs, if there are several and not too many."""
    ends = [place for place, signs in query.signs if end.search(signs)]
    return list(zip([0, *ends], [*ends, len(query.words)], strict=True)) if 0 < len(ends) < MOST_CLAUSES else []
