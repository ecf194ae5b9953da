//! Writes JSON for the module. `serde_json` weighs 12 kB gzipped there, most of it for numbers that we have none of
//! (docs/figures.md); natively, and in Python, it writes the same bytes.

use std::fmt::Error;

use serde::Serialize;
use serde::ser::{Impossible, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};

use crate::text::number::push_number;

/// A value of ours as JSON: numbers are whole, or thousandths. Maps, and enums with more than a name, are written as nothing.
pub fn json(value: &impl Serialize) -> String {
    let mut out = Out(String::new());
    match value.serialize(&mut out) {
        Ok(()) => out.0,
        Err(_) => String::new(),
    }
}

struct Out(String);

impl Out {
    fn number(&mut self, number: usize) {
        push_number(&mut self.0, number, 1);
    }

    fn thousandths(&mut self, value: f64) {
        let value = (value * 1000.0).round() as usize;
        self.number(value / 1000);
        let (mut rest, mut unit) = (value % 1000, 100);
        self.0.push('.');
        loop {
            self.number(rest / unit);
            rest %= unit;
            unit /= 10;
            if rest == 0 {
                break;
            }
        }
    }

    fn string(&mut self, text: &str) {
        self.0.push('"');
        for c in text.chars() {
            let short = match c {
                '"' | '\\' => c,
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                '\0'..=' ' if c != ' ' => {
                    self.0.push_str("\\u00");
                    self.0.push(if c < '\u{10}' { '0' } else { '1' });
                    self.0.push(char::from_digit(c as u32 % 16, 16).unwrap_or('0'));
                    continue;
                }
                _ => {
                    self.0.push(c);
                    continue;
                }
            };
            self.0.push('\\');
            self.0.push(short);
        }
        self.0.push('"');
    }

    fn begin(&mut self, open: char, close: char) -> Members<'_> {
        self.0.push(open);
        Members { out: self, close, first: true }
    }
}

/// A list or an object that is being written.
struct Members<'o> {
    out: &'o mut Out,
    close: char,
    first: bool,
}

impl Members<'_> {
    fn next(&mut self, name: Option<&str>) {
        if !self.first {
            self.out.0.push(',');
        }
        self.first = false;
        if let Some(name) = name {
            self.out.string(name);
            self.out.0.push(':');
        }
    }

    fn close(self) -> Result<(), Error> {
        self.out.0.push(self.close);
        Ok(())
    }
}

impl SerializeSeq for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        self.next(None);
        value.serialize(&mut *self.out)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeTuple for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Error> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Error;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, name: &'static str, value: &T) -> Result<(), Error> {
        self.next(Some(name));
        value.serialize(&mut *self.out)
    }

    fn end(self) -> Result<(), Error> {
        self.close()
    }
}

/// Methods for values of the given types that nothing of ours has, or that other methods write.
macro_rules! methods {
    ($($name:ident($type:ty) $body:expr;)*) => {
        $(fn $name(self, value: $type) -> Result<(), Error> {
            let write: fn(&mut Out, $type) -> Result<(), Error> = $body;
            write(self, value)
        })*
    };
}

impl<'o> Serializer for &'o mut Out {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Members<'o>;
    type SerializeTuple = Members<'o>;
    type SerializeStruct = Members<'o>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    methods! {
        serialize_bool(bool) |out, value| { out.0.push_str(if value { "true" } else { "false" }); Ok(()) };
        serialize_u8(u8) |out, value| out.serialize_u64(value.into());
        serialize_u16(u16) |out, value| out.serialize_u64(value.into());
        serialize_u32(u32) |out, value| out.serialize_u64(value.into());
        serialize_u64(u64) |out, value| { out.number(value as usize); Ok(()) };
        serialize_f64(f64) |out, value| { out.thousandths(value); Ok(()) };
        serialize_str(&str) |out, value| { out.string(value); Ok(()) };
        serialize_i8(i8) |_, _| Err(Error);
        serialize_i16(i16) |_, _| Err(Error);
        serialize_i32(i32) |_, _| Err(Error);
        serialize_i64(i64) |_, _| Err(Error);
        serialize_f32(f32) |_, _| Err(Error);
        serialize_char(char) |_, _| Err(Error);
        serialize_bytes(&[u8]) |_, _| Err(Error);
        serialize_unit_struct(&'static str) |out, _| out.serialize_none();
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.serialize_none()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Error> {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Members<'o>, Error> {
        Ok(self.begin('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Members<'o>, Error> {
        Ok(self.begin('[', ']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'o>, Error> {
        Ok(self.begin('{', '}'))
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        Err(Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Err(Error)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(Error)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::json;

    #[test]
    fn the_module_writes_what_serde_json_writes() {
        let every: String = ('\0'..'\u{80}').chain("é“𝄞\u{2028}".chars()).collect();
        assert_eq!(json(&every), serde_json::to_string(&every).unwrap());
        for thousandths in 0..=1000 {
            let value = f64::from(thousandths) / 1000.0;
            assert_eq!(json(&value), serde_json::to_string(&value).unwrap());
        }
        let text =
            "TV CLIP\n\nMayor Jan Roe[1] said: “The ice is \"thin\".” She left. “Who? ‘You,’ he said.”\n\n[1] No.";
        let annotation = crate::annotate(text, &crate::Options::default());
        assert_eq!(json(&annotation), serde_json::to_string(&annotation).unwrap());
        let others = (Some(u32::MAX), None::<u8>, (), true, vec![0u64, 10, 2019]);
        assert_eq!(json(&others), serde_json::to_string(&others).unwrap());
    }
}
