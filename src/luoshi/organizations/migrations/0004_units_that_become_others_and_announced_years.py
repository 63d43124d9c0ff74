import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0003_names_of_a_persons_fields"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("year", models.PositiveSmallIntegerField()),
                ("version", models.PositiveSmallIntegerField()),
                ("announced", models.DateField()),
                ("notice", models.CharField(max_length=50)),
                ("off", models.JSONField()),
                ("on", models.JSONField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("year", "version"), name="calendar_version_once")],
            },
        ),
        migrations.CreateModel(
            name="UnitEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("renamed", "Renamed"),
                            ("confirmed", "Confirmed"),
                            ("merged", "Merged"),
                            ("split", "Split"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                ("basis", models.CharField(blank=True, max_length=100)),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.region"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="events", to="organizations.unit"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="UnitHeir",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                ("whole", models.BooleanField()),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="heirs", to="organizations.unitevent"
                    ),
                ),
                (
                    "heir",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inherits", to="organizations.unit"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="heirs", to="organizations.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="unit_heir_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit", models.F("heir")), _negated=True), name="unit_not_its_own_heir"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True), ("whole", True)),
                        fields=("unit",),
                        name="unit_one_whole_heir",
                    ),
                ],
            },
        ),
        migrations.RemoveConstraint(
            model_name="unitversion",
            name="unit_version_in_order",
        ),
        migrations.AddConstraint(
            model_name="unitversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="unit_version_in_order",
            ),
        ),
    ]
