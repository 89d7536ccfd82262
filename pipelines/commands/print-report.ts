import type { WriteStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import type { Finding } from '../model.ts';
import type { CheckReport } from './check-report.ts';

type Paint = (text: string) => string;

interface Paints {
	readonly bold: Paint;
	readonly dim: Paint;
	readonly red: Paint;
	readonly yellow: Paint;
	readonly green: Paint;
}

type Output = Pick<WriteStream, 'write' | 'isTTY'>;

/** Prints a report for people: every line, then counts, repairs, notes and problems. Coloured on a terminal only. */
export function printReport(report: CheckReport, output: Output): void {
	const paint = paintsFor(output);
	const blocks = [
		linesBlock(report, paint),
		countsBlock(report, paint),
		repairsBlock(report, paint),
		findingsBlock('Notes', report.notes, paint.yellow, report, paint),
		findingsBlock('Problems', report.problems, paint.red, report, paint),
		verdict(report, paint)
	];
	output.write(blocks.filter((block) => block !== '').join('\n\n') + '\n');
}

function paintsFor({ isTTY }: Output): Paints {
	const colours = isTTY && process.env.NO_COLOR === undefined;
	const with_ = (code: number): Paint => (colours ? (text) => `\x1b[${code}m${text}\x1b[0m` : (text) => text);
	return { bold: with_(1), dim: with_(2), red: with_(31), yellow: with_(33), green: with_(32) };
}

function linesBlock({ lines, sources }: CheckReport, paint: Paints): string {
	const blocks = sources.flatMap(({ source }) => {
		const own = lines.filter((line) => line.source === source);
		const title = sources.length > 1 ? `Lines of ${source}` : 'Lines';
		return own.length === 0 ? [] : [[paint.bold(title), ...lineRows(own, paint)].join('\n')];
	});
	return blocks.join('\n\n');
}

function lineRows(lines: CheckReport['lines'], paint: Paints): string[] {
	const ids = lines.map((line) => line.entity_ids.join(' '));
	const roleWidth = widest(lines.map((line) => line.role));
	const idWidth = widest(ids);
	return lines.map(({ line, role, text }, index) => {
		const shown = role.padEnd(roleWidth);
		const number = paint.dim(String(line).padStart(5));
		const coloured = role === 'unusable' ? paint.red(shown) : role === 'theme' ? paint.bold(shown) : shown;
		return `${number}  ${coloured}  ${paint.dim((ids[index] ?? '').padEnd(idWidth))}  ${plain(text)}`.trimEnd();
	});
}

function countsBlock(report: CheckReport, paint: Paints): string {
	const years = Object.entries(report.per_year).map(([year, count]) => [year, count] as const);
	const rows: (readonly [string, number | string])[] = [
		['recommendations', report.recommendations],
		...years.map(([year, count]) => [`  ${year}`, count] as const),
		['themes', report.themes],
		['  with a status', report.themes_with_status],
		['status cells', report.status_cells],
		['statements', report.statements],
		...Object.entries(report.per_coding_status),
		...Object.entries(report.per_status).map(([date, count]) => [`  by status of ${date}`, count] as const),
		...(['contexts', 'evidence', 'threads', 'verdicts', 'replies', 'priorities'] as const).flatMap((name) =>
			report[name] > 0 ? [[name, report[name]] as const] : []
		)
	];
	const files = report.sources.map(({ source, lines, encoding, byte_order_mark, line_ends }) => {
		const mark = byte_order_mark ? ', byte order mark' : '';
		return `${source}: ${lines} lines, ${encoding}${mark}, line ends ${line_ends}`;
	});
	const width = widest(rows.map(([name]) => name));
	return [
		paint.bold('Counts'),
		...files,
		...rows.map(([name, value]) => `${name.padEnd(width)} ${String(value).padStart(6)}`)
	].join('\n');
}

function repairsBlock({ repairs, sources }: CheckReport, paint: Paints): string {
	if (repairs.length === 0) return '';
	const kindWidth = widest(repairs.map((repair) => repair.kind));
	const rows = repairs.map(({ source, line, kind, before, after, reason }) => {
		const change = `${quoted(before)} -> ${quoted(after)}`;
		const file = sources.length > 1 ? `${source}:` : '';
		return `${file}${paint.dim(String(line).padStart(5))}  ${kind.padEnd(kindWidth)}  ${change}  ${paint.dim(reason)}`;
	});
	return [paint.bold(`Repairs (${repairs.length})`), ...rows].join('\n');
}

function findingsBlock(
	title: string,
	findings: readonly Finding[],
	colour: Paint,
	{ folder }: CheckReport,
	paint: Paints
): string {
	if (findings.length === 0) return '';
	const rows = findings.map(({ source, line, code, message }) => {
		const place = source === folder ? folder : `${folder}/${source}:${line}`;
		return `${place}: ${colour(code)}: ${plain(message)}`;
	});
	return [paint.bold(`${title} (${findings.length})`), ...rows].join('\n');
}

function verdict({ problems, notes }: CheckReport, paint: Paints): string {
	if (problems.length === 0) return paint.green(`no problem, ${notes.length} note(s)`);
	return paint.red(`${problems.length} problem(s), ${notes.length} note(s)`);
}

/** Control characters of a source must not reach a terminal. */
function plain(text: string): string {
	return stripVTControlCharacters(text)
		.replace(/[\t\n\r]+/g, ' | ')
		.replace(/\p{Cc}/gu, '');
}

function quoted(text: string): string {
	return JSON.stringify(text);
}

function widest(texts: readonly string[]): number {
	return texts.reduce((width, text) => Math.max(width, text.length), 0);
}
