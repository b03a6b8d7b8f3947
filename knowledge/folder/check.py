"""What an editor should know of an interview that has no error: gaps, twins, and how much of the source is covered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from knowledge.folder.files import HEAD, SOURCE
from knowledge.folder.models import Entry, Interview, Problem
from knowledge.folder.notation import Loc, printable
from knowledge.folder.read import LoadedFolder, LoadedFolders, in_order
from knowledge.folder.validity import folded
from knowledge.language.pack import reader_languages

MESSAGE_LENGTH = 3500
"""UTF-16 units of a passage that one Telegram message surely holds; a longer one is paged."""

Warnings = Iterator[tuple[Loc, str]]


def check(folder: LoadedFolder) -> list[Problem]:
    """The warnings about a folder by path and line; none if it has errors, as those come first."""
    interview = folder.interview
    if interview is None:
        return []
    head = folder.path / HEAD
    found = [_warning(head, folder.head.of(loc), message) for loc, message in _head_warnings(interview)]
    questions: dict[str, str] = {}
    for entry in interview.entries:
        for loc, message in _entry_warnings(entry, questions):
            found.append(_warning(folder.file, folder.lines[entry.id].of(loc), message))
    for line, snippet in uncovered(interview):
        message = f"no entry covers {printable(snippet)}; add one if a reader may ask about it"
        found.append(_warning(folder.path / SOURCE, line, message))
    return in_order(found)


def check_base(base: LoadedFolders) -> list[Problem]:
    """All errors and warnings of a base by path and line."""
    return in_order([*base.problems, *(warning for folder in base.folders for warning in check(folder))])


def coverage(interview: Interview) -> float:
    """The share of the source's letters and digits that lie in an entry, 0 to 1."""
    total = _letters(interview.source)
    left = sum(_letters(interview.source[start:end]) for start, end in _gaps(interview))
    return 1 - left / total if total else 1.0


def uncovered(interview: Interview) -> list[tuple[int, str]]:
    """Each stretch of the source that lies in no entry and has a letter or digit: its line, and how it begins."""
    stretches = []
    line, counted = 1, 0
    for start, end in _gaps(interview):
        stretch = interview.source[start:end]
        first = next((i for i, c in enumerate(stretch) if c.isalnum()), None)
        if first is not None:
            line += interview.source.count("\n", counted, start + first)
            counted = start + first
            stretches.append((line, " ".join(stretch.lstrip()[:1000].split())[:200]))
    return stretches


def _gaps(interview: Interview) -> Iterator[tuple[int, int]]:
    covered = 0
    for start, end in sorted((entry.start, entry.end) for entry in interview.entries):
        if start > covered:
            yield covered, start
        covered = max(covered, end)
    yield covered, len(interview.source)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


def _warning(path: Path, line: int, message: str) -> Problem:
    return Problem(path=path, line=line, level="warning", message=message)


def _entry_warnings(entry: Entry, questions: dict[str, str]) -> Warnings:
    """`questions` has the entries of the sample questions so far, by folded wording; this entry's are added."""
    if not entry.summary:
        yield (), f"entry {entry.id} has no summary; write one in {', '.join(reader_languages())}"
    elif missing := ", ".join(code for code in reader_languages() if code not in entry.summary):
        yield ("summary",), f"the summary of {entry.id} is missing in {missing}; add it"
    if len(entry.text) * 2 > MESSAGE_LENGTH and len(entry.text.encode("utf-16-le")) // 2 > MESSAGE_LENGTH:
        yield ("text",), f"the text of {entry.id} is longer than one message and will be paged; split the entry"
    for i, question in enumerate(entry.questions):
        other = questions.setdefault(_wording(question), entry.id)
        if other != entry.id:
            yield ("questions", i), f"the question {printable(question)} is also asked of {other}; keep one"


def _head_warnings(interview: Interview) -> Warnings:
    yield from _unused(interview)
    yield from _lexicon(interview)
    yield from _unshown(interview)
    samples = {_wording(question): entry.id for entry in interview.entries for question in entry.questions}
    for i, question in enumerate(interview.off_topic):
        if other := samples.get(_wording(question)):
            yield (
                ("off_topic", i),
                f"{printable(question)} is off topic here and a sample question of {other}; drop one",
            )
    for field, address in (("url", interview.url), ("video", interview.video)):
        if address and not address.startswith(("https://", "http://")):
            yield (field,), f"{field} does not start with https://, so it cannot be linked; write it whole"


def _unused(interview: Interview) -> Warnings:
    speaking = {entry.speaker for entry in interview.entries}
    for i, person in enumerate(interview.speakers):
        if person.id not in speaking and not person.interviewer:
            message = f"speaker {person.id} has no entry; add one, or move the person to people"
            yield ("speakers", i), message
    topics = {topic for entry in interview.entries for topic in entry.topics}
    for i, topic in enumerate(interview.topics):
        if topic.id not in topics:
            yield ("topics", i), f"topic {topic.id} has no entry; give it to one, or take it out"


def _lexicon(interview: Interview) -> Warnings:
    for i, row in enumerate(interview.lexicon):
        if len({folded(phrase) for phrase in row}) < 2:
            yield ("lexicon", i), "a row with fewer than two phrases says nothing; add another or take it out"


def _unshown(interview: Interview) -> Warnings:
    """Titles and names that readers of some language would not see: neither in it nor in the source's."""
    texts: list[tuple[Loc, dict[str, str]]] = [(("title",), interview.title)]
    texts += [(("speakers", i, "name"), person.name) for i, person in enumerate(interview.speakers)]
    texts += [(("people", i, "name"), person.name) for i, person in enumerate(interview.people)]
    texts += [(("topics", i, "title"), topic.title) for i, topic in enumerate(interview.topics)]
    for loc, text in texts:
        if interview.language not in text and not set(reader_languages()) <= set(text):
            yield loc, f"the {loc[-1]} is missing in {interview.language}, the source's language; add it"


def _wording(question: str) -> str:
    return folded(question).rstrip(" ?!.")
