/**
 * Rows that a table may have to be written in a form. Parquet has no limit, and a CSV file above it is packed with zstd. The
 * others are left out above theirs: JSON and Arrow are read whole into memory, and office programs open no larger workbook in
 * reasonable time.
 */
export const ROWS_AT_MOST = {
	csv: 1_000_000,
	json: 100_000,
	arrow: 100_000,
	workbook: 25_000,
	excelCsv: 100_000
} as const;
