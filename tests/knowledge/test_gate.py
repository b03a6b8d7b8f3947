"""Is the nearest entry an answer? What the interview does not say must not pass."""

from __future__ import annotations

import functools
from dataclasses import replace

import pytest

from knowledge.gate import Verdict, asking_places, doubts, holds, judge, wanted
from knowledge.index import Index
from knowledge.models import Entry
from knowledge.query import parse
from knowledge.search import search
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def verdict(question: str) -> Verdict:
    query = parse(question, index())
    hit = search(query, index())[0]
    return judge(query, hit, index().located(hit.number).entry)


def passage(text: str) -> Entry:
    return Entry(id="x", kind="fact", text=text)


# Numbers


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How old is she?", "age"),
        ("what age was he", "age"),
        ("Сколько ему лет?", "age"),
        ("сколько лет Бергу", "age"),
        ("Dahlgren necha yoshda?", "age"),
        ("Дальгрен неча ёшда?", "age"),
        ("What year was it?", "year"),
        ("in which year", "year"),
        ("В каком году?", "year"),
        ("Qaysi yilda?", "year"),
        ("Қайси йилда?", "year"),
        ("What date was it?", "date"),
        ("which day", "date"),
        ("какого числа", "date"),
        ("Qaysi kuni?", "date"),
        ("Қайси куни?", "date"),
        ("How many wolves?", "number"),
        ("how much did it cost", "number"),
        ("what percentage", "number"),
        ("Сколько волков?", "number"),
        ("skolko volkov", "number"),
        ("Nechta boʻri?", "number"),
        ("qancha turadi", "number"),
        ("Нечта бўри?", "number"),
    ],
)
def test_a_question_for_a_number_says_which_kind(question: str, kind: str) -> None:
    assert wanted(question) == kind


@pytest.mark.parametrize(
    "question",
    [
        "How was it?",
        "When was it?",
        "Where is it?",
        "Who is it?",
        "Когда?",
        "Qachon?",
        "the old road",
        "somehow many do",
        "",
    ],
)
def test_when_where_and_who_ask_for_no_number(question: str) -> None:
    assert wanted(question) is None


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("year", "It was in 1961."),
        ("year", "In the 1990s it rained."),
        ("number", "It cost 12 crowns."),
        ("number", "It cost twelve crowns."),
        ("number", "Двенадцать волков."),
        ("number", "Ikki boʻri."),
        ("date", "On 5 May."),
        ("age", "She is 64 years old."),
    ],
)
def test_a_passage_with_such_a_number_holds_it(kind: str, text: str) -> None:
    assert holds(passage(text), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("year", "It cost 12 crowns."),
        ("year", "It was long ago."),
        ("number", "Wolves come down."),
        ("number", "It was dug in 1961."),
        ("date", "It was in May."),
        ("age", "She is young."),
        ("number", "He often said so."),
        ("age", "It was in the 1990s."),
    ],
)
def test_a_passage_without_such_a_number_does_not_hold_it(kind: str, text: str) -> None:
    assert not holds(passage(text), kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "How many wolves come down to the pastures?",
        "In what year did Armenia send engineers to repair the dam?",
        "What date is the mountain road open again?",
        "Сколько деревень, школа?",
    ],
)
def test_a_question_for_a_number_is_not_answered_by_a_passage_without_one(question: str) -> None:
    assert not verdict(question).opens


@pytest.mark.parametrize(
    "question", ["How many crowns did the bridge cost?", "What year was the irrigation canal dug?"]
)
def test_a_question_for_a_number_is_answered_by_a_passage_that_has_one(question: str) -> None:
    assert verdict(question).opens


def test_the_reason_says_which_number_is_missing() -> None:
    assert verdict("How many wolves come down to the pastures?").reason == "asks for a number, and the passage has none"


# Coverage


@pytest.mark.parametrize(
    "question", ["Who sent engineers to repair the dam?", "wolves pastures winter", "bilingual school"]
)
def test_a_question_that_is_said_whole_passes(question: str) -> None:
    judged = verdict(question)
    assert judged.opens
    assert judged.confidence > 0.5


@pytest.mark.parametrize(
    "question",
    [
        "Why did the school burn down?",
        "Which orchestra played on the bridge at the opening concert?",
        "Did the wolves of Tajikistan eat the ambassador?",
        "road tax reform committee",
    ],
)
def test_a_question_whose_point_is_not_said_does_not_pass(question: str) -> None:
    assert not verdict(question).opens


def test_a_strange_name_keeps_the_gate_shut() -> None:
    assert not verdict("Did Putin send engineers?").opens


def test_a_missing_detail_keeps_the_gate_shut_where_the_lexicon_describes_the_passage() -> None:
    query = parse("the budget of the mountain road at the border", index())
    hit = search(query, index())[0]
    entry = index().located(hit.number).entry
    described, bare = replace(hit, described=1.0), replace(hit, described=0.0)
    assert judge(query, bare, entry).confidence - judge(query, described, entry).confidence > 0.4
    other = parse("the hurdle of the mountain road at the border", index())
    assert judge(other, described, entry).confidence - judge(query, described, entry).confidence > 0.4


def test_a_missing_word_of_every_day_does_not_shut_the_gate_where_the_lexicon_describes_the_passage() -> None:
    query = parse("take the mountain road over the border", index())
    hit = search(query, index())[0]
    entry = index().located(hit.number).entry
    described, bare = replace(hit, described=1.0), replace(hit, described=0.0)
    assert judge(query, described, entry).confidence > judge(query, bare, entry).confidence


