import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_names_of_a_persons_fields"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("records", "0002_heads_and_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("part", models.PositiveIntegerField(default=1)),
                ("name", models.CharField(max_length=255)),
                ("media_type", models.CharField(max_length=100)),
                ("encoding", models.CharField(max_length=30)),
                ("kind", models.CharField(max_length=20)),
                ("title", models.CharField(max_length=500)),
                ("number", models.CharField(blank=True, max_length=100)),
                ("issuer", models.CharField(blank=True, max_length=200)),
                ("written_on", models.DateField(null=True)),
                ("received_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("read", "Read, to be checked"), ("adopted", "Adopted into the ledger")],
                        default="read",
                        max_length=20,
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.file"),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.region"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["region", "-received_at"], name="document_newest")],
                "constraints": [models.UniqueConstraint(fields=("region", "file", "part"), name="document_once")],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("reader_version", models.CharField(max_length=20)),
                ("schema", models.CharField(max_length=40)),
                ("body", models.TextField()),
                ("flow", models.TextField()),
                ("sha", models.CharField(max_length=64)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="documents.document"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("document", "reader_version"), name="reading_once")],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("path", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
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
                        ],
                        max_length=20,
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("confidence", models.DecimalField(decimal_places=3, default=1, max_digits=4)),
                ("value", models.JSONField()),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="findings", to="documents.reading"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("reading", "path"), name="finding_once"),
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="finding_holds_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RefusedUpload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("at", models.DateTimeField()),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.region"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnitChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("name", models.CharField(max_length=100)),
                ("n", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="unit_choices",
                        to="documents.document",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("document", "name", "n"), name="unit_choice_in_turn")],
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("key", models.CharField(max_length=60)),
                ("n", models.PositiveIntegerField(default=1)),
                (
                    "kind",
                    models.CharField(
                        choices=[
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
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("accepted", "Accepted"),
                            ("corrected", "Corrected"),
                            ("added", "Added by hand"),
                            ("rejected", "Left out"),
                            ("withdrawn", "Taken back"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.JSONField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verdicts", to="documents.document"
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.finding"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("document", "key", "n"), name="verdict_in_turn")],
            },
        ),
    ]
