"""How people, topics, interviews and passages are called, in a reader's language."""

from __future__ import annotations

from rapidfuzz import fuzz

from bot.replies.pages import shortened
from bot.wording import respelt, spoken_language, wording
from knowledge import Answer, Index, Interview, Passage, Person, Suggestion, Topic, written_in

LONGEST_NAME = 160
"""Characters of a name, a role or a title that are shown."""
LONGEST_LABEL = 64
"""Characters of what is offered to tap."""


def text_in(text: dict[str, str] | None, language: str, source_language: str, keep: str = "") -> str | None:
    """A text of the interview in a reader's language, else in the source's, else None.

    In another alphabet of a language it is made from that in the first; what that quotes from `keep` stays as it is.
    """
    if not text:
        return None
    own = text.get(spoken_language(language))
    return respelt(own, language, keep) if own else text.get(source_language)


def short_text(text: dict[str, str], language: str, source_language: str) -> str:
    """A name or a title: in the reader's language, else in the source's, else in any."""
    return shortened(text_in(text, language, source_language) or next(iter(text.values())), LONGEST_NAME)


def person_name(person: Person, interview: Interview, language: str) -> str:
    return short_text(person.name, language, interview.language)


def person_role(person: Person, interview: Interview, language: str) -> str | None:
    role = text_in(person.role, language, interview.language)
    return shortened(role, LONGEST_NAME) if role else None


def topic_title(topic: Topic, interview: Interview, language: str) -> str:
    return short_text(topic.title, language, interview.language)


def interview_title(interview: Interview, language: str) -> str:
    return short_text(interview.title, language, interview.language)


def home(index: Index, person: Person) -> Interview:
    """The interview that a person belongs to."""
    return next(interview for interview in index.interviews if person in interview.everyone())


def credit(passage: Passage, language: str) -> str:
    """Whose words a passage is, in few: a speaker's name, or the article."""
    if passage.speaker is None:
        return wording(language).say("the-article")
    return person_name(passage.speaker, passage.interview, language)


def attribution(index: Index, passage: Passage, language: str) -> tuple[str, str]:
    """The line under a passage: the name, and what follows it."""
    say = wording(language)
    interview = passage.interview
    details = []
    if passage.speaker is None:
        name = say.say("by-article")
    else:
        name = person_name(passage.speaker, interview, language)
        details = [person_role(passage.speaker, interview, language)]
    if passage.recounted:
        names = say.several(person_name(person, interview, language) for person in passage.recounted)
        details.append(say.say("retelling", names=names))
    if passage.entry.reported:
        details.append(say.say("reported"))
    line = "".join(f", {detail}" for detail in details if detail)
    return name, line + origin(index, interview, language)


def original_language(interview: Interview, language: str) -> str | None:
    """That a passage is quoted in the language of its source, where the reader's is another."""
    if interview.language == spoken_language(language):
        return None
    say = wording(language)
    return say.say("in-language", language=say.named_language(interview.language))


def origin(index: Index, interview: Interview, language: str) -> str:
    """Where a passage was published: the programme, and which interview where there are several."""
    parts = []
    programme = text_in(interview.programme, language, interview.language)
    if programme:
        parts.append(shortened(programme, LONGEST_NAME))
    if len(index.interviews) > 1 or not programme:
        parts.append(interview_title(interview, language))
    return "".join(f" · {part}" for part in parts)


def citation(index: Index, passage: Passage, language: str) -> str:
    """A passage and who said it, to be pasted elsewhere; however long."""
    name, details = attribution(index, passage, language)
    return f"{passage.entry.text.strip()}\n— {name}{details}"


def sample_question(index: Index, passage: Passage, language: str, question: str = "") -> str | None:
    """The entry's sample question in a language that is nearest to a question, if it has one."""
    samples = [
        sample
        for sample in passage.entry.questions
        if spoken_language(written_in(index, sample, passage.interview.language)) == spoken_language(language)
    ]
    if not samples:
        return None
    return respelt(max(samples, key=lambda sample: fuzz.token_set_ratio(question, sample)), language)


def what_it_says(index: Index, passage: Passage, language: str, question: str = "") -> str:
    """A passage in few words: a question that it answers, else its summary, else how it begins."""
    said = sample_question(index, passage, language, question)
    said = said or text_in(passage.entry.summary, language, passage.interview.language, passage.entry.text)
    return said or passage.entry.text


def passage_label(index: Index, passage: Passage, language: str, question: str = "", named: bool = True) -> str:
    """What to tap for a passage: whose it is, unless that is said already, and what it says."""
    said = what_it_says(index, passage, language, question)
    return shortened(f"{credit(passage, language)}: {said}" if named else said, LONGEST_LABEL)


def suggestion_label(index: Index, suggestion: Suggestion, answer: Answer) -> str:
    """What to tap for a suggestion of an answer."""
    if suggestion.passage is not None:
        return passage_label(index, suggestion.passage, answer.language, answer.question)
    label = suggestion.label or suggestion.question or ""
    for person in answer.people:
        if suggestion.label in person.name.values():
            label = person_name(person, home(index, person), answer.language)
    for interview in index.interviews:
        for topic in interview.topics:
            if suggestion.label in topic.title.values():
                label = topic_title(topic, interview, answer.language)
    return shortened(label, LONGEST_LABEL)
