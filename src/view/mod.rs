//! What a page needs of an annotation, without a page: where wrappers begin and end, what a card says, where it
//! stands. Pure, so that all of it is tested natively. Offsets are UTF-16 code units, as the DOM counts.

mod card;
mod cast;
mod evidence;
mod fragments;
mod marks;
mod place;
mod reader;
mod words;

pub use fragments::fragments;
pub use marks::{Mark, Target};
pub use place::{Rect, Side, place};
pub use reader::Reader;
