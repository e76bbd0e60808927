"""Waiting without a worker: what a trigger fires, and what it does when it is killed."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, tzinfo
from types import SimpleNamespace
from typing import Any

import pytest
from airflow.sdk.execution_time.task_runner import RuntimeTaskInstance
from conftest import connect
from fake_services import FakeServer, FakeServices, problem, run

import userdata_client.trigger
from userdata_client.trigger import LedgerTrigger, RunTrigger, TurnTrigger

DEFINITION: dict[str, Any] = {
    "source": "randomuser",
    "kind": "backfill",
    "window": {"from": "a", "to": "b"},
    "maxRecords": 5,
}
LATER = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
PLACE = SimpleNamespace(dag_id="user_backfill", run_id="manual__1", task_id="window.ingest", map_index=2, task=None)


def fired(trigger: RunTrigger | LedgerTrigger | TurnTrigger) -> Any:
    async def first() -> Any:
        return await anext(trigger.run())

    return asyncio.run(first()).payload


def waiting(kind: type[RunTrigger] | type[LedgerTrigger]) -> Any:
    return kind("userdata_ingest", "run-1", LATER, 0.01)


@pytest.fixture
def a_run(server: FakeServer, services: FakeServices) -> dict[str, Any]:
    services.runs["run-1"] = run("run-1", DEFINITION)
    return services.runs["run-1"]


@pytest.fixture
def states(monkeypatch: pytest.MonkeyPatch) -> dict[str, str | None]:
    """What Airflow says of the mapped task's instances."""
    of_run: dict[str, str | None] = {}
    monkeypatch.setattr(RuntimeTaskInstance, "get_task_states", lambda *_, **__: {"manual__1": of_run})
    return of_run


def test_a_trigger_is_made_again_from_what_it_serializes() -> None:
    path, kwargs = waiting(RunTrigger).serialize()
    assert path == "userdata_client.trigger.RunTrigger"
    assert RunTrigger(**kwargs).serialize() == (path, kwargs)


@pytest.mark.parametrize("end", ["COMPLETED", "FAILED", "CANCELLED"])
def test_the_end_of_a_run_is_fired(a_run: dict[str, Any], services: FakeServices, end: str) -> None:
    services.ends = {DEFINITION["window"]["from"]: end}
    assert fired(waiting(RunTrigger))["answer"]["state"] == end


def test_an_outage_is_waited_through(a_run: dict[str, Any], services: FakeServices) -> None:
    services.faults = [problem(503, "not-yet", "Ask again.")] * 20
    assert fired(waiting(RunTrigger))["answer"]["state"] == "COMPLETED"


def test_a_refusal_is_fired_as_one_sentence(
    a_run: dict[str, Any], server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect(monkeypatch, server.port, token="wrong")
    assert "401 unauthorized: Send a token" in fired(waiting(RunTrigger))["error"]


def test_the_end_of_patience_says_what_was_heard_last(
    a_run: dict[str, Any], services: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OverOnceAsked(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return datetime.max.replace(tzinfo=tz) if services.calls["GET"] else datetime.now(tz)

    services.polls_until_done = 10**9
    monkeypatch.setattr(userdata_client.trigger, "datetime", OverOnceAsked)
    error = fired(waiting(RunTrigger))["error"]
    assert error.startswith("Waited for run run-1 until ") and "last: run run-1 is RUNNING" in error


def test_a_ledger_that_is_not_known_yet_is_waited_for(a_run: dict[str, Any], services: FakeServices) -> None:
    services.faults = [problem(404, "unknown-run", "Nothing has been heard of run run-1.")] * 3
    assert fired(waiting(LedgerTrigger))["answer"]["state"] == "BALANCED"


@pytest.mark.parametrize(("state", "after"), [("failed", "CANCELLED"), ("scheduled", "QUEUED"), (None, "QUEUED")])
def test_only_a_task_that_was_marked_failed_gives_its_run_up(
    a_run: dict[str, Any], states: dict[str, str | None], state: str | None, after: str
) -> None:
    states["window.ingest_2"] = state
    trigger = waiting(RunTrigger)
    trigger.task_instance = PLACE
    asyncio.run(trigger.on_kill())
    assert a_run["state"] == after


def test_a_run_is_given_up_though_airflow_cancels_again_and_again(
    a_run: dict[str, Any], services: FakeServices, states: dict[str, str | None]
) -> None:
    states["window.ingest_2"] = "failed"
    services.faults = [problem(503, "not-yet", "Ask again.")] * 3
    trigger = waiting(RunTrigger)
    trigger.task_instance = PLACE

    async def kill() -> None:
        killing = asyncio.create_task(trigger.on_kill())
        await asyncio.sleep(0)
        while not killing.done():
            killing.cancel()
            await asyncio.sleep(0.001)

    asyncio.run(kill())
    assert a_run["state"] == "CANCELLED"


def test_a_turn_comes_when_enough_windows_before_are_finished(
    states: dict[str, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    states |= {"window.ingest_0": "deferred", "window.ingest_1": "running"}
    asked: list[int] = []

    def ask(*_: object, **__: object) -> dict[str, dict[str, str | None]]:
        asked.append(len(asked))
        if len(asked) == 3:
            states["window.ingest_0"] = "failed"
        return {"manual__1": states}

    monkeypatch.setattr(RuntimeTaskInstance, "get_task_states", ask)
    trigger = TurnTrigger(2, 0.01)
    trigger.task_instance = PLACE
    fired(trigger)
    assert len(asked) == 3
