// The pages: which shell around which article. `worked` are those that rules are mended by, `held` those that are only measured.

import { articles as a } from "./articles.mjs";
import { heldArticles as h } from "./held-articles.mjs";
import * as habits from "./habits.mjs";
import * as unseen from "./held.mjs";
import { make } from "./page.mjs";
import * as papers from "./papers.mjs";
import * as systems from "./systems.mjs";

const all = (kind, rows) => rows.map(([shell, article, name]) => make(`${kind}-${name}`, shell, article));

export const worked = () => all("worked", [
  [systems.wordpressClassic, a.harbour, "wordpress-classic"], [systems.wordpressClassic, a.brief, "wordpress-brief"],
  [systems.wordpressBlock, a.feature, "wordpress-block"], [systems.drupal, a.verdict, "drupal"], [systems.ghost, a.opinion, "ghost"],
  [systems.mediumLike, a.opinion, "medium"], [systems.amp, a.verdict, "amp"], [systems.squarespace, a.feature, "squarespace"],
  [systems.wixDivs, a.gallery, "wix-divs"], [papers.hashed, a.harbour, "hashed"], [papers.islands, a.harbour, "islands"],
  [papers.islands, a.interview, "islands-interview"], [papers.blocks, a.harbour, "blocks"], [papers.agency, a.earnings, "agency"],
  [papers.utility, a.interview, "utility"], [papers.inread, a.opinion, "inread"], [papers.arc, a.earnings, "arc"],
  [habits.tables, a.harbour, "tables"], [habits.endless, a.verdict, "endless"], [habits.wall, a.feature, "wall"],
  [habits.liveBlog, a.live, "live-blog"], [habits.ticker, a.live, "ticker"], [habits.slides, a.gallery, "slides"],
  [habits.doubles, a.harbour, "doubles"], [habits.broken, a.feature, "broken"], [habits.embeds, a.harbour, "embeds"],
  [habits.shortBrief, a.brief, "short-brief"], [habits.authorBox, a.opinion, "author-box"],
]);

export const held = () => all("held", [
  [unseen.peek, h.match, "peek"], [unseen.vossi, h.minister, "vossi"], [unseen.capitals, h.minister, "capitals"], [unseen.tabloid, h.match, "tabloid"],
  [unseen.sky, h.match, "sky"], [unseen.joomla, h.orchard, "joomla"], [unseen.stack, h.orchard, "stack"], [unseen.blox, h.minister, "blox"],
  [unseen.blogspot, h.orchard, "blogspot"], [unseen.service, h.science, "service"], [unseen.journal, h.science, "journal"],
  [unseen.dtm, h.minister, "dtm"], [unseen.auto, h.science, "auto"], [unseen.peek, h.science, "peek-science"],
]);
