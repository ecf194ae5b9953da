//! Spans and offset units, words and marks. Everything inside the crate counts UTF-8 bytes; other units exist
//! only at the edge.

pub mod case;
pub mod fold;
mod index;
pub mod number;
#[cfg(any(test, target_arch = "wasm32"))]
pub mod packed;
mod parts;
pub mod seek;
pub mod sort;
pub mod sorted;
mod span;
pub mod tokens;
pub mod words;

pub use case::Case;
pub use index::OffsetIndex;
pub use parts::Parts;
pub use span::Span;
pub use tokens::{Kind, Token, tokens};
