"""Character F1 of the line model on text stripped of its tags, page chrome left in: six styles of stripping.

    uv run python bench/chrometext.py [DATA_FOLDER]
    uv run --group training python bench/chrometext.py [DATA_FOLDER] --folds 3

DATA_FOLDER is `../shared/data/chrometext` by default; its `score.py` is the judge. The shipped model was grown on these very
pages, so its own figure is no honest one. With `--folds` models are grown anew, each page is read by one that saw no page
of its site, and the means printed are those to quote (half an hour on one core).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dateline.reading.extract import body_ranges

FILES = ("wcxb-dev.jsonl.gz", "scrapinghub.jsonl.gz", "wcxb-test.jsonl.gz")


def main() -> int:
    """Score every file that is there."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data/chrometext"))
    ap.add_argument("--folds", type=int, default=0)
    a = ap.parse_args()
    folder: Path = a.folder
    if not (folder / "score.py").exists():
        print(f"skipped: {folder} is not here (it holds score.py and data/)")
        return 0
    if a.folds > 1:
        return _honest(folder / "data", a.folds)
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


def _honest(data: Path, folds: int) -> int:
    """Print the means over styles of models that saw no page of the sites they are measured on."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "training" / "lines"))
    import train  # type: ignore[import-not-found]  # noqa: PLC0415 (beside the model; needs the training group)

    pages = [train.prepare(row) for row in train.load(data, 1)]
    train.report(train.crossed(pages, folds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
