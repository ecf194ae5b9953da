//! Pages: their article, their character set, the text that comes out.

use super::Run;

#[test]
fn html_comes_with_the_text_that_its_offsets_count_in() {
    let page = "<title>t</title><script>“no”</script><p>Roe\n said:<br>“The <b>ice</b> is thin.”</p><p>End.";
    let line = serde_json::json!({"id": "page", "html": page}).to_string();
    let run = Run::with(&[("page.HTML", page.as_bytes())]);
    for done in [run.run(&["annotate", "page.HTML"]), run.pipe(&["annotate", "--ndjson"], line.as_bytes())] {
        let value = &done.status(0).json()[0];
        assert_eq!(value["id"], "page");
        assert_eq!(value["text"], "Roe said:\n“The ice is thin.”\n\nEnd.");
        assert_eq!(value["quotes"][0]["segments"][0], serde_json::json!({"start": 10, "end": 28}));
    }
    let plain = Run::with(&[("a.txt", b"x")]).run(&["annotate", "a.txt"]);
    assert_eq!(plain.json()[0].get("text"), None, "plain text is not repeated");
    assert_eq!(plain.json()[0].get("offsets"), None);
    let carried = Run::with(&[("a.txt", b"x")]).run(&["annotate", "--with-text", "--offsets", "utf16", "a.txt"]);
    assert_eq!((&carried.json()[0]["text"], &carried.json()[0]["offsets"]), (&"x".into(), &"utf16".into()));
}

#[test]
fn a_page_is_read_as_its_article_unless_asked_otherwise() {
    let paragraph = |i: usize| {
        format!(
            "<p>Paragraph {i} says at some length that the ferry did not sail, that nobody knew why, and that it was raining, as it had been all week. “The ice is thin,” said Mayor Jan Roe.</p>"
        )
    };
    let body: String = (0..6).map(paragraph).collect();
    let page = format!(
        "<!DOCTYPE html><title>The ferry</title><body><nav><a href=/>Home</a></nav><div class=wrap><h1>The ferry</h1>{body}\
         <div class=newsletter>“Worth it,” said a reader.</div></div>\
         <div class=comments><p>“Never,” wrote Poe.</p></div><footer>“Ours”</footer></body>"
    );
    let run = Run::with(&[("page.php", page.as_bytes())]);
    let text = |args: &[&str]| run.run(args).status(0).json()[0]["text"].as_str().unwrap().to_string();
    let article = text(&["annotate", "page.php"]);
    assert!(article.starts_with("The ferry\n\nParagraph 0") && article.ends_with("Jan Roe."), "{article}");
    let whole = text(&["annotate", "--whole-page", "page.php"]);
    assert!(whole.starts_with("Home") && whole.ends_with("“Ours”"), "{whole}");
    assert_eq!(text(&["annotate", "--select", "h1, footer", "page.php"]), "The ferry\n\n“Ours”");
    run.run(&["annotate", "--select", "#none", "page.php"])
        .status(1)
        .complains(&["page.php: nothing on the page matches"]);
    // Of standard input only the beginning tells.
    let piped = run.pipe(&["annotate"], page.as_bytes());
    assert_eq!(piped.status(0).json()[0]["text"].as_str(), Some(&*article));
}

/// Sequences of four words.
fn sequences(text: &str) -> Vec<[String; 4]> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect();
    words.windows(4).map(|w| [w[0].clone(), w[1].clone(), w[2].clone(), w[3].clone()]).collect()
}

