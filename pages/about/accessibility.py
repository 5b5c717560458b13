"""How far can everybody use Ninefold, and what can't they yet?"""

import streamlit as st

from domain.languages import _
from pages.results.sentences import bullets


st.markdown(
    _(
        "Ninefold is built to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA, as public sector bodies in the UK"
        " must."
    )
)
st.header(_("What you can do"))
st.markdown(
    bullets(
        [
            _(
                "Reach and use every control with a keyboard alone. What has the focus has a yellow frame with a dark edge."
            ),
            _(
                "Read every chart without seeing it: under each, *How to read it, in words and in a table* holds a summary and all its"
                " figures, and *Table (CSV)* saves them."
            ),
            _(
                "Tell levels apart without colour: each piece has its share printed on it, white gaps lie between pieces, and levels always"
                " come in the same order."
            ),
            _(
                "Enlarge a page to 200 per cent, or read it on a phone. A wide chart then scrolls in a frame of its own."
            ),
            _(
                "Read it light or dark, as your system is set. Charts follow, but for a browser without style queries, where they stay on"
                " white. A picture that you take away is on white, as on paper."
            ),
            _(
                "Use your system's high contrast colours. Charts keep their own, for without them the levels would look alike."
            ),
            _("Ask your system for less motion; Ninefold then shows none."),
            _(
                "Move through the heatmap with the arrow keys; Enter opens a cell, and Escape closes it. Above the first row they reach the"
                " headings, where Enter sorts by a dimension and folds an area, and O opens a dimension to its items."
            ),
            _(
                "Press Alt+S for screenshot mode, and Escape to leave it. The keys need Alt, so that speech input does not set them off."
            ),
        ]
    )
)
st.header(_("What does not work well yet"))
st.markdown(
    bullets(
        [
            _(
                "The list of pages has headings between its items in a way that its markup does not allow, so a screen reader may not say"
                " how many pages there are (WCAG 1.3.1). The field for a file on *Upload* has a role that its label contradicts (WCAG"
                " 4.1.2); its button works. Both are made by Streamlit, the library that draws the pages."
            ),
            _(
                "A table on screen is drawn as a picture with a hidden twin for screen readers, which holds the rows in view. Where a cell"
                " can be chosen, the twin has one column header without a name. The CSV file has all rows and every name."
            ),
            _("Charts can be pointed at with a mouse for more detail. The same detail is in the table."),
        ]
    )
)
st.header(_("How it was tested"))
st.markdown(
    _(
        "Every page is tested with axe-core 4.12 in Chromium each time Ninefold is changed: with nothing published and with several"
        " waves, light and dark, on a laptop, a phone and at 200 per cent; and by pressing Tab through every control. A longer run"
        " opens every page over small, large and unusual data, with forced colours too, with what can be opened on it open, and as a"
        " slide. Ninefold has not been tested with screen readers or by people with disabilities. If you can't use something, tell"
        " whoever installed Ninefold for you."
    )
)
