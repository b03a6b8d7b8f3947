"""Another language that a message wishes for: which one, and what is shown in it."""

from __future__ import annotations

from knowledge.language.detect import code_in
from knowledge.language.pack import packs
from knowledge.language.words import alphabet_called, is_asking_for_language, languages_called
from knowledge.question.anaphora import PERSONS
from knowledge.question.asking import begins_asking
from knowledge.question.conversation import Context, Talked
from knowledge.question.doing import Act
from knowledge.question.query import Query

LONGEST_REQUEST = 10
"""Words of a message that only asks for another language."""


def in_language(last: Talked, code: str) -> Act:
    """What was last shown or told in another language; else the last question asked anew in it."""
    if last.about:
        return Act(about=last.about, language=code)
    if last.entries:
        return Act("in_language", last.entries, last.number, code)
    return Act("in_language", language=code, question=last.question or None)


def language_meant(query: Query, context: Context) -> Act | None:
    """Another language for what is on view, where a message calls one, names nobody and says else only what no passage
    does: "russian pls, my granny reads it"; None for any other message."""
    last, places = context.talked, range(len(query.words))
    languages = {place: codes for place in places if (codes := languages_called(query.words[place].token.word))}
    said = query.met - languages.keys()
    weighty = {place for place, _ in query.weighty}
    if len(languages) != 1 or not last.entries or query.mentions or said & weighty or len(places) > LONGEST_REQUEST:
        return None
    place, codes = languages.popitem()
    describes = place + 1 in weighty or "he or she" in query.marks  # "English subtitles", "does he know English?"
    return None if describes else in_language(last, codes[0])


def language_beside(query: Query) -> tuple[str, list[int]] | None:
    """The one language that a message calls, and the places of the words beside it, without those that only lead to it:
    "a summary *in Russian*", "qisqacha *rus tilida*"; None where it calls none, or several, or says nothing else."""
    places = range(len(query.words))
    called = {place: codes for place in places if (codes := languages_called(query.words[place].token.word))}
    if len({codes[0] for codes in called.values()}) != 1 or len(places) > LONGEST_REQUEST:
        return None
    leading = {place - 1 for place in called if place and not query.weights[place - 1]}
    leading |= {place + 1 for place in called if place + 1 in places and _is_of_languages(query, place + 1)}
    rest = [place for place in places if place not in {*called, *leading}]
    return (next(iter(called.values()))[0], rest) if rest else None


def _is_of_languages(query: Query, place: int) -> bool:
    """Whether a word behind the name of a language only says that it is one: "rus *tilida*", "English *language*"."""
    return is_asking_for_language(query.words[place].token.word, query.language)


def language_wished(query: Query) -> str | None:
    """The language that a message asks for, if it asks for nothing else: "in Russian please"."""
    denied = query.places("denied")  # "not in English, in Russian"
    words = [word.token.word for place, word in enumerate(query.words) if place not in denied]
    of_others = not query.marks.keys().isdisjoint(PERSONS)  # "do they speak English?"
    if of_others or not 0 < len(words) <= LONGEST_REQUEST:
        return None
    alphabets = {word: name for word in words if (name := alphabet_called(word))}
    letters = {*alphabets.values()}
    words = [word for word in words if word not in alphabets]
    called = [code for word in words for code in languages_called(word)]
    if letters and not called and not begins_asking(query):  # "in Cyrillic": the language that has the choice
        called = [code for code, each in packs().items() if len(each.writings) > 1]
    if len(set(called)) != 1 or len(letters) > 1:
        return None
    rest = [word for word in words if called[0] not in languages_called(word)]
    codes = (query.language, *query.other_languages)
    if not any(all(is_asking_for_language(word, code) for word in rest) for code in codes):
        return None
    if letters:
        return code_in(packs()[called[0]], letters.pop())
    own = query.language.partition("-")[0] == called[0]  # who asks for his own language writes it in its own way
    return query.language if own else called[0]
