// Where a card stands: beside its words, inside the window.

/** Between words and card; the pointer's way is covered by a bridge of this height. */
const GAP = 6;
/** Between card and the window's edge. */
const MARGIN = 8;

/**
 * Where a card of `width` by `height` stands: `[left, top, above]`, for the box of a line in a window of this size.
 *
 * Below the words where it fits, else above, else where there is more room (shifted inside the window, so that its head
 * stays readable). Horizontally it begins where the words begin (`rtl`: ends where they end), shifted inside.
 */
export function stand({ left, right, top, bottom }, [width, height], [across, down], rtl) {
  const below = down - bottom;
  const need = height + GAP + MARGIN;
  const above = below < need && (top >= need || below < top);
  // The near edge wins where it does not fit at all.
  const inside = (at, size, room) => Math.max(Math.min(at, room - MARGIN - size), MARGIN);
  return [inside(rtl ? right - width : left, width, across), inside(above ? top - GAP - height : bottom + GAP, height, down), above];
}
