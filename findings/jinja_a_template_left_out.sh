#!/usr/bin/env bash
# One would bet: collecting the sentences of a template that Jinja can't read fails, or says which template it was.
# What happens: the template counts as having none. It is even listed as extracted, and the exit is 0. One tag of an extension
# that the settings of the extraction don't name is enough. The next update then marks all of its translations obsolete. Jinja's
# page on extensions knows it: `silent` is on unless told otherwise.
# Seen with babel 2.19.0 and jinja2 3.1.6.
set -euo pipefail

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0 jinja2==3.1.6

cd "$place"
echo '<h1>{{ _("Notes") }}</h1>' > notes.html
echo '<h1>{{ _("Heatmap") }}</h1>{% for row in rows %}{% if row.hidden %}{% continue %}{% endif %}{{ row }}{% endfor %}' > heatmap.html
extracted() { # the messages with these settings, after babel's exit status
    printf '%s\n' '[jinja2: **.html]' "$@" > babel.cfg
    local status=0
    "$place/venv/bin/pybabel" extract --mapping-file babel.cfg --output messages.pot . > told.txt 2>&1 || status=$?
    echo "$status" $(sed -n 's/^msgid "\(..*\)"/\1/p' messages.pot | sort)
}
plain=$(extracted)
said=$(grep -c "extracting messages from heatmap.html" told.txt)
named=$(extracted "extensions = jinja2.ext.loopcontrols")
loud=$(extracted "silent = false")
echo "jinja2 3.1.6, babel 2.19.0 - exit status and messages"
echo "without its extension: $plain (heatmap.html told as extracted: $said)"
echo "with it: $named"
echo "without it, silent = false: $loud"
echo "Why it matters: a page loses its language with a change that has nothing to do with language."
[ "$plain" = "0 Notes" ] && [ "$said" = 1 ] && [ "$named" = "0 Heatmap Notes" ] && [ "${loud%% *}" != 0 ]
