"""The encoder with its heads: BERT's layers (Devlin et al. 2019) from MiniLM's weights, word marks at the input, one linear layer a head.

Written out, not taken from a library, so that training needs torch and safetensors alone and the exported graph holds
nothing that the reader does not use.
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dateline.language.heads import WIDTH
from dateline.language.marks import MARKS

__all__ = ["Tagger"]

_WIDE, _INNER, _AT_ONCE = 384, 1536, 12


class _Layer(nn.Module):
    def __init__(self, drop: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(_WIDE, _WIDE) for _ in range(3))
        self.out, self.norm = nn.Linear(_WIDE, _WIDE), nn.LayerNorm(_WIDE, eps=1e-12)
        self.up, self.down = nn.Linear(_WIDE, _INNER), nn.Linear(_INNER, _WIDE)
        self.last = nn.LayerNorm(_WIDE, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, _AT_ONCE, -1).transpose(1, 2) for f in (self.query, self.key, self.value))
        if mask is not None:
            mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:
            mixed = torch.softmax(q @ k.transpose(2, 3) / (_WIDE // _AT_ONCE) ** 0.5, -1) @ v
        x = self.norm(x + self.drop(self.out(mixed.transpose(1, 2).reshape(b, n, _WIDE))))
        return self.last(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Pieces and their marks in, a score for every label of every head out."""

    def __init__(self, layers: int = 6, drop: float = 0.1) -> None:
        super().__init__()
        self.words, self.places, self.types = (
            nn.Embedding(30522, _WIDE),
            nn.Embedding(512, _WIDE),
            nn.Embedding(2, _WIDE),
        )
        self.marks = nn.Embedding(MARKS, _WIDE)
        nn.init.zeros_(self.marks.weight)
        self.norm, self.drop = nn.LayerNorm(_WIDE, eps=1e-12), nn.Dropout(drop)
        self.layers = nn.ModuleList(_Layer(drop) for _ in range(layers))
        self.heads = nn.Linear(_WIDE, WIDTH)

    def forward(self, pieces: Tensor, marks: Tensor, mask: Tensor | None = None) -> Tensor:
        """Scores [windows, pieces, labels] for `pieces` [windows, pieces] and `marks` [windows, pieces, kinds of mark]."""
        at = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.places(at) + self.types.weight[0] + self.marks(marks).sum(2)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return self.heads(self.drop(x))  # type: ignore[no-any-return]

    def take(self, path: Path, keep: list[int]) -> None:
        """The weights of MiniLM: its embeddings, and those of its layers that are kept."""
        kept = load_file(path)
        kept = {name.removeprefix("bert."): value for name, value in kept.items()}
        own = {"words.weight": "embeddings.word_embeddings.weight", "places.weight": "embeddings.position_embeddings.weight", "types.weight": "embeddings.token_type_embeddings.weight", "norm.weight": "embeddings.LayerNorm.weight", "norm.bias": "embeddings.LayerNorm.bias"}  # fmt: skip
        parts = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "out": "attention.output.dense", "norm": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "last": "output.LayerNorm"}  # fmt: skip
        for mine, layer in enumerate(keep):
            for part, theirs in parts.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{mine}.{part}.{kind}"] = f"encoder.layer.{layer}.{theirs}.{kind}"
        self.load_state_dict({mine: kept[theirs] for mine, theirs in own.items()}, strict=False)
