"""The interview that ships: whose words each sentence is, what is said of its slips, and that it answers."""

from __future__ import annotations

import functools
import hashlib
import re
from pathlib import Path

import pytest

import knowledge
from knowledge.deciding.decide import answer
from knowledge.folder.check import check, coverage
from knowledge.folder.models import Entry, Interview
from knowledge.folder.read import LoadedFolder, read_folder
from knowledge.index.index import Index
from tests.knowledge import bases
from tests.knowledge.bases import index_of

FOLDER = Path(knowledge.__file__).parent / "interviews" / "central-asia"
LANGUAGES = ("en", "ru", "uz")
"""The languages that it speaks of itself in."""


@functools.cache
def loaded() -> LoadedFolder:
    return read_folder(FOLDER)


def interview() -> Interview:
    found = loaded().interview
    assert found, loaded().problems
    return found


@functools.cache
def index() -> Index:
    return index_of(interview())


IDS = re.findall("^- id: (.+)", (FOLDER / "entries.yaml").read_text("utf-8"), re.MULTILINE)
each_entry = pytest.mark.parametrize("entry", IDS, indirect=True)


@pytest.fixture
def entry(request: pytest.FixtureRequest) -> Entry:
    """The entry with that id; the folder is not read as long as tests are only collected."""
    return next(entry for entry in interview().entries if entry.id == request.param)


def holding(sentence: str) -> list[Entry]:
    """The entries that hold a sentence, of which there must be one."""
    assert sentence in interview().source
    found = [entry for entry in interview().entries if sentence in entry.text]
    assert found
    return found


# The folder


def test_each_of_its_entries_is_tried() -> None:
    assert [entry.id for entry in interview().entries] == IDS


def test_it_has_no_error() -> None:
    assert [str(problem) for problem in loaded().problems] == []


def test_it_has_no_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.folder.check.reader_languages", lambda: LANGUAGES)
    assert [str(problem) for problem in check(loaded())] == []


def test_its_source_is_the_published_text_byte_for_byte() -> None:
    digest = hashlib.sha256((FOLDER / "source.txt").read_bytes()).hexdigest()
    assert digest == "d5c74330631721431a17ba0c1044b07cf57e4fad9ac61ac7d23e4bc1b64cde8d"


def test_every_letter_of_it_lies_in_an_entry() -> None:
    assert coverage(interview()) == 1.0


@each_entry
def test_an_entry_is_at_most_four_sentences_cut_at_their_bounds(entry: Entry) -> None:
    assert entry.text == interview().source[entry.start : entry.end]
    assert re.match(r"[“A-Z]", entry.text)
    assert re.search(r"([.?]|,” (he|they|says|said|replied)[^.]*\.)”?$", entry.text)
    assert len(re.findall(r"[.?](?=\s|$)", entry.text)) <= 4


# Whose words each sentence is

ARTICLE = [
    "Central Asian leaders meeting in Astana spoke of the need for cohesion.",
    "So what factors lead the countries of the region to this?",
    "What about obstacles?",
    "What does CSTO member Kazakhstan’s call for a common defense policy in the MoD indicate?",
    "Political scientists Farhod Tolipov and Oybek Sirojov analyzed such questions in Geopolitics.",
    "Shavkat Mirziyoyev called for mutual recognition of national identity cards",
    "According to analysts, the implementation of this initiative would be a huge step towards integration.",
    "Kasim-Jo’mart Tokayev, in his article published before the consultation meeting, emphasized that",
    "You can familiarize yourself with the interview in its full form via video.",
    "Normuhammad Ali Abdurahmanov spoke.",
]
SAID = {
    "tolipov": [
        "But it turned out to be just a myth.",
        "Even when a journalist asked Karimov and Nazarbayev such a question at the summit",
        "We understand that competition does not bring any benefit",
        "If they give priority to the integration of Central Asia",
        "I always insist that European integration should be shown as an example to other countries.",
        "Europe also established a common political process through small movements",
        "And that is the European Union we see.",
        "the fact that border crossings are carried out on an ID card is a sign",
        "The possibility of free movement between neighboring countries",
        "There is already experience here with the development of the central battalion.",
        "All Central Asian countries participated equally in the NATO peace cooperation project.",
        "We gained experience in adapting to modern standards",
        "In recent years, the military forces of Uzbekistan, Kazakhstan and Azerbaijan",
        "Self-adaptation, recognition, social defense are gradually formed",
    ],
    "sirojov": [
        "If you pay attention, when the issue of security in the region becomes urgent",
        "This process is slowing down because there is a problem of who will be the leader",
        "Other big countries of the outside world also tried to stir up various problems in us.",
        "This can be seen in the issues of borders and water.",
        "This has happened to other countries as well",
        "Walking across Central Asia with a single identity document is important",
        "We can see the development of this, for example, in the field of education.",
        "Integration here is not the bringing together of political elites or leaders",
        "One of the important factors in the formation of a unified Central Asian society",
        "the legal basis for the provision of free movement is the mutual recognition of identity cards.",
        "But in times of crumbling security architecture and unrest",
        "But now is a unique time for the entire Mediterranean region",
        "The path of Azerbaijan and Turkey can serve us as an example.",
        "Currently, both countries are pushing the issue of a unified army.",
        "The unification of Azerbaijan and Turkey played an important role",
    ],
}
REPORTED = {
    "tolipov": [
        "According to Farhod Tolipov, at that time, the possibilities of Uzbekistan and Kazakhstan",
        "Farhod Tolipov recalled that the Central Asian battalion had once been created.",
    ],
    "sirojov": [
        "To the words of Aibek Sirojov according to The unification of Central Asian countries",
        "Sirojov recalls that in the 1990s, several platforms for the unity of Central Asia were created",
        "Oybek Sirojov emphasized that the assembly should strengthen the closeness between nations.",
        "According to Oybek Sirojov, it is expedient for the countries of the region",
    ],
}


