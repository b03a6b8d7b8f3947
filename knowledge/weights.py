"""Every number that ranks or judges, each with its unit. How they were found: `python -m tests.benchmarks.fit`."""

from __future__ import annotations

# What a word says (0 to 1), by how often it is used

COMMON, RARE = 7.5, 3.0
"""Zipf frequencies (log10 of occurrences in a billion words) at which a word says nothing, and all it can."""
LEAST = 0.3
"""What a word says at least that is no function word; so much does a word of every day."""
UNKNOWN = 0.9
"""What a number says, and a word of no known language."""
SPREAD = 0.6
"""Share of what a word says that it loses when the whole base has it."""

# What a word of a question may be, and how surely (0 to 1)

EXACT, OTHER_LANGUAGE, SLIP, KIN = 1.0, 0.9, 0.8, 0.7
"""How surely a word means a key: its own, that of another language, one typo away, one of the same family."""
REAL_WORD = 3.2
"""Zipf frequency from which a word as it is written is no slip of another one."""
KNOWN_WORD = 0.1
"""Zipf frequency from which a language knows a word, which then crosses to another one by its meaning only."""
SLIP_LETTERS, LONG_SLIP_LETTERS = 5, 9
"""Letters from which a word bears one edit, and two; a word of one letter less bears only two letters swapped."""
SLIP_READINGS = 3
"""Known words that a slip may stand for at most, all as near."""
FAMILY_LETTERS, FAMILY_SHARE = 5, 0.7
"""Letters, and share of the longer word, that two words of one family have in common at their beginning."""

# How an index ranks: BM25 over fields (changing one of these needs a new index)

TEXT, SAMPLE, SUMMARY, TITLE, ASKED = (1.0, 1.0), (0.8, 1.0), (0.5, 0.9), (0.3, 0.6), (0.3, 0.7)
"""What the words of a field weigh in the ranking, and how fully a question's word found there counts as said: of a
passage, of its sample questions, its summary, its topics' titles, and of the interviewer's question before it."""
K1, B = 1.2, 0.6
"""BM25's saturation and length norm."""

# How a search ranks

CANDIDATES = 12
"""Entries that are judged."""
WINDOW = 24
"""Words between which the matches of a question should lie: about two sentences."""
NEAR_WORDS = 4
"""Words within which two neighbours of the question should stand in an entry."""
DENSE, ORDER, LIKENESS = 2.0, 0.5, 1.0
"""What the share of a question said within a window, its neighbours kept together, and likeness to a sample question
add to the rank, as multiples of it."""
RETOLD = 2.0
"""What an entry that retells the person asked counts for beside one about him, when it is asked what he said."""

# Whether an entry answers: log-odds, for each share (0 to 1) or weight that they stand before

COVERED, REACH, MATCHED, LEAD = 2.1, 6.7, 1.0, 3.6
MISSING_NAME = 5.4
"""For the share of the question that is names which the entry lacks."""
DETAIL, EVERYDAY = 4.5, 4.5
"""What a missing detail ("budget", "treaty") counts against a passage whose words all stand in the lexicon, and what a
missing word of every day ("take", "new") counts for it again."""
DESCRIBED = 0.75
"""What it counts against a passage that all its words stand in the lexicon: more is found there by chance."""
BY_NAME = 0.6
BASE = 5.2
DOUBT_WHEN, DOUBT_WHERE, DOUBT_WHO = 2.3, 1.6, 0.2
DOUBT_OTHERS, DOUBT_BESIDES, DOUBT_FUTURE, DOUBT_STANDS_FOR = 2.5, 1.5, 2.0, 4.0
"""What it counts against an entry that a question asks for such a thing and the entry does not show that it tells it."""
ASKED_DETAIL = 0.5
"""Weight of a missing detail that a question asks what something is called, or what exactly happened."""
LITTLE = 0.1
"""Weight up to which a missing word is not told of."""
OPEN = 0.5
"""Confidence (0 to 1) from which an entry is an answer."""
NEAR, NEAR_COVERED = 0.07, 0.45
"""Confidence, or share of the question said, from which an entry is worth offering to tap."""

# What is shown

NEAREST = 0.75
"""Score, as a share of the nearest entry's, that an answer has at least when the nearest is none."""
WORTH = 0.55
"""Score, as a share of the best one's, from which a further passage is shown beside it."""
HEAVY_PART, SURE_PART = 1.2, 0.7
"""Weight of one half of a question that asks two things, and the confidence that its answer needs."""
STRANGER = 0.6
"""Weight of a word that may be an unknown person's name."""

# Which language a question is in: what each word says for one

FUNCTION_TELLS, ENDING_TELLS = 1.1, 0.5
"""A function word of it; an ending of it on a word that no language knows well."""
HEARD, HEARD_SPAN = 3.0, 5.0
"""Zipf frequency from which a word of it tells, and how much more tells one in full."""
WELL_KNOWN = 3.5
"""Zipf frequency from which a language knows a word so well that an ending of another one tells nothing."""
TELLING_WORDS = 0.1
"""What the words of other languages must say at least so that one typed in their letters needs a function word."""
OWN_LANGUAGE, FIRST_ALPHABET = 0.3, 0.5
"""What speaks beforehand, in a single word, for the reader's own language, and for one whose first alphabet it is in."""
OWN_ALPHABET = 0.5
"""What speaks beforehand for the reader's own language in its second alphabet."""
