"""What users test their own rulesets with: worked examples (算例) run against the rules they are about."""
