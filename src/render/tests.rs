//! A page with every kind of block, made by hand, for the tests of all forms.

use crate::document::{
    Block, Chart, ChartBox, Fact, Item, Mark, Page, Panel, Phrase, Section, Table, Tone, Tree,
};

fn texts(mark: Mark, texts: &[&str]) -> Block {
    Block::List(texts.iter().map(|text| Item::new(mark, Phrase::new(*text))).collect())
}

fn sources(titles: &[&str]) -> Block {
    Block::Sources(titles.iter().map(|&title| title.to_owned()).collect())
}

fn section(id: &'static str, title: &str, blocks: Vec<Block>) -> Section {
    Section { id, title: title.to_owned(), blocks }
}

fn fact(label: &str, value: Phrase) -> Fact {
    Fact { label: label.to_owned(), value }
}

fn panel(title: &str, recommended: bool, about: &str, pros: &[&str], cons: &[&str]) -> Panel {
    let blocks = vec![
        Block::quiet(about),
        Block::Heading("Pros".to_owned()),
        texts(Mark::For, pros),
        sources(&[title]),
        Block::Heading("Cons".to_owned()),
        texts(Mark::Against, cons),
    ];
    Panel { title: title.to_owned(), tag: recommended.then(|| "recommended".to_owned()), recommended, blocks }
}

fn chart() -> Chart {
    let role = |title: &str, line: &str, seller, children| ChartBox {
        title: title.to_owned(),
        lines: vec![line.to_owned()],
        seller,
        children,
    };
    let pods = vec![role("Pod 1", "5", true, vec![]), role("Pod 2", "4", true, vec![])];
    let north = role("North", "9, led by a sales manager", false, pods);
    let below = texts(Mark::Bullet, &["Pod 1: 5", "Pod 2: 4"]);
    let outline = Item::new(Mark::Bullet, Phrase::new("Head of sales: 9 sellers")).with([below]);
    Chart { outline: vec![outline], root: Some(role("Head of sales", "9 sellers", false, vec![north])) }
}

fn tree() -> Tree {
    let leaf = |answer: &str, title: &str, on_path| Tree {
        answer: answer.to_owned(),
        title: title.to_owned(),
        on_path,
        is_leaf: true,
        branches: vec![],
    };
    let branches = vec![leaf("Tight", "Island", false), leaf("Ample", "Pod", true)];
    Tree { answer: String::new(), title: "Budget".to_owned(), on_path: true, is_leaf: false, branches }
}

