"""What must not lie in the tree: registry hosts, absolute paths, unused or inline things."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
TEXT = {".py", ".html", ".toml", ".md", ".txt", ".json", ".js", ".mjs", ".scss", ".in", ".yml", ""}
# Put together here, so that this file does not name them either.
HOSTS = re.compile(r"\b(?:pythonhosted|pypi|npmjs|debian)\.org\b|--(?:extra-)?index" + "-url")
PATHS = re.compile(r"(?<![\w.])/(?:home|root|Users|work)/\w")
INLINE = re.compile(r"\sstyle=|\son[a-z]+=\"|<style|<script(?![^>]*(?:nonce|application/json))")


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=HOME, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = [HOME / line for line in listed.stdout.splitlines()]
    return [path for path in paths if path.is_file() and path.suffix in TEXT]


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(HOME)}: {line.strip()[:80]}"
        for path in _tracked()
        if path != Path(__file__)
        for line in path.read_text(errors="ignore").splitlines()
        if pattern.search(line)
    ]


def test_no_file_records_where_packages_came_from() -> None:
    assert not _lines_with(HOSTS)
    assert '"resolved"' not in (HOME / "assets" / "package-lock.json").read_text()


def test_no_absolute_path_of_a_machine() -> None:
    assert not _lines_with(PATHS)


def _templates() -> list[Path]:
    return [path for path in _tracked() if path.suffix == ".html" and "templates" in path.parts]


def test_no_inline_style_or_script() -> None:
    """The content security policy would block it; letters are inlined after rendering."""
    wrong = [
        f"{path.relative_to(HOME)}: {found.group().strip()}"
        for path in _templates()
        if "email" not in str(path)
        for found in INLINE.finditer(path.read_text())
    ]
    assert not wrong


def test_what_a_letter_says_in_plain_text_is_not_escaped() -> None:
    """Else “Mina's Bread” arrives as “Mina&#x27;s Bread”."""
    plain = [path for path in _tracked() if path.suffix == ".txt" and "emails" in path.parts]
    wrong = [
        str(path.relative_to(HOME))
        for path in plain
        if "{{" in path.read_text() and "{% autoescape off %}" not in path.read_text()
    ]
    assert plain
    assert not wrong


def test_no_unused_template() -> None:
    """Each template is named in code, in another template, or by a library that we dress."""
    whole = "\n".join(
        path.read_text(errors="ignore") for path in _tracked() if path.suffix in {".py", ".html"}
    )
    unused = []
    for path in _templates():
        name = str(path).split("/templates/", 1)[1]
        if name.startswith(("account/", "mfa/", "allauth/", "wagtailadmin/")) or name in (
            "400.html", "403.html", "403_csrf.html", "404.html", "500.html", "429.html",
        ):  # fmt: skip
            continue
        folder = str(Path(name).parent)
        component = "c-" + Path(name).stem.replace("_", "-")
        if name not in whole and f"<{component}" not in whole and f'"{folder}"' not in whole:
            unused += [] if _is_letter(path, letter=Path(name).parent) else [name]
    assert not unused


def _is_letter(path: Path, *, letter: Path) -> bool:
    """A room's emails name each of its letters; allauth asks people for its own by name."""
    room = path.relative_to(HOME / "watchhouse").parts[0]
    if room == "people" or letter.parent != Path(room, "emails"):
        return room == "people"
    home = HOME / "watchhouse" / room
    named = "".join(
        path.read_text() for path in [*home.glob("emails.py"), *home.glob("emails/*.py")]
    )
    return re.search(rf"\b{letter.name}\b", named) is not None


def test_urls_in_templates_point_down() -> None:
    """A room's template may link to itself and to rooms below; the base uses plain addresses."""
    from tests.house.test_borders import HEIGHT

    wrong = []
    for path in _templates():
        room = path.relative_to(HOME / "watchhouse").parts[0]
        for space in re.findall(r"{%\s*url\s+'(\w+):", path.read_text()) + re.findall(
            r'{%\s*url\s+"(\w+):', path.read_text()
        ):
            if HEIGHT.get(space, 0) > HEIGHT[room]:
                wrong.append(f"{path.relative_to(HOME)} -> {space}")
    assert not wrong
