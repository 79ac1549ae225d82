"""Lets `python -m touchmap` do what the command `touchmap` does."""

from touchmap.cli import command

if __name__ == "__main__":
    command()
