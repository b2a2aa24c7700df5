"""The desk: knows in which story each page stands, and what is known of each story on each day; lays out one without the others."""

from dateline.desk.desk import Desk
from dateline.desk.weaving import Face, face_of
from dateline.store import Chapter, Clipping, Listed

__all__ = ["Chapter", "Clipping", "Desk", "Face", "Listed", "face_of"]
