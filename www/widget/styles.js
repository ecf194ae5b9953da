// The widget's two stylesheets, as constructable sheets: they need no element, no request and no inline style, so
// they work under a strict Content-Security-Policy.

/** Colours of middling lightness: they can be told apart, also by colour-blind readers, on light and dark pages. */
const HUES = ["#15809c", "#c2571a", "#7d62d0", "#2d8a57", "#c4447c", "#8a7a14", "#4a7bd6", "#a0604a"];
const NEUTRAL = "var(--whosaid-neutral,#85807a)";

/** Rules for each colour; number 0 is the neutral one. */
const hues = (rules) => [NEUTRAL, ...HUES.map((hue, i) => `var(--whosaid-${i + 1},${hue})`)].map(rules).join("");

/**
 * For wrappers in the page. Nothing here may move a letter: only colours and decorations. What the page says of every
 * element must not reach the wrappers either, hence `!important` where it would shift the text, and the layer: what is
 * important in a layer wins over everything outside of it, whatever the selectors. <who-said> itself has no rule: what
 * it was before this sheet arrived, it must stay.
 */
export const MARKS = `@layer whosaid{
whosaid-mark{--c:${NEUTRAL};all:unset!important;border-radius:2px!important;
transition:background-color .12s!important}
whosaid-mark[data-quote]{text-decoration:underline 1.5px color-mix(in srgb,var(--c) 75%,transparent)!important;
text-underline-offset:.22em!important}
whosaid-mark[data-quote][data-doubtful]{text-decoration-style:dotted!important}
whosaid-mark:is([data-kind=unnamed],[data-kind=scare]){text-decoration:underline dotted 1px var(--c)!important;
text-underline-offset:.22em!important}
whosaid-mark[data-kind=title],whosaid-mark[data-quote] whosaid-mark[data-quote]{text-decoration:none!important}
whosaid-mark[data-kind=name][data-hue]{color:color-mix(in oklab,var(--c) 62%,currentcolor)!important}
a whosaid-mark[data-speaker]{color:inherit!important}
whosaid-mark[data-note][data-doubtful]{text-decoration:underline dotted 1px!important}
whosaid-mark[data-kind=missing]{--c:var(--whosaid-warn,#c2571a);
color:color-mix(in oklab,var(--c) 62%,currentcolor)!important}
whosaid-mark[data-lit]{background-color:color-mix(in srgb,var(--c) 16%,transparent)!important}
whosaid-mark[data-quote][data-lit]{text-decoration-line:underline!important;text-decoration-color:var(--c)!important}
whosaid-mark[data-focus]{outline:2px solid var(--whosaid-focus,#2f6fde)!important;outline-offset:1px!important}
whosaid-button{all:unset!important}
whosaid-mark[data-dim]{opacity:.6!important}
::highlight(whosaid-evidence){text-decoration:underline 2px currentcolor}
::highlight(whosaid-missing){color:color-mix(in oklab,var(--whosaid-warn,#c2571a) 62%,currentcolor)}
@media not print{::highlight(whosaid-lit){background-color:#8882}${hues((c, i) => `::highlight(whosaid-${i}){
text-decoration:underline 1.5px ${c}}::highlight(whosaid-${i}-doubtful){text-decoration:underline dotted 1.5px ${c}}
::highlight(whosaid-name-${i}){color:color-mix(in oklab,${c} 62%,currentcolor)}`)}}
@media (forced-colors:active){whosaid-mark[data-lit]{outline:1px solid Highlight!important}}
@media (prefers-reduced-motion){whosaid-mark{transition:none!important}}
@media print{whosaid-mark:not(#_){text-decoration:none!important;background:none!important;color:inherit!important;
transition:none!important;opacity:1!important}}
${hues((c, i) => `whosaid-mark[data-hue="${i}"]{--c:${c}}`)}}`;

/** What card and panel share. */
const COLOURS = `
.card,.panel,.switch{--paper:var(--whosaid-card,light-dark(#fff,#23211e));
--ink:var(--whosaid-ink,light-dark(#1d1b18,#ece7de));--soft:var(--whosaid-soft,light-dark(#625c53,#ada59a));
--rule:var(--whosaid-rule,light-dark(#e2ddd3,#3b3732))}
${hues((c, i) => `[data-hue="${i}"]{--c:${c}}`)}`;

