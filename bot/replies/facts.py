"""What an interview's folder itself says of it: asked in a message, where no passage says it."""

from __future__ import annotations

from bot.replies import labels
from bot.replies.pages import shortened
from bot.wording import Wording, own_names, wording
from knowledge import Answer, Index, Interview, related

LONGEST_SUMMARY = 3_000
"""Characters of an interview in brief."""
MOST_NAMED = 6
"""Interviews of which something is told at once."""


def facts(index: Index, answer: Answer) -> str:
    """What is told of the interview chosen or talked of, or of all of them, or of the bot itself."""
    say = wording(answer.language)
    if answer.about == "help":
        return say.say("how-to-ask", languages=own_names())
    if answer.about == "person":
        return " ".join(_person(index, answer, say, number) for number in range(len(answer.people)))
    talked_of = answer.context.within_view().interview
    chosen = [i for i in index.interviews if i.slug == talked_of] or index.interviews
    told = [_fact(interview, answer, say) for interview in chosen[:MOST_NAMED]]
    if len(chosen) == 1:
        return told[0]
    titles = (labels.interview_title(interview, answer.language) for interview in chosen)
    return "\n\n".join(f"{title}\n{text}" for title, text in zip(titles, told, strict=False))


def _fact(interview: Interview, answer: Answer, say: Wording) -> str:
    language = answer.language
    match answer.about:
        case "speakers":
            names = [_with_role(interview, person.id, language) for person in related.speakers(interview)]
            return say.say("with-speakers", names="; ".join(names)) if names else say.say("no-speakers")
        case "interviewer":
            names = [_with_role(interview, p.id, language) for p in interview.speakers if p.interviewer]
            return say.say("interviewer", names="; ".join(names)) if names else say.say("no-interviewer")
        case "watch":
            links = _links(interview) or [say.say("no-link")]
            return "\n".join([*published(interview, language), *links])
        case "language":
            return say.say("text-language", language=say.named_language(interview.language))
        case "published":
            unknown = ["no-place"] if interview.date else ["no-date", "no-place"]
            return "\n".join([*published(interview, language), *_links(interview), *map(say.say, unknown)])
    return brief(interview, language) or say.say("interview-called", title=labels.interview_title(interview, language))


def published(interview: Interview, language: str) -> list[str]:
    """Where and when an interview was published, a line each, as far as its folder says."""
    say = wording(language)
    lines = []
    if programme := labels.text_in(interview.programme, language, interview.language):
        lines.append(say.say("programme", name=shortened(programme, labels.LONGEST_NAME)))
    if interview.date:
        lines.append(say.say("date", day=say.day(interview.date)))
    return lines


def _links(interview: Interview) -> list[str]:
    """Where an interview can be read and watched, as far as its folder says."""
    return [address for address in (interview.url, interview.video) if address]


def brief(interview: Interview, language: str) -> str:
    """An interview's summary, shortened to fit into a message; empty if it has none."""
    return shortened(labels.text_in(interview.summary, language, interview.language) or "", LONGEST_SUMMARY)


def _person(index: Index, answer: Answer, say: Wording, number: int) -> str:
    person = answer.people[number]
    interview = labels.home(index, person)
    message = "person-speaks" if person in interview.speakers else "person-named"
    return say.say(message, name=_with_role(interview, person.id, answer.language))


def _with_role(interview: Interview, identifier: str, language: str) -> str:
    person = next(person for person in interview.everyone() if person.id == identifier)
    role = labels.person_role(person, interview, language)
    name = labels.person_name(person, interview, language)
    return f"{name} ({role})" if role else name
