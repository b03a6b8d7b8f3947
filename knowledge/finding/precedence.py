"""Which of the entries that answer a question come first, whatever their ranks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.finding.results import Judged
from knowledge.finding.retold import retells_others
from knowledge.finding.scope import is_named
from knowledge.folder.models import Person
from knowledge.index.index import Index
from knowledge.question.asking import NAMING_A_MATTER
from knowledge.question.leaning import Leaning
from knowledge.question.single import Reading
from knowledge.question.whom import Whom

Behind = Callable[[Judged], int]
"""How far an entry stands behind others; those of the same number go by their ranks."""


def precedence(reading: Reading, leaning: Leaning, whom: Whom, people: tuple[Person, ...], index: Index) -> Behind:
    """How far an entry stands behind others for a question that asks `whom`, who are these people."""
    by_what = _by_what_is_asked(reading, leaning, whom, index)
    his_words = whom.said and reading.query.marks.keys().isdisjoint(NAMING_A_MATTER)
    return _both(_by_whose_words(index, people), by_what) if his_words else by_what


def own_words_first(opened: Sequence[Judged], reading: Reading, index: Index) -> list[Judged]:
    """What answers one who is asked, what he only retells of others last, where words of his own say as much; what he
    says that others answered is asked for by two verbs of saying."""
    plain = reading.query.places("plain saying")
    if plain and reading.query.places("saying") > plain:
        return list(opened)
    retold = [one for one in opened if retells_others(reading, one.hit.number, index)]
    own = [one for one in opened if one not in retold]
    told = {place for one in retold for place, _ in reading.matter.weighty if one.hit.places[place]}
    as_much = any(all(one.hit.places[place] for place in told) for one in own)
    return [*own, *retold] if as_much else list(opened)


def _by_what_is_asked(reading: Reading, leaning: Leaning, whom: Whom, index: Index) -> Behind:
    """By what is asked for: where it is asked what somebody said who is not known ("what did he say
    about it?"), behind those that are anybody's words; where it is asked what the text says, behind its own; of a theme
    of which somebody is asked to have done more than speak ("what did they answer?"), behind those that say that; where
    it is asked what a thing is for, behind those that tell what something is needed for."""
    query = reading.query
    if reading.demand.text:
        return lambda one: int(index.located(one.hit.number).entry.speaker is not None)
    if "purpose" in query.marks:
        return lambda one: int("purpose" not in index.told(one.hit.number).tells)
    if not whom.people and {"saying", "he or she"} <= query.marks.keys():
        return lambda one: int(index.located(one.hit.number).entry.speaker is None)
    if not leaning.themes or reading.own:
        return lambda _: 0
    places = query.places("saying") - query.places("plain saying")
    found = [index.term(each.term) for each in query.alternatives if any(each.start <= n < each.end for n in places)]
    said = [postings for postings in found if postings is not None]
    return lambda one: int(bool(said) and not any(postings.has(one.hit.number) for postings in said))


def _both(first: Behind, then: Behind) -> Behind:
    """By one thing, and where that is the same, by another of two degrees."""
    return lambda one: 2 * first(one) + then(one)


def _by_whose_words(index: Index, people: tuple[Person, ...]) -> Behind:
    """By whose words they are, where what somebody said is rather the matter: his and those that retell him, then those
    that name him, then others."""
    asked_for = {person.id for person in people}

    def behind(one: Judged) -> int:
        entry = index.located(one.hit.number).entry
        own = entry.speaker in asked_for or not asked_for.isdisjoint(entry.recounted)
        return 0 if own else 1 if any(is_named(person, entry) for person in people) else 2

    return behind
