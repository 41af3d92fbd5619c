"""What stands between Textual and the terminal: the picture shown there is known, and only what differs is sent.

`OutputLine` takes what Textual writes; a `Picture` holds the cells that result; `find_scroll` and an `Encoder` lead
from one picture to another with few bytes; a `Pacer` keeps a slow line from filling up with outdated pictures.
"""
