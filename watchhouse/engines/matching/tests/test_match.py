from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchhouse.engines.matching.params import load
from watchhouse.engines.matching.problem import Weakness
from watchhouse.engines.matching.solve import match

ROOT = Path(__file__).parents[4]
KEV = ROOT.parent / "shared" / "data" / "threat-feeds" / "kev"
CATALOGUE = load(ROOT / "content" / "technology")

# The 34 entries CISA added between 25 June and 25 August 2025, read by hand: whom they touch.
NEW_IN_SUMMER_2025 = [
    ("CVE-2025-48384", "Git", "Git", ""),
    ("CVE-2024-8068", "Citrix", "Session Recording", ""),
    ("CVE-2024-8069", "Citrix", "Session Recording", ""),
    ("CVE-2025-43300", "Apple", "iOS, iPadOS, and macOS", "iphone-ipad mac"),
    ("CVE-2025-54948", "Trend Micro", "Apex One", ""),
    ("CVE-2025-8876", "N-able", "N-Central", ""),
    ("CVE-2025-8875", "N-able", "N-Central", ""),
    ("CVE-2025-8088", "RARLAB", "WinRAR", "winrar"),
    ("CVE-2007-0671", "Microsoft", "Office", "office-old"),
    ("CVE-2013-3893", "Microsoft", "Internet Explorer", "windows-old windows-server-old"),
    ("CVE-2020-25078", "D-Link", "DCS-2530L and DCS-2670L Devices", ""),
    ("CVE-2020-25079", "D-Link", "DCS-2530L and DCS-2670L Devices", ""),
    ("CVE-2022-40799", "D-Link", "DNR-322L", ""),
    ("CVE-2023-2533", "PaperCut", "NG/MF", "papercut"),
    ("CVE-2025-20337", "Cisco", "Identity Services Engine", ""),
    ("CVE-2025-20281", "Cisco", "Identity Services Engine", ""),
    ("CVE-2025-2775", "SysAid", "SysAid On-Prem", ""),
    ("CVE-2025-2776", "SysAid", "SysAid On-Prem", ""),
    ("CVE-2025-6558", "Google", "Chromium", "chrome edge"),
    ("CVE-2025-54309", "CrushFTP", "CrushFTP", ""),
    ("CVE-2025-49704", "Microsoft", "SharePoint", "sharepoint-server"),
    ("CVE-2025-49706", "Microsoft", "SharePoint", "sharepoint-server"),
    ("CVE-2025-53770", "Microsoft", "SharePoint", "sharepoint-server"),
    ("CVE-2025-25257", "Fortinet", "FortiWeb", ""),
    ("CVE-2025-47812", "Wing FTP Server", "Wing FTP Server", ""),
    ("CVE-2025-5777", "Citrix", "NetScaler ADC and Gateway", ""),
    ("CVE-2019-9621", "Synacor", "Zimbra Collaboration Suite (ZCS)", "zimbra"),
    ("CVE-2019-5418", "Rails", "Ruby on Rails", ""),
    ("CVE-2016-10033", "PHP", "PHPMailer", ""),
    ("CVE-2014-3931", "Looking Glass", "Multi-Router Looking Glass (MRLG)", ""),
    ("CVE-2025-6554", "Google", "Chromium V8", "chrome edge"),
    ("CVE-2025-48928", "TeleMessage", "TM SGNL", ""),
    ("CVE-2025-48927", "TeleMessage", "TM SGNL", ""),
    ("CVE-2025-6543", "Citrix", "NetScaler ADC and Gateway", ""),
]

