"""Positions of the Ukraine votes, counted from the meeting records: everyone not named said yes."""

from __future__ import annotations

import polars as pl

#: Symbol: against, abstaining, not voting (of 193 members).
UKRAINE = {
    "A/RES/ES-11/1": (
        "BLR ERI PRK RUS SYR",
        "AGO ARM BDI BGD BOL CAF CHN COG CUB DZA GNQ IND IRN IRQ KAZ KGZ LAO LKA MDG MLI MNG MOZ "
        "NAM NIC PAK SDN SEN SLV SSD TJK TZA UGA VNM ZAF ZWE",
        "AZE BFA CMR ETH GIN GNB MAR SWZ TGO TKM UZB VEN",
    ),
    "A/RES/ES-11/4": (
        "BLR NIC PRK RUS SYR",
        "ARM BDI BOL CAF CHN COG CUB DZA ERI ETH GIN HND IND KAZ KGZ LAO LKA LSO MLI MNG MOZ NAM "
        "PAK SDN SSD SWZ TGO THA TJK TZA UGA UZB VNM ZAF ZWE",
        "AZE BFA CMR DJI GNQ IRN SLV STP TKM VEN",
    ),
    "A/RES/ES-11/6": (
        "BLR ERI MLI NIC PRK RUS SYR",
        "AGO ARM BDI BGD BOL CAF CHN COG CUB DZA ETH GAB GIN IND IRN KAZ KGZ LAO LKA MNG MOZ NAM "
        "PAK SDN SLV TGO TJK UGA UZB VNM ZAF ZWE",
        "AZE BFA CMR DMA GNB GNQ GRD LBN SEN SWZ TKM TZA VEN",
    ),
    "A/RES/ES-11/7": (
        "BDI BFA BLR CAF ERI GNQ HTI HUN ISR MHL MLI NER NIC PLW PRK RUS SDN USA",
        "AGO ARE ARG ARM BGD BHR BRA BRN BWA CHN COL CRI CUB DOM DZA ETH FSM GAB GHA GIN GRD HND "
        "IND IRN IRQ KAZ KEN KGZ KIR KWT LAO LBN LBY LKA LSO MKD MNG MOZ MRT MWI NAM OMN PAK PAN "
        "PRY QAT RWA SAU SEN SLV STP SYR TCD TGO TJK TUV TZA UGA UZB VCT VNM YEM ZAF ZMB ZWE",
        "AFG AZE BEN BOL CMR COD COG DMA ECU GEO GNB MAR MDG SSD SWZ TKM VEN",
    ),
    "A/RES/ES-11/8": (
        "BFA BLR MLI NER NIC PRK RUS SDN",
        "AGO ALB ARE ARG ATG BDI BHR BRA BWA CAF CHN COD COL CUB DZA EGY ERI ETH FJI FSM GAB GEO "
        "GHA GIN GMB GNQ GRD HTI HUN IND IRN IRQ ISR JOR KAZ KGZ KIR KWT LAO LBY LKA LSO MKD MOZ "
        "MRT NAM OMN PAK PAN PLW PNG PRY QAT RWA SAU SEN SLB SLV SRB SYR TGO TJK TON TUV "
        "TZA UGA UKR USA UZB VNM YEM ZMB ZWE",
        "AFG AZE BEN BHS BOL CMR COG DMA ECU GNB HND NRU SSD SWZ TCD TKM VEN VUT WSM",
    ),
}


def positions(ballots: pl.DataFrame, key: str) -> dict[str, set[str]]:
    """Members by position of one vote."""
    rows = ballots.filter(pl.col("key") == key).group_by("position").agg("member").rows()
    return {str(position): set(members) for position, members in rows}


def row(votes: pl.DataFrame, key: str) -> dict[str, object]:
    """The one vote with that key."""
    (found,) = votes.filter(pl.col("key") == key).to_dicts()
    return found
