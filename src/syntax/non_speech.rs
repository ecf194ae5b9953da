//! Evidence that quoted words are nobody's utterance: terms, titles, inscriptions, nicknames, glosses.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from going through the same list, or through one made as long"
)]

use super::clause::{Clause, Part, PhraseKind};
use crate::lexicon::*;
use crate::text::Kind;
use crate::text::words::{Listed, Words, is_any, words};

/// What quoted words are instead of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NonSpeech {
    /// `so-called “…”`, `the word “…”`, `known as “…”`, `the “…” task`
    Term,
    /// Of a book, a film, a programme.
    Title,
    /// On a banner or a sign, or chanted.
    Slogan,
    /// `Robert “Bobby” Roe`
    Nickname,
    /// `which means “…”`
    Gloss,
}

/// One sign of it; the caller weighs it against reports.
#[derive(Clone, Copy, Debug)]
pub struct Evidence {
    pub kind: NonSpeech,
    /// The words that tell.
    pub cue: (u32, u32),
    /// The form leaves no doubt, whatever verb stands near.
    pub sure: bool,
}

/// Nouns and participles that a title follows.
const WORKS: Words = words![
    "memoir", "book", "novel", "song", "poem", "album", "film", "movie", "show", "program", "programme", "series",
    "article", "column", "essay", "editorial", "report", "study", "magazine", "journal", "newspaper", "channel",
    "podcast", "blog", "play", "documentary", "exhibition", "title", "titled", "entitled", "headlined", "headed",
    "headline", "musical", "opera", "sequel", "novella", "painting", "newsletter", "pamphlet", "drama", "sitcom",
    "comedy", "brochure", "films", "books", "novels", "songs", "movies", "thriller", "ballad", "hymn", "paper",
    "biography", "autobiography", "anthem", "symphony", "single",
];

/// They stand before nothing but a title.
const TITLED: Words = words!["titled", "entitled", "headlined", "subtitled"];

/// What a title stands before: `the “Morning Ferry” host`.
const SHOWN: Words = words![
    "program", "programme", "show", "radio", "host", "episode", "tour", "album", "podcast", "segment", "star",
    "winner", "newspaper", "magazine",
];

/// Nouns that a word in quotation marks explains.
const WORDS: Words = words![
    "word", "term", "phrase", "expression", "adjective", "noun", "abbreviation", "acronym", "words", "terms", "label",
    "hashtag", "password", "verb",
];

/// What bears an inscription, or is called out by many.
const SIGNS: Words = words![
    "sign", "banner", "placard", "poster", "plaque", "billboard", "signs", "banners", "placards", "posters", "sticker",
    "slogan", "slogans", "chant", "chants", "inscription", "graffiti", "motto", "badge", "mural", "t-shirt", "epitaph",
];

/// Evidence that a quotation is no utterance.
pub fn non_speech(c: &Clause) -> Option<Evidence> {
    let (kind, at, sure) =
        c.nickname().or_else(|| c.sign()).or_else(|| c.gloss()).or_else(|| c.title()).or_else(|| c.term())?;
    let atom = c.atoms.get(at).or(c.atoms.last())?;
    Some(Evidence { kind, cue: (atom.first, atom.end), sure })
}

type Found = Option<(NonSpeech, usize, bool)>;

