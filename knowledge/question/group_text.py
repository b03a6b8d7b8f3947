"""What a text among people is, before anything is looked for: its language, whom it names, whether it asks."""

from __future__ import annotations

import re

from knowledge import weights
from knowledge.index.index import Index
from knowledge.language.detect import detect
from knowledge.language.phrases import name_keys
from knowledge.language.text import clean, tokens
from knowledge.question.acts import ACTS
from knowledge.question.anaphora import PERSONS, POINTERS
from knowledge.question.argument import Someone
from knowledge.question.asking import (
    ASKING_A_DETAIL,
    ASKING_ALONE,
    NAMING_A_MATTER,
    asks_as_usual,
    asks_at_an_end,
    beginning,
    begins_asking,
    ending,
)
from knowledge.question.meaning import Mention
from knowledge.question.namesake import parts_of
from knowledge.question.parse import parse
from knowledge.question.query import Query
from knowledge.question.smalltalk import KINDS_OF_TALK
from knowledge.question.weightless import asks_only_a_stance

LEADING = ("what about", "meant", "further", *NAMING_A_MATTER)
"""The headings of words that lead to a matter, or ask on about one."""
NAMING_A_VIEW = ("opinion, before", "opinion, after")
"""The headings of words beside the name of somebody whose view is named: "in Berg's view"."""


OF_SOMEBODY = (
    "plain saying", "who is", "agreement", "opposed", "opinion", "by", "comparing", "why", *NAMING_A_VIEW,
)  # fmt: skip
"""The headings of what is asked of somebody known: what he says or thinks, with whom he agrees, who he is."""
_HANDLE = re.compile(r"^\W*@\w+|(?:^|\s)@\w+\W*$")


def people_in(index: Index, text: str, language: str) -> tuple[Someone, ...]:
    """The people of the base whose names a text has; `language` where its words do not tell theirs."""
    mentions = parse(text, index, language).mentions
    slugs = dict.fromkeys((index.interviews[m.interview].slug, m.person) for m in mentions)
    return tuple((index.interview(slug), index.person(slug, person)) for slug, person in slugs)


def language_in(index: Index, text: str, fallback: str) -> str:
    """The language that a text is in, `fallback` where it does not tell."""
    return parse(text, index, fallback).language


def written_in(index: Index, text: str, fallback: str) -> str:
    """The language of a text by its own words alone, as an editor wrote it: nothing in it is mended."""
    return detect(tokens(clean(text)), index.zipf, fallback)


def reads_as_question(query: Query) -> bool:
    """Whether a text that may be a remark reads as a question: a word that asks begins or ends it ("I know what you
    mean" asks nothing), it turns to somebody who speaks ("and Sirojov"), or it is "why". What ends with an
    exclamation mark is an outcry: "what a battalion that was!"."""
    if query.text.rstrip().endswith("!"):
        return False
    return bool(query.words) and (_asks_at_an_end(query) or _turns_to_somebody(query) or "why" in query.marks)


def calls_for_passage(query: Query) -> bool:
    """Whether a text about whose matter there is a passage calls for it: it asks in any place ("and where was that"),
    leads to the matter ("now about water", "Sirojov on water"). One that only names it ("water", "Europe is far ahead
    of us") asks nobody."""
    if query.text.rstrip().endswith("!"):
        return _leads_to_matter(query)  # "about the battalion!", but not "what a battalion that was!"
    if not query.marks.keys().isdisjoint(ASKING_A_DETAIL):
        return True
    if asks_as_usual(query):
        return beginning(query) + 1 < len(query.words)  # "bro, what" asks nothing
    return _leads_to_matter(query) or _begins_with_view(query)


def is_among_people(query: Query) -> bool:
    """Whether a text is said to people rather than to a program, though it may ask: it calls somebody whom no interview
    knows ("Bob, where are you?") or everybody ("guys, who can come?"), or is what people say to one another."""
    if _calls_stranger(query):
        return True
    remark = "remark" in query.marks
    if not query.marks.keys().isdisjoint(("to people", "presence")) and (remark or not _names_view(query)):
        return True  # but not "who needs that, in his view?"
    return remark and not (_asks_beside_laughter(query) or asks_only_a_stance(query))


