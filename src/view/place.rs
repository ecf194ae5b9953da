//! Where a card stands: beside its words, inside the window.

/// A rectangle in CSS pixels of the viewport.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// On which side of its words the card stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Below,
    Above,
}

/// Between words and card; the pointer's way is covered by a bridge of this height.
const GAP: f64 = 6.0;
/// Between card and the window's edge.
const MARGIN: f64 = 8.0;

/// Left top corner of a card of `width` by `height` for the line rectangle `anchor` in a `window`.
///
/// Below the words where it fits, else above, else where there is more room (shifted inside the window, so that its
/// head stays readable). Horizontally it begins where the words begin (`rtl`: ends where they end), shifted inside.
pub fn place(anchor: Rect, width: f64, height: f64, window: Rect, rtl: bool) -> (f64, f64, Side) {
    let below = window.y + window.height - (anchor.y + anchor.height);
    let above = anchor.y - window.y;
    let need = height + GAP + MARGIN;
    let side = if below >= need || (above < need && below >= above) { Side::Below } else { Side::Above };
    let y = match side {
        Side::Below => anchor.y + anchor.height + GAP,
        Side::Above => anchor.y - GAP - height,
    };
    let x = if rtl { anchor.x + anchor.width - width } else { anchor.x };
    (inside(x, width, window.x, window.width), inside(y, height, window.y, window.height), side)
}

/// `at` moved so that `size` fits between the edges; the near edge wins where it does not fit at all.
fn inside(at: f64, size: f64, edge: f64, room: f64) -> f64 {
    at.min(edge + room - MARGIN - size).max(edge + MARGIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Rect = Rect { x: 0.0, y: 0.0, width: 1000.0, height: 800.0 };

    fn word(x: f64, y: f64) -> Rect {
        Rect { x, y, width: 100.0, height: 20.0 }
    }

    #[test]
    fn below_where_it_fits() {
        assert_eq!(place(word(200.0, 300.0), 320.0, 240.0, WINDOW, false), (200.0, 326.0, Side::Below));
    }

    #[test]
    fn flips_above_near_the_lower_edge() {
        assert_eq!(place(word(200.0, 700.0), 320.0, 240.0, WINDOW, false), (200.0, 454.0, Side::Above));
    }

    #[test]
    fn shifts_at_the_right_and_left_edge() {
        assert_eq!(place(word(900.0, 300.0), 320.0, 240.0, WINDOW, false).0, 672.0);
        assert_eq!(place(word(-40.0, 300.0), 320.0, 240.0, WINDOW, false).0, 8.0);
    }

    #[test]
    fn right_to_left_ends_where_the_words_end() {
        assert_eq!(place(word(500.0, 300.0), 320.0, 240.0, WINDOW, true).0, 280.0);
    }

    #[test]
    fn takes_the_roomier_side_where_neither_fits() {
        let (_, y, side) = place(word(200.0, 300.0), 320.0, 600.0, WINDOW, false);
        assert_eq!((y, side), (192.0, Side::Below));
        let (_, y, side) = place(word(200.0, 500.0), 320.0, 600.0, WINDOW, false);
        assert_eq!((y, side), (8.0, Side::Above));
    }
}
