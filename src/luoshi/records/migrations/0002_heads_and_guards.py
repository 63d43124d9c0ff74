"""The two chain heads, and triggers that refuse to change or delete what was logged."""

from django.db import migrations

TABLES = ("records_logentry", "records_look")

SQLITE = """
CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
"""

POSTGRESQL = """
CREATE OR REPLACE FUNCTION luoshi_log_is_kept() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log is never changed'; END $$;
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION luoshi_log_is_kept();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION luoshi_log_is_kept();
"""


def make_heads(apps, schema_editor):
    heads = apps.get_model("records", "LogHead")
    heads.objects.bulk_create([heads(id=1), heads(id=2)])


def guard(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                schema_editor.execute(SQLITE.format(table=table, verb=verb))
        else:
            schema_editor.execute(POSTGRESQL.format(table=table))


def unguard(apps, schema_editor):
    for table in TABLES:
        if schema_editor.connection.vendor == "sqlite":
            for verb in ("UPDATE", "DELETE"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
        else:
            for what in ("change", "truncate"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{what} ON {table}")


class Migration(migrations.Migration):
    dependencies = [("records", "0001_log_vault_files_notices")]

    operations = [
        migrations.RunPython(make_heads, migrations.RunPython.noop),
        migrations.RunPython(guard, unguard),
    ]
