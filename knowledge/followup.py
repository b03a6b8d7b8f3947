"""What was talked of before, and the questions that lean on it: "and Sirojov?", "why?", "what about water?"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.asked import asked
from knowledge.index import Index
from knowledge.query import Query, parse

_WHY = re.compile(
    r"^\W*(and |but |so |а |но |ну |и |lekin |va |xo'sh )?(why|why is that|why so|how so|how come|why not|"
    r"почему|зачем|с чего|отчего|а почему|почему так|как так|pochemu|zachem|nega|nimaga|nima uchun|nega unaqa|"
    r"нега|нимага|нима учун)( so| that| это| так)?\W*$"
)
_WHO_SAID = re.compile(
    r"^\W*(and |so |а |и |ну |xo'sh )?(who (said|says|told|wrote) (that|this|it|so)|whose words (are|were) (these|those|that|they)|"
    r"who is (speaking|talking)|кто (это|так|такое) (сказал|говорит|говорил|утверждает)|кто сказал( это| такое)?|"
    r"чьи это слова|kto (eto )?skazal( eto)?|"
    r"(buni|bu gapni|shuni|kim buni) ?(kim)? (aytgan|aytdi|aytyapti|degan|aytadi)|kim aytdi|kim aytgan|bu kimning (gapi|so'zi|fikri)|"
    r"(буни|бу гапни|шуни) ?(ким)? (айтган|айтди|деган)|ким айтди|ким айтган|бу кимнинг (гапи|сўзи|фикри))\W*$"
)
_MORE = re.compile(
    r"^\W*(more|tell me more|anything else|what else|go on|continue|next|ещё|еще|дальше|что ещё|что еще|расскажи ещё|"
    r"продолжай|подробнее|yana|davomi|davom et|yana nima|batafsil|яна|давоми|давом эт|яна нима)\W*$"
)
_ABOUT = re.compile(
    r"^\W*(and|but|so|what about|how about|and what about|а|и|но|ну а|а как насч[её]т|как насч[её]т|а что насч[её]т|что насч[её]т|"
    r"а что (с|про|об?)|va|xo'sh|unda|chi|ва|хўш|a|nu a)\s+|-?(chi|чи)\W*$",
)
LONGEST_TURN = 3
"""Words of content in a follow-up; a longer question stands on its own."""
LONGEST_NAMING = 8
"""Words of a follow-up that only names another person: "and what did Sirojov say?"."""


@dataclass(frozen=True)
class Context:
    """What a question may lean on. `language` is the one to fall back on; `interview` the slug of the one chosen.

    `question` was answered last, by `entries` (interview slug, entry id), in words of `speaker` (interview slug,
    person id) if one was asked.
    """

    language: str = "en"
    interview: str | None = None
    question: str | None = None
    entries: tuple[tuple[str, str], ...] = ()
    speaker: tuple[str, str] | None = None


@dataclass(frozen=True)
class Turn:
    """A question with what it leans on put in: its full text, whose words are still wished for, what was shown."""

    text: str
    speaker: tuple[str, str] | None = None
    shown: tuple[tuple[str, str], ...] = ()
    repeat: bool = False


def resolve(query: Query, context: Context, index: Index) -> Turn:
    """A question with what it leans on put in; one that leans on nothing comes back as it is."""
    text = query.text
    folded = " ".join(word.token.word for word in query.words)
    if context.question is None or not folded:
        return Turn(text)
    if _WHO_SAID.match(folded) and context.entries:
        return Turn(text, repeat=True)
    if _MORE.match(folded) or _WHY.match(folded):
        return Turn(context.question, context.speaker, context.entries)
    named = {mention.place for mention in query.mentions if mention.strong}
    content = [place for place, weight in enumerate(query.weights) if weight > 0 and place not in named]
    if named and not content and len(query.words) <= LONGEST_NAMING:
        return Turn(f"{text} {_topic(context.question, index, context.language)}")
    if content and len(content) <= LONGEST_TURN and not named and _ABOUT.search(folded):
        return Turn(text, context.speaker)
    return Turn(text)


def _topic(question: str, index: Index, language: str) -> str:
    """The words of a question that say what it is about, without those that say whom it asks."""
    query = parse(question, index, language)
    places = asked(query, index).places
    return " ".join(w.token.word for place, w in enumerate(query.words) if w.weight > 0 and place not in places)
