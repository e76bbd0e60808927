"""Waiting without a worker: for a run to end, for its ledger to be decided, for a window's turn."""

from __future__ import annotations

import asyncio
import logging
from abc import abstractmethod
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, ClassVar

from airflow.sdk import BaseHook
from airflow.triggers.base import BaseTrigger, TriggerEvent
from asgiref.sync import sync_to_async

from userdata_client.answers import Ledger, LedgerState, Run
from userdata_client.calls import AsyncCalls
from userdata_client.problem import Refused, Unanswered
from userdata_client.service import Json, Service
from userdata_client.task_state import TaskPlace

LOG = logging.getLogger(__name__)
CANCEL_ATTEMPTS = 5
GIVING_UP: set[asyncio.Task[None]] = set()
"""Held here, since an event loop does not hold its tasks."""


class Waiting(BaseTrigger):
    """
    Asks again and again until the answer is a decision, through outages and restarts of the service.

    Fires {"answer": ...}, or {"error": sentence} when the service refuses or the time is over.
    """

    def __init__(self, conn_id: str, run_id: str, until: str, poll: float) -> None:
        super().__init__()
        self.conn_id = conn_id
        self.run_id = run_id
        self.until = until
        self.poll = poll
        self._said = "nothing was heard of it"

    def serialize(self) -> tuple[str, dict[str, Any]]:
        kind = type(self)
        kwargs = {"conn_id": self.conn_id, "run_id": self.run_id, "until": self.until, "poll": self.poll}
        return f"{kind.__module__}.{kind.__qualname__}", kwargs

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Never fires at once: a task that resumes before the scheduler has seen it wait, is taken for lost."""
        await asyncio.sleep(self.poll)
        async with await self._calls() as calls:
            yield TriggerEvent(await self._decision(calls))

    async def _decision(self, calls: AsyncCalls) -> Json:
        while datetime.now(UTC) < datetime.fromisoformat(self.until):
            try:
                if answer := await self._ask(calls):
                    return {"answer": answer}
            except Unanswered as error:
                self._say(str(error))
            except Refused as error:
                return {"error": str(error)}
            await asyncio.sleep(self.poll)
        return {"error": f"Waited for run {self.run_id} until {self.until}; last: {self._said}"}

    @abstractmethod
    async def _ask(self, calls: AsyncCalls) -> Json | None:
        """The answer, if it is a decision."""

    async def _calls(self) -> AsyncCalls:
        return AsyncCalls(Service.of(await BaseHook.aget_connection(self.conn_id)))

    def _say(self, sentence: str) -> None:
        """Progress, whenever it has changed, into the task's log."""
        if sentence != self._said:
            LOG.info(sentence)
            self._said = sentence


class RunTrigger(Waiting):
    """Waits until a run is COMPLETED, FAILED or CANCELLED; cancels it when an operator marks the task failed."""

    async def _ask(self, calls: AsyncCalls) -> Json | None:
        answer = await calls.get(f"/api/v1/runs/{self.run_id}")
        run = Run.of(answer)
        self._say(str(run))
        return answer if run.state.is_terminal else None

    async def on_kill(self) -> None:
        """Gives the run up, to the end: Airflow 3.3 cancels an on_kill anew with each round of its triggerer."""
        giving_up = asyncio.create_task(self._give_up())
        GIVING_UP.add(giving_up)
        giving_up.add_done_callback(GIVING_UP.discard)
        while not giving_up.done():
            with suppress(asyncio.CancelledError):
                await asyncio.shield(giving_up)
        giving_up.result()

    async def _give_up(self) -> None:
        """Airflow kills a cleared task too, which will want its run again: only a failed one gives it up."""
        if await sync_to_async(TaskPlace.of(self.task_instance).is_failed)():
            async with await self._calls() as calls:
                await self._cancel(calls)
        else:
            LOG.info("run %s goes on: its task was not marked failed", self.run_id)

    async def _cancel(self, calls: AsyncCalls) -> None:
        for _ in range(CANCEL_ATTEMPTS):
            try:
                LOG.info(str(Run.of(await calls.post(f"/api/v1/runs/{self.run_id}/cancel"))))
                return
            except Unanswered as error:
                LOG.warning(str(error))
                await asyncio.sleep(self.poll)


class LedgerTrigger(Waiting):
    """Waits until a ledger is BALANCED or UNBALANCED; storage-service may hear of a run later than we do."""

    NOT_YET: ClassVar[int] = 404

    async def _ask(self, calls: AsyncCalls) -> Json | None:
        try:
            answer = await calls.get(f"/api/v1/runs/{self.run_id}/ledger")
        except Refused as error:
            if error.status != self.NOT_YET:
                raise
            self._say(str(error))
            return None
        ledger = Ledger.of(answer)
        self._say(str(ledger))
        return answer if ledger.state is not LedgerState.OPEN else None


class TurnTrigger(BaseTrigger):
    """Waits until fewer than so many of the windows before this one are unfinished."""

    def __init__(self, parallel: int, poll: float) -> None:
        super().__init__()
        self.parallel = parallel
        self.poll = poll

    def serialize(self) -> tuple[str, dict[str, Any]]:
        return f"{__name__}.TurnTrigger", {"parallel": self.parallel, "poll": self.poll}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        await asyncio.sleep(self.poll)
        place = TaskPlace.of(self.task_instance)
        while await sync_to_async(place.unfinished_before)() >= self.parallel:
            await asyncio.sleep(self.poll)
        yield TriggerEvent({})
