"""A command that was typed wrongly, told in the four parts of every other error.

The command-line library notices an option that does not exist, an argument that is missing or a
value that does not fit before any code of ours runs. It raises errors of its own; here they become
ours, with the word that was probably meant.
"""

from __future__ import annotations

import re
import sys
from typing import Any, cast

import typer

from hemicycle.errors import InputError

#: The library's error for wrong use. It has no public name; the public error of a bad value is one.
UsageError = cast("type[Exception]", typer.BadParameter.__mro__[1])

_NUMBERS = {"int": "a whole number", "integer": "a whole number", "float": "a number"}
_REFUSED = re.compile(r"(?P<value>.+?) is not (?:a valid|in the range|one of)\b")
_NO_COMMAND = re.compile(r"No such command '(?P<name>.*?)'")
_EXTRA = re.compile(r"unexpected extra arguments?(?:\(s\))? \((?P<words>.*)\)")
_OPTIONS_ARE_MANY = 12


def is_help(error: Exception) -> bool:
    """A group of commands named without a command of it: its help is the answer."""
    return type(error).__name__ == "NoArgsIsHelpError"


def misuse(error: Any) -> InputError:
    """The library's error in our four parts; what it knows of the place is kept.

    Parameters
    ----------
    error
        A ``UsageError``: it carries the context (which command, with which options) and, by its
        kind, the option, the argument or the value.
    """
    command = error.ctx.command_path if error.ctx is not None else _typed()
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return _no_option(error, command)
    if kind == "MissingParameter" and error.param is not None:
        return _missing(error, command)
    if kind == "BadParameter" and error.param is not None:
        return _refused(error, command)
    if kind == "BadOptionUsage":
        return _wrong_option(error, command)
    if said := _NO_COMMAND.search(error.message):
        return _no_command(error, command, said["name"])
    if said := _EXTRA.search(error.message):
        return _extra(error, command, said["words"])
    return InputError(
        str(error.message).rstrip("."),
        where=command,
        right=_usage(error),
        todo=_help(command),
    )


def _no_option(error: Any, command: str) -> InputError:
    known = [name for param in error.ctx.command.params for name in param.opts if name[:1] == "-"]
    near = _near(error.option_name, known)
    long = [name for name in known if name.startswith("--")]
    right = ", ".join(long) if len(long) <= _OPTIONS_ARE_MANY else f"one of its {len(long)} options"
    return InputError(
        f"there is no option {error.option_name}",
        where=command,
        right=near or right or "no option at all",
        todo=f"write {near}" if near else _help(command),
    )


def _no_command(error: Any, command: str, name: str) -> InputError:
    known = list(error.ctx.command.commands)
    near = _near(name, known)
    return InputError(
        f"there is no command {name!r}",
        where=command,
        right=near or ", ".join(known),
        todo=f"write {command} {near}" if near else _help(command),
    )


def _missing(error: Any, command: str) -> InputError:
    param = error.param
    name = param.make_metavar(error.ctx) if param.param_type_name == "argument" else param.opts[-1]
    return InputError(
        f"{name.strip('{}[]')} is missing",
        where=command,
        right=_usage(error),
        todo=_help(command),
    )


def _refused(error: Any, command: str) -> InputError:
    param = error.param
    name = param.opts[-1] if param.opts[-1].startswith("-") else param.make_metavar(error.ctx)
    said = _REFUSED.match(error.message)
    value = said["value"] if said else None
    return InputError(
        f"{value} does not fit here" if value else str(error.message).rstrip("."),
        where=f"{command}, {name.strip('{}[]')}",
        right=_accepted(param.type) or (param.help or _usage(error)).rstrip("."),
        todo=f"correct the value; {_help(command)}",
    )


def _accepted(kind: Any) -> str:
    """The values that a parameter takes; empty where only its help tells."""
    if choices := getattr(kind, "choices", None):
        return "one of " + ", ".join(str(getattr(choice, "value", choice)) for choice in choices)
    number = _NUMBERS.get(kind.name.removesuffix(" range"), "")
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if number and least is not None and most is not None:
        return f"{number} from {least} to {most}"
    if number and least is not None:
        return f"{number}, {least} or more"
    return f"{number}, {most} or less" if number and most is not None else number


def _wrong_option(error: Any, command: str) -> InputError:
    """A value where none is wanted, or none where one is."""
    name = error.option_name
    flag = "does not take a value" in error.message
    return InputError(
        f"{name} takes no value" if flag else f"{name} is without its value",
        where=command,
        right=f"{name} alone" if flag else f"{name} and a value after it",
        todo="leave the value out" if flag else "add the value",
    )


def _extra(error: Any, command: str, words: str) -> InputError:
    return InputError(
        f"{words!r} is one word too many",
        where=command,
        right=_usage(error),
        todo="put a name of several words in quotes, or leave the word out",
    )


def _near(word: str, known: list[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def _typed() -> str:
    """The whole line, where the library does not say which command was meant."""
    return " ".join(("hemicycle", *sys.argv[1:]))


def _usage(error: Any) -> str:
    if error.ctx is None:
        return "a command and what it asks for"
    return str(error.ctx.get_usage()).removeprefix("Usage: ")


def _help(command: str) -> str:
    return f"`{command} --help` shows how"
