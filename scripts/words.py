"""The words that pages show: gathered from where they stand, translated, compiled.

    make words                                gather them into locale/*/LC_MESSAGES/django.po
    python -m scripts.words fill LANG FILE…   take translations from JSON files: {English: words}
    python -m scripts.words compile           make var/locale/ of them (set-up does that)

A catalogue keeps what it has; a new string comes empty. Each translation says who stands behind
it, in a comment of its own: `machine`, or `checked: NAME, DATE`.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from babel import Locale
from babel.messages import pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo

from watchhouse.engines.scoring.reasons import OF_THE_LIKE
from watchhouse.foundation.cutting import blocks, folded

HOME = Path(__file__).resolve().parent.parent
CATALOGUES = HOME / "locale"
COMPILED = HOME / "var" / "locale"
CONTENT = HOME / "content"
MACHINE, CHECKED = "machine", "checked: "
KEYWORDS = dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext"))
FIRST_THREE = 3
Found = tuple[str, str | tuple[str, str]]


def found() -> Iterator[Found]:
    """Each string with where it stands: the code's and the templates' first, then the content's."""
    for path in sorted((HOME / "watchhouse").rglob("*")):
        where = path.relative_to(HOME).as_posix()
        if path.suffix == ".py" and "/tests/" not in where:
            yield from _in_code(where, path.read_bytes())
        elif path.suffix in (".html", ".txt") and "/templates/" in where:
            yield from _in_template(where, path.read_text("utf-8"))
    yield from _content()


def _in_code(where: str, source: bytes) -> Iterator[Found]:
    if b"gettext" not in source:
        return
    for _, function, said, _ in extract_python(BytesIO(source), KEYWORDS, (), {}):
        if function == "ngettext":
            yield where, (said[0], said[1])
        elif isinstance(said, str) and said:
            yield where, said


def _in_template(where: str, source: str) -> Iterator[Found]:
    """Django turns a template into what looks like Python; Babel reads that."""
    if "translate" not in source:
        return
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    looks = "\n".join(line.strip() for line in templatize(source, origin=where).splitlines())
    yield from _in_code(where, f"gettext\n{looks}".encode())


def _content() -> Iterator[Found]:
    texts = [*_tree(), *_playbooks(), *_questions(), *_bank(), *_measures(), *_agreement()]
    yield from texts
    yield from _facts(texts)


def _facts(texts: list[Found]) -> Iterator[Found]:
    """The values that these texts put in, where a value is words: “day and night”."""
    where, register = _toml("facts.toml")
    for name, key in re.findall(r"\{\{ fact:([a-z0-9-]+)\.(\w+) \}\}", str(texts)):
        value = register["facts"][name]["values"][key]
        if isinstance(value, str) and re.search(r"[a-z]", value) and not re.search("@|://", value):
            yield where, value


def _tree() -> Iterator[Found]:
    where, tree = _toml("playbooks/tree.toml")
    for stop in tree["stops"].values():
        yield where, stop["title"]
        yield from _each(where, blocks(stop["text"]))
    for question in tree["question"]:
        yield where, question["text"]
        yield from _some(where, question, "hint")
        yield from _each(where, (option["label"] for option in question["options"]))


def _playbooks() -> Iterator[Found]:
    for path in sorted((CONTENT / "playbooks").glob("*.md")):
        where = path.relative_to(HOME).as_posix()
        front, body = _front(path)
        yield where, front["title"]
        yield from _each(where, (clock["name"] for clock in front["clocks"]))
        parts = re.split(r"^## (.+)$", body, flags=re.MULTILINE)[1:]
        for heading, text in zip(parts[::2], parts[1::2], strict=True):
            if heading.strip() in ("Do this now", "Don't do this"):
                yield from _each(where, blocks(text))


def _questions() -> Iterator[Found]:
    where, bank = _toml("checkup/questions.toml")
    for question in bank["question"]:
        yield from _some(where, question, "title", "text", "hint", "why", "skipped")
        yield from _each(where, question.get("text_by_trade", {}).values())
        for option in question["option"]:
            yield from _some(where, option, "label", "reason")
        yield from _some(where, question["unsure"], *question["unsure"])


def _bank() -> Iterator[Found]:
    """What a plan says beside its steps: the sizes, the losses, what we changed."""
    where, bank = _toml("checkup/bank.toml")
    yield where, OF_THE_LIKE
    yield from _each(where, (band["label"] for band in bank["band"]))
    yield from _each(where, (change["says"] for change in bank["change"]))
    where, losses = _toml("checkup/scenarios.toml")
    yield from _each(where, (loss["title"] for loss in losses["scenario"]))


def _measures() -> Iterator[Found]:
    """Every measure's name, who and why; the steps and guides of the first three alone."""
    where, bank = _toml("checkup/measures.toml")
    for number, measure in enumerate(bank["measure"]):
        yield from _some(where, measure, "title", "who", "why")
        if number < FIRST_THREE:
            yield from _each(where, measure["steps"])
            for product in measure.get("products", {}).values():
                yield from _each(where, product.get("steps", ()))
            yield from guide(measure["guide"])


def guide(slug: str) -> Iterator[Found]:
    """The strings of one guide, as its file cuts them."""
    path = CONTENT / "guides" / f"{slug}.md"
    where = path.relative_to(HOME).as_posix()
    front, body = _front(path)
    yield from _some(where, front, "title", "summary", "who")
    opening, *parts = re.split(r"^## ", body, flags=re.MULTILINE)
    yield from _each(where, blocks(opening))
    for part in parts:
        title, _, rest = part.partition("\n")
        yield where, folded(title)
        yield from _each(where, blocks(re.sub(r"^Product: .*\n", "", rest)))


