"""A citation as plain text, BibTeX, CSL-JSON and ``CITATION.cff``."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from hemicycle.record.cite import (
    TOOL_AUTHOR,
    TOOL_LICENCE,
    TOOL_TITLE,
    Citation,
    CitedSource,
)

_BIBTEX_SIGNS = re.compile(r"[&%$#_{}~^\\]")
_BIBTEX_SPELT = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}


def plain(cited: Citation) -> str:
    """Sentences: the tool, the record and its coverage, then each source with its terms."""
    lines = [
        f"{TOOL_AUTHOR}. {TOOL_TITLE}. Version {cited.tool_version}. {TOOL_LICENCE} licence.",
        f"Record version {cited.record_version}: {cited.covers()}.",
        "",
        "Sources, each with the citation and the terms it asks for:",
    ]
    for number, source in enumerate(cited.sources, start=1):
        there = f" {source.url}" if source.url and source.url not in source.citation else ""
        lines += [
            f"{number}. {source.title}.{there}",
            *([f"   Cite as: {source.citation}."] if source.citation else []),
            f"   Terms: {source.licence or 'not stated'}.",
            f"   {_part_of(source)}.",
        ]
    return "\n".join(lines) + "\n"


def _part_of(source: CitedSource) -> str:
    """How much of the record is the source's, and in which files it came."""
    shown = (
        f"{source.votes:,} votes are shown as it has them" if source.votes else "Fills gaps only"
    )
    files = ", ".join(name for name, _ in source.files)
    return f"{shown}; files: {files}" if files else shown


def bibtex(cited: Citation) -> str:
    """``@software`` for the tool and ``@misc`` for the sources, as BibTeX and biber read them."""
    tool = {
        "author": f"{{{TOOL_AUTHOR}}}",
        "title": f"{{{_tex(TOOL_TITLE)}}}",
        "version": _tex(cited.tool_version),
        "note": _tex(f"Record version {cited.record_version}: {cited.covers()}"),
    }
    entries = [_entry("software", f"hemicycle-{cited.record_version}", tool)]
    entries += [
        _entry("misc", f"source-{source.key}", _bibtex_fields(source)) for source in cited.sources
    ]
    return "\n".join(entries)


def _bibtex_fields(source: CitedSource) -> dict[str, str]:
    authors = [_tex(name) if "," in name else f"{{{_tex(name)}}}" for name in source.authors]
    return {
        "author": " and ".join(authors),
        "title": f"{{{_tex(source.title)}}}",
        "publisher": _tex(source.publisher),
        "doi": source.doi,
        "url": source.url,
        "note": _tex(_note(source)),
    }


def _entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}", ""])


def _tex(text: str) -> str:
    """Text with the signs escaped that TeX would take for commands."""
    return _BIBTEX_SIGNS.sub(lambda sign: _BIBTEX_SPELT.get(sign[0], f"\\{sign[0]}"), text)


def _note(source: CitedSource) -> str:
    asked = f"Cite as: {source.citation}. " if source.citation else ""
    return f"{asked}Terms: {source.licence or 'not stated'}"


def csl(cited: Citation) -> str:
    """A CSL-JSON list, as citation managers and Pandoc read it."""
    tool = {
        "id": f"hemicycle-{cited.record_version}",
        "type": "software",
        "title": TOOL_TITLE,
        "author": [{"literal": TOOL_AUTHOR}],
        "version": cited.tool_version,
        "note": f"Record version {cited.record_version}: {cited.covers()}",
    }
    items = [tool, *(_csl_item(source) for source in cited.sources)]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _csl_item(source: CitedSource) -> dict[str, Any]:
    item = {
        "id": f"source-{source.key}",
        "type": "dataset",
        "title": source.title,
        "author": [_csl_name(name) for name in source.authors],
        "publisher": source.publisher,
        "DOI": source.doi,
        "URL": source.url,
        "note": _note(source),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    family, _, given = name.partition(", ")
    return {"family": family, "given": given} if given else {"literal": name}


def cff(cited: Citation) -> str:
    """A ``CITATION.cff`` (Citation File Format 1.2.0).

    Values are written as JSON texts, which YAML reads as they stand.
    """
    lines = [
        "cff-version: 1.2.0",
        "message: " + _yaml("If you use these votes, cite the tool and every source below."),
        "type: software",
        "title: " + _yaml(TOOL_TITLE),
        "authors:",
        "  - name: " + _yaml(TOOL_AUTHOR),
        "version: " + _yaml(cited.tool_version),
        "license: " + TOOL_LICENCE,
        "abstract: " + _yaml(f"Record version {cited.record_version}: {cited.covers()}"),
        "references:",
    ]
    for source in cited.sources:
        lines += _cff_reference(source)
    return "\n".join(lines) + "\n"


def _cff_reference(source: CitedSource) -> list[str]:
    authors = []
    for name in source.authors:
        family, _, given = name.partition(", ")
        if given:
            authors += [
                "      - family-names: " + _yaml(family),
                "        given-names: " + _yaml(given),
            ]
        else:
            authors.append("      - name: " + _yaml(name))
    optional = {"doi": source.doi, "url": source.url, "notes": _note(source)}
    return [
        "  - type: dataset",
        "    title: " + _yaml(source.title),
        "    authors:",
        *authors,
        *(f"    {name}: {_yaml(value)}" for name, value in optional.items() if value),
    ]


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


FORMATS: Mapping[str, Callable[[Citation], str]] = MappingProxyType(
    {"plain": plain, "bibtex": bibtex, "csl": csl, "cff": cff}
)
"""Name of a format to the function that writes it."""
