"""Review: corrections by hand, kept in review.csv, applied on every run; what two reviewers agree on."""
