import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { projectRoot } from '#run/project.mjs';
import type { KeptPart, PartResult } from './part-result.ts';

const RESULTS = join(projectRoot, 'docs/reliability-results.json');
const DOCUMENT = join(projectRoot, 'docs/reliability.md');
const START = '<!-- measured: written by npm run soak and npm run fuzz -->';
const END = '<!-- end of measured -->';

const machine = () => {
	const cores = cpus();
	return `${cores[0]?.model.trim() ?? 'unknown'}, ${cores.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
};

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

function partText({ title, part, settings, measured, measuredOn, seconds, machine }: KeptPart): string {
	const set = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
	const rows = measured.map(({ what, wanted, measured, reached }) => {
		const mark = reached === null ? '' : reached ? 'yes' : '**no**';
		return `| ${[what, wanted, measured].map(cell).join(' | ')} | ${mark} |`;
	});
	return [
		`### ${title}`,
		`\`${part}\`, ${measuredOn}, ${Math.round(seconds)} s${set.length > 0 ? ` (${set.join(', ')})` : ''}. ${machine}.`,
		['| what | wanted | measured | reached |', '| --- | --- | --- | --- |', ...rows].join('\n')
	].join('\n\n');
}

/**
 * Keeps what a part found in docs/reliability-results.json, in place of what the same part found before, and writes the
 * tables of docs/reliability.md anew from all parts.
 * @throws where the document lacks the lines between which the tables stand
 */
export async function keepResult(result: PartResult, seconds: number): Promise<void> {
	// Written below by earlier runs.
	const before = existsSync(RESULTS)
		? (JSON.parse(readFileSync(RESULTS, 'utf8')) as readonly KeptPart[])
		: [];
	const kept: KeptPart = {
		...result,
		measuredOn: new Date().toISOString().slice(0, 10),
		seconds: Math.round(seconds * 10) / 10,
		machine: machine()
	};
	const parts = [...before.filter(({ part }) => part !== result.part), kept].sort((a, b) =>
		a.part < b.part ? -1 : 1
	);
	const options = await resolveConfig(DOCUMENT);
	writeFileSync(
		RESULTS,
		await format(JSON.stringify(parts), { ...options, parser: 'json', filepath: RESULTS })
	);

	const document = readFileSync(DOCUMENT, 'utf8');
	const [head, rest] = document.split(START);
	const tail = rest?.split(END)[1];
	if (head === undefined || tail === undefined)
		throw new Error(`docs/reliability.md: no lines "${START}" and "${END}"`);
	const text = `${head}${START}\n\n${parts.map(partText).join('\n\n')}\n\n${END}${tail}`;
	writeFileSync(DOCUMENT, await format(text, { ...options, parser: 'markdown', filepath: DOCUMENT }));
}
