//! Pages with marks: `--format html`. What they show is compared with the widget's in `tests/browser/still.test.mjs`.

use super::{QUOTED, Run};

/// A page without what was inserted; styles are left out beforehand.
fn bare(page: &[u8]) -> Vec<u8> {
    let mut rest = page;
    let mut out = Vec::new();
    let begins = |rest: &[u8], tag: &str| rest.starts_with(tag.as_bytes());
    let skip = |rest: &[u8], end: &str| {
        let at = rest.windows(end.len()).position(|w| w == end.as_bytes()).expect("an end");
        at + end.len()
    };
    while let Some(first) = rest.first() {
        let skipped = if begins(rest, "<whosaid-mark") || begins(rest, "</whosaid-mark") {
            skip(rest, ">")
        } else if begins(rest, "<button type=\"button\" class=\"whosaid-sign\"") {
            skip(rest, "</button>")
        } else if begins(rest, "<section class=\"whosaid-cards\"") {
            skip(rest, "</section>")
        } else {
            out.push(*first);
            1
        };
        rest = &rest[skipped..];
    }
    out
}

/// The page as it came, with its marks.
#[track_caller]
fn check(page: &[u8], needles: &[&str]) {
    let run = Run::with(&[("page.html", page)]);
    let done = run.run(&["annotate", "--format", "html", "--styles", "none", "page.html"]);
    done.status(0);
    let marked = &done.0.stdout;
    assert!(bare(marked) == page, "changed: {}", String::from_utf8_lossy(marked));
    for needle in needles {
        assert!(String::from_utf8_lossy(marked).contains(needle), "{needle} in {}", String::from_utf8_lossy(marked));
    }
}

#[test]
fn the_page_comes_back_byte_for_byte() {
    check(
        b"<!doctype html>\r\n<HTML><head>\r\n<title>x</title></head><body class=a>\r\n<p id=1>&ldquo;Thin&nbsp;ice&hellip;&rdquo;\r\n  said <b>Mayor</b> Jan Roe &amp Co.</p>\r\n\r\n<p>&#8220;Nobody may walk on it,&#x201D; Roe said.\r\n</BODY ></html>\r\n<!-- served -->\r\n",
        &[
            "data-still>&ldquo;Thin&nbsp;ice&hellip;&rdquo;<button",
            "data-still>&#8220;Nobody may walk on it,&#x201D;<button",
            "</section></BODY ></html>\r\n<!-- served -->",
        ],
    );
    check("<p>“Thin ice,” said <i>Jan <b>Roe</b></i>. “Stay\n<br>off it,” he said".as_bytes(), &[" he said<section"]);
    // In the encodings that it may come in.
    check(b"<meta charset=windows-1252><p>\x93Thin ice,\x94 said Jan R\xF6e.</p>", &["Who said this: Jan"]);
    check("<meta charset=utf-8><p>“Тонкий лёд,” said Jan Roe.</p>".as_bytes(), &["“Тонкий лёд,”<button"]);
    check("\u{FEFF}<p>“Thin ice,” said Jan Roe.</p>".as_bytes(), &["“Thin ice,”<button"]);
    check(b"<p>Nothing is quoted.", &[]);
}

#[test]
fn words_of_the_page_are_no_markup_in_its_cards() {
    let page = "<p>“Thin ice,” said Jan &quot;&lt;b&gt;&amp;&lt;/b&gt;&quot; Roe.[1] “No,” he said.</p>\
        <p>[1] The &lt;script&gt;x&lt;/script&gt; Post, https://example.org/?a=1&amp;b=&quot;2, May 2, 2019.</p>";
    let run = Run::with(&[("page.html", page.as_bytes())]);
    let done =
        run.run(&["annotate", "--format", "html", "--styles", "none", "--with-text", "--whole-page", "page.html"]);
    let cards = done.status(0).out().split_once("<section").expect("cards").1;
    assert!(!cards.contains("<b>") && !cards.contains("<script>x"), "{cards}");
    assert_eq!(cards.matches("<script").count(), 1, "{cards}");
    assert!(cards.contains("&lt;script>") || cards.contains("&lt;script&gt;"), "{cards}");
}

#[test]
fn a_text_becomes_a_page() {
    let run = Run::with(&[("a.txt", "Thin & thick\n\n“The ice is <thin>,”\nsaid Jan Roe.\n".as_bytes())]);
    let done = run.run(&["annotate", "--format", "html", "a.txt"]);
    let page = done.status(0).out();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"), "{page}");
    assert!(page.contains("<style>") && page.contains("“The ice is &lt;thin&gt;,”<button"), "{page}");
    let linked = run.run(&["annotate", "--format", "html", "--styles", "/a.css?x&\"", "a.txt"]);
    let sheet = "<link rel=\"stylesheet\" href=\"/a.css?x&amp;&quot;\">\n</head>";
    assert!(linked.status(0).out().contains(sheet) && !linked.out().contains("<style>"), "{}", linked.out());
}

