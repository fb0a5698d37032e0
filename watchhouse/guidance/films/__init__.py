"""Films made from a guide's own steps.

told → plain, sentences, saying → storyboard (scenes of lines) → slides (pictures) and narration
(speech or recorded voices, with the second at which each line is heard) → captions, encoding →
making (one film whole, in its folder) → building (whose turn it is; rows) → child (the worker's).
"""
