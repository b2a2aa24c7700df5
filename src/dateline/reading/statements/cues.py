"""Finds the words of a sentence that may attribute: verbs, phrases, "was confident that", "according to"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.reading.statements.clauses import Line
from dateline.reading.statements.lexicon import Phrase, Word, lexicon
from dateline.reading.statements.words import words

__all__ = ["Cue", "cues", "quoting"]

_NOT_AFTER = words("not-after")
# Verbs whose -s form is mostly a noun after an adjective or name, and vice versa: believed only with a subject.
_SAID_ANYWAY = words("said-anyway")
_OPENERS = frozenset(["if", "unless", "whether", "should"])
_PARTICIPLE_AFTER = words("participle-after")


_FAR = 60  # tokens that a clause may stretch to the left of its verb
_OWNERS = frozenset({"his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence: tokens `start`…`end`, its verb group from `group`.

    `manner` tells how it hangs in the clause: "finite", "participle" ("…, adding that"), "passive" (agent behind "by"),
    "reduced" ("billed by the company as"), "of-source" ("according to X"), "possessed" ("in X's view"), "noun".
    """

    start: int
    end: int
    group: int
    manner: str
    lemma: str
    takes: frozenset[str]
    act: str
    negated: bool = False
    inherits: bool = False


def _phrase_at(line: Line, i: int) -> Phrase | None:
    for phrase in lexicon().phrases.get(line.low[i], ()):
        if line.low[i : i + len(phrase.words)] == phrase.words:
            return phrase
    return None


def _is_verb(line: Line, i: int, word: Word) -> bool:
    before, tag = line.word(i - 1), line.tags[i]
    if before in _NOT_AFTER or line.tag(i - 1) in {"POS", "PRP$"}:
        return False
    if tag.startswith("VB") or (word.lemma in {"say", "tell"} and word.form != "base"):
        return True
    if line.is_quote_mark(i - 1) and "quote" in word.takes and word.form != "base":
        return True
    if word.form == "present" and tag in {"NNS", "IN", "JJ", "NN"} and _only_verb(line, i):
        return True
    if word.form == "past" and tag in {"NN", "JJ", "IN"}:
        return line.tag(i + 1) not in {"NN", "NNS", "NNP"} or line.tag(i - 1) in {"PRP", "NNP", "CC"}
    return (
        word.form == "present"
        and tag == "NNS"
        and line.tag(i - 1) in {"PRP", "NNP"}
        and word.lemma in {"say", "tell"}
    )


def _only_verb(line: Line, i: int) -> bool:
    """Whether the clause has no verb but this word, and another clause follows it."""
    if line.tag(i + 1) in {"PRP", "EX"} and line.is_finite(i + 2) and not line.is_finite(i - 1):
        return True
    closes = i + 1 >= len(line) or line.is_mark(i + 1)
    if closes and line.tag(i - 1) in {"NNP", "PRP"} and line.finite_between(0, i) is not None:
        subject = line.phrase_before(i)
        return subject is not None and line.is_comma(subject - 1)
    described = line.is_comma(i - 1) and "who" in line.low[max(0, i - _FAR) : i] and not _alone(line, i)
    if not described and (line.tag(i - 1) not in {"NN", "NNP", "NNPS", "JJ"} or _alone(line, i)):
        return False
    return line.word(i + 1) == "that" or (
        line.tag(i + 1) in {"DT", "PRP", "NNP", "PRP$"} and line.finite_between(i + 1, i + 12) is not None
    )


def _alone(line: Line, i: int) -> bool:
    """Whether a finite verb stands before `i` that no "who" takes to itself."""
    near = max(0, i - _FAR)
    verb = line.finite_between(near, i)
    relative = next((j for j in range(near, i) if line.low[j] == "who" and line.quoted[j] < 0), None)
    return verb is not None and (relative is None or verb < relative)


def _manner(line: Line, i: int, word: Word, group: int, be: bool) -> str | None:
    before = line.word(group - 1)
    if word.form == "participle":
        if be:
            return "finite"
        if group == 0 or before in _PARTICIPLE_AFTER or line.is_quote_mark(group - 1):
            return "participle"
        return "quoted" if before == "as" and quoting(line, i) is not None else None
    if word.form == "base":
        if line.word(i - 1) == "to" or before == "to":
            return "finite" if _meant(line, group - 1) else None
        return "finite" if group < i or line.tags[i] in {"VBP", "VBD", "VB"} else None
    if word.form == "past":
        if be:
            return "passive" if _agent(line, i + 1) is not None else None
        if line.word(i + 1) == "by" and "had" not in line.low[group:i] and "has" not in line.low[group:i]:
            return "reduced"
        if line.tags[i] == "JJ" and line.is_noun(i + 1):
            return None
    return "finite"


def quoting(line: Line, saying: int) -> int | None:
    """Where "quoted" or "cited" stands before "as saying", or None."""
    near = range(saying - 2, max(-1, saying - 14), -1)
    return next(
        (
            j
            for j in near
            if line.low[j] in {"quoted", "quotes", "quoting", "cited", "cites", "citing", "quote"}
        ),
        None,
    )


