"""Many towns at once: fast, watched, and nothing lost when it is cut off.

    for town in build_many(["各镇数据"], "报告"):
        print(town.source, town.status, town.output)

The way of a town: `sources` lists the records, `planning` gives each report its file name, `worker` reads, builds and
writes in chunks, which `crew` hands to any executor; `state` remembers what was made of what, `summary` tells it.
"""

from __future__ import annotations

from townreport.batch.run import Batch, build_many
from townreport.batch.town import Status, Town

__all__ = ["Batch", "Status", "Town", "build_many"]
