"""Adjectives of States and capitals that stand for a government, as the press writes them.

Adjectives that two States share (Congolese, Guinean, Dominican, Korean) are left out, and so are
capitals that are also a common word or name (Male, Victoria, Kingston, Georgetown).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_ADJECTIVES = """
AFG afghan; AGO angolan; ALB albanian; AND andorran; ARE emirati; ARG argentine, argentinian;
ARM armenian; AUS australian; AUT austrian; AZE azerbaijani; BDI burundian; BEL belgian;
BEN beninese; BFA burkinabe; BGD bangladeshi; BGR bulgarian; BHR bahraini; BHS bahamian;
BIH bosnian; BLR belarusian, belarussian; BLZ belizean; BOL bolivian; BRA brazilian;
BRB barbadian; BRN bruneian; BTN bhutanese; BWA botswanan; CAN canadian; CHE swiss; CHL chilean;
CHN chinese; CIV ivorian; CMR cameroonian; COL colombian; CRI costa rican; CUB cuban;
CYP cypriot; CZE czech; DEU german; DJI djiboutian; DNK danish; DZA algerian; ECU ecuadorian;
EGY egyptian; ERI eritrean; ESP spanish; EST estonian; ETH ethiopian; FIN finnish; FJI fijian;
FRA french; GAB gabonese; GBR british; GEO georgian; GHA ghanaian; GMB gambian;
GRC greek; GTM guatemalan; GUY guyanese; HND honduran; HRV croatian; HTI haitian;
HUN hungarian; IDN indonesian; IND indian; IRL irish; IRN iranian; IRQ iraqi; ISL icelandic;
ISR israeli; ITA italian; JAM jamaican; JOR jordanian; JPN japanese; KAZ kazakh; KEN kenyan;
KGZ kyrgyz; KHM cambodian; KOR south korean; KWT kuwaiti; LAO laotian; LBN lebanese;
LBR liberian; LBY libyan; LKA sri lankan; LTU lithuanian; LUX luxembourgish; LVA latvian;
MAR moroccan; MDA moldovan; MDG malagasy; MDV maldivian; MEX mexican; MKD macedonian; MLI malian;
MLT maltese; MMR burmese; MNE montenegrin; MNG mongolian; MOZ mozambican; MRT mauritanian;
MUS mauritian; MWI malawian; MYS malaysian; NAM namibian; NER nigerien; NGA nigerian;
NIC nicaraguan; NLD dutch; NOR norwegian; NPL nepalese, nepali; NZL new zealand; OMN omani;
PAK pakistani; PAN panamanian; PER peruvian; PHL philippine, filipino; PLW palauan; POL polish;
PRK north korean; PRT portuguese; PRY paraguayan; PSE palestinian; QAT qatari; ROU romanian;
RUS russian, soviet; RWA rwandan; SAU saudi; SDN sudanese; SEN senegalese; SGP singaporean;
SLE sierra leonean; SLV salvadoran; SOM somali; SRB serbian; SSD south sudanese; SUR surinamese;
SVK slovak; SVN slovenian, slovene; SWE swedish; SYR syrian; TCD chadian; TGO togolese; THA thai;
TJK tajik; TKM turkmen; TLS timorese; TON tongan; TTO trinidadian; TUN tunisian; TUR turkish;
TZA tanzanian; UGA ugandan; UKR ukrainian; URY uruguayan; USA american; UZB uzbek;
VEN venezuelan; VNM vietnamese; WSM samoan; YEM yemeni; ZAF south african; ZMB zambian;
ZWE zimbabwean
"""

_CAPITALS = """
AGO Luanda; ALB Tirana; ARE Abu Dhabi; ARG Buenos Aires; ARM Yerevan; AUT Vienna; AZE Baku;
BDI Bujumbura; BEL Brussels; BEN Cotonou, Porto-Novo; BFA Ouagadougou; BGD Dhaka; BGR Sofia;
BHR Manama; BIH Sarajevo; BLZ Belmopan; BOL La Paz; BWA Gaborone; CAF Bangui; CHE Bern, Berne;
CHL Santiago; CIV Abidjan, Yamoussoukro; CMR Yaounde; COD Kinshasa; COG Brazzaville; COL Bogota;
CRI San Jose; CYP Nicosia; CZE Prague; DNK Copenhagen; DOM Santo Domingo; DZA Algiers; ECU Quito;
ERI Asmara; EST Tallinn; ETH Addis Ababa; FIN Helsinki; FJI Suva; FSM Palikir; GAB Libreville;
GEO Tbilisi; GHA Accra; GIN Conakry; GMB Banjul; GNB Bissau; GNQ Malabo; GRC Athens;
GTM Guatemala City; HND Tegucigalpa; HRV Zagreb; HTI Port-au-Prince; IRL Dublin; ISL Reykjavik;
ISR Tel Aviv; JOR Amman; KAZ Astana; KEN Nairobi; KGZ Bishkek; KHM Phnom Penh; KWT Kuwait City;
LAO Vientiane; LBN Beirut; LBR Monrovia; LBY Tripoli; LKA Colombo; LTU Vilnius; LVA Riga;
MAR Rabat; MDA Chisinau; MDG Antananarivo; MEX Mexico City; MHL Majuro; MKD Skopje; MLT Valletta;
MMR Naypyidaw; MNE Podgorica; MNG Ulaanbaatar; MOZ Maputo; MRT Nouakchott; MWI Lilongwe;
MYS Kuala Lumpur; NAM Windhoek; NER Niamey; NGA Abuja; NOR Oslo; NPL Kathmandu; NZL Wellington;
OMN Muscat; PAN Panama City; PER Lima; PHL Manila; PNG Port Moresby; PRT Lisbon; PRY Asuncion;
QAT Doha; ROU Bucharest; RWA Kigali; SDN Khartoum; SEN Dakar; SLB Honiara; SLE Freetown;
SLV San Salvador; SOM Mogadishu; SSD Juba; SUR Paramaribo; SVK Bratislava; SVN Ljubljana;
TCD N'Djamena; TGO Lome; THA Bangkok; TJK Dushanbe; TKM Ashgabat; TLS Dili; TON Nukualofa;
TTO Port of Spain; TUN Tunis; TUV Funafuti; TZA Dodoma, Dar es Salaam; UGA Kampala;
URY Montevideo; UZB Tashkent; VNM Hanoi; VUT Port Vila; WSM Apia; YEM Sanaa; ZMB Lusaka;
ZWE Harare
"""


def _read(table: str) -> Iterator[tuple[str, str]]:
    for entry in " ".join(table.split()).split("; "):
        code, words = entry.split(" ", 1)
        for word in words.split(", "):
            yield word, code


#: "the Ukrainian text", "Chinese diplomats": adjective to member.
ADJECTIVES: Mapping[str, str] = dict(_read(_ADJECTIVES))
#: "the Russians": a people, where it votes, stands for its State.
PEOPLES: Mapping[str, str] = {f"{w}s": c for w, c in ADJECTIVES.items() if w[-1] in "ni"}
#: "Kinshasa abstained": capital to member; Brussels is the seat of others and stands for nobody.
CAPITALS: Mapping[str, str] = {w: "" if w == "Brussels" else c for w, c in _read(_CAPITALS)}
