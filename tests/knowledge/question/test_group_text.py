"""What a text among people is, before anything is looked for."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.group_text import (
    calls_by_first_name,
    calls_for_passage,
    does_in_passing,
    is_among_people,
    is_of_their_meeting,
    is_of_those_present,
    is_of_what_is_unknown,
    is_only_among_people,
    language_in,
    people_in,
    reads_as_question,
    turns_to_another,
    written_in,
)
from knowledge.question.parse import parse
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


@pytest.mark.parametrize(
    "text",
    [
        "where are the wolves",
        "tell me about the road",
        "and who dug the canal",
        "and Dahlgren?",
        "где волки",
        "бўрилар қаерда",
        "bu qachon boʻlgan",
        "his opinion of the wolves",
    ],
)
def test_a_text_that_asks_from_its_beginning_or_to_its_end_reads_as_a_question(text: str) -> None:
    assert reads_as_question(parse(text, index(), "en"))


@pytest.mark.parametrize("text", ["I know what you mean", "the road", "what", "haha", "", "🙂", "and the weather"])
def test_a_remark_does_not_read_as_a_question(text: str) -> None:
    """Nor does one that asks nobody and nothing, or only says "what"."""
    assert not reads_as_question(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text",
    [
        "and now about wolves",
        "about wolves!",
        "his view on wolves",
        "did they dig it in 1961",
        "про волков",
        "бўрилар ҳақида",
        "need info on wolves",
        "ищу цитату про волков",
        "boʻrilar haqida maʼlumot kerak",
        "Dahlgren on wolves",
    ],
)
def test_what_asks_or_leads_to_a_matter_calls_for_its_passage(text: str) -> None:
    assert calls_for_passage(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text",
    [
        "the road",
        "Dahlgren for president",
        "Dahlgren and his wolves again",
        "my aunt met Dahlgren on the bridge",
        "what a road that was!",
        "our road is worse",
        "wolves 😂",
        "my uncle shot one of these wolves",
        "this guy gets it",
        "bro what",
        "вечно они про волков",
        "bizda ham boʻri bor",
    ],
)
def test_who_says_something_of_a_matter_calls_for_nothing(text: str) -> None:
    """Nor does a matter that is only named: whoever asks says so with a word or a sign."""
    assert not calls_for_passage(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text",
    [
        "Bob, where are you?",
        "where were you, Bob?",
        "guys, who can come?",
        "does anyone have a charger?",
        "are you coming tonight?",
        "Дима, ты где?",
        "кто сегодня в футбол?",
        "aka qayerdasan?",
        "бугун ким келади?",
        "who added this bot here?",
        "anyone from Kazakhstan here?",
        "why are you all so quiet?",
        "what?",
        "кто это добавил?",
        "у кого есть паспорт?",
        "где все?",
        "kim qoʻshdi buni?",
        "ҳамма қаерда?",
    ],
)
def test_what_people_ask_one_another_is_said_among_people(text: str) -> None:
    """Somebody or everybody is called, or it is about themselves."""
    assert is_among_people(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text", ["Dahlgren, where are the wolves?", "ok, where are the wolves?", "where are the wolves, please?", "water?"]
)
def test_a_speaker_that_is_called_or_a_small_word_calls_no_stranger(text: str) -> None:
    assert not is_among_people(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text", ["has anyone seen my keys?", "who left the group?", "почему ты ушёл?", "xabarni kim oʻchirdi?"]
)
def test_what_is_asked_of_those_who_write_or_of_their_day_is_of_those_present(text: str) -> None:
    assert is_of_those_present(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text", ["what do you have about wolves?", "who dug the canal?", "have you heard of Berg?", "кто сказал тебе это?"]
)
def test_what_names_a_matter_a_person_or_a_saying_is_not_of_those_present(text: str) -> None:
    assert not is_of_those_present(parse(text, index(), "en"))


def test_the_people_whom_a_text_names_are_told_once_each() -> None:
    """In whatever script and case, misspelt too."""
    named = people_in(index(), "Дальгрена спросили о Stone, и Dahlgrem ответил", "ru")
    assert [(interview.slug, person.id) for interview, person in named] == [("valley", "dahlgren"), ("valley", "stone")]
    assert people_in(index(), "nobody in particular", "en") == ()


@pytest.mark.parametrize(
    ("text", "language"), [("где волки", "ru"), ("where are the wolves", "en"), ("1961", "uz"), ("", "uz")]
)
def test_a_text_is_in_its_own_language_else_in_the_one_to_fall_back_on(text: str, language: str) -> None:
    assert language_in(index(), text, "uz") == language


def test_what_an_editor_has_written_is_taken_as_it_stands() -> None:
    """Nothing in it is read as typed on another keyboard, as a reader's is."""
    assert language_in(index(), "ult djkrb", "en") == "ru"
    assert written_in(index(), "ult djkrb", "en") == "en"


