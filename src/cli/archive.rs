//! The people of an archive: names are counted document by document, and grouped at the end. Memory grows with the
//! number of different names, not with that of documents.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use serde_json::Value;
use whosaid::Gender;

use super::names::{Name, plain_words};

/// Of each name so many roles are counted; archives have many one-off ones.
const ROLES: usize = 32;
/// So many roles and possible bearers are written.
const SHOWN: usize = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Person,
    Organization,
}

/// A speaker of one document.
pub struct Seen {
    pub name: String,
    pub kind: Kind,
    pub role: Option<String>,
    pub quotations: usize,
}

/// A name of the archive.
struct Node {
    /// As it was written first.
    written: String,
    kind: Kind,
    name: Name,
    documents: usize,
    quotations: usize,
    /// Documents that have two people of this name.
    namesakes: usize,
    roles: Vec<(String, usize)>,
    first: Value,
    /// Sets of names that some document keeps apart.
    apart: Vec<u32>,
}

/// A single word says more with its courtesy title.
type Key = (Kind, Vec<String>, Option<String>, Option<Gender>);

#[derive(Default)]
pub struct Archive {
    nodes: Vec<Node>,
    by_key: HashMap<Key, u32>,
    sets: HashMap<Box<[u32]>, u32>,
}

/// One person or body, as far as names tell.
#[derive(Serialize)]
pub struct Group {
    pub name: String,
    pub kind: Kind,
    pub documents: usize,
    pub quotations: usize,
    pub names: Vec<Form>,
    pub roles: Vec<(String, usize)>,
    /// Names of the others whom this one, which fits several, may mean.
    pub could_be: Vec<String>,
    pub namesakes: usize,
    /// Id of the first document.
    pub first: Value,
}

#[derive(Serialize)]
pub struct Form {
    pub name: String,
    pub documents: usize,
    pub quotations: usize,
}

impl Archive {
    /// Counts the speakers of a document, all of whom it keeps apart.
    pub fn add(&mut self, document: &Value, speakers: Vec<Seen>) {
        let mut here: Vec<u32> = Vec::new();
        for Seen { name: written, kind, role, quotations } in speakers {
            let name = match kind {
                Kind::Person => Name::of(&written),
                Kind::Organization => {
                    let words: Vec<String> = plain_words(&written).filter(|word| word != "the").collect();
                    (!words.is_empty()).then_some(Name { words, generation: None, gender: None })
                }
            };
            // Nothing that could be told from others: signs alone.
            let Some(name) = name else { continue };
            let gender = name.gender.filter(|_| name.words.len() == 1);
            let key = (kind, name.words.clone(), name.generation.clone(), gender);
            let n = *self.by_key.entry(key).or_insert_with(|| {
                self.nodes.push(Node {
                    written,
                    kind,
                    name,
                    documents: 0,
                    quotations: 0,
                    namesakes: 0,
                    roles: Vec::new(),
                    first: document.clone(),
                    apart: Vec::new(),
                });
                (self.nodes.len() - 1) as u32
            });
            let node = &mut self.nodes[n as usize];
            node.quotations += quotations;
            if let Some(role) = role {
                match node.roles.iter().position(|known| known.0 == role) {
                    Some(at) => node.roles[at].1 += 1,
                    None if node.roles.len() < ROLES => node.roles.push((role, 1)),
                    None => {}
                }
            }
            here.push(n);
        }
        here.sort_unstable();
        for bearers in here.chunk_by(|a, b| a == b) {
            let node = &mut self.nodes[bearers[0] as usize];
            node.documents += 1;
            node.namesakes += usize::from(bearers.len() > 1);
        }
        here.dedup();
        // Only those with one surname could ever be taken for one.
        let last = |n: &u32| self.nodes[*n as usize].name.last();
        here.sort_by(|a, b| last(a).cmp(last(b)).then(a.cmp(b)));
        let sets: Vec<Box<[u32]>> =
            here.chunk_by(|a, b| last(a) == last(b)).filter(|set| set.len() > 1).map(Box::from).collect();
        for set in sets {
            let number = self.sets.len() as u32;
            if !self.sets.contains_key(&set) {
                for n in &set {
                    self.nodes[*n as usize].apart.push(number);
                }
                self.sets.insert(set, number);
            }
        }
    }

