// A short name for a text.

/**
 * Of a text, in hexadecimal (Fowler, Noll and Vo's hash): ids in a page that may have several texts go by the text, so
 * that the same text is set alike everywhere.
 */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(16).padStart(8, "0");
}
