"""Puts the messages of `tests/questions/kinds/` and prints how many are dealt with rightly, kind by kind.

Run `python -m tests.benchmarks.kinds`; `--misses` shows those of the files that may be read, never of those held back.

- `group-replies`: what members of a group reply to an answer of the bot's; `want` is silence, an answer or an act.
- `those-present`: replies that ask those in the group (who has it, has it come, when is the meeting, what we said or
  need) rather than the bot, and look-alikes that ask the bot; the same `want`.
- `halves`: messages that ask two things, or only seem to; right is what shows a passage for each half that has one, and
  says that something was not found just where a half has none.
- `asked-in-vain`: what finds nothing in a private chat; `want` says whether an editor is to see it in a list, or not.
- `honesty`, `tempting`: near misses of each kind, and look-alikes that are answered.
- `related-words`: questions about what is only related to what is said (money, not the economy), and look-alikes.
- `parted-rows`: the same of words that stood in one row of the lexicon with those of a passage (slow, not hindered).
- `outcomes`: how something ended, who began it, what becomes of it, why somebody is against it, or something is not so,
  whether one is for a thing, and look-alikes.
- `names`: names of several words, who is a member, which journalist it was, and look-alikes; and messages with a slip,
  of which the language of the answer counts.
- `others-asked`: questions to others than who speaks, which no words of a speaker's answer, and look-alikes that are.
- `plain`: plain questions and what is asked on, in which the question's own demand is not met (whose idea, what hinders
  it, what it gave, where, what for, whether it was real, who is the best), and look-alikes; of the last of its `turns`,
  `want` says whether it is `answered` with the gold, stays `silent` (shows no passage), offers `nothing` either, shows
  the words of `speakers` or of a `person` alone, or the passage `again`, or not (`notagain`).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from bot.cli.session import Conversation
from bot.replies.asking import IN_VAIN, is_meant
from bot.replies.request import Request
from bot.telegram.desk import NOT_LOGGED
from knowledge import Answer, Base, Context, Passage, answer, stands_alone
from knowledge.folder.read import read_base
from knowledge.index.cache import open_index
from tests.benchmarks.fit import INTERVIEWS, QUESTIONS

Row = dict[str, Any]
Judge = Callable[[Base, Row], tuple[str, bool]]
"""The kind of a row, and whether it is dealt with rightly."""


def main() -> None:
    """Put all files and print their figures."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--misses", action="store_true", help="show what is missed of the files that may be read")
    misses = arguments.parse_args().misses
    base = Base(open_index("", lambda: read_base(INTERVIEWS).interviews, None), "")
    for name, judge in JUDGES.items():
        for half in ("fit", "held", "tried"):
            if not (QUESTIONS / "kinds" / f"{name}-{half}.jsonl").exists():
                continue
            right, total = Counter[str](), Counter[str]()
            for row in _rows(f"{name}-{half}"):
                kind, is_right = judge(base, row)
                total[kind] += 1
                right[kind] += is_right
                if misses and half != "held" and not is_right:
                    print("  missed:", json.dumps(row, ensure_ascii=False))
            told = ", ".join(f"{kind} {right[kind]}/{total[kind]}" for kind in sorted(total))
            print(f"{f'{name}-{half}':20} {right.total():>4}/{total.total():<4} {told}", flush=True)


def _rows(name: str) -> Iterator[Row]:
    for line in (QUESTIONS / "kinds" / f"{name}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def _group_reply(base: Base, row: Row) -> tuple[str, bool]:
    conversation = Conversation(base, row["lang"])
    conversation.hear(row["first"])
    before = conversation.context
    replied = conversation.hear(row["reply"]).answer
    spoken = replied is None or is_meant(Request(base, before, "", "group"), row["reply"], replied)
    return row["want"], spoken is (row["want"] != "silence")


def _halves(base: Base, row: Row) -> tuple[str, bool]:
    found = _asked(base, row["question"], row["lang"])
    wanted = [part["gold"] for part in row["parts"] if part["answerable"]]
    shown = [any(_holds(passage, gold) for passage in found.passages) for gold in wanted]
    some_missing = row["kind"] != "one" and len(wanted) < len(row["parts"])
    if not wanted:
        return row["kind"], not found.passages
    return row["kind"], all(shown) and bool(found.missing) is some_missing


def _in_vain(base: Base, row: Row) -> tuple[str, bool]:
    found = _asked(base, row["text"], row["lang"])
    vain = found.status in IN_VAIN and found.reason not in NOT_LOGGED
    listed = vain and stands_alone(row["text"], base.index, row["lang"])
    return row["want"], listed is (row["want"] == "list")


def _honesty(base: Base, row: Row) -> tuple[str, bool]:
    found = _asked(base, row["question"], row["lang"])
    if not row["answerable"]:
        return "near misses", not found.passages
    return "look-alikes", bool(found.passages) and _holds(found.passages[0], row["gold"])


def _name(base: Base, row: Row) -> tuple[str, bool]:
    if "language" in row:
        return row["kind"], _asked(base, row["question"], row["lang"]).language == row["language"]
    return row["kind"], _honesty(base, row)[1]


def _others_asked(base: Base, row: Row) -> tuple[str, bool]:
    found = _asked(base, row["question"], row["lang"])
    own = any(passage.speaker and not passage.entry.recounted for passage in found.passages)
    return row["want"], found.status == "answer" if row["want"] == "answered" else not own


def _plain(base: Base, row: Row) -> tuple[str, bool]:
    conversation = Conversation(base, row["lang"])
    shown: tuple[Passage, ...] = ()
    before = shown
    offers = False
    for turn in row["turns"]:
        before, heard = shown, conversation.hear(turn).answer
        shown, offers = (heard.passages, bool(heard.suggestions)) if heard else ((), False)
    speakers = [passage.speaker.id for passage in shown if passage.speaker]
    only_speakers = bool(shown) and len(speakers) == len(shown)
    right = {
        "answered": bool(shown) and _holds(shown[0], row.get("gold", [])),
        "silent": not shown,
        "nothing": not shown and not offers,
        "speakers": only_speakers,
        "person": {*speakers} <= {row.get("speaker")} and (only_speakers or not shown),
        "again": bool(shown and before) and shown[:1] == before[:1],
        "notagain": not shown,
    }
    return row["kind"], right[row["want"]]


def _asked(base: Base, message: str, language: str) -> Answer:
    return answer(base.index, message, replace(Context(), language=language))


def _holds(passage: Passage, gold: list[str]) -> bool:
    return any(words in passage.entry.text for words in gold)


JUDGES: dict[str, Judge] = {
    "group-replies": _group_reply,
    "those-present": _group_reply,
    "halves": _halves,
    "asked-in-vain": _in_vain,
    "honesty": _honesty,
    "tempting": _honesty,
    "related-words": _honesty,
    "parted-rows": _honesty,
    "outcomes": _honesty,
    "names": _name,
    "others-asked": _others_asked,
    "plain": _plain,
}

if __name__ == "__main__":
    main()