@pytest.mark.parametrize("text", ["what about tomorrow?", "did you see that?", "а завтра что?", "ты это серьёзно?"])
def test_what_leads_to_those_present_alone_is_of_them(text: str) -> None:
    assert is_of_those_present(parse(text, index(), "en"))


@pytest.mark.parametrize("text", ["what do you think, guys?", "so who was right?", "кто был прав?", "kim haq ekan?"])
def test_whom_people_ask_among_themselves_is_told_by_how_they_turn_to_one_another(text: str) -> None:
    assert is_among_people(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text",
    [
        "is anyone here from the valley?",
        "ok, does anyone agree?",
        "remember when we dug together?",
        "what do you guys think about wolves?",
        "кто-нибудь был в долине?",
        "помнишь, как мы служили?",
        "кто согласен?",
        "kim rozi?",
        "кимдир водийда бўлганми?",
    ],
)
def test_what_the_whole_of_a_text_says_to_those_in_the_room_nothing_answers(text: str) -> None:
    assert is_only_among_people(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text", ["does anyone mention wolves?", "who dug the canal?", "кто-то сказал о волках?", "kim kanal qazigan?"]
)
def test_what_asks_for_somebody_spoken_of_is_not_only_said_in_the_room(text: str) -> None:
    assert not is_only_among_people(parse(text, index(), "en"))


@pytest.mark.parametrize("text", ["haha and the wolves?", "лол, а волки?", "ахаха, Дальгрен?"])
def test_laughter_before_a_question_does_not_make_it_said_among_people(text: str) -> None:
    assert not is_among_people(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text", ["why are our salaries so low?", "почему у нас такие цены?", "nega bizda narxlar bunaqa?"]
)
def test_why_life_is_dear_here_is_asked_of_those_present(text: str) -> None:
    assert is_of_those_present(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text",
    [
        "when is the gas back on?",
        "and where is my phone?",
        "а когда реферат?",
        "где обещанный автобус",
        "kim choy ichadi?",
        "шашлыки в субботу?",
        "did Bob bake his bread?",
    ],
)
def test_what_asks_for_things_that_no_entry_has_is_of_what_is_unknown(text: str) -> None:
    assert is_of_what_is_unknown(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text",
    [
        "how is bread baked?",
        "when was the bridge dug?",
        "did it have a rudder?",
        "is there anything on gas?",
        "and on migration?",
        "why bake?",
        "кто против?",
        "did Berg bake?",
        "когда она испекла хлеб?",
    ],
)
def test_what_leans_names_somebody_or_asks_for_more_than_a_detail_is_not(text: str) -> None:
    assert not is_of_what_is_unknown(parse(text, index(), "en"))


