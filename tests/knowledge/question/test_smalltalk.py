"""Greetings, thanks, insults, remarks, opinions and "are you a robot"."""

from __future__ import annotations

import functools

import pytest

from knowledge.deciding.decide import answer
from knowledge.index.index import Index
from knowledge.question.conversation import Context, Talked
from knowledge.question.parse import parse
from knowledge.question.smalltalk import Talk, beside, smalltalk
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def talk(message: str) -> Talk | None:
    return smalltalk(parse(message, index()))


def kind(message: str) -> str | None:
    found = talk(message)
    return found.kind if found and found.alone else None


def rest(message: str) -> list[str]:
    """The words of a message that weigh something beside its small talk."""
    query = parse(message, index())
    found = smalltalk(query)
    assert found
    assert not found.alone
    return [word.token.word for word in beside(query, found).words if word.weight]


@pytest.mark.parametrize(
    ("expected", "messages"),
    [
        ("greeting", "hello|Hi there!|привет|Здравствуйте!|Salom|Assalomu alaykum!|Ассалому алайкум|салом бот"),
        (
            "thanks",
            "thanks a lot|Thank you so much!!!|спасибо|спасибо за ответ|Rahmat|katta rahmat|Раҳмат|рахмат сизга",
        ),
        ("robot", "are you a robot?|Who are you?|ты бот?|кто ты|ты вообще живой человек?|botmisan|Ботмисиз?"),
        ("insult", "you are stupid|idiot|ты тупой|дурак|ahmoq|Аҳмоқ бот"),
        ("farewell", "bye|goodbye|пока|до свидания|xayr|Хайр"),
        ("wellbeing", "how are you?|как дела?|qandaysiz|ишлар қалай?"),
        ("praise", "good bot|well done|молодец|молодец, хорошо отвечаешь|zoʻr|зўр|yaxshi javob"),
        ("remark", "I see|very interesting!|haha lol|понятно|интересно|ого|tushunarli|qiziq ekan|тушунарли|қизиқ"),
        (
            "remark",
            "respect to Berg|Berg for president!|мэру бы это почитать|да здравствует свобода|kuchli gap",
        ),
        ("praise", "great answer|nice quote"),
        ("remark", "I understand now|so true|that is sad|what a pity|you are right|of course they were"),
        (
            "opinion",
            "what do you think?|who is right?|а ты как думаешь?|sen nima deb oʻylaysan?|сен нима деб ўйлайсан?",
        ),
        ("opinion", "this is pure propaganda|they are all liars|what should we do?"),
    ],
)
def test_small_talk_is_told_by_its_kind_in_every_language(expected: str, messages: str) -> None:
    assert {message: kind(message) for message in messages.split("|")} == dict.fromkeys(messages.split("|"), expected)


@pytest.mark.parametrize(
    "message", ["the road", "дорога", "yoʻl", "", "history", "this", "хайрулла", "shipyard", "пока мост закрыт"]
)
def test_a_word_that_only_looks_like_small_talk_is_none(message: str) -> None:
    assert kind(message) is None


@pytest.mark.parametrize(
    ("message", "reader", "language"),
    [
        ("thanks", "uz", "en"),
        ("спасибо", "en", "ru"),
        ("privet", "en", "ru"),
        ("salom", "ru", "uz"),
        ("rahmat", "en", "uz"),
        ("rahmat", "ru", "uz"),
        ("Раҳмат", "ru", "uz-Cyrl"),
    ],
)
def test_small_talk_is_in_its_own_language_whatever_the_reader_s(message: str, reader: str, language: str) -> None:
    found = smalltalk(parse(message, index(), reader))
    assert found
    assert (found.language, found.alone) == (language, True)


@pytest.mark.parametrize(
    ("message", "expected", "left"),
    [
        ("Hello! Is the road open?", "greeting", ["road", "open"]),
        ("stupid bot, where is the canal", "insult", ["canal"]),
        ("Is the road open? Thanks!", "thanks", ["road", "open"]),
        ("Здравствуйте, кто вырыл канал?", "greeting", ["вырыл", "канал"]),
        ("Salom, kanalni kim qazgan?", "greeting", ["kanalni", "qazgan"]),
    ],
)
def test_what_is_asked_beside_small_talk_remains(message: str, expected: str, left: list[str]) -> None:
    found = talk(message)
    assert found
    assert (found.kind, found.alone) == (expected, False)
    assert rest(message) == left


def test_small_talk_amid_a_question_weighs_nothing_and_cuts_nothing_off() -> None:
    assert rest("Is the road, thank you, open?") == ["road", "open"]


