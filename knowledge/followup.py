"""What was talked of before, and the questions that lean on it: "and Sirojov?", "why?", "what about water?"."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.reading import Reading

ACTS = ("why", "who said it", "more")
"""What a whole message may do with the last answer, in any language."""
LONGEST_TURN = 3
"""Words of content in a follow-up; a longer question stands on its own."""
LONGEST_NAMING = 8
"""Words of a follow-up that only names another person: "and what did Sirojov say?"."""


@dataclass(frozen=True)
class Context:
    """What a question may lean on. `language` is the one to fall back on; `interview` the slug of the one chosen.

    `question` was answered last, by `entries` (interview slug, entry id), in words of `speaker` (interview slug,
    person id) if one was asked; `topic` are its words that say what it was about. `hidden` entries are left out.
    """

    language: str = "en"
    interview: str | None = None
    question: str | None = None
    entries: tuple[tuple[str, str], ...] = ()
    speaker: tuple[str, str] | None = None
    topic: str = ""
    hidden: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Turn:
    """A message with what it leans on: the full text of its question if that is another one, whose words are still
    wished for, what was shown.

    `repeat`: the passage last shown is asked for again; `more`: nothing but what was not shown yet is.
    """

    text: str | None = None
    speaker: tuple[str, str] | None = None
    shown: tuple[tuple[str, str], ...] = ()
    repeat: bool = False
    more: bool = False


STANDS_ALONE = Turn()
"""What a message that leans on nothing leans on."""


def resolve(reading: Reading, context: Context) -> Turn:
    """What a message leans on; nothing where it stands on its own."""
    query, who = reading.query, reading.who
    if context.question is None or not query.words:
        return STANDS_ALONE
    marks = next((m for m in (query.marks, *map(query.marks_in, query.readings)) if not m.keys().isdisjoint(ACTS)), {})
    if "who said it" in marks and context.entries:
        return Turn(repeat=True)
    if "more" in marks or "why" in marks:
        return Turn(context.question, context.speaker, context.entries, more="more" in marks)
    named = {mention.place for mention in query.mentions}
    content = [place for place, weight in enumerate(query.weights) if weight > 0 and place not in named]
    only_names = any(mention.strong for mention in query.mentions) and not content
    if only_names and len(query.words) <= LONGEST_NAMING and not (who.people and who.others):
        names = " ".join(query.words[place].token.word for place in sorted(named))
        return Turn(f"{names}: {context.topic}")
    if content and len(content) <= LONGEST_TURN and not named and "what about" in query.marks:
        return Turn(speaker=context.speaker)
    return STANDS_ALONE


def topic_of(reading: Reading) -> str:
    """The words of a question that say what it is about, without those that say whom it asks."""
    words = enumerate(reading.query.words)
    return " ".join(w.token.word for place, w in words if w.weight > 0 and place not in reading.who.places)
