//! Elements as data: what a page is to build, natively testable. The page makes an element of each node, sets its
//! attributes and adds its children; texts become text nodes, never markup.

use serde::Serialize;

/// A text or an element. An element is serialized as `[tag, attributes, children, action]`; an action is the name of
/// what a click does, and its arguments.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Node {
    Text(String),
    Element(&'static str, Vec<(&'static str, String)>, Vec<Node>, Vec<String>),
}

/// An element; its first attribute is its class, which may be empty.
pub fn element(tag: &'static str, class: &str) -> Node {
    let attributes = if class.is_empty() { Vec::new() } else { vec![("class", class.to_string())] };
    Node::Element(tag, attributes, Vec::new(), Vec::new())
}

/// A button; `action` is what a click does, and its arguments.
pub fn button(class: &str, label: &str, action: &[&str]) -> Node {
    let mut made = element("button", class).with("type", "button").text(label);
    if let Node::Element(.., act) = &mut made {
        act.extend(action.iter().map(|part| part.to_string()));
    }
    made
}

impl Node {
    pub fn with(mut self, name: &'static str, value: &str) -> Node {
        if let Node::Element(_, attributes, ..) = &mut self {
            attributes.push((name, value.into()));
        }
        self
    }

    pub fn text(self, text: &str) -> Node {
        if text.is_empty() { self } else { self.children([Node::Text(text.into())]) }
    }

    pub fn children(mut self, nodes: impl IntoIterator<Item = Node>) -> Node {
        if let Node::Element(_, _, children, _) = &mut self {
            children.extend(nodes);
        }
        self
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// All texts in order, those of one element apart from those of the next.
    pub fn texts(node: &Node) -> Vec<&str> {
        match node {
            Node::Text(text) => vec![text],
            Node::Element(_, _, children, _) => children.iter().flat_map(texts).collect(),
        }
    }

    /// All elements with this tag.
    pub fn all<'n>(node: &'n Node, tag: &str) -> Vec<&'n Node> {
        let Node::Element(own, _, children, _) = node else { return Vec::new() };
        let inside = children.iter().flat_map(|child| all(child, tag));
        (*own == tag).then_some(node).into_iter().chain(inside).collect()
    }

    pub fn attribute<'n>(node: &'n Node, name: &str) -> Option<&'n str> {
        let Node::Element(_, attributes, ..) = node else { return None };
        attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| value.as_str())
    }

    pub fn action(node: &Node) -> Vec<&str> {
        let Node::Element(.., action) = node else { return Vec::new() };
        action.iter().map(String::as_str).collect()
    }

    #[test]
    fn an_element_is_an_array() {
        let node = element("p", "a").with("dir", "auto").text("x").children([button("", "Go", &["go", "1"])]);
        let json = serde_json::json!([
            "p",
            [["class", "a"], ["dir", "auto"]],
            ["x", ["button", [["type", "button"]], ["Go"], ["go", "1"]]],
            []
        ]);
        assert_eq!(serde_json::to_value(node).unwrap(), json);
    }
}
