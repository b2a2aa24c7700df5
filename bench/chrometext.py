"""Character F1 of the line model on text stripped of its tags, page chrome left in: six styles of stripping.

    uv run python bench/chrometext.py [DATA_FOLDER]

DATA_FOLDER is `../shared/data/chrometext` by default; its `score.py` is the judge. The shipped model was grown on these very
pages, so the figure printed here is no honest one: those of the folds are (`training/lines/train.py`, docs/measurements.md).
"""

from __future__ import annotations

import sys
from pathlib import Path

from dateline.reading.extract import body_ranges

FILES = ("wcxb-dev.jsonl.gz", "scrapinghub.jsonl.gz", "wcxb-test.jsonl.gz")


def main() -> int:
    """Score every file that is there."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/chrometext")
    if not (folder / "score.py").exists():
        print(f"skipped: {folder} is not here (it holds score.py and data/)")
        return 0
    sys.path.insert(0, str(folder.resolve()))
    import score  # noqa: PLC0415 (lies beside the data)

    for path in (folder / "data" / name for name in FILES):
        if not path.exists():
            continue
        found, seconds, characters = score.run(score.load(str(path)), body_ranges)
        styles = "  ".join(f"{style} {row['F']:.3f}" for style, row in sorted(found.items()))
        mean = sum(row["F"] for row in found.values()) / len(found)
        print(f"{path.name}: mean {mean:.3f}  {styles}  ({characters / 1e6 / seconds:.2f} M characters/s)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
