"""Whole packages imported in one process, so that what it forks starts with them."""

import importlib
import pkgutil
from types import ModuleType


def import_all(*packages: ModuleType) -> None:
    """Imports every module of these packages but the programs; what they put off until it is needed is part of that."""
    for package in packages:
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(".__main__"):
                importlib.import_module(module.name)
