"""Rendering tests need LibreOffice; without it they skip and say so, or fail where rendering is required."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "layout"))

import paper


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.rendering)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "rendering: measures pages that LibreOffice makes")


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, bytes]], dict[str, list[paper.Page]]]:
    """Turns documents into measured pages."""
    if paper.libreoffice() is None:
        reason = "LibreOffice (soffice) is not installed: no page was measured"
        if os.environ.get("TOWNREPORT_REQUIRE_RENDERING") == "1":
            pytest.fail(reason)
        pytest.skip(reason)

    def render_all(documents: dict[str, bytes]) -> dict[str, list[paper.Page]]:
        folder = tmp_path_factory.mktemp("rendering")
        return {name: paper.measure(path) for name, path in paper.convert(documents, folder).items()}

    return render_all
