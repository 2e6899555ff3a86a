//! The specified rules as Rust code, independent of the rulebook.
//!
//! A test checks that the shipped rulebook decides the same over the whole answer space. The benchmarks compare the time of the
//! two.

/// Defines the answers of choice questions as enums, in the order of the rulebook.
macro_rules! answers {
    ($($name:ident { $($option:ident),+ })+) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($option),+ }

        impl $name {
            pub const ALL: &[Self] = &[$(Self::$option),+];
        }
    )+};
}

answers! {
    Budget { Tight, Moderate, Ample }
    Location { OneArea, SeveralRegions, SeveralCountries }
    Size { Small, Mid, Enterprise, Mixed }
    Industries { One, SeveralAlike, SeveralDifferent }
    Relationship { OneToOne, Balanced, Transactional }
    Named { No, Yes }
    Leads { Few, Steady, Many }
    Culture { Competitive, Balanced, Collaborative }
}

/// Whether the products have the same buyers, in the order of the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Buyers {
    Same,
    Different,
}

/// A model, in the order of the rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Model {
    Island,
    AssemblyLine,
    Pod,
}

/// A complete set of answers.
#[derive(Clone, Copy, Debug)]
pub struct Company {
    pub budget: Budget,
    pub team: u32,
    pub location: Location,
    pub size: Size,
    pub industries: Industries,
    pub relationship: Relationship,
    pub named: Named,
    pub leads: Leads,
    pub products: u32,
    pub buyers: Buyers,
    pub culture: Culture,
}

/// The dimensions to divide by now, the most needed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Division {
    dimensions: [u8; 4],
    count: u8,
}

impl Division {
    pub fn dimensions(&self) -> &[u8] {
        &self.dimensions[..usize::from(self.count)]
    }
}

impl Company {
    /// Returns the model and the dimensions to divide by.
    pub fn decide(&self) -> (Model, Division) {
        let needs = self.needs();
        let model = self.model(needs);
        (model, self.division(model, needs))
    }

    /// Returns the need of each dimension, in the order of the specification: 0 for none, 1 for a need, 2 for a strong one.
    pub fn needs(&self) -> [u8; 4] {
        let product = match (self.products, self.buyers) {
            (5.., Buyers::Different) => 2,
            (2..=4, Buyers::Different) => 1,
            (5.., Buyers::Same) if self.is_undivided() => 1,
            _ => 0,
        };
        let location = match self.location {
            Location::OneArea => 0,
            Location::SeveralRegions => 1,
            Location::SeveralCountries => 2,
        };
        let mixed = if self.size == Size::Mixed { 2 } else { 0 };
        let vertical = if self.industries == Industries::SeveralDifferent { 2 } else { 0 };
        [location, product, mixed, vertical]
    }

    /// Whether only the products could divide the customers, and no customer has a seller of its own.
    fn is_undivided(&self) -> bool {
        self.location == Location::OneArea
            && self.size != Size::Mixed
            && self.industries != Industries::SeveralDifferent
            && self.relationship != Relationship::OneToOne
            && self.named == Named::No
    }

    /// Returns the model by the specified tree.
    pub fn model(&self, needs: [u8; 4]) -> Model {
        let is_tight = self.budget == Budget::Tight;
        if self.team <= 2 {
            Model::Island
        } else if self.relationship == Relationship::OneToOne {
            let wants_pod = match self.named {
                Named::Yes => self.culture != Culture::Competitive,
                Named::No => self.culture == Culture::Collaborative && self.team >= 10,
            };
            if wants_pod && !is_tight { Model::Pod } else { Model::Island }
        } else if is_tight && self.team < 30 {
            Model::Island
        } else if self.named == Named::Yes {
            let each_alone = self.culture == Culture::Competitive && self.team < 10;
            if each_alone { Model::Island } else { Model::Pod }
        } else if self.culture == Culture::Collaborative {
            Model::Pod
        } else if self.team >= 10 {
            self.large(needs)
        } else {
            self.small()
        }
    }

    /// Returns the model of ten sellers or more, without target accounts or a collaborative culture.
    fn large(&self, needs: [u8; 4]) -> Model {
        let strong = needs.into_iter().filter(|need| *need == 2).count();
        let precious = self.size == Size::Enterprise && self.leads == Leads::Few;
        let keeps_faces = self.relationship == Relationship::Balanced && self.budget != Budget::Tight;
        match self.leads {
            Leads::Many => Model::AssemblyLine,
            _ if strong >= 2 => Model::Pod,
            _ if precious && (self.culture == Culture::Balanced || keeps_faces) => Model::Pod,
            _ => Model::AssemblyLine,
        }
    }

