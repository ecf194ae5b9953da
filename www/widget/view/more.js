// What few cards say: those of speakers and of notes, and what a site's directory knows of somebody. Pages load it with the
// first of them (card.js); what makes cards and rows is handed over, so that nothing of it is loaded twice.

import { cast } from "./cast.js";
import { count } from "./grammar.js";
import { heading, noteTrigger } from "./labels.js";
import { button, element, isAddress, link } from "./node.js";
import { fill } from "./words.js";

/** The card of a speaker or a note; `null` for an unknown id. */
export const about = (view, words, data, id, parts) => (data === "speaker" ? speakerCard : noteCard)(view, words, id, parts);

function speakerCard(view, words, id, { dialog, part, roleOf, row }) {
  const speaker = view.speaker(id);
  if (!speaker) return null;
  const voice = cast(view).find((voice) => voice.speaker === id);
  const role = roleOf(speaker);
  return dialog(view, words, {
    label: fill(words.speakerCard, speaker.name),
    heading: speaker.name,
    role,
    speaker,
    rows: [
      speaker.aliases.length && row(words.knownAs, part("", speaker.aliases.join(", "))),
      voice && row(words.speaks, part("", `${count(view.lang, words.quotations, voice.quotes)} · ${fill(words.share, voice.share)}`)),
      profileRow(words, speaker, role, { part, row }),
    ],
    actions: () => [voice && element("span", {}, [button({}, words.first, "visit", "quote", voice.first)])],
  });
}

function noteCard(view, words, label, { dialog, noteRow, part, row }) {
  if (!view.note(label)) return null;
  const backed = new Set(view.backedBy(label).map((quote) => heading(view, quote)));
  const name = noteTrigger(view, label);
  return dialog(view, words, {
    label: name,
    heading: name,
    rows: [noteRow(view, words, label, words.source), backed.size && row(words.backs, part("", [...backed].join(", ")))],
  });
}

/** What the site's directory adds to what stands above. */
export function profileRow(words, { profile }, role, { part, row }) {
  if (!profile) return null;
  const { name, link: page, sameAs = [] } = profile;
  const host = (url) => (url.split("/")[2] ?? url).replace(/^(www\.)+/, "");
  const links = [page && [name, page], ...sameAs.map((url) => [host(url), url])];
  const parts = links.filter((pair) => pair && isAddress(pair[1])).map(([text, url]) => link(text, url));
  if (profile.role && profile.role !== role) parts.unshift(part("", profile.role));
  const apart = parts.flatMap((own, i) => (i ? [part("", " · "), own] : [own]));
  return parts.length ? row(words.profile, ...apart) : null;
}
