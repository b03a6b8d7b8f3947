"""What was talked of before, and the questions that lean on it: "and Sirojov?", "why?", "what about water?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.index import Index
from knowledge.query import Query, parse

if TYPE_CHECKING:
    from knowledge.answer import Passage

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


@dataclass(frozen=True)
class Context:
    """What a question may lean on. `language` is the one to fall back on; `interview` the one chosen, if any.

    `question` was last answered, by `entries` (interview slug, entry id), in words of `speaker` if one was asked.
    """

    language: str = "en"
    interview: str | None = None
    question: str | None = None
    entries: tuple[tuple[str, str], ...] = ()
    speaker: tuple[str, str] | None = None
    keeps_speaker: bool = False
    again: bool = False

    def after(self, status: str, question: str, passages: Sequence[Passage], language: str) -> Context:
        """The context once a question has been answered; one that was not leaves what was before."""
        if status != "answer":
            return replace(self, keeps_speaker=False, again=False)
        return Context(
            self.language,
            self.interview,
            self.question if self.again and self.question else question,
            tuple((p.interview.slug, p.entry.id) for p in passages),
        )


def resolve(text: str, context: Context, index: Index) -> tuple[str, Context]:
    """A question with what it leans on put in. One that leans on nothing comes back as it is."""
    return text, context