/// The pages of tests/pages have their article between `<!--[-->` and `<!--]-->`.
#[test]
fn articles_are_found_in_many_layouts() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let page = std::fs::read_to_string(&path).unwrap();
        let parts = page.split("<!--[-->").skip(1).map(|part| part.split("<!--]-->").next().unwrap());
        let fragment = format!("<body>{}</body>", parts.map(|part| format!("<div>{part}</div>")).collect::<String>());
        let run = Run::with(&[("page.html", page.as_bytes()), ("wanted.html", fragment.as_bytes())]);
        let text = |args: &[&str]| run.run(args).status(0).json()[0]["text"].as_str().unwrap().to_string();
        let wanted = sequences(&text(&["annotate", "--whole-page", "wanted.html"]));
        let found = sequences(&text(&["annotate", "page.html"]));
        let share = |of: &[[String; 4]], within: &[[String; 4]]| {
            let within: std::collections::BTreeSet<_> = within.iter().collect();
            of.iter().filter(|s| within.contains(s)).count() as f64 / of.len().max(1) as f64
        };
        let (precision, recall) = (share(&found, &wanted), share(&wanted, &found));
        assert!(precision >= 0.9 && recall >= 0.95, "{}: {precision:.2} {recall:.2}", path.display());
        count += 1;
    }
    assert_eq!(count, 10);
}

/// Eight paragraphs as a page makes them, with something after the fourth and something below the last.
fn article(amid: &str, below: &str, paragraph: impl Fn(&str) -> String) -> String {
    const SAID: [&str; 8] = [
        "The ferry did not sail on Monday, and nobody on the quay at Marrow Bay could say when it would sail again.",
        "“The ice is thin,” said Mayor Jan Roe, who had come down with a thermos and stayed until the lamps were lit.",
        "The company that owns the boat has had three masters since the spring, and none of them has seen a winter.",
        "Its office was closed. A note on the door said that it would open “in better weather”, and gave no number.",
        "Two lorries with fish stood on the ramp. Their drivers played cards in the cab of the one that had a heater.",
        "“We wait, and then we go round,” said Ola Brandt, who drives for a wholesaler and knows every hotel on the way.",
        "The way round takes four hours, if the pass is open. On Monday it was open from ten until a quarter past eleven.",
        "By evening the wind had dropped, and the harbour master wrote on the board that the morning might be better.",
    ];
    let said: Vec<String> = SAID.iter().map(|s| paragraph(s)).collect();
    format!(
        "<!DOCTYPE html><title>Ferry stays in harbour | The Bay Courier</title><meta name=author content='Ida Moss'>\
         <body><div class=top><a href=/>News</a></div><div class=k1><h1>Ferry stays in harbour</h1><div class=k2>{}{amid}{}{below}</div></div></body>",
        said[..4].concat(),
        said[4..].concat()
    )
}

fn read(page: &str) -> String {
    let run = Run::with(&[("page.html", page.as_bytes())]);
    run.run(&["annotate", "page.html"]).status(0).json()[0]["text"].as_str().unwrap().to_string()
}

#[test]
fn what_stands_among_the_paragraphs_and_below_them_is_left_out() {
    let plain = |s: &str| format!("<p>{s}</p>");
    let whole = read(&article("", "", plain));
    assert!(whole.starts_with("Ferry stays in harbour\n\nThe ferry") && whole.ends_with("might be better."), "{whole}");
    let beside = [
        // By a word in its name, in pieces and in humps.
        "<div class='x9 newsletterPromo'><p>“Worth every crown,” says Lord Penrose of our letter.</p></div>",
        "<div data-testid=most-read><p>“Nobody warned us,” say survivors of the slide.</p></div>",
        // By what heads it.
        "<div class=x1><b class=x2><div>You may also like</div></b><div>“Never again,” said Olga Brem.</div></div>",
        "<div class=x1><h4>5 Comments</h4><div>gus<br>“Typical,” as my father says about everything there is.</div></div>",
        // By what it says.
        "<p>Sign up for First Tide. “I read nothing else,” says Lord Penrose.</p>",
        "<p>Read more: <a href=/n>Olga Brem: “Never again”</a></p>",
        "<p>This content is hosted by a third party, who says “hello” to you.</p>",
        // By whom it is about.
        "<p>Ida Moss is a reporter. “I came for a weekend,” she likes to say.</p>",
        // By how it is made.
        "<div class=x1><h4>First Tide</h4><p>“A paper is a friend,” our founder Hubert Brault used to say.</p></div>",
        "<div class=x1><p>“I read nothing else,” says Lord Penrose. Subscribe today.</p></div>",
        "<ul><li><a href=/a>Olga Brem: “Never again”</a></li><li><a href=/b>“Nobody warned us”</a></li></ul>",
    ];
    for part in beside {
        assert_eq!(read(&article(part, "", plain)), whole, "amid: {part}");
        assert_eq!(read(&article("", part, plain)), whole, "below: {part}");
    }
}

