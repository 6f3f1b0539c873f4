"""``python -m hemicycle``: the same as the command ``hemicycle``."""

from hemicycle.cli.main import run

if __name__ == "__main__":
    run()
