"""The tables of dispatch: what rounds ask, what units report, how lights stand."""

from luoshi.dispatch.carrying.models import CarriedFigure
from luoshi.dispatch.confidence.models import Judgement
from luoshi.dispatch.models.asking import Ask, Round
from luoshi.dispatch.models.ending import SettledFigure, YearEnd, YearEndLine, YearEndStart
from luoshi.dispatch.models.lighting import Light, LightRuleSet
from luoshi.dispatch.models.reporting import (
    Correction,
    Draft,
    EnteredFor,
    Evidence,
    Measurement,
    Obstacle,
    OpeningValue,
    Reference,
    Report,
)
from luoshi.dispatch.models.urging import Call
from luoshi.dispatch.proving.models import ProofRequest
from luoshi.dispatch.reopening.models import Reopening

__all__ = [
    "Ask",
    "Call",
    "CarriedFigure",
    "Correction",
    "Draft",
    "EnteredFor",
    "Evidence",
    "Judgement",
    "Light",
    "LightRuleSet",
    "Measurement",
    "Obstacle",
    "OpeningValue",
    "ProofRequest",
    "Reference",
    "Reopening",
    "Report",
    "Round",
    "SettledFigure",
    "YearEnd",
    "YearEndLine",
    "YearEndStart",
]
