"""What kind of thing a question asks for."""

from __future__ import annotations

import functools

import pytest

from knowledge.index.index import Index
from knowledge.question.demand import Demand, find_demand, find_text
from knowledge.question.parse import parse
from tests.knowledge.bases import index_of


@functools.cache
def index() -> Index:
    return index_of()


def wanted(question: str) -> Demand:
    return find_demand(parse(question, index()))


def doubts(question: str) -> list[str]:
    return list(wanted(question).doubts)


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
    assert wanted(question).number == kind


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
    assert wanted(question).number is None


# Doubts


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("When was it?", "when"),
        ("and when is it", "when"),
        ("it was when?", "when"),
        ("Когда это было?", "when"),
        ("qachon boʻldi", "when"),
        ("Where is the market?", "where"),
        ("Где рынок?", "where"),
        ("Bozor qayerda?", "where"),
        ("Бозор қаерда?", "where"),
        ("Who else dug the canal?", "others"),
        ("кто ещё рыл канал", "others"),
        ("Kanalni yana kim qazgan?", "others"),
        ("Which bridges are there besides this one?", "besides"),
        ("Where apart from Astana did the leaders meet?", "besides"),
        ("кто кроме Берга рыл канал", "besides"),
        ("Bu koʻprikdan tashqari qanday koʻpriklar bor?", "besides"),
        ("Will the road be closed?", "future"),
        ("When will they dig a canal?", "future"),
        ("is Berg planning to leave", "future"),
        ("будут ли рыть канал", "future"),
        ("когда будет мост", "future"),
        ("они собираются строить мост?", "future"),
        ("Kanal qazimoqchimi?", "future"),
        ("Who does not quarrel?", "negated"),
        ("why didn't they dig it", "negated"),
        ("Кто не пришёл?", "negated"),
        ("Kim kelmadi?", "negated"),
        ("Ким келмади?", "negated"),
        ("Why was the dam built?", "past cause"),
        ("из-за чего прорвало плотину", "past cause"),
        ("Нега тўғон қурилган?", "past cause"),
        ("What do you think of the dam?", "opinion"),
        ("Sen koʻprik haqida nima deb oʻylaysan?", "opinion"),
    ],
)
def test_what_a_question_asks_for_makes_its_answer_doubtful(question: str, heading: str) -> None:
    assert heading in doubts(question)


@pytest.mark.parametrize(
    "question", ["kanal haqida nima deyilganini bilmoqchi edim", "Бўрилар ҳақида нима дейилганини билмоқчи эдим"]
)
def test_the_words_around_a_question_ask_for_nothing(question: str) -> None:
    """ "I should like to know" is said of the future in Uzbek."""
    assert doubts(question) == []


@pytest.mark.parametrize(
    "question",
    [
        "common market for cattle and wool when they met",
        "the market for wool, when Stone proposed it, was it common?",
        "общий рынок, когда его предложили",
    ],
)
def test_a_clause_with_when_asks_for_no_time(question: str) -> None:
    assert doubts(question) == []


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
        "Who dug the canal?",
        "Кто вырыл канал?",
        "Kanalni kim qazgan?",
    ],
)
def test_a_plain_question_is_not_doubted(question: str) -> None:
    assert doubts(question) == []


@pytest.mark.parametrize(
    ("question", "told", "left"),
    [
        ("When was it?", "time", []),
        ("When was it?", "future", ["when"]),
        ("Will the road be closed?", "future", []),
        ("Will the road be closed?", "time", ["future"]),
        ("Where is the market?", "time", ["where"]),
        ("Where is the market?", "place", []),
        ("When will they dig a canal?", "time", ["future"]),
    ],
)
def test_a_passage_that_tells_what_is_asked_for_is_free_of_the_doubt(question: str, told: str, left: list[str]) -> None:
    assert list(wanted(question).left({told})) == left


# Details


