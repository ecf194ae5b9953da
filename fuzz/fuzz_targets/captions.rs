//! Caption files: cues lie in the text in order, and their text is annotated like any other.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/invariants/mod.rs"]
mod invariants;

libfuzzer_sys::fuzz_target!(|input: (bool, &str)| {
    let (vtt, body) = input;
    let head = if vtt { "WEBVTT\n\n00:01.000 --> 00:02.000\n" } else { "1\n00:00:01,000 --> 00:00:02,000\n" };
    let text = format!("{head}{body}");
    let mut end = 0;
    for cue in whosaid::cues(&text) {
        assert!(cue.start >= end && cue.end >= cue.start, "{cue:?} of {text:?}");
        assert!(text.get(cue.start..cue.end).is_some(), "{cue:?} of {text:?}");
        end = cue.end;
    }
    invariants::consistent(&text, &whosaid::Options::default());
});
