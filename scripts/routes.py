"""What addresses there are, which methods they answer, and which gate stands before them."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.views.generic import View

NO_GATE = "none"


@dataclass(frozen=True)
class Route:
    """One address. `gate` is the call a view begins with, or whose view it is."""

    path: str
    name: str
    methods: str
    gate: str
    view: Callable[..., Any]


def all_routes() -> list[Route]:
    """Every route of the house, sorted by address."""
    return sorted(_walk(get_resolver(), "/"), key=lambda route: route.path)


def _walk(resolver: URLResolver, prefix: str, space: str = "") -> Iterator[Route]:
    for entry in resolver.url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _walk(entry, path, inner)
        elif isinstance(entry, URLPattern):
            view = entry.callback
            yield Route(path, f"{space}{entry.name}", _methods(view), gate_of(view), view)


def _methods(view: Callable[..., Any]) -> str:
    """As the `require_…` decorators of the view say."""
    allowed = getattr(view, "allowed_methods", None)
    if allowed is None:
        source = _source(view)
        for decorator in source.decorator_list if source else []:
            text = ast.unparse(decorator)
            if text == "require_GET":
                allowed = ["GET"]
            elif text == "require_safe":
                allowed = ["GET", "HEAD"]
            elif text == "require_POST":
                allowed = ["POST"]
            elif text.startswith("require_http_methods"):
                allowed = ast.literal_eval(text[len("require_http_methods") :])
    return ", ".join(allowed) if allowed else "any"


def gate_of(view: Callable[..., Any]) -> str:
    """The gate a view of ours begins with; for a library's view, the library's name."""
    origin = getattr(view, "view_class", None) or inspect.unwrap(view)
    module = origin.__module__ or ""
    if not module.startswith("watchhouse."):
        return f"{module.split('.')[0]}'s own"
    source = _source(view)
    if source is None:
        return NO_GATE
    statements = [s for s in source.body if not _is_docstring(s)]
    for node in ast.walk(statements[0]) if statements else []:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            target = inspect.unwrap(view).__globals__.get(ast.unparse(node.func.value))
            if inspect.ismodule(target) and target.__name__.endswith(".gates"):
                room = target.__name__.split(".")[1]
                rights = [str(a.value) for a in node.args if isinstance(a, ast.Constant)]
                says = f" `{rights[0]}`" if rights else ""
                return f"{room}.{node.func.attr}{says}"
    return NO_GATE


def _source(view: Callable[..., Any]) -> ast.FunctionDef | None:
    plain = inspect.unwrap(view)
    if hasattr(view, "view_class") and issubclass(view.view_class, View):
        return None
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(plain)))
    except (OSError, TypeError):
        return None
    found = tree.body[0]
    return found if isinstance(found, ast.FunctionDef) else None


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
