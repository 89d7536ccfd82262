import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'tests/fuzz/corpus';

/** A case that once failed, kept so that it is tried for ever. */
export interface KeptCase {
	/** What was wrong, in a few words: the name of the file. */
	readonly name: string;
	readonly input: unknown;
}

/** The cases kept for a target, by name; none where nothing was found yet. */
export function keptCases(target: string): readonly KeptCase[] {
	const folder = join(FOLDER, target);
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.sort()
		.map((file) => ({
			name: file.replace(/\.json$/, '').replaceAll('-', ' '),
			input: parseInput(readFileSync(join(folder, file), 'utf8'))
		}));
}

/** Keeps a case under a name of small letters and hyphens. */
export function keepCase(target: string, name: string, input: unknown): void {
	mkdirSync(join(FOLDER, target), { recursive: true });
	writeFileSync(join(FOLDER, target, `${name}.json`), formatInput(input));
}

/** An input as JSON. Bytes stand as base64, parameters of an address as they are written there, a text that is one stretch many times over as the stretch and how often. */
export function formatInput(input: unknown): string {
	const text = JSON.stringify(
		input,
		(_, value: unknown) => {
			if (value instanceof URLSearchParams) return { $params: value.toString() };
			return value instanceof Uint8Array ? { $bytes: Buffer.from(value).toString('base64') } : value;
		},
		'\t'
	);
	return `${text}\n`;
}

/** What `formatInput` wrote, or a person: `{"$repeat": ["ab", 3], "before": "x", "after": "y"}` is `xabababy`. */
export function parseInput(text: string): unknown {
	return JSON.parse(text, (_, value: unknown) => {
		if (typeof value !== 'object' || value === null) return value;
		const {
			$bytes: bytes,
			$text: told,
			$params: params,
			$repeat: repeat,
			before = '',
			after = ''
		} = value as Record<string, unknown>;
		if (typeof bytes === 'string') return new Uint8Array(Buffer.from(bytes, 'base64'));
		if (typeof params === 'string') return new URLSearchParams(params);
		if (typeof told === 'string') return new TextEncoder().encode(told);
		if (!Array.isArray(repeat)) return value;
		const [stretch, times] = repeat as [string, number];
		return `${String(before)}${stretch.repeat(times)}${String(after)}`;
	});
}