@pytest.mark.parametrize(
    "question",
    [
        "What is the road called?",
        "What exactly happened at the dam?",
        "Как называется дорога?",
        "Что именно произошло на плотине?",
        "Yoʻlning nomi nima?",
        "Йўлнинг номи нима?",
    ],
)
def test_what_something_is_called_and_what_exactly_happened_is_a_detail(question: str) -> None:
    assert wanted(question).detail


@pytest.mark.parametrize(
    "question", ["Is the road open?", "Whom did Berg call?", "Дорога открыта?", "Yoʻl ochiqmi?", ""]
)
def test_a_plain_question_asks_for_no_detail(question: str) -> None:
    assert not wanted(question).detail


# Words that only say what is asked for


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
    left = query.without(find_demand(query).places)
    assert [word.token.word for word in left.words if word.weight] in (
        ["wolves"],
        ["волков"],
        ["bo'rilar"],
        ["бўрилар"],
    )


@pytest.mark.parametrize("question", ["In which year did wolves come?", "How many wolves come?"])
def test_which_kind_of_number_is_asked_for_weighs_nothing(question: str) -> None:
    query = parse(question, index())
    left = query.without(find_demand(query).places)
    assert [word.token.word for word in left.words if word.weight] == ["wolves", "come"]


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Who supports wolves?", ["wolves"]),
        ("Кто поддерживает волков?", ["волков"]),
        ("Toʻgʻonni kim qoʻllab-quvvatlaydi?", ["to'g'onni"]),
        ("Who participated in feeding wolves?", ["feeding", "wolves"]),
        ("Почему деревни хотят волков?", ["деревни", "волков"]),
    ],
)
def test_that_one_is_for_a_thing_or_takes_part_in_it_weighs_nothing(question: str, left: list[str]) -> None:
    query = parse(question, index())
    assert [word.token.word for word in query.without(find_demand(query).places).words if word.weight] == left


@pytest.mark.parametrize("question", ["Who supports it?", "и кто его поддержал", "who took part in it?"])
def test_it_weighs_something_where_there_is_no_other_matter(question: str) -> None:
    assert find_demand(parse(question, index())).places == frozenset()


# Languages


@pytest.mark.parametrize("question", ["Мост when", "Koʻprik haqida сколько"])
def test_words_of_asking_in_another_language_than_the_question_s_are_none(question: str) -> None:
    assert wanted(question) == Demand(asks="haqida" in question)


# What no passage tells


@pytest.mark.parametrize(
    "question",
    ["What is the capital of France?", "Какая столица Франции?", "Fransiya poytaxti qaysi?", "Франция пойтахти қайси?"],
)
def test_what_everybody_can_look_up_is_told_by_its_words(question: str) -> None:
    assert wanted(question).general


@pytest.mark.parametrize(
    "question",
    [
        "What does integration mean?",
        "Что значит слово «интеграция»?",
        "Integratsiya nima degani?",
        "Интеграция нима дегани?",
        "What does NATO stand for?",
        "как расшифровывается НАТО",
        "NATO qisqartmasi nima?",
        "how do you say canal in Uzbek",
        "как будет по-узбекски мост",
        "inglizchada ko'prik qanday bo'ladi",
    ],
)
def test_what_a_word_means_is_asked(question: str) -> None:
    assert wanted(question).meaning


@pytest.mark.parametrize("question", ["What did they mean to build?", "What does the canal do for them?"])
def test_a_plain_question_asks_for_no_meaning(question: str) -> None:
    assert not wanted(question).meaning


@pytest.mark.parametrize(
    "question",
    ["Who wrote the article?", "whose text is this", "Кто автор статьи?", "чья это статья", "Bu kimning maqolasi?"],
)
def test_who_made_the_text_itself_is_told_by_no_passage(question: str) -> None:
    assert wanted(question).lacking({"time", "place", "name"}) == "maker"


@pytest.mark.parametrize("question", ["Who wrote the article on wolves?", "кто написал закон", "yerni kim yozgan"])
def test_who_made_another_one_may_be_told(question: str) -> None:
    assert wanted(question).lacking(set()) is None


# What a passage must tell


