"""The data of buttons: small, stateless, and checked when it comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import keys as keys_module
from bot.callbacks import AskAgain, pack, unpack
from bot.keys import KeyClash, Keys, entry_key
from bot.reply import (
    Action,
    Ask,
    BySpeaker,
    Compare,
    EraseMine,
    MoreOnTopic,
    OtherSpeaker,
    Paragraph,
    PickInterview,
    PickLanguage,
    Rate,
    RateReason,
    RunCommand,
    Share,
    ShowEntry,
    Turn,
    View,
)
from knowledge.index import Index

SLUG = "central-asia"


@pytest.fixture(scope="module")
def keys(index: Index) -> Keys:
    """Its short keys."""
    return Keys(index)


@pytest.fixture(scope="module")
def actions(index: Index) -> list[Action]:
    """One of each kind of action that a button can have."""
    ids = [index.located(number).entry.id for number in range(9)]
    view = View(tuple((SLUG, entry) for entry in ids[:6]), "uz-Cyrl", 5, 12)
    interview = index.interview(SLUG)
    return [
        Turn(view),
        Paragraph(view),
        ShowEntry(SLUG, ids[0], "en"),
        OtherSpeaker(SLUG, ids[1], "ru"),
        MoreOnTopic(SLUG, interview.topics[0].id, "uz", 3),
        BySpeaker(SLUG, interview.speakers[0].id, "en", 1),
        Compare(SLUG, interview.topics[0].id, "ru"),
        Ask("Что с водой?"),
        RunCommand("topic", "water"),
        PickInterview(SLUG),
        PickInterview(None),
        PickLanguage("uz-Cyrl"),
        Rate(SLUG, ids[0], True),
        Rate(SLUG, ids[0], False),
        RateReason(SLUG, ids[0], "person"),
        EraseMine(),
    ]


def test_every_action_comes_back_as_it_was(actions: list[Action], keys: Keys) -> None:
    """In at most 64 bytes."""
    for action in actions:
        data = pack(action)
        assert len(data.encode()) <= 64
        assert unpack(data, keys) == action


def test_what_is_no_callback_has_no_data() -> None:
    """Sharing and copying are Telegram's own."""
    with pytest.raises(ValueError, match="Share"):
        pack(Share(SLUG, "a"))


def test_a_question_too_long_refers_to_its_button(keys: Keys) -> None:
    """The handler finds the question again by the message that this one replies to."""
    data = pack(Ask("Фарход Толипов: объединение экономик без политической интеграции"), 2)
    assert unpack(data, keys) == AskAgain(2)


def test_a_view_of_many_entries_keeps_those_around_the_one_shown(index: Index, keys: Keys) -> None:
    """There is room for six."""
    entries = tuple((SLUG, index.located(number).entry.id) for number in range(9))
    action = unpack(pack(Turn(View(entries, "en", 7))), keys)
    assert isinstance(action, Turn)
    assert len(action.view.entries) == 6
    assert action.view.entries[action.view.number] == entries[7]


def test_entries_gone_from_the_base_are_left_out(index: Index, keys: Keys) -> None:
    """Unless it is the one to be shown: then there is nothing to do."""
    here = (SLUG, index.located(0).entry.id)
    gone = (SLUG, "gone")
    assert unpack(pack(Turn(View((gone, here), "en", 1))), keys) == Turn(View((here,), "en", 0))
    assert unpack(pack(Turn(View((gone, here), "en", 0))), keys) is None
    assert unpack(pack(ShowEntry(*gone, "en")), keys) is None
    assert unpack(pack(Rate(*gone, True)), keys) is None


@given(data=st.text(max_size=64))
def test_forged_data_does_no_harm(keys: Keys, data: str) -> None:
    """It is an action or nothing, and never an error."""
    unpack(data, keys)


@given(data=st.from_regex(r"[tpsombkqncilrfx][eruc+-]?[0-9]{0,5}[.:]?[0-9]{0,3}:?[A-Za-z0-9_-]{0,50}", fullmatch=True))
def test_nearly_right_data_does_no_harm_either(keys: Keys, data: str) -> None:
    """The same for what looks like ours."""
    unpack(data, keys)


def test_forged_places_are_nothing(index: Index, keys: Keys) -> None:
    """A number beyond the entries, a language that is none, a key too short."""
    key = entry_key((SLUG, index.located(0).entry.id))
    for data in (f"te1.0:{key}", f"tx0.0:{key}", f"te0.0:{key[:-1]}", f"se{key}x", "r*" + key, "", "t", "ldе"):
        assert unpack(data, keys) is None


def test_a_clash_of_keys_is_an_error(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a base is not served; the message names both ids."""
    monkeypatch.setattr(keys_module, "_key", lambda kind, parts: f"{kind}{len(parts[1])}")
    with pytest.raises(KeyClash, match=f"{SLUG}/.+ and {SLUG}/.+ have the same short key"):
        Keys(index)
