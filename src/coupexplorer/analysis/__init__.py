"""Pure questions asked of facts: chronology, comparison, disputes, provenance."""