@pytest.mark.parametrize(
    ("question", "doubtful"),
    [
        ("common market for cattle and wool", "When is the common market for cattle and wool?"),
        ("common market for cattle and wool", "Where is the common market for cattle and wool?"),
    ],
)
def test_when_and_where_make_doubtful_and_do_not_refuse_alone(question: str, doubtful: str) -> None:
    assert verdict(doubtful).confidence < verdict(question).confidence
    assert verdict(doubtful).opens


def test_the_reason_says_that_a_time_or_place_may_not_be_told() -> None:
    assert verdict("Where is the common market for cattle and wool?").reason.endswith("which the passage may not tell")


@pytest.mark.parametrize(
    "question",
    [
        "common market for cattle and wool when they met",
        "the market for wool, when Stone proposed it, was it common?",
        "общий рынок, когда его предложили",
    ],
)
def test_a_clause_with_when_asks_for_no_time(question: str) -> None:
    assert sum(cost for cost, _ in doubts(question)) < 1


@pytest.mark.parametrize(
    "question", ["When was it?", "and when is it", "it was when?", "Когда это было?", "qachon boʻldi"]
)
def test_a_question_with_when_asks_for_a_time(question: str) -> None:
    assert doubts(question)


def test_when_does_not_make_doubtful_where_a_passage_tells_a_time() -> None:
    assert verdict("When was the irrigation canal dug?").confidence > 0.9


def test_what_something_is_called_is_a_detail_where_the_lexicon_describes_the_passage() -> None:
    plain, named = (parse(text, index()) for text in ("open mountain road", "what is the open mountain road called"))
    hit = replace(search(plain, index())[0], described=1.0)
    entry = index().located(hit.number).entry
    assert (
        judge(named, replace(hit, places=(0.0,) * len(named.words)), entry).confidence
        < judge(plain, hit, entry).confidence
    )


@pytest.mark.parametrize(
    "question",
    [
        "What do both guests say of wolves?",
        "Что говорят оба эксперта про волков?",
        "boʻrilar haqida ikkala olim nima deydi?",
        "Which of the two experts spoke of wolves?",
        "who among the guests spoke of wolves",
        "кто из экспертов говорил про волков",
        "qaysi ekspert boʻrilar haqida gapirdi",
        "қайси эксперт бўрилар ҳақида гапирди",
    ],
)
def test_which_speaker_is_asked_weighs_nothing(question: str) -> None:
    query = parse(question, index())
    left = query.without(asking_places(query))
    assert [word.token.word for word in left.words if word.weight] in (
        ["wolves"],
        ["волков"],
        ["bo'rilar"],
        ["бўрилар"],
    )


def test_the_reason_names_the_heaviest_word_that_is_missing() -> None:
    assert verdict("wolves and zeppelins").reason.endswith("the heaviest word missing is “zeppelins”")


def test_the_reason_says_how_much_of_the_question_is_said() -> None:
    assert verdict("wolves pastures winter").reason == "100% of the question's weight is said"


def test_an_answer_is_also_near() -> None:
    assert verdict("Who sent engineers to repair the dam?").near


def test_an_entry_by_the_person_asked_needs_less() -> None:
    query = parse("wolves and hunters", index())
    hit = search(query, index())[0]
    entry = index().located(hit.number).entry
    assert judge(query, hit, entry, by_name=True).confidence > judge(query, hit, entry).confidence


@pytest.mark.parametrize(
    "question",
    [
        "Who else dug the canal?",
        "Which bridges are there besides this one?",
        "кто ещё рыл канал",
        "кто кроме Берга рыл канал",
        "Kanalni yana kim qazgan?",
        "Bu koʻprikdan tashqari qanday koʻpriklar bor?",
    ],
)
def test_a_question_for_others_than_those_told_is_doubted(question: str) -> None:
    assert doubts(question)


@pytest.mark.parametrize(
    "question",
    [
        "Will the road be closed?",
        "When will they dig a canal?",
        "is Berg planning to leave",
        "будут ли рыть канал",
        "когда будет мост",
        "они собираются строить мост?",
        "Kanal qazimoqchimi?",
    ],
)
def test_a_question_for_the_future_is_doubted_unless_the_passage_speaks_of_it(question: str) -> None:
    doubted = [unless for _, unless in doubts(question) if unless]
    assert doubted
    assert any(unless.search("The road will be closed.") for unless in doubted)
    assert not any(unless.search("The road is closed.") for unless in doubted)


@pytest.mark.parametrize(
    "question", ["What does NATO stand for?", "как расшифровывается НАТО", "NATO qisqartmasi nima?"]
)
def test_what_letters_stand_for_is_doubted(question: str) -> None:
    assert doubts(question)


@pytest.mark.parametrize(
    "question",
    [
        "Boʻrilar yaylovga tushadimi?",
        "Do wolves come down?",
        "Мост будущего",
        "Besides, what did Berg say?",
        "Кроме того, что сказала Берг?",
        "Bundan tashqari, Berg nima dedi?",
        "собираются ли пастухи вместе с волками",
        "Berg nima demoqchi?",
        "Who else spoke of wolves?",
        "кто ещё говорил о волках",
        "What does Berg stand on?",
    ],
)
def test_a_plain_question_is_not_doubted(question: str) -> None:
    assert sum(cost for cost, _ in doubts(question)) < 1


@pytest.mark.parametrize("text", ["Oybek dug the canal.", "They may dig a canal.", "Вертолёты летают над каналом."])
def test_a_name_or_a_verb_that_looks_like_a_month_or_a_season_tells_no_time(text: str) -> None:
    assert any(unless and not unless.search(text) for _, unless in doubts("When was the canal dug?"))


@pytest.mark.parametrize("text", ["They dug it in May.", "Шли лета.", "Kanal shu oyda qazilgan."])
def test_a_month_or_a_season_tells_a_time(text: str) -> None:
    assert all(unless is None or unless.search(text) for _, unless in doubts("When was the canal dug?"))
