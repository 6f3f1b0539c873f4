"""What somebody had filled in where a form was refused: it stands in the form again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData


@dataclass(frozen=True)
class Typed:
    """The values of one form as they were sent.

    Parameters
    ----------
    do
        The command of the form, as its page had it.
    values
        By name of the field, in the order of its inputs.
    """

    do: str
    values: Mapping[str, tuple[str, ...]]

    def value(self, name: str, row: int = 0) -> str:
        """What stood in an input; nothing in one that was not sent."""
        sent = self.values.get(name, ())
        return sent[row] if row < len(sent) else ""

    def ticked(self, name: str, value: str) -> bool:
        """Whether a box was ticked."""
        return value in self.values.get(name, ())


def typed_in(form: FormData) -> Typed:
    """What a form held beside its command."""
    names = dict.fromkeys(name for name in form if name.startswith("f."))
    values = {name: tuple(str(value) for value in form.getlist(name)) for name in names}
    return Typed(str(form.get("do", "")), values)
