//! Spans and offset units. Everything inside the crate counts UTF-8 bytes; other units exist only at the edge.

mod index;
mod span;

pub use index::OffsetIndex;
pub use span::Span;
