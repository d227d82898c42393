"""People judge: in a terminal, one question after another, or in a file that they edit and apply."""

from kg.review.desk import Desk
from kg.review.questions import FactQuestion, PairQuestion, Question, questions
from kg.review.session import hold
from kg.review.sheet import read_sheet, write_sheet

__all__ = ["Desk", "FactQuestion", "PairQuestion", "Question", "hold", "questions", "read_sheet", "write_sheet"]