def _relays(line: Line, i: int) -> bool:
    """Whether the verb at `i` only relays: "quoted X as saying"."""
    return any(
        line.low[j] == "as" and line.word(j + 1) in {"saying", "telling"}
        for j in range(i + 1, min(len(line), i + 14))
    )


def _meant(line: Line, to: int) -> bool:
    """Whether "to" hangs on words that leave no doubt that it is said: "is pleased to note", "went on to say"."""
    return line.word(to - 1) in _SAID_ANYWAY or (
        line.word(to - 1) == "like" and line.word(to - 2) in {"would", "'d"}
    )


def _agent(line: Line, start: int) -> int | None:
    """Where "by" stands, within a few words of a passive verb."""
    stop = min(len(line), start + 12)
    for j in range(start, stop):
        if line.low[j] == "by":
            return j
        if line.is_mark(j) and not line.is_quote_mark(j):
            return None
    return None


def _verb_cue(line: Line, i: int) -> Cue | None:
    word = lexicon().verbs.get(line.low[i])
    if word is None or not _is_verb(line, i, word) or (word.lemma in {"quote", "cite"} and _relays(line, i)):
        return None
    group, be, modal, negated = line.group_start(i)
    if modal and not (negated or word.act in {"wants", "hopes"} or line.word(i - 1) == "will"):
        return None
    if line.word(group - 2) in _OPENERS or line.word(group - 1) in _OPENERS:
        return None
    manner = _manner(line, i, word, group, be)
    if manner is None or (manner == "finite" and be and word.form == "past"):
        return None
    if line.word(group - 1) == "to":
        group = line.group_start(group - 2)[0]
    return Cue(i, i + 1, group, manner, word.lemma, word.takes, word.act, negated)


def _adjective_cue(line: Line, i: int) -> Cue | None:
    word = lexicon().adjectives.get(line.low[i])
    if word is None or line.word(i + 1) == "to":
        return None
    group, be, modal, negated = line.group_start(i)
    verb = line.word(i - 1)
    while verb in {
        "very",
        "quite",
        "so",
        "not",
        "n't",
        "also",
        "still",
        "equally",
        "fairly",
        "deeply",
        "absolutely",
    }:
        return (
            None if group == i else Cue(i, i + 1, group, "finite", word.lemma, word.takes, word.act, negated)
        )
    if verb in {"felt", "feels", "remained", "remains", "seemed", "sounded", "became"}:
        return Cue(i - 1, i + 1, i - 1, "finite", word.lemma, word.takes, word.act, negated)
    if not be or modal:
        return None
    return Cue(i, i + 1, group, "finite", word.lemma, word.takes, word.act, negated)


def _phrase_cue(line: Line, i: int, phrase: Phrase) -> Cue | None:
    end = i + len(phrase.words)
    if phrase.kind in {"of-source", "possessed"}:
        return Cue(i, end, i, phrase.kind, phrase.lemma, phrase.takes, phrase.act)
    group, _, _, negated = line.group_start(i)
    if line.word(group - 1) == "to" or line.word(group - 1) in _OPENERS:
        return None
    participle = line.low[i].endswith("ing") and group == i
    return Cue(
        i,
        end,
        group,
        "participle" if participle else "finite",
        phrase.lemma,
        phrase.takes,
        phrase.act,
        negated,
    )


def _own_words(line: Line, i: int) -> Cue | None:
    """ "in her view", "by his own account": a possessive pronoun and a noun of the table's "'s …" phrases."""
    if line.low[i] not in _OWNERS or line.word(i - 1) not in {"in", "by", "on"}:
        return None
    for phrase in lexicon().phrases.get("'s", ()):
        rest = phrase.words[1:]
        if line.low[i + 1 : i + 1 + len(rest)] == rest:
            return Cue(i + 1, i + 1 + len(rest), i + 1, "possessed", phrase.lemma, phrase.takes, phrase.act)
    return None


def _noun_cue(line: Line, i: int) -> Cue | None:
    word = lexicon().nouns.get(line.low[i])
    if word is None or line.word(i + 1) != "that" or line.tag(i + 2) in {"VBZ", "VBD", "MD"}:
        return None
    if line.tag(i - 1) in {"POS", "PRP$"}:
        return Cue(i, i + 1, i, "noun", word.lemma, word.takes, word.act)
    return None


def cues(line: Line) -> list[Cue]:
    """All cues of the sentence that stand outside quotation marks, left to right."""
    out: list[Cue] = []
    opening, low, quoted = lexicon().opening, line.low, line.quoted
    i = 0
    while i < len(low):
        if quoted[i] >= 0 or (low[i] not in opening and low[i] not in _OWNERS):
            i += 1
            continue
        phrase = _phrase_at(line, i)
        cue = _phrase_cue(line, i, phrase) if phrase else None
        cue = (
            cue or _own_words(line, i) or _verb_cue(line, i) or _adjective_cue(line, i) or _noun_cue(line, i)
        )
        if cue is not None:
            out.append(cue)
        i = cue.end if cue is not None else i + 1
    return out
