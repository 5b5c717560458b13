"""The pages that one reader's change of wave is measured on: how each is served, opened and asked for another wave."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


FOLDER = Path(__file__).parent
PLOTLYS_LABELS = ".heatmap-label text"
SERVER = ("--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false")


@dataclass(frozen=True)
class Rival:
    """`folder` holds app.py; `chooser` opens the list of waves, "" on a page of Streamlit's; `labels` are the printed figures."""

    folder: str = ""
    chooser: str = ""
    options: str = ".dash-options-list-option-text"
    labels: str = PLOTLYS_LABELS

    def command(self, python: Path, port: int) -> list[str]:
        app = str(FOLDER / self.folder / "app.py")
        if self.chooser:
            return [str(python), app]
        return [str(python), "-m", "streamlit", "run", app, "--server.port", str(port), *SERVER]


RIVALS = {
    "Dash": Rival("dash_page", "#wave"),
    "Vizro": Rival("vizro_page", "button.dash-dropdown"),
    "Streamlit with pandas and Plotly": Rival("streamlit_page"),
}
BARE = Rival("bare_page")


def installed(folder: Path) -> Path:
    """The Python of an environment in `folder` that has what the rivals are made with, pinned."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-r", FOLDER / "requirements.txt"], check=True)
    return python
