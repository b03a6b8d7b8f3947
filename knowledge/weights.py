"""The numbers that rank and judge, with their units. What each is worth: `python -m tests.benchmarks.fit --ablate`,
`--talks` for those of a conversation, and `--languages` for those that tell the language."""

from __future__ import annotations

# What a word says, 0 to 1 (these are in the index: changed, it is built anew)
COMMON = 7.5  # Zipf frequency (log10 of occurrences in a billion words) at which a word says nothing
RARE = 3.0  # Zipf frequency at which a word says all that it can; from it on it is no slip of another one
LEAST = 0.3  # what a word of every day says, and any other at least that is no function word

# What is a slip of a word
SLIP_LETTERS = 5  # letters from which a word bears one edit; of one less, it bears two letters swapped
LONG_SLIP_LETTERS = 9  # letters from which a word bears two edits
FAMILY_LETTERS = 5  # letters that words of one family have in common at their beginning
FAMILY_SHARE = 0.7  # share of the longer word that they have in common

# How entries are ranked: BM25 over all that is said of a passage, of which its own words count 1 (these are in the
# index: changed, it is built anew)
SAMPLE = 0.65  # what a word of a sample question counts
SUMMARY = 0.5  # what a word of the summary counts
BESIDE = 0.3  # what a word of a topic's title counts, or of the interviewer's question before the passage
SAMPLE_SAYS = 0.9  # how fully a word is said that only a sample question has, 0 to 1
K1 = 1.2  # how soon a word that is said again counts no more
B = 0.6  # how much a word counts less in a long entry, 0 to 1
JUDGED = 12  # entries that are judged

# Whether an entry answers: what each adds to the log-odds
COVERED = 2.1  # for the share of the question's weight that the entry says
REACH = 6.7  # for its rank, as a share of what one entry could reach that is the best for every word
MATCHED = 1.0  # for each weight that is said: a long question that is half said passes where a short one does not
LEAD = 3.2  # for being ahead of the next entry (0 to 1), where not all is said
BY_NAME = 0.6  # where the person asked is he whose words they are, for the share said, squared
SPOKEN = 1.1  # where it is asked what is said of a matter, for the share said, squared; less where it is hardly reached
MISSING_NAME = 6.0  # against: for the share of the question's weight in capitals, not at its start, that is not said
DESCRIBED = 0.75  # against: for the share of the passage that has other words in the lexicon, so is found by chance
DETAIL = 4.0  # against: for each weight of a missing detail ("budget"), as far as the passage is so described
EVERYDAY = 4.5  # in favour: for each weight of a missing word of every day ("take"), as far as it is so described
ASKED_DETAIL = 0.5  # weight of a missing detail that it is to ask what something is called, or what exactly happened
DOUBT = 2.4  # against: for each thing asked for (a time, others) that it is not seen to tell; twice if wholly described
BASE = 5.3  # against every entry
NEAR = 0.05  # confidence (0 to 1) from which an entry is worth offering to tap
NEAR_COVERED = 0.5  # share of the question's weight said from which it is, too
HEAVY_PART = 1.0  # weight that a half of a question must have to be answered by itself
LIGHT = 0.55  # weight of a word above which an entry that says it may answer what asks nothing
NEAREST_LACKS = 0.7  # share of the nearest entry's score that an answer must have where that lacks what is asked

# A question that leans on what was talked of before
CARRIED = 0.25  # what a word counts of the topic that a question with words of its own points to
OWN_THEME = 0.5  # weight from which its own words are what it is about, rather than those it leans on
OWN_MATTER = 1.0  # weight of its own words from which it is also read as it stands
OWN_SAID = 0.7  # share of the weight of its own words that an entry must say to answer it

# What is shown
ITSELF = 0.15  # share of the score that an entry has only as far as it has the words of the question themselves
WORTH = 0.8  # rank times confidence, as a share of the best one's, from which a further passage is shown beside it

# Which language a question is in: a function word of one says 1 for it, another as far as it is common there
ENDING_TELLS = 0.5  # what an ending of it says, on a word that is a function word of none
OWN_LANGUAGE = 0.35  # what speaks beforehand for the reader's own language, in a word or two or in its second alphabet
CONVERSATION = 0.75  # what speaks for the language of a conversation, in a message of a few words
RETYPED = 0.75  # share of a text's words, strange as typed, that are words on another keyboard: then it is meant
