"""The smallest honest page in Vizro: a heatmap of teams by dimensions with a choice of wave."""

import os

import plotly.express as px
import vizro.models as vm
from shares import by_team, read
from vizro import Vizro
from vizro.models.types import capture


@capture("graph")
def heatmap(data_frame):
    return px.imshow(by_team(data_frame), text_auto=".0%", aspect="auto", height=2600, zmin=0, zmax=1)


assessments = read()
waves = sorted(assessments["wave"].unique())
wave = vm.Filter(column="wave", selector=vm.Dropdown(options=waves, value=waves[-1], multi=False))
page = vm.Page(title="Heatmap", components=[vm.Graph(figure=heatmap(assessments))], controls=[wave])
app = Vizro().build(vm.Dashboard(pages=[page]))

if __name__ == "__main__":
    app.run(host="127.0.0.1", port=int(os.environ["PORT"]), debug=False)
