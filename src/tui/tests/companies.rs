//! Companies that the tests of the screens share, as answers by question id.

use serde_json::{Value as Json, json};

/// Answers of a company of forty sellers with customers in several countries; a few questions are open.
pub(in crate::tui) fn pods() -> Json {
    json!({
        "budget": "moderate", "team_size": 40, "customer_location": "several_countries",
        "region_names": ["Benelux", "DACH"], "customer_size": "mixed", "relationship": "balanced",
        "named_accounts": "no", "product_count": 6, "product_buyers": "different", "culture": "collaborative",
        "lead_flow": "steady", "industry_names": ["Care"]
    })
}

/// Answers of a company of two sellers that says little more.
pub(in crate::tui) fn two() -> Json {
    json!({"team_size": 2, "culture": "collaborative", "product_count": 2})
}

/// Answers of a large competitive team, for which the tree is followed deep.
pub(in crate::tui) fn line() -> Json {
    json!({
        "budget": "ample", "team_size": 120, "relationship": "transactional", "named_accounts": "no",
        "culture": "balanced", "customer_size": "enterprise", "lead_flow": "many", "product_count": 1
    })
}

/// Answers of a small team that gets more warnings than show at once.
pub(in crate::tui) fn warned() -> Json {
    json!({
        "budget": "tight", "team_size": 12, "growth": "fast", "customer_location": "several_countries",
        "customer_size": "mixed", "relationship": "balanced", "named_accounts": "yes", "lead_flow": "many",
        "product_count": 5, "product_buyers": "different", "culture": "collaborative", "admin_load": "heavy",
        "enablement_now": "none", "seller_experience": "new"
    })
}

/// Answers of a small team with more to divide by than it can carry, and more names of products than products.
pub(in crate::tui) fn stretched() -> Json {
    json!({
        "budget": "tight", "team_size": 12, "customer_location": "several_countries", "customer_size": "mixed",
        "product_count": 5, "product_buyers": "different", "product_names": ["A", "B", "C", "D", "E", "F"]
    })
}

/// Answers of a company of a thousand sellers in nine regions, whose chart is larger than any screen.
pub(in crate::tui) fn thousand() -> Json {
    json!({"budget": "ample", "team_size": 1000, "customer_location": "several_countries",
        "region_names": ["東京都", "Benelux", "DACH", "Nordics", "Ibérica", "UK & Ireland", "Mid-west", "US", "Japan"],
        "relationship": "transactional", "named_accounts": "no", "culture": "balanced", "lead_flow": "many",
        "customer_size": "mixed", "product_count": 30, "product_buyers": "different"})
}

/// Answers of a team of two dozen who each sell alone.
pub(in crate::tui) fn island() -> Json {
    json!({"budget": "tight", "team_size": 24, "customer_location": "several_regions", "culture": "competitive",
        "region_names": ["North", "South", "East"]})
}
