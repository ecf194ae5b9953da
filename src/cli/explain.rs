//! `whosaid explain`: why each quotation has the answer it has.

use std::io::{self, BufWriter, Write};

use whosaid::{Contribution, Explanation, Options};

use super::args::Explain;
use super::input;
use super::paint::visible;
use super::report;

/// Choices and outcomes below this are not shown, unless a rule speaks of them.
const LEAST: f64 = 0.005;
/// How many contributions are shown.
const SHOWN: usize = 6;

/// Explains one document's quotations; `false` where it cannot be read or has no such quotation. An error is one of
/// writing.
pub fn run(args: &Explain) -> io::Result<bool> {
    let page = match input::document(&args.file, &args.reading.part()) {
        Ok(document) => document.inner.page,
        Err(failure) => {
            report(&failure);
            return Ok(false);
        }
    };
    let options = Options { hints: page.hints, ..Options::default() };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut any = false;
    for (n, explanation) in whosaid::explain(&page.text, &options).iter().enumerate() {
        let words = &page.text[explanation.span.clone()];
        let wanted = match &args.quote {
            None => true,
            Some(quote) => {
                quote.parse().map_or_else(|_| words.contains(quote.as_str()), |number: usize| number == n + 1)
            }
        };
        if wanted {
            any = true;
            write(&mut out, n + 1, words, explanation)?;
        }
    }
    out.flush()?;
    if let Some(quote) = args.quote.as_ref().filter(|_| !any) {
        report(&format_args!(
            "no quotation {quote:?}: give its number or words of it, as `whosaid explain FILE` has them"
        ));
    }
    Ok(any || args.quote.is_none())
}

fn write(out: &mut impl Write, number: usize, words: &str, e: &Explanation) -> io::Result<()> {
    writeln!(out, "{number}  {}", visible(words).replace('\n', " "))?;
    writeln!(out, "  choices")?;
    for choice in e.choices.iter().filter(|c| c.probability >= LEAST || !c.proposals.is_empty()) {
        writeln!(out, "    {:.3}  {}", choice.probability, visible(&choice.who))?;
        for proposal in &choice.proposals {
            writeln!(out, "           {}", visible(proposal))?;
        }
        if let Some(link) = &choice.link {
            writeln!(out, "           link: {link}")?;
        }
        contributions(out, &choice.contributions)?;
    }
    writeln!(out, "  outcomes, after what goes on from other quotations")?;
    for outcome in e.outcomes.iter().filter(|o| o.probability >= LEAST) {
        write!(out, "    {:.3}  {}, by {}", outcome.probability, visible(&outcome.who), outcome.rule)?;
        if outcome.carried > 0.0 {
            write!(out, ", {:.0} % taken over", outcome.carried * 100.0)?;
        }
        writeln!(out)?;
    }
    if let Some(confidence) = e.confidence {
        writeln!(out, "  confidence of the name {confidence:.3}, beside the probability made of")?;
        contributions(out, &e.doubts)?;
    }
    writeln!(out)
}

fn contributions(out: &mut impl Write, all: &[Contribution]) -> io::Result<()> {
    for c in all.iter().take(SHOWN) {
        writeln!(out, "           {:+6.2}  {}", c.weight, c.what)?;
    }
    Ok(())
}