#[test]
fn several_documents_are_lines_that_a_run_goes_on_from() {
    let records = [
        serde_json::json!({"id": 1, "text": QUOTED, "url": "/1"}),
        serde_json::json!({"id": "b", "html": "<p>“No.” said Jan Roe."}),
    ];
    let run = Run::with(&[("in.ndjson", records.map(|r| r.to_string() + "\n").concat().as_bytes())]);
    let args = ["annotate", "--ndjson", "--format", "html", "--styles", "none", "in.ndjson", "--output", "out.ndjson"];
    run.run(&args).status(0);
    let path = run.0.path().join("out.ndjson");
    let whole = std::fs::read_to_string(&path).expect("lines");
    let lines: Vec<serde_json::Value> = whole.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((&lines[0]["id"], &lines[0]["record"]["url"], &lines[1]["id"]), (&1.into(), &"/1".into(), &"b".into()));
    assert!(lines[1]["html"].as_str().is_some_and(|html| html.starts_with("<p><whosaid-mark")), "{whole}");
    std::fs::write(&path, &whole[..whole.len() - 20]).expect("cut off");
    run.run(&[&args[..], &["--resume"]].concat()).status(0);
    assert_eq!(std::fs::read_to_string(&path).expect("lines"), whole);
}

#[test]
fn corrections_and_the_directory_are_in_its_cards() {
    let run = Run::with(&[
        ("a.html", "<p>“Thin ice,” said Jan Roe. “No,” he said.".as_bytes()),
        ("p.json", br#"[{"name": "Jan Roe", "role": "Harbour master", "link": "https://example.org/roe"}]"#),
        ("c.json", r#"[{"selector": {"type": "TextQuoteSelector", "exact": "“No,”"}, "action": "change", "speaker": "Ida Brandt", "note": "We asked."}]"#.as_bytes()),
    ]);
    let done = run.run(&["annotate", "--format", "html", "--speakers", "p.json", "--corrections", "c.json", "a.html"]);
    let page = done.status(0).out();
    for words in ["Harbour master", "https://example.org/roe", "Who said this: Ida Brandt", "We asked."] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn words_that_an_element_takes_for_one_box_stay_one() {
    let page = |head: &str, attributes: &str| {
        let html = format!(
            "{head}<p{attributes}>Jan Roe: <!-- a -->“Thin ice,” he said. <b>So</b> it was.</p><p>“No,” said Jan Roe.</p>"
        );
        let run = Run::with(&[("a.html", html.as_bytes())]);
        run.run(&["annotate", "--format", "html", "--styles", "none", "--whole-page", "a.html"])
            .status(0)
            .out()
            .to_string()
    };
    let bundle = "<whosaid-mark data-still>";
    for (head, attributes) in [
        ("", " style='color: red; DISPLAY: inline-flex'"),
        (
            "<style>/* .a{} */ @media screen { b { color: red } .box, .other{gap:1em;display:flex} }</style>",
            " class=box",
        ),
        (
            "<style>p::before{display:flex} p:nth-child(1 of .box){display:grid} [class=box] { display : grid }</style>",
            " class=box",
        ),
    ] {
        let page = page(head, attributes);
        assert_eq!(page.matches(bundle).count(), 1, "{page}");
        assert!(page.contains(&format!("<p{attributes}>{bundle}<whosaid-mark data-speaker")), "{page}");
        assert!(page.contains(" said. </whosaid-mark><b>So</b> it was.</p>"), "{page}");
    }
    assert_eq!(page("<style>p{display:block;flex:1}</style>", "").matches(bundle).count(), 0);
}

#[test]
fn what_cannot_be_marked_is_named_with_what_to_do() {
    let fails = |page: &[u8], needles: &[&str]| {
        let run = Run::with(&[("page.html", page)]);
        let done = run.run(&["annotate", "--format", "html", "page.html"]);
        done.status(1).complains(needles);
        assert_eq!(done.out(), "");
    };
    let marked = "<p><whosaid-mark data-quote=q1>“No.”</whosaid-mark> said Jan Roe.";
    fails(marked.as_bytes(), &["page.html: has whosaid's marks already", "as it was"]);
    let deep = format!("{}<p>“No.” said Jan Roe.", "<div>".repeat(500));
    fails(deep.as_bytes(), &["page.html: nests deeper", "--format"]);
    let wide: Vec<u8> = "\u{FEFF}<p>“No.” said Jan Roe.".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fails(&wide, &["page.html: is UTF-16LE", "UTF-8"]);
    fails(b"<meta charset=shift_jis><p>\"No,\" said Jan Roe. \xFF\xFF", &["is Shift_JIS", "UTF-8"]);
    let run = Run::with(&[("a.txt", QUOTED.as_bytes())]);
    run.run(&["annotate", "--format", "html", "--resume", "--output", "x", "a.txt"]).status(2).complains(&["--resume"]);
    run.run(&["annotate", "--format", "html", "--review", "a.txt"]).status(2).complains(&["--review"]);
}
