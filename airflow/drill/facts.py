"""What stands in the table, and how often the source was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import httpx
import psycopg2

from drill.airflow_api import DrillFailed, Json
from local.stack import Stack

ROWS = "SELECT * FROM users WHERE source = 'randomuser' ORDER BY user_id"
CONTENT = "SELECT user_id, content_hash, observed_at FROM users WHERE source = 'randomuser' ORDER BY user_id"


@dataclass(frozen=True)
class Facts:
    """The stack behind the services' backs."""

    stack: Stack

    def rows(self, query: str = ROWS) -> list[tuple[Any, ...]]:
        connection = psycopg2.connect(self.stack["DATABASE_URL"])
        try:
            with connection.cursor() as cursor:
                cursor.execute(query)
                found: list[tuple[Any, ...]] = cursor.fetchall()
                return found
        finally:
            connection.close()

    def pages(self) -> dict[str, int]:
        """How often each page was asked for at the sample user API."""
        pages: dict[str, int] = httpx.get(f"{self.stack['USER_API_URL']}/stats", timeout=30).json()["pages"]
        return pages

    def requests(self) -> int:
        return sum(self.pages().values())

    def rest(self, source: str, action: str) -> None:
        self.ingest("POST", f"/api/v1/sources/{source}/{action}")

    def runs(self, **query: str) -> list[Json]:
        items: list[Json] = self.ingest("GET", "/api/v1/runs", {"limit": "500", **query})["items"]
        return items

    def ingest(self, method: str, path: str, query: Json | None = None) -> Json:
        headers = {"Authorization": f"Bearer {self.stack['OPERATOR_TOKEN']}"}
        answer = httpx.request(method, self.stack["INGEST_URL"] + path, params=query, headers=headers, timeout=30)
        if answer.is_error:
            raise DrillFailed(f"{method} {path} was answered with {answer.status_code}: {answer.text}")
        body: Json = answer.json()
        return body
