"""Reading published papers into rulesets."""
