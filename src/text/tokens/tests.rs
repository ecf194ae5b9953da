//! What tokens a text has, of which kind and shape.

use super::*;

fn split(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    tokens(text, Span::new(0, text.len()), &mut out);
    out.iter().map(|t| t.span().of(text)).collect()
}

#[test]
fn words_keep_their_apostrophes_hyphens_and_full_stops() {
    assert_eq!(
        split("Mr. J. Roe’s aide didn't see the U.S. vice-president."),
        ["Mr.", "J.", "Roe", "’s", "aide", "didn't", "see", "the", "U.S.", "vice-president", "."]
    );
}

#[test]
fn marks_and_handles_stand_alone() {
    assert_eq!(split("“No…” (@roe_1) – 3,000.5"), ["“", "No", "…", "”", "(", "@roe_1", ")", "–", "3,000.5"]);
}

#[test]
fn the_first_word_after_a_full_stop_begins_a_sentence() {
    let text = "He left. “Why?” asked Roe.";
    let mut out = Vec::new();
    tokens(text, Span::new(0, text.len()), &mut out);
    let starts: Vec<_> = out.iter().filter(|t| t.has(START)).map(|t| t.span().of(text)).collect();
    assert_eq!(starts, ["He", "Why", "asked"]);
}

/// Each token with its kind, but for words, and its shape: `C`apital, `U`pper, `A`bbreviated, `I`nitial, `S`tart,
/// `O`pened, `_` spaced.
fn shapes(text: &str) -> String {
    let mut out = Vec::new();
    tokens(text, Span::new(0, text.len()), &mut out);
    let named =
        [(CAPITAL, 'C'), (UPPER, 'U'), (ABBREVIATED, 'A'), (INITIAL, 'I'), (START, 'S'), (OPENED, 'O'), (SPACED, '_')];
    let line = |t: &Token| {
        let shape: String = named.iter().filter(|(bit, _)| t.has(*bit)).map(|(_, c)| *c).collect();
        let kind = if t.is_word() { String::new() } else { format!("{:?}", t.kind) };
        format!("{}/{kind}{shape}", t.span().of(text))
    };
    out.iter().map(line).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_kind_of_mark() {
    assert_eq!(
        shapes("a , b ; c : d ? e ! f . g ... h … i ( j ) k [ l ] m – n -- o \" p ’ q @r_1 s@ % 1 é"),
        "a/S_ ,/Comma_ b/_ ;/Semicolon_ c/_ :/Colon_ d/O_ ?/Question_ e/S_ !/Exclaim_ f/S_ ./Period_ g/S_ .../Ellipsis_ h/S_ …/Ellipsis_ i/S_ (/Open_ j/O_ )/Close_ k/_ [/Open_ l/O_ ]/Close_ m/_ –/Dash_ n/O_ --/Dash_ o/O_ \"/Mark_ p/O_ ’/Mark_ q/O_ @r_1/Handle_ s/_ @/Other %/Other_ 1/Number_ é/_"
    );
}

#[test]
fn shapes_of_words() {
    assert_eq!(
        shapes("The MAYOR, Mr. J. L. Roe of the U.S. said: No. “Éva Ó” (Ana) – Bo"),
        "The/CS_ MAYOR/CU_ ,/Comma Mr./CA_ J./CAI_ L./CAI_ Roe/C_ of/_ the/_ U.S./CUA_ said/_ :/Colon No./CAO_ “/Mark_ Éva/CO Ó/C_ ”/Mark (/Open_ Ana/CO )/Close –/Dash_ Bo/CO_"
    );
    assert_eq!(
        shapes("Sen. Poe and Sens and NATO’s A-b McRoe É ÉÉ x. II. I. Then I. L. Roe"),
        "Sen./CAS_ Poe/C_ and/_ Sens/C_ and/_ NATO/CU_ ’s/Possessive A-b/C_ McRoe/C_ É/C_ ÉÉ/CU_ x/_ ./Period II/CUS_ ./Period I/CS_ ./Period Then/CS_ I./CAI_ L./CAI_ Roe/C_"
    );
    assert_eq!(
        shapes("He left.[6] However, it rained.² Then, no? Why! So… And: yes; But"),
        "He/CS_ left/_ ./Period [6]/Other However/CS_ ,/Comma it/_ rained/_ ./Period ²/Other Then/CS_ ,/Comma no/_ ?/Question Why/CS_ !/Exclaim So/CS_ …/Ellipsis And/CS_ :/Colon yes/O_ ;/Semicolon But/C_"
    );
}

#[test]
fn words_and_what_ends_them() {
    let words = |text: &str| split(text).join(" ");
    assert_eq!(
        words("the boys’ o’clock d'Roe rock'n'roll roe's roe'st it' 'tis"),
        "the boys ’ o’clock d'Roe rock'n'roll roe 's roe'st it ' ' tis"
    );
    assert_eq!(
        words("vice-president- -x a--b well-Éva A-1 R-S.C. 34-year-old 3,000.5, 10:30: 5. 7-A 5th"),
        "vice-president - - x a -- b well-Éva A-1 R-S.C. 34-year-old 3,000.5 , 10:30 : 5 . 7 - A 5th"
    );
    assert_eq!(
        words("U.S.A. e.g. a.b x.Y J.D.Roe end.Next co-op. etc. U.S"),
        "U.S.A. e.g. a.b x.Y J.D.Roe end . Next co-op . etc. U.S"
    );
    assert_eq!(
        words(
            "Anne‑Marie soft\u{ad}ly soft\u{ad} e\u{301}t\u{e9} Roe’s Roe’é Roe’ 50% @roe-x @é [12] [1234] [] [1 ¹²³"
        ),
        "Anne‑Marie soft\u{ad}ly soft \u{ad} e\u{301}té Roe ’s Roe’é Roe ’ 50 % @roe - x @ é [12] [ 1234 ] [ ] [ 1 ¹ ² ³"
    );
}

#[test]
fn hyphens_of_every_kind_fold_alike() {
    let hash = |text: &str| {
        let mut out = Vec::new();
        tokens(text, Span::new(0, text.len()), &mut out);
        assert_eq!(out.len(), 1, "{text}");
        out[0].hash
    };
    assert_eq!(hash("Anne-Marie"), hash("anne‑marie"));
    assert_eq!(hash("softly"), hash("Soft\u{ad}ly"));
    assert_eq!(hash("didn't"), hash("DIDN’T"));
    assert_eq!(hash("Été"), hash("été"));
    assert_eq!(hash("Mr."), hash("mr"));
    assert_eq!(hash("@Roe_1"), hash("@roe_1"));
    assert_eq!(hash("R2d2"), hash("r2D2"));
    assert_ne!(hash("U.S."), hash("US"));
    assert_ne!(hash("roe"), hash("rose"));
}

#[test]
fn a_part_of_a_text_is_read_as_if_it_were_alone() {
    let text = "Roe’s U.S.A. [12] 3,000 -- @roe_1 didn’t… well-known";
    for (start, _) in text.char_indices() {
        for end in (start..=text.len()).filter(|&end| text.is_char_boundary(end)) {
            let (mut part, mut alone) = (Vec::new(), Vec::new());
            tokens(text, Span::new(start, end), &mut part);
            tokens(&text[start..end], Span::new(0, end - start), &mut alone);
            let plain = |tokens: &[Token], by: u32| -> Vec<_> {
                tokens.iter().map(|t| (t.start - by, t.end - by, t.hash, t.kind, t.shape)).collect()
            };
            assert_eq!(plain(&part, start as u32), plain(&alone, 0), "{}", &text[start..end]);
        }
    }
}
