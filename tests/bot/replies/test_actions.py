"""What a choice does: values, kept in messages and in memory until somebody presses."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from bot.replies import actions
from bot.replies.actions import Action

VIEW = actions.View((("valley", "canal"), ("valley", "border")), "en", 1)
EVERY: list[Action] = [
    actions.Ask("Is the road open?"),
    actions.AskIn("valley", "Is the road open?"),
    actions.ShowEntry("valley", "canal", "en"),
    actions.TurnPage(VIEW),
    actions.Paragraph(VIEW),
    actions.OtherSpeaker("valley", "canal", "en"),
    actions.MoreOnTopic("valley", "water", "en"),
    actions.BySpeaker("valley", "berg", "en"),
    actions.Compare("valley", "water", "en"),
    actions.RunCommand("topic", "water"),
    actions.PickInterview(None),
    actions.PickLanguage("ru"),
    actions.CopyCitation("valley", "canal", "text", "en"),
    actions.ShareQuote("valley", "canal"),
    actions.Rate("valley", "canal", good=True),
    actions.RateReason("valley", "canal", "words"),
    actions.DismissFaults("valley", "canal"),
    actions.DismissQuestion("abcdefgh"),
    actions.EraseMine(),
    actions.GoBack(),
    actions.Url("https://example.org"),
]


def test_every_kind_of_action_is_tried_here() -> None:
    assert {type(action) for action in EVERY} == set(get_args(Action))


@pytest.mark.parametrize("action", EVERY, ids=lambda action: type(action).__name__)
def test_an_action_is_the_same_wherever_it_is_made_and_can_be_looked_up(action: Action) -> None:
    """So what a message shows is compared, and a button that was pressed twice is told."""
    again = replace(action)
    assert again is not action
    assert (again, hash(again)) == (action, hash(action))
    assert [other for other in EVERY if other == action] == [action]
