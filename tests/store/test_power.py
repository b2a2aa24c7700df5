"""The power goes at some moment; on the next start the diary must hold all that it said it kept."""

from __future__ import annotations

import random
from pathlib import Path

from dateline.model.errors import StoreError
from dateline.store import Store
from tests.fakes.pages import NOW, fake_page
from tests.fakes.power import Disk, logged_disk
from tests.fakes.readings import fake_read

PAGES = 8
CUTS = 40


def logged_run(path: Path, synchronous: str) -> Disk:
    with logged_disk() as disk, Store.open(path) as store:
        store._database.run(f"PRAGMA synchronous = {synchronous}")
        for number in range(PAGES):
            store.add(fake_page(number), fake_read(fake_page(number)), NOW)
            disk.told()
    return disk


def lost_after_cuts(disk: Disk, folder: Path) -> list[str]:
    """What went wrong at each of CUTS moments, spread over the whole run."""
    dice = random.Random(20310506)
    wrong = []
    expected = [fake_read(fake_page(number)) for number in range(PAGES)]
    for cut in range(CUTS):
        moment = 1 + cut * len(disk.log) // CUTS + dice.randrange(len(disk.log) // CUTS)
        files, told = disk.cut(moment, dice)
        place = folder / str(cut)
        place.mkdir()
        for name, content in files.items():
            (place / name).write_bytes(content)
        try:
            with Store.open(place / "diary.db") as store:
                kept = list(store.readings())
                if len(kept) < told or any(reading not in expected for reading in kept) or store.check():
                    wrong.append(f"at {moment}: {len(kept)} of {told}, {store.check()}")
        except StoreError as error:
            wrong.append(f"at {moment}: {error}")
    return wrong


def test_a_power_cut_loses_nothing_that_was_said_to_be_kept(tmp_path: Path) -> None:
    assert lost_after_cuts(logged_run(tmp_path / "diary.db", "full"), tmp_path) == []


def test_the_cuts_are_sharp_without_syncs_they_do_harm(tmp_path: Path) -> None:
    assert len(lost_after_cuts(logged_run(tmp_path / "diary.db", "off"), tmp_path)) > CUTS // 2
