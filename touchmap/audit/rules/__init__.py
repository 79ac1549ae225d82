"""The rules, one file each; a new file with a decorated function is a new rule."""
