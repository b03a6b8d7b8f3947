"""Whose words a question wishes for."""

from __future__ import annotations

import functools
from typing import Any

import pytest

from knowledge.index.index import Index
from knowledge.question.parse import parse
from knowledge.question.reading import read
from knowledge.question.whom import Whom, find_whom
from tests.knowledge import bases
from tests.knowledge.bases import PEOPLE, index_of, interview


@functools.cache
def index() -> Index:
    return index_of()


def whom(question: str, base: Index | None = None) -> Whom:
    base = base or index()
    return find_whom(parse(question, base), base)


def people(question: str) -> set[str]:
    return {person for _, person in whom(question).people}


@pytest.mark.parametrize(
    "question",
    [
        "What does Dahlgren say about water?",
        "dahlgren water",
        "water according to Boris Dahlgren",
        "Dahlgren on wolves",
        "Что Дальгрен говорит о воде?",
        "вода, по словам Дальгрена",
        "Dahlgren suv haqida nima dedi?",
        "Дальгрен сув ҳақида нима деди?",
        "chto Dalgren skazal o vode",
    ],
)
def test_a_person_who_is_named_is_asked(question: str) -> None:
    assert people(question) == {"dahlgren"}


@pytest.mark.parametrize(
    ("question", "weighing"),
    [
        ("professor Dahlgren on water", ["water"]),
        ("What does political analyst Boris Dahlgren say about water?", ["water"]),
        ("Dahlgren aka on water", ["water"]),
        ("мнение уважаемого профессора Дальгрена о воде", ["воде"]),
        ("устоз Дальгрен про воду", ["воду"]),
        ("siyosatshunos Dahlgren suv haqida", ["suv"]),
        ("Dahlgren domlaning suv haqida fikri", ["suv"]),
        ("Дальгрен домла сув ҳақида", ["сув"]),
        ("What does Dahlgren say about the professor?", ["professor"]),
        ("the professor's water, according to Dahlgren", ["professor's", "water"]),
    ],
)
def test_a_title_weighs_nothing_beside_a_name(question: str, weighing: list[str]) -> None:
    found = read(question, index())
    assert [person for _, person in found.whom.people] == ["dahlgren"]
    assert [word.token.word for _, word in found.matter.weighty] == weighing


@pytest.mark.parametrize("question", ["lighthouse keeper Berg on water", "Берг, смотритель маяка, о воде"])
def test_the_role_of_a_speaker_is_a_title_of_that_one_only(question: str) -> None:
    berg = {"id": "berg", "name": "Anna Berg", "aliases": ["Berg", "Берг"]}
    role = {"en": "lighthouse keeper", "ru": "смотритель маяка"}
    others = PEOPLE["speakers"][1:]
    base = index_of(interview(speakers=[{**berg, "role": role}, *others]))
    assert len(read(question, base).matter.weighty) == 1
    assert len(read(question.replace("Berg", "Dahlgren").replace("Берг", "Дальгрен"), base).matter.weighty) > 1


@pytest.mark.parametrize("question", ["What is said about water?", "Что сказано о воде?", "", "1961"])
def test_without_a_name_nobody_is_asked(question: str) -> None:
    assert whom(question) == Whom()


@pytest.mark.parametrize(
    "question",
    [
        "Who is Dahlgren?",
        "who's Berg",
        "Кто такой Дальгрен?",
        "кто Дальгрен по профессии?",
        "Dahlgren kim?",
        "Дальгрен ким?",
    ],
)
def test_who_somebody_is_asks_nobody(question: str) -> None:
    assert people(question) == set()


@pytest.mark.parametrize(
    ("question", "wish"),
    [
        ("What does Berg say about Dahlgren?", "berg"),
        ("Berg about Dahlgren", "berg"),
        ("What about Dahlgren does Berg say?", "berg"),
        ("Что Дальгрен говорит о Берг?", "dahlgren"),
        ("Dahlgren Berg haqida nima degan?", "dahlgren"),
        ("Did Marchetti quarrel, as Dahlgren says?", "dahlgren"),
    ],
)
def test_of_two_names_the_one_with_a_verb_of_saying_is_asked(question: str, wish: str) -> None:
    assert people(question) == {wish}


@pytest.mark.parametrize("question", ["Berg & Dahlgren: water", "Berg, Dahlgren – вода"])
def test_two_names_that_a_sign_joins_are_both_asked(question: str) -> None:
    assert people(question) == {"berg", "dahlgren"}


@pytest.mark.parametrize("question", ["What did Dahlgren think of Stone?", "What does Dahlgren say of Marchetti?"])
def test_whom_somebody_thinks_of_is_not_asked(question: str) -> None:
    assert people(question) == {"dahlgren"}


