//! The widget's own description of what a page shows, `www/widget/view/`, run here: a page that a server has marked shows
//! what the widget would, and nothing of it is written twice. Text and numbers go in, markup comes out; what runs is ours.

use rquickjs::loader::{ImportAttributes, Loader, Resolver};
use rquickjs::{CatchResultExt, Context, Ctx, Error, Function, Module, Result, Runtime};
use serde::{Deserialize, Serialize};
use whosaid::Annotation;

macro_rules! files {
    ($base:literal: $($name:literal)*) => { [$(($name, include_str!(concat!($base, $name)))),*] };
}

const SCRIPTS: [(&str, &str); 19] = files!("../../www/widget/view/":
    "card.js" "cast.js" "citation.js" "elsewhere.js" "evidence.js" "grammar.js" "hash.js" "html.js" "labels.js" "link.js" "marks.js" "more.js" "node.js"
    "phrases.js" "sheets.js" "still.js" "typeset.js" "view.js" "words.js");

const SHEETS: [(&str, &str); 4] = files!("../../www/widget/styles/": "card.css" "colours.css" "marks.css" "still.css");

/// What scripts/interface.mjs makes for pages, which load one language.
const LABELS: &str = "import { LANGUAGES, labels } from './phrases.js';
export const LABELS = Object.fromEntries(LANGUAGES.map((lang) => [lang, labels(lang)]));";

/// What is asked of the scripts, as functions of JSON; the engine has no encoder of its own.
const MAIN: &str = "import { html } from './html.js';
import { together } from './sheets.js';
import { still } from './still.js';
import { typeset } from './typeset.js';
globalThis.TextEncoder = class { encode = (text) => [...unescape(encodeURIComponent(text))].map((c) => c.charCodeAt()) };
globalThis.asked = {
  still: (given) => JSON.stringify(still(given)),
  typeset: ({ text, annotation }) => html(typeset(text, annotation)),
  together: (given) => together(given),
};
globalThis.ask = (name, given) => asked[name](JSON.parse(given));";

/// What `still()` of still.js takes.
#[derive(Serialize)]
pub struct Given<'a> {
    pub text: &'a str,
    /// Pairs of UTF-16 offsets.
    pub pieces: Vec<usize>,
    pub linked: Vec<bool>,
    pub annotation: &'a Annotation,
    pub lang: &'a str,
    pub carries: bool,
}

/// What it gives.
#[derive(Deserialize)]
pub struct Still {
    pub inserts: Vec<Insert>,
    pub cards: String,
}

/// Piece, UTF-16 offset in it, whether it stands before what begins there, and the markup.
#[derive(Deserialize)]
pub struct Insert(pub usize, pub usize, pub bool, pub String);

/// Marks and cards for a text that was read in place.
pub fn still(given: &Given) -> std::result::Result<Still, String> {
    let json = ask("still", given)?;
    serde_json::from_str(&json).map_err(|e| e.to_string())
}

/// An `<article>` whose text is exactly `text`; offsets of the annotation are UTF-16.
pub fn typeset(text: &str, annotation: &Annotation) -> std::result::Result<String, String> {
    #[derive(Serialize)]
    struct Given<'a> {
        text: &'a str,
        annotation: &'a Annotation,
    }
    ask("typeset", &Given { text, annotation })
}

/// The stylesheet for pages without script.
pub fn sheet() -> std::result::Result<String, String> {
    let sheets = SHEETS.map(|(name, css)| (name.trim_end_matches(".css"), css));
    ask("together", &serde_json::Map::from_iter(sheets.map(|(name, css)| (name.to_string(), css.into()))))
}

fn ask(name: &str, given: &impl Serialize) -> std::result::Result<String, String> {
    thread_local! {
        static ENGINE: std::result::Result<Context, String> = engine();
    }
    let given = serde_json::to_string(given).map_err(|e| e.to_string())?;
    ENGINE.with(|engine| {
        engine.as_ref().map_err(Clone::clone)?.with(|ctx| {
            let asked = || ctx.globals().get::<_, Function>("ask")?.call::<_, String>((name, given));
            asked().catch(&ctx).map_err(|e| e.to_string())
        })
    })
}

fn engine() -> std::result::Result<Context, String> {
    let runtime = Runtime::new().map_err(|e| e.to_string())?;
    runtime.set_loader(Own, Own);
    let context = Context::full(&runtime).map_err(|e| e.to_string())?;
    context.with(|ctx| {
        let begun = || Module::evaluate(ctx.clone(), "main.js", MAIN)?.finish::<()>();
        begun().catch(&ctx).map_err(|e| e.to_string())
    })?;
    Ok(context)
}

/// The scripts that are built in.
struct Own;

impl Resolver for Own {
    fn resolve<'js>(&mut self, _: &Ctx<'js>, _: &str, name: &str, _: Option<ImportAttributes<'js>>) -> Result<String> {
        Ok(name.trim_start_matches("./").to_string())
    }
}

impl Loader for Own {
    fn load<'js>(&mut self, ctx: &Ctx<'js>, name: &str, _: Option<ImportAttributes<'js>>) -> Result<Module<'js>> {
        let own = || SCRIPTS.iter().find(|(own, _)| *own == name).map(|(_, script)| *script);
        let script = if name == "../made/labels.js" { Some(LABELS) } else { own() };
        Module::declare(ctx.clone(), name, script.ok_or_else(|| Error::new_loading(name))?)
    }
}
