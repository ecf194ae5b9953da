//! Fields of a list's items, which come again in the same order: `Serves:`, `Time:`, `Method:` of each recipe; and a
//! glossary's words.

use super::occurrences::Occurrences;
use super::spoken::speaks;
use crate::doc::labels::{self, Class, RawLabel};
use crate::doc::{Block, shape};
use crate::text::Parts;
use crate::text::sorted::BTreeMap;
use crate::text::words::{any_of, first_line, is_digit};

/// Bytes of a field's name, and fields that are looked at.
const LENGTH: usize = 24;
const MOST: usize = 200;

/// Whether the labels of a text are fields: three at least that come again, each once in every item, and most are nobody's
/// name or part; or words that go by the alphabet.
pub(super) fn are_fields(text: &str, blocks: &[Block], colons: &[Option<RawLabel>], names: &mut Occurrences) -> bool {
    let mut heads: Vec<&str> = Vec::new();
    let mut named = 0;
    // How often each comes, its place in the first item, whether it is somebody's, and how often it speaks.
    let mut fields: BTreeMap<&str, (usize, usize, bool, usize)> = BTreeMap::new();
    for (block, raw) in blocks.iter().zip(colons) {
        // Below the name of whom they tell: `Jan Roe (Reform)`, `Age: 41.`
        let s = block.span.of(text);
        let line = first_line(s);
        let s = if line.contains(':') { s } else { s.part(line.len()..).trim_start() };
        let word =
            |head: &str| head.len() <= LENGTH && head.starts_with(char::is_uppercase) && !head.contains(is_digit);
        let Some((head, said)) = s.split_once(':').filter(|(head, _)| word(head) && heads.len() < MOST) else {
            continue;
        };
        let place = fields.len();
        let field = fields.entry(head).or_insert_with(|| {
            // `Director: Jan Roe` says nothing.
            let lists = shape::is_title_case(said) && !said.ends_with(any_of!['.', '?', '!']);
            let somebody = raw.as_ref().is_some_and(|raw| raw.class != Class::Single) || labels::is_personal(head);
            let capitals = head.len() > 1 && labels::is_caps(head);
            named += usize::from(raw.as_ref().is_some_and(|raw| raw.class == Class::Name));
            (0, place, somebody && !lists || capitals || names.within_name(head), 0)
        });
        field.0 += 1;
        field.3 += usize::from(speaks(said));
        heads.push(head);
    }
    // A glossary goes by the alphabet, as readers' voices may.
    if heads.len() >= 5 && heads.windows(2).all(|pair| matches!(pair, [one, next] if one < next)) {
        return named * 2 <= fields.len();
    }
    fields.retain(|_, field| field.0 >= 2);
    let people = fields.values().filter(|field| field.2 || field.3 * 2 > field.0).count();
    let (mut items, mut all, mut last) = (0, 0, usize::MAX);
    for (_, place, ..) in heads.into_iter().filter_map(|head| fields.get(head)) {
        all += 1;
        items += usize::from(*place <= last);
        last = *place;
    }
    fields.len() >= 3 && people * 2 <= fields.len() && items * fields.len() * 4 <= all * 5
}