@pytest.mark.parametrize(
    "question",
    [
        "What does Berg think of Dahlgren's canal?",
        "How does Berg answer Stone and Dahlgren's question?",
        "Как Берг отвечает на вопрос Дальгрена?",
        "Берг согласна с Дальгреном?",
        "Berg Dahlgrenning javobiga nima deydi?",
        "Berg Marchetti bilan Dahlgrenning javobiga nima deydi?",
        "Берг Дальгреннинг жавобига нима дейди?",
        "Does Berg agree with Dahlgren?",
        "Dahlgren javobi haqida Berg nima deydi?",
    ],
)
def test_beside_a_bare_name_one_in_another_case_is_only_asked_about(question: str) -> None:
    assert people(question) == {"berg"}
    assert "dahlgren" in {person for _, person in whom(question).asked_about}


@pytest.mark.parametrize(
    "question",
    [
        "In Dahlgren's opinion, what did Stone promise?",
        "Что, по словам Дальгрена, ответила Stone?",
        "Dahlgrenning fikricha, Stone nima dedi?",
        "Дальгреннинг айтишича, Stone нима деди?",
        "According to Dahlgren, how did Stone answer?",
        "Каково отношение Дальгрена к тому, что сказала Stone?",
    ],
)
def test_whose_opinion_it_is_is_asked_in_any_case(question: str) -> None:
    assert people(question) == {"dahlgren"}


@pytest.mark.parametrize(
    "question",
    [
        "Сравни мнения Берг и Дальгрена",
        "Where does Berg differ from Dahlgren?",
        "Одобряют ли это и Берг, и Дальгрен?",
        "Berg ham Dahlgren ham shuni aytdimi?",
        "neither Berg nor Dahlgren",
    ],
)
def test_two_names_that_are_compared_or_listed_are_both_asked(question: str) -> None:
    assert people(question) == {"berg", "dahlgren"}


def test_a_verb_between_two_names_is_the_first_one_s() -> None:
    assert people("Did Berg say Dahlgren had left?") == {"berg"}


@pytest.mark.parametrize(
    "question",
    ["What do Berg and Dahlgren say?", "Что говорят Берг и Дальгрен?", "Berg va Dahlgren"],
)
def test_two_names_that_are_joined_are_both_asked(question: str) -> None:
    assert people(question) == {"berg", "dahlgren"}


@pytest.mark.parametrize(
    "question", ["What is said about Stone?", "Что сказано о Маркетти?", "Marchetti haqida nima deyilgan?"]
)
def test_one_who_does_not_speak_is_asked_for_what_is_about_him(question: str) -> None:
    assert len(people(question)) == 1


def test_a_speaker_who_is_only_talked_about_is_not_asked() -> None:
    assert people("What is said about Dahlgren?") == set()


@pytest.mark.parametrize(
    "question",
    [
        "How does Dahlgren rate Berg's words on wolves?",
        "Дальгрен о словах Берга, что он говорит?",
        "Dahlgren chegara haqida Berg bilan rozi emasmi?",
    ],
)
def test_whose_words_are_only_spoken_of_is_not_asked(question: str) -> None:
    assert people(question) == {"dahlgren"}


@pytest.mark.parametrize("question", ["From Berg's point of view, are wolves bad?", "Мнение Берга: волки опасны?"])
def test_words_that_only_say_whose_opinion_it_is_weigh_nothing(question: str) -> None:
    found = whom(question)
    words = [word.token.word for word in parse(question, index()).words]
    assert {"berg's", "point", "of", "view", "мнение", "берга"}.intersection(words) == {words[p] for p in found.places}


@pytest.mark.parametrize(
    "question",
    [
        "What does Dahlgren say about pastures, not Berg?",
        "not Berg but Dahlgren on pastures",
        "Не Берг, а Дальгрен о пастбищах",
        "Berg emas, Dahlgren nima dedi?",
    ],
)
def test_one_who_is_left_out_is_neither_asked_nor_asked_about_and_weighs_nothing(question: str) -> None:
    found = whom(question)
    assert ({person for _, person in found.people}, found.asked_about) == ({"dahlgren"}, frozenset())
    left = parse(question, index()).without(found.places)
    assert not {"berg", "берг"} & {word.token.word for _, word in left.weighty}


@pytest.mark.parametrize("question", ["Who except Berg spoke of it?", "Кто кроме Берга говорил об этом?"])
def test_where_somebody_is_left_out_anybody_else_is_asked(question: str) -> None:
    assert people(question) == set()


@pytest.mark.parametrize("question", ["Did not Berg speak of wolves?", "Разве не Берг говорил о волках?"])
def test_one_who_may_not_have_said_it_is_not_left_out(question: str) -> None:
    assert people(question) == {"berg"}


@pytest.mark.parametrize("question", ["What about Berg?", "and how about Berg?", "а насчёт Берга?", "Berg haqida-chi?"])
def test_what_about_somebody_asks_him(question: str) -> None:
    assert people(question) == {"berg"}


def test_the_words_that_only_name_are_told() -> None:
    assert whom("What does Boris Dahlgren say?").places == {2, 3}


