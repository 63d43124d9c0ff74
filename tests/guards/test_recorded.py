"""Every row of ours stands in the log with its values, or there is a reason why not."""

from django.apps import apps

from luoshi.records.models import Recorded

#: Tables that no entry holds, and what watches over them instead.
NOT_IN_THE_LOG = {
    "records.LogEntry": "it is the log: records.chain",
    "records.LogHead": "the ends of the chains: records.chain",
    "records.Look": "a chain of its own: records.chain",
    "records.PersonalDatum": "the vault must be able to forget: records.vault",
    "records.File": "its bytes and its digest: records.files",
    "records.Notice": "says what an entry has said already",
    "dispatch.Draft": "what was typed and not sent is no act: dispatch.drafts",
    "organizations.Session": "signing in and ending a session are acts; it ends by itself: organizations.closed",
    "documents.Finding": "made from a reading that is in the log: documents.findings",
}


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("luoshi.")]


def test_a_table_is_in_the_log_or_has_a_reason():
    assert {model._meta.label for model in ours() if not issubclass(model, Recorded)} == set(NOT_IN_THE_LOG)


def test_no_row_hides_in_a_table_of_pairs():
    assert [f"{model._meta.label}.{field.name}" for model in ours() for field in model._meta.many_to_many] == []


def test_what_is_left_out_of_the_log_is_a_column():
    left_out = {(model, name) for model in ours() for name in getattr(model, "UNLOGGED", ())}
    columns = {(model, field.name) for model in ours() for field in model._meta.concrete_fields}
    assert left_out - columns == set()
    assert len(left_out) >= 5
