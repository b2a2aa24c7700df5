"""Ways to read many pages: in this process, or in killable workers. Results come in the order of the pages."""

from dateline.runners.in_process import in_process
from dateline.runners.pool import pool

__all__ = ["in_process", "pool"]