def by_speaker(sentences: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(speaker, sentence) for speaker, said in sentences.items() for sentence in said]


@pytest.mark.parametrize("sentence", ARTICLE)
def test_a_statement_of_the_article_is_nobody_s_words(sentence: str) -> None:
    for entry in holding(sentence):
        assert (entry.kind, entry.speaker, entry.reported, entry.recounted) == ("fact", None, False, [])


@pytest.mark.parametrize(("speaker", "sentence"), by_speaker(SAID))
def test_a_sentence_in_a_speaker_s_own_words_is_his(speaker: str, sentence: str) -> None:
    for entry in holding(sentence):
        assert (entry.kind, entry.speaker, entry.reported) == ("quote", speaker, False)


@pytest.mark.parametrize(("speaker", "sentence"), by_speaker(REPORTED))
def test_a_sentence_in_the_article_s_words_is_reported_of_its_speaker(speaker: str, sentence: str) -> None:
    for entry in holding(sentence):
        assert (entry.kind, entry.speaker, entry.reported) == ("quote", speaker, True)


def test_every_sentence_of_the_source_is_in_one_of_these_lists() -> None:
    listed = [*ARTICLE, *(sentence for group in (SAID, REPORTED) for _, sentence in by_speaker(group))]
    source = interview().source
    places = [source.index(sentence) for sentence in listed]
    for sentence in re.finditer(r"[^.?\n]+[.?]", source):
        if re.search("[a-z]", sentence.group()):
            assert any(sentence.start() <= place < sentence.end() for place in places), sentence.group()


def test_the_reply_of_karimov_and_nazarbayev_is_an_entry_of_its_own_that_retells_both() -> None:
    (entry,) = holding("We understand that competition does not bring any benefit")
    assert entry.text.endswith("we act accordingly,” they replied.")
    assert (entry.speaker, sorted(entry.recounted)) == ("tolipov", ["karimov", "nazarbayev"])


def test_only_that_reply_retells_anybody() -> None:
    assert [entry.id for entry in interview().entries if entry.recounted] == ["reply-of-karimov-nazarbayev"]


@pytest.mark.parametrize(
    ("person", "sentence"),
    [
        ("mirziyoyev", "Shavkat Mirziyoyev called for mutual recognition"),
        ("tokayev", "Kasim-Jo’mart Tokayev, in his article"),
        ("karimov", "Even when a journalist asked Karimov and Nazarbayev"),
        ("nazarbayev", "Even when a journalist asked Karimov and Nazarbayev"),
        ("abdurahmanov", "Normuhammad Ali Abdurahmanov spoke."),
    ],
)
def test_whom_a_passage_is_about_is_told(person: str, sentence: str) -> None:
    assert all(person in entry.about for entry in holding(sentence))


def test_only_the_two_political_scientists_are_quoted() -> None:
    assert {entry.speaker for entry in interview().entries} == {None, "tolipov", "sirojov"}


def test_the_interviewer_is_not_offered_among_the_speakers() -> None:
    assert [person.id for person in interview().speakers if not person.interviewer] == ["tolipov", "sirojov"]


