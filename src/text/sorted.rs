//! Sorted maps and sets that weigh little: the standard library's B-trees come as a copy for every pair of types, 50 KB
//! of the module in all (docs/figures.md). In the module one search tree over indices serves all of them; natively the
//! standard library's are used. Both iterate by key, so the answers are the same.

#[cfg(not(target_arch = "wasm32"))]
pub use std::collections::{BTreeMap, BTreeSet};

#[cfg(target_arch = "wasm32")]
pub use light::{BTreeMap, BTreeSet};

#[cfg(any(test, target_arch = "wasm32"))]
mod light {
    use std::borrow::Borrow;
    use std::cmp::Ordering;

    use crate::text::sort;

    /// A treap: a search tree in which what stands above has the greater rank, so that it is as deep as one of random order.
    /// The node of the index 0 is 1, and 0 is none.
    #[derive(Default)]
    struct Tree {
        root: u32,
        /// What is before and what is behind each node.
        below: Vec<[u32; 2]>,
    }

    /// A number that looks random, and is another for each node.
    fn rank(node: u32) -> u32 {
        let mixed = (node ^ node >> 16).wrapping_mul(0x45D9_F3B5);
        (mixed ^ mixed >> 16).wrapping_mul(0x45D9_F3B5)
    }

    impl Tree {
        /// The index at which `order` is equal: it says how what is looked for stands to what an index has. `path`
        /// becomes the nodes passed, each with the side that was taken.
        fn find(
            &self,
            order: &mut dyn FnMut(usize) -> Ordering,
            mut path: Option<&mut Vec<(u32, usize)>>,
        ) -> Option<usize> {
            let mut node = self.root;
            while node != 0 {
                let index = node as usize - 1;
                let side = match order(index) {
                    Ordering::Equal => return Some(index),
                    Ordering::Less => 0,
                    Ordering::Greater => 1,
                };
                if let Some(path) = &mut path {
                    path.push((node, side));
                }
                node = self.below[index][side];
            }
            None
        }

        /// The index at which `order` is equal; where none is, the next index takes its place in the tree.
        fn find_or_hang(&mut self, order: &mut dyn FnMut(usize) -> Ordering) -> Option<usize> {
            let mut path = Vec::new();
            let found = self.find(order, Some(&mut path));
            if found.is_none() {
                self.hang(path);
            }
            found
        }

        fn hang(&mut self, mut path: Vec<(u32, usize)>) {
            let mut below = [0; 2];
            let node = self.below.len() as u32 + 1;
            let top = loop {
                let Some((above, side)) = path.pop() else { break None };
                if rank(above) > rank(node) {
                    break Some((above, side));
                }
                self.below[above as usize - 1][side] = below[1 - side];
                below[1 - side] = above;
            };
            self.below.push(below);
            match top {
                Some((above, side)) => self.below[above as usize - 1][side] = node,
                None => self.root = node,
            }
        }

        /// All indices by what they have.
        fn order(&self) -> Vec<u32> {
            let mut out = Vec::with_capacity(self.below.len());
            let (mut node, mut above) = (self.root, Vec::new());
            loop {
                while node != 0 {
                    above.push(node);
                    node = self.below[node as usize - 1][0];
                }
                let Some(next) = above.pop() else { return out };
                out.push(next - 1);
                node = self.below[next as usize - 1][1];
            }
        }
    }

    pub struct BTreeMap<K, V> {
        /// As they came.
        entries: Vec<(K, V)>,
        tree: Tree,
    }

    impl<K, V> Default for BTreeMap<K, V> {
        fn default() -> Self {
            BTreeMap { entries: Vec::new(), tree: Tree::default() }
        }
    }

    impl<K: Ord, V> BTreeMap<K, V> {
        pub fn new() -> Self {
            Self::default()
        }

        pub fn len(&self) -> usize {
            self.entries.len()
        }

        pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
        where
            K: Borrow<Q>,
        {
            let index = self.tree.find(&mut |i| key.cmp(self.entries[i].0.borrow()), None)?;
            Some(&self.entries[index].1)
        }

        pub fn contains_key<Q: Ord + ?Sized>(&self, key: &Q) -> bool
        where
            K: Borrow<Q>,
        {
            self.get(key).is_some()
        }

        pub fn insert(&mut self, key: K, value: V) -> Option<V> {
            match self.tree.find_or_hang(&mut |i| key.cmp(&self.entries[i].0)) {
                Some(index) => Some(std::mem::replace(&mut self.entries[index].1, value)),
                None => {
                    self.entries.push((key, value));
                    None
                }
            }
        }

        pub fn entry(&mut self, key: K) -> Entry<'_, K, V> {
            Entry { map: self, key }
        }

        pub fn retain(&mut self, mut keep: impl FnMut(&K, &mut V) -> bool) {
            for (key, mut value) in std::mem::take(self) {
                if keep(&key, &mut value) {
                    self.insert(key, value);
                }
            }
        }

