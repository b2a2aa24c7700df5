"""What a cue takes behind it: a clause, a quote, an infinitive, a noun; and where that begins."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.reading.statements.clauses import Line
from dateline.reading.statements.cues import Cue
from dateline.reading.statements.words import words

__all__ = ["Complement", "complement", "past_hearer"]

_TOLD = words("told")
_DIRECT_HEARER = words("direct-hearer")
_HEARER = words("hearers")
_QUESTION = frozenset(["whether", "if", "how", "when", "why", "what", "who", "where", "which"])
_ADJUNCT = words("adjuncts")
_STARTS_CLAUSE = (
    "RBR",
    "FW",
    "DT",
    "PRP",
    "PRP$",
    "NN",
    "NNS",
    "NNP",
    "NNPS",
    "JJ",
    "CD",
    "EX",
    "VBG",
    "PDT",
    "JJR",
    "JJS",
    "RB",
    "IN",
    "WP",
)
_CLAUSE_OPENERS = words("clause-openers")
_PARTS_OF_TIME = frozenset(
    ["morning", "afternoon", "evening", "night", "week", "weekend", "month", "year", "spring", "summer"]
)
_OF = {"about": ("of", "about", "on", "over", "against"), "for": ("for",)}


@dataclass(frozen=True, slots=True)
class Complement:
    """Content begins at token `start`; `how` says by what it was known."""

    start: int
    how: str


def complement(line: Line, end: int, cue: Cue) -> Complement | None:
    """The complement that follows token `end - 1`, or None."""
    if end >= len(line):
        return None
    start = past_hearer(line, end, cue)
    told = cue.lemma in _DIRECT_HEARER and start != end and _opens_content(line, start)
    always = cue.lemma == "tell" and start != end and not _object(line, end, cue)
    at_once = None if told or always else _here(line, end, cue)
    if at_once is not None:
        return at_once
    if start != end:
        found = _here(line, start, cue)
        if found is not None:
            return found
    return _far(line, start, cue)


def _here(line: Line, i: int, cue: Cue) -> Complement | None:
    """The complement that begins right at `i`."""
    if i >= len(line):
        return None
    takes, word = cue.takes, line.word(i)
    if line.is_comma(i) and i + 1 < len(line) and (line.quoted[i + 1] >= 0 or line.word(i + 1) == "that"):
        i, word = i + 1, line.word(i + 1)
    if word == ":":
        return Complement(i + 1, "colon") if i + 1 < len(line) and takes & {"quote", "that"} else None
    if line.quoted[i] >= 0 and takes & {"quote", "that", "predicate", "noun"}:
        return Complement(i, "quote")
    if word == "that" and takes & {"that", "that-word"} and i + 1 < len(line) and not _that_is_thing(line, i):
        return Complement(i + 1, "that")
    if (
        word in _QUESTION
        and takes & {"question", "that"}
        and not (
            word in {"when", "if", "where"}
            and ("question" not in takes or (cue.lemma in {"say", "tell"} and not cue.negated))
        )
    ):
        return Complement(i, "question")
    infinitive = (word == "to" and line.tag(i + 1) in {"VB", "RB", "VBP", "NN"}) or (
        word == "not" and line.word(i + 1) == "to"
    )
    if infinitive and "infinitive" in takes:
        return Complement(i, "infinitive")
    return _of_phrase(line, i, cue) or _clause(line, i, cue)


def _that_is_thing(line: Line, i: int) -> bool:
    """ "says that in English": a bare "that" which begins no clause."""
    if line.word(i + 1) in {"it", "he", "she", "they", "we"}:
        return False
    return line.finite_between(i + 1, len(line)) is None and max(line.quoted[i + 1 :]) < 0


def _of_phrase(line: Line, i: int, cue: Cue) -> Complement | None:
    for kind, openers in _OF.items():
        if kind in cue.takes and line.word(i) in openers and i + 1 < len(line):
            return Complement(i if kind == "for" else i + 1, kind)
    return None


def _clause(line: Line, i: int, cue: Cue) -> Complement | None:
    takes = cue.takes
    if line.is_mark(i) and line.quoted[i] < 0:
        return None
    if "gerund" in takes and line.tag(i) == "VBG":
        return Complement(i, "gerund")
    if _object(line, i, cue):
        return Complement(i, "object")
    if (
        "that" in takes
        and line.tag(i) in _STARTS_CLAUSE
        and (_finite_clause(line, i) or _bare_clause(line, i, cue))
    ):
        return Complement(i, "clause")
    if "that" in takes and line.tag(i) in _STARTS_CLAUSE and _speaks_on(line, i):
        return Complement(i, "clause")
    if takes & {"noun", "measure"} and line.word(i) == "what" and line.finite_between(i, i + 5) is not None:
        return Complement(i, "noun")
    if "predicate" in takes and line.word(i) in {"that", "this", "it"} and line.quoted[i + 1 : i + 2] > (-1,):
        return Complement(i + 1, "quote")
    starts_phrase = line.tag(i) in _STARTS_CLAUSE and line.tag(i) not in {"RB", "IN", "EX"}
    if "predicate" in takes and starts_phrase and line.phrase_after(i) is not None:
        return _predicate(line, i, cue)
    if "measure" in takes and starts_phrase and _measured(line, i):
        return Complement(i, "measure")
    if "measure" in takes and starts_phrase and _measured(line, i):
        return Complement(i, "measure")
    if (
        "noun" in takes
        and starts_phrase
        and line.word(i) not in {"it", "him", "her", "them"}
        and line.phrase_after(i)
    ):
        return Complement(i, "noun")
    return None


def _object(line: Line, i: int, cue: Cue) -> bool:
    """Whether someone and what they are to do follow ("the council to act")."""
    stop = _past_phrases(line, i) if "object" in cue.takes else None
    return stop is not None and (
        line.word(stop) == "to" or (line.word(stop) == "not" and line.word(stop + 1) == "to")
    )


def _past_phrases(line: Line, i: int) -> int | None:
    """Behind a noun phrase and the phrases that hang on it ("the cafés on the quay")."""
    stop = line.phrase_after(i)
    for _ in range(2):
        if stop is None or line.word(stop) not in {"on", "in", "at", "of", "with", "from", "behind", "near"}:
            break
        further = line.phrase_after(stop + 1)
        if further is None:
            break
        stop = further
    return stop


def _opens_content(line: Line, i: int) -> bool:
    """Whether what follows a hearer can only be what the hearer was told."""
    at = i + 1 if line.is_comma(i) or line.word(i) == ":" else i
    inside = 0 <= at < len(line) and line.quoted[at] >= 0
    return inside or line.word(i) in {"that", "whether", "how", "why"}


def _measured(line: Line, i: int) -> bool:
    """ "the cost at ten crowns", "it down to the weather": a thing and what it is put at."""
    stop = line.phrase_after(i, joined=False) or i + 1
    while stop < len(line) and line.word(stop) in {"of", "for", "in"}:
        stop = line.phrase_after(stop + 1, joined=False) or len(line)
    return line.word(stop) in {"at", "as"} or (line.word(stop) == "down" and line.word(stop + 1) == "to")


def _predicate(line: Line, i: int, cue: Cue) -> Complement | None:
    stop = line.phrase_after(i) or i
    if (
        cue.lemma == "call"
        and line.tag(i) == "NNP"
        and line.tag(i + 1) not in {"DT", "JJ"}
        and line.quoted[i] < 0
    ):
        return None  # "a passenger called Venn"
    if line.tag(stop) in {"RB", "IN", "TO", "RP"} and line.word(stop) != "as":
        return None
    as_word = next((j for j in range(i, min(len(line), i + 14)) if line.low[j] == "as"), None)
    quote = next((j for j in range(i, min(len(line), i + 14)) if line.quoted[j] >= 0), None)
    if "as" not in line.low and quote is None and cue.lemma not in {"call", "judge", "pronounce", "deem"}:
        return None
    if quote is not None or as_word is not None or (stop < len(line) and not line.is_mark(stop)):
        return Complement(i, "predicate")
    return None


def _speaks_on(line: Line, i: int) -> bool:
    """Whether a subject and then quoted words follow: "said his side “sees no need”"."""
    stop = line.phrase_after(i) if line.quoted[i] < 0 else None
    return stop is not None and stop + 2 < len(line) and line.quoted[stop] >= 0 and line.quoted[stop + 2] >= 0


def _bare_clause(line: Line, i: int, cue: Cue) -> bool:
    """Behind "said" a name or pronoun and more words are a clause, even where the tagger saw no verb in it."""
    if (
        cue.lemma != "say"
        or i != cue.end
        or line.tag(i) not in {"NNP", "PRP", "DT", "PRP$", "EX"}
        or line.word(i).endswith("day")
        or (line.word(i) in {"this", "that"} and line.word(i + 1) in _PARTS_OF_TIME)
    ):
        return False
    rest = sum(not line.is_mark(k) for k in range(i, len(line)))
    return rest > 3 and not any(line.is_mark(k) for k in range(i, min(i + 4, len(line))))


def _finite_clause(line: Line, i: int) -> bool:
    """Whether a subject and a finite verb follow at `i`, before the sentence's next strong break."""
    if line.tag(i) in {"IN", "RB"} and line.word(i) not in _CLAUSE_OPENERS:
        return False
    verb = None
    for j in range(i + 1, min(len(line), i + 30)):
        if line.word(j) in {";", ":"} or (line.quoted[j] < 0 and line.is_comma(j) and j - i > 18):
            return False
        bare = (
            line.tag(j) == "VBN"
            and not line.group_start(j)[1]
            and line.tag(j - 1) in {"PRP", "NN", "NNS", "NNP", "RB"}
        )
        if (
            (line.is_finite(j) or (bare and line.word(j + 1) != "by"))
            and line.word(j - 1) not in {"who", "which", "to"}
            and line.tag(j - 1) not in {"WDT", "WP"}
        ):
            verb = j
            break
    if verb is None:
        return False
    # ", the bank said, and rose": a verb behind a joint has the cue's own subject.
    first_comma = next(
        (j for j in range(i, verb) if line.is_comma(j) or line.word(j) in {"and", "but"}), None
    )
    commas = sum(line.is_comma(j) for j in range(i, verb))
    if first_comma is None or (commas == 2 and line.is_comma(verb - 1)):
        return True
    subject = line.phrase_before(line.group_start(verb)[0])
    return subject is not None and subject >= i and (subject > first_comma or line.word(first_comma) == "and")


