"""How many role phrases the table of office-holders resolves, and each of them for a check by hand.

    uv run python bench/offices.py [--show 40] [--corpus local/corpus] [--shared ../shared]

Every text is read twice, with its day and without: a role phrase that has another name with the day got it from the table
(or, through the table, another of the page's people). Nothing here knows the right answer; `--show` prints the phrases
with what stands around them, evenly spread, for a reader who does.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import re
import sys
import tarfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateline.intake import pages
from dateline.language import told
from dateline.model import Article, Dated, Mention, MentionForm, NameKind, Page
from dateline.reading import pipeline
from dateline.reading.names import names
from dateline.reading.sentences import sentences

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run by its path, too
from bench.shared import TUNING

Text = tuple[str, str, date | None]


def wikinews(folder: Path) -> Iterator[Text]:
    """The corpus's texts, a sentence a line behind its number, the day in the first line."""
    for path in sorted(folder.glob("wikinews*.txt")):
        head, _, body = path.read_text(encoding="utf-8").partition("\n")
        lines = (re.sub(r"^\d+: ", "", line) for line in body.splitlines() if line.strip())
        yield path.stem, "\n".join(lines), date.fromisoformat(head.split("|")[1].strip())


def listed(path: Path, day: str) -> Iterator[Text]:
    """The texts of a file of JSON lines."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            if row.get(day):
                yield f"{path.stem}:{number}", row["text"], date.fromisoformat(row[day][:10])


def tokenised(path: Path, topics: tuple[str, ...], every: int) -> Iterator[Text]:
    """Every so manieth article of Timeline17's topics: a day and a text of tokens, a sentence a line."""
    csv.field_size_limit(10_000_000)
    with tarfile.open(path) as tar:
        for topic in topics:
            file = tar.extractfile(f"T17__{topic}__outputwithpub.csv")
            assert file is not None
            rows = list(csv.DictReader(io.TextIOWrapper(file, encoding="utf-8")))
            for number, row in list(enumerate(rows))[::every]:
                text = re.sub(r" ('s|n't|[.,;:?!])(?= |$)", r"\1", row["text"], flags=re.MULTILINE)
                text = (
                    text.replace("`` ", '"').replace(" ''", '"').replace("-LRB- ", "(").replace(" -RRB-", ")")
                )
                yield f"{topic}:{number}", text, date.fromisoformat(row["date"][:10])


def gold(folder: Path) -> Iterator[Text]:
    """The pages of the seeds and of the dev stories for tuning."""
    stories = [*(folder / "seeds").iterdir(), *(folder / "dev" / name for name in TUNING)]
    for page in pages(str(story / "pages") for story in stories):
        if isinstance(page, Page):
            article = pipeline.read(page).article
            yield page.origin, article.text, article.published.day if article.published else None


def roles(text: str, day: date | None) -> dict[tuple[int, int], Mention]:
    """The role phrases of a text, by their place."""
    article = Article("a", "p", "o", text, published=Dated(day, "file") if day else None)
    split = sentences(text)
    found = names(article, split, told(text, split))
    return {(m.span.start, m.span.end): m for m in found if m.form is MentionForm.ROLE}


def main() -> None:
    """Prints a row per collection, then the phrases to check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--corpus", type=Path, default=Path("local/corpus"))
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    data = args.shared / "data"
    sets = {
        "gold pages": gold(args.shared / "gold"),
        "Wikinews": wikinews(args.corpus),
        "giveme5w1h": listed(data / "giveme5w1h" / "news_cluster.jsonl.gz", "date_publish"),
        "Timeline17": tokenised(
            data / "tls-t17-crisis-entities" / "t17_8topics.tar.xz",
            ("egypt", "libya", "syria", "iraq", "haiti", "finan", "h1n1"),
            2,
        ),
        "PolNeAR dev": listed(data / "polnear" / "dev.jsonl", "date"),
    }
    shown: list[str] = []
    for title, texts in sets.items():
        count = seen = open_ = gained = 0
        for origin, text, day in texts:
            plain, dated = roles(text, None), roles(text, day)
            count, seen = count + 1, seen + sum(m.kind is not NameKind.ORG for m in plain.values())
            open_ += sum(m.name is None and m.kind is not NameKind.ORG for m in plain.values())
            for place, mention in dated.items():
                was = plain[place].name if place in plain else None
                if mention.name != was:
                    gained += 1
                    around = text[max(0, place[0] - 110) : place[1] + 90].replace("\n", " / ")
                    shown.append(
                        f"{origin[-34:]} {day} {mention.text!r}: {was} -> {mention.name}\n    {around}"
                    )
        print(f"{title}: {count} texts, {seen} role phrases, {open_} without a name, {gained} from the table")
    step = max(1, len(shown) // max(1, args.show))
    print(*shown[::step][: args.show], sep="\n")


if __name__ == "__main__":
    main()
