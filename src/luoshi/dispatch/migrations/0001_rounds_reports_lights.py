import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("ledger", "0006_more_kinds_of_amendments_and_the_state_of_sheets"),
        ("organizations", "0003_names_of_a_persons_fields"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("records", "0002_heads_and_guards"),
    ]

    operations = [
        migrations.CreateModel(
            name="Ask",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("excused", models.CharField(blank=True, max_length=300)),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.target",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.task"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("target__isnull", False)), fields=["target"], name="ask_of_target")
                ],
            },
        ),
        migrations.CreateModel(
            name="LightRuleSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("code", models.CharField(max_length=30)),
                ("version", models.PositiveSmallIntegerField()),
                ("body", models.JSONField()),
                ("hash", models.CharField(max_length=64)),
                ("effective_on", models.DateField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("code", "version"), name="light_rules_once")],
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("n", models.PositiveSmallIntegerField()),
                ("current", models.BooleanField(default=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("in_review", "In review"), ("accepted", "Passed review"), ("returned", "Returned")],
                        default="in_review",
                        max_length=20,
                    ),
                ),
                ("unchanged", models.BooleanField(default=False)),
                ("words", models.CharField(blank=True, max_length=100)),
                (
                    "fall",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "It has not fallen"),
                            ("correction", "The earlier figure was wrong"),
                            ("reduction", "It was counted and does not hold any more"),
                        ],
                        max_length=20,
                    ),
                ),
                ("submitted_at", models.DateTimeField()),
                ("submitted_on", models.DateField()),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("message", models.CharField(blank=True, max_length=300)),
                (
                    "ask",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="dispatch.ask",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "submitted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="dispatch.report",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.task"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("ask", "n"), name="report_in_turn"),
                    models.UniqueConstraint(
                        condition=models.Q(("current", True)), fields=("ask",), name="one_current_report"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by__isnull", True),
                            models.Q(("reviewed_by", models.F("submitted_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="report_reviewed_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_by__isnull", True), ("state", "in_review")),
                            models.Q(models.Q(("state", "in_review"), _negated=True), ("reviewed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="report_reviewed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("what", models.CharField(max_length=100)),
                ("by_when", models.DateField(null=True)),
                (
                    "needed_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                    ),
                ),
                (
                    "report",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="obstacle", to="dispatch.report"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("name", models.CharField(max_length=255)),
                ("at", models.DateTimeField()),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="dispatch.report"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("rule", models.CharField(max_length=30)),
                ("rule_version", models.PositiveSmallIntegerField()),
                ("calendar_version", models.CharField(max_length=20)),
                ("provisional", models.BooleanField()),
                ("period_start", models.DateField()),
                ("period_end", models.DateField()),
                ("opens_on", models.DateField()),
                ("remind_on", models.DateField()),
                ("due_on", models.DateField()),
                ("grace_until", models.DateField()),
                ("closes_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Taking reports"), ("closed", "Ended")], default="open", max_length=20
                    ),
                ),
                ("reminded_on", models.DateField(null=True)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "opened_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.plan"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.region",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "due_on"], name="round_by_state"),
                    models.Index(fields=["region", "-period_start"], name="round_newest"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "rule", "period_start"), name="round_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("period_end__gt", models.F("period_start")),
                            ("due_on__gt", models.F("opens_on")),
                            ("grace_until__gt", models.F("due_on")),
                            ("closes_on__gte", models.F("grace_until")),
                        ),
                        name="round_days_in_order",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="report",
            name="round",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dispatch.round"
            ),
        ),
        migrations.AddField(
            model_name="ask",
            name="round",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="asks", to="dispatch.round"
            ),
        ),
        migrations.CreateModel(
            name="Light",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("valid_from", models.DateField()),
                ("valid_to", models.DateField(null=True)),
                (
                    "colour",
                    models.CharField(
                        choices=[
                            ("done", "Done"),
                            ("green", "On course"),
                            ("yellow", "Behind"),
                            ("red", "Far behind"),
                            ("grey", "Awaiting figures"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("on_course", "On course"),
                            ("behind", "Behind its course"),
                            ("node_late", "A node is overdue"),
                            ("missing", "No report after the days of grace"),
                            ("unreviewed", "Reported, and not accepted when the days of grace ended"),
                            ("in_grace", "Days of grace"),
                            ("awaiting", "No figure yet"),
                            ("excused", "Excused from the round"),
                            ("no_nodes", "No nodes set"),
                            ("no_baseline", "No value to start from"),
                            ("kind_not_judged", "Its kind is not judged yet"),
                            ("no_target", "No target to judge by"),
                        ],
                        max_length=20,
                    ),
                ),
                ("inputs", models.JSONField()),
                ("next_look_on", models.DateField(null=True)),
                ("judged_at", models.DateTimeField()),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.target",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.task"
                    ),
                ),
                (
                    "rule_set",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dispatch.lightruleset"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["task", "target", "valid_from"], name="light_of_task"),
                    models.Index(
                        condition=models.Q(("target__isnull", False)), fields=["target"], name="light_of_target"
                    ),
                    models.Index(
                        condition=models.Q(("valid_to__isnull", True)), fields=["next_look_on"], name="light_to_look_at"
                    ),
                    models.Index(
                        condition=models.Q(("target__isnull", True), ("valid_to__isnull", True)),
                        fields=["colour", "task"],
                        name="light_by_colour",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="light_in_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("target__isnull", True), ("valid_to__isnull", True)),
                        fields=("task",),
                        name="one_open_light_of_task",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("target__isnull", False), ("valid_to__isnull", True)),
                        fields=("target",),
                        name="one_open_light_of_target",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("period_end", models.DateField()),
                ("value", models.DecimalField(decimal_places=6, max_digits=20)),
                ("verified", models.DecimalField(decimal_places=6, max_digits=20, null=True)),
                ("accepted_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "target",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.target",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.unit",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="measurements", to="dispatch.report"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["target", "period_end"], name="measurement_of_target")],
                "constraints": [
                    models.UniqueConstraint(fields=("report", "target"), name="measurement_once_in_report"),
                    models.UniqueConstraint(
                        condition=models.Q(("accepted_at__isnull", False)),
                        fields=("target", "unit", "period_end"),
                        name="one_accepted_measurement",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["task", "round", "state"], name="report_of_task"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["round", "unit", "state"], name="report_of_unit_in_round"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(fields=["unit", "round"], name="report_of_unit"),
        ),
        migrations.AddIndex(
            model_name="report",
            index=models.Index(
                condition=models.Q(("state", "in_review")), fields=["round", "ask"], name="report_in_review"
            ),
        ),
        migrations.AddIndex(
            model_name="ask",
            index=models.Index(fields=["round", "unit"], name="ask_of_unit_in_round"),
        ),
        migrations.AddIndex(
            model_name="ask",
            index=models.Index(fields=["unit", "round"], name="ask_of_round_in_unit"),
        ),
        migrations.AddIndex(
            model_name="ask",
            index=models.Index(fields=["task", "round"], name="ask_of_task"),
        ),
        migrations.AddConstraint(
            model_name="ask",
            constraint=models.UniqueConstraint(
                condition=models.Q(("target__isnull", True)), fields=("round", "task", "unit"), name="ask_once_for_task"
            ),
        ),
        migrations.AddConstraint(
            model_name="ask",
            constraint=models.UniqueConstraint(
                condition=models.Q(("target__isnull", False)),
                fields=("round", "target", "unit"),
                name="ask_once_for_target",
            ),
        ),
    ]
