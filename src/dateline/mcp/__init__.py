"""The diary for language models: tools and resources of the Model Context Protocol, made with its official SDK.

Only asked, never told: nothing here changes what is kept. Imported by `dateline mcp` alone, for the SDK is an extra.
"""

from dateline.mcp.server import PATH, app, server

__all__ = ["PATH", "app", "server"]
