"""kg: knowledge graphs of companies and people from text, every fact with its source."""