#[test]
fn what_belongs_among_the_paragraphs_stays() {
    let plain = |s: &str| format!("<p>{s}</p>");
    let parts = [
        ("<blockquote><p>We shall sail when we can see.</p><cite>Ada Lom</cite></blockquote>", "when we can see."),
        (
            "<div class=x><blockquote class=twitter-tweet><p>No boat. Cards.</p>— Ola (@ola) <a href=/s>1 May</a></blockquote></div>",
            "No boat. Cards.",
        ),
        ("<div class=x><h3>Three masters</h3></div>", "Three masters"),
        ("<p>The note <a href=/note>is still there</a> and reads the same.</p>", "is still there"),
    ];
    for (part, words) in parts {
        let text = read(&article(part, "", plain));
        assert!(text.contains(words) && text.ends_with("might be better."), "{part}: {text}");
    }
    let noted = article(
        "<p>It was closed for a week before.<sup><a href=#fn1>1</a></sup></p>",
        "<section class=x><p id=fn1>1. The Bay Courier, 2 May. <a href=/o>Archive</a></p></section>",
        plain,
    );
    assert!(read(&noted).ends_with("1. The Bay Courier, 2 May. Archive"));
}

#[test]
fn a_quotation_by_markup_is_whose_the_page_says() {
    let signed = [
        "<blockquote><p>WORDS</p><cite>Ada Lom</cite></blockquote>",
        "<blockquote><span>“</span><p>WORDS</p><p class=quote-author>— Ada Lom</p></blockquote>",
        "<figure><blockquote><p>WORDS</p></blockquote><figcaption>Ada Lom</figcaption></figure>",
    ];
    for quotation in signed {
        let quotation = quotation.replace("WORDS", "We shall sail when we can see the light, and not one hour before.");
        // Whoever speaks above is nearer, and a pronoun.
        let page =
            format!("<p>Mayor Jan Roe shook her head. “The ice is thin,” she said.</p>{quotation}<p>It rained.</p>");
        let run = Run::with(&[("page.html", page.as_bytes())]);
        let annotation = &run.run(&["annotate", "page.html"]).status(0).json()[0];
        let speaker = &annotation["quotes"][1]["speaker"];
        let names = annotation["speakers"].as_array().unwrap();
        let name = names.iter().find(|s| s["id"] == *speaker).map(|s| &s["name"]);
        assert_eq!(name, Some(&serde_json::json!("Ada Lom")), "{page}");
    }
}

#[test]
fn what_is_named_as_furniture_within_what_is_selected_names_nobody() {
    let page = "<article class=has-comments><p>“The ice is thin,” said Mayor Jan Roe, and went home to her books.</p>\
                <div id=related><p>“Never again,” said Olga Brem.</p></div></article>";
    let run = Run::with(&[("page.html", page.as_bytes())]);
    let annotation = &run.run(&["annotate", "--select", "article", "page.html"]).status(0).json()[0];
    assert_eq!(annotation["quotes"].as_array().unwrap().len(), 1, "{annotation}");
}