@pytest.mark.parametrize(
    ("question", "tells", "lacking"),
    [
        ("How many wolves?", set(), "number"),
        ("How many wolves?", {"number"}, None),
        ("When was it?", set(), "time"),
        ("When was it?", {"time"}, None),
        ("Who did not come?", set(), "negation"),
        ("Who did not come?", {"negation"}, None),
        ("How many did not come?", {"number"}, "negation"),
        ("Why did they not come?", set(), "negation"),
        ("Why did they not come?", {"reason"}, None),
        ("Why was it dug?", set(), "cause"),
        ("Why was it dug?", {"reason"}, None),
        ("зачем вырыли канал", {"purpose"}, None),
        ("Kanal nega qazilgan?", set(), "cause"),
        ("Why is it closed?", set(), None),
        ("Why is Berg against the canal?", {"future"}, "opposition"),
        ("Why is Berg against the canal?", {"opposition"}, None),
        ("почему Берг были против канала", {"negation"}, None),
        ("Нега Берг каналга қарши?", set(), "opposition"),
        ("Why is Denmark against the canal?", {"purpose"}, "opponent"),
        ("Нега Дания каналга қарши?", {"opposition"}, None),
        ("How did the quarrel end?", {"reason"}, "outcome"),
        ("чем закончилась война", {"outcome"}, None),
        ("Urushda kim yutdi?", set(), "outcome"),
        ("Which side started the war?", {"support"}, "cause"),
        ("What will happen to the canal?", {"time"}, "future"),
        ("Who is against the canal?", {"support"}, "opponent"),
        ("Who is against the canal?", {"negation"}, "opponent"),
        ("кто против канала", {"opposition"}, None),
        ("What is so bad about the canal?", {"reason"}, "downside"),
        ("чем плох канал", {"negation"}, None),
        ("Kanalning kamchiliklari nima?", set(), "downside"),
        ("Kanalni kim yoqlaydi?", {"opposition"}, "support"),
        ("С какой целью построили канал?", {"reason"}, "purpose"),
        ("kanal nima maqsadda qurilgan", {"purpose"}, None),
        ("Why do the villages want a canal?", {"reason"}, "purpose"),
        ("почему деревни хотят канал", {"purpose"}, None),
        ("Қишлоқлар нега канал истайди?", set(), "purpose"),
        ("Why do the villages not want a canal?", {"negation"}, None),
        ("Who took part in the fair?", {"names"}, "participant"),
        ("кто участвовал в ярмарке", {"participant"}, None),
        ("yarmarkada qaysi qishloqlar ishtirok etgan?", set(), "participant"),
        ("Did the village take part in the fair?", set(), None),
        ("Is the canal older than the road?", set(), "comparison"),
        ("что старше, канал или дорога", {"comparison"}, None),
        ("Kanal yo'ldan eskiroqmi?", set(), "comparison"),
        ("Why is the canal older than the road?", set(), None),
        ("which leader is the best", {"comparison"}, "ranking"),
        ("eng kuchli armiya qaysi", {"comparison"}, "ranking"),
        ("what gets in the way of the canal?", {"reason"}, "hindrance"),
        ("что мешает деревням", {"hindrance"}, None),
        ("что это дало?", set(), "benefit"),
        ("что это дало?", {"outcome"}, None),
        ("чья идея?", {"place"}, "support"),
        ("kimning g'oyasi?", {"support"}, None),
        ("is the market growing", set(), "growth"),
        ("did the fair fail?", set(), "outcome"),
        ("why did the fair fail?", {"cause"}, None),
        ("союз ещё существует?", {"place"}, "present"),
        ("ittifoq hozir bormi?", {"present"}, None),
        ("what is missing for a union?", {"negation"}, "lack"),
        ("чего не хватает союзу?", {"lack", "negation"}, None),
        ("Who supports Stone's proposal?", {"support"}, "backing"),
        ("Where is it?", set(), None),
        ("Will it be closed?", set(), None),
    ],
)
def test_without_what_is_asked_for_a_passage_is_no_answer(question: str, tells: set[str], lacking: str | None) -> None:
    assert wanted(question).lacking(tells) == lacking


