"""Name the products of CISA's list, or those somebody means.

python -m watchhouse.engines.matching content/technology known_exploited_vulnerabilities.json
python -m watchhouse.engines.matching content/technology "office 365"
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from watchhouse.engines.matching.find import find
from watchhouse.engines.matching.params import Catalogue, CatalogueError, load
from watchhouse.engines.matching.problem import Weakness
from watchhouse.engines.matching.solve import match


def lines(asked: str, catalogue: Catalogue) -> Iterator[str]:
    """Answer one question: a KEV file's path, or words somebody typed."""
    if not asked.endswith(".json"):
        for candidate in find(asked, catalogue):
            yield f"{candidate.confidence:.2f}  {candidate.product}: {candidate.reason}"
        return
    for row in msgspec.json.decode(Path(asked).read_bytes())["vulnerabilities"]:
        keys = ("cveID", "vendorProject", "product", "vulnerabilityName", "shortDescription")
        for each in match(Weakness(*(row[key] for key in keys)), catalogue):
            yield f"{row['cveID']}  {each.confidence:.2f}  {each.product}: {each.reason}"


def main(arguments: list[str]) -> int:
    """Print the answer; 0 done, 1 refused, 2 misused."""
    if len(arguments) != 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        answer = [f"{line}\n" for line in lines(arguments[1], load(Path(arguments[0])))]
    except (CatalogueError, OSError, msgspec.DecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.writelines(answer)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
