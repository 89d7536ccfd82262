import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ContextReading, DocumentsReading, RegisterReading } from '#pipelines/model.ts';
import { openDictionary } from '#pipelines/open-dictionary.ts';
import { readDocumentFiles } from '#pipelines/read-documents.ts';
import { readRegisterFiles } from '#pipelines/read-register-files.ts';

/** The folders of the real data. */
export const ALBERTSLUND = 'data/registers/albertslund';
export const BALLERUP = 'data/registers/ballerup';
export const AALBORG = 'data/contexts/aalborg';
/** The made-up register with a later status, and words of its council and municipality. */
export const FJORDBY = 'tests/fixtures/registers/fjordby';

/** The real documents of prose. */
export const MEETING_134 = '000_59f12de0ec15ee8a.txt';
export const MEETING_160 = '002_411ecade9320aa22.txt';
export const REMARKS = '003_21580a20eb977137.txt';
export const POLICY = '004_6de805043700b9d7.txt';

const words = await openDictionary();
const areas = readFileSync('data/areas.csv');
const allowedNames = readFileSync('data/allowed-names.csv');

/** What a copy has in place of a file: other content, or what a function makes of the text; null takes the file out. */
export type Change = string | Uint8Array | null | ((text: string) => string);

/** The files of a real folder with some of them changed. */
export function copyOf(
	folder: string,
	changes: Readonly<Record<string, Change>> = {}
): Map<string, Uint8Array> {
	const files = new Map<string, Uint8Array>(
		readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))])
	);
	for (const [name, change] of Object.entries(changes)) {
		const content = typeof change === 'function' ? change(textOf(files.get(name))) : change;
		if (content === null) files.delete(name);
		else files.set(name, typeof content === 'string' ? new TextEncoder().encode(content) : content);
	}
	return files;
}

function textOf(bytes: Uint8Array | undefined): string {
	return new TextDecoder().decode(bytes);
}

/** Reads a changed copy of a real register folder, all of its documents, as a build does. */
export async function readFolder(
	folder: string,
	changes: Readonly<Record<string, Change>> = {},
	requireIds = false
): Promise<RegisterReading> {
	const context = { folder, words, areas, allowedNames, requireIds };
	return (await readRegisterFiles(copyOf(folder, changes), context)).reading;
}

/** Reads a changed copy of the policy. */
export function readPolicy(
	changes: Readonly<Record<string, Change>> = {},
	requireIds = false
): Promise<ContextReading> {
	return readDocumentFiles(copyOf(AALBORG, changes), {
		folder: AALBORG,
		words,
		areas,
		allowedNames,
		requireIds
	});
}

/** Lines by role of one document. */
export function roleCounts({ lineAccounts }: DocumentsReading, file: string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { source, role } of lineAccounts) if (source === file) counts[role] = (counts[role] ?? 0) + 1;
	return counts;
}

/** `file:line code` of every problem. */
export function problemsIn({ problems }: DocumentsReading): string[] {
	return problems.map(({ source, line, code }) => `${source}:${line} ${code}`);
}

/** The text with one line in place of another, counted from 1. */
export function withLine(number: number, line: string): (text: string) => string {
	return (text) => {
		const lines = text.split('\n');
		lines[number - 1] = line;
		return lines.join('\n');
	};
}
