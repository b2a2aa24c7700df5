"""The diary for programs: `/api/v1`, described by itself in OpenAPI. A face: it decides nothing about news."""

from dateline.web.api.app import api
from dateline.web.api.table import ENDPOINTS, ROOT

__all__ = ["ENDPOINTS", "ROOT", "api"]