def past_hearer(line: Line, i: int, cue: Cue) -> int:
    """Behind the one who was told."""
    if line.word(i) == "to" and cue.lemma not in _DIRECT_HEARER:
        stop = line.phrase_after(i + 1) if line.tag(i + 1) != "VB" else None
        return stop if stop is not None else i
    if cue.lemma not in _TOLD:
        return i
    if line.word(i) in _HEARER:
        return i + 1
    if cue.lemma not in _DIRECT_HEARER:
        return i
    stop = line.phrase_after(i)
    return i if stop is None else stop


def _far(line: Line, i: int, cue: Cue) -> Complement | None:
    """Behind adjuncts of time, place and occasion ("said on Tuesday in a speech in Oslo that …")."""
    j = i
    for _ in range(4):
        if j >= len(line):
            return None
        step = _past_adjunct(line, j)
        if step == j:
            break
        j = step
        found = (
            _here(line, j, cue)
            if not (line.is_comma(j) and line.quoted[j + 1] < 0 if j + 1 < len(line) else False)
            else None
        )
        if found is not None and (found.how not in {"noun", "for"}):
            return found
    for k in range(j, min(len(line), j + 16)):
        if (
            line.word(k) == "that"
            and line.tag(k) in {"IN", "WDT", "DT"}
            and cue.takes & {"that", "that-word"}
            and line.is_comma(k - 1)
        ):
            return Complement(k + 1, "that") if not _that_is_thing(line, k) else None
        if line.is_finite(k):
            return None
    return None


def _past_adjunct(line: Line, j: int) -> int:
    if line.word(j) == "outside" and line.tag(j + 1) in {"PRP", "NNP", "DT"}:
        return j + 1
    if line.tag(j) == "RB" and line.word(j) not in {"not", "there"}:
        return j + 1
    if line.word(j) in {"yesterday", "today", "tonight"} or (
        line.word(j).endswith("day") and line.tag(j) == "NNP"
    ):
        return j + 1
    if line.word(j) in _ADJUNCT:
        stop = line.phrase_after(j + 1)
        return stop if stop is not None else j
    if line.is_comma(j) and line.word(j + 1) in _ADJUNCT:
        stop = line.phrase_after(j + 2)
        return stop if stop is not None and line.is_comma(stop) else j
    return j
