"""A content security policy of a view's own, for views that take what their address holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from csp.decorators import csp, csp_replace

View = TypeVar("View", bound=Callable[..., Any])


def policy(directives: Mapping[str, Any]) -> Callable[[View], View]:
    """The whole policy. django-csp's decorator is typed for views of the request alone."""
    return cast(Callable[[View], View], csp(dict(directives)))


def replaced(directives: Mapping[str, Any]) -> Callable[[View], View]:
    """The house's policy with these directives in the place of its own."""
    return cast(Callable[[View], View], csp_replace(dict(directives)))
