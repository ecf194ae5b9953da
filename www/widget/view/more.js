// What few cards say: those of speakers and of notes, notes below a quotation, and what a site's directory knows of somebody.
// Pages load it with the first of them (card.js); what makes cards and rows is handed over, so that nothing of it is loaded twice.

import { cast } from "./cast.js";
import { isAddress, link } from "./elsewhere.js";
import { count } from "./grammar.js";
import { heading, noteTrigger } from "./labels.js";
import { button, element } from "./node.js";
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
    picture: speaker.profile && picture(speaker.profile),
    rows: [
      speaker.aliases.length && row(words.knownAs, part("", speaker.aliases.join(", "))),
      voice && row(words.speaks, part("", `${count(view.lang, words.quotations, voice.quotes)} · ${fill(words.share, voice.share)}`)),
      profileRow(words, speaker, role, { part, row }),
    ],
    actions: () => [voice && element("span", {}, [button({}, words.first, "visit", "quote", voice.first)])],
  });
}

function noteCard(view, words, label, { dialog, part, row }) {
  if (!view.note(label)) return null;
  const backed = new Set(view.backedBy(label).map((quote) => heading(view, quote)));
  const name = noteTrigger(view, label);
  return dialog(view, words, {
    label: name,
    heading: name,
    rows: [noteRow(view, words, label, { part, row }, words.source), backed.size && row(words.backs, part("", [...backed].join(", ")))],
  });
}

/** What the list of notes says of a note. */
export function noteRow(view, words, label, { part, row }, name = noteTrigger(view, label)) {
  const { text, url, status = "missing" } = view.note(label) ?? {};
  const warn = (text) => part("warn", text);
  const parts = linked(text ?? "", url, part);
  if (status === "ok" && !parts.length) parts.push(warn(words.noText));
  if (status === "truncated") parts.push(warn(` ${words.truncated}`));
  if (status === "missing") parts.push(warn(words.missing));
  return row(name, ...parts);
}

/** A note's text with its address as a link, in place where the text prints it, else behind it. */
function linked(text, url, part) {
  if (!/^http/.test(url) || !isAddress(url)) return text ? [part("", text)] : [];
  const at = text.indexOf(url);
  const [before, after] = at < 0 ? [`${text} `, ""] : [text.slice(0, at), text.slice(at + url.length)];
  return [before && part("", before), link(url, url), after && part("", after)].filter(Boolean);
}

/** The picture that the site's directory has; neither its server nor anybody on the way is to learn what is being read. */
export const picture = ({ picture: src }) =>
  src && isAddress(src) && element("img", { class: "picture", part: "picture", alt: "", referrerpolicy: "no-referrer", src });

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