# What is said of each passage

NAMES = {
    "tolipov": {"en": "Tolipov", "ru": "Толипов", "uz": "Tolipov"},
    "sirojov": {"en": "Sirojov", "ru": "Сирожов", "uz": "Sirojov"},
    "karimov": {"en": "Karimov", "ru": "Каримов", "uz": "Karimov"},
    "nazarbayev": {"en": "Nazarbayev", "ru": "Назарбаев", "uz": "Nazarboyev"},
}


@each_entry
def test_a_summary_is_there_in_every_language(entry: Entry) -> None:
    assert set(entry.summary or {}) == set(LANGUAGES)


@each_entry
def test_a_summary_is_one_or_two_sentences(entry: Entry) -> None:
    for summary in (entry.summary or {}).values():
        assert 1 <= len(re.findall(r"[.!?](?=\s|$)", summary)) <= 2
        assert summary[-1] in ".!?"


@each_entry
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_summary_names_whose_words_it_sums_up(entry: Entry, language: str) -> None:
    people = [entry.speaker, *entry.recounted] if entry.speaker else []
    assert all(NAMES[person or ""][language] in (entry.summary or {})[language] for person in people)


@each_entry
def test_a_summary_has_no_number_that_the_passage_has_not(entry: Entry) -> None:
    for summary in (entry.summary or {}).values():
        assert set(re.findall(r"\d+", summary)) <= set(re.findall(r"\d+", entry.text))


@pytest.mark.parametrize(
    "slip", ["in the MoD", "entire Mediterranean region", "Aibek", "To the words of", "the central battalion"]
)
def test_a_slip_of_the_source_is_quoted_untouched_with_a_note_that_it_is_a_guess(slip: str) -> None:
    for entry in holding(slip):
        assert set(entry.note or {}) == set(LANGUAGES)
        assert "guess" in (entry.note or {})["en"]
        assert "предположение" in (entry.note or {})["ru"]
        assert "taxmin" in (entry.note or {})["uz"]


@pytest.mark.parametrize("sentence", [*SAID["tolipov"][:4], *SAID["sirojov"][-2:]])
def test_unbalanced_quotation_marks_have_a_note(sentence: str) -> None:
    for entry in holding(sentence):
        assert "quotation marks" in (entry.note or {}).get("en", "")


def test_topics_have_a_title_and_a_passage_in_every_language() -> None:
    used = {topic for entry in interview().entries for topic in entry.topics}
    assert {topic.id for topic in interview().topics} == used
    assert all(set(topic.title) == set(LANGUAGES) for topic in interview().topics)


# What it answers

QUESTIONS = [
    ("What did Mirziyoyev call for?", "mutual recognition of national identity cards", None),
    ("What did Tokayev write in his article?", "should unite within the defense and security policy", None),
    ("Which countries held joint military exercises?", "have conducted joint military exercises", "tolipov"),
    ("What is the legal basis for free movement?", "legal basis for the provision of free movement", "sirojov"),
    ("What did Karimov and Nazarbayev reply?", "competition does not bring any benefit", "tolipov"),
    ("Was there ever a Central Asian battalion?", "the Central Asian battalion had once been created", "tolipov"),
    ("Aibek Sirozhov on borders and water", "issues of borders and water", "sirojov"),
    ("Что ответили Каримов и Назарбаев?", "competition does not bring any benefit", "tolipov"),
    ("Что Сирожов говорит о воде и границах?", "issues of borders and water", "sirojov"),
    ("К чему призвал Мирзиёев?", "mutual recognition of national identity cards", None),
    ("О чём написал Токаев?", "should unite within the defense and security policy", None),
    (
        "Создавался ли когда-нибудь центральноазиатский батальон?",
        "the Central Asian battalion had once been created",
        "tolipov",
    ),
    ("Кто проводил совместные военные учения?", "have conducted joint military exercises", "tolipov"),
    ("pravovaya osnova svobodnogo peredvizheniya", "legal basis for the provision of free movement", "sirojov"),
    ("Karimov va Nazarboyev nima deb javob berishdi?", "competition does not bring any benefit", "tolipov"),
    ("Sirojov suv va chegara haqida nima dedi?", "issues of borders and water", "sirojov"),
    ("Qaysi davlatlar qo'shma harbiy mashq o'tkazgan?", "have conducted joint military exercises", "tolipov"),
    ("Erkin harakatlanishning huquqiy asosi nima?", "legal basis for the provision of free movement", "sirojov"),
    ("Мирзиёев нимани таклиф қилди?", "mutual recognition of national identity cards", None),
    ("Сирожов сув ва чегара ҳақида нима деди?", "issues of borders and water", "sirojov"),
]


