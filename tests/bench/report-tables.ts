import type { SizeResults } from './results.ts';

/** Thousands of bytes with one decimal. */
export const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
/** Millions of bytes, for what is counted in gigabytes. */
export const mb = (bytes: number) => `${count(bytes / 1e6)} MB`;
/** Milliseconds, one decimal where there are few. */
export const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
/** Seconds, those below a tenth in milliseconds. */
export const seconds = (value: number) => (value < 0.1 ? `${Math.round(value * 1000)} ms` : `${value} s`);
/** A whole number with its thousands apart. */
export const count = (value: number) => Math.round(value).toLocaleString('en-GB');

/** A table in Markdown, its first column to the left. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** A table with one column per size: the name of each row, what it says of a run, and the most that is allowed. */
export function bySize(
	runs: readonly SizeResults[],
	rows: readonly (readonly [string, (run: SizeResults) => string, string])[]
): string {
	return table(
		['recommendations', ...runs.map(({ recommendations }) => count(recommendations)), 'wanted'],
		rows.map(([name, cell, limit]) => [name, ...runs.map(cell), limit])
	);
}
