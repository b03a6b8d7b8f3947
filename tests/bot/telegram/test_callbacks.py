"""The data of buttons: small, stateless, and checked when it comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies import actions
from bot.replies.actions import Action
from bot.telegram.callbacks import AskAgain, packed, unpacked
from knowledge import shortids
from knowledge.index.index import Index
from knowledge.shortids import ShortIdClashError, ShortIds, short_entry_id, short_question_id

SLUG = "central-asia"


@pytest.fixture(scope="module")
def keys(index: Index) -> ShortIds:
    """Its short ids."""
    return ShortIds(index)


@pytest.fixture(scope="module")
def every_action(index: Index) -> list[Action]:
    """One of each kind of action that a button can have."""
    ids = [index.located(number).entry.id for number in range(9)]
    view = actions.View(tuple((SLUG, entry) for entry in ids[:6]), "uz-Cyrl", 5, 12)
    interview = index.interview(SLUG)
    return [
        actions.TurnPage(view),
        actions.Paragraph(view),
        actions.ShowEntry(SLUG, ids[0], "en"),
        actions.OtherSpeaker(SLUG, ids[1], "ru"),
        actions.MoreOnTopic(SLUG, interview.topics[0].id, "uz", 3),
        actions.BySpeaker(SLUG, interview.speakers[0].id, "en", 1),
        actions.Compare(SLUG, interview.topics[0].id, "ru"),
        actions.Ask("Что с водой?"),
        actions.AskIn(SLUG, "Что с водой?"),
        actions.RunCommand("topic", "water"),
        actions.PickInterview(SLUG),
        actions.PickInterview(None),
        actions.PickLanguage("uz-Cyrl"),
        actions.Rate(SLUG, ids[0], True),
        actions.Rate(SLUG, ids[0], False),
        actions.RateReason(SLUG, ids[0], "person"),
        actions.DismissFaults(SLUG, ids[0]),
        actions.DismissQuestion(short_question_id("water")),
        actions.EraseMine(),
        actions.GoBack(),
    ]


def test_every_action_comes_back_as_it_was(every_action: list[Action], keys: ShortIds) -> None:
    """In at most 64 bytes."""
    for action in every_action:
        data = packed(action)
        assert len(data.encode()) <= 64
        assert unpacked(data, keys) == action


def test_what_is_no_callback_has_no_data() -> None:
    """Sharing and copying are Telegram's own."""
    with pytest.raises(ValueError, match="Share"):
        packed(actions.ShareQuote(SLUG, "a"))


def test_a_question_too_long_refers_to_its_button(keys: ShortIds) -> None:
    """The handler finds the question again by the message that this one replies to."""
    question = "Фарход Толипов: объединение экономик без политической интеграции"
    for action in (actions.Ask(question), actions.AskIn(SLUG, question)):
        assert unpacked(packed(action, 2), keys) == AskAgain(2)


def test_a_view_of_many_entries_keeps_those_around_the_one_shown(index: Index, keys: ShortIds) -> None:
    """There is room for six."""
    entries = tuple((SLUG, index.located(number).entry.id) for number in range(9))
    action = unpacked(packed(actions.TurnPage(actions.View(entries, "en", 7))), keys)
    assert isinstance(action, actions.TurnPage)
    assert len(action.view.entries) == 6
    assert action.view.entries[action.view.number] == entries[7]


def test_entries_gone_from_the_base_are_left_out(index: Index, keys: ShortIds) -> None:
    """Unless it is the one to be shown: then there is nothing to do."""
    here = (SLUG, index.located(0).entry.id)
    gone = (SLUG, "gone")
    left = actions.TurnPage(actions.View((here,), "en", 0))
    assert unpacked(packed(actions.TurnPage(actions.View((gone, here), "en", 1))), keys) == left
    assert unpacked(packed(actions.TurnPage(actions.View((gone, here), "en", 0))), keys) is None
    assert unpacked(packed(actions.ShowEntry(*gone, "en")), keys) is None
    assert unpacked(packed(actions.Rate(*gone, True)), keys) is None


@given(data=st.text(max_size=64))
def test_forged_data_does_no_harm(keys: ShortIds, data: str) -> None:
    """It is an action or nothing, and never an error."""
    unpacked(data, keys)


@given(
    data=st.from_regex(
        r"[tpsombkqncilrfx](en\.|ru\.|uz1?\.|[+-])?[0-9]{0,5}[.:]?[0-9]{0,3}:?[A-Za-z0-9_-]{0,50}", fullmatch=True
    )
)
def test_nearly_right_data_does_no_harm_either(keys: ShortIds, data: str) -> None:
    """The same for what looks like ours."""
    unpacked(data, keys)


def test_forged_places_are_nothing(index: Index, keys: ShortIds) -> None:
    """A number beyond the entries, a language that is none, a key too short."""
    key = short_entry_id((SLUG, index.located(0).entry.id))
    assert isinstance(unpacked(f"ten.0.0:{key}", keys), actions.TurnPage)
    assert isinstance(unpacked(f"sen.{key}", keys), actions.ShowEntry)
    for data in (
        f"ten.1.0:{key}",
        f"txx.0.0:{key}",
        f"tuz2.0.0:{key}",
        f"ten.0.0:{key[:-1]}",
        f"sen.{key}x",
        f"se{key}",
    ):
        assert unpacked(data, keys) is None
    for data in ("r*" + key, "", "t", "ldе", "lde.", "luz2.", "len"):
        assert unpacked(data, keys) is None


def test_the_pages_of_a_second_writing_are_not_mistaken(index: Index, keys: ShortIds) -> None:
    """Where a language's code ends with a number, and another number follows."""
    topic = index.interview(SLUG).topics[0].id
    for language in ("uz", "uz-Cyrl"):
        for page in (1, 12, 120):
            action = actions.MoreOnTopic(SLUG, topic, language, page)
            assert unpacked(packed(action), keys) == action


def test_a_clash_of_keys_is_an_error(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a base is not served; the message names both ids."""
    monkeypatch.setattr(shortids, "_short_id", lambda kind, parts: f"{kind}{len(parts[1])}")
    with pytest.raises(ShortIdClashError, match=f"{SLUG}/.+ and {SLUG}/.+ have the same short id"):
        ShortIds(index)
