"""Messages that are no questions but do something in a conversation: "yes", "the second", "in Russian please"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from knowledge.language.detect import code_in, languages_by_letters
from knowledge.language.pack import packs
from knowledge.language.patterns import Mark, Marks
from knowledge.language.text import alphabet
from knowledge.question.anaphora import PERSONS
from knowledge.question.another_language import in_language, language_beside, language_wished
from knowledge.question.conversation import About, Context, Talked
from knowledge.question.correction import corrected
from knowledge.question.demand import ASKED_OF_VIEW, STILL
from knowledge.question.doing import Act, Done
from knowledge.question.picking import accepted, by_sign, more_of, picked, shown_before
from knowledge.question.query import FEW, Query, marks_of
from knowledge.question.smalltalk import laughs

POSITIONS: Mapping[str, int] = {"first one": 0, "second one": 1, "third one": 2, "last one": -1}
"""The headings of words for a place in a list, and the place."""
ABOUT: Mapping[str, About] = {
    "random quote": "quote",
    "about it": "interview",
    "speakers": "speakers",
    "interviewer": "interviewer",
    "watch": "watch",
    "when published": "published",
    "came out": "published",
    "spoken in": "language",
    "help": "help",
}
"""The headings of questions about the interview itself."""
AGAIN: Mapping[str, Done] = {
    "who said it": "who_said_it",
    "once more": "source",
    "source": "source",
    "doubt": "sure",
    "not understood": "source",
}
"""The headings of messages that want the passage on view once more, with its attribution."""
TOLD_IN_LANGUAGE: tuple[About, ...] = ("interview", "speakers", "interviewer", "help")
"""What is told of the interview in another language that a message calls beside it."""
_IN_TALK = frozenset(("yes", *AGAIN, *POSITIONS, *ABOUT))
ACTS = ("no", "yes", "more", "previous", "of the text", "other language", "message for", *POSITIONS, *AGAIN, *ABOUT)
"""The headings of all acts: each must be the whole message."""


def act_in(query: Query, context: Context) -> Act | None:
    """What a message does, given what was last shown and offered; None where it is a question."""
    last = context.talked
    if laughs(query.text):
        return None
    if question := corrected(query.text, last.question):
        return Act(question=question)
    if context.last and (act := by_sign(query, last)):
        return act
    if act := _in_language(query, last):
        return act
    asks_of_view = last.on_view and last.answered and not last.offers  # "all of them?" takes what is offered
    asks_of_view = asks_of_view and not query.marks.keys().isdisjoint((*ASKED_OF_VIEW, STILL))
    if not asks_of_view and (act := _of_what_is_out_of_view(query, last) or _marked(query.marks, last)):
        return act
    return _again("who said it", last) if context.last and _asks_whether_his(query) else None


def _in_language(query: Query, last: Talked) -> Act | None:
    """What a message does that wishes for another language: what is asked of the interview itself beside it ("a summary
    in Russian"), else what was last shown or told, in that."""
    if called := language_beside(query):
        code, rest = called
        act = _marked(marks_of([query.words[place].seen for place in rest], query.language), last)
        if act and act.about in TOLD_IN_LANGUAGE:  # "where is the Russian version?" asks for what is elsewhere
            return replace(act, language=code)
    wished = language_wished(query) if "watch" not in query.marks else None  # "a Russian version of the interview"
    return in_language(last, wished) if wished else None


def _of_what_is_out_of_view(query: Query, last: Talked) -> Act | None:
    """What a message does that wishes for what was shown before, for the words of the text itself, or for what nobody
    can do here: another language, a word to those who speak."""
    marks = query.marks
    if "previous" in marks:
        return shown_before(last)
    if "of the text" in marks:
        return Act(question=last.themes[0].words, of_text=True) if last.themes else Act(about="interview")
    to_him = marks if not marks.keys().isdisjoint(("points back", *PERSONS)) else marks_beside_names(query)
    if "message for" in to_him:
        return Act("unreachable")
    return Act("other_language") if "other language" in marks else None


def _asks_whether_his(query: Query) -> bool:
    """Whether it is asked if what was shown is somebody's, whom the message names: "did Berg say so?"; an opener stands
    before his name, so that "Berg rather said" does not ask it."""
    named, rest = _beside_names(query)
    if not rest or not query.marks.keys().isdisjoint(("who is", "remark")):
        return False
    found = marks_beside_names(query).get("his", ())
    anew = query.places("what about")  # "а Берг говорил?" asks him as well
    if anew and len(set(rest) - anew) == 1:
        return False
    return any(all(place < min(named) for place in rest[: mark.start]) for mark in found)


def marks_beside_names(query: Query) -> Marks:
    """What the rules find in a message that names somebody, without his name; nothing where it names nobody."""
    named, rest = _beside_names(query)
    return marks_of([query.words[place].seen for place in rest], query.language) if named else {}


def _beside_names(query: Query) -> tuple[set[int], list[int]]:
    """The words of the names of people in a message, with what joins them ("did Berg or Dahl say so?"), and the
    others; no words of names where none is sure."""
    named = {mention.place for mention in query.mentions}
    named |= {place for place in query.places("joining") if {place - 1, place + 1} <= named}
    sure = any(mention.strong for mention in query.mentions)
    return (named, [place for place in range(len(query.words)) if place not in named]) if sure else (set(), [])


def read_as_act(query: Query, spoken: str) -> Query:
    """A message in the language in which it does something, if not in its own: "birinchisi" amid English. Of a word or
    two that several languages have ("ok", "da") it is the one that is `spoken`, in its script."""
    if "that is all" in query.marks and "?" in query.text:  # "that's it?"
        query = replace(query, marks={**query.marks, "more": query.marks["that is all"]})
    if _is_done_in_several(query, spoken):
        query = replace(query, language=spoken)
    kept = [code for code in query.other_languages if code == spoken.partition("-")[0] and len(query.words) <= FEW]
    for code in query.other_languages if query.marks.keys().isdisjoint(ACTS) else kept:
        marks = query.other_marks[code]
        if not marks.keys().isdisjoint(ACTS):
            written = code_in(packs()[code], alphabet(query.words[0].token.word))
            several = query.language == spoken and _is_done_in_several(query, spoken)
            return replace(query, language=spoken if several else written, marks=marks)
    return query


def _is_done_in_several(query: Query, spoken: str) -> bool:
    """Whether a message of a word or two does something in several languages, and may be typed in the one spoken."""
    ways = [query.marks, *query.other_marks.values()]
    several = sum(not marks.keys().isdisjoint(ACTS) for marks in ways) > 1
    if not several or len(query.words) > FEW:
        return False
    return spoken.partition("-")[0] in languages_by_letters(query.words[0].token.word)


def _marked(marks: Marks, last: Talked) -> Act | None:
    marks = _beside_talk(marks)
    for heading, place in POSITIONS.items():
        if heading in marks and not (heading == "second one" and _is_other(marks, last)):
            return picked(last, place)
    asked = [(heading, mark) for heading in ABOUT for mark in marks.get(heading, ())]
    about = ABOUT[max(asked, key=lambda one: one[1].end - one[1].start)[0]] if asked else None
    in_a_word = all(mark.end - mark.start == 1 for _, mark in asked) and "what about" in marks
    deeds = {mark.end for heading in ("deed", "taking part") for mark in marks.get(heading, ())}
    does = about == "speakers" and all(mark.end in deeds for _, mark in asked)  # "who took part?"
    of_view = "why" in marks or in_a_word or [*{heading for heading, _ in asked}] == ["came out"]
    if about and last.on_view and of_view:  # "what is this for?", "а главное?", "when was it published?"
        about = None
    agrees = "yes" in marks and last.offers and not last.answered  # "sure" doubts what is shown, and takes what is not
    asks_of_it = "real" in marks and last.on_view is not None and last.answered  # "was it real?"
    for heading in AGAIN:
        if heading in marks and not (heading == "doubt" and (agrees or _is_all_of_more(marks) or asks_of_it)):
            again = _again(heading, last)
            return Act(about=about) if about and again.done == "nothing_shown" else again
    if "no" in marks and last.offers and not last.answered:  # "no, another"
        return Act("no", replies=True)
    if "more" in marks:  # of somebody who was asked, "the other one" is the other speaker
        return None if "the other" in marks and (last.people or last.on_view) else more_of(marks, last)
    if "no" in marks or ("yes" in marks and (agrees or not _only_asks_why(marks))):
        return Act("no", replies=True) if "no" in marks else accepted(last)
    return Act(about=about, of_view=does and last.on_view is not None) if about else None


def _beside_talk(marks: Marks) -> Marks:
    """The marks without those of a place, assent, doubt, the quote or the interview that lie in small talk: "nice one",
    "lol sure", "nice quote", "tell me a story"."""
    talk = [mark for kind in ("remark", "robot") for mark in marks.get(kind, ())]
    if not talk:
        return marks
    left = {
        heading: [m for m in found if heading not in _IN_TALK or not any(_holds(each, m, heading) for each in talk)]
        for heading, found in marks.items()
    }
    return {heading: found for heading, found in left.items() if found}


def _is_all_of_more(marks: Marks) -> bool:
    """Whether what doubts only stands beside what asks for more: "и всё, точно?", unlike "и это правда?"."""
    asking = [range(mark.start, mark.end) for mark in marks.get("more", ())]
    further = [mark for mark in marks.get("doubt", ()) if any(mark.start in span for span in asking)]
    return bool(asking) and not any(mark.end > max(span.stop for span in asking) for mark in further)


def _only_asks_why(marks: Marks) -> bool:
    """Whether what agrees asks why as well: "why not?" agrees only to what is offered."""
    asking = {mark[:2] for mark in marks.get("why", ())}
    return all(mark[:2] in asking for mark in marks["yes"])


def _holds(one: Mark, other: Mark, heading: str) -> bool:
    """Whether a mark holds another one; assent, doubt and who said it only if it says more than that."""
    alike = heading in ("yes", *AGAIN) and (one.start, one.end) == (other.start, other.end)
    return one.start <= other.start and other.end <= one.end and not alike


def _is_other(marks: Marks, last: Talked) -> bool:
    """Whether "the second" is the other speaker, since there is somebody and no list, nor is one spoken of."""
    return "listed" not in marks and not last.offers and len(last.entries) < 2 and bool(last.entries or last.people)


def _again(heading: str, last: Talked) -> Act:
    """The passage on view once more, with its attribution; what answers nothing is not brought up as a proof."""
    if heading in ("doubt", "not understood") and last.question and not last.answered:
        return Act("nothing_shown")
    if last.entries:
        return Act(AGAIN[heading], last.entries, last.number)
    if heading == "who said it" and len(last.offers) == 1 and last.offers[0].entry:  # it is asked of what is offered
        return Act(AGAIN[heading], (last.offers[0].entry,))
    return Act(about="watch") if heading == "source" else Act("nothing_shown")
