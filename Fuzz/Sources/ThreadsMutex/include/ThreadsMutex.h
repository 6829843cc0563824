// Nothing to call: linking this is enough.
