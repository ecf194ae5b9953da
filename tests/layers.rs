//! Each layer of the crate imports only from those above it, the browser's layer exists only for wasm32, and the
//! command-line tool only for its feature. Small letters are those of `text`.

use std::fs;
use std::path::{Path, PathBuf};

/// From the bottom up: each may import those that stand before it.
const LAYERS: [&str; 13] = [
    "text", "lexicon", "syntax", "doc", "quotes", "speakers", "attribution", "annotate", "newsroom", "page",
    "document", "python", "web",
];

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every Rust file of a layer, whether the layer is `name.rs` or a directory.
fn files(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a readable directory") {
            files(&entry.expect("a readable directory").path(), found);
        }
    } else if path.extension().is_some_and(|e| e == "rs") {
        found.push(path.to_path_buf());
    }
}

/// The file without line comments, so that a path in a doc comment does not count as an import.
fn code(path: &Path) -> String {
    let content = fs::read_to_string(path).expect("a readable file");
    content.lines().map(|line| line.split("//").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// First segments of all paths that begin with `crate::`, also of those in braces (`use crate::{a, b::c}`).
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, prefix) in code.match_indices("crate::") {
        let rest = &code[at + prefix.len()..];
        match rest.strip_prefix('{') {
            Some(group) => found.extend(heads(group)),
            None => found.push(word(rest)),
        }
    }
    found
}

/// The first word of every member of a brace group.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut heads, mut start) = (0, Vec::new(), 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                heads.push(word(group[start..at].trim_start()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

fn word(path: &str) -> String {
    path.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn layers_import_only_from_those_above_them() {
    let root = fs::read_to_string(src().join("lib.rs")).expect("src/lib.rs");
    let mut checked = 0;
    for (rank, layer) in LAYERS.iter().enumerate() {
        let mut sources = Vec::new();
        for place in [src().join(layer), src().join(layer).with_extension("rs")] {
            if place.exists() {
                files(&place, &mut sources);
            }
        }
        assert_eq!(sources.is_empty(), !declares(&root, layer), "src/{layer} and `mod {layer}` in src/lib.rs");
        for file in sources {
            for import in imports(&code(&file)) {
                // What the root of the crate exports by name is the public interface, which is that of `annotate`.
                let from = if import.starts_with(char::is_uppercase) { "annotate" } else { import.as_str() };
                let allowed = LAYERS[..=rank].contains(&from);
                assert!(allowed, "{}: layer `{layer}` imports `crate::{import}`", file.display());
            }
            checked += 1;
        }
    }
    assert!(checked > 20, "only {checked} files were looked at");
}

#[test]
fn every_module_is_a_layer() {
    let root = fs::read_to_string(src().join("lib.rs")).expect("src/lib.rs");
    for line in root.lines() {
        let declaration = line.trim().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
        if let Some(name) = declaration.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
            assert!(LAYERS.contains(&name), "`{name}` has no place in the order of the layers");
        }
    }
}

fn declares(root: &str, layer: &str) -> bool {
    root.lines().any(|line| line.trim_end().ends_with(&format!("mod {layer};")))
}

#[test]
fn what_is_native_has_its_feature() {
    let root = fs::read_to_string(src().join("lib.rs")).expect("src/lib.rs");
    for (layer, feature) in [("page", "documents"), ("document", "documents"), ("python", "python")] {
        let gate = format!("#[cfg(feature = \"{feature}\")]\n");
        let at = root.find(&format!("mod {layer};")).expect("the layer");
        assert!(root[..at].trim_end_matches("pub ").ends_with(&gate), "`mod {layer}` is for `{feature}` only");
    }
}

#[test]
fn the_browser_is_known_only_to_its_layer() {
    let root = fs::read_to_string(src().join("lib.rs")).expect("src/lib.rs");
    let gate = "#[cfg(target_arch = \"wasm32\")]\n";
    if let Some(at) = root.find("mod web;").or(root.find("pub mod web;")) {
        assert!(root[..at].trim_end_matches("pub ").ends_with(gate), "`mod web` is for wasm32 only");
    }
    let mut sources = Vec::new();
    files(&src(), &mut sources);
    for file in sources.iter().filter(|f| !f.starts_with(src().join("web"))) {
        let code = code(file);
        for name in ["web_sys", "js_sys", "wasm_bindgen::"] {
            assert!(!code.contains(name), "{}: {name} outside src/web", file.display());
        }
    }
}

#[test]
fn the_tool_uses_the_public_interface_alone() {
    // It is a module of the binary, which is built only with the feature `cli`; the library knows nothing of it.
    let manifest = fs::read_to_string(src().with_file_name("Cargo.toml")).expect("Cargo.toml");
    let binary = manifest.split("[[bin]]").nth(1).and_then(|rest| rest.split("[[").next()).expect("a binary");
    assert!(binary.contains("path = \"src/main.rs\"") && binary.contains("required-features = [\"cli\"]"));

    let mut sources = Vec::new();
    files(&src(), &mut sources);
    for file in &sources {
        let code = code(file);
        let in_tool = file.starts_with(src().join("cli")) || file.ends_with("src/main.rs");
        if !in_tool {
            assert!(!imports(&code).contains(&"cli".to_string()), "{} imports the tool", file.display());
            let within = |layer: &str| file.starts_with(src().join(layer));
            for (name, allowed) in [
                ("clap", within("train")),
                ("rayon", within("python")),
                ("indicatif", false),
                ("pyo3", within("python")),
                ("dom_query", within("page")),
            ] {
                assert!(allowed || !code.contains(&format!("{name}::")), "{}: {name} here", file.display());
            }
        }
    }
}

#[test]
fn the_module_has_its_own_small_letters() {
    // The standard library's tables are 10 kB of the module, packed: whoever asks for small letters once has them all.
    let layers = &LAYERS[..LAYERS.iter().position(|layer| *layer == "page").expect("a layer")];
    let mut sources = Vec::new();
    layers.iter().chain(&["web"]).for_each(|layer| files(&src().join(layer), &mut sources));
    for file in sources.iter().filter(|f| !f.ends_with("text/case.rs") && !f.to_string_lossy().contains("tests")) {
        for name in ["to_lowercase", "to_uppercase"] {
            assert!(!code(file).contains(name), "{}: {name}, which `text::Case` and `text::case` have", file.display());
        }
    }
}

#[test]
fn the_scan_finds_imports() {
    let code = "use crate::text::{Span, OffsetIndex};\nlet x = crate::doc::parse(t);\npub use crate::{quotes::{self, Q}, view};";
    assert_eq!(imports(code), ["text", "doc", "quotes", "view"]);
}
