"""References to other documents are findings: those of the readings that are kept already are made of their bodies."""

import json
from decimal import Decimal

from django.db import migrations, models

KINDS = [
    ("section", "Section"),
    ("task", "Task"),
    ("responsibility", "Responsible unit"),
    ("leader", "Leader in charge"),
    ("target", "Target"),
    ("item", "Item"),
    ("claim", "Reported figure"),
    ("achievement", "Achievement"),
    ("mechanism", "Way of working"),
    ("repair", "Restored words"),
    ("left_out", "Left out by the reader"),
    ("reference", "Reference to another document"),
]


def add_references(apps, schema_editor):
    Reading, Finding = apps.get_model("documents", "Reading"), apps.get_model("documents", "Finding")
    for reading in Reading.objects.order_by("pk").iterator(50):
        references = json.loads(reading.body)["document"].get("references") or ()
        Finding.objects.bulk_create(
            Finding(
                reading=reading,
                path=f"document.references.{n}",
                kind="reference",
                start=one["span"][0],
                end=one["span"][1],
                confidence=Decimal(1),
                value={"title": one["title"], "document_number": one["document_number"]},
            )
            for n, one in enumerate(references)
            if one["span"][1] > one["span"][0]
        )


def drop_references(apps, schema_editor):
    apps.get_model("documents", "Finding").objects.filter(kind="reference").delete()


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_which_reading_the_desk_works_from")]

    operations = [
        migrations.AlterField("finding", "kind", models.CharField(choices=KINDS, max_length=20)),
        migrations.AlterField("verdict", "kind", models.CharField(choices=KINDS, max_length=20)),
        migrations.RunPython(add_references, drop_references),
    ]
