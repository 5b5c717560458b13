"""What a reader does and sees on Upload."""


def upload(app, content: bytes, name: str = "export.csv"):
    app.file_uploader[0].set_value([(name, content, "text/csv")]).run()
    assert not app.exception
    return app


def load(app, assessments: str):
    """Confirms that the names are those of groups, and loads."""
    checkbox(app, "These are names of groups").check().run()
    button(app, f"Load {assessments}").click().run()
    assert not app.exception


def checkbox(app, label: str):
    return next(box for box in app.checkbox if box.label.startswith(label))


def select(app, label: str):
    return next(box for box in app.selectbox if box.label.startswith(label))


def button(app, label: str):
    return next(button for button in app.button if button.label.startswith(label))


def text(app) -> str:
    return "\n".join(
        str(element.value) for kind in (app.markdown, app.warning, app.info, app.success, app.error) for element in kind
    )