#[test]
fn paragraphs_are_known_however_they_are_made() {
    let whole = read(&article("", "", |s| format!("<p>{s}</p>")));
    let makes: [fn(&str) -> String; 5] = [
        |s| format!("<div class=text__x data-testid=paragraph>{s}</div>"),
        |s| format!("<div class=w><div><span style='color:#111'>{s}</span></div></div>"),
        |s| format!("<section><div class=t><p>{s}</p></div></section><div class=ad>Advertisement</div>"),
        |s| format!("<P><FONT face=Arial>{s}</FONT>"),
        |s| format!("<P><SPAN>{s}"),
    ];
    for make in makes {
        assert_eq!(read(&article("", "", make)), whole, "{}", make("…"));
    }
}

#[test]
fn what_a_page_says_of_its_article_is_believed_where_most_of_it_agrees() {
    let plain = |s: &str| format!("<p>{s}</p>");
    let other = "<p>“The sea is a hobby,” said Hanne Vik in another story that we have for you here today.</p>";
    let whole = read(&article("", "", plain));
    let body = serde_json::json!({"@type": "NewsArticle", "author": {"name": "Ida Moss"}, "articleBody": whole});
    let data = |value: &serde_json::Value| format!("<script type='application/ld+json'>{value}</script>");
    assert_eq!(read(&article(other, &data(&body), plain)), whole);
    assert!(read(&article(other, "", plain)).contains("Hanne Vik"));
    let summary = serde_json::json!({"articleBody": whole[..200]});
    assert!(read(&article(other, &data(&summary), plain)).contains("Hanne Vik"));
}

#[test]
fn the_time_above_an_entry_says_nothing() {
    let entry =
        |s: &str| format!("<div class=e><header><a href=#e><time>22:41 CET</time></a></header><p>{s}</p></div>");
    let run = Run::with(&[("page.html", article("", "", entry).as_bytes())]);
    let annotation = &run.run(&["annotate", "page.html"]).status(0).json()[0];
    let names: Vec<_> =
        annotation["speakers"].as_array().unwrap().iter().map(|s| s["name"].as_str().unwrap()).collect();
    assert!(names.contains(&"Jan Roe") && !names.contains(&"CET"), "{names:?}");
}

#[test]
fn a_page_is_read_in_its_character_set() {
    let run = Run::with(&[("page.htm", b"<meta charset=windows-1252><p>\x93It\x92s thin,\x94 said Jan Roe.</p>")]);
    let done = run.run(&["annotate", "page.htm"]);
    assert_eq!(done.status(0).json()[0]["text"], "“It’s thin,” said Jan Roe.");
}

#[test]
fn a_heading_that_is_a_sentence_brings_up_whom_it_names() {
    let page = "<p>Ella Quill, 21, was taken to hospital on 12 April.</p><h2>Nora Quill asked people to stay away from the \
                pills.</h2><p>“[Ella] never knew how strong they were,” she said.</p>";
    let run = Run::with(&[("page.html", page.as_bytes())]);
    let value = &run.run(&["annotate", "--whole-page", "page.html"]).status(0).json()[0];
    let speakers = value["speakers"].as_array().unwrap();
    let speaker = speakers.iter().find(|s| s["id"] == value["quotes"][0]["speaker"]).unwrap();
    assert_eq!(speaker["name"], "Nora Quill");
}

#[test]
fn questions_in_italics_are_turns_of_an_interview() {
    let question = |q: &str, a: &str| format!("<p><em>{q}</em></p><p>{a}</p>");
    let page = format!(
        "<p>Ada Lom weaves sails. She spoke to Tom Veld in her loft.</p>{}{}{}",
        question("How many looms do you have?", "Three, and one of them works."),
        question("Tell me of the others.", "I keep them for their wood."),
        question("Who buys a sail?", "Fools and museums.")
    );
    let run = Run::with(&[("page.html", page.as_bytes())]);
    let value = &run.run(&["annotate", "--whole-page", "page.html"]).status(0).json()[0];
    let names: Vec<_> = value["quotes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|q| value["speakers"].as_array().unwrap().iter().find(|s| s["id"] == q["speaker"]).map(|s| &s["name"]))
        .collect();
    assert_eq!(names, [Some(&"Tom Veld".into()), Some(&"Ada Lom".into())].repeat(3));
}
