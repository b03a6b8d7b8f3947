"""Questions that lean on what was talked of before."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.finding.results import Answer
from knowledge.index.index import Index
from knowledge.question.conversation import Context
from tests.knowledge.bases import ENTRIES, PEOPLE, index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def talk(*questions: str, base: Index | None = None) -> Answer:
    """The last answer of a conversation."""
    context = Context()
    for question in questions:
        last = answer(base or index(), question, context)
        context = last.context
    return last


@functools.cache
def with_a_reason() -> Index:
    told = {"id": "dispute", "kind": "fact", "text": "The pastures lie idle because nobody knows whose they are."}
    return index_of(interview(entries=[*ENTRIES, told]))


def shown(*questions: str) -> list[str]:
    last = talk(*questions)
    assert last.status == "answer", last
    return [passage.entry.id for passage in last.passages]


def test_two_speakers_speak_of_the_pastures() -> None:
    assert set(shown("pastures")) == {"reply", "wolves"}


@pytest.mark.parametrize(
    "question",
    [
        "and Berg?",
        "and what did Berg say?",
        "Berg?",
        "а Берг?",
        "а что сказала Берг?",
        "Berg-chi?",
        "Берг-чи?",
    ],
)
def test_another_speaker_is_asked_about_the_last_topic(question: str) -> None:
    assert shown("pastures", question) == ["wolves"]


@pytest.mark.parametrize("question", ["what about Berg?", "how about Anna Berg?", "а насчёт Берг?"])
def test_another_speaker_may_be_asked_about_in_short(question: str) -> None:
    assert shown("pastures", question) == ["wolves"]


@pytest.mark.parametrize(
    "question",
    [
        "same question to Berg",
        "the same about Berg",
        "тот же вопрос Берг",
        "то же самое про Берг",
        "Bergga ham shu savol",
        "Берг ҳақида ҳам худди шу савол",
    ],
)
def test_the_same_question_is_asked_of_another_speaker(question: str) -> None:
    assert shown("pastures", question) == ["wolves"]


@pytest.mark.parametrize("question", ["how old is Berg?", "сколько лет Берг?", "Berg necha yoshda"])
def test_how_old_a_speaker_is_leans_on_nothing(question: str) -> None:
    last, alone = talk("pastures", question), talk(question)
    assert (last.status, last.reason, last.suggestions) == (alone.status, alone.reason, alone.suggestions)
    assert last.status == "unknown"


@pytest.mark.parametrize("question", ["and Dahlgren?", "а Дальгрен?", "Dahlgren-chi?"])
def test_the_speaker_asked_before_gives_way(question: str) -> None:
    assert shown("what does Berg say about pastures", question) == ["reply"]


def test_a_speaker_without_a_word_on_the_last_topic_has_another_suggested() -> None:
    last = talk("bilingual school", "and Dahlgren?")
    assert (last.status, last.reason) == ("suggest", "another_speaker")
    assert [one.passage.entry.id for one in last.suggestions if one.passage] == ["one-school"]


@pytest.mark.parametrize(
    "question", ["why?", "Why is that?", "почему?", "а почему так?", "nega?", "нега?", "nima uchun?"]
)
def test_why_is_asked_of_the_last_topic(question: str) -> None:
    assert [one.entry.id for one in talk("pastures", question, base=with_a_reason()).passages] == ["dispute"]


@pytest.mark.parametrize("question", ["more", "tell me more", "what else?", "ещё", "подробнее", "yana", "яна"])
def test_more_never_shows_again_what_was_shown(question: str) -> None:
    assert shown("what does Berg say about pastures") == ["wolves"]
    last = talk("what does Berg say about pastures", question)
    assert "wolves" not in [one.entry.id for one in last.passages]


@pytest.mark.parametrize("question", ["more", "ещё", "yana"])
def test_more_says_so_when_all_has_been_shown(question: str) -> None:
    last = talk("what does Berg say about pastures", question)
    assert (last.status == "answer", last.reason) == (False, "no_more")


@pytest.mark.parametrize("question", ["and about the bridge?", "а о мосте?", "а про мост?", "koʻprik haqida-chi?"])
def test_another_matter_is_asked_of_the_same_person_alone(question: str) -> None:
    assert [person.id for person in talk("What does Berg say about wolves?", question).people] == ["berg"]


@pytest.mark.parametrize("question", ["what about the bridge?", "and the bridge?", "а мост?", "koʻprik-chi?"])
def test_another_topic_is_asked_after_in_short(question: str) -> None:
    assert shown("irrigation canal", question)[0] == "bridge-cost"


def test_a_topic_asked_after_in_short_is_still_asked_of_the_same_speaker() -> None:
    last = talk("What does Dahlgren say about the canal?", "what about wolves?")
    assert (last.status, [person.id for person in last.people]) == ("suggest", ["dahlgren"])


@pytest.mark.parametrize("question", ["wolves", "about wolves", "про волков", "boʻrilar haqida"])
def test_a_matter_is_asked_of_him_of_whom_it_was_only_said_that_he_is_asked(question: str) -> None:
    last = talk("What does Dahlgren say?", question)
    assert (last.status, [person.id for person in last.people]) == ("suggest", ["dahlgren"])


@pytest.mark.parametrize(
    "question",
    ["Who sent engineers to repair the dam?", "bilingual school for children", "How much did the bridge cost?"],
)
def test_a_question_of_its_own_does_not_lean(question: str) -> None:
    alone, after = answer(index(), question), talk("What does Berg say about wolves?", question)
    assert after.passages == alone.passages != ()


@pytest.mark.parametrize(
    "question", ["What is the capital of France?", "zeppelin", "turkey recipe", "and the zeppelin?"]
)
def test_an_unrelated_question_is_not_answered_from_the_last_topic(question: str) -> None:
    assert talk("pastures", question).status != "answer"


@pytest.mark.parametrize("question", ["why?", "and?", "what else?", "а почему?", "yana", "and the other one?"])
def test_without_a_topic_there_is_nothing_to_lean_on(question: str) -> None:
    last = talk(question)
    assert (last.passages, last.suggestions) == ((), ())


def test_words_that_nobody_knows_leave_the_topic() -> None:
    assert shown("pastures", "zeppelin", "and Berg?") == ["wolves"]


def test_small_talk_leaves_the_topic() -> None:
    assert shown("pastures", "thanks!", "and Berg?") == ["wolves"]


def test_one_follow_up_may_lean_on_another() -> None:
    assert shown("pastures", "and Berg?", "and Dahlgren?") == ["reply"]


def test_a_speaker_s_interview_that_is_gone_does_no_harm() -> None:
    context = answer(index(), "What does Berg say about wolves?").context
    changed = index_of(interview("plain", [{"id": "other", "kind": "fact", "text": "The lamp is green."}]))
    assert answer(changed, "what about the lamp?", context).status == "answer"
    assert answer(changed, "why?", context).status != "answer"


def test_a_speaker_who_is_gone_does_no_harm() -> None:
    context = answer(index(), "What does Berg say about wolves?").context
    changed = index_of(
        interview(entries=[{"id": "other", "kind": "fact", "text": "The lamp is green."}], speakers=[], people=[])
    )
    for question in ("what about the lamp?", "why?", "more", "who said that?", "and Berg?"):
        answer(changed, question, context)


def test_the_follow_up_is_answered_in_its_own_language() -> None:
    assert talk("pastures", "а что сказала Берг?").language == "ru"


def test_the_topic_is_brought_along_without_those_who_were_asked() -> None:
    last = answer(index(), "What does Anna Berg say about the pastures?").context.last
    assert last
    assert ([theme.words for theme in last.themes], last.people) == (["pastures"], (("valley", "berg"),))


def test_one_who_does_not_speak_and_has_nothing_on_the_topic_is_asked_for_alone() -> None:
    assert set(shown("bilingual school", "and Clara Stone?")) == {"common-market", "reply"}


def test_a_long_question_with_an_and_before_it_does_not_lean() -> None:
    question = "and who sent engineers to repair the dam?"
    last = talk("What does Berg say about wolves?", question)
    assert [passage.entry.id for passage in last.passages] == ["engineers"]
    assert last.people == ()


def test_the_context_keeps_the_language_and_the_interview_chosen() -> None:
    context = answer(index(), "pastures", Context(language="uz", interview="valley")).context
    assert (context.language, context.interview) == ("uz", "valley")


def test_a_question_about_another_s_answer_does_not_lean_on_the_topic() -> None:
    assert talk("pastures", "and Berg?").status == "answer"
    assert talk("pastures", "Berg Dahlgrenning javobiga nima deydi?").status != "answer"


# A person who is only pointed to


@pytest.mark.parametrize(
    ("first", "question"),
    [
        ("What does Dahlgren say about pastures?", "what does he say about the canal?"),
        ("What does Dahlgren say about pastures?", "And his view on the canal?"),
        ("the bridge cost", "what does he say about the canal?"),
        ("сколько стоил мост", "а он про канал что говорит"),
        ("koʻprik", "uning kanal haqidagi fikri qanday"),
        ("Dahlgren koʻprik haqida nima dedi?", "u kanal haqida nima dedi?"),
        ("Дальгрен кўприк ҳақида нима деди?", "у канал ҳақида нима деди?"),
        ("Что говорит Дальгрен о мосте?", "а что он говорит про канал?"),
    ],
)
def test_a_pronoun_is_the_person_asked_before_or_of_the_passage_on_view(first: str, question: str) -> None:
    last = talk(first, question)
    assert [passage.entry.id for passage in last.passages] == ["canal"]
    assert [person.id for person in last.people] == ["dahlgren"]


@pytest.mark.parametrize(
    "question", ["what does he say about wolves?", "what did she say about wolves?", "u boʻri haqida nima dedi?"]
)
def test_a_pronoun_restricts_to_that_person_just_as_his_name_does(question: str) -> None:
    last = talk("What does Dahlgren say about the bridge?", question)
    assert (last.passages, [person.id for person in last.people]) == ((), ["dahlgren"])


@pytest.mark.parametrize(
    ("stranger", "question"),
    [
        ("and Putin?", "what does he say about it?"),
        ("and Merkel?", "what does she say about the canal?"),
        ("а Лукашенко?", "а что он говорит про канал?"),
        ("Putin-chi?", "u kanal haqida nima dedi?"),
    ],
)
def test_after_a_stranger_a_pronoun_is_nobody_who_speaks(stranger: str, question: str) -> None:
    last = talk("What does Dahlgren say about the bridge?", stranger, question)
    assert (last.passages, last.people) == ((), ())


def test_after_a_thing_that_nobody_knows_a_pronoun_is_still_who_spoke() -> None:
    last = talk("What does Dahlgren say about the bridge?", "and zeppelins?", "what does he say about the canal?")
    assert [passage.entry.id for passage in last.passages] == ["canal"]


@pytest.mark.parametrize(
    "question", ["what does he say about zeppelins?", "что он говорит о дирижаблях?", "u dirijabl haqida nima dedi?"]
)
def test_what_nobody_speaks_of_was_asked_of_that_person_in_vain(question: str) -> None:
    last = talk("What does Dahlgren say about the bridge?", question)
    assert (last.status, last.reason, [person.id for person in last.people]) == ("unknown", "nothing_by", ["dahlgren"])


@pytest.mark.parametrize(
    "question",
    ["what does she think of it?", "а что она об этом думает?", "u bu haqda nima deydi?", "uning fikri qanday?"],
)
def test_a_pronoun_alone_asks_that_person_of_the_last_topic(question: str) -> None:
    last = talk("bilingual school", question)
    assert ([passage.entry.id for passage in last.passages], [person.id for person in last.people]) == (
        ["one-school"],
        ["berg"],
    )


def test_of_a_fact_he_is_whom_it_is_about() -> None:
    assert [person.id for person in talk("common market", "what else did she say?").people] == ["stone"]


def test_of_a_fact_about_nobody_he_is_nobody() -> None:
    assert talk("the dam", "what does he say about the road?").people == ()


@pytest.mark.parametrize(
    "question",
    [
        "and the other one?",
        "the other speaker?",
        "а другой?",
        "а второй?",
        "a drugoy?",
        "boshqasi-chi?",
        "ikkinchisi-chi?",
    ],
)
def test_the_other_one_is_the_other_speaker(question: str) -> None:
    last = talk("What does Dahlgren say about pastures?", question)
    assert ([passage.entry.id for passage in last.passages], [person.id for person in last.people]) == (
        ["wolves"],
        ["berg"],
    )


@pytest.mark.parametrize("question", ["and the other one?", "the other one", "а другой?"])
def test_the_other_one_is_asked_on_what_was_talked_of(question: str) -> None:
    """Not for whatever else he says."""
    last = talk("What does Dahlgren say about the canal?", question)
    assert (last.passages, [person.id for person in last.people]) == ((), ["berg"])


def test_of_three_speakers_either_of_the_others_is_the_other_one() -> None:
    base = index_of(interview(speakers=[*PEOPLE["speakers"], {"id": "third", "name": "Olga Third"}]))
    last = talk("What does Dahlgren say about pastures?", "and the other one?", base=base)
    assert [person.id for person in last.people] == ["berg", "third"]
    assert [passage.entry.id for passage in last.passages] == ["wolves"]


@pytest.mark.parametrize(
    "question", ["and Putin?", "and what did Putin say?", "what does Rahmon think of it?", "а что сказал Путин?"]
)
def test_a_stranger_has_nothing_of_what_was_talked_of(question: str) -> None:
    last = talk("What does Dahlgren say about pastures?", question)
    assert (last.passages, last.suggestions) == ((), ())


# A matter that is only pointed to


@pytest.mark.parametrize(
    ("first", "question", "entry"),
    [
        ("the bridge", "how much?", "bridge-cost"),
        ("мост", "а сколько?", "bridge-cost"),
        ("koʻprik", "qancha?", "bridge-cost"),
        ("the irrigation canal", "when was it?", "canal"),
        ("канал", "когда это было?", "canal"),
        ("the dam", "who sent them?", "engineers"),
        ("common market", "who proposed it?", "common-market"),
        ("the bridge", "who paid for it?", "bridge-cost"),
    ],
)
def test_a_question_that_points_back_is_completed(first: str, question: str, entry: str) -> None:
    assert shown(first, question)[0] == entry


@pytest.mark.parametrize(("first", "question"), [("the dam", "which engineers?"), ("common market", "which cattle?")])
def test_which_of_what_is_on_view_is_told_by_the_passage_on_view(first: str, question: str) -> None:
    assert shown(first, question)[0] == shown(first)[0]


def test_a_completed_question_that_nothing_answers_is_read_as_it_stands() -> None:
    assert shown("bilingual school", "who sent engineers to repair that dam?") == ["engineers"]


def test_what_was_leaned_on_may_be_leaned_on_again() -> None:
    assert shown("the irrigation canal", "was it dug by hand?", "when was it?") == ["canal"]


def test_a_new_topic_takes_the_place_of_the_last() -> None:
    assert shown("the irrigation canal", "and the bridge?", "who paid for it?") == ["bridge-cost"]


def test_the_topics_carried_are_the_question_s_own_and_those_that_it_leaned_on() -> None:
    last = talk("the irrigation canal", "was it dug by hand?").context.last
    assert last
    assert [theme.words for theme in last.themes] == ["dug hand", "irrigation canal"]


def test_a_correction_asks_the_last_question_of_another() -> None:
    assert shown("What does Berg say about pastures?", "I meant Dahlgren") == ["reply"]


# What was shown before


@pytest.mark.parametrize("question", ["why?", "почему?", "nega?"])
def test_why_shows_nothing_that_tells_no_reason(question: str) -> None:
    assert shown("pastures") == ["reply", "wolves"]
    assert talk("pastures", question).status == "suggest"


def test_why_shows_the_passage_again_only_if_that_tells_a_reason() -> None:
    tells = {"id": "dry", "kind": "fact", "text": "The mill stands still because the stream is dry."}
    base = index_of(interview(entries=[*ENTRIES, tells]))
    assert [one.entry.id for one in talk("mill", "why?", base=base).passages] == ["dry"]
    assert talk("bilingual school", "why?").status in ("suggest", "unknown")


@pytest.mark.parametrize("question", ["what is the school?", "что за армия?", "what is the market?"])
def test_a_thing_that_is_asked_about_is_asked_of_anybody(question: str) -> None:
    """Where he who was asked last says nothing of it."""
    assert shown("What does Dahlgren say about the bridge?", question) == shown(question) != []


@pytest.mark.parametrize("question", ["что такое армия?", "а что такое армия?"])
def test_what_a_thing_is_is_not_asked_of_the_one_asked_last(question: str) -> None:
    last = talk("What does Dahlgren say about the bridge?", question)
    assert (last.reason, last.people) == ("near", ())


@pytest.mark.parametrize("question", ["why dig a canal?", "why a common market?", "why is school bilingual?"])
def test_why_with_enough_matter_of_its_own_is_asked_as_it_stands(question: str) -> None:
    """Of anybody, where he who was asked last tells nothing on it."""
    assert shown("What does Berg say about wolves?", question) == shown(question) != []


def test_why_with_a_matter_of_its_own_shows_no_passage_again_that_gives_no_reason() -> None:
    assert not talk("bilingual school", "why bilingual?").passages


@pytest.mark.parametrize("question", ["what else did she say?", "а что ещё она сказала?", "u yana nima dedi?"])
def test_what_else_somebody_said_is_what_was_not_shown(question: str) -> None:
    last = talk("What does Berg say about pastures?", question)
    assert [person.id for person in last.people] == ["berg"]
    assert last.passages
    assert {passage.entry.speaker for passage in last.passages} == {"berg"}
    assert "wolves" not in [passage.entry.id for passage in last.passages]


def test_the_second_page_is_not_among_what_was_shown_until_it_is_turned_to() -> None:
    last = talk("pastures").context.last
    assert last
    assert last.seen == (("valley", "reply"),)


# Of another thing as well


@functools.cache
def exercises() -> Index:
    return index_of(
        interview(
            entries=[
                {"id": "fair", "kind": "fact", "text": "Farmers of Norway and Denmark held the wool fair together."},
                {"id": "treaty", "kind": "fact", "text": "Sweden signed a treaty on the railway."},
                {"id": "pass", "kind": "fact", "text": "Travellers cross from Norway to Denmark with one card."},
            ]
        )
    )


@pytest.mark.parametrize(
    ("first", "question"),
    [
        ("Who held the wool fair?", "Sweden too?"),
        ("Can one cross from Norway to Denmark with one card?", "and to Sweden?"),
        ("Can one cross from Norway to Denmark with one card?", "а в Швецию?"),
        ("Can one cross from Norway to Denmark with one card?", "Shvetsiyaga-chi?"),
    ],
)
def test_what_is_asked_of_another_thing_as_well_needs_a_passage_on_what_was_asked(first: str, question: str) -> None:
    assert talk(first, question, base=exercises()).passages == ()


@pytest.mark.parametrize("land", ["and Denmark?", "did Denmark?", "was Denmark?", "а Дания?", "Daniya-chi?"])
def test_a_country_alone_is_asked_whether_it_did_what_others_were_told_to_do(land: str) -> None:
    last = talk("Who held the wool fair?", land, base=exercises())
    assert [passage.entry.id for passage in last.passages] == ["fair"]


@pytest.mark.parametrize("question", ["who takes part?", "who took part?"])
def test_who_took_part_is_asked_of_the_passage_on_view_first(question: str) -> None:
    """Rather than of the interview, which is told where the passage does not tell it."""
    market = {"id": "market", "kind": "fact", "text": "Shepherds of Norway took part in the cattle market."}
    base = index_of(interview(entries=[market]))
    assert [passage.entry.id for passage in talk("cattle market", question, base=base).passages] == ["market"]


def test_a_country_alone_is_asked_whether_that_holds_of_it_which_was_asked_of_another() -> None:
    assert talk("Is Sweden in a treaty on the railway?", "and Norway?", base=exercises()).passages == ()
    assert talk("Is anything said about Sweden?", "and Norway?", base=exercises()).passages != ()


def test_one_country_after_another_is_asked_the_same() -> None:
    last = talk("Which villages held the wool fair?", "and Sweden?", "and Denmark?", base=exercises())
    assert [passage.entry.id for passage in last.passages] == ["fair"]


@pytest.mark.parametrize("land", ["and Sweden?", "did Sweden?"])
def test_a_country_that_did_not_brings_nothing_else_of_it(land: str) -> None:
    """Where it was not asked who did something, what is said of it is shown."""
    assert talk("Who held the wool fair?", land, base=exercises()).passages == ()
    assert talk("What is said about Norway?", "and Sweden?", base=exercises()).passages != ()


def test_what_is_asked_of_another_thing_as_well_is_told_by_a_passage_that_says_both() -> None:
    last = talk("Who held the wool fair?", "Denmark too?", base=exercises())
    assert [one.entry.id for one in last.passages] == ["fair"]


def test_one_thing_after_another_is_asked_of_the_same_theme() -> None:
    last = talk("Who held the wool fair?", "Sweden too?", "Denmark too?", base=exercises())
    assert [one.entry.id for one in last.passages] == ["fair"]


@pytest.mark.parametrize("question", ["and in Sweden?", "а в Швеции?"])
def test_what_follows_after_another_place_is_asked_of_that_place(question: str) -> None:
    last = talk(
        "Can one cross from Norway to Denmark with one card?", question, "what did they sign?", base=exercises()
    )
    assert [one.entry.id for one in last.passages] == ["treaty"]


def test_one_place_after_another_is_asked_of_the_same_theme() -> None:
    last = talk("Can one cross with one card?", "and in Sweden?", "and in Norway?", base=exercises())
    assert [one.entry.id for one in last.passages] == ["pass"]


# What no theme tells


@pytest.mark.parametrize("question", ["what is it called?", "как это называется?", "nomi nima?"])
def test_what_something_is_called_is_not_told_by_what_it_is_about(question: str) -> None:
    assert talk("unified army", question).passages == ()


@pytest.mark.parametrize("question", ["who is in it?", "who was against it?"])
def test_who_does_something_is_not_told_by_what_it_is_about(question: str) -> None:
    assert talk("unified army", question).passages == ()


@pytest.mark.parametrize("question", ["where?", "where was that?", "а где?", "qayerda?"])
def test_where_something_was_needs_a_passage_that_tells_a_place(question: str) -> None:
    assert talk("common market", question).passages == ()


def test_where_somebody_is_from_is_not_told_by_what_he_said() -> None:
    assert talk("What did Marchetti promise?", "where is he from?").passages == ()


def test_who_does_something_is_not_asked_of_the_one_asked_last() -> None:
    assert talk("what does Berg say about the army?", "who proposed it?").people == ()


def test_a_person_asked_about_a_matter_leans_on_no_other() -> None:
    assert shown("what does Berg say about pastures", "а что она сказала о школе?") == ["one-school"]


@pytest.mark.parametrize("question", ["Berg's view?", "мнение Берг?", "Bergning fikri-chi?"])
def test_somebodys_view_asked_in_a_word_is_what_he_says_of_it(question: str) -> None:
    assert shown("pastures", question) == ["wolves"]


# What is only near


def test_what_is_said_of_something_else_is_no_answer_about_it() -> None:
    assert "open-road" not in [one.entry.id for one in talk("bilingual school", "Is it open?").passages]


@pytest.mark.parametrize("question", ["Что говорит Дальгрен о канале?", "Что сказано о рынке?", "рынок", "wolf"])
def test_a_word_is_known_in_all_its_forms(question: str) -> None:
    assert talk(question).status == "answer"


@pytest.mark.parametrize(
    ("first", "question"),
    [("Who is Stone?", "and what did she say?"), ("кто такая Stone", "а что она сказала?")],
)
def test_what_he_said_is_rather_where_he_is_retold(first: str, question: str) -> None:
    """As if he was named, though what is about him was shown first."""
    entries = [
        {
            "id": "about",
            "kind": "quote",
            "speaker": "berg",
            "text": "Clara Stone came to the valley.",
            "about": ["stone"],
        },
        {
            "id": "told",
            "kind": "quote",
            "speaker": "berg",
            "text": "“We will mend the road,” Clara Stone wrote.",
            "recounted": ["stone"],
        },
    ]
    base = index_of(interview(entries=entries))
    assert [passage.entry.id for passage in talk(first, question, base=base).passages] == ["told", "about"]


@pytest.mark.parametrize("question", ["is the canal discussed?", "is the canal mentioned"])
def test_whether_something_is_spoken_of_is_also_asked_as_it_stands(question: str) -> None:
    assert shown("What does Berg say about wolves?", question) == ["canal"]


def test_that_something_else_is_said_of_another_thing_does_not_tell_whether_it_holds_too() -> None:
    assert talk("What did the bridge cost?", "was the market expensive too?").passages == ()


@pytest.mark.parametrize("question", ["how old is he?", "сколько ему лет?", "u necha yoshda?"])
def test_how_old_he_is_who_spoke_is_told_by_none_of_his_words(question: str) -> None:
    assert talk("what does Berg say about wolves", question).status == "unknown"
