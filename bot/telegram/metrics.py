"""The numbers in the form that Prometheus reads. Its library comes with the extra `metrics`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bot.liveness import Liveness

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric


NAME = "interview_bot"
NO_METRICS = (
    "Metrics need the extra [metrics]: in the folder of the repository run pip install -c .ci/constraints.txt "
    "'.[metrics]' in the bot's environment, and start it again."
)


def exposition(liveness: Liveness) -> tuple[bytes, str] | None:
    """All numbers and their content type; None where the library is not there."""
    try:
        from prometheus_client import CollectorRegistry, ProcessCollector  # noqa: PLC0415 - an extra
        from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest  # noqa: PLC0415
    except ImportError:
        return None
    registry = CollectorRegistry()
    registry.register(_Collector(liveness))
    ProcessCollector(registry=registry)
    return generate_latest(registry), CONTENT_TYPE_LATEST


class _Collector:
    """Reads the numbers when they are asked for."""

    def __init__(self, liveness: Liveness) -> None:
        self.liveness = liveness

    def collect(self) -> Iterator[Metric]:
        """Each of them, with what it has counted so far."""
        from prometheus_client.metrics_core import GaugeMetricFamily, HistogramMetricFamily  # noqa: PLC0415

        counters = self.liveness.counters
        yield _counted("questions", "Questions by what came of them", "outcome", counters.questions)
        yield HistogramMetricFamily(
            f"{NAME}_answer_seconds",
            "From the arrival of a question until its answer was sent",
            buckets=counters.answering.up_to(),
            sum_value=counters.answering.total,
        )
        yield _counted("retries", "Calls of Telegram made again", "method", counters.retries)
        yield GaugeMetricFamily(f"{NAME}_inbox", "Updates that wait for their answers", self.liveness.waiting())
        yield _counted("let_go", "Updates that were not handled, by why", "why", self.liveness.let_go)
        yield _counted("reloads", "Loading the interviews anew", "result", counters.reloads)
        yield _counted("reader", "Questions for the reader by what came of them", "outcome", counters.reader)
        yield HistogramMetricFamily(
            f"{NAME}_reader_seconds",
            "Calls of the reader",
            buckets=counters.pointing.up_to(),
            sum_value=counters.pointing.total,
        )


def _counted(name: str, about: str, label: str, counts: Mapping[Any, int]) -> Metric:
    from prometheus_client.metrics_core import CounterMetricFamily  # noqa: PLC0415

    family = CounterMetricFamily(f"{NAME}_{name}", about, labels=[label])
    for value, count in sorted(counts.items()):
        family.add_metric([value], count)
    return family
