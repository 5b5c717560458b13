-- One row: the framework's file, as it was loaded.
select frameworks.toml_text
from frameworks
where frameworks.framework_id = $framework_id
