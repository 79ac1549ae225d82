"""How a command ends, whatever it printed."""

OK, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Clean; findings that matter, or a file that is wrong; the job could not be done; Ctrl-C."""
