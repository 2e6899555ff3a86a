use super::page;
use crate::document::Page;
use crate::locale::{Language, Translator, sanitize};
use crate::render::graph::tests::hostile_text;
use crate::render::tests::{page_of_all_blocks, page_of_one_text};
use proptest::prelude::*;

/// Returns a page without its style sheet, the digests of it, and drawings.
fn page_without_drawings(page: &Page) -> String {
    let mut html = self::page(page, &Translator::new(Language::English));
    for (start, end) in [("<style>", "</style>"), (" 'sha256-", "='"), ("<svg", "</svg>")] {
        while let Some(from) = html.find(start) {
            let to = html[from..].find(end).expect("the element ends") + from + end.len();
            html.replace_range(from..to, "");
        }
    }
    html
}

#[test]
fn page_with_every_block() {
    let html = page_without_drawings(&page_of_all_blocks());
    let lines: Vec<_> = html.lines().filter(|line| !line.is_empty()).collect();
    insta::assert_snapshot!("page", lines.join("\n"));
}

/// The policy knows the style sheets by their digests. The one of the empty text is known from elsewhere.
#[test]
fn page_allows_its_own_styles_only() {
    assert_eq!(super::digest(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    let html = page(&page_of_all_blocks(), &Translator::new(Language::English));
    let mut styles: Vec<_> =
        html.split("<style>").skip(1).filter_map(|rest| rest.split("</style>").next()).collect();
    styles.dedup();
    assert_eq!(styles.len(), 2, "that of the page and that of the drawings");
    for style in styles {
        assert!(html.contains(&format!("'sha256-{}'", super::digest(style))));
    }
    for refused in ["unsafe-inline", "<script", " style=", "http:", "https:", "url(", "@import"] {
        let html = html.replace("http://www.w3.org/2000/svg", "");
        assert!(!html.contains(refused), "{refused}");
    }
}

/// Splits a page into its tags and its texts.
pub(crate) fn tags_and_texts(html: &str) -> (Vec<String>, Vec<String>) {
    let mut parts = html.split('<').skip(1);
    let (mut tags, mut texts) = (Vec::new(), Vec::new());
    while let Some((tag, text)) = parts.next().and_then(|part| part.split_once('>')) {
        tags.push(tag.to_owned());
        let text = [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#x27;", "'"),
            ("&#x2f;", "/"),
            ("&amp;", "&"),
        ]
        .iter()
        .fold(text.to_owned(), |text, (written, read)| text.replace(written, read));
        texts.push(text);
    }
    (tags, texts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is typed comes out as text: it changes nothing of the document but its words.
    #[test]
    fn page_shows_any_text_as_text(text in hostile_text()) {
        prop_assume!(!text.is_empty());
        let (plain, hostile) = (page_of_one_text("word"), page_of_one_text(&text));
        let (plain, _) = tags_and_texts(&page_without_drawings(&plain));
        let (tags, texts) = tags_and_texts(&page_without_drawings(&hostile));
        prop_assert_eq!(plain, tags);
        let mut expected = 0;
        hostile.each_text(&mut |_| expected += 1);
        let shown = texts.iter().filter(|shown| shown.contains(&*sanitize(&text))).count();
        prop_assert!(shown >= expected, "{shown} of {expected}");
    }
}
