//! JSON Schemas (2020-12) of the file formats, for editors and other programs.
//!
//! The schemas are generated from the types that read and write the files, with the doc comments as descriptions. Only
//! types with a handwritten reader have a handwritten schema. The reader rejects every file that its schema rejects.
//! The reverse is not true: a schema cannot express that an id exists, or that branches leave no gap.

mod answers;

pub use answers::answers;

use crate::document::advice::AdviceDocument;
use crate::document::group;
use crate::rulebook::format;
use crate::session::format as session;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value as Json};

/// The version of JSON Schema that the schemas use.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Returns the schema of a rulebook file.
pub fn rulebook() -> Json {
    generate::<format::File>(SchemaSettings::draft2020_12().for_deserialize(), "salesorg rulebook")
}

/// Returns the schema of a session file.
pub fn session() -> Json {
    generate::<session::File>(SchemaSettings::draft2020_12().for_deserialize(), "salesorg session")
}

/// Returns the schema of an advice as JSON.
pub fn advice() -> Json {
    generate::<AdviceDocument>(SchemaSettings::draft2020_12().for_serialize(), "salesorg advice")
}

/// Returns the schema of a comparison of several people's answers as JSON.
pub fn comparison() -> Json {
    generate::<group::json::ComparisonDocument>(
        SchemaSettings::draft2020_12().for_serialize(),
        "salesorg comparison",
    )
}

fn generate<T: JsonSchema>(settings: SchemaSettings, title: &str) -> Json {
    let generated = settings.with_transform(PortableFormats).into_generator().into_root_schema_for::<T>();
    // Title and description come first.
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), DIALECT.into());
    schema.insert("title".to_owned(), title.into());
    if let Some(description) = generated.get("description") {
        schema.insert("description".to_owned(), description.clone());
    }
    for (key, value) in generated.as_object().into_iter().flatten() {
        if key != "title" {
            schema.entry(key).or_insert_with(|| value.clone());
        }
    }
    Json::Object(schema)
}

/// Removes number formats that only `schemars` knows, and adds the maximum that they imply.
#[derive(Clone, Debug)]
struct PortableFormats;

impl Transform for PortableFormats {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let format = schema.get("format").and_then(Json::as_str).map(str::to_owned);
        match format.as_deref() {
            Some("uint32") if schema.get("maximum").is_none() => {
                schema.remove("format");
                schema.insert("maximum".to_owned(), u32::MAX.into());
            }
            Some("uint" | "uint32" | "uint64" | "double") => {
                schema.remove("format");
            }
            _ => {}
        }
        // A default of null says nothing more about an optional field.
        if schema.get("default").is_some_and(Json::is_null) {
            schema.remove("default");
        }
    }
}

#[cfg(test)]
mod tests;
