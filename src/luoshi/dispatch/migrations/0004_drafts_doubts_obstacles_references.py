import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dispatch", "0003_causes_of_more_kinds"),
        ("ledger", "0007_season_and_lag_of_targets"),
        ("organizations", "0004_units_that_become_others_and_announced_years"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.JSONField()),
                ("n", models.PositiveIntegerField()),
                ("saved_at", models.DateTimeField()),
                (
                    "ask",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dispatch.ask"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("user", "ask"), name="one_draft_of_a_person")],
            },
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("period_end", models.DateField()),
                ("value", models.DecimalField(decimal_places=6, max_digits=20)),
                ("source", models.CharField(max_length=200)),
                ("at", models.DateTimeField()),
                ("superseded", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="references",
                        to="dispatch.report",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.target",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["target", "period_end"], name="reference_of_target")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("report__isnull", False)),
                        fields=("report", "target"),
                        name="reference_once_in_report",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("report__isnull", True), ("superseded", False)),
                        fields=("target", "period_end"),
                        name="one_reference_of_the_office",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="reference_has_a_source"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="ask",
            name="drawn",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="answer",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="answered_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="answered_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="for_leader",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="solved_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="solved_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="state",
            field=models.CharField(
                choices=[("open", "Waits for an answer"), ("answered", "Answered"), ("solved", "Solved")],
                default="open",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="report",
            name="doubts",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="report",
            name="insisted",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="round",
            name="asked_because",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddIndex(
            model_name="obstacle",
            index=models.Index(
                condition=models.Q(("state", "solved"), _negated=True), fields=["needed_from"], name="obstacle_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="obstacle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_by__isnull", True), ("answered_at__isnull", True)),
                    models.Q(
                        models.Q(("answer", ""), _negated=True),
                        ("answered_by__isnull", False),
                        ("answered_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="obstacle_answered_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="obstacle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("state", "solved"), _negated=True),
                        ("solved_by__isnull", True),
                        ("solved_at__isnull", True),
                    ),
                    models.Q(("solved_at__isnull", False), ("solved_by__isnull", False), ("state", "solved")),
                    _connector="OR",
                ),
                name="obstacle_solved_by_somebody",
            ),
        ),
    ]
