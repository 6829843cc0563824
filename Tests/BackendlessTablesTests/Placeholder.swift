// Tests come with the targets.
