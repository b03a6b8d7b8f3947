"""What the bot knows: interviews, and how a question finds what they say. This is the front door.

    base = open_base(Path("my-interviews"))
    found = answer(base.index, "Why is integration slow?", Context(language="en"))

`answer` is `find` and then `decide`, between which a reader may point at passages.
"""

from knowledge.base import (
    INTERVIEWS,
    Base,
    BrokenBaseError,
    UnknownInterviewError,
    cache_folder,
    folder_of,
    open_base,
)
from knowledge.deciding.decide import answer, decide
from knowledge.finding import related
from knowledge.finding.find import find
from knowledge.finding.found import Found
from knowledge.finding.nearest import begun, nearest_passages, typed_so_far
from knowledge.finding.on_view import speaks_of_view
from knowledge.finding.results import Answer, Passage, Reason, Status, Suggestion, passage
from knowledge.finding.task import EarlierTurn, ReaderTask, TaskPassage
from knowledge.folder.check import check_base
from knowledge.folder.models import Entry, FullId, Interview, Person, Problem, Topic
from knowledge.folder.read import NoInterviewsError, read_base
from knowledge.index.index import Index
from knowledge.language.lists import BrokenListError
from knowledge.language.text import plain
from knowledge.question.alone import stands_alone
from knowledge.question.argument import (
    Someone,
    find_interviews,
    find_people,
    find_topics,
    names_stranger_beside,
    spelling_of,
)
from knowledge.question.conversation import About, Context, Offer, Talked, Theme
from knowledge.question.group_text import (
    calls_by_first_name,
    calls_for_passage,
    does_in_passing,
    is_among_people,
    is_of_their_meeting,
    is_of_those_present,
    is_of_what_is_unknown,
    is_only_among_people,
    language_in,
    people_in,
    reads_as_question,
    says_known_matter,
    turns_to_another,
    written_in,
)
from knowledge.question.parse import parse
from knowledge.shortids import (
    SHORT_ID_LENGTH,
    ShortIdClashError,
    ShortIds,
    short_entry_id,
    short_id_clashes,
    short_person_id,
    short_question_id,
    short_topic_id,
)

__all__ = [
    "INTERVIEWS",
    "SHORT_ID_LENGTH",
    "About",
    "Answer",
    "Base",
    "BrokenBaseError",
    "BrokenListError",
    "Context",
    "EarlierTurn",
    "Entry",
    "Found",
    "FullId",
    "Index",
    "Interview",
    "NoInterviewsError",
    "Offer",
    "Passage",
    "Person",
    "Problem",
    "ReaderTask",
    "Reason",
    "ShortIdClashError",
    "ShortIds",
    "Someone",
    "Status",
    "Suggestion",
    "Talked",
    "TaskPassage",
    "Theme",
    "Topic",
    "UnknownInterviewError",
    "answer",
    "begun",
    "cache_folder",
    "calls_by_first_name",
    "calls_for_passage",
    "check_base",
    "decide",
    "does_in_passing",
    "find",
    "find_interviews",
    "find_people",
    "find_topics",
    "folder_of",
    "is_among_people",
    "is_of_their_meeting",
    "is_of_those_present",
    "is_of_what_is_unknown",
    "is_only_among_people",
    "language_in",
    "names_stranger_beside",
    "nearest_passages",
    "open_base",
    "parse",
    "passage",
    "people_in",
    "plain",
    "read_base",
    "reads_as_question",
    "related",
    "says_known_matter",
    "short_entry_id",
    "short_id_clashes",
    "short_person_id",
    "short_question_id",
    "short_topic_id",
    "speaks_of_view",
    "spelling_of",
    "stands_alone",
    "turns_to_another",
    "typed_so_far",
    "written_in",
]