def is_only_among_people(query: Query) -> bool:
    """Whether the whole of a text is said to those in the room, so that nothing that is found answers it: "is anyone
    here from the valley?"."""
    first, last = beginning(query), ending(query)
    return any(mark.start <= first and last <= mark.end for mark in query.marks.get("to people", ()))


def turns_to_another(query: Query) -> bool:
    """Whether a text begins or ends with the name that somebody bears in Telegram: "@bob did you see?"."""
    return bool(_HANDLE.search(query.text))


def is_of_their_meeting(query: Query) -> bool:
    """Whether it is only asked when or where those who write meet: "when is the meeting?"."""
    return "asked here" in query.marks


def is_of_those_present(query: Query) -> bool:
    """Whether a text speaks of those who write to one another, or of their day ("has anyone seen my keys?"), and names
    neither a matter nor anybody known."""
    marks = query.marks.keys()
    if "those here" not in marks or any(mention.strong for mention in query.mentions):
        return False
    return marks.isdisjoint(("saying", *LEADING)) or _says_nothing_else(query)


def _says_nothing_else(query: Query) -> bool:
    """Whether a text that speaks of those present names and points to nothing else: "what about tomorrow?", "did you
    see that?"."""
    present = query.places("those here")
    only = _heavy(query) | query.places("plain saying") <= present
    return only and query.marks.keys().isdisjoint(("he or she", "further", "why", "reason"))


def is_of_what_is_unknown(query: Query) -> bool:
    """Whether most of what a text says is in no entry, so that it is of other things than any interview: "when is the
    gas back on?", "is Bob late again, really?". What leans on something said before ("did it have a rudder?"), or names
    whom or what it asks of ("anything on gas?"), is not, nor is a word or two by which what was said is asked on
    ("against what?"), nor a question that may be put to anybody ("how is bread baked?")."""
    marks = query.marks.keys()
    leads = [heading for heading in LEADING if heading != "what about" or "asks" not in marks]  # "and when …?"
    counts = "number" in marks and "general" not in marks  # "how long did Europe take?", not "how much is a flight?"
    counts &= not query.met.isdisjoint(_heavy(query))
    points = _points_before(query, _heavy(query) - query.met)  # "did Bob find his keys?" points to nobody else
    leans = points or counts or not marks.isdisjoint((*leads, "saying")) or asks_only_a_stance(query)
    if leans or any(mention.strong for mention in query.mentions):
        return False
    asks_on = not marks.isdisjoint(("what", "reason", "which")) and marks.isdisjoint((*ASKING_ALONE, "who"))
    at_large = "those here" not in marks and begins_asking(query)  # "how is bread baked?"
    return _is_mostly_strange(query) and not (asks_on and (at_large or len(_heavy(query)) == 1))


def _points_before(query: Query, strange: frozenset[int]) -> bool:
    """Whether a text points back to a thing, or to a person before it says anything that is in no entry."""
    things = not query.marks.keys().isdisjoint({*POINTERS} - {*PERSONS})
    persons = query.places(*PERSONS)
    return things or (bool(persons) and min(persons) < min(strange, default=len(query.words)))


def _is_mostly_strange(query: Query) -> bool:
    """Whether at least half of what a text says is in no entry."""
    heavy = _heavy(query)
    strange = sum(query.weights[place] for place in heavy - query.met)
    return strange > 0 and strange * 2 >= sum(query.weights[place] for place in heavy)


def does_in_passing(query: Query) -> bool:
    """Whether a text that does something by a part of it ("Bob's boat sank, can you believe it?") is of other things
    than any interview."""
    return query.marks.keys().isdisjoint(ACTS) and _is_mostly_strange(query)


