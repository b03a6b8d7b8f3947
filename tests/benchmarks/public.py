"""Public question sets as bases and questions. Their files are not part of this project; give the place where you have
them. XQuAD (github.com/google-deepmind/xquad, CC BY-SA 4.0): `xquad.en.json`, `xquad.ru.json`.
"""

from __future__ import annotations

import json
from pathlib import Path

from knowledge.folder.models import Interview
from knowledge.measure.questions import GoldQuestion


def xquad(folder: Path, language: str) -> tuple[Interview, list[GoldQuestion]]:
    """The paragraphs of every second article as one interview of facts; the questions to these, which their paragraph
    answers, and those to the other articles, which nothing here does."""
    articles = json.loads((folder / f"xquad.{language}.json").read_text(encoding="utf-8"))["data"]
    entries, questions, source = [], [], ""
    for number, article in enumerate(articles):
        inside = number % 2 == 0
        for place, paragraph in enumerate(article["paragraphs"]):
            text = paragraph["context"].strip()
            if inside:
                start = len(source)
                source += text + "\n"
                name = f"p{number}-{place}"
                entries.append({"id": name, "kind": "fact", "text": text, "start": start, "end": start + len(text)})
            questions += [
                GoldQuestion(
                    question=asked["question"],
                    answerable=inside,
                    lang=language,
                    style="xquad" if inside else "xquad of others",
                    gold=[text] if inside else [],
                    speakers=["article"] if inside else [],
                    id=asked["id"],
                )
                for asked in paragraph["qas"]
            ]
    fields = {"slug": "xquad", "title": "XQuAD", "language": language, "source": source, "entries": entries}
    return Interview.model_validate(fields, context={"language": language}), questions
