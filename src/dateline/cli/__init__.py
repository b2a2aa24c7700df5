"""The command line: parse a request, ask the Diary, print an export. Only here is the clock read.

Exit codes: 0 done (a batch in which some pages failed is done, they are listed); 1 nothing could be read, or
what was asked for is not there, or doctor found damage; 2 the request makes no sense; 3 the diary's file is the
trouble.
"""

from dateline.cli.app import main

__all__ = ["main"]
