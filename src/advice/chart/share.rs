//! Distribution of people: evenly, and in proportion by the largest-remainder method.

use smallvec::{SmallVec, smallvec};
use std::cmp::Reverse;

/// Returns the size of the part at `index` if `whole` is divided into `parts` even parts. Earlier parts get
/// the remainder.
pub(super) fn even_part(whole: u32, parts: u32, index: u32) -> u32 {
    whole / parts + u32::from(index < whole % parts)
}

/// Returns where the part at `index` starts if `whole` is divided into `parts` even parts.
pub(super) fn even_part_start(whole: u32, parts: u32, index: u32) -> u32 {
    index * (whole / parts) + index.min(whole % parts)
}

/// The number of people in each role.
pub(super) type Counts = SmallVec<[u32; 4]>;

/// Returns the number of people in all roles.
pub(super) fn people(roles: &[u32]) -> u32 {
    roles.iter().sum()
}

/// Deals people like cards, role by role, to `parts` parts. Returns the shares in order, each with the number
/// of neighbouring parts that get it.
///
/// The number of people of each role, and of all people, differs by at most one between any two parts. The
/// first parts have more people in all.
pub(super) fn deal(roles: &[u32], parts: u32) -> Vec<(Counts, u32)> {
    let mut cuts: SmallVec<[u32; 16]> = smallvec![0, parts];
    let mut more: SmallVec<[(u32, u32); 8]> = SmallVec::new();
    let mut at = 0;
    for &count in roles {
        more.push((at, count % parts));
        cuts.push(at);
        at = (at + count % parts) % parts;
        cuts.push(at);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut runs: Vec<(Counts, u32)> = Vec::new();
    for pair in cuts.windows(2) {
        let share = roles.iter().zip(&more).map(|(count, (start, more))| {
            count / parts + u32::from((pair[0] + parts - start) % parts < *more)
        });
        let share: Counts = share.collect();
        match runs.last_mut() {
            Some((known, times)) if *known == share => *times += pair[1] - pair[0],
            _ => runs.push((share, pair[1] - pair[0])),
        }
    }
    runs
}

/// Divides `whole` in proportion to `weights` by the largest-remainder method. Among equal remainders the
/// earlier comes first.
pub(super) fn apportion(whole: u32, weights: &[u64]) -> Counts {
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let quota = |weight: u64| u128::from(whole) * u128::from(weight);
    // A quota is at most the whole.
    let share = |weight: &u64| {
        quota(*weight).checked_div(all).and_then(|share| u32::try_from(share).ok()).unwrap_or(0)
    };
    let mut shares: Counts = weights.iter().map(share).collect();
    let mut by_remainder: SmallVec<[usize; 8]> = (0..weights.len()).collect();
    by_remainder.sort_by_key(|index| Reverse(quota(weights[*index]).checked_rem(all)));
    let left = if all == 0 { 0 } else { whole - people(&shares) };
    for index in by_remainder.into_iter().take(left as usize) {
        shares[index] += 1;
    }
    shares
}

/// Divides like [`apportion`], but leaves no part empty if there are as many people as parts: an empty part
/// takes one person from the largest.
pub(super) fn proportional(whole: u32, weights: &[u64]) -> Counts {
    let mut shares = apportion(whole, weights);
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

/// Raises each part to `least`, taking people from the larger parts in turn, first from those that were
/// rounded up most. Returns `None` if there are too few people.
pub(super) fn raise_to(shares: &Counts, weights: &[u64], least: u32) -> Option<Counts> {
    let whole = people(shares);
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let surplus = |index: usize| {
        let quota = u128::from(whole) * u128::from(weights[index]);
        i128::try_from(u128::from(shares[index]) * all).unwrap_or(i128::MAX)
            - i128::try_from(quota).unwrap_or(i128::MAX)
    };
    let mut raised: Counts = shares.iter().map(|share| (*share).max(least)).collect();
    for _ in 0..people(&raised).checked_sub(whole)? {
        let givers = (0..raised.len()).filter(|index| raised[*index] > least);
        let giver = givers.min_by_key(|&index| (shares[index] - raised[index], Reverse(surplus(index))))?;
        raised[giver] -= 1;
    }
    Some(raised)
}

#[cfg(test)]
mod tests {
    use super::{apportion, deal, even_part, even_part_start, people, proportional, raise_to};
    use proptest::prelude::*;

    const WEIGHTS: [u64; 3] = [400_000, 1_000_000, 500_000];

    /// The remainder goes to the parts with the largest fractions, and no part is empty if there are enough
    /// people.
    #[test]
    fn proportional_gives_remainder_by_largest_fraction() {
        let shares = |whole| proportional(whole, &WEIGHTS).to_vec();
        assert_eq!(shares(40), [8, 21, 11]);
        assert_eq!(shares(4), [1, 2, 1]);
        assert_eq!(shares(3), [1, 1, 1]);
        assert_eq!(shares(2), [0, 1, 1]);
        assert_eq!(shares(1), [0, 1, 0]);
        assert_eq!(proportional(3, &[1, 1_000_000]).to_vec(), [1, 2]);
        assert_eq!(apportion(3, &[1, 1_000_000]).to_vec(), [0, 3]);
    }

    /// Raising takes from the parts that are large enough, and fails if there are too few people.
    #[test]
    fn raise_to_takes_from_larger_parts() {
        let raised =
            |whole, least| raise_to(&proportional(whole, &WEIGHTS), &WEIGHTS, least).map(|it| it.to_vec());
        assert_eq!(raised(24, 5), Some(vec![5, 13, 6]));
        assert_eq!(raised(24, 6), Some(vec![6, 12, 6]));
        assert_eq!(raised(64, 16), Some(vec![16, 32, 16]));
        assert_eq!(raised(8, 3), None);
    }

    /// People are dealt in turn, role by role.
    #[test]
    fn deal_distributes_in_turn() {
        let deal = |roles: &[u32], parts| -> Vec<(Vec<u32>, u32)> {
            deal(roles, parts).into_iter().map(|(roles, times)| (roles.to_vec(), times)).collect()
        };
        assert_eq!(deal(&[2, 6, 3], 2), [(vec![1, 3, 2], 1), (vec![1, 3, 1], 1)]);
        assert_eq!(deal(&[5], 3), [(vec![2], 2), (vec![1], 1)]);
        assert_eq!(deal(&[2, 2], 3), [(vec![1, 1], 1), (vec![1, 0], 1), (vec![0, 1], 1)]);
    }

    proptest! {
        /// Shares add up to the whole, and none is empty if there are enough people.
        #[test]
        fn proportional_adds_up_without_empty_parts(
            whole in prop_oneof![0_u32..50, any::<u32>()],
            weights in prop::collection::vec(1_u64..u64::from(u32::MAX), 1..9),
        ) {
            let shares = proportional(whole, &weights);
            prop_assert_eq!(shares.iter().map(|share| u64::from(*share)).sum::<u64>(), u64::from(whole));
            prop_assert!(whole < 9 || !shares.contains(&0));
        }

        /// Raised parts add up to the whole and reach the minimum, unless there are too few people.
        #[test]
        fn raise_to_adds_up_and_reaches_minimum(
            whole in 0_u32..500, weights in prop::collection::vec(1_u64..1000, 1..6), least in 0_u32..40,
        ) {
            let shares = proportional(whole, &weights);
            let Some(found) = raise_to(&shares, &weights, least) else {
                return {
                    let _: () = prop_assert!(people(&shares) < least * u32::try_from(weights.len()).expect("fits in u32"));
                    Ok(())
                };
            };
            prop_assert_eq!(people(&found), whole);
            prop_assert!(found.iter().all(|part| *part >= least));
        }

        /// Dealt parts differ by at most one in each role and in all.
        #[test]
        fn deal_is_even_by_role_and_in_total(
            roles in prop::collection::vec(0_u32..300, 1..6), parts in 1_u32..40,
        ) {
            let runs = deal(&roles, parts);
            let dealt: Vec<_> =
                runs.iter().flat_map(|(share, times)| vec![share.to_vec(); *times as usize]).collect();
            prop_assert_eq!(dealt.len(), parts as usize);
            let sizes: Vec<u32> = dealt.iter().map(|share| share.iter().sum()).collect();
            prop_assert!(sizes.is_sorted_by(|a, b| a >= b) && sizes[0] - sizes[sizes.len() - 1] <= 1);
            for (role, count) in roles.iter().enumerate() {
                let own = || dealt.iter().map(|share| share[role]);
                prop_assert_eq!(own().sum::<u32>(), *count);
                prop_assert!(own().max() <= own().min().map(|least| least + 1));
            }
        }

        /// Even parts are contiguous and cover the whole.
        #[test]
        fn even_parts_are_contiguous(whole in 0_u32..10_000, parts in 1_u32..60) {
            let mut at = 0;
            for index in 0..parts {
                prop_assert_eq!(even_part_start(whole, parts, index), at);
                at += even_part(whole, parts, index);
            }
            prop_assert_eq!(at, whole);
        }
    }
}
