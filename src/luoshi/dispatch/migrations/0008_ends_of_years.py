import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dispatch", "0007_telephone_calls"),
        ("ledger", "0009_years_end_and_lines_are_carried_over"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="YearEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Waits for another hand"),
                            ("refused", "Refused"),
                            ("ended", "Term ended, figures provisional"),
                            ("settled", "Figures settled"),
                        ],
                        default="proposed",
                        max_length=20,
                    ),
                ),
                ("proposed_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(null=True)),
                ("remark", models.CharField(blank=True, max_length=300)),
                ("settled_at", models.DateTimeField(null=True)),
                ("basis", models.CharField(blank=True, max_length=300)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.plan"
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.plan"),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "refused"), _negated=True),
                        fields=("plan",),
                        name="one_year_end_of_plan",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("decided_by__isnull", True),
                            models.Q(("decided_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="year_end_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_by__isnull", False),
                                ("state", "settled"),
                                models.Q(("basis", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "settled"), _negated=True),
                                ("basis", ""),
                                ("settled_by__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="year_settled_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YearEndLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("due_on", models.DateField(null=True)),
                ("why_not", models.CharField(blank=True, max_length=300)),
                ("stood", models.JSONField(default=list)),
                (
                    "became",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.task"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.task"),
                ),
                (
                    "year_end",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="dispatch.yearend"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("year_end", "task"), name="year_end_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("became__isnull", True),
                                ("due_on__isnull", True),
                                models.Q(("why_not", ""), _negated=True),
                            ),
                            models.Q(("due_on__isnull", False), ("why_not", "")),
                            _connector="OR",
                        ),
                        name="carried_over_or_why_not",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YearEndStart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("value", models.DecimalField(decimal_places=6, max_digits=20)),
                (
                    "goes_on_in",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.target"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.target"
                    ),
                ),
                (
                    "year_end",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="starts", to="dispatch.yearend"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("year_end", "goes_on_in"), name="year_start_once")],
            },
        ),
    ]
