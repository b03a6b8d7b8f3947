"""What is asked of the interview itself by the name of its programme, or of those who speak in it: "who hosts
Geopolitics?", "who interviewed Berg?"."""

from __future__ import annotations

from knowledge.index.index import Index
from knowledge.language.patterns import Marks
from knowledge.question.acts import ABOUT, marks_beside_names
from knowledge.question.doing import Act
from knowledge.question.parse import parse
from knowledge.question.query import Query, QueryWord, marks_of


def asks_of_programme(query: Query, index: Index) -> Act | None:
    """What a message asks of the interview itself, without the name of the programme in it; None where it names none,
    or asks something else."""
    _, marks = beside_programme(query, index)
    return next((Act(about=about) for heading, about in ABOUT.items() if heading in marks), None)


def asks_of_speakers(query: Query, index: Index) -> Act | None:
    """That a message asks who put the questions to those who speak, whom it names ("who interviewed Berg?"); None where
    it does not."""
    named = [(index.interviews[m.interview], m.person) for m in query.mentions if m.strong]
    speak = all(any(p.id == person and not p.interviewer for p in i.speakers) for i, person in named)
    asks = bool(named) and speak and "interviewer" in marks_beside_names(query)
    return Act(about="interviewer") if asks else None


def beside_programme(query: Query, index: Index) -> tuple[list[QueryWord], Marks]:
    """The words of a message without the name of the programme in it, and what the rules find in these; none where it
    names no programme."""
    named = _places_of_name(query, index)
    rest = [word for place, word in enumerate(query.words) if named and place not in named]
    return rest, marks_of([word.seen for word in rest], query.language) if rest else {}


def _places_of_name(query: Query, index: Index) -> frozenset[int]:
    """The words of a message by which a programme is called, all of whose words of weight it has, in any language."""
    for interview in index.interviews:
        for language, name in (interview.programme or {}).items():
            called = parse(name, index, language, language)
            found = [_meaning(query, _terms(called, place)) for place, _ in called.weighty]
            if found and all(found):
                return frozenset().union(*found)
    return frozenset()


def _terms(query: Query, place: int) -> set[str]:
    """What a word may stand for, known to the index or not."""
    return {each.term for each in query.alternatives if each.start == place} | {*query.words[place].keys}


def _meaning(query: Query, terms: set[str]) -> set[int]:
    """The words that may stand for any of these."""
    return {place for place in range(len(query.words)) if not terms.isdisjoint(_terms(query, place))}