/** For the card, in its shadow root. `all: initial` on the host keeps the page's fonts and resets out. */
export const CARD = `
:host{all:initial!important;color-scheme:inherit!important;display:none!important}
:host([data-open]){display:block!important;position:fixed!important;inset:0 auto auto 0!important;width:0!important;
height:0!important;overflow:visible!important;z-index:2147483647!important}
:host([data-scheme=dark]){color-scheme:dark!important}
:host([data-scheme=light]){color-scheme:light!important}
*{box-sizing:border-box}
${COLOURS}
.card{--warn:var(--whosaid-warn-ink,light-dark(#a03e08,#f2a97c));--tint:color-mix(in oklab,var(--c) 78%,var(--ink));
position:fixed;width:min(22rem,100vw - 16px);max-height:calc(100vh - 16px);color:var(--ink);background:var(--paper);
border:1px solid var(--rule);border-radius:10px;box-shadow:0 1px 2px #0003,0 14px 36px #0003;outline:0;
font:13.5px/1.45 var(--whosaid-font,system-ui,"Helvetica Neue",Arial,sans-serif);text-align:start}
.card:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid var(--whosaid-focus,light-dark(#2f6fde,#8ab4ff));
outline-offset:2px}
.card::before{content:"";position:absolute;inset:-10px 0 auto;height:10px}
.card[data-above]::before{inset:auto 0 -10px}
.in{overflow:auto;max-height:inherit;border-radius:9px;border-top:4px solid var(--c);overscroll-behavior:contain}
.head{padding:.8rem 1rem .6rem;padding-inline-end:2.4rem;min-height:3.2rem}
.picture{float:inline-start;width:44px;height:44px;margin-inline-end:.7rem;border-radius:50%;object-fit:cover;
background:var(--rule)}
.name{font:600 17px/1.25 var(--whosaid-serif,"Source Serif 4",Charter,"Iowan Old Style",Georgia,"DejaVu Serif",serif)}
.role{color:var(--soft);margin-top:.1rem}
.handle{color:var(--soft)}
dl{margin:0 1rem}
dl div{display:grid;grid-template-columns:5.2rem 1fr;gap:.6rem;padding:.42rem 0;border-top:1px solid var(--rule)}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
.head>*,dd{text-align:match-parent}
.cue{font-weight:600;text-decoration:underline 1.5px var(--c);text-underline-offset:.2em}
.soft{display:block;color:var(--soft)}
.warn{color:var(--warn)}
.meter{display:inline-flex;gap:2px;margin-inline-end:.5rem;vertical-align:.14em}
.meter i{width:13px;height:5px;border-radius:2px;background:var(--rule)}
.meter i.on{background:var(--c)}
a{color:var(--tint);text-underline-offset:.15em}
button{all:unset;cursor:pointer;border-radius:4px;color:var(--tint)}
button.name{color:inherit}
button.name:hover,.act button:hover{text-decoration:underline 1px;text-underline-offset:.2em}
.close{position:absolute;top:.55rem;inset-inline-end:.5rem;width:28px;height:28px;display:grid;place-items:center;
color:var(--soft);font-size:19px;line-height:1}
.jump{display:block;margin-top:.15rem}
.act{display:flex;flex-wrap:wrap;align-items:center;gap:0 .9rem;margin-top:.3rem;padding:.35rem 1rem;
border-top:1px solid var(--rule);color:var(--soft)}
.act button{padding:.3rem 0}
.steps{display:flex;align-items:center;gap:.35rem;margin-inline-start:auto}
.off{color:var(--soft);margin-inline-start:auto;font-size:12px}
.act .step{min-width:26px;text-align:center;font-size:17px;line-height:1.2;padding:.15rem 0}
.card[data-sheet]{inset:auto 0 0!important;width:auto;max-height:70vh;border-radius:14px 14px 0 0;border-width:1px 0 0;
font-size:15px;padding-bottom:env(safe-area-inset-bottom)}
.card[data-sheet] .in{border-radius:13px 13px 0 0}
.card[data-sheet] .close,.card[data-sheet] .step{min-width:44px;height:44px}
.card[data-sheet] .act button{padding:.65rem 0}
@media (prefers-reduced-motion:no-preference){.card{animation:in .12s ease-out}@keyframes in{from{opacity:0}}}
@media (forced-colors:active){.meter i.on{background:Highlight;forced-color-adjust:none}}
@media print{:host([data-open]){display:none!important}}
`;

