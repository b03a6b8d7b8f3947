"""`interview-bot chat --json`, and what holds of the JSON of every message, whatever is said."""

from __future__ import annotations

import json
import os
import pty
import select
import sys
from copy import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from prompt_toolkit.history import FileHistory, InMemoryHistory

from bot.cli.chat import _history
from bot.cli.jsonform import answer_json, reply_json
from bot.cli.session import Conversation
from knowledge.base import Base
from knowledge.deciding.decide import answer
from knowledge.deciding.suggest import offered_again
from knowledge.finding.found import Found
from knowledge.question.conversation import Context, Offer, Talked
from knowledge.question.doing import Act
from tests.bot.cli.forked import fork_in_a_terminal
from tests.bot.cli.program import QUESTION, environment, objects, run
from tests.botapi.waiting import PATIENCE
from tests.knowledge.folders import write
from tests.knowledge.valley import bare, several, valley

KEYS = [
    *("question", "status", "language", "message", "summary", "passages", "suggestions", "people", "reason"),
    *("elapsed_ms", "reply", "choices"),
]
CHAT = ("chat", "--knowledge", "all")
ROAD = "Is the road open?"
SAID = [
    *(ROAD, "What does Dahl say about the border?", "and Berg?", "why?", "who said that?", "more", "the second", "yes"),
    *(
        "hello",
        "Who waits at the border?",
        "Who called for a bridge?",
        "zeppelin",
        "Dahl",
        "in Russian please",
        "1",
        "2",
    ),
    *("What is the water of the canal, and who won the war?", "Открыта ли дорога?", "suv haqida nima deyilgan?"),
    *(
        "/topic",
        "/speaker",
        "/quote",
        "/compare road",
        "/compare water",
        "/speaker Dahl road",
        "/speaker Stone",
        "/help",
    ),
    *("/ask Is the road open?", "/summary", "/source", "/nonsense", "*border", "what is this interview about?", "???"),
]


def rules(found: dict[str, Any], base: Base) -> None:
    """What holds of the object of every answer."""
    status, passages, suggestions = found["status"], found["passages"], found["suggestions"]
    assert status in ("answer", "suggest", "unknown", "smalltalk", "shown", "none")
    assert found["language"] in ("en", "ru", "uz")
    assert bool(passages) == (status in ("answer", "shown"))
    assert (1 <= len(suggestions) <= 3) if status == "suggest" else not suggestions
    if status in ("suggest", "unknown", "smalltalk"):
        assert found["message"]
    elif status != "answer":
        assert found["message"] is None
    scores = [passage["score"] for passage in passages]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    for passage in passages:
        source = base.index.source(passage["interview"])
        assert passage["text"] == source[passage["start"] : passage["end"]]
        assert (passage["speaker"] is None) == (passage["kind"] == "fact")
    for suggestion in suggestions:
        places = [suggestion[key] for key in ("entry", "interview", "start", "end")]
        assert suggestion["label"]
        assert (suggestion["question"] is None) == all(place is not None for place in places)
        assert (suggestion["question"] is None) != all(place is None for place in places)
    assert found["summary"] is None or passages
    assert found["elapsed_ms"] >= 0
    json.dumps(found)


def held(conversation: Conversation, *said: str) -> list[dict[str, Any]]:
    """The objects of some messages."""
    found = []
    for line in said:
        reply, answered = conversation.answer(line)
        told = reply_json(conversation.base.index, line, reply, answered, conversation.choices)
        assert list(told) == KEYS
        assert told["question"] == line
        rules(told, conversation.base)
        found.append(told)
    return found


def statuses(*said: str) -> list[str]:
    return [told["status"] for told in held(Conversation(valley(), "en"), *said)]


@pytest.mark.parametrize("base", [valley, several, bare])
def test_the_rules_hold_of_every_message_after_every_other(base: Any) -> None:
    """Whatever was said before it."""
    for first in SAID:
        begun = Conversation(base(), "en")
        held(begun, first)
        for second in SAID:
            held(copy(begun), second)


@given(st.lists(st.one_of(st.sampled_from(SAID), st.text(max_size=30)), min_size=1, max_size=6))
@settings(deadline=None, max_examples=60)
def test_the_rules_hold_of_any_conversation(said: list[str]) -> None:
    """Of any text."""
    held(Conversation(several(), "en"), *said)


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=60)
def test_the_rules_hold_of_any_question_asked_alone(question: str) -> None:
    """None is shown, since nothing was before."""
    found = answer_json(several().index, answer(several().index, question))
    rules(found, several())
    assert found["status"] in ("answer", "suggest", "unknown", "smalltalk")


