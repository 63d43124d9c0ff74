"""Notices know whether they were looked at for what goes outside; those of before were, so that none is sent late."""

from django.db import migrations, models
from django.db.models import F


def take_all(apps, schema_editor):
    apps.get_model("records", "Notice").objects.filter(taken_at=None).update(taken_at=F("at"))


class Migration(migrations.Migration):
    dependencies = [("records", "0002_heads_and_guards")]

    operations = [
        migrations.AddField(model_name="notice", name="urgent", field=models.BooleanField(default=False)),
        migrations.AddField(model_name="notice", name="taken_at", field=models.DateTimeField(null=True)),
        migrations.RunPython(take_all, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="notice",
            index=models.Index(condition=models.Q(("taken_at__isnull", True)), fields=["id"], name="notice_not_taken"),
        ),
    ]