def _agreement() -> Iterator[Found]:
    where, file = _toml("people/consents.toml")
    yield where, next(each["text"] for each in file["consent"] if each["purpose"] == "membership")


def _toml(name: str) -> tuple[str, dict[str, Any]]:
    path = CONTENT / name
    return path.relative_to(HOME).as_posix(), tomllib.loads(path.read_text("utf-8"))


def _front(path: Path) -> tuple[dict[str, Any], str]:
    _, front, body = path.read_text("utf-8").split("+++", 2)
    return tomllib.loads(front), body


def _some(where: str, row: dict[str, Any], *keys: str) -> Iterator[Found]:
    for key in keys:
        if isinstance(row.get(key), str) and row[key]:
            yield where, folded(row[key])


def _each(where: str, texts: Any) -> Iterator[Found]:
    for text in texts:
        yield where, folded(text)


def room(where: str) -> str:
    """The room on whose pages a string stands: `content/playbooks/tree.toml` → `urgent`."""
    top, name = where.split("/")[:2]
    shelves = {"playbooks": "urgent", "guides": "guidance", "people": "members"}
    return shelves.get(name, name) if top == "content" else name


def gather() -> None:
    """Bring every catalogue up to date; a string that nobody shows any more goes."""
    wheres: dict[str | tuple[str, str], list[str]] = defaultdict(list)
    for where, text in found():
        key = text if isinstance(text, tuple) else folded(text)
        if where not in wheres[key]:
            wheres[key].append(where)
    for language in languages():
        was = read(language)
        catalogue = _empty(language)
        for text, places in wheres.items():
            old = was.get(text[0] if isinstance(text, tuple) else text)
            catalogue.add(
                text,
                string=old.string if old and _fits(text, old) else None,
                locations=cast(Any, [(place, None) for place in places]),  # no line: it would move
                user_comments=old.user_comments if old and _fits(text, old) else (),
            )
        write(language, catalogue)


def _fits(text: str | tuple[str, str], old: Message) -> bool:
    return isinstance(text, tuple) == isinstance(old.id, tuple) and said(old)


def said(message: Message) -> bool:
    """Whether a message is translated."""
    words = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(words)


def fill(language: str, file: Path) -> None:
    """Take the translations of a file where there is none yet, marked as a machine's."""
    given, catalogue = json.loads(file.read_text("utf-8")), read(language)
    for message in catalogue:
        if not message.id or said(message):
            continue
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        words = [given.get(form, "") for form in forms]
        if not all(words):
            continue
        if isinstance(message.id, tuple):
            words = [words[0], *[words[1]] * (catalogue.num_plurals - 1)]
            message.string = tuple(words[: catalogue.num_plurals])
        else:
            message.string = words[0]
        message.user_comments = [MACHINE]
    write(language, catalogue)


def compile_all() -> None:
    """The catalogues as programs read them, and a note of who stands behind which string."""
    for language in languages():
        catalogue, target = read(language), COMPILED / language
        (target / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
        noted = json.dumps(_marks(catalogue), ensure_ascii=False, sort_keys=True)
        (target / "marks.json").write_text(noted, "utf-8")
        _calendar(language, catalogue)
        with (target / "LC_MESSAGES" / "django.mo").open("wb") as file:
            write_mo(file, catalogue)


def _marks(catalogue: Catalog) -> dict[str, Any]:
    rooms: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    marked: dict[str, list[str]] = {"machine": [], "checked": []}
    for message in catalogue:
        if not message.id:
            continue
        state = mark(message)
        for name in {"all", *(room(place) for place, _ in message.locations)}:
            rooms[name][0] += 1
            if state:
                rooms[name][("", "machine", "checked").index(state)] += 1
        if state:
            marked[state].append(message.id if isinstance(message.id, str) else message.id[0])
    return {**{key: sorted(texts) for key, texts in marked.items()}, "rooms": rooms}


def mark(message: Message) -> str:
    """Who stands behind a translation: machine, checked, or nobody, since there is none."""
    if not said(message):
        return ""
    return "checked" if any(c.startswith(CHECKED) for c in message.user_comments) else "machine"


def _calendar(language: str, catalogue: Catalog) -> None:
    """Months and days, which Django does not have in every language, as Unicode's people say."""
    locale, english = Locale(language), Locale("en")
    for kind, width in (("months", "wide"), ("days", "wide")):
        names, ours = getattr(english, kind), getattr(locale, kind)
        for number, name in names["format"][width].items():
            if name not in catalogue:
                catalogue.add(name, string=ours["format"][width][number])


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.name for path in CATALOGUES.iterdir() if path.is_dir())


def _path(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """A language's catalogue; an empty one when there is none yet."""
    if not _path(language).exists():
        return _empty(language)
    with _path(language).open("rb") as file:
        return pofile.read_po(file, locale=language)


def _empty(language: str) -> Catalog:
    return Catalog(locale=language, fuzzy=False, charset="utf-8")


def write(language: str, catalogue: Catalog) -> None:
    """The catalogue as a file: the same strings give the same bytes."""
    _path(language).parent.mkdir(parents=True, exist_ok=True)
    with BytesIO() as file:
        pofile.write_po(file, catalogue, width=100, omit_header=True)
        header = "".join(
            f'"{line}\\n"\n'
            for line in (
                "Content-Type: text/plain; charset=utf-8",
                f"Language: {language}",
                f"Plural-Forms: {catalogue.plural_forms}",
            )
        )
        _path(language).write_bytes(f'msgid ""\nmsgstr ""\n{header}\n'.encode() + file.getvalue())


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            gather()
        case ["fill", language, *files]:
            for file in files:
                fill(language, Path(file))
        case ["compile"]:
            compile_all()
        case _:
            sys.exit(__doc__)