HARD_NAMES = [
    (" microsoft ", "windows ", {"windows", "windows-old", "windows-server", "windows-server-old"}),
    ("Microsoft", "SharePoint Online", set()),
    ("Microsoft", "Windows Media Center for Mac", set()),
    ("Microsoft", "Office", {"office-bought", "office-old", "microsoft-365"}),
    ("Microsoft", "SQL Server", set()),
    ("Meta Platforms", "WhatsApp", {"whatsapp"}),
    ("QNAP Systems", "Helpdesk", {"qnap-nas"}),
    ("QNAP", "QNAP Network-Attached Storage (NAS)", {"qnap-nas"}),
    ("QNAP", "VioStor NVR", set()),
    ("DrayTek", "Multiple Vigor Routers", {"draytek-router"}),
    ("DrayTek", "VigorConnect", set()),
    ("NETGEAR", "JGS516PE Devices", set()),
    ("D-Link and TRENDnet", "Multiple Devices", {"d-link-router"}),
    ("Mozilla", "Firefox, Firefox ESR, and Thunderbird", {"firefox"}),
    ("GitLab", "GitLab CE/EE", set()),
    ("Cisco", "IOS and IOS XE Software", set()),
    ("Fortinet", "FortiOS and FortiProxy", {"fortinet-firewall"}),
    ("Google", "Chrome OS", set()),
]


def touched(weakness: Weakness) -> set[str]:
    return {each.product for each in match(weakness, CATALOGUE)}


@pytest.mark.parametrize(("cve", "vendor", "product", "expected"), NEW_IN_SUMMER_2025)
def test_new_entries_touch_exactly_what_a_reader_says(
    cve: str, vendor: str, product: str, expected: str
) -> None:
    assert touched(Weakness(cve, vendor, product)) == set(expected.split())


@pytest.mark.parametrize(("vendor", "product", "expected"), HARD_NAMES)
def test_hard_names(vendor: str, product: str, expected: set[str]) -> None:
    assert touched(Weakness("CVE-2025-0001", vendor, product)) == expected


@pytest.mark.skipif(not KEV.exists(), reason="the real list lies beside the repository")
def test_the_real_list_agrees_with_the_table() -> None:
    old, new = (
        json.loads((KEV / day / "known_exploited_vulnerabilities.json").read_text("utf-8"))
        for day in ("2025-06-25", "2025-08-25")
    )
    known = {row["cveID"] for row in old["vulnerabilities"]}
    added = {
        row["cveID"]: touched(
            Weakness(
                row["cveID"],
                row["vendorProject"],
                row["product"],
                row["vulnerabilityName"],
                row["shortDescription"],
            )
        )
        for row in new["vulnerabilities"]
        if row["cveID"] not in known
    }
    assert added == {cve: set(says.split()) for cve, _, _, says in NEW_IN_SUMMER_2025}


def test_a_product_younger_than_the_weakness_is_not_touched() -> None:
    assert "microsoft-365" not in touched(Weakness("CVE-2010-3333", "Microsoft", "Office"))
    assert "edge" not in touched(Weakness("CVE-2019-5786", "Google", "Chromium Blink"))


def test_several_products_weigh_more_when_the_text_names_them() -> None:
    text = "Apple iOS, macOS, and other Apple products contain a flaw."
    found = match(Weakness("CVE-2025-1", "Apple", "Multiple Products", "", text), CATALOGUE)
    assert {one.product: one.confidence for one in found} == {
        "iphone-ipad": 0.7,
        "mac": 0.7,
        "safari": 0.3,
    }


def test_the_reason_names_the_words_and_why() -> None:
    edge = match(Weakness("CVE-2025-6554", "Google", "Chromium V8"), CATALOGUE)[1]
    assert edge.reason == (
        "The notice names “Chromium V8” by Google: Microsoft Edge is built on Google's Chromium."
    )


@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_any_text_is_taken(cve: str, vendor: str, product: str, title: str, summary: str) -> None:
    for each in match(Weakness(cve, vendor, product, title, summary), CATALOGUE):
        assert CATALOGUE[each.product]
        assert 0 < each.confidence <= 1


ROWS = st.sampled_from(NEW_IN_SUMMER_2025)


@settings(max_examples=60)
@given(ROWS, st.sampled_from([str.upper, str.lower, str.swapcase, str.title]), st.text(" \t\n"))
def test_case_and_spaces_do_not_matter(
    row: tuple[str, str, str, str], change: Callable[[str], str], space: str
) -> None:
    cve, vendor, product, expected = row
    spaced = f"{space}{product}{space}".replace(" ", f" {space}")
    assert touched(Weakness(cve, change(vendor), change(spaced))) == set(expected.split())
