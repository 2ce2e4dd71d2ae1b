"""Lets the tests import what they share."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "batch"))
sys.path.insert(0, str(Path(__file__).parent.parent / "fuzz"))
