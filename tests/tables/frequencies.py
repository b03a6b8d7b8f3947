"""Makes the tables of how often words are used: `python -m tests.tables.frequencies`.

Each language's table is `knowledge/language/<code>/frequencies.txt.gz`. The program needs neither of the packages that
they are made from; for this script install them: `pip install wordfreq==3.1.1 uzbek-text-tools==0.1.0`.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "knowledge" / "language"
LEAST = 2e-6
"""Share of a language's words from which a word of Wikipedia's is listed; wordfreq's own small lists begin at 1e-6."""
NOTICES = {
    "en": "wordfreq 3.1.1 by Robyn Speer, list 'small_en'",
    "ru": "wordfreq 3.1.1 by Robyn Speer, list 'small_ru'",
    "uz": "uzbek-text-tools 0.1.0, words counted in the Uzbek Wikipedia",
}


def main() -> None:
    """Write every table and say how many words it has."""
    from wordfreq import get_frequency_dict  # noqa: PLC0415

    counts = json.loads(files("uzbek_text_tools").joinpath("data", "word_freq.json").read_bytes())
    total = sum(counts.values())
    shares: dict[str, Iterable[tuple[str, float]]] = {
        "en": get_frequency_dict("en", wordlist="small").items(),
        "ru": get_frequency_dict("ru", wordlist="small").items(),
        "uz": [(word, count / total) for word, count in counts.items() if count >= total * LEAST],
    }
    for code, found in shares.items():
        text = _table(code, found)
        (FOLDER / code / "frequencies.txt.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
        print(code, sum(len(line.split()) - 1 for line in text.splitlines() if not line.startswith("#")), "words")


def _table(code: str, shares: Iterable[tuple[str, float]]) -> str:
    rows: defaultdict[float, list[str]] = defaultdict(list)
    for word, share in shares:
        if word.replace("'", "").replace("‘", "").replace("ʻ", "").replace("’", "").isalpha():
            rows[round(math.log10(share * 1e9), 2)].append(word)
    return "\n".join(
        (
            f"# {NOTICES[code]}; licence CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/).",
            "# A frequency (Zipf: the logarithm of occurrences in a billion words) and the words that have it.",
            *(f"{zipf:.2f} {' '.join(sorted(rows[zipf]))}" for zipf in sorted(rows, reverse=True)),
            "",
        )
    )


if __name__ == "__main__":
    main()
