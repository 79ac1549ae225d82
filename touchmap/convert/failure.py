"""What is raised where a file cannot be brought into another form at all."""


class CannotConvert(Exception):
    """The message says in one line what is wrong, where, and what to do."""
