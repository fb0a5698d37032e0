"""The pages of the guidance: what anyone reads, what members say, what editors mend."""
