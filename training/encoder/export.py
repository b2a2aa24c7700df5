"""Turn what `train.py` left into the file that ships: ONNX, int8 weights a channel.

    python training/encoder/export.py local/encoder/model.pt src/dateline/language/encoder.onnx

Weights use seven of eight bits (`reduce_range`): on processors without VNNI the eighth can overflow, and the same text
would not get the same tags everywhere.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from network import Tagger


def main(source: Path, out: Path) -> None:
    """Export and quantise."""
    kept = torch.load(source, map_location="cpu")
    model = Tagger(kept["layers"], 0.0)
    model.load_state_dict(kept["state"])
    model.eval()
    example = (torch.ones(1, 16, dtype=torch.long), torch.ones(1, 16, 3, dtype=torch.long))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model,
            example,
            str(whole),
            input_names=["pieces", "marks"],
            output_names=["scores"],
            dynamic_axes={"pieces": {1: "n"}, "marks": {1: "n"}, "scores": {1: "n"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            out,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
