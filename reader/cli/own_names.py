"""What the commands say about the person's own names."""

from reader.cli.status import report


def tell_own_names_problems() -> None:
    """Say what is wrong with the person's own names: a line each."""
    from reader.names.known import own_names_problems

    for problem in own_names_problems():
        report(problem)
