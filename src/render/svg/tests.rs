use super::{Drawing, Kind, MARGIN, Point, chart, escape, tree};
use crate::document::{ChartBox, Tree};
use proptest::prelude::*;

/// Generates names as users type them, and as nobody should.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{2,12}( [a-z]{1,9}){0,3}",
        "[a-zW]{80}",
        "[東京営業部한국어]{1,80}",
        "[א-ת]{3,9} [ابتثجسش]{3,30}",
        "(<b>|&amp;|\"|'|]]>|\u{1b}\\[2J|\u{0}|\u{202e}|\u{fffe}|\u{ffff}|<!--|👩‍💻|é|\u{301}| |\n){0,9}",
        any::<String>(),
    ]
}

fn chart_box() -> impl Strategy<Value = ChartBox> {
    let parts = || (name(), prop::collection::vec(name(), 0..3), any::<bool>());
    let leaf = parts().prop_map(|(title, lines, seller)| ChartBox { title, lines, seller, children: vec![] });
    leaf.prop_recursive(4, 60, 8, move |below| {
        (parts(), prop::collection::vec(below, 0..8))
            .prop_map(|((title, lines, seller), children)| ChartBox { title, lines, seller, children })
    })
}

fn decision_tree() -> impl Strategy<Value = Tree> {
    let node = |answer, title, branches: Vec<Tree>| Tree {
        answer,
        title,
        on_path: false,
        is_leaf: branches.is_empty(),
        branches,
    };
    let leaf = (name(), name()).prop_map(move |(answer, title)| node(answer, title, vec![]));
    let tree = leaf.prop_recursive(5, 60, 4, move |below| {
        (name(), name(), prop::collection::vec(below, 1..4))
            .prop_map(move |(answer, title, branches)| node(answer, title, branches))
    });
    (tree, any::<prop::sample::Index>()).prop_map(|(mut tree, pick)| {
        light(&mut tree, pick);
        tree
    })
}

/// Marks a path through a tree.
fn light(tree: &mut Tree, pick: prop::sample::Index) {
    tree.on_path = true;
    if !tree.branches.is_empty() {
        let taken = pick.index(tree.branches.len());
        light(&mut tree.branches[taken], pick);
    }
}

/// Returns left, top, right and bottom of each box.
fn frames(drawing: &Drawing) -> Vec<[u32; 4]> {
    drawing.boxes.iter().map(|((x, y), text)| [*x, *y, x + text.width, y + text.height]).collect()
}

fn are_apart(one: [u32; 4], other: [u32; 4]) -> bool {
    one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1]
}

/// Checks that boxes are apart and in the drawing, and each text in its box.
fn check_places(drawing: &Drawing) -> Result<(), TestCaseError> {
    let frames = frames(drawing);
    for (index, frame) in frames.iter().enumerate() {
        let is_inside = frame[0] >= MARGIN
            && frame[1] >= MARGIN
            && frame[2] + MARGIN <= drawing.width
            && frame[3] + MARGIN <= drawing.height;
        prop_assert!(is_inside, "{frame:?} in {} x {}", drawing.width, drawing.height);
        for other in &frames[index + 1..] {
            prop_assert!(are_apart(*frame, *other), "{frame:?} and {other:?}");
        }
        let text = &drawing.boxes[index].1;
        let room = text.width - 2 * text.kind.padding().0 - text.kind.mark_width();
        let height: u32 = text.lines.iter().map(|(font, _)| font.line_height()).sum();
        prop_assert!(height + 2 * text.kind.padding().1 <= text.height);
        for (font, line) in &text.lines {
            prop_assert!(font.width(line) <= room, "{line:?} in {room}");
        }
    }
    for (x, y) in drawing.lines.iter().flat_map(|line| &line.points) {
        prop_assert!(*x <= drawing.width && *y <= drawing.height);
    }
    Ok(())
}

/// Checks that no line goes through a box. Answers are written on lines.
fn check_lines(drawing: &Drawing) -> Result<(), TestCaseError> {
    let is_answer = |index: usize| matches!(drawing.boxes[index].1.kind, Kind::Answer | Kind::Given);
    let frames = frames(drawing);
    for segment in drawing.lines.iter().flat_map(|line| line.points.windows(2)) {
        let ((x1, y1), (x2, y2)): (Point, Point) = (segment[0], segment[1]);
        prop_assert!(x1 == x2 || y1 == y2, "a slanting line");
        let line = [x1.min(x2), y1.min(y2), x1.max(x2), y1.max(y2)];
        for frame in (0..frames.len()).filter(|index| !is_answer(*index)).map(|index| frames[index]) {
            // A line that only touches a box goes to it.
            let apart =
                line[2] <= frame[0] || frame[2] <= line[0] || line[3] <= frame[1] || frame[3] <= line[1];
            prop_assert!(apart, "{line:?} through {frame:?}");
        }
    }
    Ok(())
}

