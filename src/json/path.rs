//! Places in a JSON value, in the notations that messages use.

use std::borrow::Cow;

/// The notation for places in a JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PathStyle {
    /// Paths from the top, such as `events[3].value`.
    Dotted,
    /// JSON pointers, such as `/events/3/value`.
    Pointer,
}

/// The place of a value: one step from the value that contains it. Formatted only for a problem.
#[derive(Clone, Copy)]
pub(super) struct JsonPath<'a> {
    parent: Option<&'a JsonPath<'a>>,
    step: PathSegment<'a>,
}

#[derive(Clone, Copy)]
enum PathSegment<'a> {
    Root,
    Field(&'a str),
    Index(usize),
}

impl<'a> JsonPath<'a> {
    pub(super) const ROOT: Self = Self { parent: None, step: PathSegment::Root };

    pub(super) fn field<'b>(&'b self, field: &'b str) -> JsonPath<'b>
    where
        'a: 'b,
    {
        JsonPath { parent: Some(self), step: PathSegment::Field(field) }
    }

    pub(super) fn item<'b>(&'b self, index: usize) -> JsonPath<'b>
    where
        'a: 'b,
    {
        JsonPath { parent: Some(self), step: PathSegment::Index(index) }
    }

    pub(super) fn is_root(&self) -> bool {
        self.parent.is_none()
    }

    pub(super) fn to_text(self, style: PathStyle) -> String {
        let mut at = self.parent.map(|parent| parent.to_text(style)).unwrap_or_default();
        match (style, self.step) {
            (_, PathSegment::Root) => {}
            (PathStyle::Dotted, PathSegment::Index(index)) => at.extend(["[", &index.to_string(), "]"]),
            (PathStyle::Pointer, PathSegment::Index(index)) => at.extend(["/", &index.to_string()]),
            (PathStyle::Dotted, PathSegment::Field(key)) => {
                at += if at.is_empty() { "" } else { "." };
                at += key;
            }
            (PathStyle::Pointer, PathSegment::Field(key)) => {
                at += "/";
                at += &pointer_token(key);
            }
        }
        at
    }
}

/// Escapes a key for use in a JSON pointer.
pub(crate) fn pointer_token(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) { key.replace('~', "~0").replace('/', "~1").into() } else { key.into() }
}
