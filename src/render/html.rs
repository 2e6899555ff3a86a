//! A page as one HTML file without scripts, which needs no network and prints the verdict on a page of its own.
//!
//! The template escapes by default. A content-security policy in the file allows only its own style sheets, by their
//! digests.

use super::svg;
use crate::document::{ChartBox, Page, Tree};
use crate::locale::{Translator, sanitize};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, context, escape_formatter};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const STYLE: &str = include_str!("../../assets/templates/page.css");

static TEMPLATES: LazyLock<Environment<'static>> =
    LazyLock::new(|| templates().expect("the template is valid"));

/// Returns a page as an HTML document. The few words that are not on the page come from `translator`.
///
/// # Panics
///
/// Never: the template knows every kind of block.
pub fn page(page: &Page, translator: &Translator) -> String {
    let template = TEMPLATES.get_template("page.html").expect("the template is there");
    let words: Vec<_> = WORDS.iter().map(|&(name, key)| (name, translator.get(key))).collect();
    template
        .render(context! {
            page => Serde(page),
            words => Value::from_pairs(words),
            style => Value::from_safe_string(STYLE.to_owned()),
            style_digests => [STYLE, svg::STYLE].map(digest),
        })
        .expect("the template fits every page")
        .trim_start()
        .to_owned()
}

/// The words that the template needs, by the name it uses, each with the key of its message.
const WORDS: [(&str, &str); 14] = [
    ("contents", "page-contents"),
    ("chart", "page-chart"),
    ("chart_in_words", "page-chart-in-words"),
    ("tree", "page-tree"),
    ("tree_in_words", "page-tree-in-words"),
    ("for", "page-for"),
    ("against", "page-against"),
    ("warning", "page-warning"),
    ("now", "page-now"),
    ("later", "page-later"),
    ("recommended", "advice-recommended"),
    ("decision", "page-decision"),
    ("passed", "page-passed"),
    ("failed", "page-failed"),
];

fn templates() -> Result<Environment<'static>, Error> {
    let mut templates = Environment::new();
    templates.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    templates.set_undefined_behavior(UndefinedBehavior::Strict);
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    templates.set_formatter(|out, state, value| match value.as_str() {
        Some(text) if !value.is_safe() => escape_formatter(out, state, &Value::from(&*sanitize(text))),
        _ => escape_formatter(out, state, value),
    });
    templates.add_filter("chart", |root: Serde<ChartBox>, title: &str| {
        Value::from_safe_string(svg::chart(&root.0, title))
    });
    templates.add_filter("tree", |root: Serde<Tree>, title: &str| {
        Value::from_safe_string(svg::tree(&root.0.along_path(), title))
    });
    templates.add_template("page.html", include_str!("../../assets/templates/page.html"))?;
    Ok(templates)
}

/// Returns the digest of a style sheet as the content security policy wants it: in base64.
fn digest(style: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(style))
}

#[cfg(test)]
pub(crate) mod tests;
