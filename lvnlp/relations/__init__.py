"""Who did what at which event: the pattern language, its interpreter, and the modality."""