@pytest.mark.parametrize(("question", "words", "speaker"), QUESTIONS)
def test_it_answers_with_the_right_words_of_the_right_speaker(question: str, words: str, speaker: str | None) -> None:
    passage = answer(index(), question).passages[0]
    assert words in passage.entry.text
    assert (passage.speaker.id if passage.speaker else None) == speaker


@pytest.mark.parametrize("question", ["Мирзиёев нимага чақирди?", "Mirziyoyev nimaga chaqirdi?"])
def test_what_somebody_calls_for_comes_before_what_is_said_of_it(question: str) -> None:
    assert "called for mutual recognition" in answer(index(), question).passages[0].entry.text


@pytest.mark.parametrize(
    "question",
    [
        "How old is Sirojov?",
        "When was the battalion disbanded?",
        "Why did Tolipov call Tokayev a traitor?",
        "How many soldiers were in the battalion?",
        "turkey recipe",
        "water bill",
        "What is the inflation in Central Asia?",
        "What did America do for integration?",
        "Сколько лет Толипову?",
        "Какая погода в Астане?",
        "Mirziyoyev necha yoshda?",
        "Dollar kursi qancha?",
        "When is the next summit?",
        "Когда следующий саммит?",
        "Keyingi sammit qachon boʻladi?",
        "Who else was at the meeting in Astana besides Mirziyoyev?",
    ],
)
def test_it_does_not_answer_what_it_does_not_say(question: str) -> None:
    assert answer(index(), question).passages == ()


@pytest.mark.parametrize(
    "question",
    [
        "What does Tolipov think about the Turkic states?",
        "What does Sirojov say about Karimov and Nazarbayev's reply?",
        "Что Сирожов думает об ответе Каримова и Назарбаева?",
        "Sirojov Karimov bilan Nazarboyevning javobiga nima deydi?",
    ],
)
def test_it_does_not_answer_for_a_speaker_who_is_silent_on_the_point(question: str) -> None:
    assert answer(index(), question).passages == ()


def test_a_unifed_amry_is_a_unified_army() -> None:
    assert "a unified army" in answer(index(), "unifed amry").passages[0].entry.text


def test_where_one_speaker_is_silent_the_other_is_suggested() -> None:
    found = answer(index(), "What did Sirojov say about the battalion?")
    assert (found.status, found.reason) == ("suggest", "another_speaker")
    assert {one.passage.speaker.id for one in found.suggestions if one.passage and one.passage.speaker} == {"tolipov"}


# What it does not tell


@pytest.mark.parametrize(
    "question",
    [
        "capital of Kazakhstan",
        "столица Казахстана",
        "Qozogʻiston poytaxti qayer",
        "is Tolipov a politician",
        "water bill",
    ],
)
def test_what_everybody_can_look_up_is_unknown(question: str) -> None:
    assert answer(index(), question).status == "unknown"


@pytest.mark.parametrize("question", ["What did Farhod Sirojov say about water?", "Фарход Сирожов о воде"])
def test_the_first_name_of_one_and_the_surname_of_the_other_are_asked_back(question: str) -> None:
    found = answer(index(), question)
    assert (found.status, found.reason, len(found.suggestions)) == ("suggest", "which_person", 2)
    assert {person.id for person in found.people} == {"tolipov", "sirojov"}


def test_a_word_about_a_place_that_the_passage_has_itself_is_answered() -> None:
    found = answer(index(), "keep distance from whom exactly?")
    assert [one.entry.id for one in found.passages][:1] == ["distance-russia-china"]


def test_nobody_is_said_to_be_silent_and_to_speak_at_once() -> None:
    """Where what comes near to a detail is by the one asked himself, it is not told as somebody else's."""
    last = answer(index(), "What did Sirojov say about tourism?")
    for question in ("and education?", "in which country?"):
        last = answer(index(), question, last.context)
    assert (last.status, last.reason) == ("suggest", "near")
    assert {one.passage.speaker.id for one in last.suggestions if one.passage and one.passage.speaker} == {"sirojov"}


@pytest.mark.parametrize(
    ("first", "question"),
    [("Sirojov on water", "and when was the battalion created?"), ("Сирожов про воду", "когда создали батальон?")],
)
def test_a_question_with_a_matter_of_its_own_is_not_denied_of_who_was_asked_before(first: str, question: str) -> None:
    found = answer(index(), question, answer(index(), first).context)
    assert (found.status, found.people) == ("suggest", ())
    assert found.suggestions[0].passage
    assert "battalion" in found.suggestions[0].passage.entry.text


