"""Write stand-off annotations: evidence quoted in a draft becomes offsets into a text that stays outside the repository.

    python training/wikinews/standoff.py DRAFT.json TEXT.json OUT.json

DRAFT holds `reports`, each with its `evidence` as an exact piece of the text (`nth` where it occurs more than once, from 0);
TEXT holds the text with its locator (`year`, `row`, `url`, `date`, `title`, `sha256`). OUT has offsets in code points, the locator
and the digest, and no text of others.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

FIELDS = ("event", "kind", "status", "window", "mode", "place", "source")


def placed(report: dict[str, Any], text: str) -> dict[str, Any]:
    """A drafted report with offsets for its evidence. Raises ValueError where the text does not hold it."""
    start = -1
    for _ in range(int(report.get("nth", 0)) + 1):
        start = text.find(report["evidence"], start + 1)
        if start < 0:
            raise ValueError(f"not in the text: {report['evidence']!r}")
    return {"start": start, "end": start + len(report["evidence"]), **{f: report.get(f) for f in FIELDS}}


def main(draft: str, text: str, out: str) -> None:
    """Convert one article."""
    kept = json.loads(Path(text).read_text(encoding="utf-8"))
    reports = [
        placed(r, kept["text"]) for r in json.loads(Path(draft).read_text(encoding="utf-8"))["reports"]
    ]
    record = {
        "corpus": "github.com/vanatteveldt/wikinews@347254178bf343f3801aac1d03c41cc09c35decb",
        **{k: kept[k] for k in ("year", "row", "url", "date", "sha256")},
        "license": "annotations CC BY 4.0; the text is Wikinews', CC BY 2.5, and not included",
        "reports": sorted(reports, key=lambda r: (r["start"], r["end"])),
    }
    Path(out).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
