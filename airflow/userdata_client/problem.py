"""What a service's answer means for a task: try again, or give up with one sentence."""

from __future__ import annotations

from airflow.sdk.exceptions import AirflowException, AirflowFailException


class Unanswered(AirflowException):
    """The service did not answer, or asked to come back: a retry may help."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Refused(AirflowFailException):
    """The service understood and said no: no retry helps, so the task fails at once."""

    def __init__(self, message: str, status: int = 0, type_: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.type = type_
