"""What the log of questions tells: figures, and the questions asked in vain."""

from datetime import UTC, date, datetime

import pytest

from bot.store.questions import LoggedQuestion
from bot.telegram.editors.insight import Asked, AskedInVain, LogDay, Vain, figures, in_vain
from knowledge.folder.yaml12 import read_list
from knowledge.index.index import Index

ENTRY = ("central-asia", "security-moves-integration")


def asked(text: str, status: str, day: int, entry: tuple[str, str] | None = None) -> LoggedQuestion:
    """A question on a day of March."""
    interview, identifier = entry or (None, None)
    at = datetime(2025, 3, day, 12, tzinfo=UTC).timestamp()
    return LoggedQuestion(text, status, "en", "private", interview, identifier, at)


def test_figures_by_day_and_topic(index: Index) -> None:
    """Days without a question are there; small talk is none; an entry gone from the base has no topic."""
    log = [
        asked("a", "answer", 1, ENTRY),
        asked("b", "answer", 3, ("central-asia", "gone")),
        asked("c", "unknown", 3),
        asked("hello", "smalltalk", 3),
        asked("d", "suggest", 3),
    ]
    found = figures(Asked(log), index, "ru", 30, date(2025, 3, 4))
    assert found.days == [
        LogDay(date(2025, 3, 1), 1, 0, 0),
        LogDay(date(2025, 3, 2), 0, 0, 0),
        LogDay(date(2025, 3, 3), 1, 1, 1),
        LogDay(date(2025, 3, 4), 0, 0, 0),
    ]
    assert (found.total, found.answered) == (4, 2)
    assert ("Безопасность", 1) in found.topics


def test_questions_alike_are_one_group(index: Index) -> None:
    """Whatever case, apostrophes and signs; the most frequent first, worded as they were last."""
    log = [
        asked("Wie geht es?", "unknown", 1),
        asked("Oʻzbek paxtasi qancha?", "unknown", 1),
        asked("o'zbek PAXTASI qancha", "unknown", 2),
        asked("???", "unknown", 2),
    ]
    groups = in_vain(AskedInVain(log), index, "en")
    assert [(group.question, group.count) for group in groups] == [("o'zbek PAXTASI qancha", 2), ("Wie geht es?", 1)]
    assert groups[0].line == '    - "o\'zbek PAXTASI qancha"'


@pytest.mark.parametrize(
    "question",
    [
        "why?",
        "and Tolipov?",
        "when was that?",
        "his opinion?",
        "а Толипов?",
        "когда это было?",
        "Tolipov-chi?",
        "нега?",
    ],
)
def test_what_only_asks_on_is_not_among_them(index: Index, question: str) -> None:
    """It says nothing by itself, and would answer every such question as a sample one."""
    log = [asked(question, "unknown", 1), asked("What is said about football?", "unknown", 2)]
    assert [group.question for group in in_vain(AskedInVain(log), index, "en")] == ["What is said about football?"]


@pytest.mark.parametrize(
    "said",
    [
        *("asdfgh", "qwerty qwerty", "ывапролд", "12345", "dfkjhgd 12", "ffff ыыыы"),  # no word
        *("test 123", "hmm ok then", "тест 123", "sinov 123", "wait a second", "подожди секунду", "bir daqiqa kut"),
        *("write me a poem", "translate this into French", "напиши стихотворение", "включи музыку", "позвони маме"),
        *("menga she'r yozib ber", "musiqa qo'y", "расм юбор", "set a timer for five minutes"),
        *("i am bored", "я хочу спать", "мне грустно сегодня", "uxlagim kelyapti", "ertaga imtihonim bor"),
        *("and?", "any more?", "does Sirojov share that view?", "Сироджов разделяет это мнение?"),
        *("Sirojov bu fikrga qo'shiladimi?", "do others agree?", "could you elaborate?", "in what sense?"),
    ],
)
def test_chatter_noise_and_what_leans_on_what_was_shown_are_not_among_them(index: Index, said: str) -> None:
    """However they are in the log."""
    assert in_vain(AskedInVain([asked(said, "unknown", 1)]), index, "en") == []


@pytest.mark.parametrize(
    "question",
    [
        *("Roghun dam height", "Zangezur corridor tolls", "Jeenbekov", "lithium", "what about the Aral Sea?", "CASA"),
        *("give me statistics of trade with China", "any plans for a common currency?", "why is Ashgabat so closed"),
        *("Кош-Тепа", "сколько стоит виза", "Рогунская ГЭС высота", "перечисли все ГЭС Таджикистана", "литий"),
        *("Zangezur yo'lagi", "Rog'un GESi balandligi", "uran konlari haqida aytib bering", "пахта нархи", "litiy"),
        *("does Tolipov agree with higher taxes on cotton?", "what did Mirziyoyev promise pensioners?"),
    ],
)
def test_what_asks_or_only_names_a_matter_is_among_them(index: Index, question: str) -> None:
    """Names that nobody knows, too."""
    groups = in_vain(AskedInVain([asked(question, "unknown", 1)]), index, "en")
    assert [group.question for group in groups] == [question]


@pytest.mark.parametrize(
    "question",
    ['Say "cheese": \\ why? # [x]', "- yes: no", "'", "a\u200db 🙂 \ue000 \ufeff", "один\nдва\tтри", "канал " * 300],
)
def test_the_line_to_paste_is_yaml_as_it_stands_under_questions(index: Index, question: str) -> None:
    """It says the question whole, on one line, whatever signs it has."""
    (group,) = in_vain(AskedInVain([asked(question, "unknown", 1)]), index, "en") or [Vain(question, 1, [])]
    assert "\n" not in group.line
    read, flaws = read_list(f"- id: a\n  questions:\n    - before\n{group.line}\n    - after\n".encode())
    assert not flaws
    assert read[0].data["questions"] == ["before", " ".join(question.split()), "after"]


def test_the_nearest_entries_are_named(index: Index) -> None:
    """By interview and id, with what they say."""
    (group,) = in_vain(AskedInVain([asked("Is water a security issue in Paris?", "suggest", 1)]), index, "en")
    assert group.nearest
    assert all(entry.startswith("central-asia--") for entry, _ in group.nearest)