@pytest.mark.parametrize(("message", "asks"), [("Denmark", True), ("Россия", True), ("Denmark rules", False)])
def test_nothing_but_a_country_asks_for_what_is_said_of_it(message: str, asks: bool) -> None:
    assert wanted(message).asks == asks


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Is there an alliance?", ["alliance"]),
        ("Есть ли союз?", ["союз"]),
        ("Ittifoq bormi?", ["ittifoq"]),
        ("Is there a treaty on water?", []),
        ("There is an alliance.", []),
    ],
)
def test_whether_there_is_a_thing_is_asked_of_the_thing_itself(question: str, asked: list[str]) -> None:
    query = parse(question, index())
    assert [query.words[place].token.word for place in find_demand(query).which] == asked


@pytest.mark.parametrize(
    "question", ["jobs in Turkey", "работа в Турции", "Қозоғистонда ойлик", "карта Центральной Азии"]
)
def test_what_one_looks_for_at_a_place_no_passage_tells(question: str) -> None:
    assert wanted(question).meaning


# Somebody's life


@pytest.mark.parametrize(
    "question",
    [
        "Has he ever been to Turkey?",
        "Did Berg serve in the army?",
        "Where does she live?",
        "Is Dahlgren an economist?",
        "он служил в армии?",
        "где родилась Берг?",
        "u armiyada xizmat qilganmi",
        "Берг қаерда яшайди?",
    ],
)
def test_how_somebody_lives_is_told_from_what_he_says(question: str) -> None:
    assert wanted(question).life


@pytest.mark.parametrize(
    "question",
    ["What does he say?", "Is Berg right?", "Did the canal serve the army?", "что он сказал об армии", "u haqmi"],
)
def test_what_somebody_thinks_or_what_a_thing_does_is_nobodys_life(question: str) -> None:
    assert not wanted(question).life


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("where do they talk about the canal?", False),
        ("где говорят о канале?", False),
        ("where did she speak of the canal?", True),
        ("where did Berg speak of the canal?", True),
        ("where did the farmers talk?", True),
        ("where is the canal?", True),
    ],
)
def test_where_it_is_spoken_of_asks_for_no_place(question: str, asks: bool) -> None:
    assert ("where" in doubts(question)) is asks


@pytest.mark.parametrize("question", ["Which city hosted the fair?", "в каком городе прошла ярмарка?"])
def test_a_place_asked_for_is_no_detail_of_which_it_is_asked_which_it_was(question: str) -> None:
    assert not wanted(question).which
    assert "where" in wanted(question).doubts


# Which of several


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which treaty was it?", ["treaty"]),
        ("whose budget is it", ["budget"]),
        ("В каком договоре это было?", ["договоре"]),
        ("qaysi shartnomada yozilgan", ["shartnomada"]),
        ("Would treaties help?", []),
        ("kim vazir boʻladi", []),
        ("explain treaties", []),
    ],
)
def test_the_detail_behind_which_is_asked_for(question: str, words: list[str]) -> None:
    query = parse(question, index())
    assert [query.words[place].token.word for place in find_demand(query).which] == words


@pytest.mark.parametrize(
    "question", ["What questions did they discuss?", "Какие вопросы они обсудили?", "Ular qanday savollarni ko'rdi?"]
)
def test_that_questions_are_asked_for_is_found(question: str) -> None:
    assert wanted(question).questions


# The text itself


@pytest.mark.parametrize(
    "question",
    [
        "what does the article say about wolves?",
        "is the dam mentioned in this text, do they speak of it?",
        "что статья говорит о волках?",
        "что сказано в статье о Берге?",
        "maqola boʻrilar haqida nima deydi?",
        "мақолада бўрилар ҳақида нима дейилган?",
    ],
)
def test_the_text_that_is_asked_what_it_says_is_told(question: str) -> None:
    query = parse(question, index())
    assert find_text(query) == wanted(question).text != frozenset()
    assert wanted(question).text <= wanted(question).places


