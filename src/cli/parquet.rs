//! Parquet: the columns of table.rs, with numbers as numbers, written a group of rows at a time.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use super::output;
use super::table::Table;

/// Rows are written this many at a time …
const GROUP_ROWS: usize = 100_000;
/// … and not many more bytes than this at a time, so that memory stays bounded.
const GROUP_BYTES: usize = 32 << 20;

/// A file that is being written; nothing can be read of it before it is closed.
pub struct Sheet {
    /// Where it goes, until there are columns.
    out: Option<Box<dyn Write + Send>>,
    writer: Option<SerializedFileWriter<Box<dyn Write + Send>>>,
    kinds: Vec<Physical>,
    rows: Vec<Vec<String>>,
    bytes: usize,
}

impl Sheet {
    /// What is wrong with asking for one.
    pub fn refused(path: Option<&Path>) -> Option<&'static str> {
        (path.is_none() && io::stdout().is_terminal())
            .then_some("Parquet is nothing for a terminal: name a file with --output")
    }

    /// Standard output, or a new file.
    pub fn open(path: Option<&Path>) -> Result<Sheet, String> {
        let out: Box<dyn Write + Send> = match path {
            Some(path) => Box::new(BufWriter::new(output::create(path, output::OTHER)?)),
            None => Box::new(BufWriter::new(io::stdout())),
        };
        Ok(Sheet { out: Some(out), writer: None, kinds: Vec::new(), rows: Vec::new(), bytes: 0 })
    }

    /// Writes the head: from here on there are these columns.
    pub fn begin(&mut self, table: &Table) -> io::Result<()> {
        let Some(out) = self.out.take() else { return Ok(()) };
        let names = table.names();
        let ours = |name: &str| match name {
            "confidence" => Physical::DOUBLE,
            "start" | "end" => Physical::INT64,
            _ => Physical::BYTE_ARRAY,
        };
        // A record's member of such a name has another: see `Table::names`.
        self.kinds = names.iter().map(|name| ours(name)).collect();
        let column = |(name, kind): (&String, &Physical)| {
            let text = (*kind == Physical::BYTE_ARRAY).then_some(LogicalType::String);
            let built = Type::primitive_type_builder(name, *kind)
                .with_logical_type(text)
                .with_repetition(Repetition::OPTIONAL)
                .build();
            built.map(Arc::new)
        };
        let columns = names.iter().zip(&self.kinds).map(column).collect::<Result<Vec<_>, _>>().map_err(failed)?;
        let schema = Type::group_type_builder("quotations").with_fields(columns).build().map_err(failed)?;
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_created_by(concat!("whosaid ", env!("CARGO_PKG_VERSION")).to_string())
            .build();
        self.writer = Some(SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(failed)?);
        Ok(())
    }

    /// Adds the rows of a document.
    pub fn write(&mut self, rows: Vec<Vec<String>>) -> io::Result<()> {
        self.bytes += rows.iter().flatten().map(String::len).sum::<usize>();
        self.rows.extend(rows);
        if self.rows.len() >= GROUP_ROWS || self.bytes >= GROUP_BYTES { self.flush() } else { Ok(()) }
    }

    /// Writes a group of rows. An empty cell is null.
    fn flush(&mut self) -> io::Result<()> {
        let Some(writer) = self.writer.as_mut().filter(|_| !self.rows.is_empty()) else { return Ok(()) };
        let mut group = writer.next_row_group().map_err(failed)?;
        let mut at = 0;
        while let Some(mut column) = group.next_column().map_err(failed)? {
            let cells: Vec<&str> = self.rows.iter().map(|row| row.get(at).map_or("", String::as_str)).collect();
            let there: Vec<i16> = cells.iter().map(|cell| i16::from(!cell.is_empty())).collect();
            let cells = cells.into_iter().filter(|cell| !cell.is_empty());
            let written = match column.untyped() {
                ColumnWriter::ByteArrayColumnWriter(to) => {
                    to.write_batch(&cells.map(ByteArray::from).collect::<Vec<_>>(), Some(&there), None)
                }
                ColumnWriter::DoubleColumnWriter(to) => to.write_batch(&numbers::<f64>(cells)?, Some(&there), None),
                ColumnWriter::Int64ColumnWriter(to) => to.write_batch(&numbers::<i64>(cells)?, Some(&there), None),
                _ => return Err(io::Error::other("a column of another kind")),
            };
            written.map_err(failed)?;
            column.close().map_err(failed)?;
            at += 1;
        }
        group.close().map_err(failed)?;
        self.rows.clear();
        self.bytes = 0;
        Ok(())
    }

    /// Writes what is left, and what makes a file of it.
    pub fn close(mut self) -> io::Result<()> {
        self.flush()?;
        let Some(writer) = self.writer.take() else { return Ok(()) };
        writer.into_inner().map_err(failed)?.flush()
    }
}

/// Cells of numbers as numbers.
fn numbers<T: std::str::FromStr>(cells: impl Iterator<Item = impl AsRef<str>>) -> io::Result<Vec<T>> {
    cells.map(|cell| cell.as_ref().parse().map_err(|_| io::Error::other("a cell that is no number"))).collect()
}

/// An error of writing is what it was: that nobody reads on is none.
fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => inner.downcast::<io::Error>().map_or_else(io::Error::other, |error| *error),
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};

    use super::*;

    #[test]
    fn rows_are_written_in_groups() {
        let directory = tempfile::tempdir().expect("a temporary directory");
        let path = directory.path().join("out.parquet");
        let table = Table { members: Vec::new(), directory: false };
        let mut sheet = Sheet::open(Some(&path)).expect("a new file");
        sheet.begin(&table).expect("a head");
        let width = table.names().len();
        for _ in 0..GROUP_ROWS / 100 + 1 {
            sheet.write(vec![vec!["1".to_string(); width]; 100]).expect("rows");
            assert!(sheet.rows.len() < GROUP_ROWS);
        }
        let long = "“…”".repeat(GROUP_BYTES / 9 + 1);
        sheet.write(vec![[vec![long], vec![String::new(); width - 1]].concat()]).expect("a long row");
        assert_eq!((sheet.rows.len(), sheet.bytes), (0, 0));
        sheet.close().expect("an end");
        let reader = SerializedFileReader::new(std::fs::File::open(&path).expect("a file")).expect("Parquet");
        let groups = reader.metadata().row_groups().iter().map(|group| group.num_rows()).collect::<Vec<_>>();
        assert_eq!(groups, [GROUP_ROWS as i64, 101]);
    }
}
