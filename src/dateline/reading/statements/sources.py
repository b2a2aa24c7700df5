"""Finds whose words a cue brings: the noun phrase before it, behind it, or in the clause it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from dateline.reading.statements.clauses import SUBJECT_PRONOUNS, Line
from dateline.reading.statements.cues import Cue, quoting
from dateline.reading.statements.lexicon import lexicon
from dateline.reading.statements.words import words

__all__ = ["Source", "source"]

_APPOSITION = words("apposition")
_RELATIVE = frozenset(["who", "which", "that"])
_NEVER = frozenset(["there", "here", "what", "how", "why", "it's", "that", "this"])
# "X told Y": what follows is the hearer, never the speaker.
_NEVER_INVERTED = words("never-inverted")
_TIMES = words("named-times")
_NEAR = 16  # tokens that a relative clause without commas may fill
_FAR = 60  # tokens that an apposition or relative clause may fill before its verb
_OPENERS = 8  # commas and brackets that may have opened the apposition which a comma closes
_TRIES = 5  # finite verbs to the left that are asked for the subject of a joined verb
_MEASURES = words("measures")
# "Venn, pressed on the point, said …"
_ASKED = frozenset(["asked", "pressed", "quizzed", "questioned", "contacted", "reached", "told"])
_DESCRIBED = words("described-by")
_CONJUNCTION = frozenset(["and", "but", "or", "then", "yet", "while"])


@dataclass(frozen=True, slots=True)
class Source:
    """Tokens `start`…`end` name the source; `head_end` ends its first noun phrase.

    `behind` is True where it stands behind the cue; `inherited` where it is the subject of an earlier verb.
    """

    start: int
    end: int
    head_end: int
    behind: bool = False
    inherited: bool = False


def source(line: Line, cue: Cue, earlier: list[tuple[Cue, Source]]) -> Source | None:
    """The source of `cue`; `earlier` are the cues to its left that have one."""
    if cue.manner == "of-source" and line.word(cue.end) in {"plan", "plans", "schedule"}:
        return None  # "if all goes according to plan"
    if cue.manner == "of-source":
        return _behind(line, cue.end)
    if cue.manner in {"passive", "reduced"}:
        return _agent(line, cue.end)
    if cue.manner == "possessed" and line.word(cue.start - 1) in {"his", "her", "its", "their"}:
        return _single(cue.start - 1)
    if cue.manner == "possessed":
        return _possessor(line, cue.start)
    if cue.manner == "noun":
        return _possessor(line, cue.start - 1) if line.tag(cue.start - 1) == "POS" else _single(cue.start - 1)
    if cue.manner == "quoted":
        return _quoted(line, cue)
    if cue.manner == "participle":
        return _inherited(line, cue, earlier)
    if cue.lemma == "quote" and (named := line.phrase_after(cue.end)) is not None:
        return Source(cue.end, named, named)  # who is quoted speaks; who quotes only relays
    inverted = _inverted(line, cue)
    if inverted is not None:
        return inverted
    return _subject(line, cue.group) or _inherited(line, cue, earlier)


def _quoted(line: Line, cue: Cue) -> Source | None:
    """ "TASS quoted X as saying", "X was quoted by TASS as saying"."""
    verb = quoting(line, cue.start)
    if verb is None:
        return None
    group, be, _, _ = line.group_start(verb)
    if be:
        return _subject(line, group)
    if line.word(verb + 1) == "by":
        return _subject(line, verb - 1 if line.is_comma(verb - 1) else verb)
    end = line.phrase_after(verb + 1)
    return None if end is None else Source(verb + 1, max(end, cue.group - 1), end)


def _single(i: int) -> Source | None:
    return Source(i, i + 1, i + 1) if i >= 0 else None


def _possessor(line: Line, end: int) -> Source | None:
    start = line.phrase_before(end)
    return None if start is None else Source(start, end, end)


def _agent(line: Line, start: int) -> Source | None:
    for i in range(start, min(len(line), start + 12)):
        if line.low[i] == "by":
            found = _behind(line, i + 1)
            # "put back by two days": a measure is no one who says so.
            return None if found is None or line.word(found.head_end - 1) in _MEASURES else found
    return None


def _behind(line: Line, start: int) -> Source | None:
    end = line.phrase_after(start)
    if end is None:
        return None
    return Source(start, _with_apposition(line, end), end, behind=True)


def _with_apposition(line: Line, end: int) -> int:
    """Where the apposition or relative clause behind a source ends (", the general secretary")."""
    if line.word(end) in _RELATIVE - {"that"}:
        return _clause_end(line, end)
    if not line.is_comma(end) or end + 1 >= len(line):
        return end
    following = line.low[end + 1]
    if following in {"who", "whose", "which"}:
        return _clause_end(line, end + 1)
    if following in {"a", "an", "the", "its", "his", "her", "their"} or line.tags[end + 1] in {"NN", "JJ"}:
        stop = line.phrase_after(end + 1)
        if stop is not None and (line.is_mark(stop) or stop == len(line)) and not line.is_quote_mark(stop):
            return stop
    return end


def _clause_end(line: Line, start: int) -> int:
    return next((i for i in range(start, len(line)) if line.is_mark(i) or line.quoted[i] >= 0), len(line))


def _inverted(line: Line, cue: Cue) -> Source | None:
    """`"…," said X` and `…, said X`."""
    before = cue.group - 1
    if cue.lemma in {"inform", "notify"} and line.is_comma(before) and cue.group == cue.start:
        found = _behind(line, cue.end)
        stop = found.end if found is not None else 0
        return found if stop and (stop >= len(line) - 1 or line.word(stop) in _TIMES | {"on"}) else None
    perfect = line.low[cue.group : cue.start] in {("has",), ("have",), ("had",)} and line.is_quote_mark(
        before
    )
    if (cue.group != cue.start and not perfect) or "quote" not in cue.takes or cue.lemma in _NEVER_INVERTED:
        return None
    opens = before >= 0 and (
        line.is_quote_mark(before) or line.is_comma(before) or line.word(before) in {"?", "!", "."}
    )
    if not opens and cue.group != 0:
        return None
    if line.word(cue.end) in _TIMES or line.word(cue.end) in {"reporters", "journalists"}:
        return None
    if line.tag(cue.end) == "PRP" and line.word(cue.end) not in {"he", "she", "they", "we", "i"}:
        return None
    quoted_before = line.is_quote_mark(before) or line.is_quote_mark(before - 1)
    apposed = line.is_comma(before) and not quoted_before and _apposed(line, before) is not None
    found = _behind(line, cue.end)
    if apposed and not (found is not None and _set_off(line, found)):
        return None
    if found is None or (line.is_finite(found.end) and line.quoted[found.end] < 0):
        return None
    if not quoted_before and not _reads_inverted(line, found):
        return None
    return found


def _set_off(line: Line, found: Source) -> bool:
    """Whether a described or named speaker fills what stands between the cue and the next comma or the end."""
    if found.end < len(line) and not line.is_comma(found.end) and line.word(found.end) != ".":
        return False
    first = line.low[found.start] in {"a", "an", "one", "the", "his", "her", "its", "their"}
    return first or all(line.tag(i) in {"NNP", "NNPS", "NN"} for i in range(found.start, found.end))


def _reads_inverted(line: Line, found: Source) -> bool:
    """Without a quotation mark before, `, said X` needs X to be a name or a described person, then a pause."""
    after = found.end
    pause = (
        after >= len(line)
        or (line.is_mark(after) and not line.is_quote_mark(after))
        or line.tag(after) == "IN"
        or line.word(after) in {"who", "in", "on"}
    )
    return pause and any(line.is_noun(i) or line.tag(i) == "PRP" for i in range(found.start, found.head_end))


def _subject(line: Line, verb: int) -> Source | None:
    """The subject that ends right before the verb group at `verb`; looked for once."""
    if verb not in line.asked:
        line.asked[verb] = _looked_for(line, verb)
    found = line.asked[verb]
    return found if isinstance(found, Source) else None


def _looked_for(line: Line, verb: int) -> Source | None:
    last = verb - 1
    if last < 0:
        return None
    if line.quoted[last] >= 0 and not line.is_quote_mark(last):
        return None
    if line.low[last] in {"who", "which", "that"}:
        return _antecedent(line, last)
    if line.low[last] in _NEVER or line.low[last] in {"you", "we", "i"}:
        return None
    if line.is_comma(last) or line.word(last) == ")":
        return _apposed(line, last)
    if line.word(last) in _TIMES and line.word(last) not in {"last", "this", "late", "early"}:
        # "The maker on Thursday reported": the day is no part of the subject.
        return _subject(line, last - 1 if line.word(last - 1) == "on" else last)
    described = _relative(line, verb)
    if described is not None:
        return described
    start = line.phrase_before(verb)
    if start is None or not any(_heads(line, i) for i in range(start, verb)):
        return _apposed_relative(line, verb)
    if line.tag(start - 1) in {"VBG", "VBD", "VBN", "VB", "VBZ", "TO"} and not _opens_clause(line, start - 1):
        # "the paper seen by the bank said": the phrase before is no subject of its own.
        farther = _apposed_relative(line, verb)
        if farther is not None:
            return farther
    if line.word(start - 1) in {"by", "of", "in", "at", "with", "to", "from", "on", "behind"} and start >= 2:
        farther = _apposed_relative(line, verb)
        if farther is not None:
            return farther
    return Source(_coordinated(line, start), verb, verb)


def _coordinated(line: Line, start: int) -> int:
    """Where "X and Y" begins: two names that speak together, at the front of their clause."""
    if line.word(start - 1) != "and" or not all(line.tag(i) == "NNP" for i in (start, start - 2)):
        return start
    first = start - 2
    while first > 0 and line.tag(first - 1) == "NNP":
        first -= 1
    first -= line.word(first - 1) == "the"
    return (
        first
        if first == 0 or line.is_mark(first - 1) or line.word(first - 1) in {"that", "morning"}
        else start
    )


def _heads(line: Line, i: int) -> bool:
    return line.is_noun(i) or line.tag(i) in {"PRP", "DT", "JJ"} or line.low[i] in SUBJECT_PRONOUNS


def _relative(line: Line, verb: int) -> Source | None:
    """ "a banker who booked the room says": the head before a relative clause that runs up to the verb."""
    for i in range(verb - 1, max(0, verb - _NEAR), -1):
        if line.is_mark(i) or line.quoted[i] >= 0:
            return None
        if line.low[i] != "who" or not (line.is_noun(i - 1) or line.tag(i - 1) == "JJ"):
            continue
        inner = line.finite_between(i + 1, verb)
        word = lexicon().verbs.get(line.low[inner]) if inner is not None else None
        if inner is None or (word is not None and "that" in word.takes and word.lemma != "ask"):
            return None
        start = line.phrase_before(i)
        return None if start is None else Source(start, verb, i)
    return None


def _opens_clause(line: Line, i: int) -> bool:
    """Whether the verb at `i` is a cue-like verb that a bare clause may follow ("said the union wanted")."""
    return line.tag(i) in {"VBD", "VBZ", "VBP"} and line.word(i) not in {"made", "seen"}


def _antecedent(line: Line, pronoun: int) -> Source | None:
    if not line.is_comma(pronoun - 1):
        return None  # "customers who want to fly": says who they are, not what they say
    end = pronoun - 1
    start = line.phrase_before(end)
    return None if start is None else Source(start, end, end, inherited=True)


def _apposed(line: Line, comma: int) -> Source | None:
    """ "X, the general secretary, said": the phrase before the comma that opens what `comma` closes."""
    best: Source | None = None
    openers = 0
    for i in range(comma - 1, max(0, comma - _FAR), -1):
        if line.word(i) in {";", ":"} or line.is_quote_mark(i):
            break
        if not (line.is_comma(i) or (line.word(i) == "(" and line.word(comma) == ")")):
            continue
        openers += 1
        if openers > _OPENERS:
            break
        start = line.phrase_before(i)
        if start is None:
            continue
        opener = line.word(i + 1)
        apposed = opener in _APPOSITION | _ASKED or line.tag(i + 1) in {
            "NN",
            "NNS",
            "JJ",
            "NNP",
            "CD",
            "VBG",
            "IN",
            "VBN",
            "RB",
        }
        if not apposed:
            continue
        if line.tag(start) == "CD" and start + 1 == i and line.is_comma(start - 1):
            continue  # an age: "Ines Okafor, 34, who …"
        best = Source(start, comma, i)
        nested = (
            start > 0
            and line.is_comma(start - 1)
            and line.low[start] in {"a", "an", "the", "its", "his", "her"}
        )
        if not nested:
            return best
    return best


def _apposed_relative(line: Line, verb: int) -> Source | None:
    """ "a person who was in both rooms says": the head before the relative or participle that ends at the verb."""
    for i in range(verb - 1, max(0, verb - _FAR), -1):
        if line.word(i) in {",", ";", ":"} or line.is_quote_mark(i) or line.word(i) in _CONJUNCTION:
            return None
        opens = (
            line.word(i) in {"who", "which", "whose", "that"}
            or line.tag(i) in {"VBN", "VBG"}
            or line.word(i) in _DESCRIBED
        )
        if not opens:
            continue
        start = line.phrase_before(i)
        if (
            start is not None
            and line.is_noun(i - 1)
            and (start == 0 or line.tag(start - 1) not in {"VBD", "VBZ", "IN"})
        ):
            return Source(start, verb, i)
    return None


def _inherited(line: Line, cue: Cue, earlier: list[tuple[Cue, Source]]) -> Source | None:
    """The subject of an earlier verb of the sentence, for a joined verb or a participle."""
    joined = (
        line.word(cue.group - 1) in _CONJUNCTION | {","}
        or cue.manner == "participle"
        or line.is_quote_mark(cue.group - 1)
    )
    adverb_joined = (
        line.tag(cue.group - 1) in {"RB", "VBD", "VBN"} and line.word(cue.group - 2) in _CONJUNCTION
    )
    if not (joined or adverb_joined):
        return None
    if earlier:
        level = [
            s
            for _, s in earlier
            if s.start == 0 or line.word(s.start - 1) not in {"what", "which", "as", "that", "who"}
        ]
        near = (level or [s for _, s in earlier])[-1]
        return Source(near.start, near.end, near.head_end, near.behind, inherited=True)
    finite = (i for i in range(cue.group - 1, -1, -1) if line.quoted[i] < 0 and line.is_finite(i))
    for i in islice(finite, _TRIES):
        found = _subject(line, line.group_start(i)[0])
        if found is not None and line.word(found.head_end - 1) not in SUBJECT_PRONOUNS & {"it", "there"}:
            return Source(found.start, found.end, found.head_end, inherited=True)
    if cue.manner == "participle" and cue.group == 0 and line.word(cue.end) == "that":
        return _subject_behind(line, cue)
    return None


def _subject_behind(line: Line, cue: Cue) -> Source | None:
    """ "Citing the weather, the company …": the subject of the clause behind the opening participle."""
    comma = next((i for i in range(cue.end, len(line)) if line.is_comma(i) and line.quoted[i] < 0), None)
    end = None if comma is None else line.phrase_after(comma + 1)
    if comma is None or end is None or not line.is_finite(end):
        return None
    return Source(comma + 1, end, end, behind=True, inherited=True)