def test_a_command_or_a_choice_that_shows_a_passage_is_shown() -> None:
    """Of several side by side, all of them; what leads only to a choice is none."""
    assert statuses("/quote", "/topic", "2", "1") == ["shown", "none", "none", "shown"]
    (compared,) = held(Conversation(valley(), "en"), "/compare road")
    assert (compared["status"], compared["reason"]) == ("shown", "command")
    assert [passage["speaker"] for passage in compared["passages"]] == ["Anna Berg", "Boris Dahl"]
    assert statuses("/help", "/nonsense", "/speaker") == ["none"] * 3


def test_of_many_offers_three_are_offered_again() -> None:
    """A list that a command shows may be longer than what an answer suggests."""
    index = valley().index
    offers = tuple(Offer(question=f"What of {name}?", label=name) for name in "abcde")
    found = offered_again(Found(index, "yes", Context(last=Talked(offers=offers)), "en", act=Act("which_offer")))
    rules(answer_json(index, found), valley())
    assert [suggestion.label for suggestion in found.suggestions] == ["a", "b", "c"]


def test_what_was_compared_is_on_view() -> None:
    """As after an answer."""
    conversation = Conversation(valley(), "en")
    (found,) = held(conversation, "/compare road")
    assert conversation.context.last
    assert [entry for _, entry in conversation.context.last.entries] == [p["entry"] for p in found["passages"]]


def test_a_question_that_is_tapped_or_asked_by_a_command_is_answered() -> None:
    """As one that is typed."""
    assert statuses("/ask Is the road open?", "/speaker Berg Is the road open?") == ["answer", "answer"]
    found = held(Conversation(valley(), "en"), "Dahl", "1")
    assert found[0]["suggestions"][0]["question"] is not None
    assert found[1]["status"] in ("answer", "suggest", "unknown")


def test_an_act_that_shows_a_passage_is_shown() -> None:
    """The one on view, and no suggestion."""
    answered, shown = held(Conversation(valley(), "en"), ROAD, "who said that?")
    assert answered["status"] == "answer"
    assert (shown["status"], shown["reason"]) == ("shown", "who_said_it")
    assert shown["passages"][0]["entry"] == answered["passages"][0]["entry"]
    assert shown["summary"] == "Berg says that the road is open."


def test_the_choices_are_those_that_a_number_picks() -> None:
    """In their order."""
    found = held(Conversation(valley(), "en"), ROAD, "1")
    assert found[0]["choices"] == ["Whole paragraph", "Boris Dahl on this", "More: The road", "Copy"]
    assert found[1]["choices"] == ["‹ Back to the passage"]
    assert found[1]["reply"].startswith("From the article")


# The command


def chatted(tmp_path: Path, text: str | bytes, *options: str) -> list[dict[str, Any]]:
    """What `chat --json` writes."""
    write(tmp_path / "valley")
    done = run(tmp_path, "chat", "--json", "--knowledge", "valley", *options, stdin=text)
    assert (done.returncode, done.stderr) == (0, b"")
    return objects(done)


def test_a_message_a_line_in_is_an_object_a_line_out(tmp_path: Path) -> None:
    """With LF or CRLF, with a mark of byte order, and without a last line end; the context is kept."""
    found = chatted(tmp_path, b"\xef\xbb\xbfIs the road open again?\r\nwho said that?\n/help")
    assert [told["question"] for told in found] == ["Is the road open again?", "who said that?", "/help"]
    assert [told["status"] for told in found] == ["answer", "shown", "none"]
    assert all(list(told) == KEYS for told in found)


def test_an_empty_line_begins_a_new_conversation_and_prints_nothing(tmp_path: Path) -> None:
    """Nothing of the one before is left: neither its passage nor its choices nor its language."""
    said = "/language ru\nIs the road open again?\n\n\nwho said that?\n1\n/help\n"
    found = chatted(tmp_path, said, "--language", "en")
    assert [told["status"] for told in found] == ["none", "answer", "smalltalk", "smalltalk", "none"]
    assert found[-1]["language"] == "en"


