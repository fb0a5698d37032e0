"""One short film, made for real and looked into: codecs, lengths, captions at the right second."""

from __future__ import annotations

import io
import re
import shutil
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from watchhouse.guidance.films import (
    captions,
    making,
    narration,
    slides,
    sounds,
    speech,
    storyboard,
    voices,
)
from watchhouse.guidance.films.narration import Track
from watchhouse.guidance.films.scenes import Scene
from watchhouse.guidance.told import Told, ToldStep

pytestmark = pytest.mark.once

GUIDE = Told(
    "Lock it", "One lock, one key.", 5, 60, "You", "",
    (
        ToldStep("Find the lock", "<p>Look at the door. Is there a lock? It costs £60.</p>", ""),
        ToldStep("Turn the key", "<ul><li>Turn it.</li><li>Pull at the door, and then go on to"
                 " every other door of the house, one by one, until all are shut.</li></ul>", ""),
    ),
    complete=True,
)  # fmt: skip


@pytest.fixture(scope="module")
def scenes() -> list[Scene]:
    return list(storyboard.scenes(GUIDE, page="https://centre.example/guidance/guides/lock/"))


@pytest.fixture(scope="module")
def voice() -> speech.Voice:
    assert shutil.which("espeak-ng"), "Install espeak-ng, or run `make test`: it fetches it."
    return speech.choose("espeak-ng", "en")


@pytest.fixture(scope="module")
def track(scenes: list[Scene], voice: speech.Voice) -> Track:
    return narration.narrate(scenes, voice, {})


@pytest.fixture(scope="module")
def folder(
    scenes: list[Scene], voice: speech.Voice, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    made = tmp_path_factory.mktemp("film")
    making.make(scenes, language="en", voice=voice, recorded={}, folder=made)
    return made


@pytest.mark.parametrize(
    ("name", "video", "audio"),
    [("film.mp4", "h264", "aac"), ("film.webm", "vp9", "opus")],
)
def test_the_files_are_what_browsers_play(
    folder: Path, track: Track, name: str, video: str, audio: str
) -> None:
    with av.open(str(folder / name)) as film:
        seen: Any = film.streams.video[0].codec_context
        heard = film.streams.audio[0].codec_context
        assert (seen.name, seen.width, seen.height, seen.pix_fmt) == (video, 1280, 720, "yuv420p")
        assert heard.name == audio
        assert film.duration is not None
        assert abs(film.duration / 1_000_000 - track.seconds) < 0.2


def test_the_download_begins_to_play_before_it_is_whole(folder: Path) -> None:
    begin = (folder / "film.mp4").read_bytes()[:4096]
    assert begin.index(b"moov") < 100


def test_captions_follow_the_voice(folder: Path, track: Track) -> None:
    """No two at once; each begins where its line is heard, after a moment in which none is."""
    text = (folder / "captions.vtt").read_text()
    found = [(_seconds(a), _seconds(b)) for a, b in re.findall(r"([\d:.]+) --> ([\d:.]+)", text)]
    assert text.startswith("WEBVTT\n\n")
    assert all(start < end for start, end in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))
    assert abs(found[-1][1] - track.seconds) < 3

    assert _heard(folder / "film.mp4", 0, 0.4) < 0.005
    for line in track.lines:
        begins = [start for start, _ in found if abs(start - line.start) < 0.01]
        assert begins, line.line.shown
        assert _heard(folder / "film.mp4", line.start - 0.3, line.start - 0.06) < 0.01
        assert _heard(folder / "film.mp4", line.start, line.end) > 0.03


def test_the_slide_is_the_line_s(folder: Path, track: Track, scenes: list[Scene]) -> None:
    """The frame in the middle of each line is the picture drawn for it."""
    drawn = slides.draw(scenes, "en")
    with av.open(str(folder / "film.mp4")) as film:
        frames = {round(float(frame.time or 0) * 10): frame for frame in film.decode(video=0)}
        for picture, line in zip(drawn, track.lines, strict=True):
            frame = frames[int((line.start + line.end) * 5)].to_ndarray(format="gray")
            wanted = _gray(picture)
            assert np.abs(frame.astype(int) - wanted).mean() < 4, line.line.shown


def test_chapters_are_the_steps(scenes: list[Scene], track: Track) -> None:
    found = captions.chapters(scenes, track)

    assert [cue.text for cue in found] == [
        "Lock it", "1. Find the lock", "2. Turn the key", "Where to find it",
    ]  # fmt: skip
    assert found[0].start == 0
    assert found[-1].end == track.seconds
    assert all(a.end == b.start for a, b in pairwise(found))


def test_a_recorded_voice_replaces_the_machine_s(
    scenes: list[Scene], voice: speech.Voice, tmp_path: Path
) -> None:
    recording = _tone(tmp_path / f"02-{voices.code(scenes[1])}.wav", seconds=7)
    track = narration.narrate(scenes, voice, {voices.code(scenes[1]): recording})

    lines = [line for line in track.lines if line.scene == 1]
    assert abs(lines[-1].end - lines[0].start - 7) < 0.3
    assert all(line.start < line.end for line in lines)


@pytest.mark.parametrize("content", [b"", b"RIFF\xff\xff\xff\xffWAVEfmt ", b"<html>", b"\0" * 5000])
def test_a_hostile_recording_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "en" / "01-abcdef01.wav"
    path.parent.mkdir()
    path.write_bytes(content)

    with pytest.raises(voices.BadRecording, match=r"01-abcdef01\.wav: That can't be read as sound"):
        voices.read(path)


def test_an_endless_recording_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sounds, "LONGEST", 2)
    with pytest.raises(sounds.TooLong, match="record each scene alone"):
        sounds.read(_tone(tmp_path / "a.wav", seconds=4), ".wav")


@pytest.mark.parametrize("language", sorted(speech.ESpeak.VOICES))
def test_the_machine_speaks_the_language(language: str) -> None:
    said = speech.choose("espeak-ng", language).say("159, 60. Ana, Ali.")
    assert len(said) > sounds.RATE


def test_without_an_engine_there_is_a_film_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    silent = speech.choose("auto", "en")
    assert silent.name == "silence"
    assert len(silent.say("x" * 140)) == 10 * sounds.RATE
    with pytest.raises(speech.Mute, match="pico is not on this machine"):
        speech.choose("pico", "en")


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _heard(path: Path, start: float, end: float) -> float:
    """How loud a stretch of a film is (RMS)."""
    with av.open(str(path)) as film:
        frames = [frame.to_ndarray()[0] for frame in film.decode(audio=0)]
    sound = np.concatenate(frames)[int(max(0, start) * 48_000) : int(end * 48_000)]
    return float(np.sqrt(np.mean(sound.astype(float) ** 2)))


def _gray(picture: bytes) -> np.ndarray[Any, Any]:
    with Image.open(io.BytesIO(picture)) as image:
        return np.asarray(image.convert("L")).astype(int)


def _tone(path: Path, *, seconds: int) -> Path:
    """A WAV of a voice that says “ooo” and breathes every second."""
    beat = np.arange(48_000 * seconds) / 48_000
    wave = (np.sin(beat * 1400) * (beat % 1 < 0.8) * 9000).astype(np.int16)
    with av.open(str(path), "w", format="wav") as file:
        stream: Any = file.add_stream("pcm_s16le", rate=48_000, layout="mono")
        frame = av.AudioFrame.from_ndarray(wave.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = 48_000, 0, Fraction(1, 48_000)
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path
