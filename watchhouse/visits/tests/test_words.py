from __future__ import annotations

from watchhouse.visits.words import new_code_word, words


def test_content_is_whole() -> None:
    assert words().minutes > 0
    assert len(set(words().code_words)) == len(words().code_words) >= 40
    assert words().topics
    assert words().suits


def test_a_code_word_is_two_plain_words() -> None:
    assert all(word in words().code_words for word in new_code_word().split())
