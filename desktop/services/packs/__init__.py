"""Other papers that the records make: a pack for a client, a worker, a unit, a site, a year."""

from desktop.services.packs.building import build_pack
from desktop.services.packs.choosing import packs
from desktop.services.packs.looking import look_at_pack
from desktop.services.packs.shown import Lack, PackLooked, PackShown, Subject

__all__ = ["Lack", "PackLooked", "PackShown", "Subject", "build_pack", "look_at_pack", "packs"]
