"""Messages that do something in a conversation, with and without something to do it to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.deciding.decide import answer
from knowledge.question.conversation import Context, Talked
from tests.knowledge.bases import index_of, interview
from tests.knowledge.question.turns import (
    AFTER_MARKET,
    LAST_PAGE,
    NOTHING,
    OFFERED,
    ONE,
    ONE_OFFER,
    TWO,
    done,
    doubt,
    each,
    in_each_language,
    index,
    no,
    said,
    source,
    who_said_it,
)

# Yes and no


@no
def test_no_gets_a_sentence_whatever_was_offered(language: str, message: str) -> None:
    for context in (NOTHING, TWO, OFFERED, ONE_OFFER):
        assert done(message, context) == ("smalltalk", "no", [])
    assert said(message, TWO).language == language


def test_no_leaves_what_was_talked_of() -> None:
    context = said("no", TWO).context
    assert done("who said that?", context) == ("shown", "who_said_it", ["reply"])


# The passage on view, once more


@pytest.mark.parametrize(
    ("reason", "messages"),
    [
        ("who_said_it", "who said that?|кто это сказал?|чьи это слова?|buni kim aytdi?|буни ким айтди?|kto skazal eto"),
        ("source", "source?|источник?|откуда это?|manba?|манба?|qayerdan olingan?"),
        ("sure", "are you sure?|really?|ты уверен?|правда?|rostmi?|ростми?"),
    ],
)
def test_the_passage_on_view_is_shown_again_with_its_attribution(reason: str, messages: str) -> None:
    for message in messages.split("|"):
        assert (message, *done(message, TWO)) == (message, "shown", reason, ["reply"])
        assert (message, *done(message, LAST_PAGE)) == (message, "shown", reason, ["wolves"])


@each(
    "did Berg say so?|is this Dahlgren or Berg?|was it Anna Berg who said this|это Берг сказал?|"
    "это слова Берга?|buni Berg aytdimi|бу Бергнинг гапими|it was Berg, right?|"
    "these are Berg's words, yes?|это ведь Берг?|Берг, да?|это был Берг?|"
    "Берг так считает?|bu Bergmi?|Berg aytdimi shuni?|shuni Berg aytgan, shundaymi?|"
    "Берг айтдими шуни?"
)
def test_whether_somebody_said_it_is_told_by_who_did(message: str) -> None:
    assert done(message, TWO) == ("shown", "who_said_it", ["reply"])


@pytest.mark.parametrize("message", ["and Berg?", "did Berg say so of wolves?", "is this Berg's mountain road?"])
def test_somebody_named_with_a_matter_is_asked_for_it(message: str) -> None:
    assert said(message, TWO).reason != "who_said_it"


@who_said_it
@pytest.mark.parametrize("context", [NOTHING, OFFERED], ids=["nothing", "offered"])
def test_where_nothing_is_on_view_nobody_said_it(language: str, message: str, context: Context) -> None:
    assert done(message, context) == ("smalltalk", "nothing_shown", [])
    assert said(message, context).language == language


@doubt
@pytest.mark.parametrize("context", [NOTHING, OFFERED], ids=["nothing", "offered"])
def test_where_nothing_is_on_view_there_is_nothing_to_doubt(language: str, message: str, context: Context) -> None:
    assert done(message, context) == ("smalltalk", "nothing_shown", [])
    assert said(message, context).language == language


@each("was that Berg?|so Berg said that?|это Берг сказал?|то есть это Берг?|bu Bergmi?|Bergning gapimi bu?")
def test_whose_it_was_where_nothing_is_on_view_is_told_plainly(message: str) -> None:
    assert done(message, OFFERED) == ("smalltalk", "nothing_shown", [])
    assert said(message, OFFERED).context.talked.offers == OFFERED.talked.offers


@source
def test_where_nothing_is_on_view_the_source_is_the_interview_s(language: str, message: str) -> None:
    result = said(message)
    assert (result.status, result.reason, result.about, result.language) == ("smalltalk", "about", "watch", language)


def test_a_passage_that_is_gone_cannot_be_shown_again() -> None:
    changed = index_of(interview(entries=[{"id": "other", "kind": "fact", "text": "The lamp is green."}]))
    assert answer(changed, "who said that?", ONE).reason == "nothing_shown"


@pytest.mark.parametrize(
    "message", ["who said that the road is open?", "more wolves", "the second bridge", "is it sure?"]
)
def test_a_question_that_only_begins_like_an_act_is_none(message: str) -> None:
    assert said(message, TWO).reason not in {"who_said_it", "more", "picked", "sure"}


def test_a_cry_of_wonder_takes_no_offer() -> None:
    assert said("вот это да", OFFERED).status == "smalltalk"


# A word mended


@pytest.mark.parametrize(
    ("question", "message", "entry"),
    [
        ("the willage school", "*village", "one-school"),
        ("the brydge cost", "bridge*", "bridge-cost"),
        ("когда вырыли кандал", "*канал", "canal"),
        ("zoʻr kanat", "*kanal", "canal"),
    ],
)
def test_a_word_after_an_asterisk_mends_the_last_question(question: str, message: str, entry: str) -> None:
    result = said(message, said(question).context)
    assert [passage.entry.id for passage in result.passages] == [entry]
    assert result.context.last
    assert message.strip("*") in result.context.last.question


def test_a_word_like_none_of_the_last_question_mends_nothing() -> None:
    assert [passage.entry.id for passage in said("*wolves", ONE).passages] == ["wolves"]


# The interview itself


@pytest.mark.parametrize(
    ("about", "messages"),
    [
        (
            "interview",
            "what is this interview about?|о чём это интервью?|bu suhbat nima haqida?|бу суҳбат нима ҳақида?",
        ),
        ("speakers", "who are the speakers?|кто участвует?|suhbatda kim gapirgan?|суҳбатда кимлар қатнашган?"),
        ("interviewer", "who asks the questions?|кто берёт интервью?|savollarni kim bergan?|саволларни ким берган?"),
        ("watch", "where can I watch it?|где посмотреть?|qayerda koʻrsam boʻladi?|қаерда кўрсам бўлади?"),
        ("help", "help|what can you do?|помощь|что ты умеешь?|yordam|nima qila olasan?|ёрдам|нима қила оласан?"),
        ("person", "who is Berg?|кто такой Берг?|Berg kim?|Берг ким?"),
    ],
)
def test_what_is_asked_of_the_interview_itself_is_told_by_it(about: str, messages: str) -> None:
    for message in messages.split("|"):
        for context in (NOTHING, TWO, OFFERED):
            result = said(message, context)
            assert (message, result.status, result.reason, result.about) == (message, "smalltalk", "about", about)


def test_who_somebody_is_says_of_whom() -> None:
    assert [person.id for person in said("who is Berg?").people] == ["berg"]


def test_who_one_is_of_whom_an_entry_tells_is_answered_by_it() -> None:
    assert done("who is Clara Stone") == ("answer", "found", ["common-market"])


def test_an_entry_that_names_all_speakers_says_who_speaks() -> None:
    told = {"id": "guests", "kind": "fact", "text": "The guests are Anna Berg and Boris Dahlgren, who speak here."}
    base = index_of(interview(entries=[told]))
    assert [passage.entry.id for passage in answer(base, "who are the guests?").passages] == ["guests"]


def test_an_entry_that_has_it_as_a_sample_question_says_what_the_interview_is_about() -> None:
    question = "What is this interview about?"
    told = {"id": "about", "kind": "fact", "text": "It is on roads and water.", "questions": [question]}
    base = index_of(interview(entries=[told]))
    assert [passage.entry.id for passage in answer(base, question).passages] == ["about"]


@each("Who asks for a bridge?|where can I watch wolves?|о чём говорит Берг?|yoʻl qayerda?")
def test_what_is_asked_of_something_else_is_not_about_the_interview(message: str) -> None:
    assert said(message).reason != "about"


@pytest.mark.parametrize(("message", "asks_him"), [("а Берг говорил?", True), ("а Берг это говорил?", False)])
def test_whether_another_said_something_too_is_asked_of_him(message: str, asks_him: bool) -> None:
    assert (said(message, ONE).reason != "who_said_it") is asks_him


@pytest.mark.parametrize(
    "message",
    ["did Berg or Dahlgren say it?", "это сказала Берг или Дальгрен?", "buni Berg yoki Dahlgren aytganmi?"],
)
def test_which_of_two_said_it_shows_who(message: str) -> None:
    context = answer(index(), "Is the mountain road open again?").context
    assert answer(index(), message, context).reason == "who_said_it"


@pytest.mark.parametrize("message", ["мне кажется, Берг лучше сказала", "I think Berg said it better"])
def test_who_said_better_is_no_question_whose_words_were_shown(message: str) -> None:
    context = answer(index(), "Is the mountain road open again?").context
    assert answer(index(), message, context).reason == "remark"


# Of two acts in a message


def test_what_agrees_and_doubts_takes_an_offer_and_doubts_a_passage() -> None:
    assert done("sure", ONE_OFFER) == ("shown", "picked", ["wolves"])
    assert done("sure", ONE) == ("shown", "sure", ["open-road"])


@each("something else|нет, другое")
def test_another_thing_than_what_is_offered_declines_it(message: str) -> None:
    assert done(message, ONE_OFFER) == ("smalltalk", "no", [])


@each("а кто там говорит|kim gapiryapti bu yerda")
def test_who_speaks_is_asked_of_the_interview_where_nothing_is_shown(message: str) -> None:
    assert done(message)[1] == "about"
    assert done(message, ONE) == ("shown", "who_said_it", ["open-road"])


def test_the_longest_question_about_the_interview_counts() -> None:
    assert said("дай ссылку на интервью").about == "watch"


def test_who_somebody_is_is_asked_rather_than_whether_he_said_it() -> None:
    assert said("Берг это кто?", ONE).about == "person"
    assert said("Berg who is it?", ONE).about == "person"


def test_the_other_one_is_the_other_speaker_where_somebody_was_asked() -> None:
    asked = replace(TWO.last or Talked(), people=(("valley", "dahlgren"),))
    found = said("and the other one?", Context(last=asked))
    assert [person.id for person in found.people] == ["berg"]


def test_go_on_hurries_nobody() -> None:
    assert said("go on", ONE).reason != "robot"


@each("nice one|good point|tell me a story|хорошая идея")
def test_what_is_small_talk_as_a_whole_neither_picks_nor_asks_of_the_interview(message: str) -> None:
    found = said(message, TWO)
    assert (found.status, found.about) == ("smalltalk", None)
    assert found.reason in ("remark", "praise", "robot")


def test_why_not_takes_an_offer_and_agrees_to_nothing_else() -> None:
    assert done("why not", ONE_OFFER) == ("shown", "picked", ["wolves"])
    assert said("why not", ONE).reason != "yes"


@in_each_language("say it again", "повтори", "qaytar|yana bir bor ayt", "такрорланг")
def test_the_words_once_more_where_nothing_was_shown_are_not_the_interview_s_source(
    language: str, message: str
) -> None:
    assert done(message) == ("smalltalk", "nothing_shown", [])
    assert done(message, replace(ONE, language=language)) == ("shown", "source", ["open-road"])


@each("Is there a Russian version of the interview?|есть ли английский перевод интервью")
def test_a_version_of_the_interview_in_a_language_is_asked_of_the_interview(message: str) -> None:
    assert said(message).about == "watch"


@pytest.mark.parametrize(("spoken", "message"), [("en", "da"), ("uz", "ок"), ("uz", "да"), ("ru", "ok"), ("ru", "da")])
def test_what_several_languages_say_is_in_the_one_spoken(spoken: str, message: str) -> None:
    assert said(message, Context(spoken, last=Talked("boats", spoken))).language == spoken


def test_what_one_language_says_in_its_own_letters_is_in_that() -> None:
    assert said("да", Context("en", last=Talked("boats", "en"))).language == "ru"


@each("whose words are these?|чьи это слова?|bu kimning soʻzi?")
def test_whose_words_the_one_offer_is_shows_it(message: str) -> None:
    assert done(message, ONE_OFFER) == ("shown", "who_said_it", ["wolves"])


@each("what's the point?|what is the use of it?|в чём смысл?|с какой целью?|nimaga kerak?|maqsadi nima?")
def test_the_purpose_is_asked_of_what_is_on_view_rather_than_of_the_interview(message: str) -> None:
    result = said(message, ONE)
    near = [suggestion.passage for suggestion in result.suggestions if suggestion.passage]
    assert [passage.entry.id for passage in (*result.passages, *near)][:1] == ["bridge-cost"]


@in_each_language("that's it?|so that's all?", "это всё?|на этом всё?", "shumi xolos?|tamom?", "шуми холос?|бўлдими?")
def test_whether_that_is_all_asks_for_the_next_page(language: str, message: str) -> None:
    assert done(message, TWO) == ("shown", "more", ["wolves"])
    result = said(message, LAST_PAGE)
    assert (result.status, result.reason, result.language) == ("smalltalk", "no_more", language)


@each("that's all|na etom vsyo|tamom")
def test_that_this_is_all_said_without_a_sign_of_asking_turns_no_page(message: str) -> None:
    assert said(message, TWO).status == "smalltalk"


@each("you made that up|сами придумали?|oʻzing toʻqidingmi?|bu rost gapmi?|бу рост гапми?")
def test_whether_it_was_made_up_is_a_doubt(message: str) -> None:
    assert done(message, ONE) == ("shown", "sure", ["open-road"])


@each("is that Berg again?|опять этот Берг")
def test_whether_it_is_somebody_again_is_told_by_who_it_is(message: str) -> None:
    assert done(message, ONE) == ("shown", "who_said_it", ["open-road"])


@pytest.mark.parametrize(("message", "about"), [("а главное?", None), ("а о чём интервью?", "interview")])
def test_a_word_that_leans_on_the_passage_on_view_does_not_ask_what_the_interview_is_about(
    message: str, about: str | None
) -> None:
    assert said(message, ONE).about == about


@pytest.mark.parametrize("message", ["to which question?", "на какой вопрос?", "qaysi savolga javob bu?"])
def test_to_which_question_it_is_the_answer_shows_where_the_passage_is_from(message: str) -> None:
    assert done(message, ONE)[:2] == ("shown", "source")


ASKED_BACK = (
    "I don't understand|can you explain?|what does that mean?|wdym|translate please",
    "не понял|объясни|чё?|что это значит|переведи",
    "tushunmadim|tushuntirib ber|nima?|tarjima qil",
    "тушунмадим|тушунтириб бер",
)


@in_each_language(*ASKED_BACK)
def test_who_does_not_understand_is_shown_where_it_stands_in_his_language(language: str, message: str) -> None:
    result = said(message, ONE)
    assert (result.status, result.reason, result.language) == ("shown", "source", language)
    assert [each.entry.id for each in result.passages] == ["open-road"]


@in_each_language(*ASKED_BACK)
def test_where_nothing_is_on_view_nothing_is_explained(language: str, message: str) -> None:  # noqa: ARG001
    assert done(message) == ("smalltalk", "nothing_shown", [])


@pytest.mark.parametrize("message", ["ha-ha", "ха-ха!", "ҳа-ҳа", "xe-xe-xe"])
def test_laughter_takes_no_offer(message: str) -> None:
    """Without the hyphen it is an Uzbek yes."""
    assert done(message, ONE_OFFER) == ("smalltalk", "remark", [])
    assert done("ha", ONE_OFFER) == ("shown", "picked", ["wolves"])


@in_each_language(
    "tell Berg to call me|pass it on to him", "спроси у Берга|передай ему привет", "Bergdan soʻra", "унга салом айт"
)
def test_nobody_who_speaks_can_be_reached(language: str, message: str) -> None:
    assert done(message, replace(ONE, language=language)) == ("smalltalk", "unreachable", [])


@each("ask about the road|call me|ask")
def test_what_names_nobody_is_no_message_for_him(message: str) -> None:
    assert done(message, ONE)[1] != "unreachable"


@in_each_language("and the article?", "а статья?", "maqola-chi?", "мақола-чи?")
def test_what_the_text_itself_says_is_asked_of_the_same_matter(language: str, message: str) -> None:
    assert done(message, replace(AFTER_MARKET, language=language)) == ("answer", "found", ["common-market"])
    assert done(message, replace(ONE, language=language)) == ("smalltalk", "not_in_text", [])


@in_each_language("show me all of it", "покажи целиком", "to'liq ko'rsat", "тўлиқ кўрсат")
def test_who_wants_the_whole_of_it_is_shown_the_same_passage(language: str, message: str) -> None:  # noqa: ARG001
    assert done(message, TWO) == done("the whole passage", TWO)


@each("the second option|второй вариант|ikkinchi variant")
def test_without_a_list_an_option_of_it_is_not_the_other_speaker(message: str) -> None:
    assert said(message, ONE).reason == "no_choice"


def test_whether_that_is_true_doubts_it_and_asks_for_no_more() -> None:
    assert said("и это правда?", ONE).reason == "sure"