    /// Returns the model of three to nine sellers, without target accounts or a collaborative culture.
    fn small(&self) -> Model {
        match (self.culture, self.leads, self.budget) {
            (Culture::Competitive, ..) => Model::Island,
            (_, Leads::Many, _) => Model::AssemblyLine,
            (_, _, Budget::Moderate) => Model::Island,
            (_, Leads::Few, _) => match (self.size, self.relationship) {
                (Size::Enterprise, Relationship::Balanced) => Model::Pod,
                _ => Model::Island,
            },
            _ => Model::AssemblyLine,
        }
    }

    /// Returns the dimensions in use now, by needs, cap and staffing.
    fn division(&self, model: Model, needs: [u8; 4]) -> Division {
        let cap = match self.team {
            ..=2 => 0,
            3..=9 => 1,
            10..=29 => 2,
            30..=99 => 3,
            _ => 4,
        };
        let cap = match (self.budget, self.team) {
            (Budget::Tight, 3..) => std::cmp::max(cap - 1, 1),
            _ => cap,
        };
        // Each unit has two sellers on the island and four elsewhere. There are 2 to the power of the dimensions units.
        let staffed = match model {
            Model::Island => [3, 8, 16, 32],
            Model::AssemblyLine | Model::Pod => [8, 16, 32, 64],
        };
        let staffed = staffed.into_iter().map(|from| u8::from(self.team >= from)).sum();
        let cap = std::cmp::min(cap, staffed);
        let mut division = Division { dimensions: [0; 4], count: 0 };
        for level in [2, 1] {
            for (dimension, _) in (0..).zip(needs).filter(|(_, need)| *need == level) {
                if division.count < cap {
                    division.dimensions[usize::from(division.count)] = dimension;
                    division.count += 1;
                }
            }
        }
        division
    }

    /// Returns the answers by question id, as the numbers that a rulebook uses.
    #[allow(dead_code, reason = "one benchmark writes ids instead")]
    pub fn answers(&self) -> [(&'static str, u32); 11] {
        [
            ("budget", self.budget as u32),
            ("team_size", self.team),
            ("customer_location", self.location as u32),
            ("customer_size", self.size as u32),
            ("industries", self.industries as u32),
            ("relationship", self.relationship as u32),
            ("named_accounts", self.named as u32),
            ("lead_flow", self.leads as u32),
            ("product_count", self.products),
            ("product_buyers", self.buyers as u32),
            ("culture", self.culture as u32),
        ]
    }

    /// Returns every company that the rules distinguish. Numbers are the first and the last of each class.
    pub fn all() -> impl Iterator<Item = Self> {
        const TEAMS: [u32; 18] = [1, 2, 3, 7, 8, 9, 10, 15, 16, 29, 30, 31, 32, 63, 64, 99, 100, 100_000];
        const PRODUCTS: [(u32, Buyers); 5] = [
            (1, Buyers::Same),
            (2, Buyers::Same),
            (4, Buyers::Different),
            (5, Buyers::Same),
            (5, Buyers::Different),
        ];
        /// Returns the item of `list` for the combination `number`, and divides `number` by the length of the list.
        fn pick<T: Copy>(number: &mut usize, list: &[T]) -> T {
            let found = list[*number % list.len()];
            *number /= list.len();
            found
        }
        (0..COMPANIES).map(|number| {
            let at = &mut { number };
            let (products, buyers) = pick(at, &PRODUCTS);
            Self {
                products,
                buyers,
                budget: pick(at, Budget::ALL),
                team: pick(at, &TEAMS),
                location: pick(at, Location::ALL),
                size: pick(at, Size::ALL),
                industries: pick(at, Industries::ALL),
                relationship: pick(at, Relationship::ALL),
                named: pick(at, Named::ALL),
                leads: pick(at, Leads::ALL),
                culture: pick(at, Culture::ALL),
            }
        })
    }
}

/// The number of companies of [`Company::all`].
pub const COMPANIES: usize = 5 * 3 * 18 * 3 * 4 * 3 * 3 * 2 * 3 * 3;

/// Returns random indices of companies, the same in every run.
#[allow(dead_code, reason = "only the benchmarks sample")]
pub fn sample(count: usize) -> impl Iterator<Item = usize> {
    let next = |state: &u64| {
        Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
    };
    let states = std::iter::successors(Some(20_261_123), next).skip(1);
    states.take(count).map(|state| usize::try_from(state >> 33).unwrap_or_default() % COMPANIES)
}
