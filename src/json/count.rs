//! Counts the values of a JSON text without building any of them.

/// Returns the number of values in a JSON text: texts, numbers, lists, objects and the rest, but not the keys of
/// objects.
///
/// The text must be valid JSON; for other text the result is meaningless.
pub(crate) fn count_values(text: &[u8]) -> usize {
    // A list or an object with entries has one entry more than it has commas.
    let mut count = 1;
    let mut bytes = text.iter().copied();
    let mut is_first = false;
    while let Some(byte) = bytes.next() {
        match byte {
            b' ' | b'\n' | b'\r' | b'\t' => continue,
            b'"' => skip_string(&mut bytes),
            b',' => count += 1,
            _ => {}
        }
        count += usize::from(is_first && !matches!(byte, b']' | b'}'));
        is_first = matches!(byte, b'[' | b'{');
    }
    count
}

/// Skips the rest of a string, up to its closing quotation mark.
fn skip_string(bytes: &mut impl Iterator<Item = u8>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => return,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::count_values;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn walk(value: &Value) -> usize {
        1 + match value {
            Value::Array(list) => list.iter().map(walk).sum(),
            Value::Object(object) => object.values().map(walk).sum(),
            _ => 0,
        }
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            r#"[\[\]{},:"\\a ]{0,6}"#.prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map(r#"[\[\]{},"\\b]{0,4}"#, inner, 0..5)
                    .prop_map(|object| object.into_iter().collect()),
            ]
        })
    }

    /// Keys, empty lists and commas in strings are not counted as values.
    #[test]
    fn count_values_leaves_keys_out() {
        assert_eq!(count_values(b"1"), 1);
        assert_eq!(count_values(b" [ ] "), 1);
        assert_eq!(count_values(br#"{"a": [1, {}, {"b": "c,d"}]}"#), 6);
        assert_eq!(count_values(json!([[], [[]], [1, [2]]]).to_string().as_bytes()), 8);
    }

    proptest! {
        /// The count equals the number of nodes of the parsed value.
        #[test]
        fn count_values_agrees_with_the_parsed_value(value in any_value()) {
            prop_assert_eq!(count_values(value.to_string().as_bytes()), walk(&value));
            prop_assert_eq!(count_values(format!("{value:#}").as_bytes()), walk(&value));
        }
    }
}
