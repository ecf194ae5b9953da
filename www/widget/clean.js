// What a reader copies has none of our wrappers: other programs would keep their looks. Loaded with the first selection.

import { create, listen } from "./dom.js";

const INLINE = "whosaid-mark,a,abbr,b,bdi,cite,code,em,i,q,s,small,strong,sub,sup,u";

listen(document, "copy", (event) => {
  const selection = getSelection();
  if (event.defaultPrevented || !event.clipboardData || !selection?.rangeCount || event.target.closest?.("input,textarea")) return;
  const range = selection.getRangeAt(0);
  let root = range.commonAncestorContainer;
  while (root.parentElement && (root.nodeType === Node.TEXT_NODE || root.matches?.(INLINE))) root = root.parentElement;
  if (!root.querySelector?.("whosaid-mark")) return;
  const box = create("div");
  for (const child of root.childNodes) box.append(...cleaned(child, range));
  if (!box.hasChildNodes()) return;
  event.clipboardData.setData("text/html", box.innerHTML);
  event.clipboardData.setData("text/plain", `${selection}`);
  event.preventDefault();
});

/** Copies of what a range has of a node: no wrappers, nothing that cannot be seen, addresses in full. */
function cleaned(node, range) {
  if (!range.intersectsNode(node)) return [];
  if (node.nodeType === Node.TEXT_NODE) {
    const end = node === range.endContainer ? range.endOffset : node.length;
    return [node.data.slice(node === range.startContainer ? range.startOffset : 0, end)];
  }
  if (node.nodeType !== Node.ELEMENT_NODE || node.localName === "whosaid-button" || getComputedStyle(node).display === "none") return [];
  const children = [...node.childNodes].flatMap((child) => cleaned(child, range));
  if (node.localName === "whosaid-mark") return children;
  const copy = node.cloneNode();
  for (const name of ["href", "src"]) if (copy.hasAttribute(name) && typeof copy[name] === "string") copy.setAttribute(name, copy[name]);
  copy.append(...children);
  return [copy];
}