    /// How many different names there are.
    pub fn names(&self) -> usize {
        self.nodes.len()
    }

    /// Groups the names, those with most quotations first.
    pub fn groups(self) -> Vec<Group> {
        let nodes = self.nodes;
        // Long names first: what a short one is a form of is there already. Of equals those that say most.
        let mut order: Vec<usize> = (0..nodes.len()).collect();
        order.sort_by_key(|&n| {
            let name = &nodes[n].name;
            let says_less = (std::cmp::Reverse(name.words.len()), name.initials(), name.gender.is_none());
            (says_less, std::cmp::Reverse(nodes[n].quotations), n)
        });
        let mut roots: Vec<Root> = Vec::new();
        // By surname and, for names of several words, the first letter.
        let mut index: HashMap<(&str, Option<char>), Vec<usize>> = HashMap::new();
        for n in order {
            let node = &nodes[n];
            let last = node.name.last();
            let initial = node.name.words[0].chars().next().filter(|_| node.name.words.len() > 1);
            let mut found: Vec<usize> = Vec::new();
            if node.kind == Kind::Person {
                let near = index.get(&(last, initial)).into_iter().flatten().copied();
                found.extend(near.filter(|&r| node.name.is_form_of(&nodes[roots[r].members[0]].name)));
                found.retain(|&r| roots[r].takes(node));
            }
            if let [root] = found[..] {
                roots[root].join(n, node);
                continue;
            }
            let mut root = Root { members: Vec::new(), apart: HashSet::new(), gender: None, could_be: found };
            root.join(n, node);
            if node.kind == Kind::Person {
                index.entry((last, None)).or_default().push(roots.len());
                if initial.is_some() {
                    index.entry((last, initial)).or_default().push(roots.len());
                }
            }
            roots.push(root);
        }
        let names: Vec<String> = roots.iter().map(|root| nodes[root.members[0]].written.clone()).collect();
        let mut groups: Vec<Group> = roots.into_iter().map(|root| group(root, &nodes, &names)).collect();
        groups.sort_by(|a, b| {
            b.quotations.cmp(&a.quotations).then(b.documents.cmp(&a.documents)).then(a.name.cmp(&b.name))
        });
        groups
    }
}

struct Root {
    /// Numbers of names; the first is the fullest.
    members: Vec<usize>,
    apart: HashSet<u32>,
    gender: Option<Gender>,
    could_be: Vec<usize>,
}

impl Root {
    /// Whether a name may join: no document keeps it apart from a member, no title tells it from one.
    fn takes(&self, node: &Node) -> bool {
        let other = matches!((self.gender, node.name.gender), (Some(a), Some(b)) if a != b);
        !other && !node.apart.iter().any(|set| self.apart.contains(set))
    }

    fn join(&mut self, n: usize, node: &Node) {
        self.members.push(n);
        self.apart.extend(&node.apart);
        self.gender = self.gender.or(node.name.gender);
    }
}

fn group(root: Root, nodes: &[Node], names: &[String]) -> Group {
    let members = || root.members.iter().map(|&n| &nodes[n]);
    let mut forms: Vec<Form> = members()
        .map(|node| Form { name: node.written.clone(), documents: node.documents, quotations: node.quotations })
        .collect();
    forms.sort_by(|a, b| b.quotations.cmp(&a.quotations).then(b.documents.cmp(&a.documents)).then(a.name.cmp(&b.name)));
    let mut roles: Vec<(String, usize)> = Vec::new();
    for (role, count) in members().flat_map(|node| &node.roles) {
        match roles.iter_mut().find(|known| known.0 == *role) {
            Some(known) => known.1 += count,
            None => roles.push((role.clone(), *count)),
        }
    }
    roles.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    roles.truncate(SHOWN);
    let fullest = &nodes[root.members[0]];
    let first = root.members.iter().min().map_or(Value::Null, |&n| nodes[n].first.clone());
    Group {
        name: fullest.written.clone(),
        kind: fullest.kind,
        documents: members().map(|node| node.documents).sum(),
        quotations: members().map(|node| node.quotations).sum(),
        namesakes: members().map(|node| node.namesakes).sum(),
        names: forms,
        roles,
        could_be: root.could_be.iter().take(SHOWN).map(|&r| names[r].clone()).collect(),
        first,
    }
}