@pytest.mark.parametrize("question", ["how old is the alliance?", "how old is the union?", "сколько лет батальону?"])
def test_nothing_comes_near_to_how_old_something_is(question: str) -> None:
    assert answer(index(), question).status == "unknown"


@pytest.mark.parametrize("question", ["Did Karimov say competition was a myth?", "Karimov raqobatni afsona dedimi?"])
def test_what_one_says_is_not_put_into_the_mouth_of_whom_he_retells(question: str) -> None:
    found = answer(index(), question)
    assert (found.status, found.reason, found.passages) == ("suggest", "another_speaker", ())


@pytest.mark.parametrize(
    "question", ["is the battalion there now?", "батальон существует сейчас?", "Batalyon hozir bormi?"]
)
def test_that_there_is_experience_does_not_tell_that_the_battalion_is_there(question: str) -> None:
    assert bases.shown(index(), question) == []


def test_further_reasons_are_given_before_what_only_hinders() -> None:
    asked = "почему страны не могут объединиться?"
    assert bases.shown(index(), asked) == ["who-will-be-leader"]
    assert bases.shown(index(), asked, "а ещё причины?") == ["platforms-of-the-1990s"]


@pytest.mark.parametrize("message", ["rahmat, shu yetadi", "ржу не могу", "qiziq ekan haha", "haha no way"])
def test_thanks_and_laughter_with_a_word_or_two_beside_them_ask_nothing_of_what_was_shown(message: str) -> None:
    before = answer(index(), "What does Tolipov say about the battalion?").context
    assert answer(index(), message, before).status == "smalltalk"


# Two matters in one question


@pytest.mark.parametrize(
    ("messages", "entry", "left"),
    [
        ("what about water and football?", "outside-countries-stir-up", "football"),
        ("what does Sirojov say about water and football?", "outside-countries-stir-up", "football"),
        ("What do the experts think about NATO and the Taliban?", "nato-project", "Taliban"),
        ("tell me what Tolipov thinks about Europe and football", "europe-small-movements", "football"),
        ("what about the Central Asian battalion and football?", "battalion-once-created", "football"),
        ("what about water, football and borders?", "outside-countries-stir-up", "football"),
        ("what is said about Russia and Brazil?", "distance-russia-china", "Brazil"),
        ("what about nato as well as vaccines", "nato-project", "vaccines"),
        ("что насчёт туризма и виз?", "single-document", "виз"),
        ("что говорит Сирожов о воде и футболе?", "outside-countries-stir-up", "футболе"),
        ("что Мирзиёев говорит об удостоверениях и футболе?", "mirziyoyev-identity-cards", "футболе"),
        ("suv va futbol haqida nima deyilgan?", "outside-countries-stir-up", "futbol"),
        ("Sirojov suv va futbol haqida nima deydi?", "outside-countries-stir-up", "futbol"),
        ("shaxs guvohnomasi va futbol haqida nima deyilgan?", "single-document", "futbol"),
        ("футбол ва сув ҳақида-чи?", "outside-countries-stir-up", "футбол"),
        ("Tolipov NATO haqida nima deydi va suv haqida-chi?", "nato-project", "suv haqida-chi"),
        (
            "What does Sirojov say about water and Putin about tourism?",
            "outside-countries-stir-up",
            "Putin about tourism",
        ),
        ("Путин сув ҳақида, Сирожов туризм ҳақида нима дейди?", "single-document", "Путин сув ҳақида"),
        ("what does Sirojov say about water?|and tourism and football?", "single-document", "football"),
        ("что говорит Толипов о НАТО?|а что он говорит о батальоне и футболе?", "battalion-once-created", "футболе"),
        ("Сирожов сув ҳақида нима дейди?|туризм ва футбол ҳақида-чи?", "single-document", "футбол"),
        ("maqolada suv va futbol haqida nima deyilgan?", "outside-countries-stir-up", "futbol"),
    ],
)
def test_of_two_matters_one_is_answered_and_the_other_told_to_be_missing(messages: str, entry: str, left: str) -> None:
    found = bases.talk(index(), *messages.split("|"))
    assert entry in {passage.entry.id for passage in found.passages}
    assert found.missing == left


