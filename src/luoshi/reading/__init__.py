"""The reader: bytes of a document -> Reading, with the span of everything that was read.

A plain Python library: it knows no Django, no database and no network, and imports nothing else of
Luoshi. Data flows one way:

    intake (bytes -> Flow) -> outline (numbering) -> findings (one module per kind of fact) -> export

    >>> from luoshi.reading import read
    >>> read("一、强化科技创新\\n1.培育企业。新增高新技术企业10家以上。(牵头单位:县科技局)".encode(), "plan.txt")
"""

from luoshi.reading.errors import UnreadableFile
from luoshi.reading.flow import Flow, Span
from luoshi.reading.model import Mapping, Reading
from luoshi.reading.reader import READER_VERSION, Opened, open_file, read

__all__ = ["READER_VERSION", "Flow", "Mapping", "Opened", "Reading", "Span", "UnreadableFile", "open_file", "read"]