        pub fn iter(&self) -> Iter<'_, K, V> {
            Iter { entries: &self.entries, order: self.tree.order().into_iter() }
        }

        pub fn keys(&self) -> impl Iterator<Item = &K> {
            self.iter().map(|e| e.0)
        }

        pub fn values(&self) -> impl Iterator<Item = &V> {
            self.iter().map(|e| e.1)
        }

        pub fn into_keys(self) -> impl Iterator<Item = K> {
            self.into_iter().map(|e| e.0)
        }
    }

    pub struct Entry<'m, K, V> {
        map: &'m mut BTreeMap<K, V>,
        key: K,
    }

    impl<'m, K: Ord, V> Entry<'m, K, V> {
        pub fn or_insert_with(self, value: impl FnOnce() -> V) -> &'m mut V {
            let Entry { map, key } = self;
            let index = map.tree.find_or_hang(&mut |i| key.cmp(&map.entries[i].0)).unwrap_or(map.entries.len());
            if index == map.entries.len() {
                map.entries.push((key, value()));
            }
            &mut map.entries[index].1
        }

        pub fn or_insert(self, value: V) -> &'m mut V {
            self.or_insert_with(|| value)
        }

        pub fn or_default(self) -> &'m mut V
        where
            V: Default,
        {
            self.or_insert_with(V::default)
        }
    }

    pub struct Iter<'m, K, V> {
        entries: &'m [(K, V)],
        order: std::vec::IntoIter<u32>,
    }

    impl<K, V> Clone for Iter<'_, K, V> {
        fn clone(&self) -> Self {
            Iter { entries: self.entries, order: self.order.clone() }
        }
    }

    impl<'m, K, V> Iterator for Iter<'m, K, V> {
        type Item = (&'m K, &'m V);

        fn next(&mut self) -> Option<Self::Item> {
            let (key, value) = &self.entries[self.order.next()? as usize];
            Some((key, value))
        }
    }

    impl<'m, K: Ord, V> IntoIterator for &'m BTreeMap<K, V> {
        type Item = (&'m K, &'m V);
        type IntoIter = Iter<'m, K, V>;

        fn into_iter(self) -> Self::IntoIter {
            self.iter()
        }
    }

    impl<K, V> IntoIterator for BTreeMap<K, V> {
        type Item = (K, V);
        type IntoIter = std::vec::IntoIter<(K, V)>;

        fn into_iter(mut self) -> Self::IntoIter {
            sort::take(self.tree.order(), &mut |a, b| self.entries.swap(a, b));
            self.entries.into_iter()
        }
    }

    impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> {
        fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
            let mut map = BTreeMap::new();
            for (key, value) in entries {
                map.insert(key, value);
            }
            map
        }
    }

    pub struct BTreeSet<T>(BTreeMap<T, ()>);

    impl<T> Default for BTreeSet<T> {
        fn default() -> Self {
            BTreeSet(BTreeMap::default())
        }
    }

    #[cfg_attr(test, expect(dead_code))]
    impl<T: Ord> BTreeSet<T> {
        pub fn new() -> Self {
            Self::default()
        }

        pub fn len(&self) -> usize {
            self.0.len()
        }

        pub fn is_empty(&self) -> bool {
            self.len() == 0
        }

        pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
        where
            T: Borrow<Q>,
        {
            self.0.contains_key(item)
        }

        /// Whether it is new.
        pub fn insert(&mut self, item: T) -> bool {
            self.0.insert(item, ()).is_none()
        }
    }

    impl<T: Ord> Extend<T> for BTreeSet<T> {
        fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
            for item in items {
                self.insert(item);
            }
        }
    }

    impl<T: Ord> FromIterator<T> for BTreeSet<T> {
        fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
            let mut set = BTreeSet::new();
            set.extend(items);
            set
        }
    }

    impl<T> IntoIterator for BTreeSet<T> {
        type Item = T;
        type IntoIter = std::iter::Map<std::vec::IntoIter<(T, ())>, fn((T, ())) -> T>;

        fn into_iter(self) -> Self::IntoIter {
            self.0.into_iter().map(|e| e.0)
        }
    }

    #[cfg(test)]
    impl Tree {
        pub fn depth(&self) -> usize {
            let (mut level, mut depth) = (vec![self.root], 0);
            while level.iter().any(|&node| node != 0) {
                depth += 1;
                let below = |&node: &u32| node.checked_sub(1).map_or([0; 2], |i| self.below[i as usize]);
                level = level.iter().flat_map(below).filter(|&node| node != 0).collect();
            }
            depth
        }
    }

    #[cfg(test)]
    impl<K, V> BTreeMap<K, V> {
        pub fn depth(&self) -> usize {
            self.tree.depth()
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::light;

    #[test]
    fn the_module_has_the_same_maps() {
        let mut seed = 1u32;
        for len in 0..200 {
            let mut next = || {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                seed >> 24
            };
            let (mut ours, mut std) = (light::BTreeMap::new(), std::collections::BTreeMap::new());
            for i in 0..len {
                let key = next() % 61;
                match next() % 3 {
                    0 => assert_eq!(ours.insert(key, i), std.insert(key, i)),
                    1 => assert_eq!(ours.entry(key).or_insert(i), std.entry(key).or_insert(i)),
                    _ => assert_eq!(ours.get(&key), std.get(&key)),
                }
            }
            assert!(ours.iter().eq(&std) && ours.len() == std.len());
            ours.retain(|key, _| key % 3 != 0);
            std.retain(|key, _| key % 3 != 0);
            assert!(ours.into_iter().eq(std));
        }
        let set: light::BTreeSet<&str> = ["b", "a", "b"].into_iter().collect();
        assert!(set.contains("a") && !set.contains("c") && set.into_iter().eq(["a", "b"]));
    }

    #[test]
    fn keys_in_order_make_no_deep_tree() {
        let ups: light::BTreeMap<u32, ()> = (0..100_000).map(|key| (key, ())).collect();
        let downs: light::BTreeMap<u32, ()> = (0..100_000).rev().map(|key| (key, ())).collect();
        assert!(ups.depth() < 60 && downs.depth() < 60, "{} {}", ups.depth(), downs.depth());
    }
}
