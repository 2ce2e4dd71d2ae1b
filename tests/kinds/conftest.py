"""The tests of the kinds of report read with the same eye as those of the default wording."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "compose"))
