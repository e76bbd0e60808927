"""The three services behind one port, over real HTTP: shapes as the services answer them, runs that do as told."""

from __future__ import annotations

import json
import threading
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Json = dict[str, Any]
TOKEN = "a-token"
NOW = "9000-01-01T00:00:00Z"
"""Whenever the tests run, only what says so is in the future."""


def problem(status: int, type_: str, detail: str) -> tuple[int, Json]:
    return status, {"type": f"urn:userdata:problem:{type_}", "title": type_, "status": status, "detail": detail}


@dataclass
class FakeServices:
    """What the services know; a test changes it to have them misbehave."""

    sources: tuple[str, ...] = ("randomuser",)
    polls_until_done: int = 2
    ends: dict[str, str] = field(default_factory=dict)
    """How the run of a window ends, by the window's start; Airflow starts the windows in any order."""
    missing: list[Json] = field(default_factory=list)
    faults: list[tuple[int, Json]] = field(default_factory=list)
    metrics: str = ""
    token: str = TOKEN
    runs: dict[str, Json] = field(default_factory=dict)
    paused: bool = False
    calls: Counter[str] = field(default_factory=Counter)
    created: list[Json] = field(default_factory=list)

    def answer(self, method: str, path: str, query: Json, body: Json | None, token: str) -> tuple[int, Json | str]:
        self.calls[method] += 1
        if token != self.token:
            return problem(401, "unauthorized", "Send a token that this service knows.")
        if self.faults:
            return self.faults.pop(0)
        parts = path.removeprefix("/api/v1/").strip("/").split("/")
        if path == "/actuator/prometheus":
            return 200, self.metrics
        if path == "/actuator/health/readiness":
            return 200, {"status": "UP"}
        if parts == ["sources"]:
            return 200, {"items": [{"name": name, "paused": self.paused} for name in self.sources]}
        if parts == ["runs"]:
            return self._plan(body) if method == "POST" and body else self._list(query)
        return self._run(method, parts[1], parts[2:], body)

    def _plan(self, definition: Json) -> tuple[int, Json]:
        refused = self._refusal(definition)
        return refused or (200, {"source": definition["source"], "kind": definition["kind"], "pageSize": 500})

    def _list(self, query: Json) -> tuple[int, Json]:
        items = [run for run in self.runs.values() if query.get("state", run["state"]) == run["state"]]
        return 200, {"items": items}

    def _run(self, method: str, run_id: str, action: list[str], body: Json | None) -> tuple[int, Json]:
        if method == "PUT" and body is not None:
            return self._put(run_id, body)
        if run_id not in self.runs:
            return problem(404, "unknown-run", f"There is no run {run_id}.")
        run = self.runs[run_id]
        if action == ["ledger"]:
            return 200, self._ledger(run)
        if action == ["cancel"]:
            run["state"] = "CANCELLED"
        elif action == ["resume"]:
            run["state"] = "QUEUED"
        else:
            self._advance(run)
        return (202 if action else 200), run

    def _put(self, run_id: str, definition: Json) -> tuple[int, Json]:
        if run_id not in self.runs:
            if refused := self._refusal(definition):
                return refused
            self.runs[run_id] = run(run_id, definition)
            self.created.append(definition)
        known = self.runs[run_id]
        if any(known.get(key) != definition.get(key) for key in ("source", "kind", "window", "maxRecords")):
            return problem(409, "run-differs", "The run exists with another definition, which stays.")
        return 202, known

    def _refusal(self, definition: Json) -> tuple[int, Json] | None:
        if definition["source"] not in self.sources:
            return problem(422, "unknown-source", f"There is no source of that name; there are: {list(self.sources)}.")
        if definition["window"]["to"] > NOW:
            return problem(422, "window-in-future", "window.to is in the future.")
        return None

    def _advance(self, run: Json) -> None:
        run["polls"] = run.get("polls", 0) + 1
        if run["state"] in ("QUEUED", "RUNNING"):
            run["state"] = "RUNNING" if run["polls"] < self.polls_until_done else self._end(run)
            run["published"] = run.get("maxRecords", 100) if run["state"] == "COMPLETED" else 1

    def _end(self, run: Json) -> str:
        end = self.ends.get(run["window"]["from"], "COMPLETED")
        if end == "FAILED":
            run["reason"] = {"code": "HTTP_5XX", "message": "The source answered 500."}
        run["polls"] = 0
        return end

    def _ledger(self, run: Json) -> Json:
        missing = sum(each["to"] - each["from"] for each in self.missing)
        return {
            "runId": run["runId"],
            "source": run["source"],
            "kind": run["kind"],
            "runState": run["state"],
            "state": "UNBALANCED" if missing else "BALANCED",
            "balanced": not missing,
            "decided": True,
            "published": run["published"],
            "inserted": run["published"] - missing,
            **dict.fromkeys(("updated", "unchanged", "stale", "quarantined", "discarded", "redelivered"), 0),
            "missingCount": missing,
            "missing": self.missing,
        }


def run(run_id: str, definition: Json, state: str = "QUEUED") -> Json:
    return {
        **definition,
        "runId": run_id,
        "lane": "backfill",
        "state": state,
        "createdAt": NOW,
        "updatedAt": NOW,
        "published": 0,
        "rejected": 0,
        "pages": 0,
        "slices": [],
        "links": {"ledger": f"http://storage/api/v1/runs/{run_id}/ledger"},
    }


class FakeServer:
    """The fake on a port of its own."""

    def __init__(self, services: FakeServices) -> None:
        self.services = services
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler(services))
        self.port = self._http.server_port
        threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        self._http.shutdown()
        self._http.server_close()


def handler(services: FakeServices) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _reply(self) -> None:
            url = urlsplit(self.path)
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
            status, answer = services.answer(self.command, url.path, dict(parse_qsl(url.query)), body, token)
            content = (answer if isinstance(answer, str) else json.dumps(answer)).encode()
            self.send_response(status)
            for name, value in (answer.pop("headers", {}) if isinstance(answer, dict) else {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_PUT = do_POST = _reply

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    return Handler
