"""Those whom a question asks and who do not speak, known to the base or not: "what did Rahmon say", "what does China
say"."""

from __future__ import annotations

from collections.abc import Iterator, Set

from knowledge import weights
from knowledge.index.index import Index
from knowledge.language.dictionary import is_land
from knowledge.question.anaphora import POINTERS
from knowledge.question.by_role import meanings
from knowledge.question.called import role_keys
from knowledge.question.demand import NUMBERS
from knowledge.question.parting import pauses, said_last
from knowledge.question.query import Query
from knowledge.question.roles import VERB_REACH


def asks_stranger(query: Query) -> bool:
    """Whether somebody is asked whom the base does not know: "what did Rahmon say", "что сказал Путин", "Putin suv
    haqida nima dedi"; or something asked about right behind the verb that it does not know either."""
    return any(_is_unknown_name(query, place) for place in _beside_saying(query, frozenset()))


def stranger_speaks(query: Query) -> bool:
    """The same more strictly: somebody is asked, and not only asked about."""
    return any(_is_unknown_name(query, place) for place in said_to_speak(query))


def is_of_stranger(query: Query) -> bool:
    """Whether a message that is of nothing known asks a stranger, or has a name of one, written with a capital where no
    sentence begins: "and Putin?"."""
    leads = "what about" in query.marks
    return asks_stranger(query) or any(
        word.token.capital and (place > 0 or leads) and not is_land(word.token.word, word.language)
        for place, word in enumerate(query.words)
        if _is_unknown_name(query, place)
    )


def others_asked(query: Query, index: Index) -> frozenset[int]:
    """The words by which somebody is asked who does not speak, whether the base has them or not: "China" of "what does
    China say about water", "shepherds" of "what do the shepherds think". Experts, those who bear the role of one who
    speaks and the text itself are none, but for "Turkish experts"."""
    if "said by" not in query.marks:
        return frozenset()
    here = query.places("speakers meant", "which speaker", "the text", *POINTERS) | _in_speakers_roles(query, index)
    return frozenset(place for name in _subjects(query) for place in _of_another(name, here, query))


def _of_another(name: set[int], here: frozenset[int], query: Query) -> set[int]:
    """The words of a name by which another is called than those at `here`, who speak: of "experts" none, of "Turkish
    experts" the country and what else stands right before."""
    if here.isdisjoint(name):
        return name
    return {place for place in name - here if place + 1 in here or _is_land(query, place)}


def _in_speakers_roles(query: Query, index: Index) -> frozenset[int]:
    """The words that stand in the role of anybody who speaks and is no interviewer, in any language: "what
    does the skipper say"."""

    def look() -> frozenset[str]:
        spoken = [(number, person) for number, one in enumerate(index.interviews) for person in one.speakers]
        keys = {each for number, one in spoken if not one.interviewer for each in role_keys((number, one.id), index)}
        return meanings(keys, index)

    roles = index.recall((_in_speakers_roles,), look)
    return frozenset(n for n, word in enumerate(query.words) if not roles.isdisjoint(meanings({*word.keys}, index)))


def _subjects(query: Query) -> Iterator[set[int]]:
    """The words of weight by which each of those is called who are said to speak, but for names that the base has."""
    named, saying = {m.place for m in query.mentions}, query.places("saying")
    matter = _matter_before_about(query)
    for mark in query.marks.get("said by", ()):
        if mark.start - 1 in named or any(pauses(query, n) for n in range(mark.start + 1, mark.end)):
            continue  # "what Berg thinks China wants", "what does he think, is China near"
        end = _end_of_name(query, mark.end, saying)
        words = {n for n in range(mark.start, end) if query.weights[n] > 0} - saying - matter
        if words and named.isdisjoint(words):
            yield words


def _end_of_name(query: Query, end: int, saying: frozenset[int]) -> int:
    """Where the words of weight end that follow on those of a subject, if these are not followed by a verb."""
    while end - 1 not in saying and end < len(query.words) and query.weights[end] > 0 and end not in saying:
        if pauses(query, end):
            break
        end += 1
    return end


def _is_land(query: Query, place: int) -> bool:
    word = query.words[place]
    return is_land(word.token.word, word.language)


def said_to_speak(query: Query) -> list[int]:
    """The words next to a verb of saying, whether they name a person or not, but for what is spoken about: "minister"
    of "what did the minister say about water", "vazir suv haqida nima dedi"."""
    return _beside_saying(query, query.places("about, before"))


def _beside_saying(query: Query, ends: frozenset[int]) -> list[int]:
    """The first words of weight before and behind verbs of saying, if none of those at `ends` stands between."""
    saying, matter = query.places("saying"), _matter_before_about(query)
    found = []
    for place in sorted(query.places("plain saying")):
        for step in (-1, 1):
            near, reach = place + step, 1
            while 0 <= near < len(query.words) and (
                near in matter or (query.weights[near] <= 0 and near not in saying | ends)
            ):
                reach += near not in matter
                near += step
            if 0 <= near < len(query.words) and reach <= VERB_REACH and query.weights[near] > weights.LEAST:
                found.append(near)
    return found


