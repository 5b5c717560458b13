"""The smallest honest page in Dash: a heatmap of teams by dimensions with a choice of wave."""

import os

import plotly.express as px
from dash import Dash, Input, Output, dcc, html
from shares import by_team, read


assessments = read()
waves = sorted(assessments["wave"].unique())
app = Dash()
app.layout = html.Div([dcc.Dropdown(waves, waves[-1], id="wave", clearable=False), dcc.Graph(id="heatmap")])


@app.callback(Output("heatmap", "figure"), Input("wave", "value"))
def draw(wave):
    shares = by_team(assessments[assessments["wave"] == wave])
    return px.imshow(shares, text_auto=".0%", aspect="auto", height=2600, zmin=0, zmax=1)


app.run(host="127.0.0.1", port=int(os.environ["PORT"]), debug=False)
