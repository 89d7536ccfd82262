import { parseArgs } from 'node:util';
import { keepResult } from './keep-results.ts';
import type { LongPart } from './part-result.ts';

/** The parts of a long run by name, each loaded when it is asked for. */
export type LongParts = Readonly<Record<string, () => Promise<LongPart>>>;

function numberOf(name: string, given: string | undefined): number | null {
	if (given === undefined) return null;
	const number = Number(given);
	if (!Number.isFinite(number) || number < 0) throw new Error(`--${name} ${given} is not a number`);
	return number;
}

/**
 * Runs the parts that are named, or all, one after the other, prints what each found and keeps it in
 * docs/reliability.md; with `--dry` nothing is kept.
 * @returns the exit code: 0 where all that is wanted was reached, 1 where not or where a part failed, 2 for wrong usage
 */
export async function runParts(parts: LongParts, args: readonly string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			seed: { type: 'string' },
			cases: { type: 'string' },
			minutes: { type: 'string' },
			dry: { type: 'boolean', default: false }
		}
	});
	const names = positionals.length > 0 ? positionals : Object.keys(parts);
	const unknown = names.filter((name) => !Object.hasOwn(parts, name));
	if (unknown.length > 0) {
		console.error(`unknown part: ${unknown.join(', ')}\nparts: ${Object.keys(parts).join(', ')}`);
		return 2;
	}
	const options = {
		seed: numberOf('seed', values.seed) ?? 1,
		cases: numberOf('cases', values.cases),
		minutes: numberOf('minutes', values.minutes)
	};
	let missed = 0;
	for (const name of names) {
		console.log(`\n== ${name}`);
		const started = performance.now();
		const part = await parts[name]?.();
		if (part === undefined) continue;
		const result = await part.run({ ...options, say: (line) => console.log(`  ${line}`) });
		for (const { what, wanted, measured, reached } of result.measured) {
			const mark = reached === null ? ' ' : reached ? '✓' : '✗';
			console.log(`${mark} ${what}: ${measured}${wanted === '' ? '' : ` (wanted: ${wanted})`}`);
			if (reached === false) missed += 1;
		}
		if (!values.dry) await keepResult(result, (performance.now() - started) / 1000);
	}
	return missed > 0 ? 1 : 0;
}
