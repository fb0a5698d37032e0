"""The little steps in their order, and how they are sent: content/guidance/little-steps.toml."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from typing import Annotated

import msgspec
from django.conf import settings

Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=60)]
Named = Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?\Z", max_length=60)]
Words = Annotated[str, msgspec.Meta(min_length=20)]
Title = Annotated[str, msgspec.Meta(min_length=5, max_length=60)]
Minutes = Annotated[int, msgspec.Meta(ge=1, le=10)]
Hour = Annotated[int, msgspec.Meta(ge=0, le=24)]
Count = Annotated[int, msgspec.Meta(ge=1)]
Pounds = Annotated[int, msgspec.Meta(ge=0)]


class LittleStep(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to do in ten minutes at most. `completes`: it is all of its measure."""

    slug: Slug
    title: Title
    text: Words
    minutes: Minutes
    guide: Named
    cost_pounds: Pounds = 0
    measure: Named = ""
    completes: bool = False
    products: tuple[Slug, ...] = ()
    trades: tuple[Slug, ...] = ()

    def __post_init__(self) -> None:
        if self.completes and not self.measure:
            raise ValueError(f"{self.slug}: `completes` needs a `measure`")

    @property
    def cost(self) -> str:
        """`Free`, or `£30`."""
        return f"£{self.cost_pounds}" if self.cost_pounds else "Free"

    def is_for(self, *, trade: str, uses: Collection[str]) -> bool:
        """Whether it is for somebody in this trade who uses these products."""
        fits_products = not self.products or any(product in uses for product in self.products)
        return fits_products and (not self.trades or trade in self.trades)


class Rhythm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When letters leave, how often one step is sent, and when we ask whether to stop."""

    from_hour: Hour
    until_hour: Hour
    times: Count
    ask_after: Count
    link_days: Count

    def __post_init__(self) -> None:
        if self.from_hour >= self.until_hour:
            raise ValueError("from_hour must come before until_hour")


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of the file."""

    rhythm: Rhythm
    step: tuple[LittleStep, ...]

    def __post_init__(self) -> None:
        if len({step.slug for step in self.step}) < len(self.step):
            raise ValueError("two little steps have the same slug")


@functools.cache
def series() -> Series:
    """The file, checked; raises `msgspec.ValidationError` naming what is wrong with it."""
    path = settings.CONTENT_DIR / "guidance" / "little-steps.toml"
    return msgspec.toml.decode(path.read_bytes(), type=Series)


@functools.cache
def by_slug() -> Mapping[str, LittleStep]:
    """Every little step by its slug, in order."""
    return {step.slug: step for step in series().step}
