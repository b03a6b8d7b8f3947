"""Looking up many keys at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge.index.lookup import KEYS_A_QUERY, Lookup

ASKED: list[list[str]] = []


def lookup(most: int = 10) -> Lookup[str, int]:
    """How long words are that begin with a small letter; ASKED is told what is asked for."""
    ASKED.clear()

    def read(marks: str, words: Sequence[str]) -> Iterable[tuple[str, int]]:
        assert marks.count("?") == len(words)
        ASKED.append([*words])
        return [(word, len(word)) for word in words if word.islower()]

    return Lookup(read, -1, most)


def test_what_is_not_known_is_remembered_too() -> None:
    length = lookup()
    assert [length(word) for word in ("wolf", "Wolf", "wolf", "Wolf")] == [4, -1, 4, -1]
    assert ASKED == [["wolf"], ["Wolf"]]


def test_several_keys_are_asked_for_at_once_and_once() -> None:
    length = lookup()
    length.learn(["wolf", "hare", "wolf"])
    length.learn(word for word in ("hare", "fox"))
    assert [length(word) for word in ("wolf", "hare", "fox")] == [4, 4, 3]
    assert ASKED == [["wolf", "hare"], ["fox"]]


def test_very_many_keys_are_asked_for_by_several_queries() -> None:
    length = lookup(most=1000)
    length.learn(f"wolf{number}" for number in range(KEYS_A_QUERY + 1))
    assert [len(words) for words in ASKED] == [KEYS_A_QUERY, 1]
    assert length(f"wolf{KEYS_A_QUERY}") == len(f"wolf{KEYS_A_QUERY}")


def test_beyond_its_measure_it_begins_anew() -> None:
    length = lookup(most=2)
    assert [length(word) for word in ("wolf", "hare", "fox", "wolf")] == [4, 4, 3, 4]
    assert ASKED == [["wolf"], ["hare"], ["fox"], ["wolf"]]
