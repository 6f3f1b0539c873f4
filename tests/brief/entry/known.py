"""Two votes of 24 February 2025 as facts, and the forms in which people paste them.

Members by position as in the United Nations record of A/RES/ES-11/7 and ES-11/8 (93-18-65 with 17
not voting, 93-8-73 with 19 not voting); members not listed voted in favour.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hemicycle.domain.state import register
from hemicycle.domain.vote import Position

DAY = date(2025, 2, 24)

ES_11_7 = {
    Position.NO: "BDI BFA BLR CAF ERI GNQ HTI HUN ISR MHL MLI NER NIC PLW PRK RUS SDN USA",
    Position.ABSTAIN: (
        "AGO ARE ARG ARM BGD BHR BRA BRN BWA CHN COL CRI CUB DOM DZA ETH FSM GAB GHA GIN GRD HND "
        "IND IRN IRQ KAZ KEN KGZ KIR KWT LAO LBN LBY LKA LSO MKD MNG MOZ MRT MWI NAM OMN PAK PAN "
        "PRY QAT RWA SAU SEN SLV STP SYR TCD TGO TJK TUV TZA UGA UZB VCT VNM YEM ZAF ZMB ZWE"
    ),
    Position.NON_VOTING: "AFG AZE BEN BOL CMR COD COG DMA ECU GEO GNB MAR MDG SSD SWZ TKM VEN",
}
ES_11_8 = {
    Position.NO: "BFA BLR MLI NER NIC PRK RUS SDN",
    Position.ABSTAIN: (
        "AGO ALB ARE ARG ATG BDI BHR BRA BWA CAF CHN COD COL CUB DZA EGY ERI ETH FJI FSM GAB GEO "
        "GHA GIN GMB GNQ GRD HTI HUN IND IRN IRQ ISR JOR KAZ KGZ KIR KWT LAO LBY LKA LSO MKD MOZ "
        "MRT NAM OMN PAK PAN PLW PNG PRY QAT RWA SAU SEN SLB SLV SRB SYR TGO TJK TON TUV TZA UGA "
        "UKR USA UZB VNM YEM ZMB ZWE"
    ),
    Position.NON_VOTING: (
        "AFG AZE BEN BHS BOL CMR COG DMA ECU GNB HND NRU SSD SWZ TCD TKM VEN VUT WSM"
    ),
}

_LETTER = {Position.YES: "Y", Position.NO: "N", Position.ABSTAIN: "A", Position.NON_VOTING: ""}


@dataclass(frozen=True)
class KnownVote:
    """A vote whose every position is known, written out in any form."""

    draft: str
    positions: dict[str, Position]

    def codes(self, position: Position) -> list[str]:
        members = [m for m, p in self.positions.items() if p is position]
        return register().alphabetical(members, DAY)

    def names(self, position: Position) -> list[str]:
        return [register().name(code, DAY) for code in self.codes(position)]

    def count(self, position: Position) -> int:
        return len(self.codes(position))

    @property
    def announced(self) -> str:
        return "-".join(str(self.count(p)) for p in (Position.YES, Position.NO, Position.ABSTAIN))

    @property
    def header(self) -> str:
        return f"body: GA\ndate: 2025-02-24\ndraft: {self.draft}\n\n"

    def prose(self) -> str:
        """As a press release: names only of those against and abstaining."""
        against = ", ".join(self.names(Position.NO))
        abstaining = ", ".join(self.names(Position.ABSTAIN))
        return self.header + (
            f"By a recorded vote of {self.count(Position.YES)} in favour to "
            f"{self.count(Position.NO)} against ({against}), with "
            f"{self.count(Position.ABSTAIN)} abstentions ({abstaining}), the Assembly adopted it."
        )

    def lists(self) -> str:
        """As a verbatim record prints it, lines broken anywhere."""
        headings = {Position.YES: "In favour", Position.NO: "Against"}
        parts = [
            f"{headings.get(p, 'Abstaining')}:\n{wrap(', '.join(self.names(p)))}"
            for p in (Position.YES, Position.NO, Position.ABSTAIN)
        ]
        yes, no, abstain = self.announced.split("-")
        closing = (
            f"Draft resolution {self.draft} was adopted by {yes} votes to {no}, "
            f"with {abstain} abstentions."
        )
        return self.header + "\n\n".join([*parts, closing])

    def cells(self) -> list[str]:
        order = register().alphabetical(self.positions, DAY)
        return [f"{_LETTER[self.positions[m]]:1} {register().name(m, DAY).upper()}" for m in order]

    def sheet(self, columns: int = 3) -> str:
        """As the board prints it, in columns read downwards."""
        cells = self.cells()
        rows = -(-len(cells) // columns)
        lines = ["   ".join(f"{cell:<56}" for cell in cells[row::rows]) for row in range(rows)]
        return self.header + "\n".join(line.rstrip() for line in lines)

    def library_line(self) -> str:
        """As the library's record shows it: one line, two spaces between members."""
        return self.header + "  ".join(cell.strip() for cell in self.cells())

    def table(self, delimiter: str = ",") -> str:
        rows = [f"{m}{delimiter}{_LETTER[p] or 'X'}" for m, p in sorted(self.positions.items())]
        return self.header + "\n".join([f"member{delimiter}vote", *rows])

    def wide(self, delimiter: str = ",") -> str:
        members = sorted(self.positions)
        letters = [_LETTER[self.positions[m]] or "X" for m in members]
        return self.header + delimiter.join(members) + "\n" + delimiter.join(letters)

    def shorthand(self) -> str:
        return self.header.rstrip() + (
            f"\nannounced: {self.announced}\n\nyes: rest\n"
            f"no: {' '.join(self.codes(Position.NO))}\n"
            f"abstain: {' '.join(self.codes(Position.ABSTAIN))}\n"
            f"nv: {' '.join(self.codes(Position.NON_VOTING))}\n"
        )


def wrap(text: str, width: int = 44) -> str:
    """Break lines at spaces only, as a typesetter does, also inside names."""
    lines, line = [], ""
    for word in text.split(" "):
        if len(line) + len(word) >= width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def known_vote(draft: str, listed: dict[Position, str]) -> KnownVote:
    positions = {code: p for p, codes in listed.items() for code in codes.split()}
    roll = register().members(DAY)
    return KnownVote(draft, {member: positions.get(member, Position.YES) for member in roll})