@pytest.mark.parametrize(
    ("messages", "entries"),
    [
        ("what about borders and tourism?", {"outside-countries-stir-up", "single-document"}),
        ("suv va turizm haqida nima deyilgan?", {"outside-countries-stir-up", "single-document"}),
        ("что говорят о воде и туризме?", {"outside-countries-stir-up", "single-document"}),
        ("what about water and borders?", {"outside-countries-stir-up"}),
        ("что говорят о воде и границах?", {"outside-countries-stir-up"}),
        ("чегара ва сув ҳақида нима дейилган?", {"outside-countries-stir-up"}),
        ("Sirojov nega suv va chegaralar haqida gapiradi", {"outside-countries-stir-up"}),
        ("what about Azerbaijan and Turkey?", {"azerbaijan-turkey-example"}),
        ("что говорят о Кыргызстане и Узбекистане?", {"kyrgyz-uzbek-border"}),
        ("Rossiya va Xitoy haqida nima deyishadi?", {"distance-russia-china"}),
        ("what about tourism and education?", {"single-document"}),
        ("qurol va qoʻmondonlik haqida nima deyilgan?", {"nato-project"}),
        ("what is said about internal and external reasons?", {"platforms-of-the-1990s"}),
        ("ichki va tashqi sabablar haqida nima deyilgan?", {"platforms-of-the-1990s"}),
        ("What about the events of 1992 and 1997?", {"security-moves-integration"}),
        ("what is said about the defense and security policy?", {"tokayev-article"}),
        ("what about tourism?|and water and borders?", {"outside-countries-stir-up"}),
    ],
)
def test_of_what_is_told_of_both_matters_none_is_missing(messages: str, entries: set[str]) -> None:
    found = bases.talk(index(), *messages.split("|"))
    assert entries <= {passage.entry.id for passage in found.passages}
    assert found.missing == ""


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("what did Tolipov and Sirojov say about leaders", ""),
        ("what do Sirojov and Farhod Tolipov say about the battalion?", "Sirojov"),
        ("Tolipov va Sirojov suv haqida nima deydi", "Tolipov"),
        ("что Толипов и Сирожов говорят о НАТО", "Сирожов"),
        ("Karimov and Nazarbayev on competition", ""),
        ("who speaks of water, Tolipov or Sirojov?", ""),
    ],
)
def test_who_of_two_asked_says_nothing_is_told(question: str, left: str) -> None:
    found = answer(index(), question)
    assert found.passages
    assert found.missing == left


@pytest.mark.parametrize(
    "question",
    [
        "what does Tolipov say about water and football?",
        "what do they say about football and chess?",
        "tell me about the weather in Astana and Tashkent",
        "what do they say about trade problems and tourism?",
        "что говорят о ценах на газ и воду?",
        "what's their take on tariffs and our region",
        "what did the journalist say about water and tourism?",
        "jurnalist suv haqida nima deydi va turizm haqida-chi?",
        "что сказал журналист о воде и что о туризме?",
        "Putin suv haqida nima deydi va turizm haqida-chi?",
        "Путин сув ва туризм ҳақида нима дейди?",
        "Tolipov suv haqida, Sirojov futbol haqida nima deydi?",
    ],
)
def test_what_is_told_of_neither_matter_by_those_who_are_asked_is_not_answered(question: str) -> None:
    assert bases.shown(index(), question) == []


