//! Finds several names in one line, as people type or paste them.

/// Returns the names in a line that separates several by commas, semicolons, tabs or vertical lines. `None` if it holds only
/// one. Separators in parentheses belong to a name.
///
/// It may still be one name, such as "Smith, Jones and Partners", so the user decides.
pub(crate) fn split_names(line: &str) -> Option<Vec<String>> {
    let mut depth = 0_usize;
    let parts = line.split(|sign: char| {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(sign, ',' | ';' | '\t' | '|')
    });
    let names: Vec<_> = parts.map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect();
    (names.len() > 1).then_some(names)
}

#[cfg(test)]
mod tests {
    use super::split_names;

    /// Names are found between separators, and parentheses keep theirs.
    #[test]
    fn split_names_finds_several_names() {
        let split = |line| split_names(line).unwrap_or_default();
        assert_eq!(split("DACH, France; UK"), ["DACH", "France", "UK"]);
        assert_eq!(split("North\tSouth|East"), ["North", "South", "East"]);
        assert_eq!(split("Benelux (BE, NL), UK"), ["Benelux (BE, NL)", "UK"]);
        for line in ["DACH", "", "DACH,", " ; ", "Smith and Jones", "Benelux (BE, NL)"] {
            assert_eq!(split_names(line), None, "{line}");
        }
    }
}