/// Checks that a text is XML with elements closed in order. Returns the texts between tags.
fn texts_of_xml(xml: &str) -> Result<Vec<String>, TestCaseError> {
    let is_allowed =
        |c: char| matches!(c, '\n' | ' '..='\u{fffd}' | '\u{10000}'..) && !('\u{7f}'..'\u{a0}').contains(&c);
    prop_assert!(xml.chars().all(is_allowed));
    let (mut open, mut texts, mut rest) = (Vec::new(), Vec::new(), xml);
    while let Some((text, after)) = rest.split_once('<') {
        for (_, entity) in text.match_indices('&').map(|(at, _)| text.split_at(at)) {
            prop_assert!(["&amp;", "&lt;", "&gt;"].iter().any(|known| entity.starts_with(known)), "{text}");
        }
        texts.push(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        let (tag, after) = after.split_once('>').expect("a tag ends");
        let tag_name = tag.split([' ', '/']).find(|name| !name.is_empty()).expect("a tag has a name");
        prop_assert!(["svg", "title", "style", "g", "rect", "text", "path"].contains(&tag_name), "{tag}");
        prop_assert_eq!(tag.matches('"').count() % 2, 0);
        if tag.starts_with('/') {
            prop_assert_eq!(open.pop(), Some(tag_name));
        } else if !tag.ends_with('/') {
            open.push(tag_name);
        }
        rest = after;
    }
    prop_assert!(open.is_empty() && rest.trim().is_empty());
    Ok(texts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Checks geometry, escaping and XML for any chart.
    #[test]
    fn chart_holds_any_texts(root in chart_box(), title in name()) {
        let drawing = chart::drawing(&root);
        check_places(&drawing)?;
        check_lines(&drawing)?;
        let texts = texts_of_xml(&chart(&root, &title))?;
        for line in drawing.boxes.iter().flat_map(|(_, text)| &text.lines) {
            prop_assert!(texts.contains(&line.1.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")), "{line:?}");
        }
    }

    /// Checks geometry, escaping and XML for any tree.
    #[test]
    fn tree_holds_any_texts(root in decision_tree(), title in name()) {
        let drawing = tree::drawing(&root);
        check_places(&drawing)?;
        check_lines(&drawing)?;
        texts_of_xml(&tree(&root, &title))?;
    }
}

fn lead(title: &str, children: Vec<ChartBox>) -> ChartBox {
    ChartBox { title: title.to_owned(), lines: vec!["Sales manager".to_owned()], seller: false, children }
}

fn seller(title: &str) -> ChartBox {
    ChartBox { title: title.to_owned(), lines: vec!["2 sellers".to_owned()], seller: true, children: vec![] }
}

fn small_tree() -> Tree {
    let node = |answer: &str, title: &str, on_path, branches: Vec<Tree>| Tree {
        answer: answer.to_owned(),
        title: title.to_owned(),
        on_path,
        is_leaf: branches.is_empty(),
        branches,
    };
    let models = vec![node("Yes", "Pod", false, vec![]), node("No", "Assembly line", true, vec![])];
    let branches = vec![
        node("Fewer than 3", "Island", false, vec![]),
        node("3 or more", "Do you sell to <named> accounts?", true, models),
    ];
    node("", "How many sellers do you have?", true, branches)
}

#[test]
fn chart_is_drawn() {
    let pods = |name: &str| lead(name, vec![seller("Account executive"), seller("Account manager")]);
    insta::assert_snapshot!(chart(&lead("Head of sales", vec![pods("Noord & Oost"), pods("Zuid")]), "Chart"));
}

#[test]
fn tree_is_drawn() {
    insta::assert_snapshot!(tree(&small_tree(), "The decision"));
}

/// Checks that a path can be told without colour: by a check mark at each answer and a star at the model.
#[test]
fn tree_marks_the_path() {
    let drawing = tree::drawing(&small_tree());
    let kinds = |kind| drawing.boxes.iter().filter(|(_, text)| text.kind == kind).count();
    assert_eq!((kinds(Kind::Given), kinds(Kind::Answer), kinds(Kind::Advised)), (2, 2, 1));
    assert_eq!(drawing.lines.iter().filter(|line| line.lit).count(), 2);
}

/// Checks that the whole of a name that was cut is still there, as a tooltip.
#[test]
fn long_name_is_cut_after_three_lines() {
    let long = format!("{} end", "W".repeat(80));
    let drawing = chart::drawing(&seller(&long));
    let lines = &drawing.boxes[0].1.lines;
    assert_eq!(lines.len(), 4);
    assert!(lines[2].1.ends_with('…'));
    assert!(chart(&seller(&long), "").contains(&format!("<title>{}\n2 sellers</title>", escape(&long))));
}

/// Checks a wide chart and a deep one: neither becomes a ribbon.
#[test]
fn chart_has_readable_proportions() {
    let wide = lead("Head", (0..40).map(|_| lead("Manager", vec![seller("Seller"); 3])).collect());
    let deep = lead("Head", vec![lead("Region", vec![lead("Team", vec![seller("Seller"); 60]); 2]); 2]);
    let flat = lead("Head", vec![seller("Seller"); 100]);
    for root in [wide, deep, flat] {
        let Drawing { width, height, .. } = chart::drawing(&root);
        assert!((height..=3 * height).contains(&width), "{width} x {height}");
    }
}

/// Checks that a tree with more questions than anyone reads keeps its path.
#[test]
fn tree_of_many_questions_keeps_its_path() {
    let model = Tree { title: "Model".to_owned(), is_leaf: true, ..Tree::default() };
    let question = Tree { title: "Why?".to_owned(), branches: vec![model; 20], ..Tree::default() };
    let mut root = Tree { title: "What?".to_owned(), branches: vec![question; 30], ..Tree::default() };
    root.on_path = true;
    root.branches[3].on_path = true;
    root.branches[3].branches[5].on_path = true;
    let drawing = tree::drawing(&root);
    assert_eq!(drawing.boxes.iter().filter(|(_, text)| text.kind == Kind::Advised).count(), 1);
    assert_eq!(drawing.boxes.len(), 1 + 30 + 20);
}
