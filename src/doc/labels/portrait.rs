//! What a debate's page says of a speaker's picture: `Lord Roe Portrait` above or before the name, `Portrait of Jan Roe`.

/// Length of the picture's description that stands before a name, with its blank: `Lord Roe Portrait Mr Jan Roe`.
pub(in crate::doc) fn before_name(s: &str) -> usize {
    s.find(" Portrait ").map_or(0, |at| at + " Portrait ".len())
}

/// Whose picture a line describes that says nothing else: `Jan Roe Portrait`, `Portrait of Jan Roe`.
pub(in crate::doc) fn whose(s: &str) -> Option<&str> {
    s.strip_prefix("Portrait of ").or_else(|| s.strip_suffix(" Portrait"))
}
