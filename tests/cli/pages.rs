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
