"""What a question that leans on others takes from them (*Leaning*), and in which way; `followup` finds it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from knowledge.question.conversation import Theme
from knowledge.question.namesake import PersonId


class LeaningKind(Enum):
    """The ways in which a question leans on what was talked of before it."""

    NONE = "it stands on its own"
    STRANGER = "it points to somebody whom the base does not know, so that nobody answers for him"
    ANAPHORA = "it points to a person or a thing: where was that battalion? what does he say about water?"
    ADDITION = "it asks whether what was said holds of another thing, so that an answer says both: water too?"
    FRAGMENT = "it leaves out what it asks, or of what: and water? any other reasons? why?"
    DETAIL = "a fragment that asks for a detail of what is on view: which countries?"
    COMMENT = "a fragment that asks what is said of what is on view, which rather another passage tells"
    VIEW = "it asks something of the passage on view, which answers if it tells that: for example?"
    SPEAKER = "it says no matter, but whom it asks, by his name or by what points to him: what does he think of it?"
    NAME = "it says nothing but names, or asks what those say of what was talked of: and Sirojov?"
    MORE_BY_HIM = "it asks what else somebody says on what is on view, so that another matter is no more of it"


@dataclass(frozen=True)
class Leaning:
    """What a question leans on, and in which way."""

    kind: LeaningKind
    people: tuple[PersonId, ...] = ()
    """Those who are meant though it does not name them."""
    themes: tuple[Theme, ...] = ()
    """What is put beside its own words."""
    new: bool = False
    """What was shown before is no answer."""
    reason: bool = False
    """It asks for a reason, which the passage on view may tell as well, if no other does."""
    alone: bool = False
    """It is also read as it stands."""

    @property
    def restricted(self) -> bool:
        """Only those people may answer, as if they were named; a fragment may be meant for others as well."""
        return bool(self.people) and self.kind not in (LeaningKind.FRAGMENT, LeaningKind.DETAIL, LeaningKind.COMMENT)

    @property
    def only_named(self) -> bool:
        """It says no matter, but whom it asks: what he says beside the passage on view is near."""
        return self.kind in (LeaningKind.SPEAKER, LeaningKind.NAME, LeaningKind.MORE_BY_HIM)


NOTHING = Leaning(LeaningKind.NONE, alone=True)
"""What a question leans on that stands on its own."""
