"""One HTTP call to a service: with retries for a task, a single one for a trigger, which asks again anyway."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpx

from userdata_client.problem import Unanswered
from userdata_client.service import TIMEOUT, Json, Service


@dataclass(frozen=True)
class Patience:
    """How often a task asks, and how long it waits between, doubling; a Retry-After counts, up to the longest."""

    attempts: int = 4
    first: float = 1.0
    longest: float = 30.0

    def wait(self, attempt: int, error: Unanswered) -> float:
        usual = self.first * 2**attempt
        return min(self.longest, usual if error.retry_after is None else error.retry_after)


class Calls:
    """Blocking calls, for tasks."""

    def __init__(
        self, service: Service, patience: Patience = Patience(), sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._service = service
        self._patience = patience
        self._sleep = sleep

    def get(self, path: str, **query: str) -> Json:
        return self._json("GET", path, query=query)

    def text(self, path: str) -> str:
        return self._asked("GET", path, None, {}).text

    def put(self, path: str, body: Json) -> Json:
        return self._json("PUT", path, body)

    def post(self, path: str, body: Json | None = None, **query: str) -> Json:
        return self._json("POST", path, body, query)

    def _json(self, method: str, path: str, body: Json | None = None, query: dict[str, str] | None = None) -> Json:
        answer: Json = self._asked(method, path, body, query or {}).json()
        return answer

    def _asked(self, method: str, path: str, body: Json | None, query: dict[str, str]) -> httpx.Response:
        for attempt in range(self._patience.attempts - 1):
            try:
                return self._once(method, path, body, query)
            except Unanswered as error:
                self._sleep(self._patience.wait(attempt, error))
        return self._once(method, path, body, query)

    def _once(self, method: str, path: str, body: Json | None, query: dict[str, str]) -> httpx.Response:
        try:
            answer = httpx.request(
                method,
                self._service.address + path,
                json=body,
                params=query,
                headers=self._service.headers,
                timeout=TIMEOUT,
            )
        except httpx.TransportError as error:
            raise self._service.unreachable(error) from error
        return self._service.read(answer)


class AsyncCalls:
    """Calls for triggers: one attempt each."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._http = httpx.AsyncClient(base_url=service.address, headers=service.headers, timeout=TIMEOUT)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def get(self, path: str) -> Json:
        return await self._json("GET", path)

    async def post(self, path: str) -> Json:
        return await self._json("POST", path)

    async def _json(self, method: str, path: str) -> Json:
        try:
            answer = await self._http.request(method, path)
        except httpx.TransportError as error:
            raise self._service.unreachable(error) from error
        body: Json = self._service.read(answer).json()
        return body