/// Returns a page with every kind of block, mark and tone.
pub(super) fn page_of_all_blocks() -> Page {
    let verdict = vec![
        Block::Paragraph(Phrase::strong("Five pods of four or five, by customer size.")),
        Block::Facts(vec![
            fact("Budget", Phrase::new("Your budget can carry specialised roles.")),
            fact("How sure", Phrase::new("Fairly firm").tagged(Some("assumed".to_owned()))),
        ]),
        texts(Mark::Warning, &["Nine of 18 answers are assumed."]),
        texts(Mark::Number(1), &["Form one pod first°."]),
    ];
    let step = |number, text: &str, quiet: &str| {
        let about = [Block::quiet(quiet), sources(&["The pod", "Dividing further"])];
        Item::new(Mark::Number(number), Phrase::strong(text)).with(about)
    };
    let plan = vec![
        Block::List(vec![
            step(1, "Form one pod first.", "Learn from it for a quarter."),
            step(2, "Assign each pod to its segment.", "Agree when to review it."),
        ]),
        Block::List(vec![
            Item::new(Mark::Arrow, Phrase::new("Then the others.")),
            Item::new(Mark::Now, Phrase::new("Customer size")).with([texts(Mark::Dash, &["North", "South"])]),
            Item::new(Mark::Later, Phrase::quiet("Industry")),
            Item::new(Mark::Decision, Phrase::new("Pods from May on.")),
            Item::new(Mark::Recommended, Phrase::new("Pod")),
            Item::new(Mark::Milestone, Phrase::new("From 32 sellers on")),
            Item::new(Mark::Passed, Phrase::new("Held")),
            Item::new(Mark::Failed, Phrase::new("Broken")),
        ]),
    ];
    let panels = Block::Panels(vec![
        panel("Island", false, "Every seller serves a customer.", &["Quick."], &["Does not scale."]),
        panel("Pod", true, "A small group serves its customers.", &["No silos.", "Agile."], &["Friction."]),
    ]);
    let cells = |cells: &[&str]| cells.iter().map(|&cell| Phrase::new(cell)).collect();
    let answers = Table {
        header: ["Question", "Answer"].map(str::to_owned).into(),
        rows: vec![cells(&["Budget", "Ample"]), cells(&["Team size", "9 sellers"])],
    };
    Page {
        title: "Advice: Pod".to_owned(),
        language: "en".to_owned(),
        sections: vec![
            section("verdict", "Verdict", verdict),
            section("plan", "First steps", plan),
            section("models", "The models side by side", vec![panels]),
            section("chart", "The organisation", vec![Block::Chart(chart()), Block::paragraph("Evenly.")]),
            section("tree", "The path", vec![Block::Tree(tree())]),
            section("answers", "Your answers", vec![Block::Table(answers)]),
            section(
                "end",
                "",
                vec![
                    Block::Code("salesorg demo".to_owned()),
                    Block::Heading("Sources".to_owned()),
                    sources(&["The pod"]),
                ],
            ),
        ],
        footer: vec!["° Our judgement.".to_owned(), "Rulebook sales-organisation 1.0.0".to_owned()],
    }
}

/// Returns a page with every kind of block in which every text is `text`.
pub(super) fn page_of_one_text(text: &str) -> Page {
    let text = || text.to_owned();
    let phrase = |tone| Phrase { text: text(), tone, tag: Some(text()) };
    let inner = [Block::paragraph(text()), sources(&[&text()])];
    let marks =
        [Mark::Bullet, Mark::Number(7), Mark::For, Mark::Against, Mark::Warning, Mark::Arrow, Mark::Later];
    let items = |blocks: &[Block]| -> Vec<_> {
        marks.map(|mark| Item::new(mark, phrase(Tone::Normal)).with(blocks.iter().cloned())).into()
    };
    let nested = Block::List(items(&[Block::List(items(&inner)), Block::quiet(text())]));
    let facts = Block::Facts(vec![Fact { label: text(), value: phrase(Tone::Strong) }]);
    let table =
        Table { header: vec![text(), text()], rows: vec![vec![phrase(Tone::Normal), phrase(Tone::Quiet)]] };
    let panel = |blocks| Panel { title: text(), tag: Some(text()), recommended: true, blocks };
    let cells = vec![Block::paragraph(text()), Block::Heading(text()), Block::paragraph(text())];
    let leaf = ChartBox { title: text(), lines: vec![text()], seller: true, children: vec![] };
    let root = ChartBox { children: vec![leaf.clone()], ..leaf };
    let model = Tree { answer: text(), title: text(), on_path: true, is_leaf: true, branches: vec![] };
    let tree = Tree { branches: vec![model.clone()], ..model };
    let blocks = vec![
        Block::Heading(text()),
        Block::Paragraph(phrase(Tone::Strong)),
        Block::Paragraph(phrase(Tone::Quiet)),
        nested.clone(),
        facts.clone(),
        Block::Table(table.clone()),
        Block::Panels(vec![panel(cells.clone()), panel(cells)]),
        Block::Panels(vec![panel(vec![Block::Table(table), nested])]),
        Block::Chart(Chart { outline: items(&[facts]), root: Some(root) }),
        Block::Tree(tree),
        Block::Code(text()),
        sources(&[&text()]),
    ];
    Page {
        title: text(),
        language: "en".to_owned(),
        sections: vec![section("one", &text(), blocks)],
        footer: vec![text()],
    }
}