@pytest.mark.parametrize(
    ("question", "entries", "left"),
    [
        (
            "What is Tolipov's view of Europe, and of the Karimov Nazarbayev answer",
            "europe-small-movements journalist-at-the-summit",
            "",
        ),
        ("Как Сирожов относится к туризму, а к единой армии?", "single-document azerbaijan-turkey-example", ""),
        (
            "tell me sirojovs opinion on economy and tolipovs on the military drills",
            "economy-first joint-exercises",
            "",
        ),
        ("what's Sirojov's take on tourism and on football", "single-document", "football"),
        ("мнение Сирожова по поводу воды и по поводу футбола", "outside-countries-stir-up", "футбола"),
        ("отношение Толипова к НАТО и к вакцинам", "nato-project", "к вакцинам"),
        ("мнение Сирожова о туризме и Толипова о НАТО", "single-document nato-project", ""),
        ("Sirojovning suv haqida, Tolipovning NATO haqida fikri qanday?", "outside-countries-stir-up nato-project", ""),
        ("Толиповнинг НАТО борасида ва вакцина борасида фикри", "nato-project", "вакцина"),
        (
            "what did Tolipov say on NATO, and what is Sirojov's opinion on water?",
            "nato-project outside-countries-stir-up",
            "",
        ),
        ("did Sirojov talk about tourism or chess?", "single-document", "chess"),
        ("any mention of tourism or vaccines?", "single-document", "vaccines"),
        ("Толипов говорит о НАТО или о вакцинах?", "nato-project", "о вакцинах"),
        ("есть что-то про воду или футбол?", "outside-countries-stir-up", "футбол"),
        ("suv yoki futbol haqida biror gap bormi?", "outside-countries-stir-up", "futbol"),
        ("Толипов НАТО ҳақида ёки футбол ҳақида гапирадими?", "nato-project", "футбол"),
        ("suv va futbol haqida ma'lumot bormi", "outside-countries-stir-up", "futbol"),
        ("про воду, туризм и футбол что говорят", "outside-countries-stir-up single-document", "футбол"),
    ],
)
def test_each_matter_of_an_opinion_and_each_side_of_an_or_is_judged_apart(
    question: str, entries: str, left: str
) -> None:
    found = bases.talk(index(), question)
    assert {*entries.split()} <= {passage.entry.id for passage in found.passages}
    assert (left in found.missing) if left else not found.missing


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("What is Sirojov's view of water and borders?", "outside-countries-stir-up"),
        ("What is Sirojov's opinion of Russia and of China?", "distance-russia-china"),
        ("Как Сирожов относится к объединению Азербайджана и Турции?", "role-in-the-conflict"),
        ("Сирожовнинг сув ва чегара масаласига муносабати", "outside-countries-stir-up"),
        ("what do they say about Russia or China?", "distance-russia-china"),
        ("что говорят о воде или границах?", "outside-countries-stir-up"),
        ("Rossiya yoki Xitoy haqida nima deyilgan?", "distance-russia-china"),
        ("was the competition real or a myth?", "competition-a-myth"),
        ("does Sirojov want economic or military integration first?", "economy-first"),
        ("кто говорит о воде, Толипов или Сирожов?", "outside-countries-stir-up"),
        ("Sirojov suv-u chegara haqida nima deydi?", "outside-countries-stir-up"),
        ("What does Tolipov say about NATO, please?", "nato-project"),
        ("Karimov nima dedi-yu?", "reply-of-karimov-nazarbayev"),
        ("what did Karimov reply when Nazarbayev was asked?", "reply-of-karimov-nazarbayev"),
    ],
)
def test_what_only_looks_like_two_questions_is_one(question: str, entry: str) -> None:
    found = bases.talk(index(), question)
    assert entry in {passage.entry.id for passage in found.passages}
    assert found.missing == ""


@pytest.mark.parametrize(
    ("question", "entries", "left"),
    [
        ("что говорит Лукашенко? и что за батальон был?", "battalion-once-created", "Лукашенко"),
        ("Erdogan bitta armiya haqida nima degan va batalyon ozi bolganmi", "battalion-once-created", "Erdogan"),
        ("Putin suv haqida nima degan va Tokayev nima yozgan?", "tokayev-article", "Putin"),
        ("Путин нато ҳақида нима дейди ва Толипов-чи", "nato-project", "Путин"),
        ("what do trump and tolipov say about nato", "nato-project", "trump"),
        ("что Толипов и Байден думают о батальоне", "battalion-once-created", "Байден"),
        ("Sirojov va Makron suv haqida nima deyishadi", "outside-countries-stir-up", "Makron"),
        ("Tolipov NATO haqida nima deydi, Putin-chi?", "nato-project", "Putin"),
        ("What does Emmanuel Macron say about NATO, and what about Tolipov?", "nato-project", "Emmanuel Macron"),
        ("Что говорит Сирожов о туризме, а Толипов?", "single-document", "Толипов"),
        ("Сирожов НАТО ҳақида нима дейди, Толипов-чи?", "nato-project", "Сирожов"),
        ("что предложил мирзиёев и о чем писал токаев", "mirziyoyev-identity-cards tokayev-article", ""),
        (
            "karimov bilan nazarboyevdan kim soradi, mirziyoyev nimaga chaqirdi",
            "mirziyoyev-identity-cards journalist-at-the-summit",
            "",
        ),
        (
            "Sirojov chegara haqida nima deydi-yu Tolipov yevropa ittifoqi haqida nima deydi?",
            "outside-countries-stir-up europe-small-movements",
            "",
        ),
        ("Мирзиёев нимани таклиф қилди-ю Тўқаев нима ҳақида ёзди?", "mirziyoyev-identity-cards tokayev-article", ""),
    ],
)
def test_each_who_is_asked_answers_for_himself_and_who_says_nothing_is_told(
    question: str, entries: str, left: str
) -> None:
    found = bases.talk(index(), question)
    assert {*entries.split()} <= {passage.entry.id for passage in found.passages}
    assert (left in found.missing) if left else not found.missing


