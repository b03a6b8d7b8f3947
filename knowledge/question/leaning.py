"""What a question that leans on others takes from them (*Leaning*); `followup` finds it."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.question.conversation import Theme
from knowledge.question.namesake import PersonId


@dataclass(frozen=True)
class Leaning:
    """What a question leans on."""

    people: tuple[PersonId, ...] = ()
    """Those who are meant though it does not name them."""
    themes: tuple[Theme, ...] = ()
    """What is put beside its own words."""
    restricted: bool = False
    """Only those people may answer, as if they were named."""
    new: bool = False
    """What was shown before is no answer."""
    only_named: bool = False
    """It says no matter, but whom it asks, by his name or by what points to him: what he says beside the passage on
    view is near."""
    bare: bool = False
    """It says nothing but names, or asks what those whom it names say of what was talked of: "and Sirojov?"."""
    on_it: bool = False
    """More is asked for of what is on view itself, so that another matter is no more of it: "what else on this?"."""
    elliptic: bool = False
    """It asks for a detail of what is on view: "which countries?"."""
    both: bool = False
    """What answers says the theme as well: "water too?"."""
    of_view: bool = False
    """It asks something of the passage on view, which answers if it tells that: "for example?"."""
    alone: bool = True
    """It is also read as it stands."""
    reason: bool = False
    """It asks for a reason, which the passage on view may tell as well, if no other does."""
    of_it: bool = False
    """It asks what is said of what is on view, which rather another passage tells."""
    strange: bool = False
    """It points to somebody whom the base does not know, so that nobody answers for him."""


NOTHING = Leaning()
"""What a question leans on that stands on its own."""
