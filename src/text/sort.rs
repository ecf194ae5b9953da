//! Sorting that weighs little: the standard library's sorts come as a copy of 2 to 5 KB for every type, 100 KB of the
//! module in all (docs/figures.md). In the module one merge sort over indices serves all types; natively the standard
//! library's are used, which are faster. Both are stable, so the answers are the same.

use std::cmp::Ordering;

/// Puts a slice in order; equal elements stay as they are.
pub trait Ordered<T> {
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    /// By all of what an element is, so that equal ones are the same and their places say nothing.
    fn order(&mut self)
    where
        T: Ord;
}

impl<T> Ordered<T> for [T] {
    #[cfg(not(target_arch = "wasm32"))]
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering) {
        self.sort_by(compare);
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn order(&mut self)
    where
        T: Ord,
    {
        self.sort_unstable();
    }

    #[cfg(target_arch = "wasm32")]
    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(T::cmp);
    }

    #[cfg(target_arch = "wasm32")]
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let places = places(self.len(), &mut |a, b| compare(&self[a as usize], &self[b as usize]) == Ordering::Less);
        take(places, &mut |a, b| self.swap(a, b));
    }
}

/// Which element belongs where, by `less` of two indices: a merge sort from the bottom up.
#[cfg(any(test, target_arch = "wasm32"))]
fn places(len: usize, less: &mut dyn FnMut(u32, u32) -> bool) -> Vec<u32> {
    let mut from: Vec<u32> = (0..len as u32).collect();
    // Most of what is sorted is in order already.
    if (1..len as u32).all(|i| !less(i, i - 1)) {
        return from;
    }
    let mut to = from.clone();
    let mut width = 1;
    while width < len {
        for start in (0..len).step_by(2 * width) {
            let (middle, end) = ((start + width).min(len), (start + 2 * width).min(len));
            let (mut left, mut right) = (start, middle);
            for slot in &mut to[start..end] {
                let take_right = left == middle || right < end && less(from[right], from[left]);
                let next = if take_right { &mut right } else { &mut left };
                *slot = from[*next];
                *next += 1;
            }
        }
        std::mem::swap(&mut from, &mut to);
        width *= 2;
    }
    from
}

/// Brings every element to its place, circle by circle.
#[cfg(any(test, target_arch = "wasm32"))]
pub(super) fn take(mut places: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let next = std::mem::replace(&mut places[at], at as u32) as usize;
            if next == start || next == at {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_sorts_as_the_standard_library_does() {
        let mut seed = 1u32;
        for len in 0..200 {
            let mut next = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                seed >> 24
            };
            let mut items: Vec<(u32, usize)> = (0..len).map(|i| (next() % 17, i)).collect();
            let mut sorted = items.clone();
            sorted.sort_by_key(|item| item.0);
            let order = places(len, &mut |a, b| items[a as usize].0 < items[b as usize].0);
            take(order, &mut |a, b| items.swap(a, b));
            assert_eq!(items, sorted);
        }
    }
}
