"""What can be asked of a diary, once for every face: the command line, MCP clients and Python programs ask here.

`opened` is the diary as a program has it; `lookup` finds what is meant by a name or an id; `forms` writes it in other formats.
"""
