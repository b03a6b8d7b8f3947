"""An answer as one JSON object: the form that other programs read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.replies import labels
from bot.replies.render import message, missing
from bot.replies.reply import Choice, Reply
from bot.wording import spoken_language
from knowledge import Answer, Index, Interview, Passage, Person, Suggestion


def answer_json(index: Index, answer: Answer) -> dict[str, Any]:
    """The object of an answer, its keys in the order of the contract.

    Texts for readers are in the answer's language; people are called as in the interview's own.
    """
    found = bool(answer.passages)
    said = missing(index, answer) if answer.missing else None if found else message(index, answer) or None
    return {
        "question": answer.question,
        "status": answer.status,
        "language": spoken_language(answer.language),
        "message": said,
        "summary": _text(answer.passages[0], "summary", answer.language) if found else None,
        "passages": [passage_json(passage, answer.language) for passage in answer.passages],
        "suggestions": [_suggestion(index, suggestion, answer) for suggestion in answer.suggestions],
        "people": list(dict.fromkeys(_name(person, labels.home(index, person)) for person in answer.people)),
        "reason": answer.reason,
        "elapsed_ms": round(answer.elapsed_ms, 3),
    }


def reply_json(index: Index, line: str, reply: Reply, answer: Answer, choices: Sequence[Choice]) -> dict[str, Any]:
    """The object of a message of a conversation: the answer that it shows, with the message itself and the choices as
    they are numbered."""
    return {
        **answer_json(index, answer),
        "question": line,
        "reply": reply.text,
        "choices": [choice.label for choice in choices],
    }


def passage_json(passage: Passage, language: str) -> dict[str, Any]:
    entry, interview = passage.entry, passage.interview
    return {
        "entry": entry.id,
        "interview": interview.slug,
        "kind": entry.kind,
        "speaker": _name(passage.speaker, interview) if passage.speaker else None,
        "reported": entry.reported,
        "recounted": [_name(person, interview) for person in passage.recounted],
        "text": entry.text,
        "note": _text(passage, "note", language),
        "start": entry.start,
        "end": entry.end,
        "score": round(passage.score, 4),
    }


def _suggestion(index: Index, suggestion: Suggestion, answer: Answer) -> dict[str, Any]:
    passage = suggestion.passage
    return {
        "label": labels.suggestion_label(index, suggestion, answer),
        "question": None if passage else suggestion.question,
        "entry": passage.entry.id if passage else None,
        "interview": passage.interview.slug if passage else None,
        "start": passage.entry.start if passage else None,
        "end": passage.entry.end if passage else None,
    }


def _text(passage: Passage, field: str, language: str) -> str | None:
    text = getattr(passage.entry, field)
    return labels.text_in(text, language, passage.interview.language, passage.entry.text)


def _name(person: Person, interview: Interview) -> str:
    return person.name.get(interview.language) or next(iter(person.name.values()))