@pytest.mark.parametrize(
    "question",
    [
        "What did Putin say about the border and what about wolves?",
        "what did Putin say about NATO and what did he say about tourism?",
        "Что Путин говорит о НАТО и что говорит о туризме?",
        "Makron Yevropa haqida nima dedi va NATO haqida nima dedi?",
        "Путин НАТО ҳақида нима дейди ва у туризм ҳақида нима деб ўйлайди?",
        "Макрон НАТО ҳақида нима дейди, батальон ҳақида-чи?",
        "what do Putin and Trump say about nato",
        "Путин НАТО ҳақида нима дейди ва Трамп-чи",
        "что говорят Путин и Сирожов о НАТО",
        "What did Macron say about tourism and Sirojov?",
        "Что Макрон говорит о Толипове и НАТО?",
        "футбол ёки шахмат ҳақида нима дейилган",
        "what's tolipov's opinion on football and sirojov's on chess?",
    ],
)
def test_nobody_answers_for_a_stranger_who_is_asked_twice(question: str) -> None:
    assert bases.shown(index(), question) == []


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("What does the article say about Tokayev", "tokayev-article"),
        ("does the article mention Mirziyoyev?", "mirziyoyev-identity-cards"),
        ("where does the article mention water", "outside-countries-stir-up"),
        ("according to the article, what is Kazakhstan calling for?", "kazakhstan-defense-call"),
        ("when was Tokayev's article published?", "tokayev-article"),
        ("что пишет статья о воде", "outside-countries-stir-up"),
        ("что в статье сказано о Мирзиёеве?", "mirziyoyev-identity-cards"),
        ("о чём говорится в статье Токаева?", "tokayev-article"),
        ("maqola NATO haqida nima deydi?", "nato-project"),
        ("Мақолада Мирзиёев ҳақида нима дейилган?", "mirziyoyev-identity-cards"),
        ("Toqayev maqolasi qachon chiqqan?", "tokayev-article"),
    ],
)
def test_what_the_article_says_anybody_in_it_may_say(question: str, entry: str) -> None:
    assert bases.shown(index(), question)[:1] == [entry]


# The lexicon

DENIALS = re.compile(r"^(?:not|no|never|without|не|ни|нет|без)\s|\s(?:emas|yoʻq)$")


def test_no_row_of_the_lexicon_joins_a_phrase_and_its_denial() -> None:
    rows = [{phrase.casefold() for phrase in row} for row in interview().lexicon]
    denied = [(phrase, DENIALS.sub("", phrase)) for row in rows for phrase in row if DENIALS.search(phrase)]
    assert [both for both in denied if any({*both} <= row for row in rows)] == []


def test_no_two_rows_of_the_lexicon_begin_alike() -> None:
    first = [row[0] for row in interview().lexicon]
    assert sorted({phrase for phrase in first if first.count(phrase) > 1}) == []


@pytest.mark.parametrize(
    "question",
    [
        "was the article delayed",
        "is there a feud between the presidents",
        "kurash haqida nima deyilgan",
        "did the leaders lie",
        "кто сочинил сказку",
        "xalq nimani xohlaydi",
        "what are the driving forces of the economy",
        "what are people afraid of",
        "what is the difference between the two experts",
        "qaysi davlat yaxshiroq",
        "who stays out of our affairs",
        "is there tension between the experts",
    ],
)
def test_what_is_only_related_to_a_word_of_a_passage_is_not_answered_by_it(question: str) -> None:
    assert bases.shown(index(), question) == []


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("what slows integration down", "who-will-be-leader"),
        ("birlashishga nima toʻsqinlik qilyapti", "who-will-be-leader"),
        ("is it true that the two countries competed", "competition-a-myth"),
        ("raqobat yolgʻonmi", "competition-a-myth"),
        ("what did Sirojov say about the assembly", "closeness-between-nations"),
        ("солдаты каких стран проводили учения", "joint-exercises"),
        ("are water disputes brought up", "outside-countries-stir-up"),
        ("что целесообразно для стран региона", "economy-first"),
    ],
)
def test_the_words_of_a_parted_row_find_what_they_mean(question: str, entry: str) -> None:
    assert bases.shown(index(), question)[:1] == [entry]
