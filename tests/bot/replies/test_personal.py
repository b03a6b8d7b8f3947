"""What a person settles."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import knowledge.language
from bot import wording
from bot.replies.actions import EraseMine, PickInterview, PickLanguage
from bot.replies.personal import language, pick_interview, pick_language, privacy
from bot.wording import CATALOGUES, DEFAULT, languages, own_name
from knowledge.language.pack import packs
from knowledge.question.conversation import Talked
from tests.bot.valley import labels, request
from tests.knowledge.valley import several


def test_the_languages_are_offered_in_their_own_names() -> None:
    """With the one that replies are in."""
    reply = language(request(language="ru"))
    assert "Русский" in reply.text
    assert labels(reply) == [own_name(code) for code in languages()]
    assert {"English", "Русский", "Oʻzbekcha", "Ўзбекча"} <= set(labels(reply))


@pytest.mark.parametrize(
    ("argument", "code"),
    [
        ("ru", "ru"),
        ("Русский", "ru"),
        ("russkij", "ru"),
        ("english", "en"),
        ("englsh", "en"),
        ("o‘zbekcha", "uz"),
        ("ozbek", "uz"),
        ("ўзбекча", "uz-Cyrl"),
        ("кириллица", "uz-Cyrl"),
    ],
)
def test_a_language_is_chosen_by_its_name_in_any_language(argument: str, code: str) -> None:
    """Misspelt too; the reply is in it already."""
    reply = language(request(argument=argument))
    assert reply.context is not None
    assert reply.context.language == code


@pytest.mark.parametrize("argument", ["klingon", "🙂", " "])
def test_a_language_that_is_unknown_leads_to_the_choice(argument: str) -> None:
    """Nothing is changed."""
    reply = language(request(argument=argument))
    assert reply.context is None
    assert len(reply.choices) == len(languages())


@pytest.fixture
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the catalogues while there is a language more, Tatar, which has none."""
    pack, folder = tmp_path / "packs" / "tt", tmp_path / "wording"
    pack.mkdir(parents=True)
    (pack / "__init__.py").write_text("def stem(word: str) -> str:\n    return word\n", encoding="utf-8")
    shutil.copytree(CATALOGUES, folder)
    monkeypatch.setattr(knowledge.language, "__path__", [*knowledge.language.__path__, str(pack.parent)])
    monkeypatch.setattr(wording, "CATALOGUES", folder)
    packs.cache_clear()
    languages.cache_clear()
    yield folder
    monkeypatch.undo()
    packs.cache_clear()
    languages.cache_clear()
    wording.wording.cache_clear()
    sys.modules.pop("knowledge.language.tt")


def test_a_language_without_a_catalogue_is_not_offered(catalogues: Path) -> None:
    """Though questions may be asked in it; asked for by its code, it is unknown."""
    assert "tt" in packs()
    assert PickLanguage("tt") not in [choice.action for choice in language(request()).choices]
    assert language(request(argument="tt")).context is None
    assert pick_language(request(language="ru"), PickLanguage("tt")).context == request(language="ru").context
    assert not (catalogues / "tt.po").exists()


def test_a_language_needs_no_more_than_its_folder_and_a_catalogue(catalogues: Path) -> None:
    """It is then offered, chosen by its name and spoken."""
    text = (catalogues / f"{DEFAULT}.po").read_text(encoding="utf-8")
    own = text.replace("Language: en", "Language: tt").replace('"English"', '"Татарча"').replace('"en eng ', '"tatar ')
    (catalogues / "tt.po").write_text(own, encoding="utf-8")
    assert [choice.action for choice in language(request()).choices if choice.label == "Татарча"] == [
        PickLanguage("tt")
    ]
    reply = language(request(argument="tatarr"))
    assert reply.context is not None
    assert reply.context.language == "tt"
    assert "Татарча" in reply.text


def test_a_code_that_no_button_has_changes_nothing() -> None:
    """What a press brings is not trusted."""
    reply = pick_language(request(language="ru"), PickLanguage("xx"))
    assert reply.context is not None
    assert reply.context.language == "ru"


def test_choosing_an_interview_forgets_what_was_talked_of() -> None:
    """The next question begins anew, in the interview chosen."""
    asked = request(several(), last=Talked("road", people=(("valley", "berg"),)).showing((("valley", "open-road"),)))
    reply = pick_interview(asked, PickInterview("harbour"))
    assert reply.context == replace(asked.context, interview="harbour", last=None)
    again = pick_interview(asked, PickInterview(None))
    assert again.text == "Your questions now go to all interviews."
    assert pick_interview(asked, PickInterview("gone")).context is None


def test_privacy_says_how_long_questions_are_kept_and_offers_to_erase_them() -> None:
    """In days, as the language counts them."""
    reply = privacy(request(language="ru"))
    assert "хранятся 30 дней" in reply.text
    assert [c.action for c in reply.choices] == [EraseMine()]


def test_where_nothing_is_kept_privacy_says_so() -> None:
    """In the terminal only the lines' own history is."""
    assert (
        privacy(replace(request(), log_days=0)).text
        == "I keep none of your questions and ratings, only the language and interview chosen. "
        "What you write waits on my disk until it is answered, and is gone from it then."
    )
    assert "this computer" in privacy(request(surface="terminal")).text
