"""Where a service is, and how its answers are read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import httpx
from airflow.sdk import Connection

from userdata_client.problem import Refused, Unanswered

Json = dict[str, Any]

TIMEOUT = httpx.Timeout(20.0, connect=5.0)
"""A PUT may take the service 5 s by its contract; the rest is room for a busy machine."""

COME_BACK = frozenset({408, 425, 429, 500, 502, 503, 504})
PROBLEM_TYPE = "urn:userdata:problem:"


@dataclass(frozen=True)
class Service:
    """Address and token of a service; the token stays out of any message."""

    name: str
    address: str
    token: str = field(repr=False)

    @staticmethod
    def of(connection: Connection) -> Service:
        """Reads an Airflow connection: host, port, schema (http), password = token, extra.service = its name."""
        if not connection.host or not connection.password:
            raise Refused(f"Connection {connection.conn_id} needs a host and a token as its password.")
        name = connection.extra_dejson.get("service", connection.conn_id)
        port = f":{connection.port}" if connection.port else ""
        return Service(name, f"{connection.schema or 'http'}://{connection.host}{port}", connection.password)

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def unreachable(self, error: httpx.TransportError) -> Unanswered:
        why = str(error) or type(error).__name__
        return Unanswered(f"{self.name} does not answer at {self.address}: {why}.")

    def read(self, answer: httpx.Response) -> httpx.Response:
        """Returns an answer that is a success; raises what any other means."""
        if answer.is_success:
            return answer
        request = f"{answer.request.method} {answer.request.url.path}"
        type_, detail = _problem(answer)
        said = f"{self.name} at {self.address} answered {request} with {answer.status_code} {type_}: {detail}"
        if answer.status_code in COME_BACK:
            raise Unanswered(said, _seconds(answer.headers.get("Retry-After")))
        raise Refused(said, answer.status_code, type_)


def _problem(answer: httpx.Response) -> tuple[str, str]:
    """Type and sentence of an RFC 9457 problem; what is no problem detail has neither."""
    try:
        body = answer.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        return answer.reason_phrase, "no problem detail came with it."
    if "components" in body:
        return "not ready", "; ".join(_lacks(body["components"]))
    type_ = str(body.get("type") or answer.reason_phrase).removeprefix(PROBLEM_TYPE)
    return type_, str(body.get("detail") or body.get("title") or "no sentence came with it.")


def _lacks(components: Json) -> list[str]:
    """What the parts of a service that are not UP say of themselves."""
    down = {name: part for name, part in components.items() if part["status"] != "UP"}
    return [f"{name} is {part['status']}: {_words(part.get('details', {}))}" for name, part in down.items()]


def _words(details: Json) -> str:
    return ", ".join(str(detail) for detail in details.values()) or "no reason is known"


def _seconds(retry_after: str | None) -> float | None:
    return float(retry_after) if retry_after and retry_after.isdecimal() else None
