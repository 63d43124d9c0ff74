import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0010_bodies_with_members_from_several_units"),
        ("records", "0003_what_was_looked_at_for_sending"),
    ]

    operations = [
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
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
            name="DutyBook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("name", models.CharField(max_length=255)),
                ("basis", models.CharField(max_length=200)),
                ("since", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[("brought", "To be looked at"), ("taken", "Taken")], default="brought", max_length=20
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DutyVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("department", "Boundary between departments"),
                            ("basic", "Basic duty of townships"),
                            ("cooperating", "Townships cooperate"),
                            ("taken_back", "Taken back by the upper level"),
                        ],
                        max_length=20,
                    ),
                ),
                ("no", models.PositiveIntegerField(null=True)),
                ("field", models.CharField(blank=True, max_length=50)),
                ("words", models.CharField(max_length=300)),
                ("does", models.CharField(blank=True, max_length=500)),
                ("basis", models.CharField(blank=True, max_length=300)),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="organizations.dutybook",
                    ),
                ),
                (
                    "duty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="organizations.duty"
                    ),
                ),
                (
                    "town",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="organizations.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="duty_version_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True)), fields=("duty",), name="duty_one_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "basic"), ("unit__isnull", True)),
                            models.Q(models.Q(("kind", "basic"), _negated=True), ("unit__isnull", False)),
                            _connector="OR",
                        ),
                        name="duty_of_a_unit_or_basic",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "department"), _negated=True), ("town__isnull", True), _connector="OR"
                        ),
                        name="duty_list_of_a_town",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("no", models.PositiveIntegerField()),
                ("does", models.CharField(blank=True, max_length=500)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="organizations.dutyversion",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("version", "unit"), name="unit_joins_once")],
            },
        ),
    ]