def names_stranger(query: Query) -> bool:
    """Whether one of several parts of a question names somebody whom the base does not know before what he is asked
    about, with or without a verb: "Rahmon on wolves", "Rahmon esa boʻrilar haqida"."""
    return bool(_strangers_before_matter(query)) or asks_stranger(query)


def _strangers_before_matter(query: Query) -> set[int]:
    """The words before what a question is about, if all of weight may name somebody whom the base does not know."""
    starts = [mark.start for mark in query.marks.get("about, before", ())] + sorted(_matter_before_about(query))[:1]
    before = {place for place in range(min(starts, default=0)) if query.weights[place] > 0}
    return before if all(query.words[n].token.capital and _is_unknown_name(query, n) for n in before) else set()


def strangers_speaking(query: Query) -> frozenset[int]:
    """The words that name somebody who is asked, with a verb or before what he is asked about ("Rahmon on wolves"), and
    whom the base does not know."""
    found = {place for place in said_to_speak(query) if _is_unknown_name(query, place)}
    return _whole_names(query, found or _strangers_before_matter(query))


def strangers_asked_too(query: Query, asked: frozenset[int]) -> frozenset[int]:
    """The words that name somebody whom the base does not know beside somebody whom it does, whose name stands at
    `asked`: joined to it ("what do Rahmon and Berg say about wolves"), or alone in what stands last ("what does Berg
    say about wolves, and Rahmon?")."""
    saying, known = "saying" in query.marks, {mention.place for mention in query.mentions}
    strange = {
        n
        for n, word in enumerate(query.words)
        if word.weight > weights.LEAST
        and (saying or word.token.capital)
        and n not in known
        and _is_unknown_name(query, n)
    }
    here = query.places("speakers meant", "which speaker", "the text", *POINTERS)
    speaking = _said_by(query) - known - here
    strange = (strange | speaking) - here
    joined = {
        other
        for mark in query.marks.get("joining", ())
        for own, other in ((_behind(query, mark.end), mark.start - 1), (mark.start - 1, _behind(query, mark.end)))
        if own in asked and other in strange
    }
    if not joined and asked and (last := said_last(query)):
        behind = range(last[1], len(query.words))
        heavy = {place for place in behind if query.weights[place] > 0}
        others = query.places("about, before", "about, after", "who", *NUMBERS)  # "and who dug it?" names nobody
        joined = heavy if heavy <= strange and others.isdisjoint(behind) else set()
    return _whole_names(query, joined, speaking)


def _said_by(query: Query) -> set[int]:
    """The words of weight by which anybody is called who is said to speak."""
    places = (range(mark.start, mark.end) for mark in query.marks.get("said by", ()))
    return {n for each in places for n in each if query.weights[n] > 0} - query.places("saying")


def _behind(query: Query, place: int) -> int:
    """The first word of weight from a place on: "bakers" of "and the bakers"."""
    return next((n for n in range(place, len(query.words)) if query.weights[n] > 0), place)


def _whole_names(query: Query, found: set[int], speaking: Set[int] = frozenset()) -> frozenset[int]:
    """Words that name somebody, with those beside them that belong to his name: "Jane" of "Jane Rahmon"; `speaking` are
    others by which somebody is called."""
    strange = {n for n, word in enumerate(query.words) if word.token.capital and _is_unknown_name(query, n)} | speaking
    while more := {n for n in strange - found if {n - 1, n + 1} & found}:
        found = found | more
    return frozenset(found)


def _is_unknown_name(query: Query, place: int) -> bool:
    """Whether a word may name somebody, and stands in no passage."""
    met = any(a.start <= place < a.end for a in query.alternatives)
    letters = query.words[place].token.word.replace("'", "").isalpha()
    return not met and letters


def _behind_stranger(query: Query, first: int) -> int:
    """Where the name of a matter begins of which the word at `first` is known to belong to it: behind a name that
    nobody knows, if all that stands between is known ("Rahmon vodiyning eski yoʻllari haqida")."""
    named = {mention.place for mention in query.mentions if mention.strong}
    for place in range(first - 1, -1, -1):
        if place in named:
            break
        if query.weights[place] > 0 and _is_unknown_name(query, place):
            return place + 1 if query.words[place].token.capital else first
    return first


def _matter_before_about(query: Query) -> frozenset[int]:
    """The words that name a matter before a word for "about", as far as they are no others: "suv", "suv va yoʻllar",
    "suv masalasi" of "Berg suv masalasi haqida", and that word."""
    owned = {mark.start for mark in query.marks.get("owned, after", ())}
    joints = query.places("joint")
    places: set[int] = set()
    for mark in query.marks.get("about, after", ()):
        first = mark.start - 1
        first -= first in owned
        while first - 1 in joints:
            first -= 2
        places.update(range(_behind_stranger(query, max(first, 0)), mark.end))
    return frozenset(places)
