from math import inf

from userdata_client.metrics import Buckets, samples, total

TEXT = """
# HELP userdata_freshness_seconds
userdata_freshness_seconds_bucket{lane="live",source="a",le="1.0"} 90
userdata_freshness_seconds_bucket{lane="live",source="b",le="1.0"} 5
userdata_freshness_seconds_bucket{lane="live",source="a",le="+Inf"} 95
userdata_freshness_seconds_bucket{lane="live",source="b",le="+Inf"} 5
userdata_freshness_seconds_bucket{lane="backfill",source="a",le="1.0"} 7
userdata_quarantine_size{stage="ingest"} 2.0
userdata_quarantine_size{stage="storage"} 1.5E1
userdata_quarantine_size_other 99
up 1
"""


def test_samples_are_found_by_name_and_labels() -> None:
    assert total(TEXT, "userdata_quarantine_size") == 17
    assert total(TEXT, "userdata_quarantine_size", stage="storage") == 15
    assert [sample.value for sample in samples(TEXT, "up")] == [1]
    assert not samples(TEXT, "absent")


def test_buckets_of_all_sources_are_one_histogram() -> None:
    live = Buckets.of(TEXT, "userdata_freshness_seconds", lane="live")
    assert live == Buckets({1.0: 95, inf: 100})
    assert (live.quantile(0.95), live.quantile(0.96)) == (1.0, inf)
    assert Buckets.from_json(live.json()) == live


def test_only_what_came_since_the_last_check_counts() -> None:
    assert Buckets({1.0: 95, inf: 100}).since(Buckets({1.0: 90, inf: 90})) == Buckets({1.0: 5, inf: 10})


def test_after_a_restart_of_the_service_everything_is_new() -> None:
    assert Buckets({1.0: 1, inf: 2}).since(Buckets({1.0: 90, inf: 90})) == Buckets({1.0: 1, inf: 2})


def test_nothing_new_is_not_late() -> None:
    assert Buckets({}).quantile(0.95) == 0
