"""Runs Graphviz in a process of its own: DOT on stdin, the picture on stdout, complaints on stderr.

Started as a file, not imported, so it must not import touchmap. On hostile DOT the C library has been seen to
crash, to hang and to call exit(1); whatever it does here, only this process ends.

    worker.py FORMAT MEGABYTES
"""

from __future__ import annotations

import os
import sys

LAYOUTS = {"json0": "dot"}
"""What arranges a graph that is drawn in this format; all others have their places in them."""
NO_GRAPHVIZ = 3
"""Exit code: neither pygraphviz nor a system `dot` can be used."""


def limit_memory(megabytes: int) -> None:
    """Let this process, and what it starts, use no more memory than that; nothing where it cannot be limited."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = megabytes * 1024 * 1024
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


def bundled(dot: str, format: str) -> bytes:
    """Draw with the Graphviz inside pygraphviz; ImportError where there is none."""
    import pygraphviz

    graph = pygraphviz.AGraph(string=dot)
    graph.has_layout = True  # all places are given; without this, pygraphviz warns above 1,000 nodes
    return bytes(graph.draw(format=format, prog=LAYOUTS.get(format)))


def installed(dot: str, format: str) -> bytes:
    """Draw with the `dot` of this machine; the layout engine is named in the DOT text itself."""
    import graphviz

    return bytes(graphviz.pipe(LAYOUTS.get(format, "neato"), format, dot.encode()))


def main() -> int:
    """Draw stdin as the first argument says; the exit code."""
    kind = sys.argv[1]
    limit_memory(int(sys.argv[2]))
    dot = sys.stdin.buffer.read().decode()
    try:
        picture = bundled(dot, kind)
    except ImportError:
        try:
            picture = installed(dot, kind)
        except ImportError:
            return NO_GRAPHVIZ
        except Exception as problem:  # whatever happens becomes one line on stderr
            if type(problem).__name__ == "ExecutableNotFound":
                return NO_GRAPHVIZ
            raise
    out = os.fdopen(os.dup(1), "wb")
    out.write(picture)
    out.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
