"""The API against its own description: OpenAPI 3.1 is valid, and schemathesis finds no answer that it does not allow."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from openapi_spec_validator import OpenAPIV31SpecValidator
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from starlette.types import ASGIApp

from dateline.diary import Diary
from dateline.model import Reading
from dateline.web import Door, site
from dateline.web.api.description import description, leaf_name
from dateline.web.api.shapes import SHAPES
from dateline.web.api.table import ENDPOINTS, ROOT
from tests.fakes.site import NOW, diary_of, harbour, hostile

TOKEN = "a-token-of-some-length"


def app(diary: Diary, token: str | None = None) -> ASGIApp:
    # The host name by which schemathesis calls.
    return site(diary, door=Door(frozenset({"testserver"}), token=token), now=lambda: NOW)


def trouble(served: ASGIApp, examples: int, paths: str = "") -> tuple[list[str], set[int]]:
    """What all checks of schemathesis find, and the statuses that were answered; the same requests every time.

    `paths`: only those that match.
    """
    config = SchemathesisConfig.from_dict(
        {
            "seed": 1,
            "auth": {"openapi": {"token": {"bearer": TOKEN}}},
            "generation": {"max-examples": examples, "deterministic": True, "database": "none"},
            # 422: well written, but from a day later than to, say. 304: it made up `If-None-Match: *`.
            "checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "304", "404", "422"]}},
            "phases": {"stateful": {"enabled": False}},
        }
    )
    found: list[str] = []
    answered: set[int] = set()
    schema = schemathesis.openapi.from_asgi(
        f"{ROOT}/openapi.json", served, config=config, headers={"authorization": f"Bearer {TOKEN}"}
    )
    for event in from_schema(schema.include(path_regex=paths) if paths else schema).execute():
        if isinstance(event, events.ScenarioFinished):
            answered |= {i.response.status_code for i in event.recorder.interactions.values() if i.response}
            found += [
                f"{check.name}: {event.recorder.interactions[case].request.uri}: {check.failure_info.failure}"
                for case, checks in event.recorder.checks.items()
                for check in checks
                if check.failure_info
            ]
        elif isinstance(event, events.NonFatalError):
            found.append(str(event.info))
        elif isinstance(event, events.FatalError):
            found.append(repr(event.exception))
    return found, answered


def all_as_described(diary: Diary) -> None:
    found, answered = trouble(app(diary), 4)
    assert [] == found
    assert {200, 400, 404, 405, 422} <= answered
    assert not {code for code in answered if code >= 500}


@pytest.mark.parametrize("token", [False, True])
def test_the_description_is_openapi(token: bool) -> None:
    told: Any = description(token=token)
    assert [] == list(OpenAPIV31SpecValidator(told).iter_errors())


def test_the_description_tells_every_address_and_parameter() -> None:
    told = description(token=False)["paths"]
    assert {e.path: {p.name for p in e.parameters} for e in ENDPOINTS} == {
        path: {p["name"] for p in item["get"]["parameters"]} - {"If-None-Match"}
        for path, item in told.items()
    }


def test_every_shape_is_used() -> None:
    told = str(description(token=True))
    names = {*SHAPES, *(leaf_name(e) for e in ENDPOINTS if e.leaf)} - {"Index"}
    assert [] == [name for name in sorted(names) if f"#/components/schemas/{name}'" not in told]


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
def test_every_answer_about_the_examples_is_as_described(examples: Diary) -> None:
    all_as_described(examples)


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
@pytest.mark.parametrize("readings", [[], [*harbour(), hostile()]], ids=["empty", "by hand"])
def test_every_answer_is_as_described(readings: list[Reading]) -> None:
    with diary_of(readings) as diary:
        all_as_described(diary)


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
def test_with_a_token_nothing_is_told_without_it() -> None:
    with diary_of(harbour()) as diary:
        found, answered = trouble(app(diary, TOKEN), 2, "^/(events|health)$")
    assert [] == found
    assert {200, 401} <= answered
