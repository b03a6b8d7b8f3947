"""The parts of a message that asks several questions: the search for each, what answers them all, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge import weights
from knowledge.finding.judging import judged_entries, pass_gate, refused
from knowledge.finding.results import Judged, Step
from knowledge.finding.scope import both, mask_of
from knowledge.index.index import Index
from knowledge.index.postings import Mask
from knowledge.question.asking import NAMING_A_MATTER, SAID_BY_ANYBODY
from knowledge.question.named import named_in
from knowledge.question.namesake import PersonId
from knowledge.question.parting import LEANING_BACK
from knowledge.question.single import Reading
from knowledge.question.stranger import asks_stranger, said_to_speak, stranger_speaks
from knowledge.question.whom import Whom, speaks_here

PART_ANSWERS = 2
"""Entries that may answer one of several questions."""
OF_ITS_OWN = "the matter to which this one belongs"
"""What an entry lacks that tells of a matter of the same kind, but not of that of the one named before it."""


def apart(reading: Reading) -> tuple[Reading, ...]:
    """The parts of a question each of which asks somebody else, so that nothing is asked of all of them."""
    return reading.parts if all(part.whom.people or part.of_stranger for part in reading.parts) else ()


def search_parts(index: Index, reading: Reading, scope: Mask | None, whom: Whom, whole: Step) -> list[Step]:
    """The searches for the parts of a question, given that for the whole of it. One that asks a stranger is not
    searched for."""
    steps = [
        Step(part, searched=False, stranger=True)
        if part.of_stranger or (whole.stranger and _asks_stranger_too(part, reading))
        else search_part(index, part, scope, whom, whole)
        for part in reading.parts
    ]
    return _of_what_is_its(_with_whole(steps, whole))


def _of_what_is_its(steps: list[Step]) -> list[Step]:
    """The searches for the parts of a question, where a matter that belongs to one named before ("the bridge and *its*
    cost") is answered only by what answers that one too: what is told of another cost is none of the bridge's."""
    kept: list[Step] = []
    before: set[int] = set()
    for step in steps:
        if kept and _is_of_one_before(step.reading, kept[-1].reading):
            judged = [one if one.hit.number in before else refused(one, OF_ITS_OWN) for one in step.judged]
            opened = [one for one in step.opened if one.hit.number in before]
            kept.append(replace(step, judged=tuple(judged), opened=tuple(opened)))
        else:
            before |= {one.hit.number for one in step.judged if answers_part(step, one.hit.number)}
            kept.append(step)
    return kept


def _is_of_one_before(part: Reading, other: Reading) -> bool:
    """Whether a part only names a matter, by a word that points to one before it: "its" cost, "about its cost"."""
    leaning = part.query.places(*LEANING_BACK)
    if part.differs_at is None or other.differs_at is None:
        return bool(leaning) and part.query.marks.keys().isdisjoint(("asks", "saying"))
    return not part.of_one_matter and not leaning.isdisjoint(range(other.differs_at[1], part.differs_at[0]))


def search_part(index: Index, part: Reading, scope: Mask | None, whom: Whom, whole: Step) -> Step:
    """The search for one of several questions, among the entries in `scope`, given that for the `whole` of them: in the
    words of those whom it asks itself, else of those whom the whole message asks (`whom`), else of anybody. One that
    asks nobody must say enough by itself, or only name a matter: "what is said about water"; less is enough beside a
    question to a stranger, since nothing else is answered."""
    own, people = bool(part.whom.people), part.whom.people or whom.people
    if own and not any(part.matter.weights) and not any(speaks_here(index, person) for person in people):
        part = replace(part, matter=part.query)  # "and what did Stone write?": nothing nearer can be asked of him
    if not any(part.matter.weights):
        return Step(part, searched=False)
    his = mask_of(people, index, own=not part.demand.life) if people else None
    judged = judged_entries(index, part, scope if his is None else both(scope, his), by_name=own)
    if not people and _is_light(part, whole.stranger) and not _says_all(part, judged):
        return Step(part, tuple(judged), searched=False)  # whether an entry answers it, too, is known all the same
    opened = pass_gate(judged, part.matter, index)
    if not opened and people and not own and _asks_by_itself(part, whole.reading):
        judged = judged_entries(index, part, scope)
        opened = pass_gate(judged, part.matter, index)
    return Step(part, tuple(judged), tuple(opened[:PART_ANSWERS]))


def _is_light(part: Reading, alone: bool) -> bool:
    """Whether a part of a question that asks nobody asks something of too little weight to be answered by itself."""
    if part.differs_at or not _asks_something(part):
        return False
    by_itself = alone and part.query.marks.keys().isdisjoint(LEANING_BACK)
    return sum(part.matter.weights) < (weights.OWN_THEME if by_itself else weights.HEAVY_PART)


def _asks_something(part: Reading) -> bool:
    """Whether a part asks, rather than only names a matter."""
    marks = part.query.marks
    return "asks" in marks and marks.keys().isdisjoint(NAMING_A_MATTER)


def _says_all(part: Reading, judged: Sequence[Judged]) -> bool:
    """Whether a part has some weight of its own, all of which the best of these entries says."""
    wholly = bool(judged) and judged[0].verdict.unsaid is None
    return wholly and sum(part.matter.weights) >= weights.OWN_THEME


def _asks_by_itself(part: Reading, whole: Reading) -> bool:
    """Whether a part of a question to somebody asks what anybody may tell: it points to nothing, and asks what is said
    at all, or does not ask what he says and has enough matter of its own ("…, and when does the road open?"), of which
    less is enough before he is named."""
    marks, weight = part.query.marks, sum(part.matter.weights)
    if part.differs_at or "asks" not in marks or not marks.keys().isdisjoint(LEANING_BACK):
        return False
    if SAID_BY_ANYBODY not in marks and "saying" in marks and not part.demand.deed:
        return False
    named = min((whole.query.words[place].token.start for place in whole.whom.places), default=0)
    ahead = part.query.words[-1].token.start < named
    return weight >= (weights.OWN_THEME if ahead or SAID_BY_ANYBODY in marks else weights.OWN_MATTER)


def search_by_anybody(index: Index, reading: Reading, scope: Mask | None) -> Step:
    """The search for a question, or for a part of one, in the words of anybody. Where it is asked whether one person
    agrees with another on a matter, anybody may speak of that matter."""
    doubts = tuple(doubt for doubt in reading.demand.doubts if doubt != "agreement")
    reading = replace(reading, demand=replace(reading.demand, doubts=doubts))
    judged = judged_entries(index, reading, scope)
    return Step(reading, tuple(judged), tuple(pass_gate(judged, reading.matter, index)))


def answers_of(opened: list[Judged], steps: Sequence[Step]) -> list[Judged]:
    """What answers a question of several parts: what answers it whole (`opened`), if anything does, then what answers a
    part that the best of these does not. `steps` are the searches for the parts."""
    if not opened:
        return _in_turn(steps)
    beside = _in_turn([step for step in steps if not answers_part(step, opened[0].hit.number)])
    numbers = {one.hit.number for one in opened}
    return [*opened, *(one for one in beside if one.hit.number not in numbers)]


def telling_all(steps: Sequence[Step], opened: list[Judged]) -> list[Judged]:
    """The entries that answer each of several questions, of those that answer the whole or else the first of them."""
    answering = [{one.hit.number for one in step.judged if one.verdict.opens} for step in steps]
    first = [one for step in steps[:1] for one in step.judged if one.verdict.opens]
    return [one for one in opened or first if all(one.hit.number in each for each in answering)]


def unanswered(steps: Sequence[Step], numbers: Sequence[int]) -> str:
    """The parts that none of these entries answers, as they were typed, but for those that say too little to be missed:
    "who painted the tower"."""
    left = (step for step in steps if not any(answers_part(step, number) for number in numbers))
    return ", ".join(step.reading.typed for step in left if not _is_negligible(step))


def who_is_silent(
    reading: Reading, people: Sequence[PersonId], opened: Sequence[Judged], index: Index
) -> dict[PersonId, str]:
    """Those of several people asked who say nothing in the entries that answer, each as he was typed; "Berg or Dahl?"
    asks which of them it is."""
    heard: set[tuple[str, str | None]] = set()
    for one in opened:
        interview, entry = index.located(one.hit.number)
        heard.update((interview.slug, person) for person in (entry.speaker, *entry.recounted, *entry.about))
    each = len(people) > 1 and reading.query.marks.keys().isdisjoint(("who", "which speaker", "or"))
    asked = {*people} if each else set()
    typed: dict[PersonId, str] = {}
    for group in named_in(reading.query):
        spoken = any((index.interviews[number].slug, person) in heard for number, person in group.people)
        if group.strong and asked.issuperset(group.people) and not spoken:
            first, last = (reading.query.words[place].token for place in (group.places[0], group.places[-1]))
            typed.update(dict.fromkeys(group.people, reading.query.text[first.start : last.end]))
    return typed


def all_answer_parts(steps: Sequence[Step], numbers: Sequence[int]) -> bool:
    """Whether the search knows of each of these entries a part that it answers."""
    return all(any(answers_part(step, number) for step in steps) for number in numbers)


def answers_part(step: Step, number: int) -> bool:
    """Whether an entry answers the part that a search was made for."""
    answering = (one for one in step.judged if one.hit.number == number and one.verdict.opens)
    if not step.opened:
        return any(answering)
    least = weights.WORTH * max(one.score for one in step.opened)  # of one matter others tell more than that word of it
    return any(one.score >= least for one in answering)


def _asks_stranger_too(part: Reading, whole: Reading) -> bool:
    """Whether a part of a question to somebody unknown is asked of him: it names him, or only points to him ("and what
    does he want?"), or says nobody ("va boʻrilar haqida nima deydi"), or only a matter ("and what about wolves?")."""
    marks = part.query.marks
    if part.whom.people:
        return False
    nobody = "says alone" in marks and "who" not in marks and not said_to_speak(part.query)
    names_matter = marks.keys().isdisjoint(("saying", SAID_BY_ANYBODY)) and not marks.keys().isdisjoint(NAMING_A_MATTER)
    leans = nobody or names_matter or "he or she" in marks
    return asks_stranger(part.matter) or (leans and stranger_speaks(whole.matter))


def _with_whole(steps: Sequence[Step], whole: Step) -> list[Step]:
    """The searches for the parts of a question, where an entry that answers it whole answers it also about each matter
    all of whose words it says ("of water and wolves")."""
    starts = [word.token.start for word in whole.reading.matter.words]
    told = [
        (one, {start for start, said in zip(starts, one.hit.places, strict=True) if said == 1}) for one in whole.opened
    ]
    return [
        replace(step, judged=(*step.judged, *(one for one, said in told if said >= _named(step.reading))))
        if step.reading.differs_at and not step.reading.of_one_matter
        else step
        for step in steps
    ]


def _named(reading: Reading) -> set[int]:
    """Where the words begin that name the one of several matters of which it is asked."""
    return {
        reading.query.words[place].token.start
        for place in range(*reading.differs_at or (0, 0))
        if reading.query.weights[place]
    }


def _is_negligible(step: Step) -> bool:
    """Whether a part says too little for anybody to miss an answer to it, and neither asks for a number nor somebody
    else, nor is a matter that is named as such."""
    reading = step.reading
    if reading.of_stranger:
        return False
    named = reading.differs_at or not reading.query.marks.keys().isdisjoint(NAMING_A_MATTER)
    return sum(reading.matter.weights) < (weights.LEAST if named else weights.OWN_THEME) and not reading.demand.number


def _in_turn(steps: Sequence[Step]) -> list[Judged]:
    """What answers the questions of several, the first of each first."""
    told = [(place, one) for step in steps for place, one in enumerate(step.opened)]
    return [one for _, one in sorted(told, key=lambda pair: (pair[0], -pair[1].verdict.confidence))]
