from datetime import timedelta

import pytest

from userdata_client.problem import Refused
from userdata_client.run_id import RunIds
from userdata_client.window import Window, duration

DAY = timedelta(days=1)


def test_slices_cover_the_window_without_gap_or_overlap() -> None:
    window = Window.of("2026-10-01T00:00:00Z", "2026-10-31T00:00:00Z")
    slices = window.slices(DAY)
    assert len(slices) == 30
    assert [each.start for each in slices[1:]] == [each.end for each in slices[:-1]]
    assert (slices[0].start, slices[-1].end) == (window.start, window.end)


def test_last_slice_is_shorter_where_the_length_does_not_divide_the_window() -> None:
    last = Window.of("2026-10-01T00:00:00Z", "2026-10-02T12:00:00Z").slices(DAY)[-1]
    assert last.json() == {"from": "2026-10-02T00:00:00Z", "to": "2026-10-02T12:00:00Z"}


def test_times_of_any_zone_are_told_in_utc() -> None:
    assert Window.of("2026-10-01T02:00:00+02:00", "2026-10-02T00:00:00Z").json()["from"] == "2026-10-01T00:00:00Z"


@pytest.mark.parametrize(
    ("start", "end", "sentence"),
    [
        ("2026-10-02T00:00:00Z", "2026-10-01T00:00:00Z", "is not before to"),
        ("2026-10-01T00:00:00Z", "2026-10-01T00:00:00Z", "is not before to"),
        ("2026-10-01T00:00:00", "2026-10-02T00:00:00Z", "time zone"),
        ("yesterday", "2026-10-02T00:00:00Z", r"from \(yesterday\) is no time"),
    ],
)
def test_a_window_that_is_none_is_refused_by_name(start: str, end: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        Window.of(start, end)


def test_too_many_windows_are_refused() -> None:
    with pytest.raises(Refused, match="more than 1000 windows"):
        Window.of("2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z").slices(timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "length"), [("P1D", DAY), ("P1W", 7 * DAY), ("PT6H", DAY / 4), ("P1DT30M", DAY + timedelta(minutes=30))]
)
def test_durations_are_iso_8601(text: str, length: timedelta) -> None:
    assert duration(text) == length


@pytest.mark.parametrize("text", ["P", "PT", "P0D", "P1M", "P1Y", "1D", ""])
def test_what_has_no_fixed_length_is_no_duration(text: str) -> None:
    with pytest.raises(Refused, match="no duration"):
        duration(text)


def test_run_ids_are_the_same_again_and_differ_by_dag_run_window_and_cancelled_runs() -> None:
    window = {"from": "2026-10-01T00:00:00Z", "to": "2026-10-02T00:00:00Z"}
    ids = list(RunIds("user_backfill", "manual__1", window))
    assert ids == list(RunIds("user_backfill", "manual__1", dict(window)))
    others = [
        next(iter(RunIds("user_replay", "manual__1", window))),
        next(iter(RunIds("user_backfill", "manual__2", window))),
        next(iter(RunIds("user_backfill", "manual__1", window | {"to": "2026-10-03T00:00:00Z"}))),
    ]
    assert len({*ids, *others}) == len(ids) + 3


def test_the_first_run_id_never_changes() -> None:
    """Another one would fetch every window again that a cleared DAG run asks for."""
    window = {"from": "2026-10-01T00:00:00Z", "to": "2026-10-02T00:00:00Z"}
    assert next(iter(RunIds("user_backfill", "manual__1", window))) == "54a691fa-3337-5f29-b44f-e9770ec2518f"