def test_words_without_small_talk_are_none() -> None:
    assert talk("is the road open") is None


# Several in a row


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("hello, thanks!", "thanks"),
        ("thanks, stupid robot", "insult"),
        ("hi! how are you? thanks, bye", "wellbeing"),
        ("thanks, interesting!", "thanks"),
        ("привет! спасибо, пока", "thanks"),
        ("спасибо, интересно", "thanks"),
        ("salom, rahmat", "thanks"),
        ("раҳмат, қизиқ экан", "thanks"),
    ],
)
def test_the_first_kind_names_a_message_of_several(message: str, expected: str) -> None:
    assert kind(message) == expected


def test_what_is_asked_after_several_remains() -> None:
    assert rest("Hi! Interesting. Is the road open?") == ["road", "open"]


# Pictures


@pytest.mark.parametrize("message", ["👍", "😀😀", "🙏 !!!", "❤️", ":)", ")))", "<3"])
def test_pictures_alone_are_a_remark_in_the_reader_s_language(message: str) -> None:
    found = smalltalk(parse(message, index(), "uz"))
    assert found
    assert (found.kind, found.language, found.alone) == ("remark", "uz", True)


@pytest.mark.parametrize("message", ["hello 👋", "👋 hello"])
def test_a_picture_beside_small_talk_leaves_it_what_it_is(message: str) -> None:
    assert kind(message) == "greeting"


@pytest.mark.parametrize("message", ["?", "...", "—", "", "+"])
def test_signs_alone_are_no_remark(message: str) -> None:
    assert talk(message) is None


# Remarks and opinions that ask


@pytest.mark.parametrize(
    "message", ["how much?", "is it clear that they met", "what a canal costs", "interesting river"]
)
def test_a_question_that_only_sounds_like_a_remark_is_none(message: str) -> None:
    assert kind(message) is None


@pytest.mark.parametrize("message", ["what do you think of wolves?", "should I worry about wolves?"])
def test_an_opinion_asked_on_a_matter_is_left_for_the_gate_to_doubt(message: str) -> None:
    assert talk(message) is None


def test_a_remark_before_a_question_leaves_the_question() -> None:
    assert answer(index(), "Interesting. Is the mountain road open?").status == "answer"


@pytest.mark.parametrize("message", ["interesting", "👍", "thanks!", "what do you think?"])
def test_small_talk_is_no_question_that_the_next_could_lean_on(message: str) -> None:
    context = answer(index(), "pastures").context
    assert answer(index(), message, context).context.last == context.last


def test_a_question_beside_a_greeting_keeps_the_words_by_which_it_asks() -> None:
    query = parse("hey did they say anything on canal floods", index())
    found = smalltalk(query)
    assert found
    assert "asks" in beside(query, found).marks


@pytest.mark.parametrize(("remark", "question"), [("she is a soldier", "she is a soldier?")])
def test_a_sign_makes_a_question_of_a_remark_that_names_a_matter(remark: str, question: str) -> None:
    assert kind(remark) == "remark"
    assert kind(question) is None


@pytest.mark.parametrize("message", ["lol?", "really lol?"])
def test_a_remark_of_no_matter_stays_one_with_a_sign(message: str) -> None:
    assert kind(message) == "remark"


@pytest.mark.parametrize("letter", ["ы", "э", "ё"])
@pytest.mark.parametrize("reader", ["en", "ru"])
def test_a_letter_that_is_no_word_is_a_remark_in_russian(letter: str, reader: str) -> None:
    found = answer(index(), letter, Context(language=reader))
    assert (found.status, found.reason, found.language) == ("smalltalk", "remark", "ru")


def test_a_word_that_its_language_has_is_none_of_another_that_is_typed_so() -> None:
    assert answer(index(), "qish").reason != "insult"  # it is winter, and no "кыш"


@pytest.mark.parametrize("message", ["spasibo brat", "ponyatno", "da, davay"])
def test_what_several_languages_say_is_in_the_one_that_is_spoken(message: str) -> None:
    spoken = Context(language="ru", last=Talked("chto s dorogoy", "ru"))
    assert answer(index(), message, spoken).language == "ru"


@pytest.mark.parametrize("message", ["ну и что делать", "endi nima qilamiz", "nima qilish kerak?"])
def test_what_is_to_be_done_is_a_matter_of_opinion(message: str) -> None:
    assert answer(index(), message).reason == "opinion"


def test_a_word_of_farewell_that_is_to_be_talked_of_is_none() -> None:
    assert smalltalk(parse("peace", index())) is not None
    assert smalltalk(parse("let's talk about peace", index())) is None