@pytest.mark.parametrize(
    "question",
    [
        "what does Berg's article say?",
        "what does Berg say in her article?",
        "who wrote the article?",
        "что говорится в статье Берга?",
        "Berg maqolasida nima deyilgan?",
        "where is the dam in the text",
    ],
)
def test_a_text_of_somebody_or_of_which_something_else_is_asked_is_none(question: str) -> None:
    assert find_text(parse(question, index())) == frozenset()


# Who does it


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("who started the war", "started"),
        ("who will live there", "live"),
        ("кто начал войну", "начал"),
        ("urushni kim boshlagan", "boshlagan"),
        ("урушни ким бошлаган", "бошлаган"),
    ],
)
def test_the_verb_beside_who_is_the_deed_asked_for(question: str, deed: str) -> None:
    query = parse(question, index())
    assert [query.words[place].token.word for place in find_demand(query).deeds] == [deed]


@pytest.mark.parametrize("question", ["who is she", "who took part in the fair", "кто был там", "kanalni kim qilgan"])
def test_a_verb_that_says_nothing_by_itself_is_no_deed(question: str) -> None:
    assert not wanted(question).deeds


@pytest.mark.parametrize(
    "question",
    [
        "who was in Europe?",
        "who has an ID card?",
        "who served in the army?",
        "anyone from Kazakhstan here?",
        "кто был в Европе?",
        "у кого есть паспорт?",
        "Toshkentda kim bor?",
        "кимда паспорт бор?",
    ],
)
def test_who_is_there_or_has_a_thing_of_his_own_is_asked_of_people(question: str) -> None:
    assert doubts(question) == ["presence"]


@pytest.mark.parametrize(
    ("question", "asks"),
    [("and what is a union?", True), ("what's the thing with the union?", False), ("what's the deal with NATO", False)],
)
def test_what_a_thing_is_is_not_asked_where_only_the_opening_words_ask(question: str, asks: bool) -> None:
    assert wanted(question).definition is asks


@pytest.mark.parametrize("question", ["armiya haqida nima deyilgan?", "What is said about the army?"])
def test_what_is_said_of_a_matter_by_anybody_is_asked_as_what_somebody_says(question: str) -> None:
    assert find_demand(parse(question, index(), "uz" if "haqida" in question else "en")).spoken


@pytest.mark.parametrize(
    ("question", "language", "doubt"),
    [
        ("since when is the road open?", "en", "since when"),
        ("с каких пор открыта дорога?", "ru", "since when"),
        ("yo'l qachondan beri ochiq?", "uz", "since when"),
        ("on what basis was the union formed?", "en", "founded on"),
        ("на чём основан союз?", "ru", "founded on"),
        ("ittifoq nimaga asoslangan?", "uz", "founded on"),
        ("does it still exist?", "en", "still so"),
        ("это ещё происходит?", "ru", "still so"),
        ("hali ham davom etyaptimi?", "uz", "still so"),
        ("what should they do?", "en", "what to do"),
        ("что им делать?", "ru", "what to do"),
        ("ular nima qilishi kerak?", "uz", "what to do"),
    ],
)
def test_what_only_some_passages_tell_is_asked_for(question: str, language: str, doubt: str) -> None:
    assert doubt in find_demand(parse(question, index(), language)).doubts


@pytest.mark.parametrize(
    "question", ["Who meddles in the valley?", "Кто мешает деревне?", "Qishloqqa kim xalaqit beryapti?"]
)
def test_who_gets_in_the_way_is_told_in_any_words(question: str) -> None:
    assert "who meddles" in doubts(question)
    assert not wanted(question).deed
    assert wanted(question).lacking(frozenset(("hindrance", "meddling"))) is None
    assert wanted(question).lacking(frozenset(("hindrance",))) == "meddling"


@pytest.mark.parametrize(
    "question", ["What draws the villages together?", "Что сближает деревни?", "Bizni nima yaqinlashtiradi?"]
)
def test_what_brings_people_together_is_told_by_what_furthers_it(question: str) -> None:
    assert wanted(question).lacking(frozenset()) == "cohesion"
    assert wanted(question).lacking(frozenset(("cohesion",))) is None
