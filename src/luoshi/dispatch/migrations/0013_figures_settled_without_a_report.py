import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("dispatch", "0012_proofs_asked_for_in_review"),
        ("ledger", "0009_years_end_and_lines_are_carried_over"),
    ]

    operations = [
        migrations.CreateModel(
            name="SettledFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.UUIDField(editable=False)),
                ("value", models.DecimalField(decimal_places=6, max_digits=20)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="dispatch.round"
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settled_figures",
                        to="dispatch.yearend",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("round", "target"), name="settled_once")],
            },
        ),
    ]
