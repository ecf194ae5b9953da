// Run in the page before its scripts: what its articles were before the widget came, a mirror of each that the widget
// knows nothing about, and edits that happen to both. Afterwards the two have to be the same.

/** Whatever the page may do to its own nodes is done to article and mirror alike; see `edit`. Self-contained. */
export function mirror() {
  const articles = [];
  const twin = new Map();
  const heard = new Map();

  /** The page's nodes in document order: the widget's own are stepped over. */
  function* nodes(parent) {
    for (const node of parent.childNodes) {
      if (node.localName === "whosaid-button") continue;
      if (node.localName !== "whosaid-mark") yield node;
      yield* nodes(node);
    }
  }

  function pair(node, copy) {
    twin.set(node, copy);
    if (node.nodeType === Node.ELEMENT_NODE) node.addEventListener("probe", () => heard.set(node, (heard.get(node) ?? 0) + 1));
    [...node.childNodes].forEach((child, i) => pair(child, copy.childNodes[i]));
  }

  /** Every article of the page, shadow roots included. */
  function find(root) {
    return [...root.querySelectorAll("*")].flatMap((element) => {
      const inside = element.shadowRoot ? find(element.shadowRoot) : [];
      if (element.localName !== "who-said") return inside;
      const id = element.getAttribute("for");
      return [{ host: element, article: id ? root.getElementById(id) : element }, ...inside];
    });
  }

  const begin = () => {
    for (const { host, article } of find(document)) {
      const copy = article.cloneNode(true);
      pair(article, copy);
      articles.push({ host, article, copy, html: article.innerHTML });
    }
  };
  document.addEventListener("DOMContentLoaded", begin, { capture: true, once: true });

  /** What is wrong now: text, identity and order of the page's elements, listeners; after a restore the HTML too. */
  function differences(restored) {
    const wrong = [];
    for (const { article, copy } of articles) {
      if (article.textContent !== copy.textContent) wrong.push("textContent differs");
      const [ours, theirs] = [[...nodes(article)], [...copy.querySelectorAll("*")]];
      const elements = ours.filter((node) => node.nodeType === Node.ELEMENT_NODE);
      if (elements.length !== theirs.length || elements.some((e, i) => twin.get(e) !== theirs[i])) wrong.push("elements differ");
      heard.clear();
      for (const element of elements) element.dispatchEvent(new Event("probe"));
      if (elements.some((element) => heard.get(element) !== 1)) wrong.push("listeners differ");
      if (!restored) continue;
      if (article.innerHTML !== copy.innerHTML) wrong.push("innerHTML differs");
      const texts = ours.filter((node) => node.nodeType === Node.TEXT_NODE);
      const known = [...nodes(copy)].filter((node) => node.nodeType === Node.TEXT_NODE);
      if (texts.length !== known.length || texts.some((node, i) => twin.get(node) !== known[i])) wrong.push("text nodes differ");
    }
    return wrong;
  }

  const make = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    const made = holder.content.firstChild;
    const copy = made.cloneNode(true);
    pair(made, copy);
    return made;
  };

  /** `count` edits as pages make them, chosen by `seed`: to elements and text nodes that the page itself made. Ends once they were read. */
  async function edit(seed, count) {
    const read = [];
    for (const { host, article } of articles) {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        read.push(new Promise((done) => host.addEventListener("whosaid-ready", done, { once: true })));
      });
      observer.observe(article, { childList: true, characterData: true, subtree: true });
    }
    const random = (n) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    const one = (list) => list[random(list.length)];
    const both = (act, ...given) => [act(...given), act(...given.map((node) => (node instanceof Node ? twin.get(node) : node)))];
    for (let i = 0; i < count; i++) {
      const { article } = one(articles);
      const all = [...nodes(article)];
      const paragraphs = all.filter((node) => node.matches?.("p,li") && node.isConnected);
      const inline = all.filter((node) => node.matches?.("a,b,em,i,strong"));
      const texts = all.filter((node) => node.nodeType === Node.TEXT_NODE && twin.has(node) && node.data.trim());
      const words = `Edit ${i}. Ines Halloran said: “Take ${random(99)} lamps.” Then she left.`;
      const p = one(paragraphs);
      const other = one(paragraphs);
      const kind = random(11);
      if (kind === 0 && texts.length) both((node) => (node.data = words), one(texts));
      else if (kind === 1 && p) both((node) => (node.textContent = words), p).length && pair(p.firstChild, twin.get(p).firstChild);
      else if (kind === 2 && paragraphs.length > 4) both((node) => node.remove(), p);
      else if (kind === 3 && p) both((node, added) => node.after(added), p, make(`<p>${words} <b>“More,”</b> said Tolle.</p>`));
      else if (kind === 4 && p && !p.contains(other) && !other.contains(p)) both((node, ref) => ref.before(node), p, other);
      else if (kind === 5 && p) both((node) => node.setAttribute("class", `edited-${i}`), p);
      else if (kind === 6 && p) both((node, added) => node.append(added), p, make(words));
      else if (kind === 7 && p) both((node) => (node.innerHTML = `<i>${words}</i> “Yes.”`), p).length && pair2(p);
      else if (kind === 8 && inline.length) both((node, added) => node.replaceWith(added), one(inline), make("<em>“quite”</em>"));
      else if (kind === 9 && p) both((node, box) => (node.before(box), box.append(node)), p, make("<div></div>"));
      else if (kind === 10 && texts.length > 9) both((node) => node.remove(), one(texts));
      // A framework sees the text it wrote as soon as its own work is done, or, where mending took too long for that on a busy
      // machine, some frames later.
      await Promise.resolve();
      const same = () => articles.every(({ article, copy }) => article.textContent === copy.textContent);
      for (let frame = 0; frame < 60 && !same(); frame++) await new Promise((done) => requestAnimationFrame(done));
      for (const { article, copy } of articles) {
        if (article.textContent !== copy.textContent) return `edit ${i} of kind ${kind}: ${article.textContent} IS NOT ${copy.textContent}`;
      }
    }
    await Promise.all(read);
    return "";
  }
  const pair2 = (p) => [...p.childNodes].forEach((child, i) => pair(child, twin.get(p).childNodes[i]));

  window.mirror = { articles, differences, edit, disable: (on) => articles.forEach(({ host }) => host.toggleAttribute("disabled", on)) };
}
