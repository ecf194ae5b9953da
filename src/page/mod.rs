//! Pages: the readable text of HTML, its article by default, and what the markup says about the text's structure. Native
//! only (feature `documents`): in a browser, `www/widget/` walks the page's own elements by the same rules.

mod article;
mod beside;
mod body;
mod flatten;
mod flow;
mod html;
mod known;
mod outline;
mod phrases;

pub use flatten::flatten;
pub use html::{Edge, Page, Part, Piece, read, read_in_place, traverse};