def test_the_reader_s_language_is_the_one_given(tmp_path: Path) -> None:
    """For what tells none."""
    assert [told["language"] for told in chatted(tmp_path, "/help\n???\n", "--language", "uz")] == ["uz", "uz"]


def test_a_language_that_is_none_of_ours_ends_with_2(home: Path) -> None:
    """And is named."""
    done = run(home, "chat", "--json", "--language", "xx", "--knowledge", "all")
    assert done.returncode == 2
    assert b"xx" in done.stderr


def test_the_reply_is_the_message_as_it_is_shown(tmp_path: Path) -> None:
    """With its attribution."""
    (told,) = chatted(tmp_path, "Is the road open again?\n")
    assert "The road is open again," in told["reply"]
    assert "— Anna Berg" in told["reply"]


def test_chat_without_a_terminal_takes_a_question_a_line(home: Path) -> None:
    """Context, commands and choices work as with one, and the end of the input is the end."""
    done = run(home, "chat", "--knowledge", "all/valley", stdin=f"{QUESTION}\n\nwho said that?\n/topic\n2\n")
    text = done.stdout.decode()
    assert done.returncode == 0
    assert text.count("> The road is open again,") == 2
    assert "  2 Water" in text
    assert "Water\n1 passage:" in text


def _typed(terminal: int, keys: list[bytes]) -> bytes:
    """What a terminal has shown at the end; each of the keys is pressed when the program waits for a line."""
    seen, asked = b"", 0
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # how a terminal ends
            break
        while asked < seen.count(b"\x1b[6n"):  # where does the cursor stand? asked with every prompt
            os.write(terminal, b"\x1b[1;1R")
            os.write(terminal, keys[asked] if asked < len(keys) else b"")
            asked += 1
    return seen


def _chatted_in_a_terminal(home: Path, *keys: bytes) -> tuple[int, bytes]:
    """The exit code and what a terminal of 80 columns has shown."""
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(home)
        variables = environment(home, TERM="xterm-256color")
        os.execve(sys.executable, [sys.executable, "-m", "bot", *CHAT], variables)  # noqa: S606
    seen = _typed(terminal, list(keys))
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), seen


@pytest.mark.parametrize("word", ["exit", " Quit ", "выход", "chiqish", "чиқиш"])
def test_a_word_alone_ends_the_conversation_in_a_terminal(home: Path, word: str) -> None:
    """How to leave stands in the welcome and in the help, and nowhere else."""
    keys = [b"/help\r", f"{QUESTION}\r".encode(), f"{word}\r".encode()]
    code, seen = fork_in_a_terminal(home, *CHAT, talk=lambda terminal: _typed(terminal, keys), TERM="xterm-256color")
    assert code == 0
    assert seen.decode().count("Press Ctrl-D or write “exit” to leave.") == 2


def test_without_a_terminal_such_a_word_is_a_message(tmp_path: Path) -> None:
    """What is said after it is answered."""
    assert [told["question"] for told in chatted(tmp_path, "exit\n/help\n")] == ["exit", "/help"]
    done = run(tmp_path, "chat", "--knowledge", "valley", stdin=f"exit\n{QUESTION}\n")
    assert "The road is open again," in done.stdout.decode()
    assert "Ctrl-D" not in done.stdout.decode()


@pytest.mark.parametrize(("key", "code"), [(b"\x04", 0), (b"\x03", 130)])
def test_chat_in_a_terminal_ends_with_ctrl_d_and_ctrl_c(home: Path, key: bytes, code: int) -> None:
    """After a conversation with colours; the lines are kept for the next one, but not one that Ctrl-C has dropped."""
    ended, seen = _chatted_in_a_terminal(home, f"half a line\x03{QUESTION}\r".encode(), key)
    assert ended == code
    assert "\x1b[36m│ \x1b[0mThe road is open again,".encode() in seen
    assert b"Traceback" not in seen
    kept = (home / ".local" / "state" / "interview-bot" / "history").read_text()
    assert QUESTION in kept
    assert "half a line" not in kept


def test_lines_typed_before_lie_where_the_person_keeps_such(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """For that person's eyes only; in memory where no file can be made."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert isinstance(_history(), FileHistory)
    file = tmp_path / "interview-bot" / "history"
    assert file.stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("XDG_STATE_HOME", str(file))
    assert isinstance(_history(), InMemoryHistory)
