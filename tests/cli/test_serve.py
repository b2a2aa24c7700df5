"""`dateline serve`: what it refuses, and that it answers where it says it listens."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from dateline.web import Door
from tests.cli.conftest import Run


def test_there_must_be_a_diary(run: Run) -> None:
    assert run("serve").code == 1


def test_a_port_that_is_taken_is_told(run: Run, bridge: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run("serve", "--db", bridge, "--port", taken.getsockname()[1])
    assert ran.code == 3
    assert "can't listen on 127.0.0.1" in ran.err


def test_a_short_token_is_refused(run: Run, bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_TOKEN", "short")
    assert run("serve", "--db", bridge).code == 2


def test_elsewhere_there_is_always_a_token(run: Run, bridge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doors: list[Door] = []
    monkeypatch.setattr("dateline.web.site", lambda _, door, **__: doors.append(door))
    monkeypatch.setattr("dateline.cli.serve.listen", lambda made, *_: made())
    monkeypatch.delenv("DATELINE_TOKEN", raising=False)
    for host in ("127.0.0.1", "127.0.0.2", "0.0.0.0", "192.0.2.1"):
        run("serve", "--db", bridge, "--host", host)
    monkeypatch.setenv("DATELINE_TOKEN", "a token of my own")
    run("serve", "--db", bridge)
    own, second, everywhere, elsewhere, given = (door.token for door in doors)
    assert (own, second, given) == (None, None, "a token of my own")
    assert everywhere != elsewhere
    assert min(len(everywhere or ""), len(elsewhere or "")) >= 32


def test_it_answers_where_it_says(bridge: Path) -> None:
    command = [sys.executable, "-m", "dateline", "serve", "--db", str(bridge), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        try:
            said = re.search(r"http://(127\.0\.0\.1:\d+)/", server.stderr.readline())
            assert said
            browser = HTTPConnection(said[1])
            browser.request("GET", "/stories")
            answer = browser.getresponse()
            assert "server" not in answer.headers
            assert b"<h1>Stories" in answer.read()
            browser.close()
        finally:
            server.terminate()


def test_what_nobody_foresaw_is_told_once_and_not_to_strangers(bridge: Path) -> None:
    code = (
        "from dateline.cli import main; from dateline.diary import Diary;"
        " Diary.search = lambda *_, **__: 1 // 0;"
        f" main(['serve', '--db', {str(bridge)!r}, '--port', '0'])"
    )
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        said = re.search(r"http://(127\.0\.0\.1:\d+)/", server.stderr.readline())
        try:
            assert said
            for path in ("/api/v1/search?q=private", "/search?q=private"):
                program = HTTPConnection(said[1])
                program.request("GET", path)
                answer = program.getresponse()
                assert (500, False) == (answer.status, b"Zero" in answer.read())
                program.close()
        finally:
            server.terminate()
        log = server.stderr.read()
    assert (2, 2) == (log.count("Traceback"), log.count("\nZeroDivisionError"))
    assert ("GET /api/v1/search went wrong" in log, "private" in log) == (True, False)


def test_the_pages_are_not_imported_before_they_are_asked_for() -> None:
    code = "import sys, dateline.cli; print(sorted({m.split('.')[0] for m in sys.modules} & {'starlette', 'jinja2', 'uvicorn', 'anyio'}))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