impl Clause<'_> {
    /// The last word of an atom.
    fn last_word(&self, i: usize) -> &str {
        self.atoms.get(i).filter(|a| a.part != Part::Quotation).map_or("", |a| self.t.of(a.end - 1))
    }

    fn ends_in(&self, i: usize, words: impl Listed) -> bool {
        is_any(self.last_word(i), words)
    }

    fn ends_in_one_of(&self, i: usize, words: Words) -> bool {
        words.has(self.last_word(i))
    }

    /// The atoms of the sentence right before the quotation, the nearest first.
    fn lead(&self, count: usize) -> impl Iterator<Item = usize> + Clone {
        (self.start..self.q).rev().take(count)
    }

    /// The quoted words: how many there are, how many of those that carry weight have capitals.
    fn case(&self) -> (usize, usize, usize) {
        let (mut words, mut weighty, mut capitals) = (0, 0, 0);
        let a = self.atoms[self.q];
        for i in (a.first..a.end).filter(|&i| self.t.kind(i) == Some(Kind::Word)).take(16) {
            words += 1;
            let small = matches!(self.t.word(i).function(), DETERMINER | PREPOSITION | CONJUNCTION | SUBORDINATOR)
                && self.t.of(i).len() < 5;
            let capital = self.t.tokens[i as usize].is_capital();
            if !small || capital && words > 1 {
                weighty += 1;
                capitals += usize::from(capital);
            }
        }
        (words, weighty, capitals)
    }

    /// All weighty words have capitals, and there are two at least.
    fn is_title_case(&self) -> bool {
        let (_, weighty, capitals) = self.case();
        weighty >= 2 && capitals == weighty
    }

    /// `Robert “Bobby” Roe`, `nicknamed “…”`
    fn nickname(&self) -> Found {
        let (words, _, capitals) = self.case();
        let name = |i: usize| self.phrase(i).is_some_and(|p| p.kind == PhraseKind::Name);
        let before = self.q.checked_sub(1)?;
        let apart = self.is(before, Kind::Possessive);
        if (1..=3).contains(&words) && capitals > 0 && !apart && name(before) && name(self.q + 1) {
            let first = self.atoms[self.q + 1].first;
            let ended =
                matches!(self.quoted_end(self.q), Some(Kind::Comma | Kind::Period | Kind::Question | Kind::Exclaim));
            let next = self.t.tokens.get(first as usize).is_some_and(|t| t.is_capital());
            if next && !ended {
                return Some((NonSpeech::Nickname, before, true));
            }
        }
        let named = self.lead(3).find(|&k| {
            self.any(k, words!["nicknamed", "nickname", "alias", "aka"])
                || self.ends_in(k, words!["nickname"])
                || self.any(k, words!["answers", "answered", "answering", "goes", "went"])
                    && self.any(k + 1, words!["to", "by"])
        })?;
        Some((NonSpeech::Nickname, named, words <= 5))
    }

    /// `a banner reading “…”`, `The sign says: “…”`, `chanted “…”` of a crowd.
    fn sign(&self) -> Found {
        let near = self.lead(20);
        let sign = near.clone().find(|&k| self.ends_in_one_of(k, SIGNS));
        let Some(sign) = sign else {
            // `A sign had gone up. “Keep out,” it read.`
            let reads = self.any(self.q + 1, words!["it", "they"]) && self.any(self.q + 2, words!["read", "reads"])
                || self.any(self.q + 2, words!["it", "they"]) && self.any(self.q + 3, words!["read", "reads"]);
            let before = self.start.saturating_sub(24)..self.start;
            if let Some(sign) = before.rev().find(|&k| reads && self.ends_in_one_of(k, SIGNS)) {
                return Some((NonSpeech::Slogan, sign, true));
            }
            // `There hung a sign. “Keep out.”`
            let above = self.start.checked_sub(2).filter(|_| self.start == self.q)?;
            let slogan = SIGNS.iter().take(12).any(|w| w.eq_ignore_ascii_case(self.last_word(above)));
            return slogan.then_some((NonSpeech::Slogan, above, true));
        };
        const SAY: [&str; 13] = [
            "read", "reads", "reading", "said", "says", "saying", "proclaims", "proclaimed", "proclaiming", "with",
            "declaring", "declared", "bearing",
        ];
        // `A banner outside the hall, seen from afar, read “…”`
        let apart =
            |k: usize| self.any(k, &SAY[..3]) && (k + 1 == self.q || k + 2 == self.q && self.is(k + 1, Kind::Colon));
        let says = (sign + 1..self.q.min(sign + 5)).any(|k| self.any(k, &SAY))
            || (sign + 1..self.q).any(apart) && self.function(sign.saturating_sub(1)) != PREPOSITION;
        let beside = sign + 1 == self.q
            || sign + 2 == self.q && self.is(sign + 1, Kind::Colon)
            || sign + 2 == self.q && self.is(sign + 1, Kind::Comma);
        // `a sign at his gate: “…”`
        let placed = self.is(self.q - 1, Kind::Colon)
            && self.function(sign + 1) == PREPOSITION
            && self.q - sign < 8
            && (sign + 2..self.q - 1).all(|k| !self.is_word(k) || !self.is_verb(k) && self.function(k) != AUX);
        (says || beside || placed).then_some((NonSpeech::Slogan, sign, says || placed))
    }

    /// `“…” means …`, `which means “…”`, `short for “…”`
    fn gloss(&self) -> Found {
        let next = self.q + 1 + usize::from(self.is(self.q + 1, Kind::Comma));
        let explained = self.any(next, words!["means", "meaning", "literally"])
            || self.any(next, words!["is"]) && self.any(next + 1, words!["short"])
            || self.any(next, words!["stands"]) && self.any(next + 1, words!["for"]);
        if explained {
            return Some((NonSpeech::Gloss, next, true));
        }
        let last = self.q.checked_sub(1)?;
        let skip = usize::from(self.is(last, Kind::Comma) || self.is(last, Kind::Colon));
        let k = last.checked_sub(skip).filter(|&k| k >= self.start)?;
        let two = |a: &[&str], b: &[&str]| k > self.start && self.any(k - 1, a) && self.any(k, b);
        // `Roe means what he says: “…”` has its comma or colon elsewhere.
        let means = self.any(k, words!["means", "meaning", "mean", "literally", "meant", "i.e", "i.e."]) && skip == 0
            || two(&["short"], &["for"])
            || two(&["stands", "stand", "stood"], &["for"])
            || two(&["translates", "translated", "translate", "translating", "known", "rendered"], &["as", "to"])
                && !self.any(k - 1, words!["known"]);
        means.then_some((NonSpeech::Gloss, k, true))
    }

    /// `her memoir “…”`, `a song titled “…”`, `the “…” host`, `“…,” directed by Roe`
    fn title(&self) -> Found {
        let (words, weighty, capitals) = self.case();
        let near = self.lead(3).find(|&k| self.any(k, TITLED));
        if let Some(k) = near.filter(|_| capitals > 0) {
            return Some((NonSpeech::Title, k, true));
        }
        let cased = weighty > 0 && weighty == capitals;
        let next = self.q + 1 + usize::from(self.is(self.q + 1, Kind::Comma));
        let shown = self.ends_in_one_of(next, SHOWN) && next == self.q + 1;
        if shown && cased {
            return Some((NonSpeech::Title, next, true));
        }
        let made = self.any(next, words!["directed", "written", "published", "starring", "premiered", "aired", "airs"]);
        if made && cased {
            return Some((NonSpeech::Title, next, true));
        }
        // `KNB's “Morning Ferry”`
        if self.q > self.start + 1 && self.is(self.q - 1, Kind::Possessive) && self.is_title_case() {
            let owner = self.last_word(self.q - 2);
            let station = (2..=5).contains(&owner.len()) && owner.bytes().all(|b| b.is_ascii_uppercase());
            if station || ["News", "TV", "Radio"].contains(&owner) {
                return Some((NonSpeech::Title, self.q - 2, true));
            }
        }
        let work = self.lead(5).find(|&k| self.ends_in_one_of(k, WORKS))?;
        let between = (work + 1..self.q).any(|k| self.is_report(k) && self.is_finite(k) || self.is(k, Kind::Colon));
        let beside = work + 1 == self.q
            || work + 2 == self.q
                && (self.is(work + 1, Kind::Comma) || self.any(work + 1, words!["called", "named", "as"]));
        let called = (work + 1..self.q).any(|k| self.any(k, words!["called", "named"]));
        let listed = (work + 1..self.q).any(|k| self.is_quotation(k));
        if self.is_title_case() && !between && (beside || called || listed) {
            return Some((NonSpeech::Title, work, beside));
        }
        // `the daily “Ofogh”`: one capitalised word right behind the noun.
        (beside && words == 1 && capitals == 1 && !between).then_some((NonSpeech::Title, work, false))
    }

    /// `so-called “…”`, `the word “…”`, `known as “…”`, `the “…” task`
    fn term(&self) -> Found {
        let last = self.q.checked_sub(1).filter(|&k| k >= self.start);
        let (words, _, _) = self.case();
        // `cut its rating to “hold” from “buy”`
        let rating = || {
            self.lead(14)
                .find(|&k| self.any(k, words!["rating", "ratings", "recommendation", "downgraded", "upgraded"]))
        };
        if let Some(k) = last.filter(|&k| words <= 2 && self.any(k, words!["to", "from", "at", "as", "a"]))
            && let Some(rating) = rating()
        {
            return Some((NonSpeech::Term, rating.max(k), true));
        }
        if let Some(k) = last {
            if self.any(k, words!["so-called", "proverbial", "self-styled", "would-be"]) {
                return Some((NonSpeech::Term, k, true));
            }
            // `she used the word “…”` is whoever's used it.
            let used = self.lead(7).any(|m| {
                self.is_report(m) && !matches!(self.word(m).verb(), SHOW | THINK)
                    || self.any(m, words!["used", "uses", "using", "use", "chose", "repeated", "avoided"])
            });
            if self.ends_in_one_of(k, WORDS) && !used {
                return Some((NonSpeech::Term, k, true));
            }
            let named = self.lead(4).find(|&m| {
                self.any(
                    m,
                    words![
                        "known", "dubbed", "termed", "codenamed", "code-named", "labeled", "labelled", "marked",
                        "stamped",
                    ],
                )
            });
            let agent = self.agent(self.start, self.q).is_some() || self.any(self.q + 1, words!["by"]);
            // `what the mayor termed “…”` is the mayor's.
            let active = |m: usize| {
                let chain = self.chain(m);
                let subject =
                    chain.start > self.start && (self.is_nominal(chain.start - 1) || self.is_relative(chain.start - 1));
                !chain.be && subject && !self.any(m, words!["known", "marked", "stamped"])
            };
            if let Some(m) = named.filter(|&m| !agent && !active(m)) {
                let sure = self.any(m, words!["known", "codenamed", "code-named", "marked", "stamped"])
                    || m + 1 == self.q
                        && self.chain(m).start > self.start
                        && self.is(self.chain(m).start - 1, Kind::Comma);
                return Some((NonSpeech::Term, m, sure && words <= 6));
            }
            // `a group called the “…”`, amid a clause that has its own verb
            let called = self.lead(3).find(|&m| self.any(m, words!["called", "named"]));
            if let Some(m) = called.filter(|_| !agent)
                && self.chain(m).start == m
                && m > self.start + 1
                && self.phrase(m - 1).is_none_or(|p| p.flags & PERSON == 0 && p.kind == PhraseKind::Noun)
                && (self.start..m).any(|n| self.is_finite(n) && self.is_word(n))
                && (self.is_nominal(m - 1) || self.is_open(m - 1))
                && (m + 1..self.q).all(|n| self.function(n) == DETERMINER)
            {
                return Some((NonSpeech::Term, m, false));
            }
        }
        // `a “goodwill voucher”`, `the “dot sorting” task`: within a noun phrase ; whether anybody uttered them the sentence does not tell.
        let ended = matches!(
            self.quoted_end(self.q),
            Some(Kind::Comma | Kind::Period | Kind::Question | Kind::Exclaim | Kind::Ellipsis | Kind::Dash)
        );
        let determined = last.is_some_and(|k| self.function(k) == DETERMINER || self.word(k).is(POSSESSIVE));
        let noun = self.is_open(self.q + 1) && !self.is_verb(self.q + 1) && !self.is_adverb(self.q + 1)
            || self.is_nominal(self.q + 1);
        let lower = self
            .atoms
            .get(self.q + 1)
            .and_then(|a| self.t.tokens.get(a.first as usize))
            .is_some_and(|t| !t.is_capital());
        let modifier = words <= 4
            && !ended
            && noun
            && lower
            && (determined || last.is_some_and(|k| self.function(k) == PREPOSITION));
        if modifier {
            return Some((NonSpeech::Term, self.q + 1, false));
        }
        None
    }
}
