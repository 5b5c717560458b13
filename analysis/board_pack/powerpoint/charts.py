"""Writes a chart on a slide as PowerPoint's own, with the intervals as error bars and a workbook of what is plotted."""

import datetime
from typing import Any

from pptx.chart.data import ChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt

from analysis.board_pack import chart_workbook
from analysis.board_pack.description import Chart, Series
from analysis.board_pack.layout import axes
from analysis.board_pack.layout.sheet import Drawing
from analysis.charts import palette
from domain.languages import _


GRID = "#D8DDE0"
SMALLEST_LABELLED = 0.05  # of a stacked bar: a narrower piece can't hold its figure
LABEL_HEIGHT = 9.5  # points that a bar must have for its figure
LEGEND, NO_LEGEND, BELOW, RIGHT = 26, 6, 24, 18  # points of a chart's box around its bars
AROUND = 62  # points of a chart's height that are not its bars
BAR_PART = 0.78  # of a category's height
SHARES, POINTS = "0%", '+0;"−"0;0'


def add(slide: Slide, part: Drawing, date: datetime.datetime) -> None:
    chart, box = part.chart, part.box
    kind = XL_CHART_TYPE.BAR_STACKED_100 if chart.kind == "stacked" else XL_CHART_TYPE.BAR_CLUSTERED
    frame: Any = slide.shapes.add_chart(kind, Pt(box.x), Pt(box.y), Pt(box.width), Pt(box.height), _data(chart))
    frame.name = _("Chart")
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"{chart.title}. {chart.alternative}")
    drawn = frame.chart
    drawn.part.chart_workbook.update_from_xlsx_blob(chart_workbook.xlsx(chart, date))
    drawn.font.size, drawn.font.color.rgb = Pt(axes.LETTER_SIZE), _colour(palette.TEXT)
    drawn.has_title = False
    drawn.has_legend = len(chart.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    _axes(drawn, chart)
    _placed(drawn, part)
    plot = drawn.plots[0]
    plot.gap_width = 28 if chart.kind == "differences" else 40
    plot.overlap = 0 if chart.kind == "bars" else 100
    lane = (box.height - AROUND) * BAR_PART / len(chart.categories) / (len(chart.series) if chart.kind == "bars" else 1)
    for number, (series, one) in enumerate(zip(plot.series, chart.series, strict=True)):
        _series(series, chart, one, number, has_labels=chart.kind == "stacked" or lane > LABEL_HEIGHT)


def _data(chart: Chart) -> ChartData:
    data = ChartData(number_format=SHARES)
    data.categories = axes.categories(chart)
    for one in chart.series:
        data.add_series(one.name, _scaled(chart, one.values))
    return data


def _scaled(chart: Chart, values) -> list[float | None]:
    """Differences in points, as their axis has them; shares from 0 to 1."""
    return [None if value is None else value * axes.unit(chart) for value in values]


def _placed(drawn, part: Drawing) -> None:
    """Keeps the bars' place, so that long names wrap beside them instead of pushing them aside."""
    width, height = part.box.width, part.box.height
    left, top = axes.names_width(part.chart, width) / width, (LEGEND if drawn.has_legend else NO_LEGEND) / height
    ends = {"x": left, "y": top, "w": 1 - left - RIGHT / width, "h": 1 - top - BELOW / height}
    places = "".join(f'<c:{name} val="{value:.4f}"/>' for name, value in ends.items())
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{places}</c:manualLayout></c:layout>"
    )
    area = drawn._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    area.insert(0, layout)


def _axes(drawn, chart: Chart) -> None:
    scale, unit = axes.scale(chart), axes.unit(chart)
    names, values = drawn.category_axis, drawn.value_axis
    names.reverse_order = (
        True  # the first on top; the values then stand above unless their labels are put at the far end
    )
    names.tick_label_position, values.tick_label_position = XL_TICK_LABEL_POSITION.LOW, XL_TICK_LABEL_POSITION.HIGH
    names.format.line.color.rgb = _colour(palette.TEXT)
    names.has_major_gridlines = False
    every = names._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})  # each name, however narrow
    names._element.insert_element_before(every, "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")
    names.major_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    values.minimum_scale, values.maximum_scale, values.major_unit = (
        scale.low * unit,
        scale.high * unit,
        scale.step * unit,
    )
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = _colour(GRID)
    values.format.line.fill.background()
    values.tick_labels.number_format_is_linked = False
    values.tick_labels.number_format = POINTS if chart.kind == "differences" else SHARES
    values.tick_labels.font.color.rgb = _colour(palette.SECONDARY_TEXT)


def _series(series, chart: Chart, one: Series, number: int, has_labels: bool) -> None:
    series.format.fill.solid()
    series.format.fill.fore_color.rgb = _colour(one.fill)
    series.format.line.color.rgb = _colour(palette.WHITE if chart.kind == "stacked" else one.colour)
    series.format.line.width = Pt(1)
    series.invert_if_negative = False
    if one.lower:
        series._element.insert_element_before(_error_bars(chart, one, number), "c:cat", "c:val", "c:shape", "c:extLst")
    if chart.kind != "differences" and has_labels:
        _labels(series, chart, one)


def _labels(series, chart: Chart, one: Series) -> None:
    """The figure in each bar in the words of the table; none where it would not fit."""
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, SHARES, False
    labels.position = XL_LABEL_POSITION.CENTER if chart.kind == "stacked" else XL_LABEL_POSITION.INSIDE_BASE
    labels.font.size, labels.font.color.rgb = Pt(axes.LETTER_SIZE), _colour(axes.ink(one))
    for place, value in enumerate(one.values):
        if value is None:
            continue
        if chart.kind == "stacked" and value < SMALLEST_LABELLED:
            label = series.points[place].data_label._get_or_add_dLbl()
            for child in list(label)[1:]:
                label.remove(child)
            label.append(parse_xml(f'<c:delete {nsdecls("c")} val="1"/>'))


def _error_bars(chart: Chart, one: Series, number: int):
    """The interval's ends as distances from the bar's, which is how PowerPoint takes them."""
    columns = chart_workbook.interval_columns(chart, number)
    distances = axes.distances(chart, one)
    parts = [
        f"<c:{end}><c:numRef><c:f>Sheet1!${column}$2:${column}${len(chart.categories) + 1}</c:f>{_cache(values)}</c:numRef></c:{end}>"
        for end, column, values in zip(("plus", "minus"), columns, distances, strict=True)
    ]
    line = f'<a:ln w="{int(Pt(1.75))}"><a:solidFill><a:srgbClr val="{palette.TEXT[1:]}"/></a:solidFill></a:ln>'
    return parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"{''.join(parts)}<c:spPr>{line}</c:spPr></c:errBars>"
    )


def _cache(values) -> str:
    points = [f'<c:pt idx="{i}"><c:v>{v!r}</c:v></c:pt>' for i, v in enumerate(values) if v is not None]
    return f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{"".join(points)}</c:numCache>'


def _colour(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])