@pytest.mark.parametrize(("question", "said"), [("What did Stone say?", True), ("Stone and cattle", False)])
def test_whether_a_verb_of_saying_stands_by_the_name_is_told(question: str, said: bool) -> None:
    assert whom(question).said is said


# Names that are not clear

TWO: dict[str, Any] = {
    "speakers": [{"id": "anna", "name": "Anna Berg"}, {"id": "otto", "name": "Otto Berg"}],
    "people": [],
    "topics": [],
    "lexicon": [],
}
SAYINGS = [
    {"id": "a", "kind": "quote", "speaker": "anna", "text": "The lamp is green."},
    {"id": "b", "kind": "quote", "speaker": "otto", "text": "The lamp is blue."},
]


@functools.cache
def two() -> Index:
    return index_of(interview(entries=SAYINGS, **TWO))


def test_a_name_that_two_bear_is_not_clear() -> None:
    assert {person for _, person in whom("What does Berg say?", two()).unclear} == {"anna", "otto"}


def test_a_first_name_makes_it_clear() -> None:
    unclear = whom("What does Otto Berg say?", two())
    assert (unclear.people, unclear.unclear) == (((0, "otto"),), ())


def test_the_same_name_in_two_interviews_is_clear() -> None:
    both = index_of(interview("a"), interview("b"))
    found = whom("What does Dahlgren say?", both)
    assert (found.people, found.unclear) == (((0, "dahlgren"), (1, "dahlgren")), ())


@pytest.mark.parametrize(
    "question", ["Berg, what does Dahlgren say about water?", "Берг, что Дальгрен говорит о воде?"]
)
def test_who_is_called_before_another_is_asked_is_none_of_what_is_asked(question: str) -> None:
    found = whom(question)
    assert {person for _, person in found.people} == {"dahlgren"}
    assert 0 in found.places


@pytest.mark.parametrize("question", ["Berg, Dahlgren on water", "Berg, what is said about water?"])
def test_who_is_named_before_a_comma_is_asked_where_nobody_else_is(question: str) -> None:
    assert "berg" in people(question)


@pytest.mark.parametrize("question", ["tell me about Dahlgren", "Расскажи о Дальгрене", "Dahlgren haqida gapirib ber"])
def test_who_speaks_and_is_all_that_is_asked_about_is_as_if_only_named(question: str) -> None:
    assert people(question) == {"dahlgren"}
    assert people("tell me about Dahlgren and wolves") == set()


@pytest.mark.parametrize("text", ["Dahlgren, what do you think of water?", "что вы думаете о воде, Берг?"])
def test_who_is_called_is_asked_what_you_think(text: str) -> None:
    assert whom(text).called


@pytest.mark.parametrize("text", ["what do you think of Dahlgren?", "Dahlgren says it, doesn't he?", "what is this?"])
def test_who_is_only_named_is_not_called(text: str) -> None:
    assert not whom(text).called


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("What does the first speaker say about water?", {"berg"}),
        ("second expert on wolves", {"dahlgren"}),
        ("первый эксперт о воде", {"berg"}),
        ("мнение второго гостя о воде", {"dahlgren"}),
        ("birinchi ekspert suv haqida", {"berg"}),
        ("иккинчи меҳмон сув ҳақида нима дейди", {"dahlgren"}),
        ("both experts on wolves", {"berg", "dahlgren"}),
        ("what is said about the first speaker", set()),
        ("the first speaker of the assembly on water", set()),
        ("what does Dahlgren say about the first guest?", {"dahlgren"}),
        ("the first village", set()),
    ],
)
def test_speakers_are_called_in_the_order_of_their_interview(question: str, asked: set[str]) -> None:
    """An interviewer is none of them."""
    assert people(question) == asked


@pytest.mark.parametrize(
    ("question", "weightless"),
    [
        ("What's Dahlgren's take?", {1, 2}),
        ("какая у Берга позиция?", {1, 2, 3}),
        ("Dahlgrenning suv bo'yicha pozitsiyasi", {0, 3}),
        ("что Берг говорит про позицию", {1}),
        ("что Берг говорит про позицию деревни", {1}),
    ],
)
def test_a_word_for_an_opinion_that_ends_a_question_is_no_matter_of_it(question: str, weightless: set[int]) -> None:
    """Unless it is what the question is about."""
    assert whom(question).places == weightless


@pytest.mark.parametrize(
    "question", ["what does she say about Stone?", "does she mention Stone?", "что она говорит о Стоун?"]
)
def test_whom_one_who_is_only_pointed_to_speaks_of_is_not_asked(question: str) -> None:
    assert whom(question).people == ()
    told = bases.talk(index(), "What does Berg say about the road?", question)
    assert ([person.id for person in told.people], told.passages) == (["berg"], ())


@pytest.mark.parametrize("question", ["what did she and Stone say?", "what did her friend Stone say?", "Stone?"])
def test_who_stands_beside_a_pronoun_is_asked(question: str) -> None:
    assert [person for _, person in whom(question).people] == ["stone"]
