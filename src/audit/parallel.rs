//! Runs work on all cores, or on the calling thread if no threads can be started.

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::OnceLock;

/// Applies `work` to every item and returns the results in the order of the items.
pub(super) fn map<T: Send, R: Send>(items: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
    static POOL: OnceLock<Option<ThreadPool>> = OnceLock::new();
    // The global pool of rayon would panic if its threads cannot be started.
    map_on(POOL.get_or_init(|| ThreadPoolBuilder::new().build().ok()).as_ref(), items, work)
}

fn map_on<T: Send, R: Send>(
    pool: Option<&ThreadPool>,
    items: Vec<T>,
    work: impl Fn(T) -> R + Send + Sync,
) -> Vec<R> {
    match pool {
        Some(pool) => pool.install(|| items.into_par_iter().map(work).collect()),
        None => items.into_iter().map(work).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{ThreadPoolBuilder, map_on};

    /// Checks that the results and their order do not depend on threads.
    #[test]
    fn map_returns_the_same_with_and_without_threads() {
        let pool = ThreadPoolBuilder::new().num_threads(3).build().expect("three threads can be started");
        let items: Vec<u32> = (0..100).collect();
        let squares: Vec<_> = items.iter().map(|item| item * item).collect();
        assert_eq!(map_on(Some(&pool), items.clone(), |item| item * item), squares);
        assert_eq!(map_on(None, items, |item| item * item), squares);
    }
}