@pytest.mark.parametrize("text", ["who is for it?", "кто против?", "kim qarshi?"])
def test_who_is_for_or_against_what_was_said_is_not_asked_among_people(text: str) -> None:
    assert not is_among_people(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text",
    [
        "is Anna home?",
        "Anna, are you coming?",
        "who invited Boris?",
        "Boris, did you call me?",
        "Boris, where are the wolves?",
        "Anna",
    ],
)
def test_a_first_name_alone_may_be_that_of_somebody_there(text: str) -> None:
    assert calls_by_first_name(parse(text, index(), "en"), index())


@pytest.mark.parametrize(
    "text",
    ["what does Anna think?", "and Boris?", "Anna on wolves", "where is Berg?", "is Anna Berg home?", "who is Anna?"],
)
def test_a_first_name_with_what_he_says_or_with_a_matter_is_that_of_who_speaks(text: str) -> None:
    """So is one with a surname, and one that turns to him with what was asked."""
    assert not calls_by_first_name(parse(text, index(), "en"), index())


@pytest.mark.parametrize(
    ("text", "passing"), [("can you believe it?", False), ("Bob sank his ship, can you believe it?", True)]
)
def test_what_does_something_only_beside_talk_of_other_things_does_it_in_passing(text: str, passing: bool) -> None:
    assert does_in_passing(parse(text, index(), "en")) is passing


@pytest.mark.parametrize("text", ["nima haqida gapiryapsan?", "nimani aytyapsan?"])
def test_what_somebody_there_is_saying_is_of_those_present(text: str) -> None:
    assert is_of_those_present(parse(text, index(), "en"))


@pytest.mark.parametrize("text", ["@bob did you see?", "… @bob_77, это правда?", "is it so, @bob?"])
def test_a_text_that_begins_or_ends_with_a_name_of_telegram_turns_to_another(text: str) -> None:
    assert turns_to_another(parse(text, index(), "en"))


@pytest.mark.parametrize("text", ["did @bob say it?", "is it so?", "mail bob@example.org?"])
def test_a_name_in_the_midst_of_a_text_turns_to_nobody(text: str) -> None:
    assert not turns_to_another(parse(text, index(), "en"))


@pytest.mark.parametrize("text", ["where is the meeting?", "где встреча?", "majlis qachon?", "учрашув қаерда?"])
def test_when_or_where_one_meets_now_is_of_the_meeting_of_those_present(text: str) -> None:
    assert is_of_their_meeting(parse(text, index(), "en"))


@pytest.mark.parametrize("text", ["where was the meeting?", "где была встреча?", "majlis qachon boʻlgan?"])
def test_when_or_where_one_met_is_not_of_their_meeting(text: str) -> None:
    assert not is_of_their_meeting(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text",
    [
        "is the water back?",
        "does anyone have water?",
        "we need this again",
        "what did I say?",
        "воду дали?",
        "паспорт у кого?",
        "что мы решили?",
        "suv keldimi?",
        "pasport kimda?",
        "бизга бу керак",
    ],
)
def test_what_has_come_who_has_it_and_what_we_need_or_said_is_only_said_in_the_room(text: str) -> None:
    assert is_only_among_people(parse(text, index(), "en"))


@pytest.mark.parametrize(
    "text",
    [
        "is the water shared?",
        "who has water in the valley?",
        "do they need this?",
        "what did he say?",
        "у кого вода в долине?",
        "что они решили?",
        "suv kimda koʻp?",
        "u nima degan?",
    ],
)
def test_what_others_have_need_or_said_is_not_only_said_in_the_room(text: str) -> None:
    assert not is_only_among_people(parse(text, index(), "en"))


def test_who_needs_a_thing_in_the_view_of_him_talked_of_is_not_said_among_people() -> None:
    assert is_among_people(parse("кому это нужно?", index(), "en"))
    assert not is_among_people(parse("кому это нужно, по его мнению?", index(), "en"))


def test_how_much_of_something_known_there_is_is_not_of_what_is_unknown() -> None:
    assert not is_of_what_is_unknown(parse("сколько метров ушло у волков?", index(), "ru"))
