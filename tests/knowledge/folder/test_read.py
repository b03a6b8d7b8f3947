"""Which folders are interviews, and what is said of what is wrong in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from knowledge.folder.models import Interview
from knowledge.folder.read import NoInterviewsError, find_folders, folder_digest, read_base, read_folder
from knowledge.language.pack import reader_languages
from tests.knowledge.folders import ENTRIES, HEAD, SOURCE, interview, problems, told, write

# Which folders are interviews


def test_a_directory_that_holds_interview_yaml_is_one_interview(tmp_path: Path) -> None:
    write(tmp_path / "valley")
    write(tmp_path / "valley" / "inner")
    assert find_folders(tmp_path / "valley") == [tmp_path / "valley"]


def test_each_folder_of_a_directory_is_an_interview_in_order_of_its_name(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        write(tmp_path / name)
    assert [folder.name for folder in find_folders(tmp_path)] == ["a", "b", "c"]


@pytest.mark.parametrize("name", [".git", ".hidden", "__MACOSX", "valley~"])
def test_a_hidden_or_left_over_folder_is_passed_over(tmp_path: Path, name: str) -> None:
    write(tmp_path / "valley")
    write(tmp_path / name)
    assert find_folders(tmp_path) == [tmp_path / "valley"]


def test_foreign_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    folder = write(tmp_path / "valley")
    for name in (".DS_Store", "photo.jpg", "entries.yaml~"):
        (folder / name).write_bytes(b"\0\xff[")
    (tmp_path / "README.md").write_text("hello")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "notes.txt").write_text("hello")
    base = read_base(tmp_path)
    assert base.ok
    assert [one.slug for one in base.interviews] == ["valley"]


@pytest.mark.parametrize("left", ["source", "entries"])
def test_a_folder_with_a_part_of_an_interview_lacks_interview_yaml(tmp_path: Path, left: str) -> None:
    write(tmp_path / "good")
    write(tmp_path / "half", **{"head": None, "source": None, "entries": None} | {left: "hello"})
    messages = [str(problem) for problem in read_base(tmp_path).problems]
    assert f"{tmp_path}/half/interview.yaml:1: error: the file is missing; add it" in messages


def test_a_directory_that_holds_a_part_of_an_interview_lacks_interview_yaml(tmp_path: Path) -> None:
    assert problems(tmp_path / "valley", head=None) == ["interview.yaml:1: error: the file is missing; add it"]
    assert find_folders(tmp_path / "valley") == [tmp_path / "valley"]


def test_a_missing_directory_is_an_error_that_says_so(tmp_path: Path) -> None:
    (problem,) = read_base(tmp_path / "nowhere").problems
    assert str(problem) == f"{tmp_path}/nowhere:1: error: there is no such directory; give one that holds interviews"


def test_a_file_instead_of_a_directory_is_an_error_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("hello")
    (problem,) = read_base(tmp_path / "file").problems
    assert problem.message == "this is a file; give the directory that holds it"


def test_a_directory_without_an_interview_is_an_error_that_says_what_to_add(tmp_path: Path) -> None:
    with pytest.raises(NoInterviewsError, match=r"no interview here; add a folder with interview\.yaml"):
        find_folders(tmp_path)
    assert not read_base(tmp_path).ok


def test_the_current_directory_has_the_name_of_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path / "valley"))
    loaded = read_folder(Path())
    assert loaded.interview
    assert loaded.interview.slug == "valley"


@pytest.mark.parametrize("name", ["Valley", "a valley", "долина", "-valley", "v" * 21])
def test_a_folder_whose_name_cannot_be_an_id_is_an_error_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = write(tmp_path / name)
    (problem,) = read_folder(folder).problems
    assert problem.path == folder
    assert problem.message.startswith("the folder's name")


def test_a_folder_name_of_twenty_characters_is_fine(tmp_path: Path) -> None:
    assert interview(tmp_path / ("v" * 20)).slug == "v" * 20


def test_a_path_that_would_break_the_line_is_told_with_escapes(tmp_path: Path) -> None:
    (problem,) = read_folder(write(tmp_path / "a\nvalley")).problems
    assert str(problem).startswith(f"{tmp_path}/a\\nvalley:1: error: the folder's name")


# The base as a whole


def test_one_broken_folder_spoils_the_base_and_leaves_the_others_readable(tmp_path: Path) -> None:
    write(tmp_path / "good")
    write(tmp_path / "bad", head="title: x\n")
    base = read_base(tmp_path)
    assert not base.ok
    assert [one.slug for one in base.interviews] == ["good"]


def test_problems_stand_in_order_of_path_and_line(tmp_path: Path) -> None:
    write(tmp_path / "b", head=HEAD + "odd: 1\nold: 2\n")
    write(tmp_path / "a", source=None, entries="- 5\n- 6\n")
    places = [(str(problem.path), problem.line) for problem in read_base(tmp_path).problems]
    assert len(places) == 5
    assert places == sorted(places)


def test_all_problems_of_a_folder_are_told_at_once(tmp_path: Path) -> None:
    lines = problems(tmp_path / "valley", head=HEAD.replace("title: A valley", "titel: x"), entries="- id: a b\n")
    assert [line.split(": ")[0] for line in lines] == ["entries.yaml:1"] * 3 + ["interview.yaml:1"] * 2


def test_the_digest_changes_with_the_content_and_the_name_of_any_file_or_folder(tmp_path: Path) -> None:
    write(tmp_path / "one" / "valley")
    write(tmp_path / "two" / "valley")
    write(tmp_path / "three" / "hill")
    write(tmp_path / "four" / "valley", source=SOURCE + "More.\n")
    (write(tmp_path / "five" / "valley") / "notes.txt").write_text("foreign")
    digests = [folder_digest(tmp_path / name) for name in ("one", "two", "three", "four", "five")]
    assert digests[0] == digests[1] == digests[4]
    assert len(set(digests)) == 3


def test_the_digest_of_a_missing_directory_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoInterviewsError):
        folder_digest(tmp_path / "nowhere")


# Files that are missing, empty or unreadable


def test_a_folder_without_entries_lacks_entries_yaml(tmp_path: Path) -> None:
    assert problems(tmp_path / "valley", entries=None) == ["entries.yaml:1: error: the file is missing; add it"]


def test_two_files_of_entries_are_one_too_many(tmp_path: Path) -> None:
    lines = problems(tmp_path / "valley", entries=ENTRIES, rows='{"id": "x"}')
    assert lines == ["entries.jsonl:1: error: there is entries.yaml too; keep one of the two"]


def test_a_file_ending_in_yml_is_to_be_renamed(tmp_path: Path) -> None:
    folder = write(tmp_path / "valley", entries=None)
    (folder / "entries.yml").write_text(ENTRIES)
    assert told(read_folder(folder)) == ["entries.yaml:1: error: the file is missing; rename entries.yml"]


@pytest.mark.parametrize("empty", ["", "\n \n", "\ufeff", "# nothing\n"])
@pytest.mark.parametrize("file", ["head", "source", "entries", "rows"])
def test_an_empty_file_is_an_error(tmp_path: Path, file: str, empty: str) -> None:
    if empty.startswith("#") and file in ("source", "rows"):
        pytest.skip("a hash begins a comment only in YAML")
    lines = problems(tmp_path / "valley", **{file: empty})
    assert len(lines) == 1
    assert "the file is empty" in lines[0] or "the file has no entries" in lines[0]


def test_an_empty_list_of_entries_is_an_error(tmp_path: Path) -> None:
    assert problems(tmp_path / "valley", entries="[]") == [
        "entries.yaml:1: error: the file has no entries; write at least one"
    ]


def test_a_folder_in_the_place_of_a_file_is_an_error(tmp_path: Path) -> None:
    folder = write(tmp_path / "valley", source=None)
    (folder / "source.txt").mkdir()
    assert told(read_folder(folder)) == ["source.txt:1: error: this is a folder; put a file in its place"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    folder = write(tmp_path / "valley")
    (folder / "source.txt").chmod(0)
    assert "cannot be read" in told(read_folder(folder))[0]


def test_a_link_that_leads_back_to_itself_is_an_error(tmp_path: Path) -> None:
    folder = write(tmp_path / "valley", source=None)
    (folder / "source.txt").symlink_to("source.txt")
    assert "source.txt:1: error: the file cannot be read" in told(read_folder(folder))[0]


def test_a_null_character_in_the_source_is_an_error_at_its_line(tmp_path: Path) -> None:
    said = "source.txt:2: error: the control character U+0000 stands here; take it out"
    assert problems(tmp_path / "valley", source=SOURCE.replace("Nobody", "No\0body")) == [said]


# The fields of interview.yaml


def test_only_title_and_language_are_required_in_interview_yaml(tmp_path: Path) -> None:
    rows = '{"id": "canal", "kind": "fact", "text": "the canal was dug by hand"}'
    read = interview(tmp_path / "valley", head="title: A valley\nlanguage: en\n", rows=rows)
    assert (read.title, read.speakers, read.lexicon) == ({"en": "A valley"}, [], [])
    lines = problems(tmp_path / "valley", head="summary: x\n", rows=rows)
    assert lines == [
        "interview.yaml:1: error: title is missing; write it",
        "interview.yaml:1: error: language is missing; write it",
    ]


def test_a_plain_text_is_in_the_language_of_the_source(tmp_path: Path) -> None:
    read = interview(tmp_path / "valley", head=HEAD.replace("language: en", "language: kk"))
    assert read.title == {"kk": "A valley"}


def test_a_text_may_be_in_the_languages_of_readers_and_of_the_source(tmp_path: Path) -> None:
    titled = HEAD.replace("title: A valley", "title: {en: A, ru: Б, uz: V, eo: Ĉ}")
    read = interview(tmp_path / "valley", head=titled.replace("language: en", "language: eo"))
    assert read.title == {"en": "A", "ru": "Б", "uz": "V", "eo": "Ĉ"}
    assert problems(tmp_path / "valley", head=titled) == [
        f"interview.yaml:1: error: title has the language 'eo'; it can have {', '.join(reader_languages())}"
    ]


def test_an_unknown_field_is_an_error_that_names_the_nearest_one(tmp_path: Path) -> None:
    lines = problems(tmp_path / "valley", head=HEAD.replace("aliases", "alias") + "langauge: en\nslug: x\n")
    assert lines[0] == 'interview.yaml:4: error: unknown field "alias"; did you mean aliases?'
    assert lines[1] == 'interview.yaml:11: error: unknown field "langauge"; did you mean language?'
    assert lines[2].startswith('interview.yaml:12: error: unknown field "slug"; there is only title, language')


@pytest.mark.parametrize("field", ["start", "end", "summry", "<<"])
def test_an_unknown_field_of_an_entry_is_an_error(tmp_path: Path, field: str) -> None:
    lines = problems(tmp_path / "valley", entries=ENTRIES.replace("topics: [road]", f"{field}: {{}}"))
    assert len(lines) == 1
    assert lines[0].startswith(f'entries.yaml:6: error: unknown field "{field}"; ')


@pytest.mark.parametrize("value", ["2025-02-30", "2025-3-4", "yesterday", "1997", "2025-03-14T00:00:00", "[1]"])
def test_an_impossible_date_is_an_error_at_its_line(tmp_path: Path, value: str) -> None:
    (line,) = problems(tmp_path / "valley", head=HEAD + f"date: {value}\n")
    assert line.startswith("interview.yaml:11: error: date ")


def test_a_date_is_read(tmp_path: Path) -> None:
    read = interview(tmp_path / "valley", head=HEAD + "date: 2024-02-29\n")
    assert read.date
    assert read.date.isoformat() == "2024-02-29"


@pytest.mark.parametrize("value", ["English", "e", "EN", "''"])
def test_a_language_that_is_no_code_is_an_error(tmp_path: Path, value: str) -> None:
    (line,) = problems(tmp_path / "valley", head=HEAD.replace("language: en", f"language: {value}"))
    assert line.startswith("interview.yaml:2: error: language must ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: dahl", "id: Dahl", 'speakers.id "Dahl" may hold only a-z, 0-9, - and _'),
        ("id: stone", f"id: {'s' * 41}", "people.id is longer than 40 characters"),
        ("name: Boris Dahl", "role: x", "speakers.name is missing"),
        ("name: Boris Dahl", "name: ''", "speakers.name must not be empty"),
        ("name: Boris Dahl", "name: ", "speakers.name must not be empty"),
        ("name: Boris Dahl", "name: {en: }", "name.en must not be empty"),
        ("name: Boris Dahl", "name: {}", "speakers.name must not be empty"),
        ("name: Boris Dahl", "name: [Boris]", "speakers.name must be one text"),
        ("name: Boris Dahl", "name: B, interviewer: yes", "speakers.interviewer must be true or false"),
        ("name: Boris Dahl", "name: B, interviewer: 'true'", "speakers.interviewer must be true or false"),
        ("[Берг]", "Берг", "speakers.aliases must be a list"),
        ("[Берг]", "[Берг, ~]", "item 2 of speakers.aliases must not be empty"),
        ("- {id: dahl, name: Boris Dahl}", "- dahl", "item 2 of speakers must be a mapping"),
    ],
)
def test_a_value_that_does_not_fit_is_an_error_in_plain_words(tmp_path: Path, old: str, new: str, said: str) -> None:
    lines = problems(tmp_path / "valley", head=HEAD.replace(old, new))
    assert len(lines) == 1
    assert f"error: {said}" in lines[0]


def test_a_list_item_is_told_by_its_own_line(tmp_path: Path) -> None:
    (line,) = problems(tmp_path / "valley", head=HEAD + "lexicon:\n  - [a, b]\n  - - c\n    - ''\n")
    assert line == "interview.yaml:14: error: item 2 of lexicon must not be empty; fill it in or take it out"


def test_an_optional_field_left_blank_counts_as_left_out(tmp_path: Path) -> None:
    rows = '{"id": "canal", "kind": "fact", "text": "the canal was dug by hand", "speaker": null, "note": null}'
    read = interview(tmp_path / "valley", head=HEAD + "summary:\noff_topic: ~\n", rows=rows)
    assert read.summary is None
    assert read.entries[0].note is None


def test_an_id_shared_by_a_speaker_and_a_person_is_an_error(tmp_path: Path) -> None:
    lines = problems(tmp_path / "valley", head=HEAD.replace("id: stone", "id: dahl"))
    assert lines == ['interview.yaml:7: error: id "dahl" is given twice among the speakers and people; change one']


def test_a_repeated_topic_is_an_error_and_a_topic_may_be_called_as_a_speaker(tmp_path: Path) -> None:
    assert not problems(tmp_path / "valley", head=HEAD + "  - {id: berg, title: Berg}\n")
    lines = problems(tmp_path / "valley", head=HEAD + "  - {id: road, title: Road}\n")
    assert lines == ['interview.yaml:11: error: id "road" is given twice among the topics; change one']


@pytest.mark.parametrize(
    ("first", "second"),
    [("Берг", "БЕРГ"), ("Yoʻldosh", "Yo'ldosh"), ("é", "e\u0301"), ("Ann  B", "ann b")],
)
def test_two_people_of_one_name_are_an_error_at_the_second(tmp_path: Path, first: str, second: str) -> None:
    head = HEAD.replace("Берг", first).replace("name: Clara Stone", f'name: Clara Stone, aliases: ["{second}"]')
    (line,) = problems(tmp_path / "valley", head=head)
    assert line.startswith("interview.yaml:7: error: the name ")
    assert line.endswith("is also given by item 1 of speakers; keep it in one place")


def test_one_person_may_repeat_a_name(tmp_path: Path) -> None:
    head = HEAD.replace("name: Anna Berg", "name: {en: Anna Berg, uz: Anna Berg}").replace("[Берг]", "[Anna Berg]")
    assert not problems(tmp_path / "valley", head=head)


# The fields of an entry and what it refers to


@pytest.mark.parametrize("field", ["id", "kind", "text"])
def test_a_field_that_an_entry_must_have_is_an_error_at_the_entry(tmp_path: Path, field: str) -> None:
    kept = {"id": "x", "kind": "fact", "text": "the canal"}
    del kept[field]
    entries = ENTRIES + "- " + "\n  ".join(f"{key}: {value}" for key, value in kept.items())
    assert problems(tmp_path / "valley", entries=entries) == [f"entries.yaml:12: error: {field} is missing; write it"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: quote", "kind: qoute", '2: error: kind must be quote or fact, not "qoute"'),
        ("id: open-road", f"id: {'x' * 41}", "1: error: id is longer than 40 characters"),
        ("topics: [road]", "reported: 1", "6: error: reported must be true or false"),
        ("topics: [road]", "occurrence: '1'", "6: error: occurrence must be a whole number"),
        ("topics: [road]", "occurrence: 1.0", "6: error: occurrence must be a whole number"),
        ("topics: [road]", "occurrence: 0", "6: error: occurrence must be 1 or more"),
        ("topics: [road]", "topics: road", "6: error: topics must be a list"),
        ("The road is open again,", "", "4: error: text must not be empty"),
        ("The road is open again,", "'  '", "4: error: text must not be empty"),
        ("The road is open again,", "[]", "4: error: text must be one text"),
    ],
)
def test_a_value_that_does_not_fit_an_entry_is_an_error(tmp_path: Path, old: str, new: str, said: str) -> None:
    lines = problems(tmp_path / "valley", entries=ENTRIES.replace(old, new))
    assert len(lines) == 1
    assert lines[0].startswith(f"entries.yaml:{said}")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("speaker: berg", "reported: true", "2: error: a quote needs a speaker; name one, or make it a fact"),
        ("kind: fact", "kind: fact\n  speaker: berg", "9: error: a fact has no speaker; take it out"),
        ("kind: fact", "kind: fact\n  reported: true", "9: error: a fact has no reported; take it out"),
        ("kind: fact", "kind: fact\n  recounted: [berg]", "9: error: a fact has no recounted; take it out"),
        ("speaker: berg", "speaker: brg", '3: error: "brg" is not among the speakers; did you mean berg?'),
        ("speaker: berg", "speaker: xyzzy", '3: error: "xyzzy" is not among the speakers; there is only berg, dahl'),
        ("speaker: berg", "speaker: stone", '3: error: "stone" is among the people, not the speakers'),
        ("topics: [road]", "topics: [road, raod]", '6: error: "raod" in topics is not among the topics; did you mean'),
        ("topics: [road]", "about: [ston]", '6: error: "ston" in about is not among the speakers and people; did you'),
        ("topics: [road]", "recounted: [x]", '6: error: "x" in recounted is not among the speakers and people'),
        ("topics: [road]", "recounted: [berg]", "6: error: berg is the speaker himself or herself"),
    ],
)
def test_an_entry_that_contradicts_itself_or_its_folder_is_an_error(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    lines = problems(tmp_path / "valley", entries=ENTRIES.replace(old, new))
    assert len(lines) == 1
    assert lines[0].startswith(f"entries.yaml:{said}")


def test_an_entry_may_recount_and_be_about_speakers_and_people(tmp_path: Path) -> None:
    entries = ENTRIES.replace("topics: [road]", "recounted: [dahl, stone]\n  about: [berg, stone]\n  reported: true")
    assert interview(tmp_path / "valley", entries=entries).entries[0].recounted == ["dahl", "stone"]


def test_a_quote_in_a_folder_without_speakers_has_no_one_to_refer_to(tmp_path: Path) -> None:
    entries = ENTRIES.replace("  topics: [road]\n", "").replace("  topics: [water]\n", "")
    (line,) = problems(tmp_path / "valley", head="title: x\nlanguage: en\n", entries=entries)
    assert line == 'entries.yaml:3: error: "berg" is not among the speakers; there is none to refer to'


def test_a_broken_interview_yaml_does_not_make_every_reference_an_error(tmp_path: Path) -> None:
    assert len(problems(tmp_path / "valley", head="title: [\n")) == 1
    assert len(problems(tmp_path / "valley", head=HEAD.replace("speakers:", "speakers: x\npeople_:"))) == 2


@pytest.mark.parametrize("notation", ["yaml", "flow", "rows"])
def test_a_repeated_entry_id_is_an_error_at_the_second(tmp_path: Path, notation: str) -> None:
    row = '{"id": "canal", "kind": "fact", "text": "the canal"}'
    texts = {
        "yaml": {"entries": "- id: canal\n  kind: fact\n  text: the canal\n" * 2},
        "flow": {"entries": f"[{row},\n {row}]"},
        "rows": {"rows": f"{row}\n{row}\n"},
    }[notation]
    (line,) = problems(tmp_path / "valley", **texts)
    second = {"yaml": "entries.yaml:4", "flow": "entries.yaml:2", "rows": "entries.jsonl:2"}[notation]
    assert line == f'{second}: error: id "canal" is already used in line 1; change one'


def test_an_interview_survives_being_written_out_and_read_again(tmp_path: Path) -> None:
    read = interview(tmp_path / "valley", head=HEAD + "date: 2024-02-29\n")
    assert Interview.model_validate(read.model_dump()) == read
    assert Interview.model_validate_json(read.model_dump_json()) == read
