//! Numbers as texts. Whatever the module formats brings 3 kB of the standard library along; texts that are put together
//! are `[a, b].concat()`.

/// Adds a number, in so many digits at least.
pub fn push_number(out: &mut String, number: usize, digits: usize) {
    if number > 9 || digits > 1 {
        push_number(out, number / 10, digits.saturating_sub(1));
    }
    out.push((b'0' + (number % 10) as u8) as char);
}

/// `q12`: a number behind some words.
pub fn numbered(before: &str, number: usize) -> String {
    let mut out = String::with_capacity(before.len() + 4);
    out.push_str(before);
    push_number(&mut out, number, 1);
    out
}

#[cfg(test)]
mod tests {
    use super::{numbered, push_number};

    #[test]
    fn numbers_are_written_as_formatting_writes_them() {
        for n in [0, 7, 10, 99, 100, 2019, 4_294_967_295usize] {
            let mut out = String::from("-");
            push_number(&mut out, n, 4);
            assert_eq!((numbered("q", n), out), (format!("q{n}"), format!("-{n:04}")));
        }
    }
}
