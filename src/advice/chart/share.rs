//! Dividing people: evenly, and in proportion by largest remainder.

/// How many of `whole` the part at `index` of `parts` even parts gets; earlier ones get what is left over.
pub(super) fn even(whole: u32, parts: u32, index: u32) -> u32 {
    whole / parts + u32::from(index < whole % parts)
}

/// Where the part at `index` of `parts` even parts of `whole` starts.
pub(super) fn start(whole: u32, parts: u32, index: u32) -> u32 {
    index * (whole / parts) + index.min(whole % parts)
}

/// `whole` divided in proportion to `weights` by largest remainder, earlier ones first among equals. Where there are as many
/// people as parts, nobody goes without: a part that would get nothing takes one from the largest.
pub(super) fn proportional(whole: u32, weights: &[u64]) -> Vec<u32> {
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let quota = |weight: u64| u128::from(whole) * u128::from(weight);
    // A quota is at most the whole.
    let mut shares: Vec<u32> = weights
        .iter()
        .map(|weight| {
            quota(*weight).checked_div(all).and_then(|share| u32::try_from(share).ok()).unwrap_or(0)
        })
        .collect();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    by_remainder.sort_by_key(|index| std::cmp::Reverse(quota(weights[*index]).checked_rem(all)));
    let left = whole - shares.iter().sum::<u32>();
    for index in by_remainder.into_iter().take(left as usize) {
        shares[index] += 1;
    }
    if whole as usize >= weights.len() {
        while let Some(none) = shares.iter().position(|share| *share == 0) {
            let largest = shares.iter().copied().max().unwrap_or_default();
            if let Some(giver) = shares.iter().position(|share| *share == largest) {
                shares[giver] -= 1;
            }
            shares[none] = 1;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::{even, proportional, start};
    use proptest::prelude::*;

    #[test]
    fn the_largest_remainder_gets_what_is_left() {
        let weights = [400_000, 1_000_000, 500_000];
        assert_eq!(proportional(40, &weights), [8, 21, 11]);
        assert_eq!(proportional(4, &weights), [1, 2, 1]);
        assert_eq!(proportional(3, &weights), [1, 1, 1]);
        assert_eq!(proportional(2, &weights), [0, 1, 1]);
        assert_eq!(proportional(1, &weights), [0, 1, 0]);
        assert_eq!(proportional(3, &[1, 1_000_000]), [1, 2]);
    }

    proptest! {
        #[test]
        fn shares_add_up_and_nobody_goes_without(
            whole in prop_oneof![0_u32..50, any::<u32>()],
            weights in prop::collection::vec(1_u64..u64::from(u32::MAX), 1..9),
        ) {
            let shares = proportional(whole, &weights);
            prop_assert_eq!(shares.iter().map(|share| u64::from(*share)).sum::<u64>(), u64::from(whole));
            prop_assert!(whole < 9 || !shares.contains(&0));
        }

        #[test]
        fn even_parts_follow_each_other(whole in 0_u32..10_000, parts in 1_u32..60) {
            let mut at = 0;
            for index in 0..parts {
                prop_assert_eq!(start(whole, parts, index), at);
                at += even(whole, parts, index);
            }
            prop_assert_eq!(at, whole);
        }
    }
}
