"""Mentions of a page → its people, organisations, places, events and projects."""

from lvnlp.coreference.entities import Entities, Entity
from lvnlp.coreference.link import link

__all__ = ["Entities", "Entity", "link"]