/** For the panel, the switch and the appendix, each in a shadow root of its own. */
export const PANEL = `
:host{all:initial!important;color-scheme:light dark!important;position:fixed!important;inset:auto 16px 16px auto!important;
z-index:2147483646!important}
:host([data-placed]),:host([data-print]){position:static!important}
:host([data-print]){display:none!important}
*{box-sizing:border-box}
${COLOURS}
.panel{max-width:100%;color:var(--ink);font:13.5px/1.4 var(--whosaid-font,system-ui,"Helvetica Neue",Arial,sans-serif)}
:host(:not([data-placed])) .panel,.switch{background:var(--paper);border:1px solid var(--rule);border-radius:10px;
box-shadow:0 1px 2px #0002,0 6px 20px #0002}
:host(:not([data-placed])) [open]{width:min(20rem,100vw - 32px)}
summary,.switch{padding:.45rem .8rem;cursor:pointer;font-weight:600}
:host([data-placed]) summary{list-style:none;padding:.4rem .8rem .8rem;font-size:11px;letter-spacing:.09em;
text-transform:uppercase;color:var(--soft)}
.in{max-height:min(60vh,32rem);overflow:auto;padding:0 .8rem .4rem}
:host([data-placed]) .in{max-height:none}
ol{list-style:none;margin:0;padding:0}
button{all:unset;cursor:pointer;border-radius:4px}
.voice{display:grid;grid-template-columns:1fr auto;gap:.1rem .7rem;width:100%;padding:.4rem .3rem;box-sizing:border-box}
.voice[aria-pressed=true]{background:color-mix(in srgb,var(--c) 14%,transparent)}
.voice:hover .name{text-decoration:underline}
.share,.about,.key,.off{color:var(--soft)}
.about,.bar{grid-column:1/-1}
.about,.key{font-size:12px}
.bar{height:4px;border-radius:2px;background:var(--rule)}
.bar i{display:block;height:100%;border-radius:2px;background:var(--c)}
.key{margin:.5rem 0 .2rem}
.act{display:flex;align-items:center;gap:.4rem;border-top:1px solid var(--rule);padding-top:.3rem}
.step{min-width:32px;padding:.2rem 0;text-align:center;font-size:18px}
.off{margin-inline-start:auto;padding:.3rem 0}
.switch{color:var(--ink);font:600 13px/1.4 var(--whosaid-font,system-ui,"Helvetica Neue",Arial,sans-serif)}
:focus-visible{outline:2px solid var(--whosaid-focus,light-dark(#2f6fde,#8ab4ff));outline-offset:2px}
.appendix{font:11pt/1.4 serif}
.appendix li{list-style:decimal;margin:0 0 .5em 2em}
.appendix :is(b,span){display:block}
@media print{:host{display:none!important}:host([data-print]){display:block!important}}`;

/** For the list of painted quotations: out of sight until the focus is in it. */
export const LIST = `
:host{all:initial!important;position:fixed!important;inset:auto auto 8px 8px!important;z-index:2147483647!important;
max-width:min(28rem,100vw - 16px)!important;color-scheme:light dark!important}
:host(:not(:focus-within)){clip-path:inset(50%)!important;width:1px!important;height:1px!important;overflow:hidden!important}
nav{max-height:40vh;overflow:auto;background:Canvas;border:1px solid GrayText;border-radius:10px;padding:6px;
font:13.5px/1.45 system-ui,sans-serif}
button{all:unset;display:block;box-sizing:border-box;width:100%;padding:5px 8px;border-radius:5px;color:CanvasText;
overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
button:focus{outline:2px solid var(--whosaid-focus,#2f6fde)}
@media print{:host{display:none!important}}`;

const sheets = new Map();

/** The one sheet of these rules; made when first asked for, because Node has none. */
export function sheet(rules) {
  if (!sheets.has(rules)) {
    const made = new CSSStyleSheet();
    made.replaceSync(rules);
    sheets.set(rules, made);
  }
  return sheets.get(rules);
}

const users = new WeakMap();

/** Gives the document or shadow root of `element` the wrappers' sheet, until all who asked call what this returns. */
export function adopt(element) {
  const tree = element.getRootNode();
  const root = tree.adoptedStyleSheets ? tree : document;
  const style = sheet(MARKS);
  const count = (by) => users.set(root, (users.get(root) ?? 0) + by).get(root);
  if (count(1) === 1) root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
  return () => {
    if (count(-1) === 0) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== style);
  };
}
