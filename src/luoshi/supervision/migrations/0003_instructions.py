import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0007_season_and_lag_of_targets"),
        ("organizations", "0004_units_that_become_others_and_announced_years"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("records", "0002_heads_and_guards"),
        ("supervision", "0002_by_which_calendar_a_letter_is_due"),
    ]

    operations = [
        migrations.CreateModel(
            name="Instruction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("leader_then", models.CharField(max_length=200)),
                ("unit_name_then", models.CharField(max_length=100)),
                ("words", models.CharField(max_length=500)),
                ("given_on", models.DateField()),
                ("due_on", models.DateField()),
                ("source", models.CharField(blank=True, max_length=200)),
                ("entered_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("given", "To be answered"),
                            ("answered", "Answer to be checked"),
                            ("closed", "Carried out"),
                            ("void", "Taken back"),
                        ],
                        default="given",
                        max_length=20,
                    ),
                ),
                ("void_reason", models.CharField(blank=True, max_length=300)),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.post",
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
                (
                    "task",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.task"),
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
                    models.Index(fields=["region", "state", "due_on"], name="instruction_due"),
                    models.Index(fields=["post", "state"], name="instruction_of_post"),
                    models.Index(fields=["unit", "state"], name="instruction_of_unit"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("given_on"))), name="instruction_due_after"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "void"), _negated=True),
                            models.Q(("void_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="void_instruction_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InstructionReply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("n", models.PositiveSmallIntegerField()),
                ("words", models.CharField(max_length=500)),
                (
                    "state",
                    models.CharField(
                        choices=[("in_check", "To be checked"), ("accepted", "Accepted"), ("returned", "Returned")],
                        default="in_check",
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("on_time", models.BooleanField()),
                ("checked_at", models.DateTimeField(null=True)),
                ("message", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "instruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="supervision.instruction",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("instruction", "n"), name="instruction_reply_in_turn"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_check")),
                        fields=("instruction",),
                        name="one_instruction_reply_to_check",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_by__isnull", True),
                            models.Q(("checked_by", models.F("by")), _negated=True),
                            _connector="OR",
                        ),
                        name="instruction_reply_checked_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_by__isnull", True), ("state", "in_check")),
                            models.Q(models.Q(("state", "in_check"), _negated=True), ("checked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="instruction_reply_checked_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InstructionProof",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("name", models.CharField(max_length=255)),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="records.file"),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proofs",
                        to="supervision.instructionreply",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
    ]
