//! What a page needs of an annotation, without a page: where wrappers begin and end, what a card says, where it
//! stands. Pure, so that all of it is tested natively. Offsets are UTF-16 code units, as the DOM counts.

mod appendix;
mod card;
mod card_view;
mod cast;
mod evidence;
mod fragments;
mod link;
mod marks;
mod node;
mod panel;
mod phrases;
mod place;
mod reader;
mod styles;
mod typeset;
mod words;

// Natively the tests reach into the modules themselves.
#[cfg(target_arch = "wasm32")]
pub use self::{
    fragments::fragments,
    marks::{Mark, Target},
    node::Node,
    place::{Rect, Side, place},
    reader::Reader,
    styles::sheet,
    typeset::typeset,
    words::Words,
};
