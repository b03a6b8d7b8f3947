"""What an index is made of: what is said of an entry, field by field, its labels, and what its passage tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from knowledge import weights
from knowledge.folder.models import Entry, Interview
from knowledge.index.schema import concerning_term, mention_term, speaker_term, topic_term
from knowledge.language.detect import detect
from knowledge.language.pack import pack
from knowledge.language.patterns import Marks, rules_of, word_in
from knowledge.language.text import clean, tokens
from knowledge.language.words import Zipf

_TEXT_ITSELF = ("the text",)
"""The heading of the rules that find where a summary only says that the text tells it."""
QUESTION_LETTERS, LABEL_LETTERS = 400, 40
"""A longer line is no question that a passage answers as a whole."""
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\b(1[0-9]|20)\d\ds?\b")
_INSIDE = re.compile(r"[^\W_][,;:]? ([^\W\d_])")
"""The first letter of a word inside a sentence."""
_ASKED = re.compile(r"\?(?!\S*\w)")
_COUNT = re.compile(r"(?<![\d.,])(?!(1[0-9]|20)\d\d(?!\d|[.,]\d))\d")


class Field(NamedTuple):
    """A text of an entry, in a language; what each of its words counts in the ranking, and how fully it is said."""

    text: str
    language: str
    counts: float = 1.0
    says: float = 1.0


def question_before(source: str, start: int) -> str:
    """The interviewer's question that a passage answers: the line before its own, if that line asks; else nothing."""
    own = source.rfind("\n", 0, start) + 1
    if start - own > LABEL_LETTERS:
        return ""
    earlier = source[max(0, own - QUESTION_LETTERS) : own].rstrip()
    line = earlier[earlier.rfind("\n") + 1 :]
    return line if line.endswith("?") else ""


def fields(interview: Interview, entry: Entry, zipf: Zipf) -> Iterator[Field]:
    """All that says something of an entry, the passage itself first."""
    yield Field(entry.text, interview.language)
    for question in entry.questions:
        language = detect(tokens(clean(question)), zipf, interview.language)
        yield Field(question, language.partition("-")[0], weights.SAMPLE, weights.SAMPLE_SAYS)
    for language, summary in (entry.summary or {}).items():
        yield Field(without_frame(summary, language), language, weights.SUMMARY)
    for topic in interview.topics:
        if topic.id in entry.topics:
            for language, title in topic.title.items():
                yield Field(title, language, weights.BESIDE)
    asked = question_before(interview.source, entry.start)
    if asked:
        yield Field(asked, interview.language, weights.BESIDE)


def without_frame(summary: str, language: str) -> str:
    """A summary without the words that only say that the text tells it: "the article says"."""
    own = pack(language)
    if own is None:
        return summary
    words = [token.word for token in tokens(clean(summary))]
    marks = rules_of(own.code, _TEXT_ITSELF).marks([word_in(word, own.code) for word in words])
    frame = {place for found in marks.values() for mark in found for place in range(mark.start, mark.end)}
    return " ".join(word for place, word in enumerate(words) if place not in frame) if frame else summary


def labels(slug: str, entry: Entry) -> set[str]:
    """The terms that are no words: whose an entry is, whom it concerns, its topics."""
    concerned = {*entry.about, *entry.recounted}
    labels = {concerning_term(slug, person) for person in concerned}
    labels |= {mention_term(slug, person) for person in concerned}
    labels |= {topic_term(slug, topic) for topic in entry.topics}
    if entry.speaker:
        labels.add(speaker_term(slug, entry.speaker))
    return labels


def telling(text: str, marks: Marks) -> frozenset[str]:
    """What a passage tells of what questions ask for: which of "age", "year", "date", "number", "time", "event" (a
    time told by what happened then), "place", "future", "negation", "more" (something besides another: "not only
    wool"), "reason", "purpose" (what a thing is needed for), "example", "all" (whether all are meant, or some),
    "outcome" (how something ended), "opposition" (that somebody is against a thing), "support" (that somebody is
    for it), "backing" (for what another proposed), "participant" (that somebody takes part in something), "member" (of
    what something is one), "comparison", "ranking" (which of all has most of a quality), "hindrance" (that something
    stands in the way), "meddling", "cohesion" (what something grows from), "benefit" (that some good came of a thing),
    "growth" (that something gets more or less),
    "reality" (whether a thing is real), "since" (when that began which is so), "present" (that something is so now),
    "foundation" (what a thing rests on), "lack" (that something is lacking),
    "experts" (what some say who are not named),
    "events" (which it only calls so), "questions" (it asks several itself), "name" and "names";
    `marks` are what the rules of its language find in it."""
    capitals = not text.islower()
    digit = bool(_DIGIT.search(text))
    count = digit and bool(_COUNT.search(text))
    told = {
        "date": digit,
        "year": digit and bool(_YEAR.search(text)),
        "number": count or "tells a number" in marks,
        "age": count and "tells an age" in marks,
        "time": digit or "tells a time" in marks,
        "event": "tells a time by an event" in marks,
        "place": "tells a place" in marks,
        "future": "tells the future" in marks,
        "negation": "tells a negation" in marks,
        "more": "tells something besides" in marks,
        "reason": "tells a reason" in marks,
        "purpose": "tells a purpose" in marks,
        "outcome": "tells an outcome" in marks,
        "opposition": "tells opposition" in marks,
        "support": "tells support" in marks,
        "backing": "tells backing" in marks,
        "participant": "tells who takes part" in marks,
        "member": "tells a member" in marks,
        "comparison": "tells a comparison" in marks,
        "ranking": "tells a ranking" in marks,
        "hindrance": "tells a hindrance" in marks,
        "cohesion": "tells cohesion" in marks,
        "meddling": "tells meddling" in marks,
        "benefit": "tells a benefit" in marks,
        "growth": "tells a growth" in marks,
        "reality": "tells what is real" in marks,
        "since": "tells since when" in marks,
        "present": "tells the present" in marks,
        "foundation": "tells a foundation" in marks,
        "experts": "tells what experts say" in marks,
        "lack": "tells a lack" in marks,
        "example": "tells an example" in marks,
        "all": "tells of all" in marks,
        "events": "tells only of events" in marks,
        "questions": len(_ASKED.findall(text)) > 1,
        "name": capitals and any(map(str.isupper, _INSIDE.findall(text))),
        "names": capitals and _has_names(text),
    }
    return frozenset(kind for kind, is_told in told.items() if is_told)


def _has_names(text: str) -> bool:
    """Whether several names stand inside the sentences of a text; words with a capital side by side are one."""
    words = text.split()
    capital = [word[0].isupper() for word in words]
    inside = [place for place in range(1, len(words)) if capital[place] and words[place - 1][-1] not in ".!?"]
    return sum(not capital[place - 1] or words[place - 1][-1] == "," for place in inside) > 1