def calls_by_first_name(query: Query, index: Index) -> bool:
    """Whether a text names somebody by his first name alone, which one of those present may bear as well ("is Oybek
    home?"), and neither a matter, nor what he says or thinks ("does Oybek agree?"), nor asks of him what was asked of
    another ("and Oybek?")."""
    named = {mention.place for mention in query.mentions}
    if not named or not all(_is_first_name(query, mention, index) for mention in query.mentions):
        return False
    marks = query.marks.keys()
    sees = {"saying", "what"} <= marks and marks.isdisjoint(("those here", "deed"))  # "what did Oybek call it"
    asks_him = sees or not marks.isdisjoint((*LEADING, *OF_SOMEBODY)) or asks_only_a_stance(query)
    matter = (query.met & _heavy(query)) - named - query.places("deed")  # "who invited Oybek?"
    called = 0 in named and any(place == 1 and "," in sign for place, sign in query.signs)  # "Oybek, where is it?"
    return not asks_him and (not matter or called or "those here" in marks)


def _is_first_name(query: Query, mention: Mention, index: Index) -> bool:
    keys = name_keys(query.words[mention.place].token.word)
    return not parts_of((mention.interview, mention.person), index).given.isdisjoint(keys)


def says_known_matter(query: Query) -> bool:
    """Whether a text has a word of some weight that an entry has, or names somebody known."""
    return not query.met.isdisjoint(_heavy(query)) or any(mention.strong for mention in query.mentions)


def _heavy(query: Query) -> frozenset[int]:
    """The words of a text that say more than any of every day."""
    return frozenset(place for place, word in query.weighty if word.weight > weights.LEAST)


def _asks_at_an_end(query: Query) -> bool:
    """As `asks_at_an_end`, but for words that only close a text: «Россия тут ни при чём»."""
    return asks_at_an_end(query) and not query.places("asks") <= query.places("closer")


def _asks_beside_laughter(query: Query) -> bool:
    """Whether a sign of asking and a known matter or name stand beside what is only a remark: "haha, and wolves?"."""
    named = {mention.place for mention in query.mentions if mention.strong}
    return "?" in query.text and not (query.met & _heavy(query) | named) <= query.places("remark")


def _leads_to_matter(query: Query) -> bool:
    """Whether a text, its openers and closers aside, begins or ends with a word beside which a matter is named; such a
    word may end the openers themselves: "I need a quote on" wolves."""
    first, last = beginning(query), ending(query)
    before, after = query.marks.get("about, before", ()), query.marks.get("about, after", ())
    begins = any(mark.start in (first, first + 1) or mark.end == first for mark in before)
    return begins or any(last in (mark.start, mark.end) for mark in after)


def _begins_with_view(query: Query) -> bool:
    """Whether a text begins with somebody known, and with what leads to the matter of his view: "Sirojov on water"."""
    named = {mention.place for mention in query.mentions if mention.strong}
    first = beginning(query)
    behind = next((place for place in range(first, len(query.words)) if place not in named), first)
    return behind > first and behind in query.places("on, after")


def _turns_to_somebody(query: Query) -> bool:
    turns = not query.marks.keys().isdisjoint(("what about", *NAMING_A_MATTER, *NAMING_A_VIEW))
    named = any(mention.strong for mention in query.mentions) or "the other" in query.marks
    return (turns and named) or _names_view(query)


def _names_view(query: Query) -> bool:
    """Whether a text names what the person talked of thinks: "his view", unlike "he said"."""
    return "he or she" in query.marks and not query.marks.keys().isdisjoint(NAMING_A_VIEW)


def _calls_stranger(query: Query) -> bool:
    """Whether a word that a comma parts from the rest begins or ends a text, and is neither a small one nor known."""
    known = {place for found in query.alternatives for place in range(found.start, found.end)}
    known |= query.places("opener", "closer", "asks", *KINDS_OF_TALK) | {mention.place for mention in query.mentions}
    last = len(query.words) - 1
    parted = {0: query.between(0, 1), last: query.between(last - 1, last)} if last > 1 else {}
    weights = query.weights
    return any(sign.strip() == "," and at not in known and weights[at] > 0 for at, sign in parted.items())
