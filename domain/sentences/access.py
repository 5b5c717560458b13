"""Why nobody, or this person, gets in."""

from domain.sentences.sentence import Sentence


NOBODY = "Until then nobody is let in."

SENTENCES: dict[str, str | Sentence] = {
    "access_unreadable": f"{{file}} can't be read as TOML: {{error}}. Correct it. {NOBODY}",
    "access_entries": f"access.toml has no list of [[access]] entries where one is expected. Correct it. {NOBODY}",
    "access_key": f"“{{key}}” is no setting of {{where}} in access.toml. There may be {{known:and}}. {NOBODY}",
    "access_list": f'{{key}} of entry {{number}} in access.toml must be a list of texts that is not empty, as ["this"]. {NOBODY}',
    "access_role": f"The role of entry {{number}} in access.toml is none of {{roles:and}}. {NOBODY}",
    "access_owner_scope": (
        "Entry {number} in access.toml is an owner's and names organisations or divisions. An owner loads and publishes for all, and"
        f" so sees all. Take them out, or make it an analyst's. {NOBODY}"
    ),
    "access_nobody": f"Entry {{number}} in access.toml names nobody: it needs people or groups. {NOBODY}",
    "not_allowed": "This needs the role of {needed}, and yours is {role}.",
    "sign_in_ended": "Your sign-in has ended. Sign in again to go on.",
    "not_signed_in": "Sign in in a browser, or send a token as the password. An analyst makes one on the page Take the data.",
    "token_unknown": (
        "This token opens nothing: it was withdrawn, has come to its end, or was not copied whole. Make another on the page Take the data."
    ),
    "token_of_other_access": (
        "Since this token was made, what its maker may see has changed. Make another on the page Take the data."
    ),
    "tokens_unreadable": "{file} can't be read, so no token opens anything. Mend it or take it away; then new tokens can be made.",
    "sign_in_of_another": (
        "Your sign-in was made for another application than this one (its audience is not this installation's client_id). Sign in again."
    ),
    "no_access": (
        "You are signed in, and nobody has given you access to these figures. Ask whoever looks after Ninefold in your organisation,"
        " and tell them how you are known here: {known:or}."
    ),
    "no_access_unverified": (
        "You are signed in as {email}, but your identity provider does not say that this address was verified, so it counts for nothing"
        " here. Ask whoever looks after Ninefold in your organisation, and tell them your id: {known:or}."
    ),
    "secrets_unreadable": "{file} can't be read, so nothing is shown. Mend it, or take it away, and start again.",
    "secrets_without_auth": (
        "{file} has no section [auth], so nobody is let in: it is written in lower case, alone in its line, above its settings."
        " Mend it, or take the file away to serve this machine alone, and start again."
    ),
    "auth_lacks": "[auth] in secrets.toml lacks {lacking:and}. Nobody is let in before it has them; docs/settings.md has an example.",
    "auth_key": "“{key}” is no setting of [auth] in secrets.toml. There may be {known:and}. Nobody is let in until it is mended.",
    "auth_secret": (
        "cookie_secret in secrets.toml is shorter than {least} characters, so sign-ins could be forged. Make one with"
        ' `python -c "import secrets; print(secrets.token_urlsafe(48))"`.'
    ),
    "auth_redirect": (
        "redirect_uri in secrets.toml must be the address at which readers reach Ninefold, with https and /oauth2callback at its end."
        " Only on this machine itself it may be http."
    ),
    "auth_metadata": "server_metadata_url in secrets.toml must begin with https, unless the provider is on this machine itself.",
    "open_address": Sentence(
        "Ninefold was asked to serve {address}, where others can reach it, and nobody would have to sign in. So it has not started.",
        command_line=(
            "Either name your identity provider in .streamlit/secrets.toml (docs/settings.md, Signing in), or serve this machine"
            " alone: --server.address 127.0.0.1."
        ),
    ),
    "too_many_uploads": "More than {most} files were sent in one visit. Open the page anew.",
    "other_host": (
        "Nobody signs in to this Ninefold, so it answers this machine alone, at http://127.0.0.1 or http://localhost. Whoever runs it can"
        " name an identity provider (docs/settings.md, Signing in)."
    ),
}
